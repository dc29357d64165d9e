import { grantReport } from '../../../domain/money/reports.js'
import { restOf } from '../../../domain/payment/state.js'
import { categoryText } from '../../money/category-text.js'
import type { ExportTable } from '../../money/export/table.js'
import { beneficiaryName } from '../../money/told.js'
import { type Column, listed, namesOf, oldestFirst, register, type Telling } from './register.js'

const amountsOfGrant = [
  'granted',
  'received',
  'allocated',
  'committed',
  'paid',
  'justified',
  'recovered',
  'available',
] as const

const columnsOfGrants = [
  'grant',
  'title',
  'source',
  'reference',
  'from',
  'until',
  'in-kind',
  'managed-by',
  ...amountsOfGrant,
  'closed-on',
  'event',
] as const satisfies readonly Column[]

/** What came in, and what went of it. */
export const grantsRegister = (telling: Telling): ExportTable => {
  const { say } = telling
  const { money } = telling.state
  const { organ } = namesOf(telling)
  return register(
    say,
    'grants',
    columnsOfGrants,
    oldestFirst(money.grants, ({ recorded }) => recorded.event).map(([id, grant]) => {
      const report = grantReport(money, id)
      return [
        id,
        grant.title,
        grant.source.name,
        grant.reference,
        grant.period.from,
        grant.period.until,
        say(grant.inKind ? 'money.export.yes' : 'money.export.no'),
        organ(grant.managedBy),
        ...amountsOfGrant.map((amount) => report?.[amount] ?? null),
        grant.closed?.on ?? null,
        grant.recorded.event,
      ]
    }),
  )
}

const columnsOfAllocations = [
  'allocation',
  'grant',
  'dossier',
  'decision',
  'category',
  'purpose',
  'beneficiary',
  'year',
  'article',
  'amount',
  'committed',
  'made-on',
  'withdrawn-on',
  'event',
] as const satisfies readonly Column[]

/** What was decided about it. */
export const allocationsRegister = ({ state, say }: Telling): ExportTable =>
  register(
    say,
    'allocations',
    columnsOfAllocations,
    oldestFirst(state.money.allocations, ({ made }) => made.event).map(([id, one]) => [
      id,
      one.grant,
      one.dossier,
      one.decision,
      categoryText({ say }, state.money, one.category),
      one.purpose,
      beneficiaryName(state, one.beneficiary),
      String(one.year),
      one.article,
      one.amount,
      one.committed,
      one.made.on,
      one.withdrawn?.on ?? null,
      one.made.event,
    ]),
  )

const columnsOfCommitments = [
  'commitment',
  'allocation',
  'grant',
  'beneficiary',
  'what',
  'reference',
  'amount',
  'paid',
  'entered-on',
  'event',
] as const satisfies readonly Column[]

/** What was promised of it. */
export const commitmentsRegister = ({ state, say }: Telling): ExportTable =>
  register(
    say,
    'commitments',
    columnsOfCommitments,
    oldestFirst(state.money.commitments, ({ entered }) => entered.event).map(([id, one]) => [
      id,
      one.allocation,
      one.grant,
      beneficiaryName(state, one.beneficiary),
      one.what,
      one.reference,
      one.amount,
      one.paid,
      one.entered.on,
      one.entered.event,
    ]),
  )

const columnsOfPayments = [
  'payment',
  'made-on',
  'beneficiary',
  'reference',
  'amount',
  'commitments',
  'allocations',
  'grants',
  'unexplained',
  'justified',
  'claimed',
  'to-justify',
  'managed-by',
  'bank-line',
  'reversed-on',
  'event',
] as const satisfies readonly Column[]

/** What was paid, on which commitments, and what is still to be accounted for. */
export const paymentsRegister = (telling: Telling): ExportTable => {
  const { state, say } = telling
  const { organ } = namesOf(telling)
  return register(
    say,
    'payments',
    columnsOfPayments,
    oldestFirst(state.money.payments, ({ made }) => made.event).map(([id, one]) => [
      id,
      one.made.on,
      beneficiaryName(state, one.beneficiary),
      one.reference,
      one.amount,
      listed(one.covers.map(({ commitment }) => commitment)),
      listed([...new Set(one.covers.map(({ allocation }) => allocation))]),
      listed([...new Set(one.covers.map(({ grant }) => grant))]),
      one.unexplained,
      one.accepted,
      one.claimed,
      restOf(one),
      organ(one.managedBy),
      one.bankLine,
      one.reversed?.on ?? null,
      one.made.event,
    ]),
  )
}
