import { type Checkpoint, parseCheckpoint, parseHash, parseWhole } from '../verifying/checkpoint.js'
import { fromUtf8 } from '../verifying/cryptography.js'
import { NotProven } from '../verifying/not-proven.js'
import { parseNote } from '../verifying/note.js'
import { type Answer, refuse } from './answer.js'

/** What a log asks of a witness: to cosign a checkpoint that grew out of the one it cosigned before. */
export type AddCheckpoint = {
  readonly oldSize: bigint
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: Checkpoint
  /** The text of the checkpoint, as it is signed. */
  readonly text: string
  /** The checkpoint with its signatures, which are not checked yet. */
  readonly note: string
}

const MOST_PROOF_LINES = 63

const parseHead = (head: string): Pick<AddCheckpoint, 'oldSize' | 'proof'> | Answer => {
  const [first = '', ...lines] = head.split('\n')
  const oldSize = first.startsWith('old ') ? parseWhole(first.slice('old '.length)) : null
  if (oldSize === null) return refuse(400, 'The first line must be "old", a space and a size in decimals')
  if (lines.length > MOST_PROOF_LINES) return refuse(400, `There are more than ${MOST_PROOF_LINES} proof lines`)
  const proof = lines.map(parseHash).filter((hash) => hash !== null)
  if (proof.length < lines.length) return refuse(400, 'A proof line is not a hash of 32 bytes in base64')
  return { oldSize, proof }
}

/** Reads the body of an add-checkpoint request (C2SP tlog-witness); the answer, with status 400, when it is not one. */
export const parseAddCheckpoint = (body: Uint8Array): AddCheckpoint | Answer => {
  const whole = fromUtf8(body)
  if (whole === null) return refuse(400, 'The request is not UTF-8')
  const parting = whole.indexOf('\n\n')
  if (parting < 0) return refuse(400, 'There is no empty line before the checkpoint')
  const head = parseHead(whole.slice(0, parting))
  if ('status' in head) return head
  const note = whole.slice(parting + 2)
  try {
    const { text } = parseNote(note)
    return { ...head, checkpoint: parseCheckpoint(text), text, note }
  } catch (error) {
    if (error instanceof NotProven) return refuse(400, error.message)
    throw error
  }
}
