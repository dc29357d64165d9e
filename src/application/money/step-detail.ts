import type { NamedGrantor } from '../../../projections/mandate-register/answers.js'
import type { BallotOutcome, VoteChoice } from '../../domain/ballot/events.js'
import type { Ballot } from '../../domain/ballot/state.js'
import type { Verdict } from '../../domain/ballot/verdict.js'
import type { BekrachtigingOutcome } from '../../domain/bekrachtiging/events.js'
import type { DecisionOutcome } from '../../domain/decision/events.js'
import type { MandateLevel } from '../../domain/mandate/events.js'
import { termsOn } from '../../domain/mandate/state.js'
import type { AllocationCharacter } from '../../domain/money/terms.js'
import type { TraceStep } from '../../domain/money/trace.js'
import type { RuleSet } from '../../domain/rule-set/rule-set.js'
import type { AllocationId, BallotId, DecisionId, MandateId, OrganId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { nameGrantor } from '../naming.js'

/** The vote of one seat, by the function and partner of the seat: persons are not named here. */
export type ToldVote = {
  readonly function: string
  readonly partner: string | null
  readonly choice: VoteChoice
  /** Subject to referral back, and not confirmed yet. */
  readonly provisional: boolean
}

/** What a step of money rests on, so that one screen tells who could decide, how was voted and what was ratified. */
export type ToldDetail =
  | {
      readonly kind: 'mandate'
      readonly from: NamedGrantor
      readonly subject: string
      /** Null when the mandate did not hold on the day of the decision. */
      readonly level: MandateLevel | null
      readonly perDecisionCents: number | null
      readonly perYearCents: number | null
      readonly conditions: readonly string[]
    }
  | {
      readonly kind: 'ballot'
      readonly outcome: BallotOutcome
      readonly rules: RuleSet
      /** How it was judged; null in ballots closed before verdicts were kept. */
      readonly verdict: Verdict | null
      /** Null where the vote was secret: who voted what is not known to anybody. */
      readonly votes: readonly ToldVote[] | null
    }
  | {
      readonly kind: 'decision'
      readonly outcome: DecisionOutcome
      /** Did it rest on a mandate when it was recorded? */
      readonly mandated: boolean
      readonly annulledOn: string | null
    }
  | {
      readonly kind: 'bekrachtiging'
      readonly outcome: BekrachtigingOutcome
      readonly struckArticles: readonly number[]
    }
  | { readonly kind: 'allocation'; readonly article: string | null; readonly character: AllocationCharacter }

const mandateDetail = (state: HouseState, id: MandateId, day: LocalDate): ToldDetail | null => {
  const mandate = state.mandates.get(id)
  if (mandate === undefined) return null
  const terms = termsOn(mandate, day)
  return {
    kind: 'mandate',
    from: nameGrantor(state, mandate.grantor),
    subject: mandate.subject,
    level: terms?.level ?? null,
    perDecisionCents: terms?.limits.perDecisionCents ?? null,
    perYearCents: terms?.limits.perYearCents ?? null,
    conditions: terms?.limits.conditions ?? [],
  }
}

const votesOf = (state: HouseState, { votes }: Ballot): readonly ToldVote[] =>
  [...votes].flatMap(([id, { choice, provisional, lapsed }]) => {
    const seat = state.seats.get(id)
    if (seat === undefined || lapsed !== null) return []
    const partner = seat.partner === null ? null : (state.partners.get(seat.partner)?.name ?? null)
    return [{ function: seat.function, partner, choice, provisional }]
  })

const ballotDetail = (state: HouseState, { dossier, id }: TraceStep): ToldDetail | null => {
  const ballot = dossier === null ? undefined : state.dossiers.get(dossier)?.ballots.get(id as BallotId)
  if (ballot?.outcome == null) return null
  const { outcome, rules, verdict, secret } = ballot
  return { kind: 'ballot', outcome, rules, verdict, votes: secret ? null : votesOf(state, ballot) }
}

/** What a step rests on; `decided` is the day of the decision it led to. */
export const detailOf = (state: HouseState, step: TraceStep, decided: LocalDate): ToldDetail | null => {
  const { kind, id, dossier, event } = step
  const decisions = dossier === null ? undefined : state.dossiers.get(dossier)?.decisions
  switch (kind) {
    case 'mandate':
      return mandateDetail(state, id as MandateId, decided)
    case 'ballot':
      return ballotDetail(state, step)
    case 'decision': {
      const decision = decisions?.get(id as DecisionId)
      if (decision === undefined) return null
      const { outcome, lack, annulled } = decision
      return { kind, outcome, mandated: lack === null, annulledOn: annulled?.on ?? null }
    }
    case 'bekrachtiging': {
      const said = [...(decisions?.values() ?? [])]
        .map(({ bekrachtiging }) => bekrachtiging.get(id as OrganId))
        .find((one) => one?.event === event)
      return said === undefined ? null : { kind, outcome: said.outcome, struckArticles: said.struckArticles }
    }
    case 'allocation': {
      const allocation = state.money.allocations.get(id as AllocationId)
      return allocation === undefined ? null : { kind, article: allocation.article, character: allocation.character }
    }
    default:
      return null
  }
}
