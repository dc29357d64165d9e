import type { ToldDocument } from './documents.js'

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const documentColumns = ['name', 'sha256', 'of', 'id', 'number', 'what', 'amountCents', 'event'] as const

/** The list of documents as CSV (RFC 4180): its name, its SHA-256, and which cost, payment or commitment it shows. */
export const documentsCsv = (documents: readonly ToldDocument[]): string =>
  [documentColumns.join(','), ...documents.map((one) => documentColumns.map((column) => cell(one[column])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')
