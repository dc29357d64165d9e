import { finalOn } from '../bekrachtiging/status.js'
import { isFinallyAdopted } from '../decision/standing.js'
import type { DomainEvent } from '../events.js'
import { allocationsByDecision, allocationsOfDossier } from '../money/places.js'
import { breaches, linesThatHold, taken } from '../money/room.js'
import type { AllocationId, DecisionId, DossierId } from '../shared/identifiers.js'
import { type Cents, toWire } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

/** Was money allocated by a decision of this dossier? */
export const hasAllocations = (state: HouseState, dossier: DossierId): boolean =>
  (state.money.places.ofDossier.get(dossier)?.length ?? 0) > 0

/** Has the decision its money already? A plan is carried out once, whichever organ's decision made it final. */
const isCarriedOut = (state: HouseState, dossier: DossierId): boolean =>
  allocationsOfDossier(state, dossier).some(([, one]) => one.planLine !== null && one.withdrawn === null)

/** The money of a plan whose decision is final: an allocation for each line that holds. */
const made = (
  state: HouseState,
  dossier: DossierId,
  id: DecisionId,
  on: LocalDate,
  newId: () => string,
): readonly DomainEvent[] => {
  const plan = state.money.plans.get(dossier)
  const decision = state.dossiers.get(dossier)?.decisions.get(id)
  if (plan === undefined || decision?.proposalVersion !== plan.version) return []
  const events: DomainEvent[] = []
  const takings = [...taken(state, dossier)]
  for (const { number, line, amount } of linesThatHold(plan.lines, decision)) {
    const taking = { grant: line.grant, category: line.category, year: line.year, amount }
    const rules = breaches(state, [taking], on, takings, () => '').map(({ refusal }) => refusal.code as string)
    takings.push(taking)
    const allocation = newId() as AllocationId
    const what = { ...line, amountCents: toWire(amount) }
    events.push({
      type: 'AllocationMade',
      data: {
        allocation,
        dossier,
        decision: id,
        planLine: number,
        ...what,
        breaks: [...new Set(rules)],
        because: null,
      },
    })
  }
  return events
}

/** What is not committed of the money of a decision that is not final any more goes back. */
const withdrawn = (state: HouseState, id: DecisionId): readonly DomainEvent[] =>
  allocationsByDecision(state, id).flatMap(([allocation, { decision, grant, amount, committed, withdrawn: gone }]) =>
    decision !== id || gone !== null
      ? []
      : [
          {
            type: 'AllocationWithdrawn' as const,
            data: {
              allocation,
              grant,
              freedCents: toWire((amount - committed) as Cents),
              toGiver: state.money.grants.get(grant)?.closed != null,
              because: { kind: 'decision-no-longer-final' as const },
            },
          },
        ],
  )

/**
 * What follows for the money of a dossier when something happened to its decisions: allocations are made when a decision
 * with a plan becomes final, never before, and withdrawn as far as they are free when it no longer is.
 */
export const moneyThatFollows = (
  before: HouseState,
  after: HouseState,
  dossier: DossierId,
  on: LocalDate,
  newId: () => string,
): readonly DomainEvent[] => {
  const earlier = before.dossiers.get(dossier)?.decisions
  const events: DomainEvent[] = []
  for (const [id, decision] of after.dossiers.get(dossier)?.decisions ?? []) {
    const was = earlier?.get(id)
    const wasFinal = was !== undefined && isFinallyAdopted(was)
    const isFinal = isFinallyAdopted(decision) && finalOn(decision) !== null
    if (isFinal && !wasFinal && !isCarriedOut(after, dossier)) events.push(...made(after, dossier, id, on, newId))
    if (wasFinal && !isFinal) events.push(...withdrawn(after, id))
  }
  return events
}
