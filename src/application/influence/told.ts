import type { PassedTo } from '../../domain/contribution/answer.js'
import type { Contributor, InputAbout } from '../../domain/contribution/events.js'
import type { DecisionOutcome } from '../../domain/decision/events.js'
import { closedNow } from '../../domain/dossier/closing.js'
import type { ProposalPart } from '../../domain/dossier/events.js'
import { type Standing, standingOf } from '../../domain/influence/my-input.js'
import type { InfluenceRecord, Input } from '../../domain/influence/record.js'
import { type Effect, type Kept, type Trail, type TrailStep, trailOf } from '../../domain/influence/trail.js'
import type { DossierId, OrganId } from '../../domain/shared/identifiers.js'
import type { Cents } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import { type ToldBallot, tellBallot } from '../told-ballot.js'

type Named = { readonly id: string; readonly name: string }

export type ToldContributor = {
  readonly kind: Contributor['kind']
  /** Null for a group, which stays unnamed. */
  readonly id: string | null
  readonly name: string
}

export type ToldAnswer = {
  readonly verdict: Exclude<Standing, 'open' | 'withdrawn'>
  readonly reason: string | null
  readonly by: Named
  readonly on: string
  readonly event: string
  readonly inVersion: number | null
  /** Where it was passed on to, and the input it is there. */
  readonly passedTo: { readonly kind: PassedTo['kind']; readonly to: Named; readonly input: string } | null
}

/** One contribution, signal or point of advice with what became of it. */
export type ToldInput = {
  readonly id: string
  readonly kind: Input['kind']
  readonly from: ToldContributor
  readonly text: string
  readonly about: InputAbout
  /** The number of a point of advice. */
  readonly point: number | null
  readonly givenOn: string
  readonly event: string
  readonly dossier: { readonly id: string; readonly title: string } | null
  readonly standing: Standing
  readonly answer: ToldAnswer | null
  /** Its dossier was closed without an answer to it: on which day, and why; null while it may still come, or came. */
  readonly leftOpen: { readonly on: string; readonly because: string | null; readonly event: string } | null
  readonly effect: Effect
  readonly allocatedCents: number | null
  readonly paidCents: number | null
}

export type ToldStep = {
  readonly kind: TrailStep['kind']
  readonly on: string
  readonly event: string
  readonly version: number | null
  readonly parts: readonly ProposalPart[]
  readonly decision: string | null
  readonly organ: Named | null
  readonly outcome: DecisionOutcome | null
  /** What a ratifying organ left of the parts that changed. */
  readonly what: Kept | null
  readonly struckArticles: readonly number[]
  readonly amountCents: number | null
}

export type ToldTrail = {
  readonly input: ToldInput
  readonly steps: readonly ToldStep[]
  /** Every decision in its dossier since it was given: who decided, in which outcome, by which ballot and mandate. */
  readonly decisions: readonly {
    readonly id: string
    readonly organ: Named
    readonly decidedOn: string
    readonly outcome: DecisionOutcome
    readonly ballot: string | null
    readonly mandate: string | null
    readonly event: string
    /** How was voted; null when it was decided without a ballot. */
    readonly voted: ToldBallot | null
  }[]
}

const euroCents = (amount: Cents | null): number | null => (amount === null ? null : Number(amount))

const organNamed = (state: HouseState, id: OrganId): Named => ({ id, name: state.organs.get(id)?.name ?? '' })

export const tellContributor = (state: HouseState, from: Contributor): ToldContributor => {
  switch (from.kind) {
    case 'partner':
      return { kind: from.kind, id: from.partner, name: state.partners.get(from.partner)?.name ?? '' }
    case 'organ':
      return { kind: from.kind, id: from.organ, name: organNamed(state, from.organ).name }
    case 'group':
      return { kind: from.kind, id: null, name: from.description }
  }
}

const dossierNamed = (state: HouseState, id: DossierId) => ({ id, title: state.dossiers.get(id)?.title ?? '' })

const tellPassedTo = (state: HouseState, passedTo: PassedTo): NonNullable<ToldAnswer['passedTo']> =>
  passedTo.kind === 'organ'
    ? { kind: passedTo.kind, to: organNamed(state, passedTo.organ), input: passedTo.signal }
    : {
        kind: passedTo.kind,
        to: { id: passedTo.dossier, name: dossierNamed(state, passedTo.dossier).title },
        input: passedTo.contribution,
      }

/** What the closing says of input that has no answer. */
const leftOpen = (state: HouseState, input: Input): ToldInput['leftOpen'] => {
  if (standingOf(input) !== 'open' || input.dossier === null) return null
  const dossier = state.dossiers.get(input.dossier)
  const closing = dossier === undefined ? null : closedNow(dossier)
  return closing === null ? null : { on: closing.on, because: closing.unansweredBecause, event: closing.event }
}

/** Names are those of the house as it is now. */
const inputWith = (state: HouseState, input: Input, { effect, allocated, paid }: Trail): ToldInput => {
  const { answer } = input
  return {
    id: input.key,
    kind: input.kind,
    from: tellContributor(state, input.from),
    text: input.text,
    about: input.about,
    point: input.advice?.point ?? null,
    givenOn: input.given.on,
    event: input.given.event,
    dossier: input.dossier === null ? null : dossierNamed(state, input.dossier),
    standing: standingOf(input),
    answer:
      answer === null
        ? null
        : {
            verdict: answer.verdict,
            reason: answer.reason,
            by: organNamed(state, answer.by),
            on: answer.on,
            event: answer.event,
            inVersion: answer.inVersion,
            passedTo: answer.passedTo === null ? null : tellPassedTo(state, answer.passedTo),
          },
    leftOpen: leftOpen(state, input),
    effect,
    allocatedCents: euroCents(allocated),
    paidCents: euroCents(paid),
  }
}

export const tellInput = (record: InfluenceRecord, state: HouseState, input: Input): ToldInput =>
  inputWith(state, input, trailOf(record, state, input))

const tellStep = (state: HouseState, step: TrailStep): ToldStep => ({
  kind: step.kind,
  on: step.on,
  event: step.event,
  version: 'version' in step ? step.version : null,
  parts: 'parts' in step ? step.parts : [],
  decision: 'decision' in step ? step.decision : null,
  organ: 'organ' in step ? organNamed(state, step.organ) : null,
  outcome: 'outcome' in step ? step.outcome : null,
  what: 'what' in step ? step.what : null,
  struckArticles: 'struck' in step ? step.struck : [],
  amountCents: 'amount' in step ? euroCents(step.amount) : null,
})

export const tellTrail = (record: InfluenceRecord, state: HouseState, input: Input): ToldTrail => {
  const trail = trailOf(record, state, input)
  const decisions = input.dossier === null ? undefined : state.dossiers.get(input.dossier)?.decisions
  return {
    input: inputWith(state, input, trail),
    steps: trail.steps.map((step) => tellStep(state, step)),
    decisions: trail.decisions.flatMap((id) => {
      const decision = decisions?.get(id)
      if (decision === undefined) return []
      const { organ, decidedOn, outcome, ballot, chain, event } = decision
      return [
        {
          id,
          organ: organNamed(state, organ),
          decidedOn,
          outcome,
          ballot,
          mandate: chain[0] ?? null,
          event,
          voted: ballot === null || input.dossier === null ? null : tellBallot(state, input.dossier, ballot),
        },
      ]
    }),
  }
}
