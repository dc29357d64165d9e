import { centsOf } from '../amount.js'
import { dayFromIso } from '../day.js'
import type { Report } from '../problems.js'
import type { Day } from '../statement.js'
import { childOf, textOf, type XmlElement } from './xml.js'

/** The amount in an element `Amt` in whole cents, without sign; what is no amount in whole eurocents is reported. */
export const amountIn = (amount: XmlElement | null, at: number, report: Report): number => {
  if (amount === null) {
    report(at, 'camt.missing', { element: 'Amt' })
    return 0
  }
  if (amount.currency !== 'EUR') report(at, 'camt.currency', { found: amount.currency ?? '' })
  const text = amount.text.trim()
  const cents = /^\d/.test(text) ? centsOf(text, 'standard') : null
  if (cents === null) report(at, 'camt.amount', { found: text })
  return cents ?? 0
}

/** Is the indicator of an element credit (true), debit (false) or not there (null)? Anything else is reported. */
export const isCredit = (element: XmlElement, at: number, report: Report): boolean | null => {
  const indicator = textOf(element, 'CdtDbtInd')
  if (indicator === null) return null
  if (indicator !== 'CRDT' && indicator !== 'DBIT') report(at, 'camt.indicator', { found: indicator })
  return indicator === 'CRDT'
}

/** The amount of an element with its sign by the indicator, which must be there. */
export const signedAmountIn = (element: XmlElement, at: number, report: Report): number => {
  const credit = isCredit(element, at, report)
  if (credit === null) report(at, 'camt.missing', { element: 'CdtDbtInd' })
  const cents = amountIn(childOf(element, 'Amt'), at, report)
  return credit === false && cents !== 0 ? -cents : cents
}

/** The day of an element that holds `Dt` or `DtTm`; null when it is not there, reported when it is no day. */
export const dayIn = (element: XmlElement | null, at: number, report: Report): Day | null => {
  const text = textOf(element, 'Dt') ?? textOf(element, 'DtTm')
  if (text === null) return null
  const day = dayFromIso(text)
  if (day === null) report(at, 'camt.day', { found: text })
  return day
}
