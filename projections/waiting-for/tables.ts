import type { TableDefinition } from '../../src/projecting/projection.js'

export const waitingTables: readonly TableDefinition[] = [
  {
    name: 'waiting_item',
    kind: 'keyed',
    columns: {
      item: { type: 'text' },
      kind: { type: 'text' },
      house: { type: 'uuid' },
      dossier: { type: 'uuid', nullable: true },
      organ: { type: 'uuid' },
      about: { type: 'uuid' },
      from_organ: { type: 'uuid', nullable: true },
      seat: { type: 'uuid', nullable: true },
      since: { type: 'date' },
      deadline: { type: 'date', nullable: true },
      open: { type: 'integer' },
      position: { type: 'bigint' },
    },
    primaryKey: ['item'],
    indexes: [{ columns: ['house', 'since', 'position'] }],
  },
  {
    name: 'waiting_decision',
    kind: 'keyed',
    columns: {
      decision: { type: 'uuid' },
      organ: { type: 'uuid' },
      ratifying: { type: 'jsonb' },
      said: { type: 'jsonb' },
    },
    primaryKey: ['decision'],
    indexes: [],
  },
  {
    // How long an organ may take to ratify, from a day on; null days: its rules set none.
    name: 'waiting_rule',
    kind: 'append-only',
    columns: {
      organ: { type: 'uuid' },
      position: { type: 'bigint' },
      starts_on: { type: 'date' },
      days: { type: 'integer', nullable: true },
    },
    primaryKey: ['organ', 'position'],
    indexes: [],
  },
  {
    // Advice that was asked: of which organ (null: of partners), and which organ asked.
    name: 'waiting_request',
    kind: 'keyed',
    columns: {
      request: { type: 'uuid' },
      of_organ: { type: 'uuid', nullable: true },
      from_organ: { type: 'uuid', nullable: true },
      since: { type: 'date' },
      deadline: { type: 'date' },
    },
    primaryKey: ['request'],
    indexes: [],
  },
  {
    name: 'waiting_dossier',
    kind: 'keyed',
    columns: {
      dossier: { type: 'uuid' },
      opened_by: { type: 'uuid' },
      withdrawn: { type: 'boolean' },
      closed: { type: 'boolean' },
      proposed_by: { type: 'uuid', nullable: true },
      proposed_to: { type: 'uuid', nullable: true },
    },
    primaryKey: ['dossier'],
    indexes: [],
  },
]
