import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { newSigner, type Signer } from '../../src/ledger/transparency/signing.js'
import { openCheckpoint } from '../../src/verifying/checkpoint.js'
import { hashLeaf, provesInclusion } from '../../src/verifying/merkle.js'
import { parseProof } from '../../src/verifying/proof.js'
import { parseVerifierKey } from '../../src/verifying/verifier-key.js'
import { verifyReceipt } from '../../src/verifying/verify-receipt.js'
import { cosignNewest } from '../ledger/transparency/support.js'
import { canonical } from '../verifying/support/signed-log.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let witness: Signer
let verifierKey: string
let small: RecordedHouse
let other: RecordedHouse
let member: Client
let event: string
let unsealed: string
let size: bigint

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  other = await recordHouse(ledger.execute)
  const dossier = await propose(small)
  const secretary = await createClient(ledger, {
    kind: 'person',
    house: small.house,
    person: small.seats.secretary.person,
  })
  const { events } = await secretary.record(small.house, 'TakeDecision', {
    effectiveOn: '2026-03-01',
    dossier,
    organ: small.organs.stuurgroep,
    outcome: 'adopted',
  })
  event = events[0]!.id
  await ledger.sealer.catchUp()
  witness = await newSigner('getuige.gemeente.be', 4)
  await cosignNewest(ledger.pool, witness, 1_772_706_720n)
  verifierKey = (await ledger.app.inject('/log/vkey')).body.trim()
  size = await ledger.store.head()
  unsealed = (
    await secretary.record(small.house, 'OpenDossier', {
      effectiveOn: '2026-03-01',
      title: 'Nog niet verzegeld',
      subject: 'vision',
      openedBy: small.organs.stuurgroep,
    })
  ).events[0]!.id
  member = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.member.person })
})

afterAll(() => ledger.close())

const paths = ['proof', 'receipt'] as const

describe('The receipt of an event', () => {
  it('is a file that proves the event under the key of the log', async () => {
    const answer = await member.get(`/api/events/${event}/receipt`)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="2026-03-01-DecisionTaken-${event.slice(-8)}.bewijs.json"`,
    )
    const proven = await verifyReceipt(answer.body, { verifierKey }, nodeCryptography)
    const { position, ...recorded } = (await ledger.store.readEvent(event))!
    expect(proven.event).toEqual({ ...recorded, position: Number(position) })
    expect(proven.checkpoint.size).toBe(size)
    expect(proven).toMatchObject({
      keyWasGiven: true,
      cosignatures: [{ witness: 'getuige.gemeente.be', timestamp: 1_772_706_720n }],
      missingWitnesses: ['stil.example.org'],
    })
  })

  it('can be had for every event of the house', async () => {
    const events = await ledger.store.readAll({ after: 0n, limit: 1000 })
    const own = events.filter(({ house, id }) => house === small.house && id !== unsealed)
    expect(own.length).toBeGreaterThan(20)
    for (const { id, type } of own) {
      const answer = await member.get(`/api/events/${id}/receipt`)
      expect((await verifyReceipt(answer.body, {}, nodeCryptography)).event).toMatchObject({ id, type })
    }
  })
})

describe('The proof of an event', () => {
  it('is a tlog-proof that holds for the event as recorded', async () => {
    const answer = await member.get(`/api/events/${event}/proof`)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${event}.tlog-proof"`)
    const { index, hashes, checkpoint } = parseProof(answer.body)
    const { position, ...recorded } = (await ledger.store.readEvent(event))!
    expect(index).toBe(position - 1n)
    const key = await parseVerifierKey(verifierKey, nodeCryptography)
    const { size, root } = await openCheckpoint(checkpoint, { log: [key] }, nodeCryptography)
    const leafHash = await hashLeaf(
      Buffer.from(canonical({ ...recorded, position: Number(position) })),
      nodeCryptography,
    )
    expect(await provesInclusion({ index, size, root, leafHash, proof: hashes }, nodeCryptography)).toBe(true)
  })
})

describe.each(paths)('Who may read the %s', (path) => {
  it('is nobody who is not signed in', async () => {
    const stranger = await createClient(ledger, null)
    expectProblem(await stranger.get(`/api/events/${event}/${path}`), 401, 'sign-in-needed')
  })

  it('is nobody of another house, who cannot even tell that the event is there', async () => {
    for (const choice of [
      { kind: 'person', house: other.house, person: other.seats.member.person },
      { kind: 'administrator', house: other.house },
    ] as const) {
      const client = await createClient(ledger, choice)
      const forbidden = await client.get(`/api/events/${event}/${path}`)
      const unknown = await client.get(`/api/events/${small.house}/${path}`)
      expectProblem(forbidden, 404, 'not-found')
      expect(forbidden.body).toBe(unknown.body)
    }
  })

  it('is everyone of the house, and the auditor', async () => {
    for (const choice of [{ kind: 'administrator', house: small.house }, { kind: 'auditor' }] as const) {
      const client = await createClient(ledger, choice)
      expect((await client.get(`/api/events/${event}/${path}`)).statusCode).toBe(200)
    }
  })
})

describe.each(paths)('Without an answer: the %s', (path) => {
  it('of an event that is not sealed yet comes later, and is refused to others all the same', async () => {
    const stranger = await createClient(ledger, { kind: 'administrator', house: other.house })
    const answer = await member.get(`/api/events/${unsealed}/${path}`, { 'accept-language': 'en' })
    expect(expectProblem(answer, 503, 'not-yet-sealed').detail).toContain('not yet in the signed log')
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.headers['content-disposition']).toBeUndefined()
    expectProblem(await stranger.get(`/api/events/${unsealed}/${path}`), 404, 'not-found')
  })

  it('of an event that does not exist is not found, of something that is no id is refused', async () => {
    const unknown = '00000000-0000-7000-8000-00000000dead'
    expectProblem(await member.get(`/api/events/${unknown}/${path}`), 404, 'not-found')
    expectProblem(await member.get(`/api/events/5/${path}`), 400, 'invalid')
  })
})
