import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { type HouseId, houseId } from '../../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../../src/domain/shared/time.js'
import type { NewEvent, StoredEvent } from '../../../src/ledger/event.js'
import type { Append, AppendResult, CommandKey, EventStore } from '../../../src/ledger/event-store.js'

/** A store as the contract suite needs it. The ledger may already hold events; cases use streams and houses of their own. */
export type StoreUnderTest = {
  readonly store: EventStore
  /** Another store on the same ledger, as a second process would have. `close` closes it too. */
  readonly another: () => Promise<EventStore>
  /** A store whose server does not answer. */
  readonly unreachable: () => Promise<EventStore>
  /** Breaks every connection that `store` has at this moment, from outside. */
  readonly interrupt: () => Promise<void>
  readonly close: () => Promise<void>
}

/** One demand of the contract: `run` rejects when the store does not meet it. */
export type ContractCase = {
  readonly name: string
  readonly run: (subject: StoreUnderTest) => Promise<void>
}

export type Appended = Extract<AppendResult, { kind: 'appended' }>

export const newHouse = (): HouseId => houseId.parse(v7())

export const newStream = (): string => `dossier-${v7()}`

export const newEvent = (house: HouseId, given: Partial<NewEvent> = {}): NewEvent => ({
  id: v7() as NewEvent['id'],
  type: 'ProposalSubmitted',
  schemaVersion: 1,
  house,
  effectiveOn: toLocalDate('2026-02-28'),
  actor: { person: null, organ: null, partner: null, via: 'api' },
  correlation: v7(),
  causation: null,
  data: { title: 'Gebruik van de subsidie' },
  ...given,
})

export const newEvents = (house: HouseId, count: number): readonly NewEvent[] =>
  Array.from({ length: count }, (_, index) => newEvent(house, { data: { index } }))

export const newCommand = (given: Partial<CommandKey> = {}): CommandKey => ({
  key: v7(),
  fingerprint: fingerprintOf('the command'),
  answer: { ok: true },
  ...given,
})

export const fingerprintOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** An append of one event to a stream of its own, unless told otherwise. */
export const newAppend = (given: Partial<Append> = {}): Append => {
  const house = given.house ?? newHouse()
  return { stream: newStream(), house, expected: 'any', events: [newEvent(house)], command: null, ...given }
}

/** Appends and insists that it was written. */
export const appended = async (store: EventStore, given: Partial<Append> = {}): Promise<Appended> => {
  const result = await store.append(newAppend(given))
  if (result?.kind !== 'appended') throw new Error(`expected an append to be written, got ${result?.kind}`)
  return result
}

/** Everything after a position, page by page. */
export const readAfter = async (store: EventStore, after: bigint, limit = 100): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for (;;) {
    const page = await store.readAll({ after: events.at(-1)?.position ?? after, limit })
    if (page.length === 0) return events
    events.push(...page)
  }
}

export const readWholeStream = (store: EventStore, stream: string): Promise<readonly StoredEvent[]> =>
  store.readStream(stream, { limit: 10_000 })

/** The names of what came out, sorted: for comparing outcomes whose order is free. */
export const kinds = (results: readonly AppendResult[]): readonly string[] => results.map(({ kind }) => kind).sort()
