import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkHouseExport } from '../../src/application/house-export/check-house-export.js'
import { withUnpacked } from '../../src/cli/unpack-archive.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let theirs: RecordedHouse
let auditor: Client

beforeAll(async () => {
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  theirs = await recordHouse(ledger.execute, 'Huis van het Kind Elders')
  await ledger.waitForPosition(await ledger.store.head())
  auditor = await createClient(ledger, { kind: 'auditor' })
})

afterAll(() => ledger?.close())

const address = (house: string, query = '') => `/api/houses/${house}/export${query}`

test('everything of a house is there once it is signed, in the language that is asked', async () => {
  expectProblem(await auditor.get(address(ours.house)), 503, 'not-yet-sealed')
  await ledger.sealer.catchUp()
  const { statusCode, headers, rawPayload } = await auditor.get(address(ours.house, '?language=en&persons=left-out'))
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/x-tar'])
  expect(rawPayload.includes('Granted by')).toBe(true)
  expect(rawPayload.includes(theirs.house)).toBe(false)
  const folder = await mkdtemp(join(tmpdir(), 'besluitboek-api-'))
  try {
    await writeFile(join(folder, 'huis.tar'), rawPayload)
    const found = await withUnpacked(join(folder, 'huis.tar'), (unpacked) =>
      checkHouseExport(join(unpacked, `huis-${ours.house}`), { verifierKey: null, witnessKeys: null }),
    )
    expect(found).toMatchObject({ ok: true, house: { id: ours.house }, registers: 'follow-from-events' })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('is for auditors and for administrators of their own house, and for nobody else', async () => {
  const { house } = ours
  const administrator = await createClient(ledger, { kind: 'administrator', house })
  const stranger = await createClient(ledger, { kind: 'administrator', house: theirs.house })
  const member = await createClient(ledger, { kind: 'person', house, person: ours.seats.member.person })
  expect((await administrator.get(address(house))).statusCode).toBe(200)
  for (const client of [stranger, member]) expectProblem(await client.get(address(house)), 403, 'forbidden')
})

test('what is not asked as it should is refused', async () => {
  expectProblem(await auditor.get(address(ours.house, '?persons=all')), 400, 'invalid')
  expectProblem(await auditor.get(address('00000000-0000-7000-8000-00000000dead')), 404, 'not-found')
})
