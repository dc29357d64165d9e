import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { exportFolder } from '../src/ledger/transparency/export-folder.js'
import { rootAt } from '../src/ledger/transparency/ranges.js'
import { storedNodes } from '../src/ledger/transparency/tree-store.js'
import { createChance } from './chance.js'
import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { barOf, loadNow, percentile, report, round, spreadOf, waitForCalm } from './results.js'
import type { BenchServer } from './server.js'
import { openSealingLedger, type SealingLedger } from './trust-ledger.js'

const verified = z.object({
  ok: z.literal(true),
  entries: z.number(),
  faults: z.literal(0),
  seconds: z.number(),
  ownSeconds: z.number(),
  peakMiB: z.number(),
})

const once = fileURLToPath(new URL('./trust-verify-once.js', import.meta.url))

const verifyOnce = async (folder: string) => {
  const idle = await waitForCalm(10_000)
  const load = loadNow()
  const { stdout } = await promisify(execFile)(process.execPath, [once, folder])
  const { seconds, ownSeconds, peakMiB, entries } = verified.parse(JSON.parse(stdout))
  return { load, idle, entries, seconds: round(seconds), ownSeconds: round(ownSeconds), peakMiB: Math.round(peakMiB) }
}

const PROOFS = 2_000

const measureProofs = async ({ store, log }: SealingLedger, count: number) => {
  const chance = createChance(5, count)
  const ids: string[] = []
  for (let number = 0; number < PROOFS; number += 1) {
    const [event] = await store.readAll({ after: BigInt(chance.between(0, count - 1)), limit: 1 })
    if (event === undefined) throw new RangeError('The ledger has a hole')
    ids.push(event.id)
  }
  const idle = await waitForCalm(10_000)
  const load = loadNow()
  const times: number[] = []
  const bytes: number[] = []
  for (const id of ids) {
    const began = performance.now()
    const found = await log.proofOf(id)
    times.push(performance.now() - began)
    if (typeof found === 'string') throw new Error(`No proof of ${id}: ${found}`)
    bytes.push(Buffer.byteLength(found.proof))
  }
  // The first ones find cold caches, as the first ones of a day do; they count.
  return {
    load,
    idle,
    proofs: PROOFS,
    p50: round(percentile(times, 50)),
    p99: round(percentile(times, 99)),
    mostMs: round(percentile(times, 100)),
    bytes: spreadOf(bytes),
  }
}

const measureLedger = async (server: BenchServer, count: number, rounds: number) => {
  await loadLedger(server, `bench_ours_${count}`, flanders, count)
  const database = `bench_trust_${count}`
  const address = await server.createDatabase(database, `bench_ours_${count}`)
  const ledger = await openSealingLedger(address)
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek-bench-export-'))
  try {
    const sealing = { load: loadNow(), idle: await waitForCalm(10_000) }
    const began = performance.now()
    await ledger.newSealer().catchUp()
    const sealed = performance.now()
    await exportFolder(ledger.log, folder, {
      rootAt: (size) => rootAt(size, storedNodes(ledger.pool)),
      witnessKeys: [],
    })
    const exported = performance.now()
    const proof = await measureProofs(ledger, count)
    const verifications: Awaited<ReturnType<typeof verifyOnce>>[] = []
    for (let turn = 0; turn < rounds; turn += 1) {
      verifications.push(await verifyOnce(folder))
      console.log(JSON.stringify(verifications.at(-1)))
    }
    return {
      entries: count,
      sealing: {
        ...sealing,
        seconds: round((sealed - began) / 1000),
        eventsASecond: Math.round((count * 1000) / (sealed - began)),
      },
      exportSeconds: round((exported - sealed) / 1000),
      proof,
      seconds: spreadOf(verifications.map(({ seconds }) => seconds)),
      peakMiB: spreadOf(verifications.map(({ peakMiB }) => peakMiB)),
      verifications,
    }
  } finally {
    await ledger.close()
    await rm(folder, { recursive: true, force: true })
    await server.dropDatabase(database)
  }
}

/** Sealing from nothing, exporting, proofs and verification at two sizes: does memory stay flat? */
export const measureVerifying = async (
  server: BenchServer,
  { small, large, rounds }: { readonly small: number; readonly large: number; readonly rounds: number },
): Promise<void> => {
  const few = await measureLedger(server, small, rounds)
  const many = await measureLedger(server, large, rounds)
  const { p50, p99, bytes } = many.proof
  await report('trust-verify', server, {
    few,
    many,
    bars: [
      barOf(`verify ${large} entries in ≤ 30 s`, `${many.seconds.median} s`, many.seconds.median <= 30),
      barOf(
        `verify: memory flat from ${small} to ${large} entries (at most 1.25×)`,
        `${few.peakMiB.median} MiB and ${many.peakMiB.median} MiB`,
        many.peakMiB.median <= few.peakMiB.median * 1.25,
      ),
      barOf(`proof at ${large} leaves in ≤ 5 ms (p99)`, `p50 ${p50} ms, p99 ${p99} ms`, p99 <= 5),
      barOf(`proof at ${large} leaves ≤ 2 KiB`, `at most ${bytes.most} bytes`, bytes.most <= 2_048),
    ],
  })
}
