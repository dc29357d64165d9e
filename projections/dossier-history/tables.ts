import type { TableDefinition } from '../../src/projecting/projection.js'

export const dossierTables: readonly TableDefinition[] = [
  {
    name: 'dossier',
    kind: 'keyed',
    columns: {
      dossier: { type: 'uuid' },
      house: { type: 'uuid' },
      title: { type: 'text' },
      subject: { type: 'text' },
      opened_by: { type: 'uuid' },
      opened_on: { type: 'date' },
      opened_position: { type: 'bigint' },
      status: { type: 'text' },
      status_beside_ballots: { type: 'text' },
      open_ballots: { type: 'integer' },
      newest_decision: { type: 'uuid', nullable: true },
      newest_standing: { type: 'text', nullable: true },
      newest_ratifying: { type: 'jsonb', nullable: true },
      newest_said: { type: 'jsonb' },
      newest_version: { type: 'integer' },
      proposal_title: { type: 'text', nullable: true },
      proposal_text: { type: 'text', nullable: true },
      amount_cents: { type: 'bigint', nullable: true },
      beneficiary: { type: 'uuid', nullable: true },
      search: { type: 'tsvector', generatedFrom: ['title', 'proposal_title', 'proposal_text'] },
    },
    primaryKey: ['dossier'],
    // A house has some thousands of dossiers in ten years: words are looked up among those, without an index of words.
    indexes: [{ columns: ['house', 'opened_position'] }],
  },
  {
    name: 'dossier_entry',
    kind: 'append-only',
    columns: {
      dossier: { type: 'uuid' },
      position: { type: 'bigint' },
      event: { type: 'uuid' },
      revision: { type: 'integer' },
      type: { type: 'text' },
      recorded_at: { type: 'timestamptz' },
      effective_on: { type: 'date' },
      // JSON as text: nothing searches in it, and PostgreSQL takes text in several times faster than jsonb. There is
      // one such row for every event, so a rebuild is as fast as this table.
      actor: { type: 'text' },
      data: { type: 'text' },
    },
    primaryKey: ['dossier', 'position'],
    indexes: [],
  },
  {
    name: 'meeting',
    kind: 'keyed',
    columns: {
      meeting: { type: 'uuid' },
      house: { type: 'uuid' },
      organ: { type: 'uuid' },
      held_on: { type: 'date' },
      place: { type: 'text', nullable: true },
      present: { type: 'jsonb', nullable: true },
    },
    primaryKey: ['meeting'],
    indexes: [{ columns: ['house', 'held_on'] }],
  },
]
