import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Instant } from '../../domain/shared/time.js'
import { keptSecret } from '../../kept-secret.js'
import { parseVerifierKey } from '../../verifying/verifier-key.js'
import { insertKey, readKeys, type StoredKey } from './checkpoint-store.js'
import { nodeCryptography } from './cryptography.js'
import { SealingRefused } from './sealing-refused.js'
import { asCosigner, newSigner, readSigner, type Signer, SigningKeyRefused, writeSigner } from './signing.js'

/** Where the keys of the ledger are. */
export type KeyOptions = {
  /** Folder for key files, one a key (mode 0600), and for the record of what was signed. */
  readonly folder: string
  /** A key from the configuration, used instead of a file; null without. */
  readonly given: string | null
  /** Origin of a new log; null for a random one. */
  readonly origin: string | null
}

/** The keys a ledger signs with now. */
export type CurrentKey = {
  readonly signer: Signer
  /** The same key, signing with a time. */
  readonly timestamper: Signer
  /** Where the newest signed tree is recorded, outside the database. */
  readonly signedRecord: string
}

const fileOf = (folder: string, keyId: string): string => join(folder, `${keyId}.key`)

const verifierKeyText = ({ verifierKey }: Signer): string => verifierKey.text

/** Keeps a new key in its file before anything is signed with it. */
export const keepNewKey = async ({ folder }: Pick<KeyOptions, 'folder'>, name: string): Promise<Signer> => {
  const signer = await newSigner(name, 1)
  await keptSecret(fileOf(folder, signer.verifierKey.keyId), () => writeSigner(signer))
  return signer
}

const readGiven = async (given: string): Promise<Signer> => {
  try {
    return await readSigner(given)
  } catch (error) {
    if (!(error instanceof SigningKeyRefused)) throw error
    throw new SealingRefused('key-not-the-ledgers', `BESLUITBOEK_LOG_KEY cannot be used: ${error.message}.`)
  }
}

/** A name that no other log has. */
export const newOrigin = (): string => `besluitboek/${randomUUID()}`

const firstKey = async (options: KeyOptions): Promise<Signer> =>
  options.given === null ? keepNewKey(options, options.origin ?? newOrigin()) : readGiven(options.given)

const readKeyFile = async (folder: string, keyId: string): Promise<string | null> => {
  try {
    return (await readFile(fileOf(folder, keyId), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The signer of a recorded key. @throws {SealingRefused} when it is not at hand */
const signerOf = async (key: StoredKey, options: KeyOptions): Promise<Signer> => {
  const { keyId } = await parseVerifierKey(key.verifierKey, nodeCryptography)
  const given = options.given === null ? null : await readGiven(options.given)
  if (given !== null && verifierKeyText(given) === key.verifierKey) return given
  const text = await readKeyFile(options.folder, keyId)
  const kept = text === null ? null : await readSigner(text)
  if (kept !== null && verifierKeyText(kept) === key.verifierKey) return kept
  throw new SealingRefused(
    given === null ? 'key-missing' : 'key-not-the-ledgers',
    `The ledger signs with the key ${keyId}, and ${given === null ? `${fileOf(options.folder, keyId)} is not there or holds another key` : 'BESLUITBOEK_LOG_KEY is another one'}. Put the key back, or let the ledger go on with a new one: besluitboek key rotate --old-key-lost (see docs/trust.md).`,
  )
}

/** The origin a key signs for: its name. */
export const originOf = (verifierKey: string): string => verifierKey.slice(0, verifierKey.indexOf('+'))

/** The key with what goes with it. The record is named after the first key of the log, so that every log has its own. */
export const withRecord = async (signer: Signer, keys: readonly StoredKey[], folder: string): Promise<CurrentKey> => {
  const first = keys.find(({ verifierKey }) => originOf(verifierKey) === signer.verifierKey.name)
  const { keyId } =
    first === undefined ? signer.verifierKey : await parseVerifierKey(first.verifierKey, nodeCryptography)
  return { signer, timestamper: await asCosigner(signer), signedRecord: join(folder, `${keyId}.signed`) }
}

/**
 * The key the ledger signs with now: the newest one recorded. A ledger that never signed gets its first key, in a file
 * of mode 0600 or as given. Call it under the lock of sealing.
 *
 * @throws {SealingRefused} when the key is not at hand
 */
export const currentKey = async (
  client: pg.PoolClient,
  options: KeyOptions,
  now: () => Instant,
): Promise<CurrentKey> => {
  const keys = await readKeys(client)
  const newest = keys.at(-1)
  if (newest !== undefined) return withRecord(await signerOf(newest, options), keys, options.folder)
  const signer = await firstKey(options)
  const verifierKey = verifierKeyText(signer)
  await insertKey(client, { number: 1, verifierKey, fromSize: 0n, addedAt: now(), handover: null })
  return withRecord(signer, [], options.folder)
}
