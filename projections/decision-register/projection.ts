import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { MandateFound } from '../../src/domain/mandate/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import { amountOf, defineProjection, existing, type Handler } from '../define.js'
import { firstKnown, type KnownRow, newest, supersede } from '../known.js'
import type { BekrachtigingOutcome, DecisionState } from './answers.js'
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
  readonly state: DecisionState
  readonly final_on: string | null
  readonly bekrachtiging_organ: string | null
  readonly bekrachtiging_outcome: BekrachtigingOutcome | null
  readonly bekrachtiging_on: string | null
  readonly bekrachtiging_reasons: string | null
}

export type RectifiedEntryRow = {
  /** The event that was rectified. */
  readonly rectifies: string
  readonly position: bigint
  readonly recorded_at: string
}

const organOf = (standing: Standing): string | null => ('organ' in standing ? standing.organ : null)

const bekrachtiging = <Type extends 'BekrachtigingGranted' | 'BekrachtigingRefused' | 'DecisionSentBack'>(
  outcome: BekrachtigingOutcome,
): Handler<Type> => ({
  needs: ({ data }) => [newest('decision', data.decision)],
  project: ({ data, effectiveOn, recordedAt }, rows) => {
    const decision = existing<DecisionRow>(rows, 'decision', `${data.decision}|0`)
    const state = decisionState(decision.outcome, decision.standing, outcome, decision.votes)
    supersede(rows, 'decision', decision, recordedAt, {
      state,
      final_on: finalOn(state, decision.decided_on, effectiveOn),
      bekrachtiging_organ: data.organ,
      bekrachtiging_outcome: outcome,
      bekrachtiging_on: effectiveOn,
      bekrachtiging_reasons: 'reasons' in data ? data.reasons : data.remarks,
    })
  },
})

/** Who decided what, when, under which mandate, and is it final? */
export const decisionRegister = defineProjection({
  name: 'decision-register',
  version: 2,
  tables: decisionTables,
  handlers: {
    DecisionTaken: {
      project: (event, rows) => {
        const { data, effectiveOn } = event
        const votes = (data.judgement?.verdict.provisional ?? 0) > 0 ? 'provisional' : 'confirmed'
        const state = decisionState(data.outcome, data.standing.kind, null, votes)
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
          state,
          final_on: finalOn(state, effectiveOn, null),
          bekrachtiging_organ: null,
          bekrachtiging_outcome: null,
          bekrachtiging_on: null,
          bekrachtiging_reasons: null,
          ...firstKnown(event.recordedAt),
        }
        rows.put('decision', row)
      },
    },
    BekrachtigingGranted: bekrachtiging('granted'),
    BekrachtigingRefused: bekrachtiging('refused'),
    DecisionSentBack: bekrachtiging('sent-back'),
    VerdictRecomputed: {
      needs: ({ data }) => (data.decision === null ? [] : [newest('decision', data.decision.decision)]),
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        if (data.decision === null || data.decision.becomes === 'unchanged') return
        const { decision: id, becomes: votes } = data.decision
        const decision = existing<DecisionRow>(rows, 'decision', `${id}|0`)
        const state = decisionState(decision.outcome, decision.standing, decision.bekrachtiging_outcome, votes)
        const final_on = finalOn(state, decision.decided_on, effectiveOn)
        supersede(rows, 'decision', decision, recordedAt, { votes, state, final_on })
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
