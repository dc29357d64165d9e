import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { decodeBase64, encodeBase64 } from '../../verifying/base64.js'
import { concatenate, toUtf8 } from '../../verifying/cryptography.js'
import { cosignedMessage, signatureLine } from '../../verifying/note.js'
import { isKeyName, type SignatureType, type VerifierKey, verifierKeyOf } from '../../verifying/verifier-key.js'
import { nodeCryptography } from './cryptography.js'

/** A private key that signs notes under a name. */
export type Signer = {
  readonly verifierKey: VerifierKey
  readonly privateKey: KeyObject
}

/** DER of an Ed25519 private key up to its seed (RFC 8410 §7). */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const SEED_LENGTH = 32

/** A private key in text that is not as it should be; the text itself is never repeated. */
export class SigningKeyRefused extends Error {
  override readonly name = 'SigningKeyRefused'
}

const seedOf = (privateKey: KeyObject): Buffer =>
  privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-SEED_LENGTH)

const publicKeyOf = (privateKey: KeyObject): Buffer =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-SEED_LENGTH)

const signerOf = async (name: string, type: SignatureType, privateKey: KeyObject): Promise<Signer> => ({
  privateKey,
  verifierKey: await verifierKeyOf(name, type, publicKeyOf(privateKey), nodeCryptography),
})

/** A new signer. `type` 1 signs the checkpoints of a log, 4 cosigns as a witness. */
export const newSigner = async (name: string, type: SignatureType): Promise<Signer> => {
  if (!isKeyName(name)) throw new SigningKeyRefused('The name of a key must not be empty and hold no space or plus')
  return signerOf(name, type, generateKeyPairSync('ed25519').privateKey)
}

/** The same key as a cosigner: it then signs with a time (tlog-cosignature), under another key id. */
export const asCosigner = ({ verifierKey, privateKey }: Signer): Promise<Signer> =>
  signerOf(verifierKey.name, 4, privateKey)

/** The signer as text, in the form of Go's sumdb/note: `PRIVATE+KEY+<name>+<key id>+<base64 of type and seed>`. */
export const writeSigner = ({ verifierKey, privateKey }: Signer): string => {
  const seed = concatenate(Uint8Array.of(verifierKey.type), seedOf(privateKey))
  return `PRIVATE+KEY+${verifierKey.name}+${verifierKey.keyId}+${encodeBase64(seed)}`
}

/** Reads what {@link writeSigner} wrote. @throws {SigningKeyRefused} */
export const readSigner = async (text: string): Promise<Signer> => {
  const [, name = '', keyId, base64 = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text) ?? []
  const typed = decodeBase64(base64)
  const type = typed?.[0]
  if (!isKeyName(name) || typed?.length !== 1 + SEED_LENGTH || (type !== 1 && type !== 4)) {
    throw new SigningKeyRefused('This is not a signing key (PRIVATE+KEY+name+key id+base64)')
  }
  const der = Buffer.concat([PRIVATE_KEY_PREFIX, typed.subarray(1)])
  const signer = await signerOf(name, type, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  if (signer.verifierKey.keyId !== keyId) throw new SigningKeyRefused('The key id of this signing key does not fit it')
  return signer
}

/** The signature line of a log under the text of a note. */
export const signText = ({ verifierKey, privateKey }: Signer, text: string): string =>
  signatureLine(verifierKey, sign(null, toUtf8(text), privateKey))

/** The signature line of a witness under the text of a checkpoint. `timestamp` in seconds since 1970. */
export const cosignText = ({ verifierKey, privateKey }: Signer, text: string, timestamp: bigint): string => {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(timestamp)
  return signatureLine(verifierKey, concatenate(time, sign(null, cosignedMessage(text, timestamp), privateKey)))
}
