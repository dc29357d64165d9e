import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { MandateFound } from '../../src/domain/mandate/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import { amountOf, defineProjection, existing, type Handler, type HouseEvent } from '../define.js'
import { firstKnown, type KnownRow, newest, supersede } from '../known.js'
import type { BekrachtigingOutcome, DecisionEntry, DecisionState } from './answers.js'
import {
  type Ratifying,
  ratificationOf,
  ratifyingOf,
  type Said,
  type Saying,
  saidBy,
  withConditionMet,
  withSaid,
} from './ratification.js'
import { decisionState, finalOn, type VotesMadeIt } from './state.js'
import { decisionTables } from './tables.js'

export type DecisionRow = KnownRow & {
  readonly decision: string
  readonly house: string
  readonly dossier: string
  readonly event: string
  readonly position: bigint
  readonly recorded_at: string
  readonly organ: string
  readonly role: SeatRole | null
  readonly decided_on: string
  readonly outcome: DecisionOutcome
  readonly subject: string
  readonly proposal_version: number
  readonly amount_cents: bigint | null
  readonly beneficiary: string | null
  readonly reasons: string | null
  readonly standing: Standing['kind']
  readonly standing_organ: string | null
  readonly irregular: string | null
  readonly mandate: MandateFound | null
  /** What votes subject to referral back made of it. */
  readonly votes: VotesMadeIt
  /** When that was last made up anew; null when it never was. */
  readonly votes_on: string | null
  readonly state: DecisionState
  readonly final_on: string | null
  readonly bekrachtiging_organ: string | null
  readonly bekrachtiging_outcome: BekrachtigingOutcome | null
  readonly bekrachtiging_on: string | null
  readonly bekrachtiging_reasons: string | null
  readonly ratifying: Ratifying
  /** What each ratifying organ said last, in the order they first spoke. */
  readonly said: readonly Said[]
  readonly annulled: DecisionEntry['annulled']
  readonly executions: DecisionEntry['executions']
  readonly published: DecisionEntry['published']
}

export type RectifiedEntryRow = {
  /** The event that was rectified. */
  readonly rectifies: string
  readonly position: bigint
  readonly recorded_at: string
}

type AboutDecision =
  | Saying
  | 'BekrachtigingConditionMet'
  | 'DecisionAnnulled'
  | 'DecisionExecuted'
  | 'DecisionPublished'

const organOf = (standing: Standing): string | null => ('organ' in standing ? standing.organ : null)

/** What becomes of a decision by what was said, or by its annulment. */
const standingNow = (
  decision: DecisionRow,
  change: Partial<Pick<DecisionRow, 'said' | 'annulled' | 'votes' | 'votes_on'>>,
): Pick<DecisionRow, 'state' | 'final_on' | 'said' | 'annulled' | 'votes' | 'votes_on'> => {
  const { outcome, standing, decided_on, ratifying, said, annulled, votes, votes_on } = { ...decision, ...change }
  const { status, lastDay } = ratificationOf(ratifying, said)
  const state = decisionState(outcome, standing, status, annulled !== null, votes)
  return { state, final_on: finalOn(state, decided_on, lastDay ?? votes_on), said, annulled, votes, votes_on }
}

const ofDecision = <Type extends AboutDecision>(
  change: (decision: DecisionRow, event: HouseEvent<Type>) => Partial<DecisionRow>,
): Handler<Type> => ({
  needs: ({ data }) => [newest('decision', data.decision)],
  project: (event, rows) => {
    const decision = existing<DecisionRow>(rows, 'decision', `${event.data.decision}|0`)
    supersede(rows, 'decision', decision, event.recordedAt, change(decision, event))
  },
})

const says = <Type extends Saying>(type: Type): Handler<Type> =>
  ofDecision<Type>((decision, { data, effectiveOn }) => {
    const words = saidBy(type, data, effectiveOn)
    return {
      ...standingNow(decision, { said: withSaid(decision.said, words) }),
      bekrachtiging_organ: data.organ,
      bekrachtiging_outcome: words[0]?.outcome ?? null,
      bekrachtiging_on: effectiveOn,
      bekrachtiging_reasons: words[0]?.reasons ?? null,
    }
  })

/** Who decided what, when, under which mandate, and is it final? */
export const decisionRegister = defineProjection({
  name: 'decision-register',
  version: 3,
  tables: decisionTables,
  handlers: {
    DecisionTaken: {
      project: (event, rows) => {
        const { data, effectiveOn } = event
        const votes = (data.judgement?.verdict.provisional ?? 0) > 0 ? 'provisional' : 'confirmed'
        const state = decisionState(data.outcome, data.standing.kind, 'awaited', false, votes)
        const row: DecisionRow = {
          decision: data.decision,
          house: event.house,
          dossier: data.dossier,
          event: event.id,
          position: event.position,
          recorded_at: event.recordedAt,
          organ: data.organ,
          role: data.role,
          decided_on: effectiveOn,
          outcome: data.outcome,
          subject: data.subject,
          proposal_version: data.proposalVersion,
          amount_cents: amountOf(data.amountCents),
          beneficiary: data.beneficiary,
          reasons: data.reasons,
          standing: data.standing.kind,
          standing_organ: organOf(data.standing),
          irregular: data.standing.kind === 'no-mandate' ? data.standing.reason : null,
          mandate: data.mandate,
          votes,
          votes_on: null,
          state,
          final_on: finalOn(state, effectiveOn, null),
          bekrachtiging_organ: null,
          bekrachtiging_outcome: null,
          bekrachtiging_on: null,
          bekrachtiging_reasons: null,
          ratifying: ratifyingOf(data.standing),
          said: [],
          annulled: null,
          executions: [],
          published: null,
          ...firstKnown(event.recordedAt),
        }
        rows.put('decision', row)
      },
    },
    BekrachtigingGranted: says('BekrachtigingGranted'),
    BekrachtigingRefused: says('BekrachtigingRefused'),
    DecisionSentBack: says('DecisionSentBack'),
    BekrachtigingLapsed: says('BekrachtigingLapsed'),
    BekrachtigingDeemedGranted: says('BekrachtigingDeemedGranted'),
    BekrachtigingConditionMet: ofDecision<'BekrachtigingConditionMet'>((decision, { data, effectiveOn }) =>
      standingNow(decision, { said: withConditionMet(decision.said, data, effectiveOn) }),
    ),
    DecisionAnnulled: ofDecision<'DecisionAnnulled'>((decision, { data, effectiveOn }) =>
      standingNow(decision, {
        annulled: { on: effectiveOn, authority: data.authority, reasons: data.reasons },
      }),
    ),
    DecisionExecuted: ofDecision<'DecisionExecuted'>(({ executions }, { data, effectiveOn }) => ({
      executions: [...executions, { on: effectiveOn, what: data.what, irregular: data.irregular !== null }],
    })),
    DecisionPublished: ofDecision<'DecisionPublished'>((_, { data, effectiveOn }) => ({
      published: { on: effectiveOn, where: data.where },
    })),
    VerdictRecomputed: {
      needs: ({ data }) => (data.decision === null ? [] : [newest('decision', data.decision.decision)]),
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        if (data.decision === null || data.decision.becomes === 'unchanged') return
        const { decision: id, becomes: votes } = data.decision
        const decision = existing<DecisionRow>(rows, 'decision', `${id}|0`)
        supersede(rows, 'decision', decision, recordedAt, standingNow(decision, { votes, votes_on: effectiveOn }))
      },
    },
    EntryRectified: {
      project: ({ data, position, recordedAt }, rows) => {
        const row: RectifiedEntryRow = { rectifies: data.rectifies, position, recorded_at: recordedAt }
        rows.put('rectified_entry', row)
      },
    },
  },
})
