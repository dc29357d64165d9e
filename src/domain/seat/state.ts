import type { Act } from '../shared/act.js'
import type { EventId, OrganId, PartnerId, PersonId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { toCents } from '../shared/money.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { BindingPower, SeatRole } from './events.js'

export type Seat = {
  readonly organ: OrganId
  readonly partner: PartnerId | null
  readonly person: PersonId
  readonly function: string
  readonly role: SeatRole
  readonly binding: BindingPower
  readonly period: Period
  readonly ended: boolean
  readonly event: EventId
  /** The event that ended it; null when it just runs out. */
  readonly endedBy: EventId | null
  /** Each time it was lengthened, with the last day it had until then. */
  readonly extensions: readonly (Act & { readonly until: LocalDate | null })[]
}

/** Must this representative ask the own board before a vote about this amount binds the partner (S3 ch.2 §2.2)? */
export const mustReferBack = (binding: BindingPower, amount: Cents | null): boolean => {
  switch (binding.kind) {
    case 'may-bind':
      return false
    case 'may-bind-up-to':
      return amount !== null && amount > toCents(binding.amountCents)
    case 'must-refer-back':
      return true
  }
}
