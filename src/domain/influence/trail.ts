import type { DecisionOutcome } from '../decision/events.js'
import { isFinallyAdopted, isWaiting } from '../decision/standing.js'
import type { Decision } from '../decision/state.js'
import type { ProposalPart } from '../dossier/events.js'
import type { AllocationId, BallotId, DecisionId, EventId, OrganId, PaymentId } from '../shared/identifiers.js'
import { addCents, type Cents } from '../shared/money.js'
import type { HouseState } from '../state.js'
import type { InfluenceRecord, Input, InputKey, PlacedAct, Version } from './record.js'

/** What a ratifying organ made of the parts that input changed. */
export type Kept = 'kept' | 'changed' | 'struck' | 'refused' | 'sent-back'

/** One step on the way of input. Every step stands later in the log than the one it follows from. */
export type TrailStep = PlacedAct &
  (
    | { readonly kind: 'given' }
    | { readonly kind: 'taken-up' }
    | { readonly kind: 'withdrawn' }
    | { readonly kind: 'answered' }
    | { readonly kind: 'changed'; readonly version: number; readonly parts: readonly ProposalPart[] }
    | { readonly kind: 'voted'; readonly ballot: BallotId; readonly decision: DecisionId }
    | {
        readonly kind: 'decided'
        readonly decision: DecisionId
        readonly organ: OrganId
        readonly outcome: DecisionOutcome
        readonly version: number
      }
    | {
        readonly kind: 'bekrachtiging'
        readonly decision: DecisionId
        readonly organ: OrganId
        readonly what: Kept
        readonly amount: Cents | null
        readonly struck: readonly number[]
      }
    | { readonly kind: 'allocated'; readonly allocation: AllocationId; readonly amount: Cents }
    | { readonly kind: 'paid'; readonly payment: PaymentId; readonly amount: Cents }
  )

/**
 * What came of input, at its most: nothing yet, nothing, a change of the proposal, or a decision with that change in it;
 * `struck`: all that it changed was left out again by a ratifying organ.
 */
export type Effect = 'not-yet' | 'none' | 'in-proposal' | 'not-adopted' | 'waiting' | 'struck' | 'final'

export type Trail = {
  readonly steps: readonly TrailStep[]
  readonly effect: Effect
  /** What was allocated by the decisions its changes are in; null where none was. */
  readonly allocated: Cents | null
  readonly paid: Cents | null
  /** Every decision in its dossier since it was given, whether it had any part in it or not. */
  readonly decisions: readonly DecisionId[]
}

/** The parts of a version that came from this input; empty when only the version as a whole is said to. */
const partsFrom = (version: Version, key: InputKey): readonly ProposalPart[] =>
  version.changes.filter(({ from }) => from.includes(key)).map(({ part }) => part)

/** The versions that came from it, as their authors say, or in which the answer says that it landed. */
const landedIn = (record: InfluenceRecord, { key, dossier, answer, given }: Input): readonly Version[] => {
  const versions = dossier === null ? undefined : record.versions.get(dossier)
  const said = answer !== null && (answer.verdict === 'followed' || answer.verdict === 'partly-followed')
  return [...(versions ?? [])].filter(
    (version) =>
      version.revision > given.revision &&
      (version.from.includes(key) || (said && answer.inVersion === version.version)),
  )
}

/** The numbers of the articles it changed; null when it changed something that is in no article. */
const articlesOf = (parts: readonly ProposalPart[]): readonly number[] | null =>
  parts.length > 0 && parts.every(({ kind }) => kind === 'article')
    ? [...new Set(parts.flatMap((part) => (part.kind === 'article' ? [part.number] : [])))]
    : null

const keptOf = (
  {
    outcome,
    struckArticles,
    amount,
  }: Decision['bekrachtiging'] extends ReadonlyMap<OrganId, infer Word> ? Word : never,
  articles: readonly number[] | null,
): Kept => {
  if (outcome === 'refused') return 'refused'
  if (outcome === 'sent-back') return 'sent-back'
  if (articles?.every((number) => struckArticles.includes(number)) === true) return 'struck'
  return amount !== null || struckArticles.some((number) => articles?.includes(number) ?? true) ? 'changed' : 'kept'
}

/** Does an allocation that names an article belong to one of these? One that names none belongs to the decision. */
const isOfArticles = (article: string | null, articles: readonly number[] | null): boolean =>
  article === null || articles === null || articles.includes(Number(/\d+/.exec(article)?.[0] ?? Number.NaN))

const sum = (amounts: readonly Cents[]): Cents | null =>
  amounts.length === 0 ? null : amounts.reduce((total, amount) => addCents(total, amount))

/**
 * The way of one contribution, signal or point of advice: into which versions, to which vote and decision, what the
 * ratifying organs left of it, and which money followed. Only what was recorded after a step can follow from it.
 */
export const trailOf = (record: InfluenceRecord, state: HouseState, input: Input): Trail => {
  const placeOf = (event: EventId): number => record.revisions.get(event) ?? Number.MAX_SAFE_INTEGER
  const at = (act: { readonly on: PlacedAct['on']; readonly event: EventId }): PlacedAct => ({
    on: act.on,
    event: act.event,
    revision: placeOf(act.event),
  })
  const own: readonly TrailStep[] = [
    { kind: 'given', ...input.given },
    ...(input.takenUp === null ? [] : [{ kind: 'taken-up' as const, ...input.takenUp }]),
    ...(input.withdrawn === null ? [] : [{ kind: 'withdrawn' as const, ...input.withdrawn }]),
    ...(input.answer === null ? [] : [{ kind: 'answered' as const, ...at(input.answer) }]),
  ]
  const landed = landedIn(record, input)
  const [first] = landed
  const changed = landed.map(
    (version): TrailStep => ({
      kind: 'changed',
      ...at(version),
      version: version.version,
      parts: partsFrom(version, input.key),
    }),
  )
  const articles = articlesOf(landed.flatMap((version) => partsFrom(version, input.key)))
  const dossier = input.dossier === null ? undefined : state.dossiers.get(input.dossier)
  const since = [...(dossier?.decisions ?? [])].filter(([, { event }]) => placeOf(event) > input.given.revision)
  const carrying =
    first === undefined
      ? []
      : since.filter(
          ([, { event, proposalVersion }]) => proposalVersion >= first.version && placeOf(event) > first.revision,
        )

  const voted = carrying.flatMap(([decision, { ballot }]): readonly TrailStep[] => {
    const closed = ballot === null ? null : (dossier?.ballots.get(ballot)?.closed ?? null)
    if (ballot === null || closed === null || first === undefined || placeOf(closed.event) < first.revision) return []
    return [{ kind: 'voted', ...at(closed), ballot, decision }]
  })
  const decided = carrying.map(
    ([decision, { decidedOn, event, organ, outcome, proposalVersion }]): TrailStep => ({
      kind: 'decided',
      ...at({ on: decidedOn, event }),
      decision,
      organ,
      outcome,
      version: proposalVersion,
    }),
  )
  const ratified = carrying.flatMap(([decision, { bekrachtiging }]) =>
    [...bekrachtiging.values()].map(
      (word): TrailStep => ({
        kind: 'bekrachtiging',
        ...at(word),
        decision,
        organ: word.organ,
        what: keptOf(word, articles),
        amount: word.amount,
        struck: word.struckArticles,
      }),
    ),
  )
  const adopted = new Map(carrying.filter(([, { outcome }]) => outcome === 'adopted'))
  // Most input leads to no money: the money of a house is only gone through for what was adopted.
  const allocations = (adopted.size === 0 ? [] : [...state.money.allocations]).filter(
    ([, { decision, article, withdrawn }]) =>
      adopted.has(decision) && withdrawn === null && isOfArticles(article, articles),
  )
  const allocated = allocations.map(([allocation, { made, amount }]): TrailStep & { readonly kind: 'allocated' } => ({
    kind: 'allocated',
    ...at(made),
    allocation,
    amount,
  }))
  const ids = new Set(allocations.map(([id]) => id))
  const paid = (ids.size === 0 ? [] : [...state.money.payments]).flatMap(
    ([payment, { made, covers, reversed }]): readonly (TrailStep & { readonly kind: 'paid' })[] => {
      const amount = sum(covers.filter(({ allocation }) => ids.has(allocation)).map((cover) => cover.amount))
      return amount === null || reversed !== null ? [] : [{ kind: 'paid', ...at(made), payment, amount }]
    },
  )
  const steps = [...own, ...changed, ...voted, ...decided, ...ratified, ...allocated, ...paid].toSorted(
    (one, other) => one.revision - other.revision,
  )
  return {
    steps,
    effect: effectOf(input, first !== undefined, [...adopted.values()], carrying.length > 0, articles),
    allocated: sum(allocated.map(({ amount }) => amount)),
    paid: sum(paid.map(({ amount }) => amount)),
    decisions: since.map(([id]) => id),
  }
}

const effectOf = (
  { answer, withdrawn }: Input,
  hasLanded: boolean,
  adopted: readonly Decision[],
  isDecided: boolean,
  articles: readonly number[] | null,
): Effect => {
  if (!hasLanded) return answer === null && withdrawn === null ? 'not-yet' : 'none'
  if (!isDecided) return 'in-proposal'
  const final = adopted.filter(isFinallyAdopted)
  if (
    final.some(({ bekrachtiging }) => [...bekrachtiging.values()].every((word) => keptOf(word, articles) !== 'struck'))
  ) {
    return 'final'
  }
  if (final.length > 0) return 'struck'
  return adopted.some(isWaiting) ? 'waiting' : 'not-adopted'
}
