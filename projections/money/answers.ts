import type { DomainEvent } from '../../src/domain/events.js'
import type { LocalDate } from '../../src/domain/shared/time.js'

/** One act about money, with what the ledger knows of it. */
export type MoneyAct = {
  readonly event: string
  readonly position: number
  readonly on: LocalDate
  readonly recordedAt: string
  readonly fact: DomainEvent
}
