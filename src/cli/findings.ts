import { createQueries } from '../../projections/create-queries.js'
import type { FindingEntry, FindingFilter } from '../../projections/findings/answers.js'
import { type CatalogueEntry, findingCatalogue } from '../application/finding-catalogue.js'
import { dayInFlanders } from '../domain/shared/time.js'
import { sentence } from '../texts/catalogue.js'
import { everyItem, findAskedHouse } from './asked-house.js'
import { readDay, readMoment } from './asked-time.js'
import { withRuntime } from './with-runtime.js'

export type FindingsArguments = {
  /** Id or name; null for every house. */
  readonly house: string | null
  readonly asOf: string | null
  readonly knownAt: string | null
  readonly open: boolean
  readonly catalogue: boolean
  readonly json: boolean
}

const say = sentence('nl')

const aboutText = ({ about }: FindingEntry): string => {
  const kind = say(`word.about.${about.kind}`)
  const where = about.dossier === null ? kind : say('findings.in-dossier', { kind, dossier: about.dossier.title })
  return about.organ === null ? where : say('findings.in-organ', { kind: where, organ: about.organ.name })
}

const describe = (found: FindingEntry): readonly string[] => [
  `  [${say(`word.severity.${found.severity}`)}] ${say(`finding.${found.code}.name`)} (${found.code})`,
  `    ${aboutText(found)}`,
  `    ${say('findings.since').toLowerCase()} ${found.since}, ${
    found.healedOn === null ? say('findings.still-open') : `${say('findings.healed').toLowerCase()} ${found.healedOn}`
  }`,
  `    ${say('findings.proof').toLowerCase()}: ${found.events.join(', ')}`,
]

const print = (found: readonly FindingEntry[]): string => {
  if (found.length === 0) return `${say('findings.none')}\n`
  const houses = new Map<string, FindingEntry[]>()
  for (const one of found) houses.set(one.house.id, [...(houses.get(one.house.id) ?? []), one])
  const parts = [...houses.values()].map((of) => [of[0]?.house.name ?? '', ...of.flatMap(describe)].join('\n'))
  return `${parts.join('\n\n')}\n`
}

const describeKind = ({ code, severity, name, meaning, source, heal }: CatalogueEntry): string =>
  [
    `${name} (${code}, ${say(`word.severity.${severity}`)})`,
    `  ${meaning}`,
    `  ${say('findings.heal')}: ${heal}`,
    `  ${say('findings.source')}: ${source}`,
  ].join('\n')

const printCatalogue = (json: boolean): void => {
  const kinds = findingCatalogue('nl')
  const text = json ? JSON.stringify(kinds, null, 2) : kinds.map(describeKind).join('\n\n')
  process.stdout.write(`${text}\n`)
}

const asJson = ({ code, severity, house, about, since, healedOn, events }: FindingEntry) => ({
  code,
  severity,
  house,
  about,
  since,
  healedOn,
  events,
})

/** Prints what the ledger finds irregular, or every kind of irregularity it knows. */
export const findings = async (asked: FindingsArguments): Promise<void> => {
  const [asOf, knownAt] = [readDay(asked.asOf), readMoment(asked.knownAt)]
  if (asked.catalogue) {
    printCatalogue(asked.json)
    return
  }
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    await runtime.engine.catchUp()
    const queries = createQueries(runtime.pool)
    const filter: FindingFilter = {
      asOf: asOf ?? dayInFlanders(runtime.now()),
      knownAt,
      ...(asked.house === null ? {} : { house: (await findAskedHouse(queries, asked.house)).id }),
      ...(asked.open ? { open: true } : {}),
    }
    const found = await everyItem<FindingEntry>((page) => queries.listFindings(filter, page))
    process.stdout.write(asked.json ? `${JSON.stringify(found.map(asJson), null, 2)}\n` : print(found))
  })
}
