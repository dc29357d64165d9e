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

export type SharedCost = {
  readonly key: CostKeyId
  readonly what: string
  readonly amount: Cents
  readonly shared: Act
  readonly shares: ReadonlyMap<PartnerId, { readonly amount: Cents; readonly settled: Cents }>
  readonly events: readonly EventId[]
}
