import { insertKey, readKeys, type StoredCheckpoint } from './checkpoint-store.js'
import { currentKey, keepNewKey, withRecord } from './keys.js'
import { edgeNow, type SealingOptions, signTree, whileSealing } from './sealing.js'
import { SealingRefused } from './sealing-refused.js'

export type Rotated = { readonly verifierKey: string; readonly checkpoint: StoredCheckpoint }

/**
 * Lets a new key sign from now on, under the same origin. The old key signs the first checkpoint of the new one too, so
 * that who trusts the old key can go on; with `oldKeyLost` it cannot, and everyone who checks must be given the new key
 * by other means. Checkpoints signed before stay as they are.
 *
 * @throws {SealingRefused} when the old key is not at hand and not said to be lost, or nothing was ever signed
 */
export const rotateKey = (
  { pool, keys, now }: Pick<SealingOptions, 'pool' | 'keys' | 'now'>,
  { oldKeyLost }: { readonly oldKeyLost: boolean },
): Promise<Rotated> =>
  whileSealing(pool, async (client) => {
    const known = await readKeys(client)
    const [first] = known
    const newest = known.at(-1)
    if (first === undefined || newest === undefined) {
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
    const before = oldKeyLost ? [] : [(await currentKey(client, keys, now)).signer]
    const origin = newest.verifierKey.slice(0, newest.verifierKey.indexOf('+'))
    const signer = await keepNewKey(keys, origin)
    const memory = { edge: null, checked: null }
    const edge = await edgeNow(client, memory)
    const key = await withRecord(signer, first.verifierKey, keys.folder)
    const checkpoint = await signTree(client, { edge, key, at: now(), memory, before })
    const { text: verifierKey } = signer.verifierKey
    const handover = oldKeyLost ? null : checkpoint.note
    await insertKey(client, { number: newest.number + 1, verifierKey, fromSize: edge.size, addedAt: now(), handover })
    return { verifierKey, checkpoint }
  })
