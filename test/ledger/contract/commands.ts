import { expect } from 'vitest'
import { type AppendResult, StoreUnavailable } from '../../../src/ledger/event-store.js'
import {
  type Appended,
  appended,
  type ContractCase,
  fingerprintOf,
  kinds,
  newAppend,
  newCommand,
  newEvents,
  newHouse,
  newStream,
  readWholeStream,
} from './subject.js'

/** What a retry must be told about the first time. */
const recordOf = (first: Appended, command: { fingerprint: string; answer: unknown }) => ({
  fingerprint: command.fingerprint,
  answer: command.answer,
  firstPosition: first.firstPosition,
  lastPosition: first.lastPosition,
  lastRevision: first.lastRevision,
})

export const commandCases: readonly ContractCase[] = [
  {
    name: 'a repeated command gets the first answer, whatever it expects by then, and writes nothing',
    run: async ({ store, another }) => {
      const house = newHouse()
      const stream = newStream()
      const command = newCommand({ answer: { dossier: 'a', parts: [1, null, 'é'] } })
      const first = await appended(store, {
        house,
        stream,
        expected: 'no-stream',
        events: newEvents(house, 2),
        command,
      })
      await appended(store, { house, stream, expected: 1 })
      const head = await store.head()
      const retry = newAppend({
        house,
        stream,
        expected: 'no-stream',
        command: { ...command, answer: 'another answer' },
      })
      const other = await another()
      for (const again of [store, other]) {
        expect(await again.append(retry)).toEqual({ kind: 'repeated', first: recordOf(first, command) })
      }
      expect(await store.head()).toBe(head)
      expect((await readWholeStream(store, stream)).length).toBe(3)
    },
  },
  {
    name: 'a key used before for another command is refused with what was recorded, and writes nothing',
    run: async ({ store }) => {
      const house = newHouse()
      const command = newCommand()
      const first = await appended(store, { house, command })
      const head = await store.head()
      const other = newAppend({ house, command: { ...command, fingerprint: fingerprintOf('another command') } })
      expect(await store.append(other)).toEqual({ kind: 'key-reused', first: recordOf(first, command) })
      expect(await store.head()).toBe(head)
      expect(await readWholeStream(store, other.stream)).toEqual([])
    },
  },
  {
    name: 'two houses may use the same key',
    run: async ({ store }) => {
      const command = newCommand()
      const one = await appended(store, { command })
      const house = newHouse()
      const two = await appended(store, { house, command })
      expect(two.firstPosition).toBeGreaterThan(one.lastPosition)
      expect(await store.findCommand(house, command.key)).toEqual(recordOf(two, command))
    },
  },
  {
    name: 'a command is found under its key and house, and under nothing else',
    run: async ({ store }) => {
      const house = newHouse()
      const command = newCommand({ key: 'sleutel met spaties, é, 🔑 en "aanhalingstekens"' })
      const first = await appended(store, { house, events: newEvents(house, 3), command })
      expect(await store.findCommand(house, command.key)).toEqual(recordOf(first, command))
      expect(await store.findCommand(house, `${command.key} `)).toBeNull()
      expect(await store.findCommand(newHouse(), command.key)).toBeNull()
    },
  },
  {
    name: 'many commands are found at once, by key, where the store can, as one by one',
    run: async ({ store }) => {
      const house = newHouse()
      const [one, two, three] = [newCommand(), newCommand({ answer: { number: 42 } }), newCommand()]
      for (const command of [one, two]) await appended(store, { house, command })
      await appended(store, { command: three })
      const keys = [one, two, three].map(({ key }) => key)
      const singly = new Map([
        [one.key, await store.findCommand(house, one.key)],
        [two.key, await store.findCommand(house, two.key)],
      ] as const)
      expect([...singly.values()]).not.toContain(null)
      if (store.findCommands === undefined) return
      expect(await store.findCommands(house, keys)).toEqual(singly)
      expect(await store.findCommands(house, [])).toEqual(new Map())
      expect(await store.findCommands(newHouse(), keys)).toEqual(new Map())
    },
  },
  {
    name: 'a refused append leaves its key free for the next attempt',
    run: async ({ store }) => {
      const house = newHouse()
      const stream = newStream()
      const command = newCommand()
      expect(await store.append(newAppend({ house, stream, expected: 4, command }))).toEqual({
        kind: 'wrong-revision',
        expected: 4,
        actual: null,
      })
      expect(await store.findCommand(house, command.key)).toBeNull()
      await appended(store, { house, stream, expected: 'no-stream', command })
    },
  },
  {
    name: 'of many concurrent attempts at one command, in two processes, one is written and all others get its answer',
    run: async ({ store, another }) => {
      const other = await another()
      const house = newHouse()
      const stream = newStream()
      const command = newCommand({ answer: { number: 42 } })
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 3 === 0 ? other : store).append(newAppend({ house, stream, events: newEvents(house, 2), command })),
        ),
      )
      expect(kinds(results)).toEqual(['appended', ...Array.from({ length: 11 }, () => 'repeated')])
      const first = results.find((result): result is Appended => result.kind === 'appended')!
      for (const result of results) {
        if (result.kind === 'repeated') expect(result.first).toEqual(recordOf(first, command))
      }
      expect(await readWholeStream(store, stream)).toEqual(first.events)
    },
  },
  {
    name: 'of two different commands that meet under one key, one is written and the other is refused',
    run: async ({ store }) => {
      const house = newHouse()
      const command = newCommand()
      const results = await Promise.all([
        store.append(newAppend({ house, command })),
        store.append(newAppend({ house, command: { ...command, fingerprint: fingerprintOf('another command') } })),
      ])
      expect(kinds(results)).toEqual(['appended', 'key-reused'])
    },
  },
  {
    name: 'after broken connections the store recovers by itself, and retries of the same commands settle what happened',
    run: async ({ store, interrupt }) => {
      const before = await store.head()
      const house = newHouse()
      const commands = Array.from({ length: 30 }, () => ({ stream: newStream(), command: newCommand() }))
      const attempt = async (index: number, attempts: number): Promise<AppendResult> => {
        try {
          return await store.append(newAppend({ house, ...commands[index]!, expected: 'no-stream' }))
        } catch (error) {
          if (!(error instanceof StoreUnavailable) || attempts === 0) throw error
          return attempt(index, attempts - 1)
        }
      }
      const round = Promise.all(commands.map((_, index) => attempt(index, 50)))
      await interrupt()
      for (const result of await round) expect(['appended', 'repeated']).toContain(result.kind)
      await interrupt()
      const again = await Promise.all(commands.map((_, index) => attempt(index, 50)))
      expect(kinds(again)).toEqual(commands.map(() => 'repeated'))
      expect(await store.head()).toBe(before + BigInt(commands.length))
      for (const { stream } of commands) expect((await readWholeStream(store, stream)).length).toBe(1)
    },
  },
]
