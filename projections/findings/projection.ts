import type { FindingCode, Severity } from '../../src/domain/finding/catalogue.js'
import type { About, Finding, FindingDetails } from '../../src/domain/finding/finding.js'
import { type FindingChange, findingChanges } from '../../src/domain/finding/findings.js'
import type { RecordedEvent } from '../../src/ledger/registry.js'
import type { Around, Projection, Rows } from '../../src/projecting/projection.js'
import { existing } from '../define.js'
import { aroundHouse, houseState } from '../house-state.js'
import { newest } from '../known.js'
import { findingTables } from './tables.js'

/** A finding as it was known between two moments. */
export type FindingRow = {
  readonly identity: string
  /** 0 for what is known now; else the revision of the event that made it something else, or nothing. */
  readonly superseded: number
  readonly house: string
  readonly code: FindingCode
  readonly severity: Severity
  readonly about_kind: About['kind']
  readonly about: string
  readonly dossier: string | null
  readonly organ: string | null
  readonly since: string
  readonly healed_on: string | null
  readonly events: Finding['events']
  readonly details: FindingDetails
  readonly known_from: string
  /** Exclusive; null for what is known now. */
  readonly known_until: string | null
}

const rowOf = (found: Finding, { house, recordedAt }: RecordedEvent): FindingRow => ({
  identity: found.identity,
  superseded: 0,
  house,
  code: found.code,
  severity: found.severity,
  about_kind: found.about.kind,
  about: found.about.id,
  dossier: found.about.dossier,
  organ: found.about.organ,
  since: found.since,
  healed_on: found.healedOn,
  events: found.events,
  details: found.details,
  known_from: recordedAt,
  known_until: null,
})

/** `needs` and `project` ask for the same changes, one right after the other. */
const worked = new WeakMap<Around, readonly FindingChange[]>()

const changesBy = (event: RecordedEvent, around: Around | undefined): readonly FindingChange[] => {
  const known = around === undefined ? undefined : worked.get(around)
  if (known !== undefined) return known
  const { event: happened, before, after } = aroundHouse(event, around)
  const changes = findingChanges(happened, before, after)
  if (around !== undefined) worked.set(around, changes)
  return changes
}

const change = (rows: Rows, event: RecordedEvent, { before, after }: FindingChange): void => {
  if (before !== null) {
    const row = existing<FindingRow>(rows, 'finding', `${before.identity}|0`)
    rows.put('finding', { ...row, superseded: event.revision, known_until: event.recordedAt })
    if (after === null) rows.remove('finding', `${before.identity}|0`)
  }
  if (after !== null) rows.put('finding', rowOf(after, event))
}

/** What is irregular, since when, healed when: as of any day, as known at any moment. */
export const findings: Projection = {
  name: 'findings',
  version: 4,
  tables: findingTables,
  fold: houseState,
  needs: (event, around) =>
    changesBy(event, around).flatMap(({ before }) => (before === null ? [] : [newest('finding', before.identity)])),
  project: (event, rows, around) => {
    for (const one of changesBy(event, around)) change(rows, event, one)
  },
}
