import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AppendResult, type EventStore, InvalidAppend, StoreUnavailable } from '../../src/ledger/event-store.js'
import type { Fault } from '../doubles/eventstoredb/faults.js'
import { appended, newAppend, newCommand, newEvents, newHouse, newStream } from './contract/subject.js'
import { expireLease, holdLease, type OnDouble, startOnDouble, until, writePast } from './eventstoredb-on-double.js'

describe('the EventStoreDB store towards a protocol double, not a server', () => {
  let on: OnDouble
  let store: EventStore
  beforeAll(async () => {
    on = await startOnDouble()
    store = on.open()
  })
  afterEach(() => on.double.faults.clear())
  afterAll(() => on?.close())

  const refusals: readonly { readonly fault: (port: number) => Fault; readonly says: RegExp }[] = [
    { fault: () => ({ kind: 'unavailable' }), says: /retry with the same command key/ },
    { fault: () => ({ kind: 'deadline' }), says: /retry with the same command key/ },
    { fault: () => ({ kind: 'unknown' }), says: /retry with the same command key/ },
    { fault: () => ({ kind: 'access-denied' }), says: /EVENTSTORE_URL a user/ },
    {
      fault: (port) => ({ kind: 'not-leader', host: '127.0.0.1', port }),
      says: /not the leader.*retry with the same command key/,
    },
  ]

  test.each(refusals.map((refusal) => ({ ...refusal, kind: refusal.fault(0).kind })))(
    'an append the server answers with $kind is unavailable, and the same command goes through when it is sent again',
    async ({ fault, says }) => {
      const append = newAppend({ command: newCommand() })
      on.double.faults.add('append', fault(on.double.wire.port))
      const error = await store.append(append).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(String(error)).toMatch(says)
      expect(await store.append(append)).toMatchObject({ kind: 'appended', lastRevision: 0 })
      expect(on.double.kept.stream(append.stream).length).toBe(1)
    },
  )

  test('an append whose answer got lost is settled by a retry with the same key: it was recorded, once', async () => {
    const append = newAppend({ command: newCommand({ answer: { dossier: 7 } }) })
    on.double.faults.add('append', { kind: 'answer-lost' })
    await expect(store.append(append)).rejects.toThrow(StoreUnavailable)
    const retry = newAppend({ ...append, events: newEvents(append.house, 1) })
    expect(await store.append(retry)).toMatchObject({
      kind: 'repeated',
      first: { answer: { dossier: 7 }, lastRevision: 0 },
    })
    expect(on.double.kept.stream(append.stream).length).toBe(1)
  })

  test('an append the server never answers is given up after our own time limit, and recovers', async () => {
    const hasty = on.open({ callLimit: 400 })
    const append = newAppend({ command: newCommand() })
    on.double.faults.add('append', { kind: 'silent' })
    const begun = performance.now()
    await expect(hasty.append(append)).rejects.toThrow(/took longer than 400 ms.*retry with the same command key/)
    expect(performance.now() - begun).toBeLessThan(5_000)
    await until('the store answers again', () =>
      hasty.append(append).then(
        ({ kind }) => kind === 'appended' || kind === 'repeated',
        () => false,
      ),
    )
    expect(on.double.kept.stream(append.stream).length).toBe(1)
  })

  test('an append the server takes too large is invalid, not unavailable', async () => {
    on.double.faults.add('append', { kind: 'too-large', most: 1_048_576 })
    const error = await store.append(newAppend()).then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(InvalidAppend)
    expect(String(error)).toMatch(/1048576 bytes/)
  })

  test('a stream with a name outside our prefixes is refused before anything is sent', async () => {
    const before = on.double.calls.append
    await expect(store.append(newAppend({ stream: 'other-1' }))).rejects.toThrow(InvalidAppend)
    expect(on.double.calls.append).toBe(before)
  })

  test('an address that cannot be read is refused with the remedy and without the password in it', () => {
    expect(() => on.open({ url: 'esdb:/user:secret@host' })).toThrow(/EVENTSTORE_URL/)
    expect(() => on.open({ url: 'esdb:/user:secret@host' })).not.toThrow(/secret/)
  })

  describe('when another process writes between our look at the stream and our append', () => {
    const meet = async (
      expected: 'any' | 'no-stream' | 0,
      interloper: (house: ReturnType<typeof newHouse>, stream: string) => ReturnType<typeof newAppend>,
      command = newCommand(),
    ): Promise<{ readonly result: AppendResult; readonly stream: string }> => {
      const house = newHouse()
      const stream = newStream()
      if (expected === 0) await appended(store, { house, stream })
      on.double.faults.add('append', { kind: 'first', run: () => writePast(on.double, interloper(house, stream)) })
      return { result: await store.append(newAppend({ house, stream, expected, command })), stream }
    }

    test('an append that expects anything is made behind it', async () => {
      const { result, stream } = await meet('any', (house, stream) =>
        newAppend({ house, stream, events: newEvents(house, 3) }),
      )
      expect(result).toMatchObject({ kind: 'appended', lastRevision: 3 })
      expect((await store.readStream(stream, { limit: 10 })).length).toBe(4)
    })

    test('an append that expects no stream gets a wrong revision', async () => {
      const { result } = await meet('no-stream', (house, stream) =>
        newAppend({ house, stream, events: newEvents(house, 3) }),
      )
      expect(result).toEqual({ kind: 'wrong-revision', expected: 'no-stream', actual: 2 })
    })

    test('an append that expects an exact revision gets a wrong revision', async () => {
      const { result } = await meet(0, (house, stream) => newAppend({ house, stream }))
      expect(result).toEqual({ kind: 'wrong-revision', expected: 0, actual: 1 })
    })

    test('the same command is recorded once and gets the answer of the other', async () => {
      const command = newCommand({ answer: 'first' })
      const { result, stream } = await meet('any', (house, stream) => newAppend({ house, stream, command }), {
        ...command,
        answer: 'second',
      })
      expect(result).toMatchObject({ kind: 'repeated', first: { answer: 'first', lastRevision: 0 } })
      expect(on.double.kept.stream(stream).length).toBe(1)
    })
  })

  test('a stream whose head keeps moving is unavailable after a bounded number of tries', async () => {
    const before = on.double.calls.append
    on.double.faults.add('append', { kind: 'wrong-expected-version' }, 100)
    await expect(store.append(newAppend())).rejects.toThrow(/written by others too often/)
    expect(on.double.calls.append - before).toBe(10)
  })

  test('while the wire is cut reads and appends are unavailable; when it is back the same store goes on by itself', async () => {
    const first = await appended(store)
    on.double.wire.cut()
    await expect(store.readStream(first.events[0]!.stream, { limit: 1 })).rejects.toThrow(StoreUnavailable)
    await expect(store.readAll({ after: first.firstPosition - 1n, limit: 1 })).rejects.toThrow(StoreUnavailable)
    await expect(store.readEvent(first.events[0]!.id)).rejects.toThrow(StoreUnavailable)
    await expect(store.append(newAppend())).rejects.toThrow(StoreUnavailable)
    on.double.wire.restore()
    const next = await appended(store)
    expect(next.firstPosition).toBe(first.lastPosition + 1n)
    expect(await store.readAll({ after: first.firstPosition - 1n, limit: 10 })).toEqual([
      ...first.events,
      ...next.events,
    ])
  })

  test('events that get no place in time stay recorded, and a retry with the same key is answered once they have one', async () => {
    const hasty = on.open({ waitLimit: 600 })
    const append = newAppend({ command: newCommand({ answer: 1 }) })
    await holdLease(on.database)
    await expect(hasty.append(append)).rejects.toThrow(/no place in the order of the ledger yet.*same command key/)
    expect(on.double.kept.stream(append.stream).length).toBe(1)
    await expireLease(on.database)
    const retry = newAppend({ ...append, events: newEvents(append.house, 1) })
    await until('the retry is answered', () =>
      hasty.append(retry).then(
        ({ kind }) => kind === 'repeated',
        () => false,
      ),
    )
    expect(on.double.kept.stream(append.stream).length).toBe(1)
  })

  test('appends go through the one-call method, never through the shared batch stream', () => {
    expect(on.double.calls.append).toBeGreaterThan(0)
    expect(on.double.calls.batchAppend).toBe(0)
  })
})
