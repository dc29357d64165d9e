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

const row = (name: string, { mutants, killed: dead, survived: alive }: Count): string =>
  `| ${name} | ${mutants} | ${dead} | ${alive} | ${mutants === 0 ? '–' : `${((100 * dead) / mutants).toFixed(1)} %`} |`

/** Folder by folder: mutants, killed, survived, score; a Markdown table. */
export const scoreTable = ({ files }: MutationReport): string => {
  const all = Object.entries(files)
  const rows = [...new Set(all.map(([file]) => folderOf(file)))]
    .map((folder) => {
      const mutants = all.flatMap(([file, one]) => (folderOf(file) === folder ? one.mutants : []))
      return { folder, count: countOf(mutants) }
    })
    .filter(({ count }) => count.mutants > 0)
    .sort((one, other) => (one.folder < other.folder ? -1 : 1))
    .map(({ folder, count }) => row(folder, count))
  const total = countOf(Object.values(files).flatMap(({ mutants }) => mutants))
  return [
    '| folder | mutants | killed | survived | score |',
    '|---|--:|--:|--:|--:|',
    ...rows,
    row('**all**', total),
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

/** Every mutant that no test noticed: where, by which mutator, and what became of what. */
export const survivorsList = ({ files }: MutationReport): string =>
  Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, { source, mutants }]) => {
      const lines = mutants
        .filter(survived)
        .sort((one, other) => one.location.start.line - other.location.start.line)
        .map(
          (mutant) =>
            `- ${mutant.location.start.line} ${mutant.mutatorName}${mutant.status === 'NoCoverage' ? ' (no test comes here)' : ''}: ` +
            `\`${short(textAt(source, mutant.location))}\` → \`${short(mutant.replacement ?? '')}\``,
        )
      return lines.length === 0 ? [] : [`## ${file}\n\n${lines.join('\n')}\n`]
    })
    .join('\n')
