import { Map as ImmutableMap } from 'immutable'
import type { Allocation } from '../allocation/state.js'
import type { AllocationId, CommitmentId, DecisionId, DossierId, GrantId, PaymentId } from '../shared/identifiers.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'

/** Something set apart or promised against a rule of its grant. */
export type Irregular =
  | { readonly kind: 'allocation'; readonly id: AllocationId }
  | { readonly kind: 'commitment'; readonly id: CommitmentId }

/** Where money is found without a look at every allocation and payment of the house. */
export type MoneyPlaces = {
  /** What was set apart by decisions of a dossier. */
  readonly ofDossier: ImmutableMap<DossierId, readonly AllocationId[]>
  /** What was set apart by a decision, or changed or withdrawn by it later. */
  readonly byDecision: ImmutableMap<DecisionId, readonly AllocationId[]>
  /** What was paid in a calendar year. */
  readonly paidIn: ImmutableMap<number, readonly PaymentId[]>
  /** What broke a rule of a grant when it was recorded. */
  readonly irregular: ImmutableMap<GrantId, readonly Irregular[]>
}

export const noMoneyPlaces: MoneyPlaces = {
  ofDossier: ImmutableMap(),
  byDecision: ImmutableMap(),
  paidIn: ImmutableMap(),
  irregular: ImmutableMap(),
}

const withPlaces = (state: HouseState, places: Partial<MoneyPlaces>): HouseState => ({
  ...state,
  money: { ...state.money, places: { ...state.money.places, ...places } },
})

const added = <Key, Id>(
  places: ImmutableMap<Key, readonly Id[]>,
  key: Key,
  id: Id,
): ImmutableMap<Key, readonly Id[]> => {
  const known = places.get(key) ?? []
  return known.includes(id) ? places : places.set(key, [...known, id])
}

/** The state in which an allocation is found by the dossier it was decided in, and by its decision. */
export const placeAllocation = (
  state: HouseState,
  id: AllocationId,
  { dossier, decision, grant, breaks }: Pick<Allocation, 'dossier' | 'decision' | 'grant' | 'breaks'>,
): HouseState => {
  const { ofDossier, byDecision } = state.money.places
  const placed = withPlaces(state, {
    ofDossier: added(ofDossier, dossier, id),
    byDecision: added(byDecision, decision, id),
  })
  return placeIrregular(placed, grant, { kind: 'allocation', id }, breaks)
}

/** The state in which an allocation is also found by a later decision that changed or withdrew it. */
export const placeLaterDecision = (state: HouseState, id: AllocationId, decision: DecisionId): HouseState =>
  withPlaces(state, { byDecision: added(state.money.places.byDecision, decision, id) })

/** The state in which a payment is found by the year it was made in. */
export const placePayment = (state: HouseState, id: PaymentId, madeOn: LocalDate): HouseState =>
  withPlaces(state, { paidIn: added(state.money.places.paidIn, yearOf(madeOn), id) })

/** The state in which what broke rules of a grant is found by that grant; as it was when nothing was broken. */
export const placeIrregular = (
  state: HouseState,
  grant: GrantId,
  irregular: Irregular,
  breaks: readonly string[],
): HouseState => {
  if (breaks.length === 0) return state
  const known = state.money.places.irregular.get(grant) ?? []
  return withPlaces(state, { irregular: state.money.places.irregular.set(grant, [...known, irregular]) })
}

type Found = readonly (readonly [AllocationId, Allocation])[]

const theirs = ({ money }: HouseState, ids: readonly AllocationId[] | undefined): Found =>
  (ids ?? []).flatMap((id) => {
    const allocation = money.allocations.get(id)
    return allocation === undefined ? [] : [[id, allocation] as const]
  })

/** What was set apart by decisions of a dossier, in the order it was. */
export const allocationsOfDossier = (state: HouseState, dossier: DossierId): Found =>
  theirs(state, state.money.places.ofDossier.get(dossier))

/** What a decision set apart, changed or withdrew, in the order it did. */
export const allocationsByDecision = (state: HouseState, decision: DecisionId): Found =>
  theirs(state, state.money.places.byDecision.get(decision))
