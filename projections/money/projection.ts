import { allocationEvents } from '../../src/domain/allocation/events.js'
import { bankEvents } from '../../src/domain/bank/events.js'
import { budgetEvents } from '../../src/domain/budget/events.js'
import { commitmentEvents } from '../../src/domain/commitment/events.js'
import { costSharingEvents } from '../../src/domain/cost-sharing/events.js'
import type { DomainEventType } from '../../src/domain/events.js'
import { grantEvents } from '../../src/domain/grant/events.js'
import { justificationEvents } from '../../src/domain/justification/events.js'
import { paymentEvents } from '../../src/domain/payment/events.js'
import { recoveryEvents } from '../../src/domain/recovery/events.js'
import { defineProjection, type Handler, type Handlers } from '../define.js'
import { moneyTables } from './tables.js'

export type MoneyActRow = {
  readonly position: bigint
  readonly house: string
  readonly event: string
  readonly type: string
  readonly effective_on: string
  readonly recorded_at: string
  readonly data: object
}

/** Everything that was recorded about money. */
export const moneyEventTypes: readonly DomainEventType[] = [
  ...grantEvents,
  ...budgetEvents,
  ...allocationEvents,
  ...commitmentEvents,
  ...paymentEvents,
  ...justificationEvents,
  ...recoveryEvents,
  ...costSharingEvents,
  ...bankEvents,
].map(({ type }) => type)

const keep: Handler<DomainEventType> = {
  project: ({ position, house, id, type, effectiveOn, recordedAt, data }, rows) => {
    const row: MoneyActRow = {
      position,
      house,
      event: id,
      type,
      effective_on: effectiveOn,
      recorded_at: recordedAt,
      data,
    }
    rows.put('money_act', row)
  },
}

/**
 * Where is the money of a house, as of any day and as known at any moment? Keeps the acts as they are; what they come to is
 * worked out from them when it is asked, by the same rules that book them (`src/domain/money/postings.ts`).
 */
export const money = defineProjection({
  name: 'money',
  version: 1,
  tables: moneyTables,
  handlers: Object.fromEntries(moneyEventTypes.map((type) => [type, keep])) as Handlers,
})
