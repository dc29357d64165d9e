import type pg from 'pg'
import type { EventStore } from '../event-store.js'
import { readNewestCheckpoint, readNewestCosignatures } from './checkpoint-store.js'
import type { SealingStatus } from './sealer.js'
import type { WitnessingStatus } from './witnessing.js'

/** How far the log is signed. */
export type SealingState = {
  /** Events under the newest checkpoint. */
  readonly size: bigint
  /** Events recorded that no checkpoint covers yet. */
  readonly behind: bigint
  readonly signedAt: string | null
  readonly problem: SealingStatus['problem']
  /** Every configured witness with the newest checkpoint it cosigned, null when it never did. */
  readonly witnesses: readonly WitnessState[]
}

export type WitnessState = {
  /** Name of its key. */
  readonly name: string
  readonly size: bigint | null
  readonly cosignedAt: string | null
  /** Did it cosign the newest checkpoint? */
  readonly upToDate: boolean
  /** Why not, as this process knows; null when it did, or was not asked here. */
  readonly problem: string | null
}

const readWitnesses = async (
  pool: pg.Pool,
  vkeys: readonly string[],
  newest: bigint,
  { missing, alarms }: WitnessingStatus,
): Promise<readonly WitnessState[]> => {
  if (vkeys.length === 0) return []
  const cosigned = await readNewestCosignatures(pool, vkeys)
  return vkeys.map((vkey) => {
    const name = vkey.slice(0, vkey.indexOf('+'))
    const { size = null, receivedAt = null } = cosigned.find(({ verifierKey }) => verifierKey === vkey) ?? {}
    const upToDate = size === newest
    const problem = [...alarms, ...missing].find((one) => one.name === name)?.why ?? null
    return { name, size, cosignedAt: receivedAt, upToDate, problem: upToDate ? null : problem }
  })
}

export type SealingSources = {
  readonly pool: pg.Pool
  readonly store: Pick<EventStore, 'head'>
  readonly sealing: () => SealingStatus
  readonly witnessing: () => WitnessingStatus
  /** Verifier keys of the configured witnesses. */
  readonly witnessKeys: readonly string[]
}

export const readSealingState = async (sources: SealingSources): Promise<SealingState> => {
  const { pool, store, sealing, witnessing, witnessKeys } = sources
  const newest = await readNewestCheckpoint(pool)
  const size = newest?.size ?? 0n
  const head = await store.head()
  const witnesses = await readWitnesses(pool, witnessKeys, size, witnessing())
  const behind = head > size ? head - size : 0n
  return { size, behind, signedAt: newest?.signedAt ?? null, ...sealing(), witnesses }
}
