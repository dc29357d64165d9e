import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../src/http/server.js'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { readBundle } from '../../src/ledger/transparency/entry-bundle.js'
import { openCheckpoint } from '../../src/verifying/checkpoint.js'
import { parseVerifierKey } from '../../src/verifying/verifier-key.js'
import { appended, newEvents, newHouse } from '../ledger/contract/subject.js'
import { leaf, root } from '../verifying/reference-tree.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { recordHouse } from './support/house.js'
import { asMonitoring, type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let anyone: Client
let auditor: Client
let member: Client
let size: number

beforeAll(async () => {
  ledger = await openLedger()
  const small = await recordHouse(ledger.execute)
  // Streams of no house: enough events for full tiles without many commands.
  const house = newHouse()
  await appended(ledger.store, { house, stream: `trial-${house}`, events: newEvents(house, 560) })
  anyone = await createClient(ledger, null)
  auditor = await createClient(ledger, { kind: 'auditor' })
  member = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.secretary.person })
})

afterAll(() => ledger.close())

describe('The log before its first signature', () => {
  it('has no checkpoint and no tiles', async () => {
    expectProblem(await anyone.get('/log/checkpoint'), 404, 'not-found')
    expectProblem(await anyone.get('/log/vkey'), 404, 'not-found')
    expectProblem(await anyone.get('/log/tile/0/000.p/1'), 404, 'not-found')
  })

  it('is said to be unsigned', async () => {
    const { log } = (await anyone.get('/readyz', asMonitoring)).json()
    expect(log).toMatchObject({ size: 0, signedAt: null, problem: null })
    expect(log.behind).toBeGreaterThan(560)
  })
})

describe('The signed log', () => {
  beforeAll(async () => {
    await ledger.sealer.catchUp()
    size = Number(await ledger.store.head())
  })

  it('has a checkpoint that the published key opens, as text that is not cached', async () => {
    const vkey = await anyone.get('/log/vkey')
    const checkpoint = await anyone.get('/log/checkpoint')
    for (const { headers } of [vkey, checkpoint]) {
      expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' })
    }
    expect((await anyone.get('/log/vkeys')).body).toBe(vkey.body)
    const key = await parseVerifierKey(vkey.body.trim(), nodeCryptography)
    const opened = await openCheckpoint(checkpoint.rawPayload, { log: [key] }, nodeCryptography)
    expect(opened).toMatchObject({ origin: 'example.org/log', size: BigInt(size) })
  })

  it('serves tiles and entries from which anyone rebuilds the signed root', async () => {
    const full = Math.floor(size / 256)
    const partial = size % 256
    const names = [...Array.from({ length: full }, (_, index) => `00${index}`), `00${full}.p/${partial}`]
    const leaves: Buffer[] = []
    for (const name of names) {
      const tile = await anyone.get(`/log/tile/0/${name}`)
      expect(tile.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      const entries = await auditor.get(`/log/tile/entries/${name}`)
      expect(entries.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'private, max-age=31536000, immutable',
      })
      const { leaves: bundle } = readBundle(entries.rawPayload)
      expect(Buffer.concat(bundle.map(leaf))).toEqual(tile.rawPayload)
      leaves.push(...bundle)
    }
    expect(leaves).toHaveLength(size)
    const top = await anyone.get(`/log/tile/1/000.p/${full}`)
    const perfect = Array.from({ length: full }, (_, index) =>
      root(leaves.slice(index * 256, index * 256 + 256).map(leaf)),
    )
    expect(top.rawPayload).toEqual(Buffer.concat(perfect))
    const signed = (await anyone.get('/log/checkpoint')).body.split('\n')[2]
    expect(Buffer.from(root(leaves.map(leaf))).toString('base64')).toBe(signed)
  })

  it('serves the narrower tiles of earlier sizes, and none of what is not signed', async () => {
    expect((await anyone.get('/log/tile/0/002.p/7')).rawPayload).toHaveLength(7 * 32)
    const beyond = (size % 256) + 1
    for (const path of [`0/002.p/${beyond}`, '0/002', '0/003', '1/000', '1/000.p/3', '2/000.p/1']) {
      expectProblem(await anyone.get(`/log/tile/${path}`), 404, 'not-found')
    }
    expectProblem(await auditor.get(`/log/tile/entries/002.p/${beyond}`), 404, 'not-found')
  })

  it.each([
    '0/0',
    '0/0000',
    '00/000',
    '64/000',
    '-1/000',
    '0/x000/000',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/07',
    '0',
    'x',
  ])('knows no tile %s', async (path) => {
    expectProblem(await anyone.get(`/log/tile/${path}`), 404, 'not-found')
  })

  it('shows entries to auditors only, unless they are made public', async () => {
    expectProblem(await anyone.get('/log/tile/entries/000'), 401, 'sign-in-needed')
    expectProblem(await member.get('/log/tile/entries/000'), 403, 'forbidden')
    const app = await buildServer({ ...ledger, logEntries: 'public' })
    const open = await app.inject({ url: '/log/tile/entries/000' })
    await app.close()
    expect(open.statusCode).toBe(200)
    expect(open.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(open.rawPayload).toEqual((await auditor.get('/log/tile/entries/000')).rawPayload)
  })

  it('packs entries for who accepts that', async () => {
    const packed = await auditor.get('/log/tile/entries/000', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(gunzipSync(packed.rawPayload)).toEqual((await auditor.get('/log/tile/entries/000')).rawPayload)
  })

  it('that stands still makes the program not ready, with the reason', async () => {
    const problem = { code: 'tree-smaller-than-signed', message: 'events are missing' }
    const sealing = async () => ({ size: 3n, behind: 0n, signedAt: null, problem, witnesses: [] })
    const app = await buildServer({ ...ledger, sealing })
    const ready = await app.inject({ url: '/readyz', headers: asMonitoring })
    await app.close()
    expect([ready.statusCode, ready.json().ready, ready.json().log.problem]).toEqual([503, false, problem])
  })
})
