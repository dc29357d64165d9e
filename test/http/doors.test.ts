import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let secretary: Client
const effectiveOn = '2026-03-01'

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  secretary = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.secretary.person })
})

afterAll(() => ledger.close())

const url = () => `/api/houses/${small.house}/commands/open-dossier`
const dossier = () => ({ effectiveOn, title: 'Visie', subject: 'vision', openedBy: small.organs.stuurgroep })
const raw = (payload: string, contentType: string) =>
  secretary.send({ method: 'POST', url: url(), payload, headers: { 'content-type': contentType } })

describe('What comes in', () => {
  it.each(['{"title":', 'geen json', ''])('%j is not JSON', async (body) => {
    expectProblem(await raw(body, 'application/json'), 400, 'invalid-json')
  })

  it.each([
    ['text/plain', '{}'],
    ['application/x-www-form-urlencoded', 'title=Visie'],
    ['application/jsonp', '{}'],
    ['multipart/form-data; boundary=x', '--x--'],
  ])('%s is not accepted', async (type, body) => {
    expectProblem(await raw(body, type), 415, 'unsupported-media-type')
  })

  it('no body at all, a list or a text in its place is refused', async () => {
    expectProblem(await secretary.send({ method: 'POST', url: url() }), 400, 'invalid')
    for (const body of ['[]', '"x"', 'null', '1']) expectProblem(await raw(body, 'application/json'), 400, 'invalid')
  })

  it('a poisoned prototype is refused', async () => {
    expectProblem(await raw('{"__proto__":{"kind":"operator"}}', 'application/json'), 400, 'invalid-json')
  })

  it('every missing and every wrong field is named at once', async () => {
    const problem = expectProblem(
      await secretary.command(small.house, 'OpenDossier', {
        effectiveOn: '2026-13-01',
        subject: 'Visie!',
        extra: 1,
        more: 2,
      }),
      400,
      'invalid',
    )
    expect(problem.fields?.map(({ field }) => field).sort()).toEqual([
      'effectiveOn',
      'extra',
      'more',
      'openedBy',
      'subject',
      'title',
    ])
    expect(problem.fields?.every(({ message }) => message.length > 0)).toBe(true)
  })

  it.each([
    ['asOf=2026-02-30', 'asOf'],
    ['asOf=gisteren', 'asOf'],
    ['knownAt=2026-03-01', 'knownAt'],
    ['minPosition=-1', 'minPosition'],
    ['minPosition=1e3', 'minPosition'],
    ['organ=stuurgroep', 'organ'],
    ['date=2026-03-01', 'date'],
  ])('a register asked with ?%s names the field %s', async (query, field) => {
    const answer = await secretary.get(`/api/houses/${small.house}/mandates?${query}`)
    expect(expectProblem(answer, 400, 'invalid').fields?.map((one) => one.field)).toEqual([field])
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=alle', 'limit'],
    ['cursor=abc', 'cursor'],
    [`cursor=${Buffer.from('["x","y"]').toString('base64url')}`, 'cursor'],
    ['status=open', 'status'],
  ])('a list asked with ?%s names the field %s', async (query, field) => {
    const answer = await secretary.get(`/api/houses/${small.house}/dossiers?${query}`)
    expect(expectProblem(answer, 400, 'invalid').fields?.map((one) => one.field)).toEqual([field])
  })

  it('an address that is not there, and a method that is not, are problems too', async () => {
    expectProblem(await secretary.get('/api/nergens'), 404, 'not-found')
    expectProblem(await secretary.send({ method: 'DELETE', url: `/api/houses/${small.house}` }), 404, 'not-found')
    expectProblem(await secretary.get(`/api/houses/${small.house}/dossiers/${small.house}`), 404, 'not-found')
    expectProblem(await secretary.get('/api/houses/geen-huis'), 404, 'not-found')
  })

  it('is answered in English for who prefers that, and in Dutch for all others', async () => {
    const refused = { ...dossier(), subject: 'unknown-subject' }
    const detail = async (language: Record<string, string>) =>
      expectProblem(await secretary.command(small.house, 'OpenDossier', refused, language), 404, 'subject.unknown')
        .detail
    expect(await detail({ 'accept-language': 'en-GB,en;q=0.9,nl;q=0.8' })).toMatch(/^The subject/)
    expect(await detail({ 'accept-language': 'nl-BE' })).toMatch(/^Het onderwerp/)
    expect(await detail({})).toMatch(/^Het onderwerp/)
  })
})

describe('Revisions', () => {
  it('the ETag of a dossier lets a command through once; after a change it is 412', async () => {
    const id = await propose(small)
    await ledger.waitForPosition(await ledger.store.head())
    const etag = String((await secretary.get(`/api/houses/${small.house}/dossiers/${id}`)).headers.etag)
    const ballot = { effectiveOn, dossier: id, organ: small.organs.stuurgroep }
    const opened = await secretary.command(small.house, 'OpenBallot', ballot, { 'if-match': etag })
    expect(opened.statusCode, opened.body).toBe(201)
    expect(opened.headers.etag).not.toBe(etag)
    const reason = { effectiveOn, dossier: id, reason: 'Toch niet' }
    expectProblem(
      await secretary.command(small.house, 'WithdrawProposal', reason, { 'if-match': etag }),
      412,
      'wrong-revision',
    )
    const vote = { effectiveOn, dossier: id, ballot: opened.json().created.ballot, seat: small.seats.member.seat }
    const fresh = { 'if-match': String(opened.headers.etag) }
    expect((await secretary.command(small.house, 'CastVote', { ...vote, choice: 'for' }, fresh)).statusCode).toBe(201)
  })

  it('a change in another dossier of the house does not matter', async () => {
    const id = await propose(small)
    await ledger.waitForPosition(await ledger.store.head())
    const etag = String((await secretary.get(`/api/houses/${small.house}/dossiers/${id}`)).headers.etag)
    await propose(small, { title: 'Een ander dossier' })
    const ballot = { effectiveOn, dossier: id, organ: small.organs.stuurgroep }
    const opened = await secretary.command(small.house, 'OpenBallot', ballot, { 'if-match': etag })
    expect(opened.statusCode, opened.body).toBe(201)
  })

  it.each(['12', 'W/"12"', '*', '"x"', '""'])('If-Match %s is not an ETag of ours', async (etag) => {
    const answer = await secretary.command(small.house, 'OpenDossier', dossier(), { 'if-match': etag })
    expect(expectProblem(answer, 400, 'invalid').fields?.[0]?.field).toBe('if-match')
  })

  it('If-Match on a command that concerns no dossier is refused by name', async () => {
    const answer = await secretary.command(small.house, 'OpenDossier', dossier(), { 'if-match': '"1"' })
    expect(expectProblem(answer, 400, 'invalid').fields?.[0]?.field).toBe('If-Match')
  })
})

describe('Idempotency-Key', () => {
  it('a retry gets 200 and the first answer, with the same ids, and nothing is recorded twice', async () => {
    const key = { 'idempotency-key': 'retry-1' }
    const first = await secretary.command(small.house, 'OpenDossier', dossier(), key)
    const head = await ledger.store.head()
    const again = await secretary.command(small.house, 'OpenDossier', dossier(), key)
    expect([first.statusCode, again.statusCode]).toEqual([201, 200])
    expect(again.json()).toEqual({ ...first.json(), repeated: true })
    expect(again.headers.etag).toBe(first.headers.etag)
    expect(await ledger.store.head()).toBe(head)
  })

  it('ten at the same moment record one', async () => {
    const key = { 'idempotency-key': 'together' }
    const head = await ledger.store.head()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => secretary.command(small.house, 'OpenDossier', dossier(), key)),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(9).fill(200), 201])
    expect(new Set(answers.map((answer) => answer.json().created.dossier)).size).toBe(1)
    expect(await ledger.store.head()).toBe(head + 1n)
  })

  it('is also given again when the dossier changed since, because the retry asks for nothing new', async () => {
    const id = await propose(small)
    await ledger.waitForPosition(await ledger.store.head())
    const etag = String((await secretary.get(`/api/houses/${small.house}/dossiers/${id}`)).headers.etag)
    const headers = { 'idempotency-key': 'ballot-once', 'if-match': etag }
    const ballot = { effectiveOn, dossier: id, organ: small.organs.stuurgroep }
    const first = await secretary.command(small.house, 'OpenBallot', ballot, headers)
    const again = await secretary.command(small.house, 'OpenBallot', ballot, headers)
    expect([first.statusCode, again.statusCode]).toEqual([201, 200])
  })

  it.each([' ', 'x'.repeat(201), 'met spatie'])('%j is not a key', async (key) => {
    const answer = await secretary.command(small.house, 'OpenDossier', dossier(), { 'idempotency-key': key })
    expect(expectProblem(answer, 400, 'invalid').fields?.[0]?.field).toBe('idempotency-key')
  })

  it('two commands without a key are two facts', async () => {
    const head = await ledger.store.head()
    await secretary.record(small.house, 'OpenDossier', { ...dossier(), openedBy: small.organs.stuurgroep })
    await secretary.record(small.house, 'OpenDossier', { ...dossier(), openedBy: small.organs.stuurgroep })
    expect(await ledger.store.head()).toBe(head + 2n)
  })
})
