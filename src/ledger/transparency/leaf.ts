import type { Actor } from '../../domain/shared/actor.js'
import { MAXIMUM_EVENT_BYTES } from '../append-rules.js'
import type { LoggedEvent } from '../event.js'
import { writeCanonical } from './canonical.js'

/** An event whose leaf cannot be made: it was stored around the rules of the ledger. */
export class LeafRefused extends Error {
  override readonly name = 'LeafRefused'
}

/** The index of an event's leaf: from 0, where positions are from 1. */
export const leafIndexOf = (position: bigint): bigint => position - 1n

/** Neighbouring events share their actor as one object (`LoggedEvent`), which is then written once. */
const actors = new WeakMap<Actor, string>()

const writeActor = (actor: Actor): string => {
  const known = actors.get(actor)
  if (known !== undefined) return known
  const text = writeCanonical(actor)
  actors.set(actor, text)
  return text
}

/** UTF-8 takes at most three bytes for each UTF-16 code unit. */
const MOST_BYTES_A_UNIT = 3

/**
 * The leaf of an event as text: the canonical JSON (RFC 8785) of its envelope as it was stored. At most 65,535 bytes in
 * UTF-8 (C2SP tlog-tiles).
 *
 * @throws {LeafRefused}
 */
export const leafTextOf = (event: LoggedEvent): string => {
  const { actor, causation, correlation, data, effectiveOn, house, id, recordedAt, revision, schemaVersion } = event
  const position = Number(event.position)
  if (!Number.isSafeInteger(position)) throw new LeafRefused(`Position ${event.position} is beyond what JSON can hold`)
  // The names stand in order; ids, days and moments hold nothing that JSON writes otherwise.
  const text = `{"actor":${writeActor(actor)},"causation":${causation === null ? 'null' : `"${causation}"`},"correlation":${writeCanonical(correlation)},"data":${writeCanonical(data)},"effectiveOn":"${effectiveOn}","house":"${house}","id":"${id}","position":${position},"recordedAt":"${recordedAt}","revision":${revision},"schemaVersion":${schemaVersion},"stream":${writeCanonical(event.stream)},"type":${writeCanonical(event.type)}}`
  const bytes = text.length * MOST_BYTES_A_UNIT > MAXIMUM_EVENT_BYTES ? Buffer.byteLength(text) : 0
  if (bytes > MAXIMUM_EVENT_BYTES) {
    throw new LeafRefused(`Event ${id} takes ${bytes} bytes; a leaf may take ${MAXIMUM_EVENT_BYTES}`)
  }
  return text
}

/** The leaf of an event in UTF-8. @throws {LeafRefused} */
export const leafOf = (event: LoggedEvent): Buffer => Buffer.from(leafTextOf(event))
