import { setTimeout as sleep } from 'node:timers/promises'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Instant } from '../../../src/domain/shared/time.js'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { nodeCryptography } from '../../../src/ledger/transparency/cryptography.js'
import { openCheckpoint, type SignedCheckpoint } from '../../../src/verifying/checkpoint.js'
import { hashLeaf, provesConsistency, provesInclusion } from '../../../src/verifying/merkle.js'
import { parseProof } from '../../../src/verifying/proof.js'
import { parseVerifierKey } from '../../../src/verifying/verifier-key.js'
import { root } from '../../verifying/reference-tree.js'
import { appended, newEvents, newHouse, readAfter } from '../contract/subject.js'
import { ORIGIN, openTransparency } from './support.js'

export type SealedStore = {
  readonly store: EventStore
  /** Sessions with the rights of the program, on the database that keeps the tree. */
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

type Transparency = Awaited<ReturnType<typeof openTransparency>>

/** The newest checkpoint, opened with the key the ledger publishes. */
export const opened = async ({ log }: Pick<Transparency, 'log'>): Promise<SignedCheckpoint> => {
  const keys = await Promise.all(
    (await log.keys()).map(({ verifierKey }) => parseVerifierKey(verifierKey, nodeCryptography)),
  )
  const checkpoint = await log.checkpoint()
  if (checkpoint === null) throw new Error('nothing is signed')
  return openCheckpoint(checkpoint.note, { log: keys }, nodeCryptography)
}

/** Leaf hashes of everything in the store, made from its events alone. */
export const leafHashes = async (store: EventStore): Promise<Uint8Array[]> => {
  const events = await readAfter(store, 0n, 1_000)
  const leaves = events.map((event) => canonicalize({ ...event, position: Number(event.position) })!)
  return Promise.all(leaves.map((leaf) => hashLeaf(Buffer.from(leaf), nodeCryptography)))
}

/** What sealing owes on any event store. */
export const describeSealing = (name: string, open: () => Promise<SealedStore>): void => {
  describe(name, { timeout: 120_000 }, () => {
    let sealed: SealedStore
    let first: Transparency

    const record = (count: number) => {
      const house = newHouse()
      return appended(sealed.store, { house, events: newEvents(house, count) })
    }
    /** One more process with the keys of the ledger. */
    const another = async (options: Parameters<typeof openTransparency>[1] = {}): Promise<Transparency> => {
      const transparency = await openTransparency(sealed, { keys: first.keys, ...options })
      onTestFinished(() => transparency.close())
      return transparency
    }
    const signedRows = async () => {
      const { rows } = await sealed.pool.query<{ size: bigint; root: Buffer; signed_at: string; note: string }>(
        'select size, root, signed_at, note from log.checkpoint order by number',
      )
      return rows
    }

    beforeAll(async () => {
      sealed = await open()
      first = await openTransparency(sealed)
    })
    afterAll(async () => {
      await first.close()
      await sealed.close()
    })

    test('seals a ledger that existed before, with one leaf an event in the order of the log', async () => {
      for (const count of [1, 300, 211]) await record(count)
      const { sealer } = await another({ batch: 100 })
      await sealer.catchUp()
      const checkpoint = await opened(first)
      expect(checkpoint).toMatchObject({ origin: ORIGIN, size: 512n })
      expect(checkpoint.root).toEqual(root(await leafHashes(sealed.store)))
      expect((await signedRows()).map(({ size }) => size)).toEqual([100n, 200n, 300n, 400n, 500n, 512n])
    })

    test('covers what was acknowledged by a signature within two seconds, and stays one tree', async () => {
      const { sealer, log, troubles } = await another()
      sealer.start()
      for (let round = 0; round < 6; round += 1) {
        const { lastPosition } = await record(7)
        const acknowledged = performance.now()
        while (((await log.checkpoint())?.size ?? 0n) < lastPosition) await sleep(10)
        expect(performance.now() - acknowledged).toBeLessThan(2_000)
      }
      expect(troubles).toEqual([])
      const rows = await signedRows()
      const newest = rows.at(-1)!
      expect(newest.root).toEqual(Buffer.from(root(await leafHashes(sealed.store))))
      for (const { size, root: older } of rows.filter((row) => row.size < newest.size)) {
        const proof = await log.consistency(size, newest.size)
        const claim = { size1: size, size2: newest.size, root1: older, root2: newest.root, proof }
        expect(await provesConsistency(claim, nodeCryptography)).toBe(true)
      }
    })

    test('proves where an event stands', async () => {
      const events = await readAfter(sealed.store, 0n, 1_000)
      for (const event of [events[0]!, events[255]!, events[256]!, events[511]!]) {
        const found = await first.log.proofOf(event.id)
        if (typeof found === 'string') throw new Error(found)
        const proof = parseProof(found.proof)
        expect(proof.index).toBe(event.position - 1n)
        expect(JSON.parse(found.leaf)).toMatchObject({ id: event.id, position: Number(event.position) })
        const { size, root } = await opened(first)
        const leafHash = await hashLeaf(Buffer.from(found.leaf), nodeCryptography)
        const claim = { index: proof.index, size, leafHash, root, proof: proof.hashes }
        expect(await provesInclusion(claim, nodeCryptography)).toBe(true)
      }
      expect(await first.log.proofOf('018f4e4e-0000-7000-8000-000000000000')).toBe('unknown-event')
      const { events: unsigned } = await record(1)
      expect(await first.log.proofOf(unsigned[0]!.id)).toBe('not-yet-sealed')
      await first.sealer.catchUp()
      expect(await first.log.proofOf(unsigned[0]!.id)).toMatchObject({ leaf: expect.stringContaining(unsigned[0]!.id) })
    })

    test('signs an unchanged log again when an hour has passed, with a later time, and not before', async () => {
      await first.sealer.catchUp()
      const before = await signedRows()
      let now = new Date(Date.parse(before.at(-1)!.signed_at))
      const { sealer } = await another({ now: () => now.toISOString() as Instant })
      now = new Date(now.getTime() + 3_599_000)
      await sealer.catchUp()
      expect(await signedRows()).toHaveLength(before.length)
      now = new Date(now.getTime() + 2_000)
      await sealer.catchUp()
      const [heartbeat, ...more] = (await signedRows()).slice(before.length)
      expect(more).toEqual([])
      expect(heartbeat).toMatchObject({ size: before.at(-1)!.size, root: before.at(-1)!.root })
      expect(heartbeat!.signed_at).toBe(now.toISOString())
      expect(heartbeat!.note).not.toBe(before.at(-1)!.note)
    })

    test('processes that seal at the same time sign one tree', async () => {
      const processes = await Promise.all([
        another({ interval: 1 }),
        another({ interval: 1 }),
        another({ interval: 1 }),
      ])
      for (const { sealer } of processes) sealer.start()
      await Promise.all(Array.from({ length: 40 }, () => record(5)))
      const head = await sealed.store.head()
      while (((await first.log.checkpoint())?.size ?? 0n) < head) await sleep(10)
      expect(processes.flatMap(({ troubles }) => troubles)).toEqual([])
      const roots = new Map<bigint, string>()
      for (const { size, root } of await signedRows()) {
        expect(roots.get(size) ?? root.toString('hex')).toBe(root.toString('hex'))
        roots.set(size, root.toString('hex'))
      }
      expect((await opened(first)).root).toEqual(root(await leafHashes(sealed.store)))
    })

    test('signs nothing without the key of the ledger, and says which file is missing', async () => {
      await record(1)
      const stranger = await openTransparency(sealed)
      onTestFinished(() => stranger.close())
      const before = await signedRows()
      await expect(stranger.sealer.catchUp()).rejects.toMatchObject({
        name: 'SealingRefused',
        code: 'key-missing',
        message: expect.stringContaining('.key is not there'),
      })
      expect(await signedRows()).toEqual(before)
    })
  })
}
