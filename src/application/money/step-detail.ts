import type { NamedGrantor } from '../../../projections/mandate-register/answers.js'
import type { BekrachtigingOutcome } from '../../domain/bekrachtiging/events.js'
import type { DecisionOutcome } from '../../domain/decision/events.js'
import type { MandateLevel } from '../../domain/mandate/events.js'
import { termsOn } from '../../domain/mandate/state.js'
import type { AllocationCharacter } from '../../domain/money/terms.js'
import type { TraceStep } from '../../domain/money/trace.js'
import type { AllocationId, BallotId, DecisionId, MandateId, OrganId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { nameGrantor } from '../naming.js'
import { type ToldBallot, tellBallot } from '../told-ballot.js'

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
  | ({ readonly kind: 'ballot' } & ToldBallot)
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

/** What a step rests on; `decided` is the day of the decision it led to. */
export const detailOf = (state: HouseState, step: TraceStep, decided: LocalDate): ToldDetail | null => {
  const { kind, id, dossier, event } = step
  const decisions = dossier === null ? undefined : state.dossiers.get(dossier)?.decisions
  switch (kind) {
    case 'mandate':
      return mandateDetail(state, id as MandateId, decided)
    case 'ballot': {
      const told = dossier === null ? null : tellBallot(state, dossier, id as BallotId)
      return told === null ? null : { kind, ...told }
    }
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
