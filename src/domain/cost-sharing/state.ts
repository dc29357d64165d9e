import type { Move } from '../money/moves.js'
import type { Act } from '../shared/act.js'
import type { CostKeyId, EventId, OrganId, PartnerId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'

export type CostKey = {
  readonly title: string
  readonly parties: readonly { readonly partner: PartnerId; readonly parts: number }[]
  readonly managedBy: OrganId
  readonly agreed: Act
  readonly ended: Act | null
}

export type Share = {
  readonly amount: Cents
  readonly settled: Cents
  /** What is to come of it: shared, settled. */
  readonly open: readonly Move[]
}

export type SharedCost = {
  readonly key: CostKeyId
  readonly what: string
  readonly amount: Cents
  readonly shared: Act
  readonly shares: ReadonlyMap<PartnerId, Share>
  readonly events: readonly EventId[]
}
