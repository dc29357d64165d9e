import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../src/http/server.js'
import { createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
const name = 'besluitboek'

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
})

afterAll(() => ledger.close())

const choice = () => ({ kind: 'person', house: small.house, person: small.seats.member.person }) as const
const home = () => `/api/houses/${small.house}`

const sessions = async (): Promise<number> =>
  Number((await ledger.pool.query<{ count: string }>('SELECT count(*) FROM web.session')).rows[0]!.count)

describe('A session', () => {
  it('travels in a cookie that scripts cannot read and other sites cannot send', async () => {
    const { app } = ledger
    const signedIn = await app.inject({ method: 'POST', url: '/api/development/sign-in', payload: choice() })
    const [cookie] = signedIn.cookies
    expect(cookie).toMatchObject({ name, httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie!.expires!.getTime()).toBeGreaterThan(Date.now())
  })

  it('is for https only, and bound to this host, when people reach the server over https through a proxy', async () => {
    const app = await buildServer({ ...ledger, secure: true })
    const signIn = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/development/sign-in', payload: choice(), headers })
    const answer = await signIn({ 'x-forwarded-proto': 'https' })
    expect(answer.headers['strict-transport-security']).toMatch(/max-age/)
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({ name: '__Host-besluitboek', secure: true, httpOnly: true, path: '/' })
    const cookies = { [cookie!.name]: cookie!.value }
    const headers = { 'x-forwarded-proto': 'https' }
    expect((await app.inject({ url: home(), cookies, headers })).statusCode).toBe(200)
    expect((await signIn({})).cookies).toEqual([])
    await app.close()
  })

  it('is not moved by what a sender says about itself when there is no proxy', async () => {
    const spoofed = { 'x-forwarded-for': '10.1.1.1', 'x-forwarded-proto': 'https' }
    const app = await buildServer({ ...ledger, requestsPerMinute: 1 })
    expect((await app.inject({ url: '/healthz', headers: spoofed })).statusCode).toBe(200)
    const other = { ...spoofed, 'x-forwarded-for': '10.1.1.2' }
    expect((await app.inject({ url: '/healthz', headers: other })).statusCode).toBe(429)
    await app.close()
  })

  it('gets a new id at signing in: the one from before is worth nothing', async () => {
    const client = await createClient(ledger, choice())
    const before = client.cookies[name]!
    await client.send({ method: 'POST', url: '/api/development/sign-in', payload: choice() })
    expect(client.cookies[name]).not.toBe(before)
    expect((await client.get(home())).statusCode).toBe(200)
    const planted = await createClient(ledger, null)
    planted.cookies[name] = before
    expectProblem(await planted.get(home()), 401, 'sign-in-needed')
  })

  it('ends on the server at signing out, also for who kept the cookie', async () => {
    const client = await createClient(ledger, choice())
    const kept = client.cookies[name]!
    expect((await client.send({ method: 'POST', url: '/api/sign-out' })).statusCode).toBe(204)
    const thief = await createClient(ledger, null)
    thief.cookies[name] = kept
    expectProblem(await thief.get(home()), 401, 'sign-in-needed')
  })

  it('is refused once it has expired, whatever the cookie says', async () => {
    const client = await createClient(ledger, choice())
    await ledger.pool.query("UPDATE web.session SET expires_at = now() - interval '1 second'")
    expectProblem(await client.get(home()), 401, 'sign-in-needed')
  })

  it('with a forged or changed cookie is none', async () => {
    const client = await createClient(ledger, choice())
    const [id, signature] = client.cookies[name]!.split('.')
    for (const forged of [id!, `${id}.`, `x${id}.${signature}`, `${id}.${'A'.repeat(signature!.length)}`, '', '.']) {
      const forger = await createClient(ledger, null)
      forger.cookies[name] = forged
      expectProblem(await forger.get(home()), 401, 'sign-in-needed')
    }
  })

  it('is not made for who only looks around, and not written at every request', async () => {
    const before = await sessions()
    const stranger = await createClient(ledger, null)
    await stranger.get('/healthz')
    await stranger.get(home())
    expect(await sessions()).toBe(before)
    const client = await createClient(ledger, choice())
    await client.get(home())
    const versions = async () => (await ledger.owner.query('SELECT id_hash, xmin::text FROM web.session')).rows
    const written = await versions()
    await client.get(home())
    expect(await versions()).toEqual(written)
  })

  it('that ended is removed when a server starts', async () => {
    await createClient(ledger, choice())
    await ledger.pool.query("UPDATE web.session SET expires_at = now() - interval '1 second'")
    expect(await sessions()).toBeGreaterThan(0)
    const app = await buildServer(ledger)
    await app.close()
    expect(await sessions()).toBe(0)
  })

  it('is not given to who holds no seat today, nor for a person of another house', async () => {
    const refused = async (payload: object) =>
      expectProblem(
        await ledger.app.inject({ method: 'POST', url: '/api/development/sign-in', payload }),
        403,
        'forbidden',
      )
    await refused({ ...choice(), person: small.seats.former.person })
    const other = await recordHouse(ledger.execute, 'Ander huis')
    await refused({ ...choice(), house: other.house })
    await refused({ kind: 'administrator', house: '00000000-0000-7000-8000-000000000009' })
  })

  it('cannot be had for "operator", and not at all where the development sign-in is off', async () => {
    const operator = await ledger.app.inject({
      method: 'POST',
      url: '/api/development/sign-in',
      payload: { kind: 'operator' },
    })
    expectProblem(operator, 400, 'invalid')
    const app = await buildServer({ ...ledger, developmentSignIn: false })
    const answer = await app.inject({ method: 'POST', url: '/api/development/sign-in', payload: choice() })
    expectProblem(answer, 404, 'not-found')
    await app.close()
  })
})
