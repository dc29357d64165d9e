import canonicalize from 'canonicalize'
import { asOfDay } from '../../../domain/finding/finding.js'
import { findingsOf } from '../../../domain/finding/findings.js'
import type { ExportTable } from '../../money/export/table.js'
import { type Column, listed, namesOf, register, type Telling } from './register.js'

const columns = [
  'code',
  'finding',
  'severity',
  'about',
  'about-id',
  'dossier',
  'organ',
  'since',
  'healed-on',
  'details',
  'events',
] as const satisfies readonly Column[]

/** Everything irregular that the rules see as of the day, healed or not, by first day. */
export const findingsRegister = (telling: Telling): ExportTable => {
  const { state, say, day } = telling
  const { organ } = namesOf(telling)
  return register(
    say,
    'findings',
    columns,
    findingsOf(state)
      .flatMap((finding) => asOfDay(finding, day) ?? [])
      .map(({ code, severity, about, since, healedOn, details, events }) => [
        code,
        say(`finding.${code}.name`),
        say(`word.severity.${severity}`),
        say(`word.about.${about.kind}`),
        about.id,
        about.dossier,
        organ(about.organ),
        since,
        healedOn,
        canonicalize(details) ?? '',
        listed(events),
      ]),
  )
}
