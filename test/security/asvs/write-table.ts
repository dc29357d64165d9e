import { readFileSync, writeFileSync } from 'node:fs'
import { BEGINNING, securityTable } from './table.js'

/** Writes the table anew after a change of the requirements: `npm run security-table`. */
const document = new URL('../../../docs/security.md', import.meta.url)
const before = readFileSync(document, 'utf8').split(BEGINNING)[0] ?? ''
writeFileSync(document, `${before}${securityTable()}`)
