import { readFileSync, writeFileSync } from 'node:fs'
import { type MutationReport, scoreTable, survivorsList } from './survivors.js'

const docs = new URL('../../docs/', import.meta.url)
const [begin, end] = ['<!-- scores -->', '<!-- end of scores -->']

/** Writes the scores and the list of survivors anew after `npm run mutation`: `npm run mutation:report`. */
const report = JSON.parse(
  readFileSync(new URL('../../coverage/mutation/report.json', import.meta.url), 'utf8'),
) as MutationReport
const page = readFileSync(new URL('mutation.md', docs), 'utf8')
const before = page.slice(0, page.indexOf(begin) + begin.length)
const after = page.slice(page.indexOf(end))
writeFileSync(new URL('mutation.md', docs), `${before}\n${scoreTable(report)}\n${after}`)
writeFileSync(
  new URL('mutation-survivors.md', docs),
  `# Mutants that no test notices\n\nWritten by \`npm run mutation:report\`; see [mutation](mutation.md) for the kinds there are.\n\n${survivorsList(report)}`,
)
