import { readFileSync, writeFileSync } from 'node:fs'
import { type MutationReport, scoreTable, survivorsList } from './survivors.js'

const docs = new URL('../../docs/', import.meta.url)
const [begin, end] = ['<!-- scores -->', '<!-- end of scores -->']

/**
 * Writes the scores and the list of survivors anew after `npm run mutation`: `npm run mutation:report`. Folders that were
 * not measured this time keep what was written of them.
 */
const report = JSON.parse(
  readFileSync(new URL('../../coverage/mutation/report.json', import.meta.url), 'utf8'),
) as MutationReport
const page = readFileSync(new URL('mutation.md', docs), 'utf8')
const list = readFileSync(new URL('mutation-survivors.md', docs), 'utf8')
const [from, until] = [page.indexOf(begin) + begin.length, page.indexOf(end)]
const table = scoreTable(report, page.slice(from, until))
writeFileSync(new URL('mutation.md', docs), `${page.slice(0, from)}\n${table}\n${page.slice(until)}`)
writeFileSync(
  new URL('mutation-survivors.md', docs),
  `# Mutants that no test notices\n\nWritten by \`npm run mutation:report\`; see [mutation](mutation.md) for the kinds there are.\n\n${survivorsList(report, list)}`,
)
