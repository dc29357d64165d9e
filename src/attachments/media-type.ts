import { type Attachment, attachmentMediaTypes, MAXIMUM_ATTACHMENT_BYTES } from '../domain/contribution/attachment.js'

export type AttachmentMediaType = Attachment['mediaType']

/** A file as somebody sends it. `name` and `declaredType` are what the sender says of it; null when nothing is said. */
export type SentFile = {
  readonly bytes: Buffer
  readonly name: string | null
  readonly declaredType: string | null
}

/** Why a file is not taken: what it is itself, or that it is something else than its name or its sender says. */
export type UnfitReason = 'empty' | 'too-large' | 'type-not-allowed' | 'type-differs'

export type Examined =
  | { readonly ok: true; readonly mediaType: AttachmentMediaType }
  | { readonly ok: false; readonly reason: UnfitReason }

const typeOfEnding: Readonly<Record<string, AttachmentMediaType>> = {
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  csv: 'text/csv',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

/** The ending of a file of each kind, without the dot. */
export const endingOf = (mediaType: AttachmentMediaType): string =>
  Object.entries(typeOfEnding).find(([, type]) => type === mediaType)?.[0] ?? 'bin'

/** What senders call a kind when they do not call it by its own name; `application/vnd.ms-excel`: browsers, of a csv. */
const alsoCalled: Readonly<Partial<Record<AttachmentMediaType, readonly string[]>>> = {
  'text/csv': ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
  'image/jpeg': ['image/jpg', 'image/pjpeg'],
}

/** What senders say who do not know. */
const SAYS_NOTHING = ['', 'application/octet-stream', 'binary/octet-stream']

const isAllowed = (type: string): type is AttachmentMediaType => attachmentMediaTypes.some((one) => one === type)

/** Control characters that no text has: all but tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

const isText = (bytes: Buffer): boolean => {
  try {
    return !CONTROL.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** After the last dot, in lower case; null when the name has none. */
const endingIn = (name: string | null): string | null =>
  /\.([^.\\/]{1,20})$/.exec(name ?? '')?.[1]?.toLowerCase() ?? null

/** What the bytes are, by their own signature, or as text; null when that is nothing that may be attached. */
const sniff = async (bytes: Buffer, isNamedCsv: boolean): Promise<AttachmentMediaType | null> => {
  // Read when the first file comes: it is in many files, which every start would wait for.
  const { fileTypeFromBuffer } = await import('file-type')
  // What is damaged or built to mislead a reader of its parts may make the library throw: then it is no known kind.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found !== undefined) return isAllowed(found.mime) ? found.mime : null
  if (!isText(bytes)) return null
  return isNamedCsv ? 'text/csv' : 'text/plain'
}

/**
 * What a file really is, by its bytes: signatures of documents and pictures (library `file-type`), or text in UTF-8 without
 * control characters. A text is a csv when its name, or without an ending its sender, says so.
 */
export const examine = async ({ bytes, name, declaredType }: SentFile): Promise<Examined> => {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > MAXIMUM_ATTACHMENT_BYTES) return { ok: false, reason: 'too-large' }
  const ending = endingIn(name)
  const declared = (declaredType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const named = ending === null ? null : (typeOfEnding[ending] ?? 'unknown')
  const isNamedCsv = named === 'text/csv' || (named === null && declared === 'text/csv')
  const mediaType = await sniff(bytes, isNamedCsv)
  if (mediaType === null || named === 'unknown') return { ok: false, reason: 'type-not-allowed' }
  const asDeclared =
    SAYS_NOTHING.includes(declared) || declared === mediaType || alsoCalled[mediaType]?.includes(declared) === true
  return asDeclared && (named === null || named === mediaType)
    ? { ok: true, mediaType }
    : { ok: false, reason: 'type-differs' }
}
