import type { OrganKind } from '../../src/domain/organ/events.js'
import { ofDecisionRule, type RuleSet } from '../../src/domain/rule-set/events.js'
import type { BindingPower, SeatRole } from '../../src/domain/seat/events.js'
import { dayBefore } from '../../src/domain/shared/time.js'
import type { Rows } from '../../src/projecting/projection.js'
import { defineProjection, existing } from '../define.js'
import { firstKnown, type KnownRow, knownColumns, newest, supersede } from '../known.js'
import { agreementHandlers, agreementTable } from './agreement-rows.js'
import type { Basis, PartnerEntry } from './answers.js'

export type OrganRow = KnownRow & {
  readonly organ: string
  readonly house: string
  readonly name: string
  readonly kind: OrganKind
  readonly parent: string | null
  readonly of_partner: string | null
  readonly valid_from: string
  readonly valid_until: string | null
  /** The organ that took its place the day after `valid_until`. */
  readonly succeeded_by: string | null
  readonly purpose: string | null
  /** By first day, oldest first. */
  readonly rules: readonly { readonly from: string; readonly rules: RuleSet }[]
  readonly basis: Basis
}

export type PartnerRow = KnownRow & {
  readonly partner: string
  readonly house: string
  readonly name: string
  readonly kind: PartnerEntry['kind']
  readonly sector: PartnerEntry['sector']
  readonly kbo: string | null
  readonly basis: Basis
  readonly valid_from: string
  readonly valid_until: string | null
  /** How it stopped being a partner; null while it is one. */
  readonly ended_by: PartnerEntry['endedBy']
  /** The partner that stands in its place after a merger. */
  readonly merged_into: string | null
}

export type SeatRow = KnownRow & {
  readonly seat: string
  readonly house: string
  readonly organ: string
  readonly partner: string | null
  readonly person: string
  readonly function: string
  readonly role: SeatRole
  readonly binding: BindingPower
  readonly valid_from: string
  readonly valid_until: string | null
}

const validColumns = {
  valid_from: { type: 'date' },
  valid_until: { type: 'date', nullable: true },
} as const

const adopt = (rows: Rows, id: string, from: string, adopted: RuleSet, recordedAt: string): void => {
  const organ = existing<OrganRow>(rows, 'organ', `${id}|0`)
  const rules = [...organ.rules, { from, rules: adopted }].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  )
  supersede(rows, 'organ', organ, recordedAt, { rules })
}

/** Organs, partners and seats: as of any day, as known at any moment. */
export const organsAndSeats = defineProjection({
  name: 'organs-and-seats',
  version: 2,
  tables: [
    {
      name: 'organ',
      kind: 'keyed',
      columns: {
        organ: { type: 'uuid' },
        house: { type: 'uuid' },
        name: { type: 'text' },
        kind: { type: 'text' },
        parent: { type: 'uuid', nullable: true },
        of_partner: { type: 'uuid', nullable: true },
        succeeded_by: { type: 'uuid', nullable: true },
        purpose: { type: 'text', nullable: true },
        rules: { type: 'jsonb' },
        basis: { type: 'jsonb' },
        ...validColumns,
        ...knownColumns,
      },
      primaryKey: ['organ', 'superseded'],
      indexes: [{ columns: ['house'] }],
    },
    {
      name: 'partner',
      kind: 'keyed',
      columns: {
        partner: { type: 'uuid' },
        house: { type: 'uuid' },
        name: { type: 'text' },
        kind: { type: 'text' },
        sector: { type: 'text' },
        kbo: { type: 'text', nullable: true },
        basis: { type: 'jsonb' },
        ended_by: { type: 'text', nullable: true },
        merged_into: { type: 'uuid', nullable: true },
        ...validColumns,
        ...knownColumns,
      },
      primaryKey: ['partner', 'superseded'],
      indexes: [{ columns: ['house'] }],
    },
    {
      name: 'seat',
      kind: 'keyed',
      columns: {
        seat: { type: 'uuid' },
        house: { type: 'uuid' },
        organ: { type: 'uuid' },
        partner: { type: 'uuid', nullable: true },
        person: { type: 'uuid' },
        function: { type: 'text' },
        role: { type: 'text' },
        binding: { type: 'jsonb' },
        ...validColumns,
        ...knownColumns,
      },
      primaryKey: ['seat', 'superseded'],
      indexes: [{ columns: ['house', 'organ'] }],
    },
    agreementTable,
  ],
  handlers: {
    OrganEstablished: {
      project: ({ data, house, effectiveOn, recordedAt }, rows) => {
        const row: OrganRow = {
          organ: data.organ,
          house,
          name: data.name,
          kind: data.kind,
          parent: data.parent,
          of_partner: data.ofPartner,
          valid_from: effectiveOn,
          valid_until: data.until,
          succeeded_by: null,
          purpose: data.purpose,
          rules: [{ from: effectiveOn, rules: ofDecisionRule(data.rule) }],
          basis: data.basis,
          ...firstKnown(recordedAt),
        }
        rows.put('organ', row)
      },
    },
    DecisionRuleAdopted: {
      needs: ({ data }) => [newest('organ', data.organ)],
      project: ({ data, effectiveOn, recordedAt }, rows) =>
        adopt(rows, data.organ, effectiveOn, ofDecisionRule(data.rule), recordedAt),
    },
    RuleSetAdopted: {
      needs: ({ data }) => [newest('organ', data.organ)],
      project: ({ data, effectiveOn, recordedAt }, rows) =>
        adopt(rows, data.organ, effectiveOn, data.rules, recordedAt),
    },
    OrganDissolved: {
      needs: ({ data }) => [newest('organ', data.organ)],
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        const organ = existing<OrganRow>(rows, 'organ', `${data.organ}|0`)
        supersede(rows, 'organ', organ, recordedAt, { valid_until: effectiveOn })
      },
    },
    OrganExtended: {
      needs: ({ data }) => [newest('organ', data.organ)],
      project: ({ data, recordedAt }, rows) => {
        const organ = existing<OrganRow>(rows, 'organ', `${data.organ}|0`)
        supersede(rows, 'organ', organ, recordedAt, { valid_until: data.until })
      },
    },
    OrganSucceeded: {
      needs: ({ data }) => [newest('organ', data.organ)],
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        const organ = existing<OrganRow>(rows, 'organ', `${data.organ}|0`)
        const change = { valid_until: dayBefore(effectiveOn), succeeded_by: data.successor }
        supersede(rows, 'organ', organ, recordedAt, change)
      },
    },
    PartnerAdmitted: {
      project: ({ data, house, effectiveOn, recordedAt }, rows) => {
        const row: PartnerRow = {
          partner: data.partner,
          house,
          name: data.name,
          kind: data.kind,
          sector: data.sector,
          kbo: data.kbo,
          basis: data.basis,
          valid_from: effectiveOn,
          valid_until: null,
          ended_by: null,
          merged_into: null,
          ...firstKnown(recordedAt),
        }
        rows.put('partner', row)
      },
    },
    PartnerWithdrew: {
      needs: ({ data }) => [newest('partner', data.partner)],
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        const partner = existing<PartnerRow>(rows, 'partner', `${data.partner}|0`)
        supersede(rows, 'partner', partner, recordedAt, { valid_until: effectiveOn, ended_by: 'withdrawn' })
      },
    },
    PartnerExcluded: {
      needs: ({ data }) => [newest('partner', data.partner)],
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        const partner = existing<PartnerRow>(rows, 'partner', `${data.partner}|0`)
        supersede(rows, 'partner', partner, recordedAt, { valid_until: effectiveOn, ended_by: 'excluded' })
      },
    },
    PartnersMerged: {
      needs: ({ data }) => data.partners.map((partner) => newest('partner', partner)),
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        for (const id of data.partners) {
          const partner = existing<PartnerRow>(rows, 'partner', `${id}|0`)
          supersede(rows, 'partner', partner, recordedAt, {
            valid_until: dayBefore(effectiveOn),
            ended_by: 'merged',
            merged_into: data.into,
          })
        }
      },
    },
    ...agreementHandlers,
    SeatAssigned: {
      project: ({ data, house, effectiveOn, recordedAt }, rows) => {
        const row: SeatRow = {
          seat: data.seat,
          house,
          organ: data.organ,
          partner: data.partner,
          person: data.person,
          function: data.function,
          role: data.role,
          binding: data.binding,
          valid_from: effectiveOn,
          valid_until: data.until,
          ...firstKnown(recordedAt),
        }
        rows.put('seat', row)
      },
    },
    SeatEnded: {
      needs: ({ data }) => [newest('seat', data.seat)],
      project: ({ data, effectiveOn, recordedAt }, rows) => {
        const seat = existing<SeatRow>(rows, 'seat', `${data.seat}|0`)
        supersede(rows, 'seat', seat, recordedAt, { valid_until: effectiveOn })
      },
    },
    SeatExtended: {
      needs: ({ data }) => [newest('seat', data.seat)],
      project: ({ data, recordedAt }, rows) => {
        const seat = existing<SeatRow>(rows, 'seat', `${data.seat}|0`)
        supersede(rows, 'seat', seat, recordedAt, { valid_until: data.until })
      },
    },
  },
})
