import type { NamedGrantee, NamedGrantor } from '../../../projections/mandate-register/answers.js'
import type { WhoMayDecideEntry } from '../../application/who-may-decide.js'
import type { View } from '../frame/view.js'

/** Who or what a mandate comes from, in words. */
export const grantorText = ({ say, day }: View, grantor: NamedGrantor): string => {
  switch (grantor.kind) {
    case 'organ':
      return grantor.organ.name
    case 'agreement':
      return say('chain.agreement', { title: grantor.agreement.name })
    case 'founding-text':
      return say('chain.founding-text', {
        kind: say(`word.text-kind.${grantor.textKind}`),
        reference: grantor.reference,
        day: day(grantor.date),
      })
  }
}

/** Who holds a mandate: an organ, or whoever has a role in it. */
export const granteeText = ({ say }: View, { organ, role }: NamedGrantee): string =>
  role === null ? organ.name : say('chain.grantee-role', { role: say(`word.seat-role.${role}`), organ: organ.name })

/** What one organ may do about one subject, in words: the level, the limits that come with it, who ratifies. */
export const mayDoText = ({ say, money, list }: View, entry: WhoMayDecideEntry): string => {
  const { level, perDecisionCents, perYearCents, conditions, ratifiedBy, addressee } = entry
  return [
    say(`word.level.${level}`),
    ...(perDecisionCents === null ? [] : [say('mandate.per-decision', { amount: money(perDecisionCents) })]),
    ...(perYearCents === null ? [] : [say('mandate.per-year', { amount: money(perYearCents) })]),
    ...conditions,
    ...(ratifiedBy.length === 0
      ? []
      : [say('mandate.ratified-by', { organ: list(ratifiedBy.map(({ name }) => name)) })]),
    ...(addressee === null ? [] : [say('mandate.addressed-to', { organ: addressee.name })]),
  ].join('; ')
}
