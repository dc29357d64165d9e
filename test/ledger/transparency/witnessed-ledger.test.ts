import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { nodeCryptography as cryptography } from '../../../src/ledger/transparency/cryptography.js'
import { newSigner, type Signer } from '../../../src/ledger/transparency/signing.js'
import { createWitnessRound } from '../../../src/ledger/transparency/witnesses.js'
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
})
