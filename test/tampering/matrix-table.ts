import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../src/package-root.js'
import { isWholeMatrix, matrixSeed } from './matrix-settings.js'

/** What was tampered with; each has a table of its own in docs/trust.md. */
export type Section = 'exported log' | 'database' | 'personal values'

/** A way to tamper, as the table names it. */
export type NamedClass = { readonly name: string; readonly changed: string; readonly foundBy: string }

/** How often a class was tried; every time was found, or the test has failed before this is written. */
export type Tried = NamedClass & { readonly sizes: readonly number[] }

const TRUST = join(packageRoot, 'docs', 'trust.md')

const markers = (section: Section) => ({
  start: `<!-- tampering, ${section}: from here on written by npm run tamper-matrix -->`,
  end: `<!-- tampering, ${section}: end -->`,
})

const counted = (value: number): string => value.toLocaleString('en')

const rowOf = ({ name, changed, foundBy, sizes }: Tried): string => {
  const largest = counted(sizes.reduce((most, size) => Math.max(most, size), 0))
  return `| ${name} | ${changed} | ${foundBy} | ${counted(sizes.length)} | ${largest} | ${counted(sizes.length)} |`
}

/** What stands between the markers of a section now. @throws when docs/trust.md lacks them */
export const readTable = async (section: Section): Promise<string> => {
  const { start, end } = markers(section)
  const text = await readFile(TRUST, 'utf8')
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/trust.md has no table of the ${section}`)
  return text.slice(from + start.length, to)
}

/** Writes the table of a section, when the whole matrix was run. `clean` says what raised no alarm. */
export const writeTable = async (section: Section, tried: readonly Tried[], clean: string): Promise<void> => {
  if (!isWholeMatrix) return
  const { start, end } = markers(section)
  const text = await readFile(TRUST, 'utf8')
  const table = [
    '',
    '| tampering | what was changed | found by | tried | largest log | found |',
    '|---|---|---|---|---|---|',
    ...tried.map(rowOf),
    '',
    `${clean} (seed ${matrixSeed}, ${new Date().toISOString().slice(0, 10)})`,
    '',
  ].join('\n')
  await writeFile(
    TRUST,
    text.replace(`${start}${await readTable(section)}${end}`, () => `${start}\n${table}\n${end}`),
  )
}
