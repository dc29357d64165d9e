import type { Grantor, MandateLevel } from '../../src/domain/mandate/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { Actor } from '../../src/domain/shared/actor.js'
import type { LocalDate } from '../../src/domain/shared/time.js'
import type { Rows } from '../../src/projecting/projection.js'
import { amountOf, defineProjection, existing, type Handler, type HouseEvent } from '../define.js'
import type { MandateAct } from './answers.js'
import { type MandateFacts, segmentsOf } from './segments.js'
import { mandateTables } from './tables.js'

/** The facts behind the segments, to compute the next ones from. */
export type MandateFactsRow = {
  readonly mandate: string
  readonly house: string
  readonly facts: MandateFacts
  /** Number of the newest state of knowledge, from 0. */
  readonly change: number
  readonly known_from: string
  readonly granted_position: bigint
}

export type MandateSegmentRow = {
  readonly mandate: string
  readonly change: number
  readonly segment: number
  readonly house: string
  readonly grantor: Grantor
  readonly grantee_organ: string
  readonly grantee_role: SeatRole | null
  readonly subject: string
  readonly valid_from: string
  readonly valid_until: string | null
  readonly suspended: boolean
  readonly level: MandateLevel
  readonly per_decision_cents: bigint | null
  readonly per_year_cents: bigint | null
  readonly conditions: readonly string[]
  readonly ratifying_organ: string | null
  readonly further_ratifying_organs: readonly string[]
  /** Null where fewer than two ratify. */
  readonly ratification_order: 'in-order' | 'parallel' | null
  readonly addressee: string | null
  readonly may_be_sub_delegated: boolean
  readonly sub_delegation: 'one-step' | null
  readonly confirm_conditions: boolean
  readonly granted_position: bigint
  readonly known_from: string
  /** Exclusive; null for what is known now. */
  readonly known_until: string | null
}

export type MandateActRow = {
  readonly mandate: string
  readonly position: bigint
  readonly event: string
  readonly type: MandateAct['type']
  readonly effective_on: string
  readonly recorded_at: string
  readonly actor: Actor
  readonly reason: string | null
}

type MandateEvent = HouseEvent<MandateAct['type']>

const putSegments = (rows: Rows, row: MandateFactsRow, knownUntil: string | null): void => {
  const { facts } = row
  for (const [segment, { from, until, suspended, terms }] of segmentsOf(facts).entries()) {
    const known: MandateSegmentRow = {
      mandate: row.mandate,
      change: row.change,
      segment,
      house: row.house,
      grantor: facts.grantor,
      grantee_organ: facts.grantee.organ,
      grantee_role: facts.grantee.role,
      subject: facts.subject,
      valid_from: from,
      valid_until: until,
      suspended,
      level: terms.level,
      per_decision_cents: amountOf(terms.limits.perDecisionCents),
      per_year_cents: amountOf(terms.limits.perYearCents),
      conditions: terms.limits.conditions,
      ratifying_organ: terms.ratifyingOrgan,
      further_ratifying_organs: terms.furtherRatifyingOrgans ?? [],
      ratification_order: terms.furtherRatifyingOrgans === undefined ? null : (terms.ratificationOrder ?? 'parallel'),
      addressee: terms.addressee,
      may_be_sub_delegated: terms.mayBeSubDelegated,
      sub_delegation: terms.subDelegation ?? null,
      confirm_conditions: terms.confirmConditions ?? false,
      granted_position: row.granted_position,
      known_from: row.known_from,
      known_until: knownUntil,
    }
    rows.put('mandate_segment', known)
  }
}

const putAct = (rows: Rows, event: MandateEvent, reason: string | null): void => {
  const act: MandateActRow = {
    mandate: event.data.mandate,
    position: event.position,
    event: event.id,
    type: event.type,
    effective_on: event.effectiveOn,
    recorded_at: event.recordedAt,
    actor: event.actor,
    reason,
  }
  rows.put('mandate_act', act)
}

/** A handler that changes the facts: what was known is closed, what is known now is written anew. */
const changing = <Type extends Exclude<MandateAct['type'], 'MandateGranted'>>(
  change: (facts: MandateFacts, event: HouseEvent<Type>) => Partial<MandateFacts>,
  reasonOf: (event: HouseEvent<Type>) => string | null,
): Handler<Type> => ({
  needs: ({ data }) => [{ table: 'mandate_facts', key: data.mandate }],
  project: (event, rows) => {
    const before = existing<MandateFactsRow>(rows, 'mandate_facts', event.data.mandate)
    const after: MandateFactsRow = {
      ...before,
      facts: { ...before.facts, ...change(before.facts, event) },
      change: before.change + 1,
      known_from: event.recordedAt,
    }
    putSegments(rows, before, event.recordedAt)
    putSegments(rows, after, null)
    rows.put('mandate_facts', after)
    putAct(rows, event, reasonOf(event))
  },
})

const byFirstDay = (a: { readonly from: LocalDate }, b: { readonly from: LocalDate }): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0

/** Who may decide what, for how long and within which limits: as of any day, as known at any moment. */
export const mandateRegister = defineProjection({
  name: 'mandate-register',
  version: 3,
  tables: mandateTables,
  handlers: {
    MandateGranted: {
      project: (event, rows) => {
        const { mandate, grantor, grantee, subject, terms, period } = event.data
        const row: MandateFactsRow = {
          mandate,
          house: event.house,
          facts: {
            grantor,
            grantee,
            subject,
            from: period.from,
            until: period.until,
            terms: [{ from: period.from, terms }],
            suspensions: [],
            revokedOn: null,
          },
          change: 0,
          known_from: event.recordedAt,
          granted_position: event.position,
        }
        putSegments(rows, row, null)
        rows.put('mandate_facts', row)
        putAct(rows, event, null)
      },
    },
    MandateAmended: changing<'MandateAmended'>(
      ({ terms }, { data, effectiveOn }) => ({
        terms: [...terms, { from: effectiveOn, terms: data.terms }].sort(byFirstDay),
      }),
      ({ data }) => data.reason,
    ),
    MandateSuspended: changing<'MandateSuspended'>(
      ({ suspensions }, { effectiveOn }) => ({ suspensions: [...suspensions, { from: effectiveOn, resumedOn: null }] }),
      ({ data }) => data.reason,
    ),
    MandateResumed: changing<'MandateResumed'>(
      ({ suspensions }, { effectiveOn }) => ({
        suspensions: suspensions.map((one) => (one.resumedOn === null ? { ...one, resumedOn: effectiveOn } : one)),
      }),
      () => null,
    ),
    MandateRevoked: changing<'MandateRevoked'>(
      (_, { effectiveOn }) => ({ revokedOn: effectiveOn }),
      ({ data }) => data.reason,
    ),
    MandateRenewed: changing<'MandateRenewed'>(
      (_, { data }) => ({ until: data.until }),
      () => null,
    ),
  },
})
