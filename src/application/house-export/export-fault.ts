/** What is wrong in an export of a house. Stable: programs choose by it. */
export const exportFaultCodes = [
  'manifest-malformed',
  'manifest-differs',
  'file-missing',
  'file-changed',
  'file-unknown',
  'checkpoint-wrong',
  'witness-missing',
  'event-malformed',
  'event-of-another-house',
  'event-missing',
  'event-out-of-order',
  'proof-malformed',
  'proof-of-another-event',
  'proof-wrong',
  'event-not-understood',
  'name-malformed',
  'name-differs',
  'name-of-erased-person',
  'document-changed',
  'document-not-named',
  'document-missing',
  'register-differs',
] as const

export type ExportFaultCode = (typeof exportFaultCodes)[number]

export type ExportFault = {
  readonly code: ExportFaultCode
  /** In which file of the export. */
  readonly file: string
  /** The line, from 1; null when it is about the file as a whole. */
  readonly line: number | null
  readonly says: string
}

/** A check stops when it has found so many. */
export const MOST_FAULTS = 20

export const faultOf = (
  code: ExportFaultCode,
  file: string,
  says: string,
  line: number | null = null,
): ExportFault => ({
  code,
  file,
  line,
  says,
})
