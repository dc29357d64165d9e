import { writeFileSync } from 'node:fs'
import { declarationsTable } from './declarations-table.js'

/** Writes the published table anew after a change of the events: `npm run personal-data-table`. */
writeFileSync(new URL('../../../docs/personal-data.md', import.meta.url), declarationsTable())
