import { writeFileSync } from 'node:fs'
import { houseSchema } from './house-schema.js'

/** Writes the published schema anew after a change of the commands: `npx tsx src/importing/write-house-schema.ts`. */
writeFileSync(new URL('../../houses/house.schema.json', import.meta.url), `${JSON.stringify(houseSchema(), null, 2)}\n`)
