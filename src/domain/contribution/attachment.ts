import { z } from 'zod'
import { notPersonal, reasons, structured } from '../shared/privacy.js'
import { line } from '../shared/text.js'

/** The most bytes one attachment may have: a scanned report of some tens of pages. */
export const MAXIMUM_ATTACHMENT_BYTES = 10_000_000

/** The most attachments of one contribution. */
export const MAXIMUM_ATTACHMENTS = 10

/** What may be attached: documents and pictures that run nothing when they are opened. */
export const attachmentMediaTypes = [
  'application/pdf',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
  'text/csv',
  'image/jpeg',
  'image/png',
] as const

/** A document that came with input: what it is, never what it says. Its bytes are kept outside the log, by their hash. */
export const attachment = z.strictObject({
  sha256: structured(z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower case hexadecimal' })),
  title: notPersonal(line, reasons.matter),
  mediaType: z.enum(attachmentMediaTypes, { error: 'is not a kind of document that may be attached' }),
  /** In bytes. */
  size: z
    .int()
    .min(1)
    .max(MAXIMUM_ATTACHMENT_BYTES, { error: `is larger than ${MAXIMUM_ATTACHMENT_BYTES} bytes` }),
})

export type Attachment = z.output<typeof attachment>

export const attachments = z.array(attachment).max(MAXIMUM_ATTACHMENTS)
