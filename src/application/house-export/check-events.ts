import { join } from 'node:path'
import { domainEvents } from '../../domain/events.js'
import type { HouseId } from '../../domain/shared/identifiers.js'
import { createEventRegistry, UnreadableEvent } from '../../ledger/registry.js'
import { nodeCryptography } from '../../ledger/transparency/cryptography.js'
import { readIfThere } from '../../ledger/transparency/folder.js'
import { hashOfLeafText } from '../../ledger/transparency/tree.js'
import type { Checkpoint } from '../../verifying/checkpoint.js'
import { provesInclusion } from '../../verifying/merkle.js'
import { NotProven } from '../../verifying/not-proven.js'
import { parseRecordedEvent, type RecordedEvent } from '../../verifying/recorded-event.js'
import { streamOf } from '../house-states.js'
import { recordedAsStored } from '../recorded-as-stored.js'
import { type ExportFault, faultOf, MOST_FAULTS } from './export-fault.js'
import { readProofLine } from './line-of-proof.js'
import { eventsPart, exportFiles, type Manifest, proofsPart } from './manifest.js'
import { createToldHouse, type ToldHouse } from './told-house.js'

export type CheckedEvents = {
  /** How many events stand, word for word, where they should in the signed log. */
  readonly proven: number
  /** What they come to; null when one of them is at fault, or not known to this version of the program. */
  readonly told: ToldHouse | null
  readonly faults: readonly ExportFault[]
}

type Order = { revision: number; position: number; recordedAt: string }

const registry = createEventRegistry(domainEvents)

/** The lines of a file; null when it is not there. What follows the last end of a line counts as a line too. */
const linesOf = async (folder: string, name: string): Promise<readonly string[] | null> => {
  const bytes = await readIfThere(join(folder, name))
  if (bytes === null) return null
  const lines = bytes.toString().split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

const readEvent = (leaf: string): RecordedEvent | NotProven => {
  try {
    return parseRecordedEvent(leaf)
  } catch (error) {
    if (error instanceof NotProven) return error
    throw error
  }
}

type Fault = Pick<ExportFault, 'code' | 'says'>

/** Is it the next event of this house? */
const orderFault = (event: RecordedEvent, house: string, order: Order): Fault | null => {
  const what = `${event.type} ${event.id}`
  if (event.house !== house || event.stream !== streamOf(house as HouseId)) {
    return { code: 'event-of-another-house', says: `${what} is of house ${event.house}` }
  }
  const expected = order.revision + 1
  if (event.revision > expected) {
    return {
      code: 'event-missing',
      says: `${what} has number ${event.revision} in its house, and ${expected} should follow: ${event.revision - expected} missing`,
    }
  }
  if (event.revision < expected || event.position <= order.position || event.recordedAt < order.recordedAt) {
    return { code: 'event-out-of-order', says: `${what} does not come after the event in front of it` }
  }
  return null
}

const proofFault = async (
  leaf: string,
  event: RecordedEvent,
  line: string | undefined,
  { size, root }: Checkpoint,
): Promise<Fault | null> => {
  const what = `${event.type} ${event.id}`
  const proof = line === undefined ? null : readProofLine(line)
  if (proof === null) return { code: 'proof-malformed', says: `there is no proof of ${what} that can be read` }
  const { index, hashes } = proof
  if (index !== BigInt(event.position) - 1n) {
    return {
      code: 'proof-of-another-event',
      says: `the proof is of position ${index + 1n}, and ${what} says it is position ${event.position}`,
    }
  }
  const claim = { index, size, root, leafHash: hashOfLeafText(leaf), proof: hashes }
  return (await provesInclusion(claim, nodeCryptography))
    ? null
    : { code: 'proof-wrong', says: `${what} does not stand so in the signed log: it was changed, or its proof was` }
}

/** Does the end of what was read fit what the export says of itself? */
const endFaults = ({ events }: Manifest, order: Order): readonly ExportFault[] => {
  const file = exportFiles.manifest
  const count = order.revision + 1
  if (count < events.count) {
    return [faultOf('event-missing', file, `it says ${events.count} events, and the last one here is number ${count}`)]
  }
  const fits =
    count === events.count && order.position === events.lastPosition && order.recordedAt === events.lastRecordedAt
  return fits ? [] : [faultOf('manifest-differs', file, 'what it says of the last event is not so')]
}

/**
 * Checks the events of an export, a part at a time: that they are those of the house from the first on, none missing, and
 * that each stands word for word at its place in the signed log. Stops at {@link MOST_FAULTS}.
 */
export const checkEvents = async (
  folder: string,
  manifest: Manifest,
  checkpoint: Checkpoint,
  onProgress: (done: number, total: number) => void,
): Promise<CheckedEvents> => {
  const faults: ExportFault[] = []
  const order: Order = { revision: -1, position: 0, recordedAt: '' }
  const walked = createToldHouse()
  let understood = true
  let proven = 0

  const tell = (event: RecordedEvent, file: string, line: number): void => {
    try {
      walked.add(registry.read(recordedAsStored(event)))
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error
      understood = false
      faults.push(
        faultOf('event-not-understood', file, `this version of the program does not know it: ${error.message}`, line),
      )
    }
  }

  const checkOne = async (leaf: string, proof: string | undefined, part: number, line: number): Promise<void> => {
    const file = eventsPart(part)
    const event = readEvent(leaf)
    if (event instanceof NotProven) {
      faults.push(faultOf('event-malformed', file, event.message, line))
      return
    }
    const misplaced = orderFault(event, manifest.house.id, order)
    if (misplaced !== null) faults.push(faultOf(misplaced.code, file, misplaced.says, line))
    const unproven = await proofFault(leaf, event, proof, checkpoint)
    if (unproven !== null) {
      const of = unproven.code === 'proof-wrong' ? file : proofsPart(part)
      faults.push(faultOf(unproven.code, of, unproven.says, line))
    } else proven += 1
    Object.assign(order, { revision: event.revision, position: event.position, recordedAt: event.recordedAt })
    // What is not proven is not worked with: it may hold anything.
    if (faults.length === 0) tell(event, file, line)
  }

  for (let part = 1; part <= manifest.events.parts && faults.length < MOST_FAULTS; part += 1) {
    const leaves = await linesOf(folder, eventsPart(part))
    const proofs = await linesOf(folder, proofsPart(part))
    // That a file is missing is told of the list of files.
    if (leaves === null || proofs === null) return { proven, told: null, faults }
    for (const [at, leaf] of leaves.entries()) {
      await checkOne(leaf, proofs[at], part, at + 1)
      if (faults.length >= MOST_FAULTS) break
    }
    if (proofs.length > leaves.length) {
      faults.push(
        faultOf('event-missing', eventsPart(part), `there are ${proofs.length} proofs and ${leaves.length} events`),
      )
    }
    onProgress(order.revision + 1, manifest.events.count)
  }
  if (faults.length < MOST_FAULTS) faults.push(...endFaults(manifest, order))
  return { proven, told: faults.length === 0 && understood ? walked.told() : null, faults }
}
