import { z } from 'zod'
import { isCanonical } from './canonical.js'

/** What is wrong, and where in the log. */
export type Fault = {
  /** Stable. */
  readonly code: string
  /** Index of the leaf, from 0; null when it is about the log as a whole. */
  readonly index: bigint | null
  readonly says: string
}

const identifier = z.string().min(1)

/** The envelope of an event, as far as the order of the log rests on it. */
const envelope = z.strictObject({
  actor: z.unknown(),
  causation: z.string().nullable(),
  correlation: identifier,
  data: z.unknown(),
  effectiveOn: identifier,
  house: identifier,
  id: identifier,
  position: z.int().min(1),
  recordedAt: z.iso.datetime({ precision: 3 }),
  revision: z.int().nonnegative(),
  schemaVersion: z.int().min(1),
  stream: identifier,
  type: identifier,
})

type Envelope = z.output<typeof envelope>

/** What the entries so far have shown. Its size grows with the number of streams, not with that of entries. */
export type EntryOrder = { recordedAt: string; readonly revisions: Map<string, number> }

export const entryOrder = (): EntryOrder => ({ recordedAt: '', revisions: new Map() })

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const orderFaults = (event: Envelope, index: bigint, order: EntryOrder): readonly Fault[] => {
  const faults: Fault[] = []
  const what = `${event.type} ${event.id}`
  if (BigInt(event.position) !== index + 1n) {
    faults.push({
      code: 'position-differs',
      index,
      says: `${what} says it is position ${event.position}, and stands at ${index + 1n}`,
    })
  }
  if (event.recordedAt < order.recordedAt) {
    faults.push({
      code: 'recorded-earlier',
      index,
      says: `${what} says it was recorded at ${event.recordedAt}, before the event in front of it (${order.recordedAt})`,
    })
  }
  const expected = (order.revisions.get(event.stream) ?? -1) + 1
  if (event.revision !== expected) {
    faults.push({
      code: 'revision-differs',
      index,
      says: `${what} is revision ${event.revision} of ${event.stream}, and ${expected} should follow`,
    })
  }
  return faults
}

/** What is wrong with one leaf, given those in front of it; notes it as seen. */
export const faultsOfEntry = (leaf: Buffer, index: bigint, order: EntryOrder): readonly Fault[] => {
  const text = leaf.toString()
  const value = parse(text)
  if (value === undefined) return [{ code: 'entry-unreadable', index, says: 'the entry is not JSON' }]
  const canonical = isCanonical(text, value) && Buffer.from(text).equals(leaf)
  if (!canonical) return [{ code: 'entry-not-canonical', index, says: 'the entry is not canonical JSON (RFC 8785)' }]
  const parsed = envelope.safeParse(value)
  if (!parsed.success) return [{ code: 'entry-unreadable', index, says: 'the entry is not an event of a ledger' }]
  const event = parsed.data
  const faults = orderFaults(event, index, order)
  order.recordedAt = event.recordedAt
  order.revisions.set(event.stream, event.revision)
  return faults
}
