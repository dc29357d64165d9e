import { opposite, shortfalls } from '../../money/moves.js'
import type { Payment } from '../../payment/state.js'
import type { PaymentId } from '../../shared/identifiers.js'
import { toWire } from '../../shared/money.js'
import { addDays, earlierDay, type LocalDate } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import type { FindingCode } from '../catalogue.js'
import { type About, finding } from '../finding.js'
import { JUSTIFIED_WITHIN_DAYS } from './money-days.js'
import { reportShortfalls } from './money-span.js'
import { type Report, unlessInTime } from './rule.js'

/** The day on which all of a payment had come back: reversed, or recovered (or waived by decision) to the last cent. */
const cameBack = (state: HouseState, id: PaymentId, payment: Payment): LocalDate | null => {
  const back = [...state.money.recoveries.values()].filter(({ payment: of }) => of === id)
  const missing = shortfalls([
    { ...payment.made, amount: -payment.amount as typeof payment.amount },
    ...back.flatMap(({ open }) => opposite(open.slice(1))),
  ])
  return earlierDay(payment.reversed?.on ?? null, missing.at(-1)?.until ?? null)
}

const irregular: readonly (readonly [string, FindingCode])[] = [
  ['payment.other-beneficiary', 'payment.other-beneficiary'],
  ['commitment.before', 'payment.before-commitment'],
]

const irregularities = (state: HouseState, id: PaymentId, payment: Payment, about: About, report: Report): void => {
  for (const [rule, code] of irregular) {
    if (!payment.breaks.includes(rule)) continue
    const promised = payment.commitment === null ? undefined : state.money.commitments.get(payment.commitment)
    const events = [...(promised === undefined ? [] : [promised.entered.event]), payment.made.event]
    const [first = payment.made.event, ...others] = events
    report(
      finding(code, about, {
        since: payment.made.on,
        healedOn: cameBack(state, id, payment),
        events: [first, ...others],
        details: { commitment: payment.commitment },
      }),
    )
  }
}

/** A partner got money, and never showed what it did with it: nothing came, nothing was claimed back or passed on whole. */
const unjustified = (payment: Payment, about: About, report: Report): void => {
  if (payment.beneficiary.kind !== 'partner') return
  const { made, justified, claims, rest, amount } = payment
  const done = shortfalls(opposite(rest)).at(-1)?.until ?? null
  const healedOn = earlierDay(earlierDay(justified?.on ?? null, claims[0]?.on ?? null), done)
  unlessInTime(report)(
    finding('payment.unjustified', about, {
      since: addDays(made.on, JUSTIFIED_WITHIN_DAYS + 1),
      healedOn,
      events: [made.event, ...(justified === null ? [] : [justified.event])],
      details: { amountCents: toWire(amount) },
    }),
  )
}

/** What is irregular about a payment. */
export const paymentFindings = (
  state: HouseState,
  id: PaymentId,
  payment: Payment,
  about: About,
  report: Report,
): void => {
  reportShortfalls('money.paid-without-decision', about, opposite(payment.loose), report)
  irregularities(state, id, payment, about, report)
  unjustified(payment, about, report)
}
