import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { newSigner } from '../../src/ledger/transparency/signing.js'
import { verifyReceipt } from '../../src/verifying/verify-receipt.js'
import { cosignNewest, ORIGIN } from '../ledger/transparency/support.js'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let other: SmallHouse
let dossier: string
let size: bigint
let reader: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  other = await recordSmallHouse(ledger)
  dossier = await propose(small)
  const { record, stuurgroep, seats } = small
  const on = { effectiveOn: '2026-03-04', dossier }
  const { ballot } = await record('OpenBallot', { ...on, organ: stuurgroep })
  for (const seat of [seats.chair, seats.member]) {
    await record('CastVote', { ...on, ballot: ballot!, seat, choice: 'for' })
  }
  await record('CloseBallot', { ...on, ballot: ballot! })
  await record('TakeDecision', { ...on, organ: stuurgroep, ballot: ballot!, outcome: 'adopted' })
  await ledger.sealer.catchUp()
  await cosignNewest(ledger.pool, await newSigner('getuige.gemeente.be', 4), 1_772_706_720n)
  size = await ledger.store.head()
  await settled(ledger)
  reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: small.people.member })
})

afterAll(() => ledger?.close())

const eventsOf = async (house: string, type: string) =>
  (await ledger.store.readAll({ after: 0n, limit: 1000 })).filter(
    (event) => event.house === house && event.type === type,
  )

describe('the page of a dossier', () => {
  test('links every entry of the timeline to its proof, also votes that are told together', async () => {
    const { body } = await reader.get(`/huizen/${small.house}/dossiers/${dossier}`)
    const timeline = body.slice(body.indexOf('class="timeline"'))
    const linked = [...timeline.matchAll(/\/bewijs\/([0-9a-f-]+)"/g)].map(([, event]) => event)
    const events = await ledger.store.readAll({ after: 0n, limit: 1000 })
    const own = events.filter(({ data }) => (data as { dossier?: string }).dossier === dossier)
    expect(own.length).toBeGreaterThanOrEqual(7)
    expect(linked).toEqual(own.map(({ id }) => id))
    expect(timeline).toContain('aria-label="Bewijs van stem 2: 2 leden van Stuurgroep stemden."')
  })

  test('links the decision, the result and every vote where they are told', async () => {
    const { body } = await reader.get(`/huizen/${small.house}/dossiers/${dossier}`)
    const sections = body.slice(0, body.indexOf('class="timeline"'))
    for (const type of ['DecisionTaken', 'BallotClosed', 'VoteCast']) {
      for (const { id } of await eventsOf(small.house, type)) expect(sections).toContain(`/bewijs/${id}"`)
    }
  })
})

describe('the page of a proof', () => {
  test('tells in plain Dutch what is recorded, that it is signed, who cosigned and who did not', async () => {
    const [decision] = await eventsOf(small.house, 'DecisionTaken')
    const { body, statusCode } = await reader.get(`/huizen/${small.house}/bewijs/${decision!.id}`)
    expect(statusCode).toBe(200)
    const text = unescaped(body)
    expect(text).toContain('<h1>Bewijs: Besluit</h1>')
    expect(text).toContain('<dd>4 maart 2026</dd>')
    expect(text).toContain(`<dd>${decision!.position} van ${size}</dd>`)
    expect(text).toContain(
      `Het logboek “${ORIGIN}” is ondertekend met ${size} gebeurtenissen erin. Deze gebeurtenis is daar een van.`,
    )
    expect(text).toMatch(/getuige\.gemeente\.be tekende mee op 5 maart 2026 om 11:32\./)
    expect(text).toContain('stil.example.org tekende (nog) niet mee.')
    expect(text).toContain(`href="/huizen/${small.house}/dossiers/${dossier}"`)
    expect(text).toContain('href="/verifieer"')
  })

  test('lets the reader take the receipt along, which proves the event', async () => {
    const [vote] = await eventsOf(small.house, 'VoteCast')
    const { body } = await reader.get(`/huizen/${small.house}/bewijs/${vote!.id}`)
    const path = /href="(\/api\/events\/[^"]+\/receipt)"/.exec(body)?.[1]
    const receipt = await reader.get(path!)
    expect(receipt.headers['content-disposition']).toContain('.bewijs.json"')
    expect((await verifyReceipt(receipt.body, {}, nodeCryptography)).event.id).toBe(vote!.id)
    const proof = await reader.get(/href="(\/api\/events\/[^"]+\/proof)"/.exec(body)![1]!)
    expect(proof.body.startsWith('c2sp.org/tlog-proof@v1\n')).toBe(true)
  })

  test('is there for what is recorded of the house itself, and shows its content as text', async () => {
    const partner = (await eventsOf(small.house, 'PartnerAdmitted')).at(-1)!
    const { body } = await reader.get(`/huizen/${small.house}/bewijs/${partner.id}`)
    expect(body).toContain('<h1>Bewijs: Partner toegetreden</h1>')
    expect(body).toContain('Centrum &lt;gezin> &amp; co')
    expect(body).not.toContain('Centrum <gezin>')
  })

  test('is for who may read the house of the event, under that house only', async () => {
    const [theirs] = await eventsOf(other.house, 'HouseFounded')
    const auditor = createReader(ledger)
    await auditor.signIn({ rol: 'auditor' })
    expect((await auditor.get(`/huizen/${other.house}/bewijs/${theirs!.id}`)).statusCode).toBe(200)
    expect((await auditor.get(`/huizen/${small.house}/bewijs/${theirs!.id}`)).statusCode).toBe(404)
    expect((await reader.get(`/huizen/${small.house}/bewijs/${theirs!.id}`)).statusCode).toBe(404)
    expect((await reader.get(`/huizen/${other.house}/bewijs/${theirs!.id}`)).statusCode).toBe(403)
    expect((await reader.get(`/huizen/${small.house}/bewijs/${dossier}`)).statusCode).toBe(404)
    expect((await reader.get(`/huizen/${small.house}/bewijs/geen-id`)).statusCode).toBe(404)
    const stranger = await createReader(ledger).get(`/huizen/${small.house}/bewijs/${theirs!.id}`)
    expect(stranger.headers.location).toMatch(/^\/aanmelden/)
  })

  test('says so when the event is not sealed yet', async () => {
    await propose(small, { title: 'Nog niet verzegeld' })
    const newest = (await eventsOf(small.house, 'ProposalSubmitted')).at(-1)!
    const answer = await reader.get(`/huizen/${small.house}/bewijs/${newest.id}`)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.body).toContain('<h1>Nog niet verzegeld</h1>')
  })
})
