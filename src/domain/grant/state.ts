import type { z } from 'zod'
import type { Act } from '../shared/act.js'
import type { EventId, OrganId, PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { Earmark, grantRecorded } from './events.js'

type Recorded = z.output<typeof grantRecorded.schema>

export type Grant = {
  readonly title: string
  readonly source: Recorded['source']
  readonly reference: string
  readonly inKind: boolean
  readonly managedBy: OrganId
  readonly passedOnFrom: PaymentId | null
  readonly period: Period
  readonly amount: Cents
  readonly earmarks: readonly Earmark[]
  readonly reportDates: readonly LocalDate[]
  readonly instalments: readonly { readonly due: LocalDate; readonly amount: Cents }[]
  readonly perYear: ReadonlyMap<number, Cents>
  /** Came in so far. */
  readonly received: Cents
  /** Paid out of it and come back. */
  readonly recovered: Cents
  /** Of what was given in kind. */
  readonly used: Cents
  readonly recorded: Act
  readonly closed: Act | null
  /** Every event that changed it, the first that it was recorded by. */
  readonly events: readonly EventId[]
}
