import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { packageRoot } from '../../../src/package-root.js'
import { requirements } from './requirements.js'

/*
 * Did every test that the table names run and pass? Asked of the JSON report of a run of all tests (vitest, reporter "json"):
 * `npm run security-results -- <report>`. One that was skipped, failed or is not in it ends this with exit code 1.
 */

type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Give the report of a run of all tests')
const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report

/** A title as it is written, with its places for values, against a title as it ran. */
const matches = (written: string, ran: string): boolean =>
  new RegExp(
    `^${written
      .split(/%[sjid]/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]*')}$`,
  ).test(ran)

const outcomes = new Map(
  testResults.map(({ name, assertionResults }) => [relative(packageRoot, name), assertionResults]),
)

const faults = requirements.flatMap(({ id, evidence }) =>
  evidence.flatMap((one) => {
    if (!('file' in one)) return []
    const ran = (outcomes.get(one.file) ?? []).filter(({ title }) => matches(one.title, title))
    return ran.length > 0 && ran.every(({ status }) => status === 'passed') ? [] : [`${id}: ${one.file}: ${one.title}`]
  }),
)

for (const fault of faults) process.stdout.write(`did not pass  ${fault}\n`)
process.stdout.write(`${requirements.length} requirements, ${faults.length} tests of them did not pass\n`)
process.exitCode = faults.length === 0 ? 0 : 1
