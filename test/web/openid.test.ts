import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import type { Invited } from '../../src/identity/one-time-links.js'
import { readProviders } from '../../src/identity/openid/configuration.js'
import { startProvider } from '../identity/openid-provider.js'
import { makeAccount, password } from './support/account.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

type There = Awaited<ReturnType<typeof startProvider>>

let ledger: Ledger
let small: SmallHouse
let acm: There
let other: There

const origin = 'http://localhost'
const role = { role: 'BesluitboekAuditor', organisation: 'OVO002949', gives: 'auditor' }

beforeAll(async () => {
  acm = await startProvider()
  other = await startProvider()
  acm.open([`${origin}/aanmelden/via/acm/terug`])
  other.open([`${origin}/aanmelden/via/ander/terug`])
  const house = '01900000-0000-7000-8000-000000000001'
  const providers = readProviders(
    JSON.stringify([
      {
        id: 'acm',
        name: 'Vlaamse overheid',
        issuer: acm.issuer,
        ...acm.client,
        scope: 'openid profile email vo',
        subjectClaim: 'vo_id',
        roleClaim: 'besluitboek_rol_3d',
        roles: [{ ...role, house }],
      },
      { id: 'ander', name: 'Andere aanbieder', issuer: other.issuer, ...other.client },
    ]),
  )
  if (providers === null) throw new Error('The configuration is not read')
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', developmentSignIn: false, providers })
  small = await recordSmallHouse(ledger)
  // A mapping names houses by their id, and this one has its id only now.
  providers[0]!.roles[0]!.house = small.house as HouseId
  await settled(ledger)
})

afterAll(async () => {
  await ledger?.close()
  await acm?.close()
  await other?.close()
})

const home = () => `/huizen/${small.house}`
const status = async (reader: Reader, path: string): Promise<number> => (await reader.get(path)).statusCode

/** Goes to the provider and comes back; answers what the ledger then says. */
const goThrough = async (reader: Reader, { there = acm, id = 'acm', query = '' } = {}) => {
  const start = await reader.get(`/aanmelden/via/${id}${query}`)
  expect(start.statusCode).toBe(303)
  const back = new URL(await there.follow(start.headers.location!))
  expect(back.origin).toBe(origin)
  return reader.get(`${back.pathname}${back.search}`)
}

const invite = (invited: Invited) => ledger.identity.links.make({ purpose: 'invitation', invited })
const asMayor = (): Invited => ({
  role: 'person',
  house: small.house as HouseId,
  person: small.people.mayor as PersonId,
})

describe('signing in with a provider', () => {
  test('makes an account by an invitation, and knows it again by the claim that says who it is', async () => {
    acm.be({ sub: 'pair-1', vo_id: 'vo-1', given_name: 'An', family_name: 'Peeters' })
    const stranger = createReader(ledger)
    const refused = await goThrough(stranger)
    expect(refused.statusCode).toBe(403)
    expect(refused.body).toContain('nog geen account')
    expect(await status(stranger, home())).toBe(303)

    const token = await invite(asMayor())
    const invited = createReader(ledger)
    expect((await invited.get(`/uitnodiging/${token}`)).body).toContain('Aanvaard met Vlaamse overheid')
    const made = await goThrough(invited, { query: `?uitnodiging=${token}` })
    expect(made.statusCode).toBe(303)
    expect(await status(invited, home())).toBe(200)
    expect((await invited.get('/mijn-account')).body).toContain('An Peeters')

    // Another pairwise subject, the same person.
    acm.be({ sub: 'pair-2', vo_id: 'vo-1' })
    const again = createReader(ledger)
    expect((await goThrough(again, { query: `?terug=${home()}` })).headers.location).toBe(home())
    expect(await status(again, home())).toBe(200)
    // The link is used up, and the name at one provider is nobody at another.
    acm.be({ sub: 'pair-3', vo_id: 'vo-3' })
    expect((await goThrough(createReader(ledger), { query: `?uitnodiging=${token}` })).statusCode).toBe(404)
    other.be({ sub: 'vo-1' })
    expect((await goThrough(createReader(ledger), { there: other, id: 'ander' })).statusCode).toBe(403)
  })

  test('gives what the roles of the provider are worth here, for that organisation only, until it says otherwise', async () => {
    const come = async (roles: unknown, more: object = {}) => {
      acm.be({ sub: 'pair-a', vo_id: 'vo-a', name: 'Auditor', besluitboek_rol_3d: roles, ...more })
      const reader = createReader(ledger)
      const answer = await goThrough(reader)
      return { reader, answer }
    }
    for (const worthless of [
      ['BesluitboekAuditor:OVO000001'],
      ['Andere rol:OVO002949'],
      'BesluitboekAuditor',
      ['BesluitboekAuditor:OVO002949:OVO000001'],
      null,
      [{ role: 'BesluitboekAuditor:OVO002949' }],
    ]) {
      expect((await come(worthless)).answer.statusCode).toBe(403)
    }
    const first = await come(['Andere rol:OVO000001', 'BesluitboekAuditor:OVO002949'])
    expect(await status(first.reader, home())).toBe(200)
    expect(await status(first.reader, `${home()}/toegang`)).toBe(403)
    const without = await come(['BesluitboekAuditor:OVO000001'])
    expect(without.answer.headers.location).toMatch(/^\/rol/)
    expect(await status(first.reader, home())).toBe(303)
    const forOrganisation = await come('BesluitboekAuditor', { vo_orgcode: 'OVO002949' })
    expect(await status(forOrganisation.reader, home())).toBe(200)
  })

  test('is refused where the answer is not to the question that was asked', async () => {
    acm.be({ sub: 'pair-1', vo_id: 'vo-1' })
    const reader = createReader(ledger)
    const start = await reader.get('/aanmelden/via/acm')
    const asked = new URL(start.headers.location!)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile email vo',
    })
    expect(asked.searchParams.get('state')).toMatch(/.{20,}/)
    expect(asked.searchParams.get('nonce')).toMatch(/.{20,}/)
    const back = new URL(await acm.follow(asked.href))
    // Somebody else's browser, and another state.
    expect(await status(createReader(ledger), `${back.pathname}${back.search}`)).toBe(403)
    const forged = new URL(back)
    forged.searchParams.set('state', 'x'.repeat(43))
    expect(await status(reader, `${forged.pathname}${forged.search}`)).toBe(403)
    // One question, one answer: the right one comes too late now.
    expect(await status(reader, `${back.pathname}${back.search}`)).toBe(403)
    expect(await status(reader, home())).toBe(303)
    // An answer of one provider is none of the other.
    const second = createReader(ledger)
    const to = await second.get('/aanmelden/via/acm')
    const came = new URL(await acm.follow(to.headers.location!))
    expect(await status(second, `/aanmelden/via/ander/terug${came.search}`)).toBe(403)
    expect(await status(second, '/aanmelden/via/niemand')).toBe(404)
    // Whoever refuses there is nobody here.
    acm.be(null)
    expect((await goThrough(createReader(ledger))).statusCode).toBe(403)
  })

  test('shows again who somebody is, in the middle of what weighs, without losing it', async () => {
    acm.be({ sub: 'pair-1', vo_id: 'vo-1' })
    const reader = createReader(ledger)
    await goThrough(reader)
    await ledger.database.owner.query(
      `UPDATE web.session SET data = jsonb_set(data, '{signedInAt}', to_jsonb((data->>'signedInAt')::bigint - 960000))
       WHERE data ? 'signedInAt'`,
    )
    const cookie = () => [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const vote = async () =>
      (
        await ledger.app.inject({
          method: 'POST',
          url: `/api/houses/${small.house}/commands/erase-personal-data`,
          headers: { cookie: cookie() },
          payload: { person: small.people.mayor, reason: 'retention-ended', effectiveOn: '2026-03-10' },
        })
      ).json<{ code: string }>().code
    expect(await vote()).toBe('recent-sign-in-needed')
    acm.be({ sub: 'pair-a', vo_id: 'vo-a' })
    expect((await goThrough(reader, { query: '?bevestig=ja' })).statusCode).toBe(403)
    expect(await vote()).toBe('recent-sign-in-needed')
    acm.be({ sub: 'pair-1', vo_id: 'vo-1' })
    const [before, form] = [cookie(), await reader.get('/mijn-account')]
    const confirmed = await goThrough(reader, { query: '?bevestig=ja' })
    expect(confirmed.headers.location).toBe('/mijn-account?gedaan=bevestigd')
    // A session of a new id, to which the form in the other window still belongs.
    expect(cookie()).not.toBe(before)
    expect(await vote()).toBe('forbidden')
    const ended = await reader.post('/mijn-account/sessies/beeindigen', { _csrf: hidden(form.body, '_csrf') })
    expect(ended.headers.location).toBe('/mijn-account?gedaan=beeindigd')
  })

  test('ends here at once, and offers to end it there; a blocked account is not let in', async () => {
    acm.be({ sub: 'pair-1', vo_id: 'vo-1' })
    const reader = createReader(ledger)
    await goThrough(reader)
    const left = await reader.submit('/mijn-account', {}).then(async () => {
      const { body } = await reader.get('/mijn-account')
      const csrf = /name="_csrf" value="([^"]*)"/.exec(body)![1]!
      return reader.post('/afmelden', { _csrf: csrf })
    })
    expect(left.headers.location).toBe('/afgemeld/acm')
    expect(await status(reader, home())).toBe(303)
    expect((await reader.get('/afgemeld/acm')).body).toContain(`href="${acm.issuer}/session/end`)
    const account = await ledger.identity.external.find('acm', 'vo-1')
    await ledger.identity.accounts.block(account!)
    expect((await goThrough(createReader(ledger))).body).toContain('geblokkeerd')
    await ledger.identity.accounts.unblock(account!)
  })

  test('says so where the provider is away, and lets others in meanwhile', async () => {
    const gone = await startProvider()
    gone.open([])
    await gone.close()
    const providers = readProviders(
      JSON.stringify([{ id: 'weg', name: 'Aanbieder', issuer: gone.issuer, ...gone.client }]),
    )
    const without = await openLedger({ developmentSignIn: false, providers: providers! })
    const away = await createReader(without).get('/aanmelden/via/weg')
    expect([away.statusCode, away.body]).toEqual([503, expect.stringContaining('antwoordt nu niet')])
    const { login } = await makeAccount(without, [{ role: 'manager' }])
    const reader = createReader(without)
    await reader.submit('/aanmelden/wachtwoord', { login, wachtwoord: password })
    expect(await status(reader, '/beheer/accounts')).toBe(200)
    await without.close()
  })
})

describe('providers of the configuration', () => {
  const whole = { id: 'acm', name: 'A', issuer: 'https://idp.example.be', clientId: 'c', clientSecret: 's' }

  test.each([
    [{ ...whole, issuer: 'http://idp.example.be' }],
    [{ ...whole, issuer: 'ftp://idp.example.be' }],
    [{ ...whole, id: 'ACM/IDM' }],
    [{ ...whole, scope: 'profile' }],
    [{ ...whole, secret: 'misspelt' }],
    [{ ...whole, roles: [{ role: 'R', organisation: 'Huis', house: small?.house, gives: 'auditor' }] }],
  ])('are refused where something is wrong: %j', (wrong) => {
    expect(readProviders(JSON.stringify([wrong]))).toBeNull()
  })

  test('are read from text, and no two have one name', () => {
    expect(readProviders(JSON.stringify([whole]))).toMatchObject([{ id: 'acm', scope: 'openid profile', roles: [] }])
    expect(readProviders(JSON.stringify([whole, whole]))).toBeNull()
  })
})
