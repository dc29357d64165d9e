import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EventId, HouseId } from '../../../src/domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../../src/domain/shared/time.js'
import type { StoredEvent } from '../../../src/ledger/event.js'
import { createEventRegistry } from '../../../src/ledger/registry.js'

/** A number from 0 to 2^32 - 1 that is always the same for the same seed and place. */
export const scattered = (seed: number, place: number): number => {
  let mixed = (Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b) >>> 0
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** A UUID that is always the same for the same words. */
export const uuidOf = (words: string): string => {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const noted = z.object({ subject: z.string(), cents: z.number(), text: z.string(), extra: z.unknown() })

export type Noted = z.output<typeof noted>

/** `Noted` adds to a subject, `Closed` removes it. */
export const testRegistry = createEventRegistry([
  { type: 'Noted', schemaVersion: 1, schema: noted, upcasters: [] },
  { type: 'Closed', schemaVersion: 1, schema: z.object({ subject: z.string() }), upcasters: [] },
])

const HOUSE = uuidOf('house') as HouseId

/** An event as the log would give it. */
export const storedEvent = (
  position: bigint,
  type: string,
  data: unknown,
  changes: Partial<StoredEvent> = {},
): StoredEvent => ({
  id: uuidOf(`event ${position}`) as EventId,
  type,
  schemaVersion: 1,
  house: HOUSE,
  effectiveOn: '2026-02-28' as LocalDate,
  actor: { person: null, organ: null, partner: null, via: 'system' },
  correlation: 'test',
  causation: null,
  data,
  stream: 'test',
  revision: Number(position) - 1,
  position,
  recordedAt: new Date(1_700_000_000_000 + Number(position) * 1_001).toISOString() as Instant,
  ...changes,
})

const EXTRAS: readonly unknown[] = [
  null,
  0,
  -12.5,
  '',
  'tab\tline\nback\\slash "quotes" \\N',
  'één ☂ 𝄞',
  [],
  [null, true, { deep: [1, null] }],
  { nothing: null, tekst: 'a|b', list: [1, 2, 3] },
]

/** The event at a position of an endless made-up log: mostly notes on a limited number of subjects, now and then one closed. */
export const syntheticEvent = (seed: number, position: bigint, subjects: number): StoredEvent => {
  const place = Number(position)
  const chance = scattered(seed, place)
  const subject = `subject-${scattered(seed + 7, place) % subjects}`
  if (chance % 17 === 0) return storedEvent(position, 'Closed', { subject })
  return storedEvent(position, 'Noted', {
    subject,
    cents: (chance % 200_001) - 100_000,
    text: `note ${chance.toString(36)} \\ \t ${place}`,
    extra: EXTRAS[chance % EXTRAS.length],
  } satisfies Noted)
}

export const syntheticEvents = (seed: number, count: number, subjects: number): StoredEvent[] =>
  Array.from({ length: count }, (_, index) => syntheticEvent(seed, BigInt(index + 1), subjects))
