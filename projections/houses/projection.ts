import type { DataOf, DomainEventType } from '../../src/domain/events.js'
import type { LegalForm } from '../../src/domain/house/events.js'
import type { RecordedEvent } from '../../src/ledger/registry.js'
import type { Projection, Rows } from '../../src/projecting/projection.js'
import { defineProjection, existing } from '../define.js'

export type HouseRow = {
  readonly house: string
  readonly name: string
  readonly legal_form: LegalForm
  readonly working_area: readonly string[]
  readonly founded_on: string
  readonly lead_partner: string | null
  readonly own_subjects: readonly { readonly subject: string; readonly label: string }[]
}

/** Apart from the house itself, because every event changes it. */
export type HouseActivityRow = {
  readonly house: string
  readonly organs: number
  readonly partners: number
  readonly dossiers: number
  readonly events: number
  readonly last_position: bigint
  readonly last_recorded_at: string
}

const profile = defineProjection({
  name: 'houses',
  version: 2,
  tables: [
    {
      name: 'house',
      kind: 'keyed',
      columns: {
        house: { type: 'uuid' },
        name: { type: 'text' },
        legal_form: { type: 'text' },
        working_area: { type: 'jsonb' },
        founded_on: { type: 'date' },
        lead_partner: { type: 'uuid', nullable: true },
        own_subjects: { type: 'jsonb' },
      },
      primaryKey: ['house'],
      indexes: [],
    },
    {
      name: 'house_activity',
      kind: 'keyed',
      columns: {
        house: { type: 'uuid' },
        organs: { type: 'integer' },
        partners: { type: 'integer' },
        dossiers: { type: 'integer' },
        events: { type: 'integer' },
        last_position: { type: 'bigint' },
        last_recorded_at: { type: 'timestamptz' },
      },
      primaryKey: ['house'],
      indexes: [],
    },
  ],
  handlers: {
    HouseFounded: {
      project: (event, rows) => {
        const { house, name, legalForm, workingArea } = event.data
        const row: HouseRow = {
          house,
          name,
          legal_form: legalForm,
          working_area: workingArea,
          founded_on: event.effectiveOn,
          lead_partner: null,
          own_subjects: [],
        }
        rows.put('house', row)
      },
    },
    LeadPartnerDesignated: {
      needs: (event) => [{ table: 'house', key: event.house }],
      project: (event, rows) => {
        const house = existing<HouseRow>(rows, 'house', event.house)
        rows.put('house', { ...house, lead_partner: event.data.partner })
      },
    },
    SubjectAdded: {
      needs: (event) => [{ table: 'house', key: event.house }],
      project: (event, rows) => {
        const house = existing<HouseRow>(rows, 'house', event.house)
        const { subject, label } = event.data
        rows.put('house', { ...house, own_subjects: [...house.own_subjects, { subject, label }] })
      },
    },
  },
})

type Counted = 'organs' | 'partners' | 'dossiers'

const counts: { readonly [Type in DomainEventType]?: readonly [Counted, 1 | -1] } = {
  OrganEstablished: ['organs', 1],
  OrganDissolved: ['organs', -1],
  PartnerAdmitted: ['partners', 1],
  PartnerWithdrew: ['partners', -1],
  PartnerExcluded: ['partners', -1],
  DossierOpened: ['dossiers', 1],
}
const countOf: ReadonlyMap<string, readonly [Counted, 1 | -1]> = new Map(Object.entries(counts))

/** How many partners stop by a merger; a successor that is new was counted when it was admitted. */
const mergedIn = (event: RecordedEvent): number => (event.data as DataOf<'PartnersMerged'>).partners.length

const count = (event: RecordedEvent, rows: Rows): void => {
  const before: HouseActivityRow =
    event.type === 'HouseFounded'
      ? {
          house: event.house,
          organs: 0,
          partners: 0,
          dossiers: 0,
          events: 0,
          last_position: 0n,
          last_recorded_at: event.recordedAt,
        }
      : existing<HouseActivityRow>(rows, 'house_activity', event.house)
  const counted = countOf.get(event.type)
  rows.put('house_activity', {
    ...before,
    ...(counted === undefined ? {} : { [counted[0]]: before[counted[0]] + counted[1] }),
    ...(event.type === 'PartnersMerged' ? { partners: before.partners - mergedIn(event) } : {}),
    events: before.events + 1,
    last_position: event.position,
    last_recorded_at: event.recordedAt,
  })
}

/** Which houses are there, and how much has been recorded of each? */
export const houses: Projection = {
  ...profile,
  needs: (event) => [{ table: 'house_activity', key: event.house }, ...profile.needs(event)],
  project: (event, rows) => {
    count(event, rows)
    profile.project(event, rows)
  },
}
