import type { z } from 'zod'
import type { DomainCommand, DomainCommandType, domainCommands } from '../src/domain/commands.js'
import { decide } from '../src/domain/decide.js'
import { type DomainEvent, domainEvents } from '../src/domain/events.js'
import { evolve } from '../src/domain/evolve.js'
import type { Actor } from '../src/domain/shared/actor.js'
import type { DecisionContext } from '../src/domain/shared/decider.js'
import type { Happened } from '../src/domain/shared/event.js'
import type { EventId, HouseId } from '../src/domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../src/domain/shared/time.js'
import { emptyHouse, type HouseState } from '../src/domain/state.js'
import type { StoredEvent } from '../src/ledger/event.js'
import type { Chance } from './chance.js'

type Definition = (typeof domainCommands)[number]

/** Every field of a command as it is written, those with a default included: here nothing fills them in. */
export type FieldsOf<Type extends DomainCommandType> = Omit<
  Required<z.input<Extract<Definition, { type: Type }>['schema']>>,
  'effectiveOn'
>

/** The day it is for all houses, and the moment of the next act on it. */
export type Clock = {
  /** Days since the first day of the simulation. */
  day: number
  readonly dayText: (day: number) => LocalDate
  readonly nextInstant: () => { readonly milliseconds: number; readonly instant: Instant }
}

/** An event without its place in the ledger. */
export type Placeless = Omit<StoredEvent, 'position'>

/** What an act led to: the ids of what came into being, and the event itself. */
export type Done = { readonly created: Readonly<Record<string, string>>; readonly event: EventId }

export type SimulatedHouse = {
  readonly id: HouseId
  readonly chance: Chance
  readonly clock: Clock
  readonly state: () => HouseState
  /** Sends a command through the rules; what follows is in the outbox. Throws when the rules refuse it. */
  readonly act: <Type extends DomainCommandType>(type: Type, fields: FieldsOf<Type>) => Done
}

const hexadecimal = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** A UUID of version 7 for this moment, made by chance. */
const newUuid = (chance: Chance, milliseconds: number): string => {
  const time = hexadecimal(milliseconds, 12)
  const [a, b, c] = [chance.word(), chance.word(), chance.word()]
  const variant = hexadecimal(0x8000 | (b & 0x3fff), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hexadecimal(a & 0xfff, 3)}-${variant}-${hexadecimal(a >>> 16, 4)}${hexadecimal(c, 8)}`
}

const versions: ReadonlyMap<string, number> = new Map(
  domainEvents.map(({ type, schemaVersion }) => [type, schemaVersion]),
)
const versionOf = (type: string): number => versions.get(type) ?? 1

const doors: readonly Actor['via'][] = ['web', 'web', 'web', 'api']

/** A house whose acts go through the real `decide` and `evolve`; its events land in `outbox`. */
export const createSimulatedHouse = (clock: Clock, chance: Chance, outbox: Placeless[]): SimulatedHouse => {
  let state = emptyHouse
  let revision = 0
  let now = clock.nextInstant()
  const newId = (): string => newUuid(chance, now.milliseconds)
  const id = newId() as HouseId
  const secretaries: readonly Actor[] = [1, 2, 3].map(() => ({
    person: newId() as Actor['person'],
    organ: null,
    partner: null,
    via: chance.pick(doors),
  }))
  const stream = `house-${id}`

  const act: SimulatedHouse['act'] = (type, fields) => {
    now = clock.nextInstant()
    const effectiveOn = clock.dayText(clock.day)
    const context: DecisionContext = { house: id, today: effectiveOn, newId }
    // What the door would make of the same fields, without the time its checks take a million times.
    const written: object = { type, effectiveOn, ...fields }
    const command = written as DomainCommand
    const decided = decide(command, state, context)
    if (!decided.ok) {
      const { code, field, details } = decided.refusal
      throw new Error(`${type} on ${effectiveOn} was refused: ${code} at ${field} ${JSON.stringify(details)}`)
    }
    const actor = chance.pick(secretaries)
    const correlation = newId()
    let event = '' as EventId
    for (const fact of decided.events) {
      event = newId() as EventId
      const happened = {
        ...fact,
        id: event,
        revision,
        effectiveOn,
        recordedAt: now.instant,
        actor: { via: 'web' },
      } as Happened<DomainEvent>
      state = evolve(state, happened)
      outbox.push({
        ...happened,
        schemaVersion: versionOf(fact.type),
        house: id,
        actor,
        correlation,
        causation: null,
        stream,
      })
      revision += 1
    }
    return { created: decided.created, event }
  }

  return { id, chance, clock, state: () => state, act }
}

/** The id that an act gave to what it brought into being. */
export const idOf = ({ created }: Done, kind: string): string => {
  const id = created[kind]
  if (id === undefined) throw new Error(`The act made no ${kind}`)
  return id
}
