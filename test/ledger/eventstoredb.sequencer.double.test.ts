import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toInstant } from '../../src/domain/shared/time.js'
import { LogMismatch } from '../../src/ledger/eventstoredb/errors.js'
import type { TestDatabase } from '../database.js'
import { appended, newAppend, newCommand, newEvents, newHouse, newStream, readAfter } from './contract/subject.js'
import { expireLease, holdLease, type OnDouble, startOnDouble, until, writePast } from './eventstoredb-on-double.js'

/** Everything PostgreSQL knows of the order, as text. */
const orderIn = async (database: TestDatabase): Promise<unknown> => {
  const places = await database.owner.query('SELECT * FROM log.sequence ORDER BY position')
  const commands = await database.owner.query('SELECT * FROM log.sequenced_command ORDER BY house, key')
  return { places: places.rows, commands: commands.rows }
}

describe('the sequencer on a protocol double, not a server', () => {
  let on: OnDouble
  beforeEach(async () => {
    on = await startOnDouble()
  })
  afterEach(() => on?.close())

  describe('what it gives a place', () => {
    test('events of other applications get none, whatever their stream is called', async () => {
      const store = on.open()
      on.double.writeForeign('$stats-0', '$statsCollected')
      on.double.writeForeign('order-17')
      const one = await appended(store)
      on.double.writeForeign(newStream())
      on.double.writeForeign(newStream(), 'Note', null)
      on.double.writeForeign('dossier-other', 'Note', 'a text')
      const two = await appended(store, { events: newEvents(one.events[0]!.house, 2), house: one.events[0]!.house })
      on.double.writeForeign(newStream())
      expect([one.firstPosition, two.firstPosition, two.lastPosition]).toEqual([1n, 2n, 3n])
      expect(await store.readAll({ after: 0n, limit: 10 })).toEqual([...one.events, ...two.events])
      expect(await store.readAll({ after: 0n, limit: 2 })).toEqual([...one.events, ...two.events].slice(0, 2))
    })

    test('events written past the store, by a process that died before it got an answer, get theirs too', async () => {
      const store = on.open()
      const append = newAppend({ command: newCommand() })
      writePast(on.double, append)
      await until('the event has its place', async () => (await store.head()) === 1n)
      expect(await store.readStream(append.stream, { limit: 10 })).toMatchObject([
        { id: append.events[0]!.id, position: 1n },
      ])
      expect(await store.append(append)).toMatchObject({ kind: 'repeated' })
    })

    test('time does not run back when the clock of the server does', async () => {
      const store = on.open()
      on.double.kept.now = () => new Date('2026-05-01T10:00:00.500Z')
      await appended(store)
      on.double.kept.now = () => new Date('2026-05-01T09:00:00.000Z')
      await appended(store)
      on.double.kept.now = () => new Date('2026-05-01T10:00:00.501Z')
      await appended(store)
      const times = (await store.readAll({ after: 0n, limit: 10 })).map(({ recordedAt }) => recordedAt)
      expect(times).toEqual(['2026-05-01T10:00:00.500Z', '2026-05-01T10:00:00.500Z', '2026-05-01T10:00:00.501Z'])
    })

    test('the events of one append have one time even where the server gave them several', async () => {
      const store = on.open()
      let second = 0
      on.double.kept.now = () => new Date(Date.UTC(2026, 4, 1, 10, 0, second++))
      const house = newHouse()
      const { events } = await appended(store, { house, events: newEvents(house, 3) })
      expect(new Set(events.map(({ recordedAt }) => recordedAt)).size).toBe(1)
      const next = await appended(store)
      expect(next.events[0]!.recordedAt).toBe(toInstant(new Date(Date.UTC(2026, 4, 1, 10, 0, 3))))
    })

    test('of two uses of one key in two streams of a house the first in the order counts, and nothing stops', async () => {
      const store = on.open()
      const house = newHouse()
      const command = newCommand({ answer: 'first' })
      await holdLease(on.database)
      writePast(on.double, newAppend({ house, command }))
      writePast(on.double, newAppend({ house, command: { ...command, answer: 'second' } }))
      await expireLease(on.database)
      await until('both have a place', async () => (await store.head()) === 2n)
      expect(await store.findCommand(house, command.key)).toMatchObject({ answer: 'first', lastPosition: 1n })
    })
  })

  describe('when the two servers do not tell the same story', () => {
    test('an event of another application in a stream of ours stops that stream, with words, and no other', async () => {
      const store = on.open()
      const { events } = await appended(store)
      const stream = events[0]!.stream
      on.double.writeForeign(stream)
      const spoilt = store.append(newAppend({ stream, house: events[0]!.house }))
      await expect(spoilt).rejects.toThrow(LogMismatch)
      await expect(spoilt).rejects.toThrow(/was not written by Besluitboek/)
      expect((await appended(store)).firstPosition).toBe(2n)
    })

    test('an event marked as ours that cannot be read stops the order at that event and says which', async () => {
      const problems: string[] = []
      const store = on.open({ onProblem: (error) => problems.push(error.message), waitLimit: 1_000 })
      await appended(store)
      const stream = newStream()
      on.double.writeForeign(stream, 'Broken', { application: 'besluitboek', house: 'nowhere' })
      await expect(store.append(newAppend())).rejects.toThrow(/no place .*marked as ours but cannot be read/)
      expect(problems.join()).toMatch(new RegExp(`revision 0 of ${stream}.*marked as ours but cannot be read`))
      expect(await store.head()).toBe(1n)
    })

    test('an event lost from EventStoreDB is an error that names its position, never a hole', async () => {
      const store = on.open()
      const house = newHouse()
      const { events } = await appended(store, { house, events: newEvents(house, 3) })
      const lost = on.double.kept.all.find(({ id }) => id === events[1]!.id)!
      on.double.kept.lose(lost.place)
      await expect(store.readAll({ after: 0n, limit: 10 })).rejects.toThrow(/Position 2 of the ledger/)
      await expect(store.readEvent(events[1]!.id)).rejects.toThrow(LogMismatch)
      await expect(store.readStream(events[0]!.stream, { limit: 10 })).rejects.toThrow(/Revision 1 .* is missing/)
      expect(await store.readAll({ after: 0n, limit: 1 })).toEqual(events.slice(0, 1))
      expect(await store.readAll({ after: 2n, limit: 1 })).toEqual(events.slice(2))
    })

    test('an EventStoreDB restored to before the order in PostgreSQL is noticed by readers, writers and sequencer', async () => {
      const store = on.open()
      const { events } = await appended(store)
      const { stream, house } = events[0]!
      const again = await appended(store, { stream, house })
      on.double.kept.lose(on.double.kept.all.find(({ id }) => id === again.events[0]!.id)!.place)
      await expect(store.append(newAppend({ stream, house }))).rejects.toThrow(/Revision 1 .* is not in EventStoreDB/)
      await expect(store.readAll({ after: 0n, limit: 10 })).rejects.toThrow(LogMismatch)
      await store.close()
      const problems: string[] = []
      on.open({ onProblem: (error) => problems.push(error.message) })
      await until('a sequencer that starts says so', () =>
        problems.some((problem) => /Position 2 of the ledger/.test(problem)),
      )
    })
  })

  describe('started again on an empty PostgreSQL', () => {
    test('it gives every event the same position and time, every key the same answer, and readers read the same', async () => {
      const store = on.open()
      const house = newHouse()
      for (let index = 0; index < 12; index += 1) {
        on.double.kept.now = () => new Date(Date.UTC(2026, 5, 1, 0, 0, (index * 7) % 5))
        on.double.writeForeign(newStream())
        await appended(store, {
          house,
          events: newEvents(house, 1 + (index % 3)),
          command: newCommand({ answer: { index } }),
        })
      }
      const before = await readAfter(store, 0n)
      const order = await orderIn(on.database)
      await store.close()

      const empty = await on.emptyDatabase()
      const rebuilt = on.open({ pool: empty.pool })
      await until('all have a place', async () => (await rebuilt.head()) === BigInt(before.length))
      expect(await readAfter(rebuilt, 0n)).toEqual(before)
      expect(await orderIn(empty)).toEqual(order)
      await rebuilt.close()
    })

    test('an append of many events is placed whole, also where a page of $all ends in its middle', async () => {
      await holdLease(on.database)
      for (let index = 0; index < 6; index += 1) {
        const house = newHouse()
        writePast(on.double, newAppend({ house, events: newEvents(house, 350), command: newCommand() }))
      }
      const heads = new Set<bigint>()
      const store = on.open()
      store.onAppended(() => {
        void store.head().then((head) => heads.add(head))
      })
      await expireLease(on.database)
      await until('all have a place', async () => heads.add(await store.head()).has(2_100n))
      for (const head of heads) expect(head % 350n).toBe(0n)
      const events = await readAfter(store, 0n, 1_000)
      expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => BigInt(index + 1)))
    })
  })

  test('the order can only be added to: neither the program nor the owner can change or remove it', async () => {
    await appended(on.open(), { command: newCommand() })
    const changes = [
      'UPDATE log.sequence SET recorded_at = now()',
      'DELETE FROM log.sequence',
      'TRUNCATE log.sequence CASCADE',
      `UPDATE log.sequenced_command SET answer = 'null'`,
      'DELETE FROM log.sequenced_command',
      'TRUNCATE log.sequenced_command',
    ]
    for (const change of changes) {
      await expect(on.database.pool.query(change), change).rejects.toThrow(/permission denied/)
      await expect(on.database.owner.query(change), change).rejects.toThrow(/can only be added to/)
    }
    await expect(on.database.pool.query('DELETE FROM log.sequencer_lease')).rejects.toThrow(/permission denied/)
  })
})
