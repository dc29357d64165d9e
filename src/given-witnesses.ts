import { isVerifierKey, keyIdentity } from './given-key.js'

/** A witness as someone gave it: the verifier key of its cosignatures and where it answers, without a slash at the end. */
export type GivenWitness = { readonly vkey: string; readonly url: string }

const isPlainAddress = (text: string): boolean => {
  try {
    const { protocol, username, password, search, hash } = new URL(text)
    return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === ''
  } catch {
    return false
  }
}

const readPair = (pair: string): GivenWitness | null => {
  const [vkey = '', url = '', ...rest] = pair.split(/\s+/)
  if (rest.length > 0 || !isVerifierKey(vkey, 4) || !isPlainAddress(url)) return null
  return { vkey, url: url.replace(/\/+$/, '') }
}

/** Reads pairs `<verifier key> <address>` separated by semicolons or new lines; null when one is not as it should be. */
export const readGivenWitnesses = (text: string): readonly GivenWitness[] | null => {
  const pairs = text
    .split(/[;\n]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
  const witnesses = pairs.map(readPair).filter((witness) => witness !== null)
  const keys = new Set(witnesses.map(({ vkey }) => keyIdentity(vkey)))
  return witnesses.length === pairs.length && keys.size === pairs.length ? witnesses : null
}
