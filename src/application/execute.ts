import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { DomainCommand, DomainCommandType } from '../domain/commands.js'
import { decide } from '../domain/decide.js'
import type { Actor } from '../domain/shared/actor.js'
import type { Accepted } from '../domain/shared/decider.js'
import type { DossierId, EventId, HouseId } from '../domain/shared/identifiers.js'
import type { Refusal } from '../domain/shared/refusal.js'
import { dayInFlanders, type Instant } from '../domain/shared/time.js'
import type { NewEvent, Position } from '../ledger/event.js'
import type { AppendResult, CommandRecord, EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import { authorise, type Requirement } from './authorise.js'
import { type InvalidField, parseCommand } from './command-definitions.js'
import { type HouseStates, type LoadedHouse, streamOf } from './house-states.js'
import { inTurn } from './in-turn.js'
import type { Principal } from './principal.js'

export type CommandRequest = {
  readonly house: HouseId
  readonly type: DomainCommandType
  /** The command's fields as they came in; checked here. */
  readonly body: unknown
  readonly principal: Principal
  readonly via: Actor['via']
  /** Repeating a command under the same key gives the first answer. Null: every call is a new command. */
  readonly key: string | null
  /** Revision the sender saw of the dossier the command concerns (If-Match); null when it does not matter. */
  readonly dossierRevision: number | null
}

export type CommandAnswer = {
  readonly house: HouseId
  /** Reads with `minPosition` at least this see what the command did. */
  readonly position: Position
  /** Revision of the house's stream after the command; the new ETag of the dossier it concerned. */
  readonly revision: number
  readonly created: Readonly<Record<string, string>>
  readonly events: readonly { readonly id: string; readonly type: string }[]
}

/** Why a command did nothing. */
export type CommandProblem =
  | { readonly kind: 'invalid'; readonly fields: readonly InvalidField[] }
  | { readonly kind: 'forbidden'; readonly needs: readonly Requirement[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The dossier changed since the sender saw it. */
  | { readonly kind: 'wrong-revision'; readonly expected: number; readonly actual: number | null }
  /** Others wrote to the house at the same time, and it matters for this command. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'key-reused' }

export type CommandResult =
  | { readonly ok: true; readonly answer: CommandAnswer; readonly repeated: boolean }
  | { readonly ok: false; readonly problem: CommandProblem }

/** The one way in: API, pages, CLI and import all send their commands here. */
export type Execute = (request: CommandRequest) => Promise<CommandResult>

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

const fingerprintOf = (house: HouseId, command: DomainCommand): string =>
  createHash('sha256')
    .update(canonicalize({ house, command }) ?? '')
    .digest('hex')

const firstAnswer = (house: HouseId, record: CommandRecord): CommandResult => {
  const { created, events } = record.answer as StoredAnswer
  const answer = { house, created, events, position: record.lastPosition, revision: record.lastRevision }
  return { ok: true, repeated: true, answer }
}

/** Gives the ids of an earlier attempt again, in the same order, so that two attempts can be compared. */
const remembering = (newId: () => string): { readonly replay: () => () => string } => {
  const given: string[] = []
  return {
    replay: () => {
      let next = 0
      return () => {
        const id = given[next] ?? newId()
        given[next] = id
        next += 1
        return id
      }
    },
  }
}

export const createExecute = (dependencies: ExecuteDependencies): Execute => {
  const { store, registry, houses, now, newId } = dependencies
  const turn = inTurn()

  const execute: Execute = async (request) => {
    const parsed = parseCommand(request.type, request.body)
    if (!parsed.ok) return problem({ kind: 'invalid', fields: parsed.fields })
    const { command } = parsed
    const { house, principal, via, key } = request
    const fingerprint = fingerprintOf(house, command)
    const ids = remembering(newId)
    const correlation = newId()

    type Prepared =
      | { readonly ok: true; readonly decided: Accepted; readonly actor: Actor }
      | { readonly ok: false; readonly result: CommandResult }

    const prepare = ({ state }: LoadedHouse): Prepared => {
      const today = dayInFlanders(now())
      const authorisation = authorise(principal, house, command, state, today)
      if (!authorisation.allowed) {
        return { ok: false, result: problem({ kind: 'forbidden', needs: authorisation.needs }) }
      }
      const dossier = 'dossier' in command ? state.dossiers.get(command.dossier as DossierId) : undefined
      if (request.dossierRevision !== null && dossier?.revision !== request.dossierRevision) {
        const actual = dossier?.revision ?? null
        return { ok: false, result: problem({ kind: 'wrong-revision', expected: request.dossierRevision, actual }) }
      }
      const decided = decide(command, state, { house, today, newId: ids.replay() })
      if (!decided.ok) return { ok: false, result: problem({ kind: 'refused', refusal: decided.refusal }) }
      for (const event of decided.events) registry.check(event.type, event.data)
      return { ok: true, decided, actor: { ...authorisation.actor, via } }
    }

    const append = (loaded: LoadedHouse, decided: Accepted, actor: Actor): Promise<AppendResult> => {
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
        expected: loaded.revision ?? 'no-stream',
        events,
        command: key === null ? null : { key, fingerprint, answer },
      })
    }

    const repeatOf = async (): Promise<CommandResult | null> => {
      const record = key === null ? null : await store.findCommand(house, key)
      if (record === null) return null
      return record.fingerprint === fingerprint ? firstAnswer(house, record) : problem({ kind: 'key-reused' })
    }

    let loaded = await houses.load(house)
    const mayRepeat = authorise(principal, house, command, loaded.state, dayInFlanders(now())).allowed
    const repeated = mayRepeat ? await repeatOf() : null
    if (repeated !== null) return repeated

    let prepared = prepare(loaded)
    for (let attempt = 1; ; attempt += 1) {
      if (!prepared.ok) return prepared.result
      const { decided, actor } = prepared
      const result = await append(loaded, decided, actor)
      switch (result.kind) {
        case 'appended': {
          houses.advance(house, loaded, result.events)
          const events = result.events.map(({ id, type }) => ({ id, type }))
          const { lastPosition: position, lastRevision: revision } = result
          return { ok: true, repeated: false, answer: { house, position, revision, created: decided.created, events } }
        }
        case 'repeated':
          return firstAnswer(house, result.first)
        case 'key-reused':
          return problem({ kind: 'key-reused' })
        case 'wrong-revision': {
          // Another process wrote to the house. One retry, and only when this command comes out exactly the same.
          loaded = await houses.load(house)
          const again = prepare(loaded)
          if (!again.ok) return again.result
          const same = canonicalize(again.decided.events) === canonicalize(decided.events)
          if (attempt > 1 || !same) return problem({ kind: 'conflict' })
          prepared = again
        }
      }
    }
  }

  // Within one process the commands of a house wait their turn, so that they meet no conflict among themselves.
  return (request) => turn(request.house, () => execute(request))
}
