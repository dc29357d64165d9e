import { Map as ImmutableMap } from 'immutable'
import type { Allocation, MoneyPlan } from '../allocation/state.js'
import type { BankLine } from '../bank/state.js'
import type { Budget } from '../budget/state.js'
import type { Commitment } from '../commitment/state.js'
import type { CostKey, SharedCost } from '../cost-sharing/state.js'
import type { Grant } from '../grant/state.js'
import type { Justification } from '../justification/state.js'
import type { Payment } from '../payment/state.js'
import type { Recovery } from '../recovery/state.js'
import type {
  AllocationId,
  BankLineId,
  CommitmentId,
  CostKeyId,
  DossierId,
  GrantId,
  JustificationId,
  PaymentId,
  RecoveryId,
  SharedCostId,
} from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import { type MoneyPlaces, noMoneyPlaces } from './places.js'
import { type MoneyCategory, standardCategories } from './terms.js'

/** The money of a house, as the rules need it. Amounts are eurocents. */
export type MoneyState = {
  /** Categories, with the label the house gave; that of a standard one comes from the catalogue. */
  readonly categories: ImmutableMap<MoneyCategory, string | null>
  readonly grants: ImmutableMap<GrantId, Grant>
  /** By calendar year. */
  readonly budgets: ImmutableMap<number, Budget>
  /** How the newest version of a proposal is to be divided. */
  readonly plans: ImmutableMap<DossierId, MoneyPlan>
  readonly allocations: ImmutableMap<AllocationId, Allocation>
  readonly commitments: ImmutableMap<CommitmentId, Commitment>
  readonly payments: ImmutableMap<PaymentId, Payment>
  readonly justifications: ImmutableMap<JustificationId, Justification>
  readonly recoveries: ImmutableMap<RecoveryId, Recovery>
  readonly costKeys: ImmutableMap<CostKeyId, CostKey>
  readonly sharedCosts: ImmutableMap<SharedCostId, SharedCost>
  readonly bankLines: ImmutableMap<BankLineId, BankLine>
  /** Which movement of the bank has this fingerprint. */
  readonly fingerprints: ImmutableMap<string, BankLineId>
  readonly places: MoneyPlaces
  /** The last day from which anything about money counts; null while there is nothing. */
  readonly lastDay: LocalDate | null
}

export const noMoney: MoneyState = {
  categories: ImmutableMap(standardCategories.map((category) => [category as string as MoneyCategory, null])),
  grants: ImmutableMap(),
  budgets: ImmutableMap(),
  plans: ImmutableMap(),
  allocations: ImmutableMap(),
  commitments: ImmutableMap(),
  payments: ImmutableMap(),
  justifications: ImmutableMap(),
  recoveries: ImmutableMap(),
  costKeys: ImmutableMap(),
  sharedCosts: ImmutableMap(),
  bankLines: ImmutableMap(),
  fingerprints: ImmutableMap(),
  places: noMoneyPlaces,
  lastDay: null,
}
