import { declarations } from './declarations-table.js'

// Part of `npm run build`: no program is made that could write text about persons into the log undeclared.
const { faults } = declarations()
for (const { event, field, says } of faults) process.stderr.write(`${event}.${field} ${says}\n`)
if (faults.length > 0) process.exitCode = 1
