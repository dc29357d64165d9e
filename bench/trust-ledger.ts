import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APPLICATION_ROLE, createPool } from '../src/database/connect.js'
import { toInstant } from '../src/domain/shared/time.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import type { StoredCheckpoint } from '../src/ledger/transparency/checkpoint-store.js'
import { createSealer, type Sealer } from '../src/ledger/transparency/sealer.js'
import { createTransparencyLog } from '../src/ledger/transparency/transparency-log.js'

const failAtOnce = (error: unknown): void => {
  throw error
}

/** A ledger that seals, with its keys in a folder of their own. */
export const openSealingLedger = async (address: string) => {
  const pool = createPool(address, { role: APPLICATION_ROLE, max: 16 })
  const store = createPostgresEventStore({ pool })
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek-bench-keys-'))
  const keys = { folder, given: null, origin: 'bench.example/log' }
  return {
    pool,
    store,
    log: createTransparencyLog(pool, store),
    /** A sealer as the server has it; each may be started and stopped once. */
    newSealer: (onSigned: (checkpoint: StoredCheckpoint) => void = () => undefined): Sealer =>
      createSealer({ pool, store, keys, now: () => toInstant(new Date()), onTrouble: failAtOnce, onSigned }),
    close: async (): Promise<void> => {
      await store.close()
      await pool.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type SealingLedger = Awaited<ReturnType<typeof openSealingLedger>>
