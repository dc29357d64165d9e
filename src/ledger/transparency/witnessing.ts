import type pg from 'pg'
import { createAlarm } from '../../alarm.js'
import type { Instant } from '../../domain/shared/time.js'
import { parseVerifierKey } from '../../verifying/verifier-key.js'
import { insertCosignature, readNewestCheckpoint, readRecentCheckpoints } from './checkpoint-store.js'
import { nodeCryptography } from './cryptography.js'
import type { TransparencyLog } from './transparency-log.js'
import { createWitnessRound, type WitnessedCheckpoint } from './witnesses.js'

/** What a witness said that the operator must know: this ledger may have been set back or changed. */
export class WitnessDisagrees extends Error {
  override readonly name = 'WitnessDisagrees'
}

export type WitnessingOptions = {
  readonly pool: pg.Pool
  readonly log: Pick<TransparencyLog, 'consistency'>
  /** Verifier keys and addresses, as configured. */
  readonly witnesses: readonly { readonly vkey: string; readonly url: string }[]
  readonly now: () => Instant
  /** Told of every alarm and of every new reason why a cosignature is missing. */
  readonly onTrouble: (error: unknown) => void
  /** Milliseconds after which a witness that was missing is asked again. Default 15,000. */
  readonly retry?: number
}

export type WitnessingStatus = Pick<WitnessedCheckpoint, 'missing' | 'alarms'>

export type Witnessing = {
  /** From now on every newest checkpoint is shown to the witnesses. */
  readonly start: () => void
  /** There is a new checkpoint. */
  readonly wake: () => void
  /** Asks once for the newest checkpoint, those that have not cosigned it yet. */
  readonly ask: () => Promise<void>
  /** What the last round brought in this process. */
  readonly status: () => WitnessingStatus
  readonly stop: () => Promise<void>
}

const nothing: WitnessingStatus = { missing: [], alarms: [] }

const sentenceOf = ({ missing, alarms }: WitnessingStatus): string | null => {
  if (alarms.length > 0) {
    const who = alarms.map(({ name, why, witnessSize }) => `${name} (${why}, it knows ${witnessSize} events)`)
    return `A witness contradicts this ledger: ${who.join(', ')}. Its database may have been set back or changed; run besluitboek doctor and see docs/trust.md.`
  }
  if (missing.length === 0) return null
  return `Cosignatures are missing: ${missing.map(({ name, why }) => `${name} (${why})`).join(', ')}; they are asked again.`
}

/** Asks the configured witnesses for their cosignature, one round at a time, always about the newest checkpoint. */
export const createWitnessing = (options: WitnessingOptions): Witnessing => {
  const { pool, log, witnesses, now, onTrouble, retry = 15_000 } = options
  const alarm = createAlarm()
  let status = nothing
  let told: string | null = null
  let running: Promise<void> | null = null
  let stopped = false

  const round = (async () => {
    const keys = await Promise.all(witnesses.map(({ vkey }) => parseVerifierKey(vkey, nodeCryptography)))
    return createWitnessRound({
      witnesses: keys.map((key, place) => ({ key, url: witnesses[place]?.url ?? '' })),
      consistencyProof: log.consistency,
      cryptography: nodeCryptography,
      largestSigned: async () => (await readNewestCheckpoint(pool))?.size ?? 0n,
    })
  })()

  const tell = (): void => {
    const sentence = sentenceOf(status)
    if (sentence !== null && sentence !== told) {
      onTrouble(status.alarms.length > 0 ? new WitnessDisagrees(sentence) : new Error(sentence))
    }
    told = sentence
  }

  const ask = async (): Promise<void> => {
    const [newest] = await readRecentCheckpoints(pool, 1)
    if (newest === undefined) return
    const cosigned = new Set(newest.cosignatures.map(({ verifierKey }) => verifierKey))
    if (witnesses.every(({ vkey }) => cosigned.has(vkey))) {
      status = nothing
      return
    }
    const { lines, missing, alarms } = await (await round)(newest.note)
    for (const { verifierKey, line } of lines) {
      await insertCosignature(pool, newest.number, { verifierKey, line, receivedAt: now() })
    }
    status = { missing, alarms }
    tell()
  }

  const run = async (): Promise<void> => {
    while (!stopped) {
      await ask().catch(onTrouble)
      if (!stopped) await alarm.sleep(retry)
    }
  }

  return {
    start: () => {
      if (witnesses.length > 0) running ??= run()
    },
    wake: alarm.wake,
    ask: async () => {
      if (witnesses.length > 0) await ask()
    },
    status: () => status,
    stop: async () => {
      stopped = true
      alarm.wake()
      await running
    },
  }
}
