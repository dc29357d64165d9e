import type { MoneyAct } from '../../../projections/money/answers.js'
import { grantReport } from '../../domain/money/reports.js'
import { type Trace, traceOf } from '../../domain/money/trace.js'
import type {
  AllocationId,
  CommitmentId,
  EventId,
  GrantId,
  JustificationId,
  PaymentId,
  RecoveryId,
} from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import { documentsOf, type ToldDocument } from './documents.js'
import { type ToldGrant, tellGrant } from './tell-reports.js'
import { type ToldTrace, tellTrace } from './told.js'

/** The account of one grant with all that an auditor needs to check it. */
export type GrantAccount = {
  readonly house: { readonly id: string; readonly name: string }
  readonly grant: ToldGrant
  readonly trace: ToldTrace
  readonly documents: readonly ToldDocument[]
  /** Every event of its trail: mandates, votes, decisions, and each change of what its money went through. */
  readonly events: readonly EventId[]
}

/** Every event that changed one of the things that money of the grant went through; an id is of the kind its step says. */
const eventsOf = ({ money }: HouseState, { steps }: Trace): readonly EventId[] => {
  const things = steps.flatMap(({ kind, id, event }): readonly EventId[] => {
    switch (kind) {
      case 'source':
      case 'grant':
        return money.grants.get(id as GrantId)?.events ?? [event]
      case 'allocation':
        return money.allocations.get(id as AllocationId)?.events ?? [event]
      case 'commitment':
        return money.commitments.get(id as CommitmentId)?.events ?? [event]
      case 'payment':
        return money.payments.get(id as PaymentId)?.events ?? [event]
      case 'justification':
        return money.justifications.get(id as JustificationId)?.events ?? [event]
      case 'recovery':
        return money.recoveries.get(id as RecoveryId)?.events ?? [event]
      default:
        return [event]
    }
  })
  return [...things, ...steps.map(({ event }) => event)]
}

const idsOf = <Id extends string>({ steps }: Trace, kind: 'commitment' | 'payment'): ReadonlySet<Id> =>
  new Set(steps.flatMap((step) => (step.kind === kind ? [step.id as Id] : [])))

/** The account of a grant as it is known now; null when the house has no such grant. `acts` are all acts about its money. */
export const grantAccount = (state: HouseState, acts: readonly MoneyAct[], id: GrantId): GrantAccount | null => {
  const report = grantReport(state.money, id)
  const trace = traceOf(state, id)
  if (report === null || trace === null) return null
  const documents = documentsOf(acts, {
    commitments: idsOf<CommitmentId>(trace, 'commitment'),
    payments: idsOf<PaymentId>(trace, 'payment'),
  })
  const events = new Set([...eventsOf(state, trace), ...documents.map(({ event }) => event as EventId)])
  return {
    house: { id: state.house?.id ?? '', name: state.house?.name ?? '' },
    grant: tellGrant(report, state.money),
    trace: tellTrace(state, trace),
    documents,
    events: [...events],
  }
}
