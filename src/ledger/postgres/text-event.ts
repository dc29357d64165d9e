import type { Actor } from '../../domain/shared/actor.js'
import type { EventId, HouseId } from '../../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import type { LoggedEvent, Position } from '../event.js'
import { ownText } from './own-text.js'

/** Fields of an event in the text of a page, in this order. */
export const FIELD_COUNT = 13

/** What neighbouring events share, read once for all of them. */
export type SharedFields = {
  readonly type: string
  readonly house: HouseId
  readonly recordedAt: Instant
  readonly effectiveOn: LocalDate
  readonly actor: Actor
}

/** An event over the texts of its fields: each is read when it is asked for, most never are in a rebuild. */
export class TextEvent implements LoggedEvent {
  readonly type: string
  readonly house: HouseId
  readonly recordedAt: Instant
  readonly effectiveOn: LocalDate
  readonly actor: Actor
  readonly schemaVersion: number
  readonly position: Position
  private read: unknown = undefined

  constructor(
    private readonly fields: readonly string[],
    private readonly start: number,
    shared: SharedFields,
  ) {
    this.type = shared.type
    this.house = shared.house
    this.recordedAt = shared.recordedAt
    this.effectiveOn = shared.effectiveOn
    this.actor = shared.actor
    this.position = BigInt(this.field(0))
    this.schemaVersion = Number(this.field(5))
  }

  get id(): EventId {
    return ownText(this.field(1)) as EventId
  }

  get stream(): string {
    return ownText(this.field(2))
  }

  get revision(): number {
    return Number(this.field(3))
  }

  get actorText(): string {
    return this.field(9)
  }

  get correlation(): string {
    return ownText(this.field(10))
  }

  get causation(): string | null {
    const text = this.field(11)
    return text === '' ? null : ownText(text)
  }

  get data(): unknown {
    // JSON has no `undefined`, so this says whether it was read before.
    if (this.read === undefined) this.read = JSON.parse(this.dataText) as unknown
    return this.read
  }

  get dataText(): string {
    return this.field(12)
  }

  private field(index: number): string {
    return this.fields[this.start + index] ?? ''
  }
}
