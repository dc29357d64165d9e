import { defineProjection, existing } from '../define.js'

export type PersonRow = {
  readonly person: string
  readonly house: string
  /** The event with what is known of the person now; null when nothing was recorded. */
  readonly details_event: string | null
  readonly details_recorded_at: string | null
  /** Set once the data of the person were erased. */
  readonly erased_event: string | null
  readonly erased_at: string | null
  readonly erased_reason: string | null
  readonly erased_position: bigint | null
}

/** Which persons a house knows, and where in the log to find what is known of them. Holds no personal data. */
export const persons = defineProjection({
  name: 'persons',
  version: 1,
  tables: [
    {
      name: 'person',
      kind: 'keyed',
      columns: {
        person: { type: 'uuid' },
        house: { type: 'uuid' },
        details_event: { type: 'uuid', nullable: true },
        details_recorded_at: { type: 'timestamptz', nullable: true },
        erased_event: { type: 'uuid', nullable: true },
        erased_at: { type: 'timestamptz', nullable: true },
        erased_reason: { type: 'text', nullable: true },
        erased_position: { type: 'bigint', nullable: true },
      },
      primaryKey: ['person'],
      indexes: [{ columns: ['house'] }],
    },
  ],
  handlers: {
    SeatAssigned: {
      needs: ({ data }) => [{ table: 'person', key: data.person }],
      project: ({ data, house }, rows) => {
        if (rows.get('person', data.person) !== undefined) return
        const row: PersonRow = {
          person: data.person,
          house,
          details_event: null,
          details_recorded_at: null,
          erased_event: null,
          erased_at: null,
          erased_reason: null,
          erased_position: null,
        }
        rows.put('person', row)
      },
    },
    PersonDetailsRecorded: {
      needs: ({ data }) => [{ table: 'person', key: data.person }],
      project: ({ data, id, recordedAt }, rows) => {
        const person = existing<PersonRow>(rows, 'person', data.person)
        rows.put('person', { ...person, details_event: id, details_recorded_at: recordedAt })
      },
    },
    PersonalDataErased: {
      needs: ({ data }) => [{ table: 'person', key: data.person }],
      project: ({ data, id, recordedAt, position }, rows) => {
        const person = existing<PersonRow>(rows, 'person', data.person)
        const { reason } = data
        const erased = { erased_event: id, erased_at: recordedAt, erased_reason: reason, erased_position: position }
        rows.put('person', { ...person, ...erased })
      },
    },
  },
})
