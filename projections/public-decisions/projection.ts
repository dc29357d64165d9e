import type { DecisionOutcome } from '../../src/domain/decision/events.js'
import type { OrganKind } from '../../src/domain/organ/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { RecordedEvent } from '../../src/ledger/registry.js'
import type { Around, Projection, RowKey, Rows } from '../../src/projecting/projection.js'
import type { DecisionState } from '../decision-register/answers.js'
import { finalOn } from '../decision-register/state.js'
import { amountOf } from '../define.js'
import type { PublicStanding, PublicText } from './answers.js'
import { type Decision, type Dossier, type PublishableHouse, publishableHouse } from './publishable.js'
import { publicDecisionTables } from './tables.js'
import { organName, publicStanding, stateOf, tellText } from './tell.js'
import { bodyOf, wordsOf } from './vocabulary.js'

export type PublicDecisionRow = {
  readonly decision: string
  readonly house: string
  readonly house_name: string
  readonly organ: string
  readonly organ_name: string
  readonly organ_kind: OrganKind
  readonly role: SeatRole | null
  readonly decided_on: string
  /** The year of that day. */
  readonly decided_in: number
  readonly published_on: string
  readonly position: bigint
  readonly publication_event: string
  readonly publication_position: bigint
  readonly outcome: DecisionOutcome
  readonly subject: string
  readonly subject_label: string | null
  readonly state: DecisionState
  readonly standing: PublicStanding
  readonly final_on: string | null
  readonly taken_back_on: string | null
  readonly changed_at: string
  readonly amount_cents: bigint | null
  readonly title: string
  readonly body: string
  readonly told: PublicText | null
}

export type PublicWordRow = { readonly word: string; readonly decisions: number }

/** A published decision without the moment it last changed, by which the same content would never be the same row. */
type Told = Omit<PublicDecisionRow, 'changed_at'>

const tell = (
  house: PublishableHouse,
  houseId: string,
  dossier: Dossier,
  id: string,
  decision: Decision,
): Told | null => {
  const { publication, data, decidedOn } = decision
  if (publication === null) return null
  const { state, lastDay } = stateOf(decision)
  const told = publication.takenBack === null ? tellText(house, dossier, decision, publication) : null
  return {
    decision: id,
    house: houseId,
    house_name: house.name,
    organ: data.organ,
    organ_name: organName(house, data.organ),
    organ_kind: house.organs.get(data.organ)?.kind ?? 'other',
    role: data.role,
    decided_on: decidedOn,
    decided_in: Number(decidedOn.slice(0, 4)),
    published_on: publication.on,
    position: decision.position,
    publication_event: publication.event,
    publication_position: publication.position,
    outcome: data.outcome,
    subject: data.subject,
    subject_label: house.subjects.get(data.subject) ?? null,
    state,
    standing: publicStanding[state],
    final_on: finalOn(state, decidedOn, lastDay ?? decision.votesOn),
    taken_back_on: publication.takenBack?.on ?? null,
    amount_cents: amountOf(told?.ratifiedAmountCents ?? null),
    title: told?.title ?? '',
    body: told === null ? '' : bodyOf(told),
    told,
  }
}

type Change = { readonly before: Told | null; readonly after: Told }

const same = (before: Told, after: Told): boolean => JSON.stringify(before, plain) === JSON.stringify(after, plain)

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

const worked = new WeakMap<Around, readonly Change[]>()

const workOut = ({ house, data }: RecordedEvent, before: PublishableHouse, after: PublishableHouse) => {
  const { dossier: id } = data as { readonly dossier?: unknown }
  const dossier = typeof id === 'string' ? after.dossiers.get(id) : undefined
  if (dossier === undefined) return []
  const earlier = before.dossiers.get(id as string)
  return [...dossier.decisions].flatMap(([decision, now]): readonly Change[] => {
    const toldNow = tell(after, house, dossier, decision, now)
    if (toldNow === null) return []
    const then = earlier?.decisions.get(decision)
    const told = earlier === undefined || then === undefined ? null : tell(before, house, earlier, decision, then)
    return told !== null && same(told, toldNow) ? [] : [{ before: told, after: toldNow }]
  })
}

/** `needs` and `project` ask for the same changes, one right after the other. */
const changesBy = (event: RecordedEvent, around: Around | undefined): readonly Change[] => {
  if (around === undefined) throw new Error('This projection needs the state of the house around each event')
  const known = worked.get(around)
  if (known !== undefined) return known
  const changes = workOut(event, around.before as PublishableHouse, around.after as PublishableHouse)
  worked.set(around, changes)
  return changes
}

/** By how much the number of decisions in which each word stands goes up or down. */
const wordChanges = (changes: readonly Change[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const count = (told: Told | null, by: 1 | -1): void => {
    if (told === null) return
    for (const word of wordsOf(told.title, told.body)) counts.set(word, (counts.get(word) ?? 0) + by)
  }
  for (const { before, after } of changes) {
    count(before, -1)
    count(after, 1)
  }
  return new Map([...counts].filter(([, by]) => by !== 0))
}

const changeWord = (rows: Rows, word: string, by: number): void => {
  const row = rows.get('public_word', word) as PublicWordRow | undefined
  const decisions = (row?.decisions ?? 0) + by
  if (decisions > 0) rows.put('public_word', { word, decisions })
  else rows.remove('public_word', word)
}

/** What may anyone read of the decisions that were published? */
export const publicDecisions: Projection = {
  name: 'public-decisions',
  version: 1,
  tables: publicDecisionTables,
  fold: publishableHouse,
  needs: (event, around) =>
    [...wordChanges(changesBy(event, around)).keys()].map((word): RowKey => ({ table: 'public_word', key: word })),
  project: (event, rows, around) => {
    const changes = changesBy(event, around)
    for (const { after } of changes) {
      const row: PublicDecisionRow = { ...after, changed_at: event.recordedAt }
      rows.put('public_decision', row)
    }
    for (const [word, by] of wordChanges(changes)) changeWord(rows, word, by)
  },
}
