import { z } from 'zod'
import { ConfigurationRefused, type Environment } from '../config.js'
import { isVerifierKey, keyIdentity } from '../given-key.js'
import { isKeyName } from '../verifying/verifier-key.js'

/** What a witness needs beside where it listens and keeps its files. */
export type WitnessConfiguration = {
  /** Name of its key; null: the name of the key it has. */
  readonly name: string | null
  /** Given signing key, or null: one is kept in the data folder. */
  readonly key: string | null
  /** Verifier keys of the logs it watches. */
  readonly logs: readonly string[]
}

const schema = z.object({
  BESLUITBOEK_WITNESS_NAME: z
    .string()
    .refine(isKeyName, 'BESLUITBOEK_WITNESS_NAME must hold no space or plus, for example witness.gent.example.')
    .optional(),
  BESLUITBOEK_WITNESS_KEY: z
    .string()
    .startsWith(
      'PRIVATE+KEY+',
      'BESLUITBOEK_WITNESS_KEY must be a signing key (PRIVATE+KEY+name+key id+base64); leave it out to let the witness make one.',
    )
    .optional(),
  BESLUITBOEK_WITNESS_LOGS: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(/\s+/).filter((key) => key !== ''))])
    .refine(
      (keys) => keys.every((key) => isVerifierKey(key, 1)),
      'BESLUITBOEK_WITNESS_LOGS must hold the verifier keys of logs (name+key id+base64), separated by spaces.',
    )
    .refine(
      (keys) => new Set(keys.map(keyIdentity)).size === keys.length,
      'BESLUITBOEK_WITNESS_LOGS holds two different keys with the same name and key id.',
    ),
})

/**
 * Reads and checks what the environment says of the witness. A variable that is set but empty counts as not set.
 *
 * @throws {ConfigurationRefused}
 */
export const readWitnessConfiguration = (environment: Environment): WitnessConfiguration => {
  const names = Object.keys(schema.shape)
  const checked = schema.safeParse(
    Object.fromEntries(names.map((name) => [name, environment[name]?.trim() || undefined])),
  )
  if (!checked.success) throw new ConfigurationRefused(checked.error.issues.map(({ message }) => message))
  return {
    name: checked.data.BESLUITBOEK_WITNESS_NAME ?? null,
    key: checked.data.BESLUITBOEK_WITNESS_KEY ?? null,
    logs: checked.data.BESLUITBOEK_WITNESS_LOGS,
  }
}
