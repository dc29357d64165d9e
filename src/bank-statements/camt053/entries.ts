import { ibanOf } from '../account-number.js'
import { euros, sumOf } from '../amount.js'
import { communicationOf, referenceOf } from '../communication.js'
import type { Report } from '../problems.js'
import type { ReadLine } from '../reading.js'
import type { Communication } from '../statement.js'
import { tidy, tidyOrNull } from '../text.js'
import { amountIn, dayIn, isCredit, signedAmountIn } from './fields.js'
import { childOf, childrenOf, textOf, type XmlElement } from './xml.js'

type Party = { readonly name: string | null; readonly iban: string | null }

/** A line as the entry tells it, before it is known whose account it is. */
export type EntryLine = Omit<ReadLine, 'account' | 'statement' | 'counterparty'> & {
  /** Who the other party is by the roles, and the party of the other role. */
  readonly parties: readonly [Party, Party]
}

/** One entry. Only booked entries (null: not booked) change the balance; the others announce or inform. */
export type Entry = { readonly cents: number; readonly lines: readonly EntryLine[] } | null

/** In version 2 the status is the text, in version 8 a code in it. */
const isBooked = (entry: XmlElement, at: number, report: Report): boolean => {
  const status = textOf(entry, 'Sts', 'Cd') ?? textOf(entry, 'Sts')
  if (status === null) report(at, 'camt.missing', { element: 'Sts' })
  else if (!['BOOK', 'PDNG', 'INFO', 'FUTR'].includes(status)) report(at, 'camt.status', { found: status })
  return status === 'BOOK'
}

/** In version 8 a party stands in an element of its own. */
const partyOf = (transaction: XmlElement, role: 'Dbtr' | 'Cdtr'): Party => {
  const parties = childOf(transaction, 'RltdPties')
  const account = childOf(parties, `${role}Acct`, 'Id')
  return {
    name: tidyOrNull(textOf(parties, role, 'Pty', 'Nm') ?? textOf(parties, role, 'Nm') ?? ''),
    iban: ibanOf(textOf(account, 'IBAN') ?? textOf(account, 'Othr', 'Id') ?? ''),
  }
}

/**
 * The other party first. Money comes from a debtor and goes to a creditor; the booking that reverses a payment keeps the
 * roles of that payment.
 */
const partiesOf = (transaction: XmlElement, credit: boolean, reversal: boolean): readonly [Party, Party] => {
  const debtor = partyOf(transaction, 'Dbtr')
  const creditor = partyOf(transaction, 'Cdtr')
  return credit === reversal ? [creditor, debtor] : [debtor, creditor]
}

/** A reference of the creditor, else the free text, which may stand in several elements. */
const remittanceOf = (transaction: XmlElement): Communication | null => {
  const remittance = childOf(transaction, 'RmtInf')
  const references = childrenOf(remittance, 'Strd').map((one) => textOf(one, 'CdtrRefInf', 'Ref') ?? '')
  const reference = referenceOf(references.join(' '))
  if (reference?.kind === 'structured') return reference
  const free = childrenOf(remittance, 'Ustrd').map(({ text }) => text)
  return communicationOf([...free, tidy(references.join(' '))].join(' '))
}

/** The amount of one transaction of several, with its sign; null when it is not given in this way. */
const amountOfOne = (
  transaction: XmlElement,
  amount: XmlElement | null,
  { cents, at }: { cents: number; at: number },
  report: Report,
): number | null => {
  if (amount === null) return null
  const found = amountIn(amount, at, report)
  return (isCredit(transaction, at, report) ?? cents >= 0) || found === 0 ? found : -found
}

/**
 * What is booked as one amount for several transactions: the amount of each, where all have one (then they must add up
 * to what is booked) or all were instructed in euro for together this amount; otherwise null.
 */
const amountsOf = (
  transactions: readonly XmlElement[],
  entry: { cents: number; at: number },
  report: Report,
): readonly number[] | null => {
  const booked = transactions.map((one) => {
    const amount = childOf(one, 'Amt') ?? childOf(one, 'AmtDtls', 'TxAmt', 'Amt')
    return amountOfOne(one, amount, entry, report)
  })
  const known = booked.filter((amount) => amount !== null)
  if (known.length === booked.length) {
    if (sumOf(known) !== BigInt(entry.cents)) {
      report(entry.at, 'camt.details-do-not-add-up', { total: euros(entry.cents), sum: euros(sumOf(known)) })
    }
    return known
  }
  const instructed = transactions
    .map((one) => {
      const amount = childOf(one, 'AmtDtls', 'InstdAmt', 'Amt')
      return amountOfOne(one, amount?.currency === 'EUR' ? amount : null, entry, report)
    })
    .filter((amount) => amount !== null)
  const complete = instructed.length === transactions.length && sumOf(instructed) === BigInt(entry.cents)
  return complete ? instructed : null
}

const nobody: Party = { name: null, iban: null }

/** Reads one entry; `at` is its place among the entries of the file. */
export const entryOf = (entry: XmlElement, at: number, report: Report): Entry => {
  if (!isBooked(entry, at, report)) return null
  const cents = signedAmountIn(entry, at, report)
  const bookedOn = dayIn(childOf(entry, 'BookgDt'), at, report)
  if (bookedOn === null) {
    report(at, 'camt.missing', { element: 'BookgDt' })
    return null
  }
  const valueOn = dayIn(childOf(entry, 'ValDt'), at, report) ?? bookedOn
  const reversal = ['true', '1'].includes(textOf(entry, 'RvslInd') ?? '')
  const entryReference = tidyOrNull(textOf(entry, 'AcctSvcrRef') ?? '')
  const described = tidyOrNull(textOf(entry, 'AddtlNtryInf') ?? '')

  const line = (amountCents: number, transaction: XmlElement | null): EntryLine => {
    const credit = amountCents >= 0
    const remittance = transaction && remittanceOf(transaction)
    const description: Communication | null = described === null ? null : { kind: 'free', text: described }
    return {
      line: at,
      bookedOn,
      valueOn,
      amountCents,
      parties: transaction === null ? [nobody, nobody] : partiesOf(transaction, credit, reversal),
      communication: remittance ?? description,
      fromPayer: remittance !== null,
      bankReference: tidyOrNull(textOf(transaction, 'Refs', 'AcctSvcrRef') ?? '') ?? entryReference,
    }
  }

  const transactions = childrenOf(entry, 'NtryDtls').flatMap((details) => childrenOf(details, 'TxDtls'))
  if (transactions.length <= 1) return { cents, lines: [line(cents, transactions[0] ?? null)] }
  const amounts = amountsOf(transactions, { cents, at }, report)
  const lines =
    amounts === null
      ? [line(cents, null)]
      : transactions.map((transaction, index) => line(amounts[index] ?? 0, transaction))
  return { cents, lines }
}

/** The counterparty of a line of this account: never the account itself. */
export const counterpartyOf = ([other, self]: EntryLine['parties'], account: string): Party => {
  const unknown = other.name === null && other.iban === null
  if (!unknown && other.iban !== account) return other
  return self.iban === account ? nobody : self
}
