import type { z } from 'zod'
import type { Move } from '../money/moves.js'
import type { Act } from '../shared/act.js'
import type { EventId, OrganId, PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { Earmark, grantRecorded } from './events.js'

type Recorded = z.output<typeof grantRecorded.schema>

export type Instalments = readonly { readonly due: LocalDate; readonly amount: Cents }[]

export type Grant = {
  readonly title: string
  readonly source: Recorded['source']
  readonly reference: string
  readonly inKind: boolean
  readonly managedBy: OrganId
  readonly passedOnFrom: PaymentId | null
  readonly period: Period
  /** Each extension, with the last day that the grant had until then. */
  readonly extensions: readonly (Act & { readonly until: LocalDate | null })[]
  readonly amount: Cents
  readonly earmarks: readonly Earmark[]
  /** What the giver asks, in order. */
  readonly conditions: readonly string[]
  readonly reportDates: readonly LocalDate[]
  readonly instalments: Instalments
  readonly perYear: ReadonlyMap<number, Cents>
  /** Came in so far. */
  readonly received: Cents
  /** Paid out of it and come back. */
  readonly recovered: Cents
  /** Of what was given in kind. */
  readonly used: Cents
  readonly recorded: Act
  readonly closed: Act | null
  /** What came to be available in it, and what went: granted, amended, allocated, recovered, used, lapsed. */
  readonly available: readonly Move[]
  readonly receipts: readonly Move[]
  /** The instalments as they were expected from a day on: as it was recorded, and after each amendment. */
  readonly schedules: readonly (Act & { readonly instalments: Instalments })[]
  /** Every event that changed it, the first that it was recorded by. */
  readonly events: readonly EventId[]
}
