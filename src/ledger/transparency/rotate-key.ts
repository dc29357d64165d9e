import { insertKey, readKeys, type StoredCheckpoint } from './checkpoint-store.js'
import { currentKey, keepNewKey, newOrigin, originOf, withRecord } from './keys.js'
import { edgeNow, type SealingOptions, signTree, whileSealing } from './sealing.js'
import { SealingRefused } from './sealing-refused.js'

export type Rotated = { readonly verifierKey: string; readonly checkpoint: StoredCheckpoint }

/**
 * How the new key follows the old one.
 * - `vouched-for`: the old key signs the first checkpoint of the new one too, so that who trusts the old key can go on.
 * - `old-key-lost`: it cannot; everyone who checks must be given the new key by other means.
 * - `new-log`: events that were signed are lost for good, and what is left begins a log of another name. Whoever holds a
 *   checkpoint of the old log sees that this is not its continuation.
 */
export type Succession = 'vouched-for' | 'old-key-lost' | 'new-log'

/**
 * Lets a new key sign from now on. Checkpoints signed before stay as they are.
 *
 * @throws {SealingRefused} when the old key should vouch and is not at hand, or nothing was ever signed
 */
export const rotateKey = (
  { pool, keys, now }: Pick<SealingOptions, 'pool' | 'keys' | 'now'>,
  succession: Succession,
): Promise<Rotated> =>
  whileSealing(pool, async (client) => {
    const known = await readKeys(client)
    const newest = known.at(-1)
    if (newest === undefined) {
      throw new SealingRefused(
        'key-missing',
        'Nothing was signed yet, so there is no key to replace; start the server first.',
      )
    }
    if (keys.given !== null) {
      throw new SealingRefused(
        'key-not-the-ledgers',
        'The key comes from BESLUITBOEK_LOG_KEY. Leave that variable out for this command; afterwards set it to the new key, or leave it out for good.',
      )
    }
    const before = succession === 'vouched-for' ? [(await currentKey(client, keys, now)).signer] : []
    const signer = await keepNewKey(keys, succession === 'new-log' ? newOrigin() : originOf(newest.verifierKey))
    const memory = { edge: null, checked: null }
    const edge = await edgeNow(client, memory)
    const key = await withRecord(signer, known, keys.folder)
    const checkpoint = await signTree(client, { edge, key, at: now(), memory, before })
    const { text: verifierKey } = signer.verifierKey
    const handover = succession === 'vouched-for' ? checkpoint.note : null
    await insertKey(client, { number: newest.number + 1, verifierKey, fromSize: edge.size, addedAt: now(), handover })
    return { verifierKey, checkpoint }
  })
