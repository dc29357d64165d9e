import type { TableDefinition } from '../../src/projecting/projection.js'

export const findingTables: readonly TableDefinition[] = [
  {
    name: 'finding',
    kind: 'keyed',
    columns: {
      identity: { type: 'text' },
      superseded: { type: 'integer' },
      house: { type: 'uuid' },
      code: { type: 'text' },
      severity: { type: 'text' },
      about_kind: { type: 'text' },
      about: { type: 'uuid' },
      dossier: { type: 'uuid', nullable: true },
      organ: { type: 'uuid', nullable: true },
      since: { type: 'date' },
      healed_on: { type: 'date', nullable: true },
      events: { type: 'jsonb' },
      details: { type: 'jsonb' },
      known_from: { type: 'timestamptz' },
      known_until: { type: 'timestamptz', nullable: true },
    },
    primaryKey: ['identity', 'superseded'],
    indexes: [{ columns: ['house', 'since'] }],
  },
]
