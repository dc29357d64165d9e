import { decodeBase64, encodeBase64 } from './base64.js'
import { parseHash, parseWhole } from './checkpoint.js'
import { NotProven } from './not-proven.js'

/** A proof that travels alone (C2SP tlog-proof): the place of a leaf, its way up, and the signed checkpoint. */
export type Proof = {
  readonly index: bigint
  /** Bytes that nobody signed; null without. */
  readonly extra: Uint8Array | null
  /** From the sibling of the leaf up to the child of the root. */
  readonly hashes: readonly Uint8Array[]
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string
}

const HEADER = 'c2sp.org/tlog-proof@v1'
const MOST_HASHES = 63

const malformed = (why: string): NotProven => new NotProven('proof-malformed', `This is not a proof: ${why}`)

const readExtra = (line: string): Uint8Array => {
  const bytes = decodeBase64(line.slice('extra '.length))
  if (bytes === null) throw malformed('what follows "extra" is not base64')
  return bytes
}

const readIndex = (line: string | undefined): bigint => {
  const index = line?.startsWith('index ') ? parseWhole(line.slice('index '.length)) : null
  if (index === null) throw malformed('it does not say at which index')
  return index
}

const readHash = (line: string): Uint8Array => {
  const hash = parseHash(line)
  if (hash === null) throw malformed('a line is not a hash in base64')
  return hash
}

/** @throws {NotProven} `proof-malformed` */
export const parseProof = (text: string): Proof => {
  const parting = text.indexOf('\n\n')
  if (parting < 0) throw malformed('it holds no checkpoint')
  const [header, ...lines] = text.slice(0, parting).split('\n')
  if (header !== HEADER) throw malformed(`it does not begin with ${HEADER}`)
  const extra = lines[0]?.startsWith('extra ') ? readExtra(lines[0]) : null
  const [index, ...hashes] = extra === null ? lines : lines.slice(1)
  const checkpoint = text.slice(parting + 2)
  if (checkpoint === '') throw malformed('it holds no checkpoint')
  if (hashes.length > MOST_HASHES) throw malformed('it holds too many hashes')
  return { index: readIndex(index), extra, hashes: hashes.map(readHash), checkpoint }
}

export const writeProof = ({ index, extra, hashes, checkpoint }: Proof): string =>
  [
    HEADER,
    ...(extra === null ? [] : [`extra ${encodeBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(encodeBase64),
    '',
    checkpoint,
  ].join('\n')
