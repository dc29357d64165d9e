import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { makeAccount, signInWith } from './support/account.js'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let other: SmallHouse
let administrator: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', developmentSignIn: false })
  small = await recordSmallHouse(ledger)
  other = await recordSmallHouse(ledger)
  await settled(ledger)
  const { login } = await makeAccount(ledger, [{ role: 'administrator', house: small.house as HouseId }])
  administrator = await signInWith(ledger, login)
})

afterAll(() => ledger?.close())

const page = () => `/huizen/${small.house}/toegang/programmas`
const csrf = async (): Promise<string> =>
  /name="_csrf" value="([^"]*)"/.exec((await administrator.get(page())).body)![1]!
const make = async (fields: Record<string, string>) =>
  administrator.post(page(), {
    _csrf: await csrf(),
    name: 'Koppeling',
    scope: 'read',
    kind: 'token',
    days: '30',
    ...fields,
  })
const shown = (body: string): readonly string[] => [...body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, text]) => text!)

const ask = async (token: string | null, options: InjectOptions) =>
  ledger.app.inject({
    ...options,
    headers: { ...options.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  })
const read = (token: string, house: SmallHouse) => ask(token, { url: `/api/houses/${house.house}/organs` })
const addSubject = (token: string, house: SmallHouse) =>
  ask(token, {
    method: 'POST',
    url: `/api/houses/${house.house}/commands/add-subject`,
    payload: { subject: 'offer.spelen', label: 'Spelen', effectiveOn: '2026-03-10' },
  })

describe('a token of a house', () => {
  test('is shown once, kept as a hash, and reads that house only', async () => {
    const [token] = shown((await make({})).body)
    expect(token).toMatch(/^besluitboek_[\w-]{43}$/)
    const listed = await administrator.get(page())
    expect(listed.body).toContain('Koppeling')
    expect(listed.body).not.toContain(token)
    const { rows } = await ledger.database.owner.query<{ row: string }>(
      'SELECT row_to_json(t)::text AS row FROM identity.api_token t',
    )
    expect(rows.map(({ row }) => row).join()).not.toContain(token!.slice(12))
    expect((await read(token!, small)).statusCode).toBe(200)
    expect((await read(token!, other)).json()).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await addSubject(token!, small)).json()).toMatchObject({ status: 403, code: 'forbidden' })
    const houses = await ask(token!, { url: '/api/houses' })
    expect(houses.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual([small.house])
  })

  test('with the scope to administer does what the administrator may in that house, and nothing that weighs', async () => {
    const [token] = shown((await make({ scope: 'administer' })).body)
    expect((await addSubject(token!, other)).json()).toMatchObject({ code: 'forbidden' })
    expect((await addSubject(token!, small)).statusCode).toBe(201)
    const erased = await ask(token!, {
      method: 'POST',
      url: `/api/houses/${small.house}/commands/erase-personal-data`,
      payload: { person: small.people.mayor, reason: 'retention-ended', effectiveOn: '2026-03-10' },
    })
    expect(erased.json()).toMatchObject({ status: 403, code: 'recent-sign-in-needed' })
    // Giving access is for people: no program makes itself another key.
    for (const url of [page(), `/huizen/${small.house}/toegang`, '/mijn-account', '/beheer/accounts']) {
      expect((await ask(token!, { url, headers: { accept: 'application/json' } })).json()).toMatchObject({
        code: 'forbidden',
      })
    }
  })

  test('counts, and no cookie beside it; a wrong one is refused and not replaced by a cookie', async () => {
    const [token] = shown((await make({})).body)
    const cookie = [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const both = await ask(token!, { url: page(), headers: { cookie, accept: 'application/json' } })
    expect(both.statusCode).toBe(403)
    const wrong = await ask(`${token}x`, { url: `/api/houses/${small.house}/organs`, headers: { cookie } })
    expect(wrong.json()).toMatchObject({ status: 401, code: 'sign-in-needed' })
    expect(wrong.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
    expect((await ask(token!, { url: `/api/houses/${small.house}/organs` })).headers['set-cookie']).toBeUndefined()
  })

  test('ends at its day and when it is withdrawn; asking for one needs all of it right', async () => {
    const [token] = shown((await make({ name: 'Kort' })).body)
    await ledger.database.owner.query("UPDATE identity.api_token SET expires_at = now() WHERE name = 'Kort'")
    expect((await read(token!, small)).statusCode).toBe(401)
    const [second] = shown((await make({ name: 'Ingetrokken' })).body)
    const { body } = await administrator.get(page())
    const row = body.slice(body.indexOf('Ingetrokken'))
    const revoke = /action="([^"]*\/intrekken)"/.exec(row)![1]!
    await administrator.post(revoke, { _csrf: await csrf() })
    expect((await read(second!, small)).statusCode).toBe(401)
    for (const wrong of [
      { name: ' ' },
      { name: 'x'.repeat(101) },
      { scope: 'all' },
      { kind: 'x' },
      { days: '0' },
      { days: '366' },
      { days: '1.5' },
    ]) {
      const refused = await make(wrong)
      expect(refused.statusCode).toBe(422)
      expect(shown(refused.body)).toEqual([])
    }
    expect((await createReader(ledger).get(page())).statusCode).toBe(303)
  })
})

describe('client credentials', () => {
  const token = (payload: Record<string, string> | string, authorization?: string) =>
    ledger.app.inject({
      method: 'POST',
      url: '/api/oauth/token',
      payload: typeof payload === 'string' ? payload : new URLSearchParams(payload).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization === undefined ? {} : { authorization }),
      },
    })
  const grant = { grant_type: 'client_credentials' }
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

  test('give a token of an hour, in the header or in the body, that ends with its client', async () => {
    const [id, secret] = shown((await make({ kind: 'client', name: 'Boekhouding' })).body) as [string, string]
    const inHeader = await token(grant, basic(id, secret))
    expect(inHeader.json()).toMatchObject({ token_type: 'Bearer', scope: 'read' })
    expect(inHeader.json<{ expires_in: number }>().expires_in).toBeGreaterThan(3500)
    expect(inHeader.headers['cache-control']).toBe('no-store')
    const inBody = await token({ ...grant, scope: 'read', client_id: id, client_secret: secret })
    const { access_token: given } = inBody.json<{ access_token: string }>()
    expect((await read(given, small)).statusCode).toBe(200)
    expect((await read(given, other)).statusCode).toBe(403)
    // The secret itself is no token.
    expect((await read(secret, small)).statusCode).toBe(401)
    await ledger.identity.programs.revoke(small.house as HouseId, id)
    expect((await read(given, small)).statusCode).toBe(401)
    expect((await token(grant, basic(id, secret))).json()).toEqual({ error: 'invalid_client' })
  })

  test('are refused as RFC 6749 says', async () => {
    const [id, secret] = shown((await make({ kind: 'client' })).body) as [string, string]
    const right = basic(id, secret)
    const cases: readonly (readonly [Awaited<ReturnType<typeof token>>, number, string])[] = [
      [await token({ grant_type: 'password' }, right), 400, 'unsupported_grant_type'],
      [await token({}, right), 400, 'invalid_request'],
      [await token('grant_type=client_credentials&grant_type=client_credentials', right), 400, 'invalid_request'],
      [await token({ ...grant, more: 'x' }, right), 400, 'invalid_request'],
      [await token({ ...grant, scope: 'administer' }, right), 400, 'invalid_scope'],
      [await token(grant), 401, 'invalid_client'],
      [await token(grant, basic(id, `${secret}x`)), 401, 'invalid_client'],
      [await token(grant, basic('01900000-0000-7000-8000-000000000001', secret)), 401, 'invalid_client'],
      [await token(grant, basic('%', '%')), 401, 'invalid_client'],
      [await token({ ...grant, client_id: id, client_secret: secret }, right), 401, 'invalid_client'],
      [await token(grant, 'Basic ?'), 401, 'invalid_client'],
    ]
    for (const [answer, status, error] of cases) {
      expect([answer.statusCode, answer.json()]).toEqual([status, { error }])
    }
    const json = await ledger.app.inject({ method: 'POST', url: '/api/oauth/token', payload: grant })
    expect(json.statusCode).toBe(415)
  })
})
