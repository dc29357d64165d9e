import { readFile } from 'node:fs/promises'
import { nodeCryptography } from '../ledger/transparency/cryptography.js'
import { encodeBase64 } from '../verifying/base64.js'
import { comparePaper, type PaperVerdict } from '../verifying/minutes-paper.js'
import { cosignedAt, type ProvenReceipt, ReceiptNotProven, verifyReceipt } from '../verifying/verify-receipt.js'
import { CommandFailed } from './failure.js'

export type VerifyReceiptOptions = {
  /** The public key of the log, got elsewhere than in the receipt; null when the user has none. */
  readonly vkey: string | null
  /** A file that is held against what the receipt says of approved minutes; null when there is none. */
  readonly paper: string | null
  readonly json: boolean
}

const momentOf = (cosignature: ProvenReceipt['cosignatures'][number]): string => {
  const at = cosignedAt(cosignature)
  return at === null ? `${cosignature.timestamp} seconds since 1970` : new Date(at).toISOString()
}

const asJson = (
  { event, checkpoint, verifierKey, keyWasGiven, cosignatures, missingWitnesses }: ProvenReceipt,
  paper: PaperVerdict | null,
) => ({
  ok: paper === null || paper === 'approved',
  ...(paper === null ? {} : { paper }),
  event,
  checkpoint: {
    origin: checkpoint.origin,
    size: Number(checkpoint.size),
    root: encodeBase64(checkpoint.root),
  },
  verifierKey,
  keyWasGiven,
  cosignatures: cosignatures.map(({ witness, timestamp }) => ({ witness, timestamp: Number(timestamp) })),
  missingWitnesses,
})

const keySentence = ({ keyWasGiven }: ProvenReceipt): string =>
  keyWasGiven
    ? 'The log signed it with the key you gave.'
    : 'NOTE: no key was given, so this proves only that whoever holds the key in the receipt signed it. Get the key of the log from the house by another way, and repeat with --vkey.'

const paperSentences: Readonly<Record<PaperVerdict, string>> = {
  approved: 'APPROVED: this file is, byte for byte, the approved minutes.',
  differs: 'NOT APPROVED: this file is not the approved minutes that the receipt speaks of.',
  'not-about-minutes': 'NOT COMPARED: this receipt does not say what a file of approved minutes is.',
}

const inWords = (proven: ProvenReceipt): string => {
  const { event, checkpoint, verifierKey, cosignatures, missingWitnesses } = proven
  const lines = [
    'PROVEN: this event stands, word for word, in the signed log.',
    keySentence(proven),
    '',
    `  event          ${event.type} ${event.id}`,
    `  house          ${event.house}`,
    `  counts from    ${event.effectiveOn}`,
    `  recorded at    ${event.recordedAt} (by the clock of the server)`,
    `  place in log   ${event.position} of ${checkpoint.size}`,
    `  log            ${checkpoint.origin}`,
    `  root           ${encodeBase64(checkpoint.root)}`,
    `  key            ${verifierKey}`,
    ...cosignatures.map((one) => `  cosigned by    ${one.witness} at ${momentOf(one)} (its key stands in the receipt)`),
    ...missingWitnesses.map((witness) => `  not cosigned   ${witness}`),
    '',
    'Content, as recorded:',
    JSON.stringify(event.data, null, 2),
    '',
    'It does not prove that what was recorded is true, that it still holds today, or that the time of recording is right.',
  ]
  return `${lines.join('\n')}\n`
}

const readGiven = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code)
    throw new CommandFailed(`${file} cannot be read: ${why}.`, 2)
  }
}

/** What the program tells of a receipt that proves nothing; wrong use when the given key is no key at all. */
const refusal = ({ part, code, message }: ReceiptNotProven): CommandFailed =>
  part === 'given-keys' && code === 'key-malformed'
    ? new CommandFailed(`--vkey: ${message}.`, 2)
    : new CommandFailed(`NOT PROVEN (${part}: ${code}): ${message}. Do not trust this file.`)

/**
 * Checks a receipt and prints in words what it proves and what not, or the same as JSON.
 *
 * @throws {CommandFailed} exit code 1 when it proves nothing, or the paper is not what was approved; 2 when the file cannot be read or the key is none
 */
export const verifyReceiptFile = async (file: string, { vkey, paper, json }: VerifyReceiptOptions): Promise<void> => {
  const given = vkey === null ? {} : { verifierKey: vkey.trim() }
  const bytes = await readGiven(file)
  const held = paper === null ? null : await readGiven(paper)
  try {
    const proven = await verifyReceipt(bytes, given, nodeCryptography)
    const verdict = held === null ? null : await comparePaper(proven.event, held, nodeCryptography)
    const told = inWords(proven) + (verdict === null ? '' : `\n${paperSentences[verdict]}\n`)
    process.stdout.write(json ? `${JSON.stringify(asJson(proven, verdict), null, 2)}\n` : told)
    if (verdict !== null && verdict !== 'approved') throw new CommandFailed(`${paper}: ${paperSentences[verdict]}`)
  } catch (error) {
    if (!(error instanceof ReceiptNotProven)) throw error
    const { part, code, message } = error
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, part, code, message }, null, 2)}\n`)
    throw refusal(error)
  }
}
