import { expect } from 'vitest'
import { commandDefinitions } from '../../../src/application/command-definitions.js'
import { commitPersonalValues } from '../../../src/application/commit-personal-values.js'
import type { SecretCount } from '../../../src/domain/ballot/secret.js'
import type { DomainCommand, DomainCommandType, ReceivedCommand } from '../../../src/domain/commands.js'
import { decide } from '../../../src/domain/decide.js'
import type { DataOf, DomainEvent, DomainEventType } from '../../../src/domain/events.js'
import { evolve } from '../../../src/domain/evolve.js'
import type { Accepted, Decided, DecisionContext } from '../../../src/domain/shared/decider.js'
import type { Happened } from '../../../src/domain/shared/event.js'
import type { EventId, HouseId } from '../../../src/domain/shared/identifiers.js'
import type { RefusalCode } from '../../../src/domain/shared/refusal.js'
import { type Instant, toLocalDate } from '../../../src/domain/shared/time.js'
import { emptyHouse, type HouseState } from '../../../src/domain/state.js'
import type { FieldsOf } from './fields-of.js'

/** The day it is in every example. */
export const today = toLocalDate('2026-03-02')

export type { FieldsOf }

/** An id that nothing has. */
export const nobody = 'ffffffff-0000-7000-8000-000000000000'

const numbered = (first: string, number: number): string =>
  `${first}-0000-7000-8000-${number.toString().padStart(12, '0')}`

/** Not generic: the compiler works a generic one out for all types of commands together, in each place it is called. */
const throughTheDoor = (type: DomainCommandType, fields: object): DomainCommand => {
  const checked = commandDefinitions.get(type)!.schema.parse(fields) as object
  return commitPersonalValues({ type, ...checked } as ReceivedCommand, () => Buffer.alloc(32, 7)).command
}

/** The command as it passes the door: checked against its schema, defaults filled in, personal values committed to. */
export const commandOf = <Type extends DomainCommandType>(type: Type, fields: FieldsOf<Type>): DomainCommand =>
  throughTheDoor(type, fields)

/** What happened in one house, in order, and the state that follows from it. */
export class House {
  readonly events: Happened<DomainEvent>[] = []
  state: HouseState = emptyHouse
  #issued = 0

  readonly context: DecisionContext = {
    house: numbered('00000000', 0) as HouseId,
    today,
    newId: () => {
      this.#issued += 1
      return numbered('00000001', this.#issued)
    },
  }

  /** @param counted what the ballot box holds, of a secret ballot that is closed */
  decide(command: DomainCommand, counted?: SecretCount): Decided {
    return decide(command, this.state, counted === undefined ? this.context : { ...this.context, counted })
  }

  /** Adds events as the log would give them back. */
  happened(events: readonly DomainEvent[], effectiveOn: DomainCommand['effectiveOn']): void {
    for (const fact of events) {
      const revision = this.events.length
      const event = {
        ...fact,
        id: numbered('00000002', revision) as EventId,
        revision,
        effectiveOn,
        recordedAt: `${today}T12:00:00.000Z` as Instant,
        actor: { via: 'web' as const },
      }
      this.events.push(event)
      this.state = evolve(this.state, event)
    }
  }

  /** Records what a command that must be accepted leads to; answers the ids of what came into being. */
  record<Type extends DomainCommandType>(type: Type, fields: FieldsOf<Type>): Accepted['created'] {
    return this.#record(type, throughTheDoor(type, fields))
  }

  #record(type: DomainCommandType, command: DomainCommand): Accepted['created'] {
    const decided = this.decide(command)
    if (!decided.ok) throw new Error(`${type} was refused: ${decided.refusal.code} at ${decided.refusal.field}`)
    this.happened(decided.events, command.effectiveOn)
    return decided.created
  }

  /** The data of the newest event of a type. */
  newest<Type extends DomainEventType>(type: Type): DataOf<Type> {
    return this.events.findLast((event) => event.type === type)!.data as DataOf<Type>
  }
}

/** What follows from a command in a house. */
const outcomeOf = (house: House, command: DomainCommand, counted: SecretCount | undefined) => {
  const decided = house.decide(command, counted)
  return {
    /** Exactly one event, of this type, with at least this data; it is recorded. Answers the new ids. */
    leadsTo: (event: DomainEventType, data: object = {}): Accepted['created'] => {
      expect(decided).toMatchObject({ ok: true, events: [{ type: event, data }] })
      const { events, created } = decided as Accepted
      house.happened(events, command.effectiveOn)
      return created
    },
    /** Exactly these events, in this order, each with at least this data; they are recorded. */
    leadsToEach: (
      ...expected: readonly { readonly type: DomainEventType; readonly data?: object }[]
    ): Accepted['created'] => {
      expect(decided).toMatchObject({ ok: true, events: expected })
      const { events, created } = decided as Accepted
      house.happened(events, command.effectiveOn)
      return created
    },
    /** Refused with this code, at this field. */
    refused: (code: RefusalCode, field: string | null, details: object = {}): void => {
      expect(decided).toMatchObject({ ok: false, refusal: { code, field, details } })
    },
  }
}

/** Given this house, when a command comes, then these events follow, or it is refused. */
export const given = (house: House, counted?: SecretCount) => ({
  when: <Type extends DomainCommandType>(type: Type, fields: FieldsOf<Type>) =>
    outcomeOf(house, throughTheDoor(type, fields), counted),
})
