import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { type Instant, toInstant } from '../../../src/domain/shared/time.js'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { createSealer, type SealerOptions } from '../../../src/ledger/transparency/sealer.js'
import { readSealingState } from '../../../src/ledger/transparency/sealing-state.js'
import { createTransparencyLog } from '../../../src/ledger/transparency/transparency-log.js'

export const ORIGIN = 'example.org/log'

/** The transparency log of a test: its sealer has not started; its keys stand in a folder of their own. */
export const openTransparency = async (
  { pool, store }: { readonly pool: pg.Pool; readonly store: EventStore },
  options: Partial<SealerOptions> = {},
) => {
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek-keys-'))
  const troubles: unknown[] = []
  const now = (): Instant => toInstant(new Date())
  const keys = { folder, given: null, origin: ORIGIN }
  const onTrouble = (error: unknown): void => {
    troubles.push(error)
  }
  const sealer = createSealer({ pool, store, keys, now, onTrouble, ...options })
  const log = createTransparencyLog(pool, store)
  return {
    folder,
    keys,
    sealer,
    log,
    troubles,
    sealing: () =>
      readSealingState({
        pool,
        store,
        sealing: sealer.status,
        witnessing: () => ({ missing: [], alarms: [] }),
        witnessKeys: [],
      }),
    close: async (): Promise<void> => {
      await sealer.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
