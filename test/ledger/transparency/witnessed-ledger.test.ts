import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { toInstant } from '../../../src/domain/shared/time.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { nodeCryptography as cryptography } from '../../../src/ledger/transparency/cryptography.js'
import { exportFolder } from '../../../src/ledger/transparency/export-folder.js'
import { rootAt } from '../../../src/ledger/transparency/ranges.js'
import { rotateKey } from '../../../src/ledger/transparency/rotate-key.js'
import { readSealingState } from '../../../src/ledger/transparency/sealing-state.js'
import { newSigner, type Signer } from '../../../src/ledger/transparency/signing.js'
import { storedNodes } from '../../../src/ledger/transparency/tree-store.js'
import { verifyFolder } from '../../../src/ledger/transparency/verify-folder.js'
import { createWitnessRound } from '../../../src/ledger/transparency/witnesses.js'
import { createWitnessing } from '../../../src/ledger/transparency/witnessing.js'
import { openCheckpoint } from '../../../src/verifying/checkpoint.js'
import { parseVerifierKey } from '../../../src/verifying/verifier-key.js'
import { buildWitnessServer } from '../../../src/witness/server.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { makeFolder, openWitness } from '../../witness/support.js'
import { appended, newEvents, newHouse } from '../contract/subject.js'
import { openTransparency } from './support.js'

let database: TestDatabase
let store: ReturnType<typeof createPostgresEventStore>

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
}, 120_000)

afterAll(async () => {
  await store.close()
  await database.drop()
})

const witnessOf = async (verifierKey: string): Promise<{ readonly url: string; readonly signer: Signer }> => {
  const signer = await newSigner('witness.example', 4)
  const log = { signer: { verifierKey: await parseVerifierKey(verifierKey, cryptography) } }
  const witness = await openWitness(await makeFolder(), signer, [log])
  const app = await buildWitnessServer({ witness, logger: false })
  onTestFinished(() => app.close())
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), signer }
}

describe('the checkpoints of a real ledger', () => {
  test('are cosigned by a witness with the proofs of the ledger, as it grows', { timeout: 120_000 }, async () => {
    const ledger = await openTransparency({ pool: database.pool, store })
    onTestFinished(() => ledger.close())
    const grow = async (count: number): Promise<string> => {
      const house = newHouse()
      await appended(store, { house, events: newEvents(house, count) })
      await ledger.sealer.catchUp()
      return (await ledger.log.checkpoint())?.note ?? ''
    }
    await grow(3)
    const verifierKey = (await ledger.log.keys())[0]?.verifierKey ?? ''
    const { url, signer } = await witnessOf(verifierKey)
    const round = createWitnessRound({
      witnesses: [{ url, key: signer.verifierKey }],
      consistencyProof: ledger.log.consistency,
      cryptography,
    })
    const keys = { log: [await parseVerifierKey(verifierKey, cryptography)], witnesses: [signer.verifierKey] }
    let size = 3n
    for (const count of [1, 60, 255, 256, 2]) {
      const note = await grow(count)
      size += BigInt(count)
      const { lines, missing, alarms } = await round(note)
      expect([size, missing, alarms]).toEqual([size, [], []])
      const opened = await openCheckpoint(`${note}${lines[0]?.line}\n`, keys, cryptography)
      expect([opened.size, opened.cosignatures.map(({ key }) => key.text)]).toEqual([size, [lines[0]?.verifierKey]])
    }
  })

  test('are served with the cosignatures that came in; one that is missing is told, and asked again', async () => {
    const troubles: string[] = []
    const onTrouble = (error: unknown): void => {
      troubles.push(String(error))
    }
    const ledger = await openTransparency({ pool: database.pool, store })
    onTestFinished(() => ledger.close())
    // The keys of the first test are gone with its folder: this log has another name.
    await rotateKey({ pool: database.pool, keys: ledger.keys, now: () => toInstant(new Date()) }, 'new-log')
    const verifierKey = (await ledger.log.keys()).at(-1)?.verifierKey ?? ''
    const { url, signer } = await witnessOf(verifierKey)
    const absent = await newSigner('absent.example', 4)
    const witnesses = [
      { vkey: signer.verifierKey.text, url },
      { vkey: absent.verifierKey.text, url: 'http://127.0.0.1:1' },
    ]
    const now = () => toInstant(new Date())
    const witnessing = createWitnessing({ pool: database.pool, log: ledger.log, witnesses, now, onTrouble, retry: 50 })
    onTestFinished(() => witnessing.stop())
    const state = () =>
      readSealingState({
        pool: database.pool,
        store,
        sealing: ledger.sealer.status,
        witnessing: witnessing.status,
        witnessKeys: witnesses.map(({ vkey }) => vkey),
      })
    await appended(store)
    await ledger.sealer.catchUp()
    witnessing.start()
    const cosigned = async () => (await ledger.log.checkpoint())?.cosignedBy ?? []
    await vi.waitFor(async () => expect(await cosigned()).toEqual([signer.verifierKey.text]), { timeout: 10_000 })
    await vi.waitFor(() => expect(troubles).toHaveLength(1), { timeout: 10_000 })
    expect(troubles[0]).toMatch(/Cosignatures are missing: absent\.example \(unreachable\)/)
    const size = await store.head()
    expect((await state()).witnesses).toEqual([
      { name: 'witness.example', size, cosignedAt: expect.any(String), upToDate: true, problem: null },
      { name: 'absent.example', size: null, cosignedAt: null, upToDate: false, problem: 'unreachable' },
    ])

    const folder = await makeFolder()
    await exportFolder(ledger.log, folder, {
      rootAt: (older) => rootAt(older, storedNodes(database.pool)),
      witnessKeys: witnesses.map(({ vkey }) => vkey),
    })
    const verify = (witnessKeys: readonly string[] | null) =>
      verifyFolder(folder, { verifierKey, since: [], witnessKeys })
    expect(await verify(null)).toMatchObject({
      ok: true,
      witnesses: [
        { name: 'witness.example', cosignedAt: expect.stringMatching(/^20.*Z$/) },
        { name: 'absent.example', cosignedAt: null },
      ],
    })
    expect((await verify([signer.verifierKey.text])).ok).toBe(true)
    expect((await verify([absent.verifierKey.text])).faults).toMatchObject([{ code: 'cosignature-missing' }])

    await appended(store)
    await ledger.sealer.catchUp()
    witnessing.wake()
    await vi.waitFor(async () =>
      expect((await state()).witnesses[0]).toMatchObject({ size: size + 1n, upToDate: true }),
    )
  })
})
