import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type Append, type EventStore, StoreUnavailable } from '../../../src/ledger/event-store.js'
import { packageRoot } from '../../../src/package-root.js'
import { compiledProgram } from '../../compiled-program.js'
import { readAfter } from '../contract/subject.js'
import type { WriterLine } from './writer.js'

/** What the killed writers said before they died. */
export type Testimony = {
  readonly attempts: Map<string, Append>
  readonly acknowledged: Map<string, Extract<WriterLine, { kind: 'acknowledged' }>>
}

export const newTestimony = (): Testimony => ({ attempts: new Map(), acknowledged: new Map() })

/**
 * Starts a writer, lets it write for a moment after its first acknowledgement, and kills it with -9. `meanwhile` runs in
 * that moment. Lines cut off by the kill count as not said.
 */
export const killedWriter = async (
  connectionString: string,
  testimony: Testimony,
  moment: number,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> => {
  const program = await compiledProgram(fileURLToPath(new URL('./writer.ts', import.meta.url)))
  const child = spawn(process.execPath, [program, connectionString], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  let started: () => void = () => undefined
  const writing = new Promise<void>((resolve) => {
    started = resolve
  })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (text) => {
    if (!text.endsWith('}')) return
    const line: WriterLine = JSON.parse(text)
    if (line.kind === 'attempt') testimony.attempts.set(String(line.append.command?.key), line.append)
    else {
      testimony.acknowledged.set(line.key, line)
      started()
    }
  })
  await Promise.race([writing, ended])
  if (child.exitCode !== null) throw new Error(`The writer ended by itself: ${errors}`)
  await sleep(moment)
  await meanwhile()
  child.kill('SIGKILL')
  await ended
  if (child.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself: ${errors}`)
}

const retryUntilSettled = async (store: EventStore, append: Append): Promise<string> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await store.append(append)).kind
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || attempt === 100) throw error
      await sleep(50)
    }
  }
}

/**
 * Every acknowledged event is in the log exactly once and where it was said to be; positions are dense; every append is
 * there whole or not at all; and a retry of what was never acknowledged writes it exactly once.
 */
export const expectNothingLostOrDoubled = async (store: EventStore, testimony: Testimony): Promise<void> => {
  const unknown = [...testimony.attempts.values()].filter(
    (append) => !testimony.acknowledged.has(String(append.command?.key)),
  )
  for (const append of unknown) expect(['appended', 'repeated']).toContain(await retryUntilSettled(store, append))
  for (const append of unknown) expect(await retryUntilSettled(store, append)).toBe('repeated')

  const log = await readAfter(store, 0n, 5_000)
  expect(await store.head()).toBe(BigInt(log.length))
  const places = new Map(log.map(({ id, position }) => [String(id), position]))
  expect(places.size).toBe(log.length)
  const revisions = new Map<string, number>()
  for (const [index, event] of log.entries()) {
    expect(event.position).toBe(BigInt(index + 1))
    expect(event.revision).toBe((revisions.get(event.stream) ?? -1) + 1)
    revisions.set(event.stream, event.revision)
  }
  for (const { ids, firstPosition } of testimony.acknowledged.values()) {
    for (const [index, id] of ids.entries()) expect(places.get(id)).toBe(BigInt(firstPosition) + BigInt(index))
  }
  let written = 0
  for (const append of testimony.attempts.values()) {
    const [first = -1n, ...others] = append.events.map(({ id }) => places.get(id))
    expect(others).toEqual(others.map((_, index) => first + BigInt(index + 1)))
    written += append.events.length
  }
  expect(log.length).toBe(written)
}
