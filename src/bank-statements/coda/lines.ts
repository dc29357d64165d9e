import { ibanOf } from '../account-number.js'
import { euros, sumOf } from '../amount.js'
import { communicationOf, isCreditorReference, isStructuredNumber, structuredNumber } from '../communication.js'
import type { Report } from '../problems.js'
import type { ReadLine } from '../reading.js'
import type { Communication, Day } from '../statement.js'
import { folded, tidyOrNull } from '../text.js'
import type { CodaStatement, MovementGroup, MovementParts } from './order.js'

/** Which types a detail of a movement of each type may have (3.1). */
const detailTypes: Readonly<Record<string, string>> = { '0': '', '1': '5', '2': '679', '3': '8' }

/** Details that are payments of their own; the others (8, 9) say what one payment is made of, such as its costs. */
const isPayment = ({ movement }: MovementParts): boolean => '567'.includes(movement.type)

/**
 * The payments of a movement: where the bank or the customer totalised payments (types 1 and 2) and the file holds them,
 * those and not the total, so that nothing counts twice. They must add up to the total, or carry no amounts at all: then
 * the total stands for them.
 */
const paymentsOf = ({ total, details }: MovementGroup, report: Report): readonly MovementParts[] => {
  const { at, type } = total.movement
  const allowed = detailTypes[type]
  if (allowed === undefined) report(at, 'coda.detail-without-total', { type })
  for (const { movement } of details) {
    if (allowed?.includes(movement.type)) continue
    report(movement.at, 'coda.unexpected-detail', { type: movement.type, total: type })
  }
  const payments = details.filter(isPayment)
  if (payments.every(({ movement }) => movement.cents === 0)) return [total]
  const sum = sumOf(payments.map(({ movement }) => movement.cents))
  if (sum !== BigInt(total.movement.cents)) {
    report(at, 'coda.details-do-not-add-up', { total: euros(total.movement.cents), sum: euros(sum) })
  }
  return payments
}

type Said = { readonly communication: Communication | null; readonly fromPayer: boolean }

const nothing: Said = { communication: null, fromPayer: false }

const byPayer = (communication: Communication | null): Said => ({ communication, fromPayer: true })

/** What stands in a structured communication of a movement, by its type (annex III). */
const structuredCommunication = (text: string, at: number, report: Report): Said => {
  const type = text.slice(0, 3)
  const zone = text.slice(3)
  switch (type) {
    case '100': {
      const reference = folded(zone)
      if (!isCreditorReference(reference)) report(at, 'coda.structured-communication', { found: reference })
      return byPayer({ kind: 'structured', text: reference })
    }
    case '101':
    case '102': {
      const digits = zone.slice(0, 12)
      // The standard lets zones that are not used stand empty (annex III).
      if (/^[0 ]*$/.test(digits)) return nothing
      if (!isStructuredNumber(digits)) report(at, 'coda.structured-communication', { found: digits })
      return byPayer(structuredNumber(digits))
    }
    // A payment converted from another currency: the communication stands after amounts, rate and currency.
    case '105': {
      const digits = zone.slice(45, 57)
      return isStructuredNumber(digits) ? byPayer(structuredNumber(digits)) : nothing
    }
    // A payment with a card: the shop and its town. The number of the card, before it, is nobody's business.
    case '113': {
      const shop = tidyOrNull(`${zone.slice(40, 56)} ${zone.slice(56, 66)}`)
      return shop === null ? nothing : { communication: { kind: 'free', text: shop }, fromPayer: false }
    }
    // A European direct debit: after its day, kind, creditor and mandate.
    case '127':
      return byPayer(communicationOf(zone.slice(79, 141)))
    default:
      return nothing
  }
}

const saidIn = (parts: MovementParts, report: Report): Said => {
  const { movement, communication } = parts
  if (movement.structured) return structuredCommunication(communication, movement.at, report)
  const written = communicationOf(communication)
  if (written !== null) return byPayer(written)
  const informed = tidyOrNull(parts.information.find(({ structured }) => !structured)?.text ?? '')
  return informed === null ? nothing : { communication: { kind: 'free', text: informed }, fromPayer: false }
}

/** Information 001 holds the name in full; the movement has room for 35 characters of it. */
const nameIn = ({ counterparty, information }: MovementParts): string | null => {
  const about = information.find(({ structured, text }) => structured && text.startsWith('001'))
  return tidyOrNull(about?.text.slice(3, 73) ?? '') ?? tidyOrNull(counterparty?.name ?? '')
}

const bookingDay = ({ movement }: MovementParts, report: Report): Day | null => {
  if (movement.bookedOn === null) report(movement.at, 'coda.no-day')
  return movement.bookedOn
}

/** The payments of one movement as lines of the statement. */
const linesOfGroup = (
  group: MovementGroup,
  { account, number }: { account: string; number: string },
  report: Report,
): readonly ReadLine[] => {
  const day = bookingDay(group.total, report)
  if (day === null) return []
  return paymentsOf(group, report).map((parts) => {
    const { movement, counterparty } = parts
    const bookedOn = movement.bookedOn ?? day
    return {
      account,
      statement: number,
      line: movement.at,
      bookedOn,
      valueOn: movement.valueOn ?? group.total.movement.valueOn ?? bookedOn,
      amountCents: movement.cents,
      counterparty: { name: nameIn(parts), iban: ibanOf(counterparty?.account ?? '') },
      ...saidIn(parts, report),
      bankReference: tidyOrNull(movement.bankReference),
    }
  })
}

/** The lines of a statement; `number` is what the file calls it. */
export const linesOf = (statement: CodaStatement, number: string, report: Report): readonly ReadLine[] =>
  statement.groups.flatMap((group) => linesOfGroup(group, { account: statement.opening.account, number }, report))
