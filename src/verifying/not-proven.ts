export const faultCodes = [
  'note-malformed',
  'key-malformed',
  'keys-ambiguous',
  'signature-missing',
  'signature-wrong',
  'checkpoint-malformed',
  'origin-differs',
  'proof-malformed',
  'proof-wrong',
  'consistency-wrong',
  'receipt-malformed',
  'event-malformed',
  'event-differs',
  'key-differs',
  'signature-unknown',
] as const

/** Why something is not proven. Stable: pages and programs choose their words by it. */
export type FaultCode = (typeof faultCodes)[number]

/** A note, proof or receipt does not prove what it claims to. */
export class NotProven extends Error {
  override readonly name = 'NotProven'
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message)
  }
}
