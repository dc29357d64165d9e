import type { TableDefinition } from '../../src/projecting/projection.js'

/** What is published, and nothing that is not: no query over these tables can show what is withheld. */
export const publicDecisionTables: readonly TableDefinition[] = [
  {
    name: 'public_decision',
    kind: 'keyed',
    columns: {
      decision: { type: 'uuid' },
      house: { type: 'uuid' },
      house_name: { type: 'text' },
      organ: { type: 'uuid' },
      organ_name: { type: 'text' },
      organ_kind: { type: 'text' },
      role: { type: 'text', nullable: true },
      decided_on: { type: 'date' },
      decided_in: { type: 'integer' },
      published_on: { type: 'date' },
      position: { type: 'bigint' },
      publication_event: { type: 'uuid' },
      publication_position: { type: 'bigint' },
      outcome: { type: 'text' },
      subject: { type: 'text' },
      subject_label: { type: 'text', nullable: true },
      state: { type: 'text' },
      standing: { type: 'text' },
      final_on: { type: 'date', nullable: true },
      taken_back_on: { type: 'date', nullable: true },
      changed_at: { type: 'timestamptz' },
      amount_cents: { type: 'bigint', nullable: true },
      title: { type: 'text' },
      body: { type: 'text' },
      told: { type: 'jsonb', nullable: true },
      title_search: { type: 'tsvector', generatedFrom: ['title'] },
      search: { type: 'tsvector', generatedFrom: ['title', 'organ_name', 'house_name', 'body'] },
    },
    primaryKey: ['decision'],
    indexes: [
      { columns: ['search'], using: 'gin' },
      { columns: ['decided_on', 'position'] },
      { columns: ['house', 'decided_on', 'position'] },
    ],
  },
  {
    // Each word that is in a published decision, to find the one that somebody mistyped.
    name: 'public_word',
    kind: 'keyed',
    columns: { word: { type: 'text' }, decisions: { type: 'integer' } },
    primaryKey: ['word'],
    indexes: [],
  },
]
