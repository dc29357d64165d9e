import { z } from 'zod'

/** Raised when a reader of the format before it could not read the new one. */
export const FORMAT_VERSION = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()

const table = z.strictObject({
  schema: z.string(),
  name: z.string(),
  /** In the order in which the values of a line stand. */
  columns: z.array(z.string()).min(1),
  rows: count,
  /** Of the COPY text, all parts together. */
  bytes: count,
  sha256,
  parts: count,
})

const shared = {
  format: z.literal('besluitboek-backup'),
  formatVersion: z.literal(FORMAT_VERSION),
  /** Of the program that wrote it. */
  programVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** Id of the first event of the ledger, by which two files of one ledger are known; null when it was empty. */
  ledger: z.uuid().nullable(),
  migrations: z.array(z.strictObject({ number: z.int().positive(), name: z.string(), sha256 })),
  tables: z.array(table),
}

const ledgerManifest = z.strictObject({
  ...shared,
  contents: z.literal('ledger'),
  /** Where the events are: in this file, or in an event store with a backup of its own. */
  events: z.enum(['in-this-file', 'in-the-event-store']),
  head: z.strictObject({ position: count, event: z.uuid().nullable() }),
  /** The last signed checkpoint at that moment; null when nothing was signed yet. */
  checkpoint: z.string().nullable(),
})

const keysManifest = z.strictObject({
  ...shared,
  contents: z.literal('keys'),
  /** After this moment the file must be destroyed, and is not put back without saying so. */
  expiresAt: z.iso.datetime(),
})

const manifest = z.discriminatedUnion('contents', [ledgerManifest, keysManifest])

/** One table of a file. */
export type TableRecord = z.output<typeof table>
/** What the main file says of itself. */
export type LedgerManifest = z.output<typeof ledgerManifest>
/** What the file with the keys to personal data says of itself. */
export type KeysManifest = z.output<typeof keysManifest>
export type Manifest = LedgerManifest | KeysManifest

const writtenBy = z.looseObject({ formatVersion: z.int(), programVersion: z.string() })

/** Answers the manifest, or one sentence (without a full stop) on why it is none of this version. */
export const parseManifest = (text: string): { readonly manifest: Manifest } | { readonly fault: string } => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'its manifest is no JSON' }
  }
  const parsed = manifest.safeParse(value)
  if (parsed.success) return { manifest: parsed.data }
  const newer = writtenBy.safeParse(value)
  return newer.success && newer.data.formatVersion > FORMAT_VERSION
    ? { fault: `it was written by Besluitboek ${newer.data.programVersion} in a newer form; use that version` }
    : { fault: `its manifest is not as it should be (${z.prettifyError(parsed.error).replaceAll('\n', ' ')})` }
}

export const writeManifest = (value: Manifest): string => `${JSON.stringify(value, null, 2)}\n`
