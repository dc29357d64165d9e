import { type Checkpoint, openCheckpoint, type SignedCheckpoint } from './checkpoint.js'
import { type Cryptography, toUtf8 } from './cryptography.js'
import { hashLeaf, provesInclusion } from './merkle.js'
import { NotProven } from './not-proven.js'
import { parseNote } from './note.js'
import { type Proof, parseProof } from './proof.js'
import { parseReceipt, type Receipt } from './receipt.js'
import { parseRecordedEvent, type RecordedEvent } from './recorded-event.js'
import { parseVerifierKey, type SignatureType, type VerifierKey } from './verifier-key.js'

export const receiptParts = [
  'file',
  'event',
  'given-keys',
  'verifier-key',
  'witness-keys',
  'proof',
  'signatures',
  'place',
] as const

/**
 * Where in a receipt something is not right. `place`: event and proof are well formed and signed, but do not belong
 * together.
 */
export type ReceiptPart = (typeof receiptParts)[number]

/** A receipt does not prove what it claims to, and where. */
export class ReceiptNotProven extends NotProven {
  constructor(
    readonly part: ReceiptPart,
    { code, message }: NotProven,
  ) {
    super(code, message)
  }
}

/** Keys that the reader got elsewhere than in the receipt itself. */
export type GivenKeys = {
  readonly verifierKey?: string | undefined
  readonly witnessKeys?: readonly string[] | undefined
}

export type ProvenCosignature = {
  readonly witness: string
  /** When the witness set it, in seconds since 1970. */
  readonly timestamp: bigint
  /** The reader gave the key of this witness; else it stands in the receipt only. */
  readonly keyWasGiven: boolean
}

const MILLISECONDS = 1000n
/** The last second of a calendar (ECMA-262 §21.4.1.1). */
const LATEST_SECOND = 8_640_000_000_000n

/** When a witness cosigned, in milliseconds since 1970; null when it names a time beyond any calendar. */
export const cosignedAt = ({ timestamp }: Pick<ProvenCosignature, 'timestamp'>): number | null =>
  timestamp > LATEST_SECOND ? null : Number(timestamp * MILLISECONDS)

/** What a receipt proves. */
export type ProvenReceipt = {
  readonly event: RecordedEvent
  readonly checkpoint: Pick<Checkpoint, 'origin' | 'size' | 'root'>
  /** The key that the log signed with. */
  readonly verifierKey: string
  /**
   * The reader gave this key. When not, the receipt proves only that whoever holds the key in the receipt signed this.
   */
  readonly keyWasGiven: boolean
  readonly cosignatures: readonly ProvenCosignature[]
  /** Names of witnesses in the receipt, or given, that did not cosign this checkpoint. */
  readonly missingWitnesses: readonly string[]
}

const within = async <Found>(part: ReceiptPart, find: () => Found | Promise<Found>): Promise<Found> => {
  try {
    return await find()
  } catch (error) {
    throw error instanceof NotProven ? new ReceiptNotProven(part, error) : error
  }
}

const keyOfType = async (text: string, type: SignatureType, cryptography: Cryptography): Promise<VerifierKey> => {
  const key = await parseVerifierKey(text, cryptography)
  if (key.type !== type) {
    throw new NotProven(
      'key-malformed',
      `${text} is the key of a ${type === 1 ? 'witness, not of a log' : 'log, not of a witness'}`,
    )
  }
  return key
}

const keysOfWitnesses = (texts: readonly string[], cryptography: Cryptography): Promise<readonly VerifierKey[]> =>
  Promise.all([...new Set(texts)].map((text) => keyOfType(text, 4, cryptography)))

type Keys = { readonly log: VerifierKey; readonly witnesses: readonly VerifierKey[] }

const readKeys = async (receipt: Receipt, given: GivenKeys, cryptography: Cryptography): Promise<Keys> => {
  const log = await within('verifier-key', () => keyOfType(receipt.verifierKey, 1, cryptography))
  const own = await within('witness-keys', () => keysOfWitnesses(receipt.witnessKeys, cryptography))
  const others = await within('given-keys', async () => {
    const { verifierKey } = given
    if (verifierKey !== undefined && (await keyOfType(verifierKey, 1, cryptography)).text !== log.text) {
      throw new NotProven('key-differs', 'The receipt was signed with another key than the given one')
    }
    return keysOfWitnesses(given.witnessKeys ?? [], cryptography)
  })
  const known = new Set(own.map(({ text }) => text))
  return { log, witnesses: [...own, ...others.filter(({ text }) => !known.has(text))] }
}

const openSignatures = async (proof: Proof, keys: Keys, cryptography: Cryptography): Promise<SignedCheckpoint> => {
  const { log, witnesses } = keys
  const checkpoint = await openCheckpoint(proof.checkpoint, { log: [log], witnesses }, cryptography)
  if (parseNote(proof.checkpoint).signatures.length !== checkpoint.note.verified.length) {
    throw new NotProven('signature-unknown', 'The checkpoint holds a signature that no key of the receipt can check')
  }
  return checkpoint
}

const checkPlace = async (
  { leaf, event, proof, checkpoint }: { leaf: string; event: RecordedEvent; proof: Proof; checkpoint: Checkpoint },
  cryptography: Cryptography,
): Promise<void> => {
  if (BigInt(event.position) - 1n !== proof.index) {
    throw new NotProven('event-differs', `The proof is of position ${proof.index + 1n}, the event of ${event.position}`)
  }
  const { size, root } = checkpoint
  const leafHash = await hashLeaf(toUtf8(leaf), cryptography)
  const claim = { index: proof.index, size, root, leafHash, proof: proof.hashes }
  if (!(await provesInclusion(claim, cryptography))) {
    throw new NotProven('proof-wrong', 'This event does not stand at this place in the log')
  }
}

const readProof = (text: string): Proof => {
  const proof = parseProof(text)
  if (proof.extra !== null) throw new NotProven('proof-malformed', 'The proof in a receipt holds no unsigned bytes')
  return proof
}

/**
 * Checks a receipt: the event stands in the log whose checkpoint it holds, at its position, and the log (and each
 * witness that cosigned) signed that checkpoint. Every signature in it must be right and of a known key.
 *
 * @throws {ReceiptNotProven}
 */
export const verifyReceipt = async (
  file: Uint8Array | string,
  given: GivenKeys,
  cryptography: Cryptography,
): Promise<ProvenReceipt> => {
  const receipt = await within('file', () => parseReceipt(file))
  const event = await within('event', () => parseRecordedEvent(receipt.leaf))
  const keys = await readKeys(receipt, given, cryptography)
  const proof = await within('proof', () => readProof(receipt.proof))
  const checkpoint = await within('signatures', () => openSignatures(proof, keys, cryptography))
  await within('place', () => checkPlace({ leaf: receipt.leaf, event, proof, checkpoint }, cryptography))
  const cosigned = new Set(checkpoint.cosignatures.map(({ key }) => key.text))
  return {
    event,
    checkpoint: { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root },
    verifierKey: keys.log.text,
    keyWasGiven: given.verifierKey !== undefined,
    cosignatures: checkpoint.cosignatures.map(({ key, timestamp }) => ({
      witness: key.name,
      timestamp: timestamp ?? 0n,
      keyWasGiven: given.witnessKeys?.includes(key.text) ?? false,
    })),
    missingWitnesses: keys.witnesses.filter(({ text: key }) => !cosigned.has(key)).map(({ name }) => name),
  }
}
