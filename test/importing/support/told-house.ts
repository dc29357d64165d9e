import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import type { Ballot } from '../../../src/domain/ballot/state.js'
import type { Decision } from '../../../src/domain/decision/state.js'
import type { Dossier } from '../../../src/domain/dossier/state.js'
import { evolve } from '../../../src/domain/evolve.js'
import type { Meeting } from '../../../src/domain/meeting/state.js'
import type { EventId, OrganId, SeatId } from '../../../src/domain/shared/identifiers.js'
import { type Instant, toLocalDate } from '../../../src/domain/shared/time.js'
import { emptyHouse, type HouseState } from '../../../src/domain/state.js'
import { importHouse } from '../../../src/importing/import-house.js'
import { ledgerInMemory, type Recorded, today } from './ledger-in-memory.js'

type Of<Type extends Recorded['type']> = Extract<Recorded, { type: Type }>

/** A house file as it was told to the ledger: its events, its last state, and words to find things by. */
export type ToldHouse = {
  readonly state: HouseState
  readonly events: readonly Recorded[]
  readonly all: <Type extends Recorded['type']>(type: Type) => readonly Of<Type>[]
  readonly dossier: (title: string) => Dossier
  /** The newest decision of the dossier. */
  readonly decision: (title: string) => Decision
  /** The newest ballot of the dossier. */
  readonly ballot: (title: string) => Ballot
  readonly organ: (name: string) => OrganId
  /** The meetings of an organ that were opened and closed, or answered in writing, by day. */
  readonly held: (organ: OrganId) => readonly Meeting[]
  /** Organisation and function of whoever sits there. */
  readonly partnerOf: (seat: SeatId | null) => string
}

const found = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`The house tells nothing of ${what}`)
  return value
}

const readHouse = (key: string): string => readFileSync(new URL(`../../../houses/${key}.json`, import.meta.url), 'utf8')

/** The acts of a house file, as they stand in it. */
export const actsOf = (key: string): readonly Readonly<Record<string, unknown>>[] => JSON.parse(readHouse(key)).acts

/** Imports the file of this house into a ledger in memory. */
export const tell = async (key: string): Promise<ToldHouse> => {
  const ledger = ledgerInMemory()
  const result = await importHouse(readHouse(key), { send: ledger.send, today, newId: v7 })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { events } = ledger
  const recordedAt = '2026-11-22T10:00:00.000Z' as Instant
  const state = events.reduce((before, event, revision) => {
    const { id, effectiveOn } = event
    return evolve(before, {
      ...event,
      id: id as EventId,
      revision,
      effectiveOn: toLocalDate(effectiveOn),
      recordedAt,
      actor: { via: 'import' },
    })
  }, emptyHouse)
  const dossier = (title: string): Dossier =>
    found(
      [...state.dossiers.values()].find((one) => one.title === title),
      title,
    )
  return {
    state,
    events,
    all: (type) => events.filter((event): event is Of<typeof type> => event.type === type),
    dossier,
    decision: (title) => found([...dossier(title).decisions.values()].at(-1), `a decision on ${title}`),
    ballot: (title) => found([...dossier(title).ballots.values()].at(-1), `a ballot on ${title}`),
    organ: (name) =>
      found(
        state.organs.findKey((organ) => organ.name === name),
        name,
      ),
    held: (organ) =>
      [...state.meetings.values()]
        .filter((meeting) => meeting.organ === organ && (meeting.status === 'closed' || meeting.form === 'written'))
        .sort((a, b) => a.heldOn.localeCompare(b.heldOn)),
    partnerOf: (seat) => {
      const partner = seat === null ? null : (state.seats.get(seat)?.partner ?? null)
      return partner === null ? 'nobody' : (state.partners.get(partner)?.name ?? 'nobody')
    },
  }
}
