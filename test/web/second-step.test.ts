import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import { createIdentity } from '../../src/identity/identity.js'
import { linkPath } from '../../src/identity/one-time-links.js'
import type { Mail } from '../../src/notifying/mail.js'
import { makeAccount, password, signInWith } from './support/account.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { appFor, begin, forgetCodes, halfway, secondStep, setUpSecondStep } from './support/second-step.js'
import { textOf } from './support/text.js'

/* A second step beside a password, where whoever holds an office must have one. */

let ledger: Ledger
let small: SmallHouse
const mails: Mail[] = []
const lines: string[] = []

beforeAll(async () => {
  ledger = await openLedger({
    now: '2026-03-10T10:00:00Z',
    factorDemanded: 'offices',
    requestsPerMinute: 1_000_000,
    logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
    sendMail: async (mail) => {
      mails.push(mail)
      return { kind: 'accepted' }
    },
  })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
})

beforeEach(async () => {
  await ledger.database.owner.query('DELETE FROM identity.account')
  await ledger.database.owner.query('DELETE FROM identity.failed_sign_in')
  mails.length = 0
  lines.length = 0
})

afterAll(() => ledger?.close())

const house = () => small.house as HouseId
const person = (who: 'secretary' | 'chair' | 'member' | 'mayor') =>
  ({ role: 'person', house: house(), person: small.people[who] as PersonId }) as const
const administrator = () => makeAccount(ledger, [{ role: 'administrator', house: house() }])
const home = () => `/huizen/${small.house}`
const status = async (reader: Reader, path: string): Promise<number> => (await reader.get(path)).statusCode
const isIn = async (reader: Reader): Promise<boolean> => (await status(reader, home())) === 200
const send = async (reader: Reader, path: string, fields: Record<string, string>, from = '/mijn-account') =>
  reader.post(path, { _csrf: hidden((await reader.get(from)).body, '_csrf'), ...fields })
const giveCode = (reader: Reader, code: string) => send(reader, '/aanmelden/code', { code }, '/aanmelden/wachtwoord')
let readers = 0
/** Each from another address: how many attempts one address may make is the matter of another test. */
const nextAddress = (): string => {
  readers += 1
  return `198.51.100.${readers}`
}
const newReader = (): Reader => createReader(ledger, nextAddress())
const signIn = (login: string) => signInWith(ledger, login, password, nextAddress())
const halfwayIn = (login: string, typed = password) => halfway(ledger, login, typed, nextAddress())
const cookieOf = (reader: Reader): string => [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const api = async (reader: Reader, url: string, method: 'GET' | 'POST' = 'GET') => {
  const headers = { cookie: cookieOf(reader), accept: 'application/json' }
  const answer = await ledger.app.inject({ method, url, headers, ...(method === 'POST' ? { payload: {} } : {}) })
  return [answer.statusCode, answer.json<{ code?: string }>().code] as const
}
const told = () => mails.map(({ to, text }) => [to.address, text.split('\n')[2]] as const)
/** As if somebody signed in, or confirmed who they are, sixteen minutes ago. */
const later = () =>
  ledger.database.owner.query(
    `UPDATE web.session SET data = data || jsonb_build_object('signedInAt', (data->>'signedInAt')::bigint - 960000,
       'confirmedAt', coalesce((data->>'confirmedAt')::bigint, 0) - 960000)
     WHERE account IS NOT NULL AND ended_at IS NULL`,
  )

/** An administrator with a second step, who is signed in. */
const withSecondStep = async () => {
  const account = await administrator()
  const reader = await signIn(account.login)
  return { ...account, reader, ...(await setUpSecondStep(ledger, reader)) }
}

describe('whoever holds an office', () => {
  test('is asked for a second step at the next sign-in, and reaches no page or answer before it is there', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }, { role: 'manager' }])
    const reader = newReader()
    const signedIn = await reader.submit('/aanmelden/wachtwoord', { login, wachtwoord: password, terug: home() })
    expect([signedIn.statusCode, signedIn.headers.location]).toEqual([303, secondStep])
    await ledger.app.ready()
    const token = hidden((await reader.get(secondStep)).body, '_csrf')
    const reached: string[] = []
    for (const { method, url, access } of ledger.app.declaredRoutes) {
      if (access === 'public' || access === 'leaves' || method === 'HEAD') continue
      const path = url
        .replace(':house', small.house)
        .replace(/:[a-zA-Z]+/g, small.house)
        .replace('*', 'x')
      const answer = await ledger.app.inject({
        method: method as 'GET',
        url: path,
        headers: { cookie: cookieOf(reader), accept: 'application/json', 'x-csrf-token': token },
        ...(method === 'GET' ? {} : { payload: {} }),
      })
      // A page sends people on; a program is told why.
      const onward = String(answer.headers.location ?? '').startsWith(`${secondStep}?terug=`)
      const code = onward ? 'second-factor-needed' : /"code":"([^"]+)"/.exec(answer.body)?.[1]
      if (code !== 'second-factor-needed') reached.push(`${method} ${url}`)
    }
    // Setting it up, or a passkey, and nothing else.
    expect(reached.sort()).toEqual([
      `GET ${secondStep}`,
      'POST /mijn-account/sleutels',
      'POST /mijn-account/sleutels/opties',
      `POST ${secondStep}`,
      `POST ${secondStep}/begin`,
    ])
    expect(await api(reader, `/api/houses/${small.house}`)).toEqual([403, 'second-factor-needed'])
    expect(textOf((await reader.get(secondStep)).body)).toContain('een wachtwoord alleen niet genoeg')
    const { kept, codes } = await setUpSecondStep(ledger, reader)
    expect([kept.statusCode, codes.length]).toEqual([200, 8])
    expect(await status(reader, '/rol')).toBe(200)
    expect(lines.filter((line) => /"security":"factor","change":"added"/.test(line) && line.includes(id))).toHaveLength(
      1,
    )
  })

  test.each([
    ['who manages accounts', () => [{ role: 'manager' } as const], true],
    ['an administrator', () => [{ role: 'administrator', house: house() } as const], true],
    ['an auditor', () => [{ role: 'auditor', house: house() } as const], true],
    ['a secretary', () => [person('secretary')], true],
    ['a chair', () => [person('chair')], true],
    ['a member', () => [person('member')], false],
  ] as const)('%s: asked, yes or no', async (_, invited, asked) => {
    const { login } = await makeAccount(ledger, invited())
    const answer = await newReader().submit('/aanmelden/wachtwoord', { login, wachtwoord: password })
    expect(answer.headers.location).toBe(asked ? secondStep : '/mijn-werk')
  })

  test('makes an account by an invitation, and sets it up at once; one who accepts a further office too', async () => {
    const invited = { role: 'auditor', house: house() } as const
    const link = linkPath(await ledger.identity.links.make({ purpose: 'invitation', invited }))
    const made = newReader()
    const account = await made.submit(link, { naam: 'An', login: 'an@voorbeeld.be', wachtwoord: password })
    expect(account.headers.location).toBe(secondStep)
    expect(await isIn(made)).toBe(false)
    const member = await signIn((await makeAccount(ledger, [person('member')])).login)
    expect(await isIn(member)).toBe(true)
    const more = linkPath(await ledger.identity.links.make({ purpose: 'invitation', invited }))
    const accepted = await send(member, `${more}/aanvaarden`, {}, more)
    expect(accepted.headers.location).toBe(secondStep)
    expect(await isIn(member)).toBe(false)
    await setUpSecondStep(ledger, member)
    expect(await isIn(member)).toBe(true)
    expect(textOf((await member.get('/rol')).body)).toContain('Auditor van')
  })

  test('with a passkey is asked for that one, and cannot go around it with the password', async () => {
    const { id, login } = await administrator()
    await ledger.database.owner.query(
      `INSERT INTO identity.passkey (id, account, credential, public_key, counter)
       VALUES (gen_random_uuid(), $1, 'x', '\\x00', 0)`,
      [id],
    )
    const reader = await halfwayIn(login)
    const page = await reader.get('/aanmelden/code')
    expect(page.body).toContain('data-path="/aanmelden/sleutel"')
    expect(page.body).not.toContain('name="code"')
    expect(await giveCode(reader, '000000')).toMatchObject({ statusCode: 422 })
    expect([await status(reader, secondStep), await isIn(reader)]).toEqual([303, false])
  })
})

describe('a second step', () => {
  test('shows its secret as text and as a picture, takes no wrong code, and ends where else somebody is signed in', async () => {
    const { login } = await makeAccount(ledger, [person('member')])
    const [reader, elsewhere] = [await signIn(login), await signIn(login)]
    expect((await reader.get('/mijn-account')).body).toContain(secondStep)
    const page = await begin(reader)
    expect(page.headers['cache-control']).toMatch(/no-store/)
    expect(page.body).toMatch(/<img src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]{500,}" alt="Vierkant/)
    const app = appFor(page.body)
    const fields = { _csrf: hidden(page.body, '_csrf'), geheim: hidden(page.body, 'geheim') }
    const wrong = await reader.post(secondStep, { ...fields, code: '000000' })
    expect([wrong.statusCode, hidden(wrong.body, 'geheim')]).toEqual([422, fields.geheim])
    expect(wrong.body).toContain('href="#veld-code"')
    expect(wrong.body).not.toContain('value="000000"')
    const stranger = await signIn((await makeAccount(ledger, [person('mayor')])).login)
    const theirs = await send(stranger, secondStep, { geheim: fields.geheim, code: app.code() }, secondStep)
    expect(theirs.headers.location).toBe(`${secondStep}?gedaan=te-lang`)
    const kept = await reader.post(secondStep, { ...fields, code: app.code() })
    expect(kept.statusCode).toBe(200)
    expect([await isIn(reader), await isIn(elsewhere)]).toEqual([true, false])
    expect(await ledger.identity.secondFactor.accountsWithFactor()).toHaveProperty('size', 1)
    // Sent once more, the codes do not show again.
    const again = await reader.post(secondStep, {
      ...fields,
      _csrf: hidden((await reader.get(secondStep)).body, '_csrf'),
      code: app.code(),
    })
    expect(again.body).not.toMatch(/<code>[a-z2-9]{5}-/)
    await vi.waitFor(() =>
      expect(told()).toEqual([[login, expect.stringContaining('U hebt een tweede stap ingesteld')]]),
    )
  })

  test('is asked after the password, takes a code once, and lets nobody in who shows none', async () => {
    const { id, login, app } = await withSecondStep()
    const reader = await halfwayIn(login)
    expect([await isIn(reader), await status(reader, '/mijn-account')]).toEqual([false, 303])
    expect(await api(reader, `/api/houses/${small.house}`)).toEqual([401, 'sign-in-needed'])
    const before = reader.cookies.get('besluitboek')
    const wrong = await giveCode(reader, '123456')
    expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('niet juist')])
    const code = app.code()
    expect((await giveCode(reader, code)).headers.location).toBe('/mijn-werk')
    expect(reader.cookies.get('besluitboek')).not.toBe(before)
    expect(await isIn(reader)).toBe(true)
    expect(await api(reader, `/api/houses/${small.house}`)).toEqual([200, undefined])
    const thief = await halfwayIn(login)
    expect((await giveCode(thief, code)).statusCode).toBe(422)
    expect(await isIn(thief)).toBe(false)
    expect(lines.some((line) => line.includes('"way":"code","why":"wrong"') && line.includes(id))).toBe(true)
    for (const secret of [code, '123456', password, login]) expect(lines.join('\n')).not.toContain(`"${secret}"`)
  })

  test('goes on to where somebody was going, and is forgotten ten minutes after the password', async () => {
    const { login, app } = await withSecondStep()
    const reader = newReader()
    await reader.submit('/aanmelden/wachtwoord', { login, wachtwoord: password, terug: `${home()}/besluiten` })
    expect((await giveCode(reader, app.code())).headers.location).toBe(`${home()}/besluiten`)
    await forgetCodes(ledger)
    const slow = await halfwayIn(login)
    await ledger.database.owner.query(
      `UPDATE web.session SET data = jsonb_set(data, '{halfway,since}', to_jsonb((data->'halfway'->>'since')::bigint - 601000))
       WHERE data ? 'halfway'`,
    )
    const late = await slow.post('/aanmelden/code', {
      _csrf: hidden((await slow.get('/aanmelden')).body, '_csrf'),
      code: app.code(),
    })
    expect(late.headers.location).toBe('/aanmelden')
    expect(await isIn(slow)).toBe(false)
  })

  test('lets a recovery code in once, and tells the owner', async () => {
    const { login, codes } = await withSecondStep()
    const reader = await halfwayIn(login)
    expect((await giveCode(reader, ` ${codes[0]!.toUpperCase()} `)).statusCode).toBe(303)
    expect(await isIn(reader)).toBe(true)
    expect(textOf((await reader.get(secondStep)).body)).toContain('nog 7 herstelcodes')
    await vi.waitFor(() => expect(told().at(-1)![1]).toContain('gebruikte een herstelcode'))
    const again = await halfwayIn(login)
    expect((await giveCode(again, codes[0]!)).statusCode).toBe(422)
    expect(await isIn(again)).toBe(false)
    const renewed = await send(reader, `${secondStep}/herstelcodes`, {}, secondStep)
    expect(renewed.body).toMatch(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/)
    expect((await giveCode(again, codes[1]!)).statusCode).toBe(422)
  })

  test('is asked with the password by what weighs, once it is there', async () => {
    const { login, app, reader } = await withSecondStep()
    await later()
    const path = `${home()}/toegang/uitnodigingen`
    const token = hidden((await reader.get(`${home()}/toegang`)).body, '_csrf')
    const invite = (more: Record<string, string>) => reader.post(path, { _csrf: token, wie: 'auditor', ...more })
    const asked = await invite({})
    expect([asked.statusCode, asked.body]).toEqual([403, expect.stringContaining('name="_bevestigcode"')])
    expect((await invite({ _bevestig: password })).statusCode).toBe(422)
    const wrong = await invite({ _bevestig: password, _bevestigcode: '000000' })
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('href="#veld--bevestigcode"')])
    expect(wrong.body).not.toContain('000000')
    const code = app.code()
    expect((await invite({ _bevestig: 'verkeerd', _bevestigcode: code })).statusCode).toBe(422)
    expect((await invite({ _bevestig: password, _bevestigcode: code })).body).toContain('/uitnodiging/')
    const other = await halfwayIn(login)
    expect((await giveCode(other, code)).statusCode).toBe(422)
  })

  test('is replaced after showing again who one is; the app and codes of before work no more', async () => {
    const { login, app, codes, reader } = await withSecondStep()
    await later()
    expect((await begin(reader)).statusCode).toBe(403)
    const page = await begin(reader, { _bevestig: password, _bevestigcode: app.code() })
    const newApp = appFor(page.body)
    const fields = { _csrf: hidden(page.body, '_csrf'), geheim: hidden(page.body, 'geheim') }
    expect((await reader.post(secondStep, { ...fields, code: newApp.code() })).statusCode).toBe(200)
    await forgetCodes(ledger)
    const again = await halfwayIn(login)
    expect((await giveCode(again, app.code())).statusCode).toBe(422)
    expect((await giveCode(again, codes[0]!)).statusCode).toBe(422)
    expect((await giveCode(again, newApp.code())).statusCode).toBe(303)
    await vi.waitFor(() => expect(told().at(-1)![1]).toContain('is vervangen'))
  })

  test('is taken away only by who shows again who they are, and not where their office asks for it', async () => {
    const held = await withSecondStep()
    const stays = await send(held.reader, `${secondStep}/weg`, {}, secondStep)
    expect([stays.statusCode, textOf(stays.body)]).toEqual([422, expect.stringContaining('niet wegnemen')])
    const { login } = await makeAccount(ledger, [person('member')])
    const reader = await signIn(login)
    await setUpSecondStep(ledger, reader)
    await later()
    expect((await send(reader, `${secondStep}/weg`, {}, secondStep)).statusCode).toBe(403)
    await halfwayIn(login)
    await ledger.database.owner.query(
      "UPDATE web.session SET data = data || jsonb_build_object('confirmedAt', $1::bigint)",
      [Date.now()],
    )
    const gone = await send(reader, `${secondStep}/weg`, {}, secondStep)
    expect(gone.headers.location).toBe('/mijn-account?gedaan=tweede-stap-weg')
    expect(await isIn(await signIn(login))).toBe(true)
    await vi.waitFor(() => expect(told().at(-1)![1]).toContain('is weg'))
  })
})

describe('who lost their app', () => {
  test('gets no further with a link for a new password', async () => {
    const { id, login } = await withSecondStep()
    const token = await ledger.identity.links.make({ purpose: 'password', account: id })
    const reader = newReader()
    const reset = await reader.submit(linkPath(token), { wachtwoord: 'een derde zin over de wind' })
    expect(reset.headers.location).toBe('/aanmelden/code')
    expect(await isIn(reader)).toBe(false)
    await halfwayIn(login, 'een derde zin over de wind')
  })

  test('begins again by a link of who manages accounts and their password, and sets up another one', async () => {
    const { id, login, app, codes, reader } = await withSecondStep()
    const manager = await signIn((await makeAccount(ledger, [{ role: 'manager' }])).login)
    await setUpSecondStep(ledger, manager)
    const page = await manager.get('/beheer/accounts')
    expect(page.body.match(/value="second-factor"/g)).toHaveLength(2)
    const given = await send(manager, `/beheer/accounts/${id}`, { wat: 'second-factor' }, '/beheer/accounts')
    const link = /<code>[^<]*(\/uitnodiging\/[\w-]{43})<\/code>/.exec(given.body)![1]!
    const lost = newReader()
    const wrong = await lost.submit(link, { wachtwoord: 'niet het wachtwoord' })
    expect([wrong.statusCode, await isIn(reader)]).toEqual([422, true])
    expect(await ledger.identity.secondFactor.find(id)).not.toBeNull()
    const again = await lost.submit(link, { wachtwoord: password })
    expect(again.headers.location).toBe(secondStep)
    expect([await isIn(lost), await isIn(reader)]).toEqual([false, false])
    expect(await status(newReader(), link)).toBe(404)
    await vi.waitFor(() => expect(told().at(-1)).toEqual([login, expect.stringContaining('is weg')]))
    const { app: next } = await setUpSecondStep(ledger, lost)
    expect(await isIn(lost)).toBe(true)
    const after = await halfwayIn(login)
    expect((await giveCode(after, app.code())).statusCode).toBe(422)
    expect((await giveCode(after, codes[0]!)).statusCode).toBe(422)
    expect((await giveCode(after, next.code())).statusCode).toBe(303)
  })

  test('whose account is blocked gets in by neither', async () => {
    const { id, login, app } = await withSecondStep()
    await makeAccount(ledger, [{ role: 'manager' }])
    const reader = await halfwayIn(login)
    const token = await ledger.identity.links.make({ purpose: 'second-factor', account: id })
    await ledger.identity.accounts.block(id)
    expect((await giveCode(reader, app.code())).headers.location).toBe('/aanmelden')
    const lost = await newReader().submit(linkPath(token), { wachtwoord: password })
    expect(lost.statusCode).toBe(422)
    expect(await ledger.identity.secondFactor.find(id)).not.toBeNull()
  })
})

test('where the demand is switched off, nobody must have one, and who has one is still asked', async () => {
  const without = await openLedger({ now: '2026-03-10T10:00:00Z', factorDemanded: 'off' })
  const other = await recordSmallHouse(without)
  await settled(without)
  const { login } = await makeAccount(without, [{ role: 'administrator', house: other.house as HouseId }])
  const reader = await signInWith(without, login)
  expect(await status(reader, `/huizen/${other.house}`)).toBe(200)
  await setUpSecondStep(without, reader)
  await halfway(without, login, password)
  const gone = await send(reader, `${secondStep}/weg`, {}, secondStep)
  expect(gone.statusCode).toBe(303)
  expect(await status(await signInWith(without, login), `/huizen/${other.house}`)).toBe(200)
  await without.close()
})

test('where it is demanded of everyone, a member without office is asked too', async () => {
  const { pool, execute, houses, today } = ledger
  const factorSecret = 'a secret of more than thirty-two characters'
  const identity = createIdentity({ pool, execute, houses, today, factorSecret, factorDemanded: 'everyone' })
  const { id } = await makeAccount(ledger, [person('member')])
  const account = (await identity.accounts.find(id))!
  expect([await identity.nextStep(account), await ledger.identity.nextStep(account)]).toEqual(['set-up', 'none'])
})
