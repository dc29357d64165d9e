import type pg from 'pg'
import type { Projection } from '../../../src/projecting/projection.js'
import type { Noted } from './events.js'

/** Every event once, with every column type. */
export const history: Projection = {
  name: 'history',
  version: 1,
  tables: [
    {
      name: 'history_entry',
      kind: 'append-only',
      columns: {
        position: { type: 'bigint' },
        event: { type: 'uuid' },
        type: { type: 'text' },
        day: { type: 'date' },
        recorded_at: { type: 'timestamptz' },
        text: { type: 'text', nullable: true },
        extra: { type: 'jsonb' },
        extra_or_nothing: { type: 'jsonb', nullable: true },
        positive: { type: 'boolean', nullable: true },
        search: { type: 'tsvector', generatedFrom: ['text', 'type'] },
      },
      primaryKey: ['position'],
      indexes: [{ columns: ['day', 'position'] }, { columns: ['search'], using: 'gin' }],
    },
  ],
  needs: () => [],
  project: (event, rows) => {
    const noted = event.type === 'Noted' ? (event.data as Noted) : null
    rows.put('history_entry', {
      position: event.position,
      event: event.id,
      type: event.type,
      day: event.effectiveOn,
      recorded_at: event.recordedAt,
      text: noted?.text ?? null,
      extra: noted?.extra ?? null,
      extra_or_nothing: noted?.extra ?? null,
      positive: noted === null ? null : noted.cents > 0,
    })
  },
}

/** Sums per subject, with a key of two columns, and a second table that counts how often each length of text occurs. */
export const totals: Projection = {
  name: 'totals',
  version: 1,
  tables: [
    {
      name: 'subject_total',
      kind: 'keyed',
      columns: {
        house: { type: 'uuid' },
        subject: { type: 'text' },
        notes: { type: 'integer' },
        cents: { type: 'bigint' },
        last_on: { type: 'date' },
        changed_at: { type: 'timestamptz' },
        last_extra: { type: 'jsonb', nullable: true },
        trail: { type: 'jsonb' },
      },
      primaryKey: ['house', 'subject'],
      indexes: [{ columns: ['notes'] }],
    },
    {
      name: 'length_count',
      kind: 'keyed',
      columns: { length: { type: 'integer' }, times: { type: 'bigint' } },
      primaryKey: ['length'],
      indexes: [],
    },
  ],
  needs: (event) => {
    const { subject, text } = event.data as Noted
    const subjects = [{ table: 'subject_total', key: `${event.house}|${subject}` }]
    return event.type === 'Noted' ? [...subjects, { table: 'length_count', key: String(text.length) }] : subjects
  },
  project: (event, rows) => {
    const { subject, cents, text, extra } = event.data as Noted
    const key = `${event.house}|${subject}`
    if (event.type === 'Closed') {
      rows.remove('subject_total', key)
      return
    }
    const known = rows.get('subject_total', key)
    rows.put('subject_total', {
      house: event.house,
      subject,
      notes: ((known?.notes as number | undefined) ?? 0) + 1,
      cents: ((known?.cents as bigint | undefined) ?? 0n) + BigInt(cents),
      last_on: event.effectiveOn,
      changed_at: event.recordedAt,
      last_extra: extra ?? null,
      trail: [...((known?.trail as unknown[] | undefined) ?? []), cents].slice(-3),
    })
    const counted = rows.get('length_count', String(text.length))
    rows.put('length_count', {
      length: text.length,
      times: ((counted?.times as bigint | undefined) ?? 0n) + 1n,
    })
  },
}

export const testTables = ['history_entry', 'subject_total', 'length_count'] as const

/** Everything in the tables behind these views, byte for byte, in an order of its own. */
export const contents = async (
  pool: pg.Pool,
  tables: readonly string[] = testTables,
): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const result = await pool.query<{ row: string }>(
      `SELECT row_text.row FROM (SELECT t::text AS row FROM projection."${table}" t) row_text ORDER BY row COLLATE "C"`,
    )
    found[table] = result.rows.map(({ row }) => row)
  }
  return found
}
