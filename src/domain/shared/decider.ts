import type { SecretCount } from '../ballot/secret.js'
import type { CommandOf, DomainCommandType } from '../commands.js'
import type { DomainEvent, DomainEventType, EventOf } from '../events.js'
import type { HouseState } from '../state.js'
import type { Happened } from './event.js'
import type { HouseId } from './identifiers.js'
import { type Refusal, type RefusalCode, refusal } from './refusal.js'
import type { LocalDate } from './time.js'

/** What a decision may need from outside: whose ledger it is, the day it is in Flanders, and new ids. */
export type DecisionContext = {
  /** The house whose ledger this is; the id a new house is founded under. */
  readonly house: HouseId
  readonly today: LocalDate
  /** A new UUID (version 7). */
  readonly newId: () => string
  /** What the ballot box holds of the secret ballot that is being closed or counted. */
  readonly counted?: SecretCount
}

export type Accepted = {
  readonly ok: true
  readonly events: readonly DomainEvent[]
  /**
   * The ids of what came into being, by kind: `{ organ: '…' }`. What comes in numbers has its place as well: a movement of
   * a bank statement its number in the command (`bankLine/2`), an allocation that follows from a decision its dossier and
   * the line of the plan (`allocation/<dossier>/1`).
   */
  readonly created: Readonly<Record<string, string>>
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }

export type Decided = Accepted | Refused

export const accept = (events: readonly DomainEvent[], created: Readonly<Record<string, string>> = {}): Accepted => ({
  ok: true,
  events,
  created,
})

export const refuse = (
  code: RefusalCode,
  field: string | null,
  details: Readonly<Record<string, string | number>> = {},
): Refused => ({ ok: false, refusal: refusal(code, field, details) })

/** Decides the commands of one concept. */
export type DecidersOf<Type extends DomainCommandType> = {
  readonly [T in Type]: (command: CommandOf<T>, state: HouseState, context: DecisionContext) => Decided
}

/** Applies the events of one concept. */
export type EvolversOf<Type extends DomainEventType> = {
  readonly [T in Type]: (state: HouseState, event: Happened<EventOf<T>>) => HouseState
}
