import { agreementMustBeInForce } from '../agreement/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { actsFor } from '../organ/succession.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { MandateId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { isDirectlyBelow } from './chain.js'
import { type Extent, excess } from './coverage.js'
import type { Grantee, Grantor } from './events.js'
import { resolveMandate } from './resolve.js'
import { hasEnded, type Mandate, termsOn } from './state.js'

/** Nobody grants more than they have: one mandate of the grantor must hold everything that is granted. */
export const grantorMustHold = (
  state: HouseState,
  { grantor, grantee }: { readonly grantor: Grantor; readonly grantee: Grantee },
  granted: Extent,
  day: LocalDate,
): Refused | null => {
  if (grantor.kind === 'founding-text') return null
  if (grantor.kind === 'agreement') return agreementMustBeInForce(state, grantor.agreement, day, 'grantor.agreement')
  const acting = (organ: OrganId): OrganId => actsFor(state, organ, day)
  const grantorNow = acting(grantor.organ)
  const inactive = organMustBeActive(state, grantorNow, day, 'grantor.organ')
  if (inactive !== null) return inactive
  const byGranting = [...state.mandates.values()].sort((a, b) => a.grantedAtRevision - b.grantedAtRevision)
  const held = byGranting.flatMap((own) => {
    const terms = acting(own.grantee.organ) === grantorNow && own.grantee.role === null ? termsOn(own, day) : null
    return terms === null ? [] : [{ subject: own.subject, terms, period: own.period }]
  })
  const compared = { ...granted, directlyBelow: isDirectlyBelow(state, grantee, grantorNow, day) }
  const shortcomings = held.map((own) => excess(compared, own, acting))
  const anchored = resolveMandate(state, {
    organ: grantorNow,
    role: null,
    subject: granted.subject,
    amount: null,
    on: day,
  }).found
  if (anchored && shortcomings.includes(null)) return null
  const closest = shortcomings.findLast((shortcoming) => shortcoming !== 'subject') ?? 'subject'
  return refuse('mandate.exceeds-grantor', 'grantor.organ', {
    organ: state.organs.get(grantorNow)?.name ?? '',
    exceeds: closest,
  })
}

/** The mandate, or the refusal that it is not there or has ended; `field` is the field that names it. */
export const findStanding = (state: HouseState, id: MandateId, day: LocalDate, field: string): Mandate | Refused => {
  const mandate = state.mandates.get(id)
  if (mandate === undefined) return refuse('mandate.unknown', field)
  return hasEnded(mandate, day) ? refuse('mandate.ended', field, { day }) : mandate
}

/** Tells a refusal from the mandate that was looked for. */
export const isRefused = (found: Mandate | Refused): found is Refused => 'ok' in found
