import canonicalize from 'canonicalize'
import type { SecretCount } from '../domain/ballot/secret.js'
import type { DomainCommand } from '../domain/commands.js'
import type { EventId } from '../domain/shared/identifiers.js'
import { refusal } from '../domain/shared/refusal.js'
import { dayInFlanders, type Instant } from '../domain/shared/time.js'
import type { NewEvent } from '../ledger/event.js'
import type { AppendResult, EventStore } from '../ledger/event-store.js'
import type { PersonalData } from '../ledger/personal-data/personal-data.js'
import type { EventRegistry } from '../ledger/registry.js'
import { authorise } from './authorise.js'
import type { CommandRequest, CommandResult } from './command.js'
import { createEarlierAnswers, problem, type ReadCommand, readCommand, type StoredAnswer } from './earlier-answer.js'
import { type HouseStates, type LoadedHouse, streamOf } from './house-states.js'
import { inTurn } from './in-turn.js'
import { appendWithValues, valuesOf } from './personal-values.js'
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
  readonly personalData: PersonalData
  readonly now: () => Instant
  /** A new UUID (version 7). */
  readonly newId: () => string
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
type Incoming = ReadCommand & {
  readonly request: CommandRequest
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
  const { store, registry, houses, personalData, now, newId } = dependencies
  const { answerAgain, carryOutErasure } = createEarlierAnswers(personalData, now)
  const turn = inTurn()
  const today = () => dayInFlanders(now())

  const prepare = ({ request, command, newIds, counted }: Incoming, { state }: LoadedHouse): Prepared => {
    const context = { today: today(), newId: newIds(), ...(counted === undefined ? {} : { counted }) }
    const prepared = prepareCommand(request, command, state, context)
    if (prepared.ok) for (const event of prepared.decided.events) registry.check(event.type, event.data)
    return prepared
  }

  const append = (
    incoming: Incoming,
    { state, revision }: LoadedHouse,
    { decided, actor }: Ready,
  ): Promise<AppendResult | { readonly kind: 'erased' }> => {
    const { request, command, openings, correlation, fingerprint } = incoming
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
    const appending = {
      stream: streamOf(house),
      house,
      expected: revision ?? ('no-stream' as const),
      events,
      command: key === null ? null : { key, fingerprint, answer },
    }
    return appendWithValues({ store, personalData }, appending, valuesOf(events, openings, state))
  }

  /** The answer to an earlier command under the same key; null when there is none. */
  const repeatOf = async (incoming: Incoming): Promise<CommandResult | null> => {
    const { house, key } = incoming.request
    const record = key === null ? null : await store.findCommand(house, key)
    return record === null ? null : answerAgain(house, incoming, record)
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
        const answered = { ok: true, repeated: false, answer: { house, position, revision, created, events } } as const
        await carryOutErasure(house, incoming.command, answered)
        return answered
      }
      case 'repeated':
      case 'key-reused':
        return answerAgain(house, incoming, result.first)
      case 'wrong-revision':
        return null
      case 'erased':
        return problem({ kind: 'refused', refusal: refusal('person.erased', null) })
    }
  }

  /**
   * Most commands are accepted, and most find the house as this process left it: then one statement does all. The append
   * names the revision that was decided on, so that nothing is ever written on a state that others changed; and whatever
   * is not accepted so is looked at again from the log before it is answered. Null: look again.
   */
  const writeAsRemembered = async (incoming: Incoming): Promise<CommandResult | null> => {
    const remembered = houses.remembered(incoming.request.house)
    if (remembered === null) return null
    const ready = prepare(incoming, remembered)
    return ready.ok ? write(incoming, remembered, ready) : null
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
    const read = readCommand(request, personalData.newKey)
    if (!read.ok) return problem({ kind: 'invalid', fields: read.fields })
    const { command } = read
    const misfit = revisionMustFit(request, command)
    if (misfit !== null) return misfit
    const { house, principal } = request
    const incoming: Incoming = {
      ...read,
      request: { ...request, body: null },
      correlation: newId(),
      newIds: remembering(newId),
    }

    const quickly = count === undefined ? await writeAsRemembered(incoming) : null
    if (quickly !== null) return quickly
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
