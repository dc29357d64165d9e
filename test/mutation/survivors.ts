/** What this reads of Stryker's report (mutation-testing-report-schema). */
export type MutationReport = {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string
        readonly mutants: readonly {
          readonly mutatorName: string
          readonly replacement?: string
          readonly status: string
          readonly location: { readonly start: Place; readonly end: Place }
        }[]
      }
    >
  >
}

type Place = { readonly line: number; readonly column: number }
type Mutant = MutationReport['files'][string]['mutants'][number]
type Count = { readonly mutants: number; readonly killed: number; readonly survived: number }

const killed = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout'
const survived = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage'

const countOf = (mutants: readonly Mutant[]): Count => {
  const [dead, alive] = [mutants.filter(killed).length, mutants.filter(survived).length]
  return { mutants: dead + alive, killed: dead, survived: alive }
}

const folderOf = (file: string): string => (file.split('/')[3] === undefined ? '(the list files)' : file.split('/')[2]!)

const row = ([name, { mutants, killed: dead, survived: alive }]: readonly [string, Count]): string =>
  `| ${name} | ${mutants} | ${dead} | ${alive} | ${mutants === 0 ? '–' : `${((100 * dead) / mutants).toFixed(1)} %`} |`

/** What an earlier table says of each folder. */
const countsIn = (table: string): readonly (readonly [string, Count])[] =>
  [...table.matchAll(/^\| ([^|*]+) \| (\d+) \| (\d+) \| (\d+) \|/gm)].map(([, folder, ...counts]) => {
    const [mutants, dead, alive] = counts.map(Number)
    return [folder!, { mutants: mutants!, killed: dead!, survived: alive! }]
  })

const foldersOf = ({ files }: MutationReport): ReadonlySet<string> => new Set(Object.keys(files).map(folderOf))

const inOrder = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1

/**
 * Folder by folder: mutants, killed, survived, score; a Markdown table.
 * @param before an earlier table: folders that this report does not have stay as they stand there
 */
export const scoreTable = (report: MutationReport, before = ''): string => {
  const measured = foldersOf(report)
  const counts = [...measured].map((folder): readonly [string, Count] => {
    const mutants = Object.entries(report.files).flatMap(([file, one]) =>
      folderOf(file) === folder ? one.mutants : [],
    )
    return [folder, countOf(mutants)]
  })
  const all = [...counts, ...countsIn(before).filter(([folder]) => !measured.has(folder))]
  const sum = (of: keyof Count): number => all.reduce((total, [, count]) => total + count[of], 0)
  return [
    '| folder | mutants | killed | survived | score |',
    '|---|--:|--:|--:|--:|',
    ...all
      .filter(([, { mutants }]) => mutants > 0)
      .sort(inOrder)
      .map(row),
    row(['**all**', { mutants: sum('mutants'), killed: sum('killed'), survived: sum('survived') }]),
  ].join('\n')
}

const short = (code: string): string => {
  const line = code.replaceAll(/\s+/g, ' ').replaceAll('`', '´').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

const textAt = (source: string, { start, end }: Mutant['location']): string => {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  return lines
    .map((line, index) => {
      const until = index === lines.length - 1 ? end.column - 1 : line.length
      return line.slice(index === 0 ? start.column - 1 : 0, until)
    })
    .join('\n')
}

const sectionOf = (file: string, { source, mutants }: MutationReport['files'][string]): string => {
  const lines = mutants
    .filter(survived)
    .sort((one, other) => one.location.start.line - other.location.start.line)
    .map(
      (mutant) =>
        `- ${mutant.location.start.line} ${mutant.mutatorName}${mutant.status === 'NoCoverage' ? ' (no test comes here)' : ''}: ` +
        `\`${short(textAt(source, mutant.location))}\` → \`${short(mutant.replacement ?? '')}\``,
    )
  return lines.length === 0 ? '' : `## ${file}\n\n${lines.join('\n')}\n`
}

/** The sections of an earlier list, by file. */
const sectionsIn = (list: string): readonly (readonly [string, string])[] =>
  [...list.matchAll(/^## (\S+)\n\n(?:- .*\n)+/gm)].map(([section, file]) => [file!, section])

/**
 * Every mutant that no test noticed: where, by which mutator, and what became of what.
 * @param before an earlier list: folders that this report does not have stay as they stand there
 */
export const survivorsList = (report: MutationReport, before = ''): string => {
  const measured = foldersOf(report)
  const kept = sectionsIn(before).filter(([file]) => !measured.has(folderOf(file)))
  const own = Object.entries(report.files).map(([file, one]) => [file, sectionOf(file, one)] as const)
  return [...kept, ...own]
    .filter(([, section]) => section !== '')
    .sort(inOrder)
    .map(([, section]) => section)
    .join('\n')
}
