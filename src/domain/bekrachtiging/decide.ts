import type { CommandOf } from '../commands.js'
import type { Decision } from '../decision/state.js'
import { isRefused } from '../dossier/decide.js'
import type { DomainEvent } from '../events.js'
import { meetingMustBeOf } from '../meeting/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import { type Cents, toCents, toWire } from '../shared/money.js'
import type { HouseState } from '../state.js'
import { deadlinesOf } from './deadline.js'
import type { BekrachtigingExtent } from './events.js'
import { findDecision, inPlaceOf, mayGrant, mayTurnDown, mustBeAwaited, spokenFor } from './may-ratify.js'
import { bekrachtigingStatus } from './status.js'

const numbered = (texts: readonly string[]): { number: number; text: string }[] =>
  texts.map((text, index) => ({ number: index + 1, text }))

/** The amount that is granted: the lower one where it says so. */
const amountGranted =
  (extent: BekrachtigingExtent) =>
  ({ amount }: Decision): Cents | null =>
    extent.kind === 'partial' && extent.amountCents !== null ? toCents(extent.amountCents) : amount

/**
 * A grant in part leaves something out, strikes articles that are there, and lowers an amount only where there is a higher
 * one. `articles` is how many the decided version has.
 */
const extentMustFit = (extent: BekrachtigingExtent, { amount }: Decision, articles: number): Refused | null => {
  if (extent.kind === 'full') return null
  const unknown = extent.struckArticles.findIndex((article) => article > articles)
  if (unknown >= 0) {
    const article = extent.struckArticles[unknown] ?? 0
    return refuse('bekrachtiging.article-unknown', `extent.struckArticles.${unknown}`, { article, articles })
  }
  if (extent.amountCents === null) {
    return extent.struck.length + extent.struckArticles.length === 0
      ? refuse('bekrachtiging.nothing-left-out', 'extent')
      : null
  }
  if (amount === null) return refuse('bekrachtiging.no-amount', 'extent.amountCents')
  return toCents(extent.amountCents) < amount
    ? null
    : refuse('bekrachtiging.amount-not-lower', 'extent.amountCents', { amountCents: toWire(amount) })
}

type Batch = CommandOf<'GrantBekrachtigingBatch'>

/** One decision of a batch, ratified in full; the refusal names its place. */
const grantOneOf = (
  { organ, meeting, decisions, remarks, effectiveOn }: Batch,
  index: number,
  state: HouseState,
): DomainEvent | Refused => {
  const item = decisions[index]
  if (item === undefined) return refuse('decision.unknown', `decisions.${index}.decision`)
  const { dossier, decision } = item
  const found = mayGrant(state, { dossier, decision, organ, effectiveOn })
  if (isRefused(found)) {
    const { code, field, details } = found.refusal
    const own = field === 'dossier' || field === 'decision'
    return refuse(code, own ? `decisions.${index}.${field}` : `decisions.${index}`, details)
  }
  // Each healing uses room of a yearly limit that the next one must see.
  if (found.heals !== null) return refuse('bekrachtiging.healing-apart', `decisions.${index}.decision`)
  const twice = decisions.findIndex((other) => other.decision === decision) < index
  if (twice) return refuse('bekrachtiging.already-given', `decisions.${index}.decision`)
  return {
    type: 'BekrachtigingGranted',
    data: {
      dossier,
      decision,
      organ,
      ...inPlaceOf(state, { dossier, decision, organ, effectiveOn }),
      meeting,
      extent: { kind: 'full' },
      conditions: [],
      remarks,
      heals: null,
    },
  }
}

export const bekrachtigingDeciders: DecidersOf<
  | 'GrantBekrachtiging'
  | 'GrantBekrachtigingBatch'
  | 'RefuseBekrachtiging'
  | 'SendDecisionBack'
  | 'MeetBekrachtigingCondition'
  | 'RecordSilence'
> = {
  GrantBekrachtiging: (command, state) => {
    const { dossier, decision, organ, remarks, meeting, extent } = command
    const found = mayGrant(state, command, amountGranted(extent))
    if (isRefused(found)) return found
    const version = state.dossiers.get(dossier)?.versions[found.decision.proposalVersion - 1]
    const refused =
      extentMustFit(extent, found.decision, version?.articles ?? 0) ??
      meetingMustBeOf(state, meeting, organ, command.effectiveOn)
    if (refused !== null) return refused
    const conditions = numbered(command.conditions)
    const { heals } = found
    return accept([
      {
        type: 'BekrachtigingGranted',
        data: {
          dossier,
          decision,
          organ,
          ...inPlaceOf(state, command),
          meeting,
          extent,
          conditions,
          remarks,
          heals,
        },
      },
    ])
  },

  GrantBekrachtigingBatch: (command, state) => {
    const refused = meetingMustBeOf(state, command.meeting, command.organ, command.effectiveOn)
    if (refused !== null) return refused
    const events: DomainEvent[] = []
    for (const index of command.decisions.keys()) {
      const event = grantOneOf(command, index, state)
      if (isRefused(event)) return event
      events.push(event)
    }
    return accept(events)
  },

  RefuseBekrachtiging: (command, state) => {
    const { dossier, decision, organ, reasons } = command
    return (
      mayTurnDown(state, command) ??
      accept([
        { type: 'BekrachtigingRefused', data: { dossier, decision, organ, ...inPlaceOf(state, command), reasons } },
      ])
    )
  },

  SendDecisionBack: (command, state) => {
    const { dossier, decision, organ, remarks } = command
    const points = numbered(command.points)
    return (
      mayTurnDown(state, command) ??
      accept([
        { type: 'DecisionSentBack', data: { dossier, decision, organ, ...inPlaceOf(state, command), remarks, points } },
      ])
    )
  },

  MeetBekrachtigingCondition: (command, state) => {
    const { dossier, decision: id, organ, condition: number, evidence, effectiveOn } = command
    const decision = findDecision(state, command)
    if (isRefused(decision)) return decision
    const status = bekrachtigingStatus(decision)
    if (status !== 'conditional' && status !== 'awaited') return refuse('condition.not-awaited', 'decision')
    const inactive = organMustBeActive(state, organ, effectiveOn, 'organ')
    if (inactive !== null) return inactive
    const given = decision.bekrachtiging.get(spokenFor(state, decision, command) ?? organ)
    const condition = given?.conditions.find((one) => one.number === number)
    if (given === undefined || condition === undefined) return refuse('condition.unknown', 'condition')
    if (condition.metOn !== null) return refuse('condition.already-met', 'condition', { day: condition.metOn })
    if (effectiveOn < given.on) return refuse('condition.before-bekrachtiging', 'effectiveOn', { day: given.on })
    return accept([
      {
        type: 'BekrachtigingConditionMet',
        data: { dossier, decision: id, organ, ...inPlaceOf(state, command), condition: number, evidence },
      },
    ])
  },

  RecordSilence: (command, state) => {
    const { dossier, decision: id, organ, effectiveOn } = command
    const decision = findDecision(state, command)
    if (isRefused(decision)) return decision
    const awaited = decision.standing.kind === 'awaits-bekrachtiging' && bekrachtigingStatus(decision) === 'awaited'
    if (decision.outcome !== 'adopted' || !awaited) return refuse('bekrachtiging.not-awaited', 'decision')
    const refused = mustBeAwaited(state, decision, command)
    if (refused !== null) return refused
    const deadline = deadlinesOf(state, decision).find((one) => one.organ === spokenFor(state, decision, command))
    if (deadline === undefined || deadline.silence === 'none') return refuse('silence.means-nothing', 'organ')
    const { dueOn: due, silence } = deadline
    if (effectiveOn <= due) return refuse('silence.not-late', 'effectiveOn', { due })
    const type = silence === 'granted' ? 'BekrachtigingDeemedGranted' : 'BekrachtigingLapsed'
    return accept([{ type, data: { dossier, decision: id, organ, ...inPlaceOf(state, command), due } }])
  },
}
