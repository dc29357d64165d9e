import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredEvent } from '../../src/ledger/event.js'
import type { Projection } from '../../src/projecting/projection.js'
import { type Bench, eventually, openBench } from './support/engines.js'
import { type Noted, scattered, storedEvent } from './support/events.js'
import { contents } from './support/projections.js'

let bench: Bench

beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

/** A chain over the events of a stream, so that a state is right only when every event before it was folded, in order. */
type Chain = { readonly links: number; readonly sum: number }

const link = (state: Chain, event: { readonly revision: number; readonly data: unknown }): Chain => ({
  links: state.links + 1,
  sum: (state.sum * 31 + event.revision * 7 + ((event.data as Noted).cents ?? 0)) % 1_000_003,
})

const chains = (more: Partial<Projection> = {}): Projection => ({
  name: 'chains',
  version: 1,
  tables: [
    {
      name: 'chain_link',
      kind: 'keyed',
      columns: {
        stream: { type: 'text' },
        before: { type: 'integer' },
        after: { type: 'integer' },
        links: { type: 'integer' },
      },
      primaryKey: ['stream', 'before'],
      indexes: [],
    },
  ],
  fold: { initial: { links: 0, sum: 0 } satisfies Chain, evolve: (state, event) => link(state as Chain, event) },
  needs: (event, around) => [
    { table: 'chain_link', key: `${event.stream}|${(around as { before: Chain }).before.sum}` },
  ],
  project: (event, rows, around) => {
    const { before, after } = around as { before: Chain; after: Chain }
    const known = rows.get('chain_link', `${event.stream}|${before.sum}`)
    const links = ((known?.links as number | undefined) ?? 0) + after.links
    rows.put('chain_link', { stream: event.stream, before: before.sum, after: after.sum, links })
  },
  ...more,
})

/** Events of some streams among each other, as houses write them. */
const mixed = (count: number, streams: number): readonly StoredEvent[] => {
  const revisions = new Map<string, number>()
  return Array.from({ length: count }, (_, index) => {
    const stream = `house-${scattered(3, index) % streams}`
    const revision = revisions.get(stream) ?? 0
    revisions.set(stream, revision + 1)
    const data = { subject: 'one', cents: scattered(5, index) % 1_000, text: 'a note', extra: null }
    return storedEvent(BigInt(index + 1), 'Noted', data, { stream, revision })
  })
}

/** The rows that these events lead to, told slowly. */
const expected = (events: readonly StoredEvent[]): Record<string, string[]> => {
  const states = new Map<string, Chain>()
  const rows = new Map<string, string>()
  for (const event of events) {
    const before = states.get(event.stream) ?? { links: 0, sum: 0 }
    const after = link(before, event)
    states.set(event.stream, after)
    rows.set(`${event.stream}|${before.sum}`, `(${event.stream},${before.sum},${after.sum},${after.links})`)
  }
  return { chain_link: [...rows.values()].sort((a, b) => Buffer.from(a).compare(Buffer.from(b))) }
}

const rows = () => contents(bench.pool, ['chain_link'])
const ofChains = { projections: [chains()] }

describe('a projection that folds sees the state of the stream before and after each event', () => {
  const events = mixed(600, 7)

  it('while following, in batches of any size', async () => {
    bench.store.add(...events.slice(0, 400))
    const engine = bench.engine({ ...ofChains, settings: { batchSize: 37 } })
    await engine.catchUp()
    expect(await rows()).toEqual(expected(events.slice(0, 400)))
    expect(bench.store.streamReads).toEqual([])
  })

  it('and the process that goes on has it from memory, look after look', async () => {
    const engine = bench.engine({ ...ofChains, settings: { batchSize: 50 } })
    await engine.start()
    for (let at = 0; at < 600; at += 60) {
      bench.store.add(...events.slice(at, at + 60))
      await engine.waitFor(BigInt(at + 60), undefined, 5_000)
    }
    expect(await rows()).toEqual(expected(events))
    expect(bench.store.streamReads).toEqual([])
  })

  it('after a cold start it is read from the streams, up to the event before and no further', async () => {
    bench.store.add(...events.slice(0, 300))
    await bench.engine(ofChains).catchUp()
    bench.store.add(...events.slice(300))
    await bench.engine({ ...ofChains, settings: { batchSize: 100 } }).catchUp()
    expect(await rows()).toEqual(expected(events))
    const streams = new Set(events.slice(300).map(({ stream }) => stream))
    expect(bench.store.streamReads.map(({ stream }) => stream).sort()).toEqual([...streams].sort())
    expect(bench.store.streamReads.every(({ fromRevision }) => fromRevision === 0)).toBe(true)
  })

  it('another process that takes the lease over goes on where the first was', async () => {
    const [first, second] = [bench.engine(ofChains), bench.engine(ofChains)]
    await first.start()
    await second.start()
    bench.store.add(...events.slice(0, 200))
    await second.waitFor(200n, undefined, 5_000)
    await first.stop()
    await eventually(async () => (await second.status()).leading)
    bench.store.add(...events.slice(200, 400))
    await second.waitFor(400n, undefined, 5_000)
    // The first comes back, with states of long ago in memory.
    await first.start()
    await second.stop()
    bench.store.add(...events.slice(400))
    await first.waitFor(600n, undefined, 10_000)
    expect(await rows()).toEqual(expected(events))
  })

  it('with fewer states in memory than there are streams', async () => {
    bench.store.add(...events)
    const engine = bench.engine({ ...ofChains, settings: { batchSize: 100, statesInMemory: 2 } })
    await engine.catchUp()
    expect(await rows()).toEqual(expected(events))
    expect(bench.store.streamReads.length).toBeGreaterThan(0)
    await engine.rebuild()
    expect(await rows()).toEqual(expected(events))
  })

  it('in a rebuild, also when rows have to leave memory, and in its last events', async () => {
    bench.store.add(...events.slice(0, 500))
    const engine = bench.engine({ ...ofChains, settings: { rebuildMemory: 1, rebuildBatchSize: 60, batchSize: 10 } })
    await engine.start()
    let added = false
    await engine.rebuild(undefined, {
      onProgress: ({ phase }) => {
        if (phase !== 'indexing' || added) return
        added = true
        bench.store.add(...events.slice(500))
      },
    })
    await engine.waitFor(600n, undefined, 5_000)
    expect(await rows()).toEqual(expected(events))
  })

  it('in what doctor compares with, which finds the row that was changed', async () => {
    bench.store.add(...events)
    const engine = bench.engine(ofChains)
    await engine.catchUp()
    expect(await engine.compare()).toEqual([{ projection: 'chains', position: 600n, notCompared: null, faults: [] }])
    await bench.database.owner.query(
      `UPDATE projection.chain_link SET links = -1 WHERE stream = 'house-3' AND before = 0`,
    )
    expect(await engine.compare()).toMatchObject([
      { faults: [{ table: 'chain_link', key: 'house-3|0', kind: 'altered' }] },
    ])
  })

  it('after a batch that PostgreSQL refused and that was undone, halved and fed again', async () => {
    const once = { name: 'seen_once', kind: 'append-only', columns: { position: { type: 'bigint' } } } as const
    const refusing = chains({
      tables: [...chains().tables, { ...once, primaryKey: ['position'], indexes: [] }],
      project: (event, into, around) => {
        chains().project(event, into, around)
        // Only PostgreSQL sees that a key stands there already.
        into.put('seen_once', { position: event.position === 150n ? 5n : event.position })
      },
    })
    bench.store.add(...events.slice(0, 200))
    const engine = bench.engine({ projections: [refusing], settings: { batchSize: 200 } })
    const { stopped } = await engine.catchUp()
    expect(stopped).toMatchObject([{ projection: 'chains', position: 149n, poison: { position: 150n } }])
    expect(await rows()).toEqual(expected(events.slice(0, 149)))
    // The states of the undone batch were ahead of the half that was fed again.
    expect(bench.store.streamReads.length).toBeGreaterThan(0)
  })

  it('the same transaction undone by a broken connection is fed again with the same states', async () => {
    bench.store.add(...events.slice(0, 200))
    const engine = bench.engine({ ...ofChains, settings: { batchSize: 20 } })
    await engine.start()
    for (let at = 200; at < 600; at += 40) {
      bench.store.add(...events.slice(at, at + 40))
      await bench.database.owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
      )
    }
    await engine.waitFor(600n, undefined, 20_000)
    expect(await rows()).toEqual(expected(events))
  })
})

describe('a projection that folds stands still', () => {
  const events = mixed(40, 2)

  it('before an event at which its fold fails, also when that one came before it in its stream', async () => {
    const failing = chains({
      fold: {
        initial: { links: 0, sum: 0 },
        evolve: (state, event) => {
          if (event.position === 25n) throw new Error('a case nobody thought of')
          return link(state as Chain, event)
        },
      },
    })
    bench.store.add(...events)
    const { stopped } = await bench.engine({ projections: [failing] }).catchUp()
    expect(stopped).toMatchObject([{ position: 24n, poison: { position: 25n, reason: 'a case nobody thought of' } }])
    expect(await rows()).toEqual(expected(events.slice(0, 24)))
    await expect(bench.engine({ projections: [failing] }).rebuild()).rejects.toMatchObject({
      stopped: new Map([['chains', expect.objectContaining({ position: 25n })]]),
    })
  })

  it('at an event that cannot be read', async () => {
    const unknown = storedEvent(41n, 'Unheard', {}, { stream: 'house-0', revision: 99 })
    bench.store.add(...events, unknown)
    const { stopped } = await bench.engine(ofChains).catchUp()
    expect(stopped).toMatchObject([{ position: 40n, poison: { position: 41n } }])
  })

  it('and goes on trying, when the stream of a house has a gap', async () => {
    const [first, second] = mixed(2, 1)
    bench.store.add(first!, { ...second!, revision: 2 })
    const engine = bench.engine({ ...ofChains, settings: { retryAfter: 20 } })
    await engine.start()
    await eventually(() => bench.troubles.length > 0)
    expect(String(bench.troubles[0])).toContain('house-0')
    expect(await rows()).toEqual({ chain_link: [] })
  })
})
