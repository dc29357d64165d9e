import type { TableDefinition } from '../../src/projecting/projection.js'

export const moneyTables: readonly TableDefinition[] = [
  {
    name: 'money_act',
    kind: 'append-only',
    columns: {
      position: { type: 'bigint' },
      house: { type: 'uuid' },
      event: { type: 'uuid' },
      type: { type: 'text' },
      effective_on: { type: 'date' },
      recorded_at: { type: 'timestamptz' },
      data: { type: 'jsonb' },
    },
    primaryKey: ['position'],
    indexes: [{ columns: ['house', 'position'] }],
  },
]
