import type { MandateSegment, NamedGrantee, NamedGrantor } from '../../../projections/mandate-register/answers.js'
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

/** Who ratifies, and in which order where there are several. */
const ratifiedText = ({ say, list }: View, { ratifyingOrgans, ratificationOrder }: MandateSegment): string => {
  const organs = list(ratifyingOrgans.map(({ name }) => name))
  return ratificationOrder === null
    ? say('mandate.ratified-by', { organ: organs })
    : say(`mandate.ratified-by-${ratificationOrder}`, { organs })
}

/** Within which limits a mandate holds, in words. */
export const limitsText = (view: View, segment: MandateSegment): string => {
  const { say, money } = view
  const {
    perDecisionCents,
    perYearCents,
    conditions,
    ratifyingOrgans,
    addressee,
    mayBeSubDelegated,
    subDelegation,
    confirmConditions,
  } = segment
  const parts = [
    ...(perDecisionCents === null ? [] : [say('mandate.per-decision', { amount: money(perDecisionCents) })]),
    ...(perYearCents === null ? [] : [say('mandate.per-year', { amount: money(perYearCents) })]),
    ...conditions,
    ...(ratifyingOrgans.length === 0 ? [] : [ratifiedText(view, segment)]),
    ...(addressee === null ? [] : [say('mandate.addressed-to', { organ: addressee.name })]),
    ...(confirmConditions ? [say('mandate.confirm-conditions')] : []),
    ...(mayBeSubDelegated ? [say(subDelegation === null ? 'mandate.sub-delegation' : 'mandate.one-step')] : []),
  ]
  return parts.length === 0 ? '–' : parts.join('; ')
}

/** From when until when a mandate holds in this way. */
export const periodText = ({ say, day }: View, { from, until }: MandateSegment): string =>
  until === null
    ? say('mandate.from', { from: day(from) })
    : say('mandate.from-until', { from: day(from), until: day(until) })
