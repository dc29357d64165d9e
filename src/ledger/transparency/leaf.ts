import { MAXIMUM_EVENT_BYTES } from '../append-rules.js'
import type { LoggedEvent } from '../event.js'
import { writeCanonical } from './canonical.js'

/** An event whose leaf cannot be made: it was stored around the rules of the ledger. */
export class LeafRefused extends Error {
  override readonly name = 'LeafRefused'
}

/** The index of an event's leaf: from 0, where positions are from 1. */
export const leafIndexOf = (position: bigint): bigint => position - 1n

/**
 * The leaf of an event: the canonical JSON (RFC 8785) of its envelope as it was stored, in UTF-8. At most 65,535 bytes
 * (C2SP tlog-tiles).
 *
 * @throws {LeafRefused}
 */
export const leafOf = (event: LoggedEvent): Buffer => {
  const { actor, causation, correlation, data, effectiveOn, house, id, recordedAt, revision, schemaVersion } = event
  const position = Number(event.position)
  if (!Number.isSafeInteger(position)) throw new LeafRefused(`Position ${event.position} is beyond what JSON can hold`)
  const envelope = { actor, causation, correlation, data, effectiveOn, house, id, position, recordedAt, revision }
  const text = writeCanonical({ ...envelope, schemaVersion, stream: event.stream, type: event.type })
  const leaf = Buffer.from(text)
  if (leaf.length > MAXIMUM_EVENT_BYTES) {
    throw new LeafRefused(`Event ${id} takes ${leaf.length} bytes; a leaf may take ${MAXIMUM_EVENT_BYTES}`)
  }
  return leaf
}
