import type { Cryptography } from '../../verifying/cryptography.js'
import type { VerifierKey } from '../../verifying/verifier-key.js'
import {
  askWitness,
  type MissingCosignature,
  type WitnessAlarm,
  type WitnessAnswer,
  type WitnessQuestion,
} from './ask-witness.js'

/** A witness this ledger asks. */
export type ConfiguredWitness = { readonly key: VerifierKey; readonly url: string }

/** A cosignature that was checked. */
export type Cosignature = {
  /** Name of the key of the witness. */
  readonly name: string
  readonly verifierKey: string
  /** The line for under the checkpoint, without newline. */
  readonly line: string
  /** Seconds since 1970. */
  readonly timestamp: bigint
}

/** What one round of asking brought for one checkpoint; each witness stands in exactly one of the three. */
export type WitnessedCheckpoint = {
  readonly lines: readonly Cosignature[]
  readonly missing: readonly { readonly name: string; readonly why: MissingCosignature }[]
  readonly alarms: readonly { readonly name: string; readonly why: WitnessAlarm; readonly witnessSize: bigint }[]
}

export type WitnessRoundDependencies = Pick<WitnessQuestion, 'consistencyProof' | 'largestSigned' | 'fetch'> & {
  readonly witnesses: readonly ConfiguredWitness[]
  readonly cryptography: Cryptography
  /** Milliseconds for one witness; 5 seconds when left out. They are asked side by side. */
  readonly limit?: number
}

const LIMIT = 5_000

/**
 * Asks all witnesses side by side to cosign a signed checkpoint. Remembers which size each of them cosigned last, so that
 * after the first time one question is enough; a program that starts anew learns it from the first answer.
 */
export const createWitnessRound = (
  dependencies: WitnessRoundDependencies,
): ((checkpointNote: string) => Promise<WitnessedCheckpoint>) => {
  const { witnesses, limit = LIMIT, ...rest } = dependencies
  const knownSizes = new Map<string, bigint>()

  const ask = async ({ key, url }: ConfiguredWitness, checkpointNote: string): Promise<WitnessAnswer> => {
    const knownSize = knownSizes.get(key.text) ?? 0n
    const answer = await askWitness({ ...rest, key, url, limit, checkpointNote, knownSize })
    const size = answer.kind === 'cosigned' ? answer.size : answer.witnessSize
    if (size !== null) knownSizes.set(key.text, size)
    return answer
  }

  return async (checkpointNote) => {
    const answers = await Promise.all(
      witnesses.map(async (witness) => ({ key: witness.key, answer: await ask(witness, checkpointNote) })),
    )
    return {
      lines: answers.flatMap(({ key: { name, text }, answer }) =>
        answer.kind === 'cosigned' ? [{ name, verifierKey: text, line: answer.line, timestamp: answer.timestamp }] : [],
      ),
      missing: answers.flatMap(({ key: { name }, answer }) =>
        answer.kind === 'missing' ? [{ name, why: answer.why }] : [],
      ),
      alarms: answers.flatMap(({ key: { name }, answer }) =>
        answer.kind === 'alarm' ? [{ name, why: answer.why, witnessSize: answer.witnessSize }] : [],
      ),
    }
  }
}
