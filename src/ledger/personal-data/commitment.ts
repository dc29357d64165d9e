import { createHmac, timingSafeEqual } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Commitment } from '../../domain/shared/privacy.js'

/** What a commitment stands for: the value and the key it was made with. Whoever has both can show what the log means. */
export type Opening = {
  /** 256 random bits of this value alone, in base64url. */
  readonly key: string
  readonly value: unknown
}

/** Bytes of the key of a commitment, and of the key of a person. */
export const KEY_BYTES = 32

const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Only JSON can be committed to')
  return text
}

/** HMAC-SHA256 of the canonical JSON (RFC 8785) of the value under the key, in base64url. */
export const commitTo = ({ key, value }: Opening): Commitment => ({
  commitment: createHmac('sha256', Buffer.from(key, 'base64url')).update(canonicalJson(value)).digest('base64url'),
})

/** Is this what the commitment stands for? Base64url is taken strictly: one key has one text. */
export const opens = (commitment: Commitment, opening: Opening): boolean => {
  const key = Buffer.from(opening.key, 'base64url')
  if (key.length !== KEY_BYTES || key.toString('base64url') !== opening.key) return false
  const [expected, found] = [Buffer.from(commitTo(opening).commitment), Buffer.from(commitment.commitment)]
  return expected.length === found.length && timingSafeEqual(expected, found)
}
