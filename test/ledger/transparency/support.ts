import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { type Instant, toInstant } from '../../../src/domain/shared/time.js'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { insertCosignature, readNewestCheckpoint } from '../../../src/ledger/transparency/checkpoint-store.js'
import { createSealer, type SealerOptions } from '../../../src/ledger/transparency/sealer.js'
import { readSealingState } from '../../../src/ledger/transparency/sealing-state.js'
import { cosignText, newSigner, type Signer } from '../../../src/ledger/transparency/signing.js'
import { createTransparencyLog } from '../../../src/ledger/transparency/transparency-log.js'
import { parseNote } from '../../../src/verifying/note.js'

export const ORIGIN = 'example.org/log'

/** Key of a witness that is asked to cosign and never does. */
export const silentWitness = (await newSigner('stil.example.org', 4)).verifierKey.text

/** A witness signs the newest checkpoint; `at` in seconds since 1970. */
export const cosignNewest = async (pool: pg.Pool, witness: Signer, at: bigint): Promise<void> => {
  const newest = await readNewestCheckpoint(pool)
  if (newest === null) throw new Error('Nothing was signed yet')
  const line = cosignText(witness, parseNote(newest.note).text, at)
  const receivedAt = toInstant(new Date())
  await insertCosignature(pool, newest.number, { verifierKey: witness.verifierKey.text, line, receivedAt })
}

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
