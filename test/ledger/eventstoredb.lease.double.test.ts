import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreUnavailable } from '../../src/ledger/event-store.js'
import { type Database, inTransaction } from '../../src/ledger/eventstoredb/database.js'
import { Fenced, LogMismatch } from '../../src/ledger/eventstoredb/errors.js'
import { lockLease, releaseLease, renewLease, takeLease } from '../../src/ledger/eventstoredb/lease.js'
import { type LocatedOwnEvent, placeEvents } from '../../src/ledger/eventstoredb/placing.js'
import { appended, newAppend, newEvent, newHouse, newStream, readAfter } from './contract/subject.js'
import { expireLease, type OnDouble, startOnDouble, until, writePast } from './eventstoredb-on-double.js'

/** An event as the sequencer finds it in `$all`, at a place of its own. */
const located = (place: number): LocatedOwnEvent => ({
  event: newEvent(newHouse()),
  stream: newStream(),
  revision: 0,
  created: new Date('2026-03-01T12:00:00.000Z'),
  part: { index: 0, of: 1 },
  command: null,
  location: { commit: BigInt(place), prepare: BigInt(place) },
})

describe('one sequencer at a time, on a protocol double, not a server', () => {
  let on: OnDouble
  beforeEach(async () => {
    on = await startOnDouble()
  })
  afterEach(() => on?.close())

  const database = (): Database => ({ pool: on.database.pool, limit: 5_000 })

  test('the lease has one holder, until it expires or is given back', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    const first = await takeLease(database(), one, 60_000)
    expect(first).toBe(1n)
    expect(await takeLease(database(), two, 60_000)).toBeNull()
    await renewLease(database(), first!, 60_000)
    await releaseLease(database(), first!)
    const second = await takeLease(database(), two, 1)
    expect(second).toBe(2n)
    await sleep(20)
    expect(await takeLease(database(), one, 60_000)).toBe(3n)
    await expect(renewLease(database(), second!, 60_000)).rejects.toThrow(Fenced)
  })

  test('a sequencer that slept through a take-over writes nothing, and the new one writes', async () => {
    const stale = await takeLease(database(), randomUUID(), 1)
    await sleep(20)
    const fresh = await takeLease(database(), randomUUID(), 60_000)
    await expect(placeEvents(database(), stale!, 0n, [located(100)])).rejects.toThrow(Fenced)
    expect((await on.database.owner.query('SELECT FROM log.sequence')).rowCount).toBe(0)
    expect(await placeEvents(database(), fresh!, 0n, [located(200), located(300)])).toBe(2n)
  })

  test('a take-over waits for the transaction under way, and starts behind what it wrote', async () => {
    const token = await takeLease(database(), randomUUID(), 1)
    await sleep(20)
    const slow = await on.database.pool.connect()
    await slow.query('BEGIN')
    await lockLease(slow, token!)
    let taken: bigint | null = null
    const takeOver = takeLease(database(), randomUUID(), 60_000).then((given) => {
      taken = given
    })
    await sleep(200)
    expect(taken).toBeNull()
    await slow.query(
      `INSERT INTO log.sequence (position, event_id, house, stream, revision, recorded_at, commit_position, prepare_position)
       VALUES (1, gen_random_uuid(), gen_random_uuid(), 'dossier-a', 0, now(), 100, 100)`,
    )
    await slow.query('COMMIT')
    slow.release()
    await takeOver
    expect(taken).toBe(2n)
    await expect(placeEvents(database(), taken!, 0n, [located(200)])).rejects.toThrow(LogMismatch)
    expect(await placeEvents(database(), taken!, 1n, [located(200)])).toBe(2n)
  })

  test('events are never placed before what has its place already', async () => {
    const token = await takeLease(database(), randomUUID(), 60_000)
    await placeEvents(database(), token!, 0n, [located(500)])
    await expect(placeEvents(database(), token!, 1n, [located(400)])).rejects.toThrow(LogMismatch)
  })

  test('the order stays dense and complete while the lease changes hands under load', async () => {
    const stores = [on.open(), on.open(), on.open()]
    const ask = async (): Promise<{ readonly token: bigint; readonly placed: number }> =>
      (
        await on.database.owner.query<{ token: bigint; placed: number }>(
          `SELECT coalesce((SELECT token FROM log.sequencer_lease), 0) AS token,
             (SELECT count(*)::int FROM log.sequence) AS placed`,
        )
      ).rows[0]!
    let working = true
    let handed = 0
    // The lease runs out again and again, each time as soon as whoever took it over has placed something: however slow the
    // machine is, no sequencer is driven out before it could do anything.
    const changing = (async () => {
      while (working) {
        const before = await ask()
        await until('the lease was taken over and something placed', async () => {
          const now = await ask()
          // Its holder may renew it in the meantime: until it changes hands it runs out again.
          if (now.token === before.token) await expireLease(on.database)
          return !working || (now.token > before.token && now.placed > before.placed)
        })
        if (working) handed += 1
      }
    })().finally(() => {
      working = false
    })
    /** Sixty at a time, and on until the lease changed hands often enough meanwhile. */
    const writing = Array.from({ length: 60 }, async (_, index) => {
      const results = [await appended(stores[index % 3]!)]
      while (working && handed < 5) results.push(await appended(stores[index % 3]!))
      return results
    })
    const results = (
      await Promise.all(writing).finally(() => {
        working = false
      })
    ).flat()
    await changing
    expect((await ask()).token).toBeGreaterThan(3n)
    expect(results.length).toBeGreaterThanOrEqual(60)
    const events = await readAfter(stores[0]!, 0n)
    expect(events.map(({ position }) => position)).toEqual(results.map((_, index) => BigInt(index + 1)))
    const acknowledged = results.flatMap((result) => result.events).sort((a, b) => Number(a.position - b.position))
    expect(events).toEqual(acknowledged)
  })

  test('when the one that leads stops, another goes on at once', async () => {
    const leader = on.open({ leaseDuration: 60_000 })
    await appended(leader)
    const other = on.open({ leaseDuration: 1_000 })
    await leader.close()
    expect((await appended(other)).firstPosition).toBe(2n)
    await expect(leader.append(newAppend())).rejects.toThrow(StoreUnavailable)
  })

  test('a connection to PostgreSQL that breaks in the middle of a transaction is unavailable and does not end the process', async () => {
    const broken = inTransaction(database(), 'looking at nothing', async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      await on.database.owner.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid])
      await sleep(100)
      await client.query('SELECT 1')
    })
    await expect(broken).rejects.toThrow(StoreUnavailable)
    expect(await inTransaction(database(), 'looking at nothing', async () => 'fine')).toBe('fine')
  })

  test('what another process wrote is placed soon by the hint of the subscription, without waiting for the next look', async () => {
    const store = on.open({ pollInterval: 60_000 })
    await until('the subscription is open', () => on.double.calls.subscribe > 0)
    await sleep(200)
    writePast(on.double, newAppend())
    await until('the event has its place', async () => (await store.head()) === 1n)
  })

  test('without a subscription the order is kept all the same', async () => {
    on.double.faults.add('subscribe', { kind: 'unavailable' }, 10_000)
    const store = on.open({ pollInterval: 50 })
    writePast(on.double, newAppend())
    await until('the event has its place', async () => (await store.head()) === 1n)
    expect((await appended(store)).firstPosition).toBe(2n)
  })
})
