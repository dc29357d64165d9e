import type { Mandate } from '../../../domain/mandate/state.js'
import type { ExportCell, ExportTable } from '../../money/export/table.js'
import { type Column, centsOf, listed, namesOf, oldestFirst, register, type Telling } from './register.js'

const columns = [
  'mandate',
  'grantor',
  'grantee',
  'subject',
  'terms-from',
  'from',
  'until',
  'level',
  'per-decision',
  'per-year',
  'conditions',
  'ratifying-organs',
  'addressee',
  'sub-delegation',
  'suspended',
  'revoked-on',
  'event',
] as const satisfies readonly Column[]

/** Every mandate there ever was, a row for each of its terms. */
export const mandatesRegister = (telling: Telling): ExportTable => {
  const { state, say } = telling
  const { organ, subject, grantor, grantee } = namesOf(telling)
  const rowsOf = (id: string, mandate: Mandate): readonly (readonly ExportCell[])[] =>
    mandate.terms.map(({ from, terms, event }) => [
      id,
      grantor(mandate.grantor),
      grantee(mandate.grantee),
      subject(mandate.subject),
      from,
      mandate.period.from,
      mandate.period.until,
      say(`word.level.${terms.level}`),
      centsOf(terms.limits.perDecisionCents),
      centsOf(terms.limits.perYearCents),
      terms.limits.conditions.join('; '),
      listed(
        [...(terms.ratifyingOrgan === null ? [] : [terms.ratifyingOrgan]), ...(terms.furtherRatifyingOrgans ?? [])].map(
          (one) => organ(one),
        ),
      ),
      organ(terms.addressee),
      say(terms.mayBeSubDelegated ? 'money.export.yes' : 'money.export.no'),
      listed(mandate.suspensions.map((one) => `${one.from} – ${one.until ?? ''}`)),
      mandate.revokedOn,
      event,
    ])
  return register(
    say,
    'mandates',
    columns,
    oldestFirst(state.mandates, ({ event }) => event).flatMap(([id, mandate]) => rowsOf(id, mandate)),
  )
}
