import canonicalize from 'canonicalize'
import { v7 } from 'uuid'
import { parseCommand } from '../../../src/application/command-definitions.js'
import { commitPersonalValues } from '../../../src/application/commit-personal-values.js'
import type { CommandAnswer, CommandRequest, Execute } from '../../../src/application/execute.js'
import { decide } from '../../../src/domain/decide.js'
import type { DomainEvent } from '../../../src/domain/events.js'
import { evolve } from '../../../src/domain/evolve.js'
import type { EventId } from '../../../src/domain/shared/identifiers.js'
import { type Instant, type LocalDate, toLocalDate } from '../../../src/domain/shared/time.js'
import { emptyHouse } from '../../../src/domain/state.js'

export const today: LocalDate = toLocalDate('2026-11-22')

export type Recorded = DomainEvent & { readonly id: string; readonly effectiveOn: string; readonly via: string }

/** The one command door over a ledger in memory: real rules, real idempotency by key, no store. */
export const ledgerInMemory = () => {
  let state = emptyHouse
  const events: Recorded[] = []
  const answers = new Map<string, { fingerprint: string; answer: CommandAnswer }>()
  const requests: CommandRequest[] = []
  const send: Execute = async (request) => {
    requests.push(request)
    const key = request.key ?? ''
    const fingerprint = canonicalize([request.house, request.type, request.body]) ?? ''
    const first = answers.get(key)
    if (first !== undefined) {
      if (first.fingerprint !== fingerprint) return { ok: false, problem: { kind: 'key-reused' } }
      return { ok: true, repeated: true, answer: first.answer }
    }
    const parsed = parseCommand(request.type, request.body)
    if (!parsed.ok) return { ok: false, problem: { kind: 'invalid', fields: parsed.fields } }
    const { command } = commitPersonalValues(parsed.command, () => Buffer.alloc(32, 7))
    const decided = decide(command, state, { house: request.house, today, newId: v7 })
    if (!decided.ok) return { ok: false, problem: { kind: 'refused', refusal: decided.refusal } }
    const { effectiveOn } = parsed.command
    const recorded = decided.events.map((event) => ({ ...event, id: v7(), effectiveOn, via: request.via }))
    for (const event of recorded) {
      const recordedAt = '2026-11-22T10:00:00.000Z' as Instant
      const { via, ...fact } = event
      const revision = events.length
      state = evolve(state, { ...fact, id: event.id as EventId, revision, effectiveOn, recordedAt, actor: { via } })
      events.push(event)
    }
    const answer: CommandAnswer = {
      house: request.house,
      position: BigInt(events.length),
      revision: events.length - 1,
      created: decided.created,
      events: recorded.map(({ id, type }) => ({ id, type })),
    }
    answers.set(key, { fingerprint, answer })
    return { ok: true, repeated: false, answer }
  }
  /** How many commands were recorded, each once: some lead to more than one event. */
  const recordedCommands = (): number => answers.size
  return { send, events, requests, recordedCommands }
}

/** The same events whatever ids were drawn: each id becomes the number of its first appearance. */
export const withoutIds = (events: readonly Recorded[]): unknown => {
  const numbers = new Map<string, string>()
  const numberOf = (id: string): string => {
    const number = numbers.get(id) ?? `id ${numbers.size + 1}`
    numbers.set(id, number)
    return number
  }
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return JSON.parse(JSON.stringify(events).replace(uuid, numberOf))
}
