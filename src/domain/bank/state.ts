import { changeThing } from '../money/change.js'
import type { Move } from '../money/moves.js'
import type { Act } from '../shared/act.js'
import type { BankLineId, EventId, OrganId } from '../shared/identifiers.js'
import { addCents, type Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

/** A movement on a bank account. Below nothing is money that left. */
export type BankLine = {
  readonly managedBy: OrganId
  readonly account: string
  readonly statement: string
  readonly bookedOn: LocalDate
  readonly amount: Cents
  /** What of it is explained by payments, instalments and recoveries; of the same sign. */
  readonly matched: Cents
  readonly matches: readonly Move[]
  readonly aside: Act | null
  readonly communication: string | null
  readonly event: EventId
}

/** What of a movement is not explained yet, with its sign. */
export const unmatchedOf = ({ amount, matched }: BankLine): Cents => (amount - matched) as Cents

/** The state in which this much of a movement is explained; as it was when none is named. */
export const matchLine = (state: HouseState, line: BankLineId | null, move: Move): HouseState =>
  line === null
    ? state
    : changeThing(state, 'bankLines', line, ({ matched, matches }) => ({
        matched: addCents(matched, move.amount),
        matches: [...matches, move],
      }))
