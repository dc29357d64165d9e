import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { SecretCount } from '../domain/ballot/secret.js'
import type { DomainCommand } from '../domain/commands.js'
import type { EventId, HouseId } from '../domain/shared/identifiers.js'
import { dayInFlanders, type Instant } from '../domain/shared/time.js'
import type { NewEvent } from '../ledger/event.js'
import type { AppendResult, CommandRecord, EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import { authorise } from './authorise.js'
import type { CommandAnswer, CommandProblem, CommandRequest, CommandResult } from './command.js'
import { parseCommand } from './command-definitions.js'
import { type HouseStates, type LoadedHouse, streamOf } from './house-states.js'
import { inTurn } from './in-turn.js'
import { type Prepared, prepareCommand } from './prepare.js'

export type { CommandAnswer, CommandProblem, CommandRequest, CommandResult } from './command.js'

/** The one way in: API, pages, CLI and import all send their commands here. */
export type Execute = (request: CommandRequest) => Promise<CommandResult>

/** Looks into the ballot box of a secret ballot: what it holds, or why the command cannot go on. */
export type Count = () => Promise<
  { readonly ok: true; readonly counted: SecretCount } | Extract<CommandResult, { ok: false }>
>

/** The same, with a count that is made when it is the command's turn. */
export type ExecuteCounted = (request: CommandRequest, count?: Count) => Promise<CommandResult>

export type ExecuteDependencies = {
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly houses: HouseStates
  readonly now: () => Instant
  /** A new UUID (version 7). */
  readonly newId: () => string
}

type StoredAnswer = Pick<CommandAnswer, 'created' | 'events'>

const problem = (why: CommandProblem): CommandResult => ({ ok: false, problem: why })

/** What may not be stored in a fingerprint either: who took part in a secret ballot could be found by trying. */
const withoutParticipants = (command: DomainCommand): object => {
  if (command.type !== 'CountSecretBallot') return command
  const { participants, ...rest } = command
  return { ...rest, participants: participants.length }
}

const fingerprintOf = (house: HouseId, command: DomainCommand): string =>
  createHash('sha256')
    .update(canonicalize({ house, command: withoutParticipants(command) }) ?? '')
    .digest('hex')

const firstAnswer = (house: HouseId, record: CommandRecord): CommandResult => {
  const { created, events } = record.answer as StoredAnswer
  const answer = { house, created, events, position: record.lastPosition, revision: record.lastRevision }
  return { ok: true, repeated: true, answer }
}

/** Gives the ids of an earlier attempt again, in the same order, so that two attempts can be compared. */
const remembering = (newId: () => string): (() => () => string) => {
  const given: string[] = []
  return () => {
    let next = 0
    return () => {
      const id = given[next] ?? newId()
      given[next] = id
      next += 1
      return id
    }
  }
}

/** One command on its way in: what stays the same over both tries. */
type Incoming = {
  readonly request: CommandRequest
  readonly command: DomainCommand
  readonly fingerprint: string
  readonly correlation: string
  readonly newIds: () => () => string
  readonly counted?: SecretCount | undefined
}

type Ready = Extract<Prepared, { ok: true }>

/** A revision of a dossier means nothing to a command that concerns none. */
const revisionMustFit = (request: CommandRequest, command: DomainCommand): CommandResult | null => {
  if (request.dossierRevision === null || 'dossier' in command) return null
  const message = `does not go with ${request.type}, which concerns no dossier; leave it out`
  return problem({ kind: 'invalid', fields: [{ field: 'If-Match', message }] })
}

export const createExecute = (dependencies: ExecuteDependencies): ExecuteCounted => {
  const { store, registry, houses, now, newId } = dependencies
  const turn = inTurn()
  const today = () => dayInFlanders(now())

  const prepare = ({ request, command, newIds, counted }: Incoming, { state }: LoadedHouse): Prepared => {
    const context = { today: today(), newId: newIds(), ...(counted === undefined ? {} : { counted }) }
    const prepared = prepareCommand(request, command, state, context)
    if (prepared.ok) for (const event of prepared.decided.events) registry.check(event.type, event.data)
    return prepared
  }

  const append = (incoming: Incoming, { revision }: LoadedHouse, { decided, actor }: Ready): Promise<AppendResult> => {
    const { request, command, correlation, fingerprint } = incoming
    const { house, key } = request
    const events: NewEvent[] = decided.events.map((event) => ({
      id: newId() as EventId,
      type: event.type,
      schemaVersion: registry.currentVersion(event.type),
      house,
      effectiveOn: command.effectiveOn,
      actor,
      correlation,
      causation: null,
      data: event.data,
    }))
    const answer: StoredAnswer = { created: decided.created, events: events.map(({ id, type }) => ({ id, type })) }
    return store.append({
      stream: streamOf(house),
      house,
      expected: revision ?? 'no-stream',
      events,
      command: key === null ? null : { key, fingerprint, answer },
    })
  }

  /** The answer to an earlier command under the same key; null when there is none. */
  const repeatOf = async ({ request: { house, key }, fingerprint }: Incoming): Promise<CommandResult | null> => {
    const record = key === null ? null : await store.findCommand(house, key)
    if (record === null) return null
    return record.fingerprint === fingerprint ? firstAnswer(house, record) : problem({ kind: 'key-reused' })
  }

  /** Null when the house was not any more as it was loaded. */
  const write = async (incoming: Incoming, loaded: LoadedHouse, ready: Ready): Promise<CommandResult | null> => {
    const { house } = incoming.request
    const result = await append(incoming, loaded, ready)
    switch (result.kind) {
      case 'appended': {
        houses.advance(house, loaded, result.events)
        const events = result.events.map(({ id, type }) => ({ id, type }))
        const { lastPosition: position, lastRevision: revision } = result
        const { created } = ready.decided
        return { ok: true, repeated: false, answer: { house, position, revision, created, events } }
      }
      case 'repeated':
        return firstAnswer(house, result.first)
      case 'key-reused':
        return problem({ kind: 'key-reused' })
      case 'wrong-revision':
        return null
    }
  }

  /** Another process wrote to the house: one more try, and only when the command comes out exactly the same. */
  const writeAgain = async (incoming: Incoming, first: Ready): Promise<CommandResult> => {
    const loaded = await houses.load(incoming.request.house)
    const repeated = await repeatOf(incoming)
    if (repeated !== null) return repeated
    const again = prepare(incoming, loaded)
    if (!again.ok) return again
    const same = canonicalize(again.decided.events) === canonicalize(first.decided.events)
    return (same ? await write(incoming, loaded, again) : null) ?? problem({ kind: 'conflict' })
  }

  const execute: ExecuteCounted = async (request, count) => {
    const parsed = parseCommand(request.type, request.body)
    if (!parsed.ok) return problem({ kind: 'invalid', fields: parsed.fields })
    const { command } = parsed
    const misfit = revisionMustFit(request, command)
    if (misfit !== null) return misfit
    const { house, principal } = request
    const fingerprint = fingerprintOf(house, command)
    const incoming = { request, command, fingerprint, correlation: newId(), newIds: remembering(newId) }

    const loaded = await houses.load(house)
    const mayRepeat = authorise(principal, house, command, loaded.state, today()).allowed
    const repeated = mayRepeat ? await repeatOf(incoming) : null
    if (repeated !== null) return repeated
    const counting = await count?.()
    if (counting?.ok === false) return counting
    const counted = { ...incoming, counted: counting?.counted }
    const ready = prepare(counted, loaded)
    if (!ready.ok) return ready
    return (await write(counted, loaded, ready)) ?? (await writeAgain(counted, ready))
  }

  // Within one process the commands of a house wait their turn, so that they meet no conflict among themselves.
  return (request, count) => turn(request.house, () => execute(request, count))
}
