import { z } from 'zod'
import { localDate } from '../../domain/shared/time.js'

/** What names this shape of export; another shape gets another number. */
export const HOUSE_EXPORT_FORMAT = 'besluitboek-house-export/1'

/** Names in an export of a house, beside those of the folder of a log and `files/…`. */
export const exportFiles = {
  manifest: 'house-export.json',
  readMe: 'README.txt',
  personalValues: 'personal-values.jsonl',
  registers: 'registers',
  documents: 'files',
} as const

const numbered = (part: number): string => `${String(part).padStart(6, '0')}.jsonl`

/** The events of a part, one a line in canonical JSON. Parts count from 1. */
export const eventsPart = (part: number): string => `events/${numbered(part)}`

/** On the same line as each event its proof. */
export const proofsPart = (part: number): string => `proofs/${numbered(part)}`

export const registerFile = (name: string): string => `${exportFiles.registers}/${name}.csv`

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const whole = z.int().nonnegative()

const notHeld = z.discriminatedUnion('state', [
  z.strictObject({ sha256, state: z.literal('removed'), at: z.string(), reason: z.string() }),
  z.strictObject({ sha256, state: z.literal('absent') }),
])

/** What an export says of itself. */
export const manifest = z.strictObject({
  format: z.literal(HOUSE_EXPORT_FORMAT),
  /** Version of the program that wrote it: the registers are as that one writes them. */
  program: z.string(),
  house: z.strictObject({ id: z.uuid(), name: z.string() }),
  language: z.enum(['nl', 'en']),
  /** The day the registers tell of. */
  day: localDate,
  /** Are the names of persons in it? */
  persons: z.enum(['names', 'left-out']),
  log: z.strictObject({ origin: z.string(), size: z.string().regex(/^[1-9]\d{0,18}$/) }),
  /** From revision 0; the house has recorded no more than these in the signed log of that size. */
  events: z.strictObject({ count: whole.min(1), parts: whole.min(1), lastPosition: whole, lastRecordedAt: z.string() }),
  /** Documents that an event names and whose bytes are not in the export. */
  notHeld: z.array(notHeld),
  /** Every other file of the export. */
  files: z.array(z.strictObject({ name: z.string(), size: whole, sha256 })),
})

export type Manifest = z.output<typeof manifest>

/** A name that a file of an export may have: it stays within its folder, whatever system unpacks it. */
export const isExportName = (name: string): boolean =>
  name.length <= 200 && /^[A-Za-z0-9][\w-]*(\.[\w-]+)*(\/[A-Za-z0-9][\w-]*(\.[\w-]+)*)*$/.test(name)
