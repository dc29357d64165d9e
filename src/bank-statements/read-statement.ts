import { readCamt053 } from './camt053/read-camt053.js'
import { readCoda } from './coda/read-coda.js'
import { readCsv } from './csv/read-csv.js'
import { withFingerprints } from './fingerprint.js'
import { problemList, type Report } from './problems.js'
import type { Reading } from './reading.js'
import type { StatementRead } from './statement.js'
import { decodeText } from './text.js'

/** Some 25,000 payments, which is years of a house; reading them takes a second or two, in one go. */
const MOST_BYTES = 16 * 1024 * 1024

type Reader = (text: string) => Reading

const CODA_LINE = 128

/** By its first line that is not empty; the name decides only where the content does not. */
const readerOf = (text: string, fileName: string): Reader | null => {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  if (first.startsWith('<')) return readCamt053
  if (/^0000\d/.test(first) || (/^\d/.test(first) && first.length === CODA_LINE)) return readCoda
  const extension = fileName.toLowerCase().split('.').at(-1)
  if (extension === 'cod' || extension === 'coda') return readCoda
  return /[;,]/.test(text) || extension === 'csv' ? readCsv : null
}

const refused = (code: Parameters<Report>[1], details: Parameters<Report>[2] = {}): StatementRead => {
  const { report, found } = problemList()
  report(0, code, details)
  return { ok: false, problems: found() }
}

/**
 * Reads a bank statement in CODA, camt.053 or CSV; which of them it is shows from its content. Answers all statements in
 * the file, or everything that is wrong with it (at most 50 problems, each with its line): nothing is partly read.
 */
export const readStatement = (bytes: Uint8Array, fileName: string): StatementRead => {
  if (bytes.length > MOST_BYTES) return refused('file.too-large', { bytes: bytes.length, most: MOST_BYTES })
  const text = decodeText(bytes)
  if (!/[^\s\p{Cc}]/u.test(text)) return refused('file.empty')
  const reader = readerOf(text, fileName)
  if (reader === null) return refused('file.unknown-format')
  const reading = reader(text)
  if (!reading.ok) return reading
  return { ok: true, format: reading.format, statements: withFingerprints(reading.statements) }
}
