import type { EventStore } from '../event-store.js'
import type { SealingStatus } from './sealer.js'
import type { TransparencyLog } from './transparency-log.js'

/** How far the log is signed. */
export type SealingState = {
  /** Events under the newest checkpoint. */
  readonly size: bigint
  /** Events recorded that no checkpoint covers yet. */
  readonly behind: bigint
  readonly signedAt: string | null
  readonly problem: SealingStatus['problem']
}

export const readSealingState = async (
  log: TransparencyLog,
  store: Pick<EventStore, 'head'>,
  status: () => SealingStatus,
): Promise<SealingState> => {
  const checkpoint = await log.checkpoint()
  const size = checkpoint?.size ?? 0n
  const head = await store.head()
  return { size, behind: head > size ? head - size : 0n, signedAt: checkpoint?.signedAt ?? null, ...status() }
}
