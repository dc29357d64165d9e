import type { CommandOf } from '../commands.js'
import { restsOnFinalDecision } from '../decision/standing.js'
import type { DomainEvent } from '../events.js'
import type { SubjectPath } from '../house/subject.js'
import { accept, type Decided, type DecisionContext, type Refused, refuse } from '../shared/decider.js'
import type { PartnerId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import { dayBefore } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { kboMustBeFree } from './kbo-holder.js'

type MergePartners = CommandOf<'MergePartners'>

const aboutPartners = 'partners' as SubjectPath

/** Each of them is a partner until the day before, with nothing known of its end, and is named once. */
const mustStop = (state: HouseState, { partners, effectiveOn }: MergePartners): Refused | null => {
  for (const [index, id] of partners.entries()) {
    const field = `partners.${index}`
    const partner = state.partners.get(id)
    if (partner === undefined) return refuse('partner.unknown', field)
    if (partners.indexOf(id) < index) return refuse('partner.named-twice', field, { partner: partner.name })
    if (partner.leftBy !== null || !covers(partner.period, dayBefore(effectiveOn))) {
      return refuse('partner.not-present', field, { partner: partner.name, day: dayBefore(effectiveOn) })
    }
  }
  return null
}

/** The successor is another partner that is there, and stays; or a new one, whose KBO number nobody else has. */
const mayFollow = (state: HouseState, { partners, into, effectiveOn }: MergePartners): Refused | null => {
  if (into.kind === 'new') {
    return kboMustBeFree(state, into.newPartner.kbo, effectiveOn, 'into.newPartner.kbo', partners)
  }
  const successor = state.partners.get(into.partner)
  if (successor === undefined) return refuse('partner.unknown', 'into.partner')
  if (partners.includes(into.partner)) {
    return refuse('partner.merges-into-itself', 'into.partner', { partner: successor.name })
  }
  return successor.leftBy !== null || !covers(successor.period, effectiveOn)
    ? refuse('partner.not-present', 'into.partner', { partner: successor.name, day: effectiveOn })
    : null
}

/** A merger: the successor is admitted where it is new, stands in the place of the others, and leads where one of them led. */
export const mergePartners = (command: MergePartners, state: HouseState, context: DecisionContext): Decided => {
  const { partners, into, basis } = command
  const refused = mustStop(state, command) ?? mayFollow(state, command)
  if (refused !== null) return refused
  if (basis.kind === 'decision' && !restsOnFinalDecision(state, basis.decision, aboutPartners)) {
    return refuse('partner.decision-does-not-merge', 'basis.decision')
  }
  const isNew = into.kind === 'new'
  const successor = isNew ? (context.newId() as PartnerId) : into.partner
  const admitted: readonly DomainEvent[] = isNew
    ? [
        {
          type: 'PartnerAdmitted',
          data: { partner: successor, ...into.newPartner, basis, candidacy: null, irregular: null },
        },
      ]
    : []
  const { house } = state
  const leads: readonly DomainEvent[] =
    house !== null && house.leadPartner !== null && partners.includes(house.leadPartner)
      ? [{ type: 'LeadPartnerDesignated', data: { house: house.id, partner: successor } }]
      : []
  return accept(
    [...admitted, { type: 'PartnersMerged', data: { partners, into: successor, basis } }, ...leads],
    isNew ? { partner: successor } : {},
  )
}
