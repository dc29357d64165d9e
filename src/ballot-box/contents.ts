import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { secretTally, type VoteChoice } from '../domain/ballot/events.js'
import type { SecretCount } from '../domain/ballot/secret.js'
import { type BallotId, type SeatId, seatId } from '../domain/shared/identifiers.js'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Room for some 830 seats; always filled up to the end, so that its size tells nothing. */
const PLAIN_BYTES = 32 * 1024

/** What is in a box: who voted, in the order of their ids, and the totals. Not who voted what, nor when. */
export type Contents = SecretCount

export const emptyContents: Contents = {
  participants: [],
  tally: { for: 0, against: 0, abstain: 0, blank: 0, invalid: 0 },
}

/** A box that was filled before votes could be blank or invalid has none of those. */
const tallyInBox = secretTally.extend({
  blank: secretTally.shape.blank.default(0),
  invalid: secretTally.shape.invalid.default(0),
})

const contentsSchema = z.strictObject({ participants: z.array(seatId), tally: tallyInBox })

/** The contents with one more vote. The same whatever the order in which votes came. */
export const withVote = ({ participants, tally }: Contents, seat: SeatId, choice: VoteChoice): Contents => ({
  participants: [...participants, seat].sort(),
  tally: { ...tally, [choice]: tally[choice] + 1 },
})

/** The key of the ballot boxes could not open a box: it is not the key that closed it, or the box was altered. */
export class BoxCannotBeOpened extends Error {
  override readonly name = 'BoxCannotBeOpened'
  constructor(ballot: BallotId, cause: unknown) {
    super(
      `The ballot box of ballot ${ballot} cannot be opened with this key; put back the file ballot-box.key, or the BESLUITBOEK_BALLOT_KEY, that was in use when the ballot was opened`,
      { cause },
    )
  }
}

/** Encrypts and decrypts the contents of ballot boxes (AES-256-GCM, the ballot as associated data). */
export type Lock = {
  /** Always another text of the same size, also for the same contents. */
  readonly close: (ballot: BallotId, contents: Contents) => Buffer
  /** @throws {BoxCannotBeOpened} */
  readonly open: (ballot: BallotId, closed: Buffer) => Contents
}

/** @param secret at least 32 characters; the key is derived from it (HKDF) */
export const createLock = (secret: string): Lock => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'besluitboek ballot box', 32))
  return {
    close: (ballot, contents) => {
      const plain = Buffer.alloc(PLAIN_BYTES, ' ')
      const text = JSON.stringify(contents)
      if (Buffer.byteLength(text) > PLAIN_BYTES) throw new Error('More seats voted than a ballot box has room for')
      plain.write(text)
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(ballot))
      const encrypted = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, encrypted, cipher.getAuthTag()])
    },
    open: (ballot, closed) => {
      try {
        const tagAt = closed.length - TAG_BYTES
        const decipher = createDecipheriv(CIPHER, key, closed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(ballot)).setAuthTag(closed.subarray(tagAt))
        const plain = Buffer.concat([decipher.update(closed.subarray(NONCE_BYTES, tagAt)), decipher.final()])
        return contentsSchema.parse(JSON.parse(plain.toString('utf8')))
      } catch (error) {
        throw new BoxCannotBeOpened(ballot, error)
      }
    },
  }
}
