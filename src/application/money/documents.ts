import type { MoneyAct } from '../../../projections/money/answers.js'
import type { CommitmentId, PaymentId } from '../../domain/shared/identifiers.js'

/** A document that proves something about money: kept by the house itself, recognised here by its SHA-256. */
export type ToldDocument = {
  readonly name: string
  /** In lower case hexadecimal. */
  readonly sha256: string
  readonly of: 'commitment' | 'payment' | 'cost'
  /** The commitment, payment or justification it was given with. */
  readonly id: string
  /** For a cost: its number in the justification. */
  readonly number: number | null
  /** What was promised, paid for or spent on. */
  readonly what: string
  readonly amountCents: number
  readonly event: string
}

export type ProvenByDocuments = {
  readonly commitments: ReadonlySet<CommitmentId>
  readonly payments: ReadonlySet<PaymentId>
}

const documentsIn = (
  { fact, event }: MoneyAct,
  { commitments, payments }: ProvenByDocuments,
): readonly ToldDocument[] => {
  switch (fact.type) {
    case 'CommitmentEntered': {
      const { commitment: id, document, what, amountCents } = fact.data
      if (document === null || !commitments.has(id)) return []
      return [{ ...document, of: 'commitment', id, number: null, what, amountCents, event }]
    }
    case 'PaymentMade': {
      const { payment: id, document, reference: what, amountCents } = fact.data
      if (document === null || !payments.has(id)) return []
      return [{ ...document, of: 'payment', id, number: null, what, amountCents, event }]
    }
    case 'JustificationSubmitted': {
      const { justification: id, payment, costs } = fact.data
      if (!payments.has(payment)) return []
      return costs.map(({ number, what, amountCents, document }) => ({
        ...document,
        of: 'cost' as const,
        id,
        number,
        what,
        amountCents,
        event,
      }))
    }
    default:
      return []
  }
}

/** The documents that these acts name for these commitments and payments, in the order they were recorded. */
export const documentsOf = (acts: readonly MoneyAct[], proven: ProvenByDocuments): readonly ToldDocument[] =>
  acts.flatMap((act) => documentsIn(act, proven))
