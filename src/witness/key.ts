import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationRefused } from '../config.js'
import { keptSecret } from '../kept-secret.js'
import { newSigner, readSigner, type Signer, SigningKeyRefused, writeSigner } from '../ledger/transparency/signing.js'
import type { WitnessConfiguration } from './configuration.js'
import { WitnessRefused } from './refused.js'

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

const kept = async (folder: string, name: string | null): Promise<string> => {
  const file = join(folder, 'witness.key')
  if (await exists(file)) return keptSecret(file, () => '')
  if (name === null) {
    throw new ConfigurationRefused([
      'BESLUITBOEK_WITNESS_NAME must be set at the first start: the name under which this witness signs, for example witness.gent.example.',
    ])
  }
  const made = writeSigner(await newSigner(name, 4))
  return keptSecret(file, () => made)
}

const read = async (text: string, refused: (why: string) => Error): Promise<Signer> => {
  try {
    const signer = await readSigner(text)
    if (signer.verifierKey.type !== 4) throw new SigningKeyRefused('This is the signing key of a log, not of a witness')
    return signer
  } catch (error) {
    if (error instanceof SigningKeyRefused) throw refused(error.message)
    throw error
  }
}

/**
 * The key of the witness: the given one, or else the one in its folder (`witness.key`, mode 0600), made at first start.
 *
 * @throws {ConfigurationRefused} @throws {WitnessRefused} when the kept key is damaged
 */
export const ensureWitnessKey = async (
  folder: string,
  { name, key }: Pick<WitnessConfiguration, 'name' | 'key'>,
): Promise<Signer> => {
  const signer =
    key === null
      ? await read(
          await kept(folder, name),
          (why) => new WitnessRefused(`${join(folder, 'witness.key')} will not do: ${why}.`),
        )
      : await read(key, (why) => new ConfigurationRefused([`BESLUITBOEK_WITNESS_KEY will not do: ${why}.`]))
  const own = signer.verifierKey.name
  if (name !== null && name !== own) {
    throw new ConfigurationRefused([
      `BESLUITBOEK_WITNESS_NAME must be ${own}, the name of the key this witness has; another name needs another key, in another folder.`,
    ])
  }
  return signer
}
