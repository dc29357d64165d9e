import type { Named, SeatName } from '../../../projections/answer.js'
import type { AgreementKind } from '../../domain/agreement/events.js'
import type { GoalVerdict } from '../../domain/evaluation/events.js'
import type { EvaluationAdvice } from '../../domain/organ/events.js'
import type { SeatRole } from '../../domain/seat/events.js'

/**
 * What the ledger answers about agreements, goals, actions, candidates, delegates and working groups: from the state of
 * the house, as of a day. `event` is the act that proves it.
 */

/** `waiting`: signatures are missing. `ahead`: all have signed, and it has yet to begin. */
export const agreementStatuses = ['waiting', 'ahead', 'in-force', 'ended'] as const

export type AgreementParty = {
  readonly partner: Named
  /** Who stands in its place on the asked day, after a merger; null: itself. */
  readonly now: Named | null
  readonly signedOn: string | null
  /** Its last day in the agreement. */
  readonly leftOn: string | null
}

export type AgreementEntry = {
  readonly id: string
  readonly kind: AgreementKind
  readonly title: string
  readonly reference: string
  readonly draftedOn: string
  readonly from: string
  readonly until: string | null
  readonly noticeMonths: number | null
  readonly status: (typeof agreementStatuses)[number]
  /** The first day in force; null while signatures are missing. */
  readonly inForceFrom: string | null
  readonly terminatedOn: string | null
  readonly parties: readonly AgreementParty[]
  /** Who still must sign. */
  readonly missing: readonly Named[]
  /** The mandates that rest on it. */
  readonly mandates: readonly {
    readonly id: string
    readonly organ: Named
    readonly role: SeatRole | null
    readonly subject: string
  }[]
  readonly event: string
}

export type GoalEntry = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly actionPoints: readonly { readonly letter: string; readonly title: string }[]
  readonly evaluatedYearly: boolean
  readonly from: string
  readonly until: string | null
  readonly dossiers: readonly {
    readonly id: string
    readonly title: string
    readonly actionPoint: string | null
    readonly event: string
  }[]
  /** The actions that serve it, by due date. */
  readonly actions: readonly string[]
  readonly evaluations: readonly { readonly year: number; readonly organ: Named; readonly verdict: GoalVerdict }[]
  readonly event: string
}

export const actionStatuses = ['open', 'overdue', 'done', 'cancelled'] as const

export type ActionOwnerNamed =
  | { readonly kind: 'organ'; readonly organ: Named }
  | { readonly kind: 'partner'; readonly partner: Named }
  | { readonly kind: 'seat'; readonly seat: SeatName }

export type ActionEntry = {
  readonly id: string
  readonly title: string
  readonly owner: ActionOwnerNamed
  readonly plannedOn: string
  readonly due: string
  readonly status: (typeof actionStatuses)[number]
  readonly closedOn: string | null
  readonly decision: string | null
  readonly dossier: { readonly id: string; readonly title: string } | null
  readonly goal: { readonly id: string; readonly code: string } | null
  readonly actionPoint: string | null
  readonly reports: readonly ReportEntry[]
  readonly event: string
}

export type ReportEntry = { readonly on: string; readonly text: string; readonly event: string }

export type CandidacyEntry = {
  readonly id: string
  readonly name: string
  readonly kbo: string | null
  readonly submittedOn: string
  /** On which agenda of the network it came. */
  readonly put: {
    readonly on: string
    readonly dossier: { readonly id: string; readonly title: string }
    readonly organ: Named
    readonly heldOn: string
    readonly event: string
  } | null
  readonly outcome: {
    readonly kind: 'admitted' | 'refused' | 'withdrawn'
    readonly on: string
    readonly partner: Named | null
    /** Of a refusal or a withdrawal. */
    readonly reasons: string | null
    /** The rules that were not kept. */
    readonly broken: readonly string[]
    readonly event: string
  } | null
  readonly event: string
}

export type DelegationEntry = {
  readonly id: string
  readonly organ: Named
  readonly seat: SeatName
  readonly body: string
  readonly assignment: string
  readonly from: string
  readonly until: string | null
  readonly reportEveryDays: number | null
  /** The day a report was due and did not come; null when nothing is late. */
  readonly silentSince: string | null
  readonly reports: readonly ReportEntry[]
  readonly event: string
}

export const workingGroupStatuses = ['active', 'past-end', 'ended'] as const

export type WorkingGroupEntry = {
  readonly id: string
  readonly name: string
  readonly purpose: string | null
  readonly from: string
  readonly until: string | null
  readonly status: (typeof workingGroupStatuses)[number]
  readonly members: readonly (SeatName & { readonly role: SeatRole })[]
  readonly extensions: readonly { readonly on: string; readonly until: string | null; readonly event: string }[]
  readonly evaluations: readonly (ReportEntry & { readonly advice: EvaluationAdvice })[]
  readonly event: string
}

export type YearEvaluationEntry = ReportEntry & {
  readonly organ: Named
  readonly year: number
  readonly goals: readonly { readonly id: string; readonly code: string; readonly verdict: GoalVerdict }[]
}
