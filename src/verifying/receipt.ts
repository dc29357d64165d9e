import { fromUtf8 } from './cryptography.js'
import { NotProven } from './not-proven.js'
import { parseNote, writeNote } from './note.js'
import { parseProof, writeProof } from './proof.js'
import type { RecordedEvent } from './recorded-event.js'

const FORMAT = 'besluitboek-receipt/1'

/** What the file says about itself to whoever opens it. Always these words: nothing in a receipt is left unchecked. */
const NOTE = {
  nl: 'Dit is een bewijs uit een Besluitboek. Het toont dat de gebeurtenis in "leaf" onveranderd in het ondertekende logboek staat. Controleer het op de pagina /verifieer van een Besluitboek of met: besluitboek verify --receipt <bestand>',
  en: 'This is a receipt of a Besluitboek. It shows that the event in "leaf" stands unaltered in the signed log. Check it on the page /verifieer of a Besluitboek or with: besluitboek verify --receipt <file>',
} as const

/** What a receipt holds. */
export type Receipt = {
  /** The event: canonical JSON. */
  readonly leaf: string
  /** Its proof (C2SP tlog-proof), with the signed checkpoint. */
  readonly proof: string
  /** Public key of the log (a vkey). */
  readonly verifierKey: string
  /** Public keys of the witnesses that the log asks to cosign (vkeys). */
  readonly witnessKeys: readonly string[]
}

/** Larger than the receipt of any event, in bytes. */
export const LARGEST_RECEIPT = 2 * 1024 * 1024

const inOrder = ({ leaf, proof, verifierKey, witnessKeys }: Receipt) => ({
  format: FORMAT,
  note: NOTE,
  leaf,
  proof,
  verifierKey,
  witnessKeys,
})

const identityOf = (key: string): string => /^[^+]+\+[0-9a-f]{8}(?=\+)/.exec(key)?.[0] ?? key

/** The proof with one signature of each of these keys; a receipt holds no signature that it cannot check. */
const withSignaturesOf = (proof: string, keys: readonly string[]): string => {
  const { index, hashes, checkpoint } = parseProof(proof)
  const { text, signatures } = parseNote(checkpoint)
  const wanted = new Set(keys.map(identityOf))
  const kept = signatures.filter(({ name, keyId }) => wanted.delete(`${name}+${keyId}`))
  const lines = kept.map(({ line }) => line)
  return writeProof({ index, extra: null, hashes, checkpoint: writeNote(text, lines) })
}

/**
 * The text of a receipt file. Signatures of others than the log and these witnesses are left out.
 *
 * @throws {NotProven} `proof-malformed` or `note-malformed`
 */
export const writeReceipt = (receipt: Receipt): string => {
  const proof = withSignaturesOf(receipt.proof, [receipt.verifierKey, ...receipt.witnessKeys])
  return `${JSON.stringify(inOrder({ ...receipt, proof }), null, 2)}\n`
}

/** How the file of a receipt is called: `<day>-<event type>-<end of the event's id>.bewijs.json`. */
export const receiptFileName = ({ effectiveOn, type, id }: RecordedEvent): string =>
  `${effectiveOn}-${type.replace(/[^A-Za-z0-9]/g, '')}-${id.replace(/[^0-9A-Za-z]/g, '').slice(-8)}.bewijs.json`

const malformed = (why: string): NotProven => new NotProven('receipt-malformed', `This is not a receipt: ${why}`)

const withoutSpaceBetween = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|[ \t\n\r]+/g, '$1')

const readJson = (text: string): Readonly<Record<string, unknown>> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed('it is not JSON')
  }
  if (typeof value !== 'object' || value === null) throw malformed('it is not a JSON object')
  return value as Readonly<Record<string, unknown>>
}

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * Reads the text of a receipt file. Strict: these fields, in this order, written in one way, so that no two programs can
 * read two things in one file; only the space between them is free.
 *
 * @throws {NotProven} `receipt-malformed`
 */
export const parseReceipt = (file: Uint8Array | string): Receipt => {
  if (file.length > LARGEST_RECEIPT) throw malformed('it is too large')
  const text = typeof file === 'string' ? file : fromUtf8(file)
  if (text === null) throw malformed('it is not UTF-8')
  const { format, leaf, proof, verifierKey, witnessKeys } = readJson(text)
  if (format !== FORMAT) throw malformed(`its format is not ${FORMAT}`)
  if (!isText(leaf) || !isText(proof) || !isText(verifierKey) || !Array.isArray(witnessKeys)) {
    throw malformed('a field is missing')
  }
  if (!witnessKeys.every(isText)) throw malformed('a key of a witness is not a text')
  const receipt = { leaf, proof, verifierKey, witnessKeys }
  if (withoutSpaceBetween(text) !== JSON.stringify(inOrder(receipt))) {
    throw malformed('it holds more than a receipt, or was written by another program')
  }
  return receipt
}
