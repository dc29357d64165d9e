import { placeDecision } from '../decision/places.js'
import type { Decision } from '../decision/state.js'
import { changeDossier, withEntry } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { DecisionId, DossierId, OrganId } from '../shared/identifiers.js'
import { toCents } from '../shared/money.js'
import type { HouseState } from '../state.js'
import type { BekrachtigingOutcome } from './events.js'
import type { Bekrachtiging } from './state.js'

type Said = {
  readonly dossier: DossierId
  readonly decision: DecisionId
  readonly organ: OrganId
  readonly inPlaceOf?: readonly OrganId[] | undefined
}

const changeDecision = (
  state: HouseState,
  event: Happened<DomainEvent>,
  data: Said,
  change: (decision: Decision) => Partial<Decision>,
): HouseState =>
  changeDossier(state, data.dossier, event, ({ decisions }) => {
    const decision = decisions.get(data.decision)
    return decision === undefined
      ? {}
      : { decisions: withEntry(decisions, data.decision, { ...decision, ...change(decision) }) }
  })

/** Under which organs a word is kept: those that the decision names and for which the speaker acts, else the speaker. */
const spokenFor = ({ organ, inPlaceOf }: Said): readonly OrganId[] => inPlaceOf ?? [organ]

/** Keeps the organ's word, in the place of what it said before. */
const say = (
  state: HouseState,
  event: Happened<DomainEvent>,
  data: Said,
  outcome: BekrachtigingOutcome,
  more: Partial<Bekrachtiging> = {},
  healed: Partial<Pick<Decision, 'chain' | 'countsOn'>> = {},
): HouseState => {
  const word: Omit<Bekrachtiging, 'organ'> = {
    outcome,
    on: event.effectiveOn,
    event: event.id,
    amount: null,
    struck: [],
    struckArticles: [],
    conditions: [],
    remarks: [],
    ...more,
  }
  return changeDecision(state, event, data, ({ bekrachtiging }) => ({
    bekrachtiging: spokenFor(data).reduce<Decision['bekrachtiging']>(
      (said, organ) => withEntry(said, organ, { ...word, organ }),
      bekrachtiging,
    ),
    ...healed,
  }))
}

export const bekrachtigingEvolvers: EvolversOf<
  | 'BekrachtigingGranted'
  | 'BekrachtigingRefused'
  | 'DecisionSentBack'
  | 'BekrachtigingConditionMet'
  | 'BekrachtigingLapsed'
  | 'BekrachtigingDeemedGranted'
> = {
  BekrachtigingGranted: (state, event) => {
    const { heals, extent, conditions } = event.data
    const lowered = extent.kind === 'partial' ? extent.amountCents : null
    // What heals a decision is used by it: else the limits of a year would not count what was healed.
    const healed = heals && { chain: heals.chain.map(({ mandate }) => mandate), countsOn: event.effectiveOn }
    const { dossier, decision } = event.data
    const placed = healed === null ? state : placeDecision(state, dossier, decision, healed.chain, healed.countsOn)
    const more = {
      amount: lowered === null ? null : toCents(lowered),
      struck: extent.kind === 'partial' ? extent.struck : [],
      struckArticles: extent.kind === 'partial' ? extent.struckArticles : [],
      conditions: conditions.map(({ number }) => ({ number, metOn: null, metBy: null })),
    }
    return say(placed, event, event.data, 'granted', more, healed ?? {})
  },
  BekrachtigingRefused: (state, event) => say(state, event, event.data, 'refused'),
  DecisionSentBack: (state, event) =>
    say(state, event, event.data, 'sent-back', {
      remarks: event.data.points.map(({ number }) => ({ number, answeredIn: null, answeredBy: null })),
    }),
  BekrachtigingConditionMet: (state, event) => {
    const { condition } = event.data
    const meet = (one: Bekrachtiging['conditions'][number]) =>
      one.number === condition ? { ...one, metOn: event.effectiveOn, metBy: event.id } : one
    return changeDecision(state, event, event.data, ({ bekrachtiging }) => ({
      bekrachtiging: spokenFor(event.data).reduce<Decision['bekrachtiging']>((said, named) => {
        const word = said.get(named)
        return word === undefined ? said : withEntry(said, named, { ...word, conditions: word.conditions.map(meet) })
      }, bekrachtiging),
    }))
  },
  BekrachtigingLapsed: (state, event) => say(state, event, event.data, 'lapsed'),
  BekrachtigingDeemedGranted: (state, event) => say(state, event, event.data, 'deemed-granted'),
}
