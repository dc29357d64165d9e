import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import { firstManagerPath } from '../../src/identity/identity.js'
import { linkPath } from '../../src/identity/one-time-links.js'
import { makeAccount, password, signInWith } from './support/account.js'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recorder, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let other: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z', developmentSignIn: false })
  small = await recordSmallHouse(ledger)
  other = await recordSmallHouse(ledger)
  await settled(ledger)
})

afterAll(() => ledger?.close())

const house = () => small.house as HouseId
const personIn = (one: SmallHouse, who: 'member' | 'mayor') =>
  ({ role: 'person', house: one.house as HouseId, person: one.people[who] as PersonId }) as const
const home = (one: SmallHouse): string => `/huizen/${one.house}`
const status = async (reader: Reader, path: string): Promise<number> => (await reader.get(path)).statusCode

/** The link that a page shows once. */
const shownLink = (body: string): string => {
  const link = /<code>[^<]*(\/uitnodiging\/[\w-]{43})<\/code>/.exec(body)?.[1]
  if (link === undefined) throw new Error(`No link is shown: ${body}`)
  return link
}

const unlinked = async () => {
  await ledger.database.owner.query('DELETE FROM identity.account')
  await ledger.database.owner.query('DELETE FROM identity.failed_sign_in')
}

describe('the first account', () => {
  test('is made by a link that is void once another was given, works once, and is not offered when there is an account', async () => {
    const before = await firstManagerPath(ledger.identity)
    const path = await firstManagerPath(ledger.identity)
    const reader = createReader(ledger)
    expect(await status(reader, before!)).toBe(404)
    const page = await reader.get(path!)
    expect(page.body).toContain('eerste account')
    for (const [wrong, message] of [
      ['kort', 'ten minste 12 tekens'],
      ['passwordpassword', 'te makkelijk te raden'],
      ['eerste@voorbeeld.be', 'te makkelijk te raden'],
      ['x'.repeat(257), 'ten hoogste 256 tekens'],
    ] as const) {
      const refused = await reader.submit(path!, { naam: 'Eerste', login: 'eerste@voorbeeld.be', wachtwoord: wrong })
      expect(refused.statusCode).toBe(422)
      expect(refused.body).toContain(message)
      expect(refused.body).not.toContain(wrong === 'kort' ? 'value="kort"' : `value="${wrong}" autocomplete="new`)
    }
    const made = await reader.submit(path!, { naam: 'Eerste', login: ' Eerste@Voorbeeld.be ', wachtwoord: password })
    expect(made.statusCode).toBe(303)
    expect((await reader.get('/beheer/accounts')).body).toContain('eerste@voorbeeld.be')
    expect(await status(createReader(ledger), path!)).toBe(404)
    expect(await firstManagerPath(ledger.identity)).toBeNull()
    // A manager reads no house.
    expect(await status(reader, home(small))).toBe(403)
  })

  test('invites who administers a house, who invites the people of the house; each may do what is theirs', async () => {
    const manager = await signInWith(ledger, 'eerste@voorbeeld.be')
    const invited = await manager.submit('/beheer/accounts', {})
    expect(invited.statusCode).toBe(404)
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await manager.get('/beheer/accounts')).body)![1]!
    const given = await manager.post('/beheer/accounts/uitnodigingen', { _csrf: csrf, wie: small.house })
    const administrator = createReader(ledger)
    const link = shownLink(given.body)
    await administrator.submit(link, { naam: 'Beheer', login: 'beheer@voorbeeld.be', wachtwoord: password })
    expect(await status(administrator, home(small))).toBe(200)
    expect(await status(administrator, home(other))).toBe(403)
    expect(await status(administrator, `/huizen/${other.house}/toegang`)).toBe(403)
    expect(await status(administrator, '/beheer/accounts')).toBe(403)

    const access = `/huizen/${small.house}/toegang`
    const token = /name="_csrf" value="([^"]*)"/.exec((await administrator.get(access)).body)![1]!
    const invite = (wie: string) => administrator.post(`${access}/uitnodigingen`, { _csrf: token, wie })
    // A person of another house is nobody here.
    expect((await invite(other.people.mayor)).statusCode).toBe(422)
    const mayor = createReader(ledger)
    const mayorLink = shownLink((await invite(small.people.mayor)).body)
    expect((await administrator.get(access)).body).toContain('te gebruiken tot')
    await mayor.submit(mayorLink, { naam: 'Burgemeester', login: 'bm@voorbeeld.be', wachtwoord: password })
    expect(await status(mayor, home(small))).toBe(200)
    expect(await status(mayor, access)).toBe(403)
    expect((await mayor.get('/mijn-account')).body).toContain('Vertegenwoordiger in')
    expect((await administrator.get(access)).body).toContain('bm@voorbeeld.be')

    const auditorLink = shownLink((await invite('auditor')).body)
    const auditor = createReader(ledger)
    await auditor.submit(auditorLink, { naam: 'Auditor', login: 'auditor@voorbeeld.be', wachtwoord: password })
    expect(await status(auditor, home(small))).toBe(200)
    expect(await status(auditor, home(other))).toBe(403)
    expect((await auditor.get('/')).body).toContain(home(small))
    expect((await auditor.get('/')).body).not.toContain(home(other))
  })
})

describe('an account', () => {
  test('with several roles chooses one, which is remembered; only what it holds can be chosen', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [personIn(small, 'mayor'), { role: 'administrator', house: house() }])
    const reader = await signInWith(ledger, login)
    const first = await reader.get(home(small))
    expect(first.headers.location).toBe(`/rol?terug=${encodeURIComponent(home(small))}`)
    expect((await reader.get('/rol')).body).toContain('Vertegenwoordiger in')
    await reader.submit('/rol', { rol: `administrator:${other.house}` })
    expect(await status(reader, home(other))).toBe(303)
    const chosen = await reader.submit(first.headers.location!, { rol: `administrator:${house()}`, terug: home(small) })
    expect(chosen.headers.location).toBe(home(small))
    expect(await status(reader, `/huizen/${small.house}/toegang`)).toBe(200)
    await reader.submit('/rol', { rol: `person:${house()}` })
    expect(await status(reader, `/huizen/${small.house}/toegang`)).toBe(403)
    const again = await signInWith(ledger, login)
    expect(await status(again, home(small))).toBe(200)
    expect(await status(again, `/huizen/${small.house}/toegang`)).toBe(403)
  })

  test('loses its power the moment its role, its link or its seat ends', async () => {
    await unlinked()
    const auditor = await makeAccount(ledger, [{ role: 'auditor', house: house() }])
    const mayor = await makeAccount(ledger, [personIn(small, 'mayor')])
    const member = await makeAccount(ledger, [personIn(other, 'member')])
    const readers = await Promise.all([auditor, mayor, member].map(({ login }) => signInWith(ledger, login)))
    const [asAuditor, asMayor, asMember] = readers as [Reader, Reader, Reader]
    const { accounts } = ledger.identity
    expect(await status(asAuditor, home(small))).toBe(200)
    await accounts.withdrawRole(auditor.id, house(), 'auditor')
    expect(await status(asAuditor, home(small))).toBe(303)
    expect((await asAuditor.get('/rol')).body).toContain('op dit moment geen rol')

    expect(await status(asMayor, home(small))).toBe(200)
    await accounts.unlinkPerson(mayor.id, house())
    expect(await status(asMayor, home(small))).toBe(303)

    expect(await status(asMember, home(other))).toBe(200)
    const { state } = await ledger.houses.load(other.house as HouseId)
    const seats = [...state.seats.entries()].filter(([, { person }]) => person === other.people.member)
    for (const [seat] of seats) {
      await recorder(ledger, other.house)('EndSeat', { seat, effectiveOn: '2026-03-09', reason: 'gestopt' })
    }
    expect(await status(asMember, home(other))).toBe(303)
    const api = await asMember.get(`/api/houses/${other.house}`)
    expect(api.json()).toMatchObject({ status: 403, code: 'capacity-needed' })
  })

  test('is signed out everywhere when it is blocked, and comes in no more until it is let in again', async () => {
    await unlinked()
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const manager = await makeAccount(ledger, [{ role: 'manager' }])
    const reader = await signInWith(ledger, login)
    const asManager = await signInWith(ledger, manager.login)
    expect(await status(reader, home(small))).toBe(200)
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await asManager.get('/beheer/accounts')).body)![1]!
    const act = (account: string, wat: string) => asManager.post(`/beheer/accounts/${account}`, { _csrf: csrf, wat })
    await act(id, 'block')
    expect((await reader.get(home(small))).headers.location).toMatch(/^\/aanmelden/)
    const refused = await createReader(ledger).submit('/aanmelden/wachtwoord', { login, wachtwoord: password })
    expect(refused.statusCode).toBe(422)
    expect((await act(manager.id, 'block')).body).toContain('laatste beheerder')
    await act(id, 'unblock')
    expect(await status(await signInWith(ledger, login), home(small))).toBe(200)
  })

  test('is told the same for a wrong password as for a login that does not exist, and must wait after ten', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const attempt = (typed: string, wachtwoord: string) =>
      createReader(ledger).submit('/aanmelden/wachtwoord', { login: typed, wachtwoord })
    const shown = (body: string) => body.replace(/(value|data-token)="[^"]*"/g, '')
    const [wrong, unknown] = [await attempt(login, 'verkeerd'), await attempt('niemand@voorbeeld.be', 'verkeerd')]
    expect([wrong.statusCode, unknown.statusCode]).toEqual([422, 422])
    expect(shown(wrong.body).split('<')).toEqual(shown(unknown.body).split('<'))
    // All at the same moment: no more than ten are looked at.
    const many = await Promise.all(
      Array.from({ length: 15 }, () => ledger.identity.passwords.signIn(login, 'verkeerd')),
    )
    expect(many.filter((one) => !one.ok && one.why === 'wrong')).toHaveLength(9)
    const right = await attempt(login, password)
    expect(right.statusCode).toBe(429)
    expect(right.body).toContain('Wacht een kwartier')
    await ledger.database.owner.query(
      "UPDATE identity.failed_sign_in SET failed_at = failed_at - interval '15 minutes 1 second'",
    )
    expect((await attempt(login, password)).statusCode).toBe(303)
  })

  test('takes as long to refuse a login that does not exist', async () => {
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const time = async (typed: string): Promise<number> => {
      const start = performance.now()
      await ledger.identity.passwords.signIn(typed, 'verkeerd wachtwoord')
      return performance.now() - start
    }
    await time('niemand@voorbeeld.be')
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 4; round += 1) {
      known.push(await time(login))
      unknown.push(await time(`niemand-${round}@voorbeeld.be`))
    }
    // Without the same work the difference is a factor of thirty; a busy machine gives some noise.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4)
  })

  test('sees where it is signed in, ends one or all others, and not those of somebody else', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const stranger = await signInWith(ledger, (await makeAccount(ledger, [personIn(small, 'mayor')])).login)
    const [here, there, elsewhere] = [
      await signInWith(ledger, login),
      await signInWith(ledger, login),
      await signInWith(ledger, login),
    ]
    const { body } = await here.get('/mijn-account')
    const ends = [...body.matchAll(/\/mijn-account\/sessies\/([0-9a-f-]{36})\/beeindigen/g)].map(([path]) => path)
    expect(ends).toHaveLength(2)
    const csrf = (page: string) => /name="_csrf" value="([^"]*)"/.exec(page)![1]!
    await stranger.post(ends[0]!, { _csrf: csrf((await stranger.get('/mijn-account')).body) })
    expect([await status(there, home(small)), await status(elsewhere, home(small))]).toEqual([200, 200])
    await here.post(ends[0]!, { _csrf: csrf(body) })
    expect([await status(there, home(small)), await status(elsewhere, home(small))].sort()).toEqual([200, 303])
    await here.post('/mijn-account/sessies/beeindigen', { _csrf: csrf(body) })
    expect([await status(there, home(small)), await status(elsewhere, home(small))]).toEqual([303, 303])
    expect(await status(here, home(small))).toBe(200)
    expect(await status(stranger, home(small))).toBe(200)
  })

  test('changes its password with the one it had, and is signed out elsewhere', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const [here, there] = [await signInWith(ledger, login), await signInWith(ledger, login)]
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await here.get('/mijn-account')).body)![1]!
    const change = (huidig: string, wachtwoord: string) =>
      here.post('/mijn-account/wachtwoord', { _csrf: csrf, huidig, wachtwoord })
    expect((await change('verkeerd', 'een andere zin over de zon')).statusCode).toBe(422)
    expect((await change(password, 'kort')).body).toContain('ten minste 12 tekens')
    expect((await change(password, 'een andere zin over de zon')).statusCode).toBe(303)
    expect([await status(here, home(small)), await status(there, home(small))]).toEqual([200, 303])
    expect(await status(await signInWith(ledger, login), '/mijn-account')).toBe(303)
    expect(await status(await signInWith(ledger, login, 'een andere zin over de zon'), '/mijn-account')).toBe(200)
  })

  test('gets a new password by a link of the manager, which ends its sessions', async () => {
    await unlinked()
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const there = await signInWith(ledger, login)
    const token = await ledger.identity.links.make({ purpose: 'password', account: id })
    const here = createReader(ledger)
    const reset = await here.submit(linkPath(token), { wachtwoord: 'een derde zin over de wind' })
    expect(reset.statusCode).toBe(303)
    expect([await status(here, home(small)), await status(there, home(small))]).toEqual([200, 303])
    expect(await status(here, linkPath(token))).toBe(404)
    expect(await status(await signInWith(ledger, login), '/mijn-account')).toBe(303)
  })

  test('accepts a further invitation when it is signed in, and takes on that role', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [personIn(small, 'mayor')])
    const reader = await signInWith(ledger, login)
    const invited = { role: 'administrator', house: other.house as HouseId } as const
    const path = linkPath(await ledger.identity.links.make({ purpose: 'invitation', invited }))
    const page = await reader.get(path)
    const csrf = /name="_csrf" value="([^"]*)"/.exec(page.body)![1]!
    expect((await reader.post(`${path}/aanvaarden`, { _csrf: csrf })).statusCode).toBe(303)
    expect(await status(reader, home(other))).toBe(200)
    expect(await status(reader, home(small))).toBe(403)
    expect(await status(reader, path)).toBe(404)
    // Whoever is not signed in cannot accept for somebody.
    const again = linkPath(await ledger.identity.links.make({ purpose: 'invitation', invited }))
    expect((await createReader(ledger).post(`${again}/aanvaarden`, {})).headers.location).toMatch(/^\/aanmelden/)
  })

  test('is gone with its sessions and invitations when its person is erased, unless it is more than that', async () => {
    await unlinked()
    const third = await recordSmallHouse(ledger)
    const onlyPerson = await makeAccount(ledger, [personIn(third, 'member')])
    const more = await makeAccount(ledger, [personIn(third, 'mayor'), { role: 'auditor', house: house() }])
    const reader = await signInWith(ledger, onlyPerson.login)
    const invited = personIn(third, 'member')
    const token = await ledger.identity.links.make({ purpose: 'invitation', invited })
    for (const person of [third.people.member, third.people.mayor]) {
      await recorder(ledger, third.house)('ErasePersonalData', {
        person,
        reason: 'retention-ended',
        effectiveOn: '2026-03-10',
      })
    }
    const { accounts, links } = ledger.identity
    expect(await accounts.find(onlyPerson.id)).toBeNull()
    expect(await links.find(token)).toBeNull()
    expect((await reader.get(home(third))).headers.location).toMatch(/^\/aanmelden/)
    expect(await accounts.find(more.id)).toMatchObject({ persons: [], roles: [{ role: 'auditor' }] })
    const late = await links.make({ purpose: 'invitation', invited })
    const joined = await ledger.identity.joining.accept(late, more.id)
    expect(joined).toEqual({ ok: false, why: 'gone' })
  })
})

describe('what weighs', () => {
  const later = (login: string, minutes: number) =>
    ledger.database.owner.query(
      `UPDATE web.session SET data = jsonb_set(data, '{signedInAt}', to_jsonb((data->>'signedInAt')::bigint - $2::bigint))
       WHERE account = (SELECT id FROM identity.account WHERE login = $1)`,
      [login, minutes * 60_000],
    )

  test('asks for the password a quarter of an hour after signing in, and goes on with the form as it was filled in', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [personIn(small, 'mayor')])
    const secretary = await makeAccount(ledger, [
      { role: 'person', house: house(), person: small.people.secretary as PersonId },
    ])
    const dossier = await propose(small, { title: 'Een stem met bevestiging.' })
    const { ballot } = await small.record('OpenBallot', {
      effectiveOn: '2026-03-10',
      dossier,
      organ: small.stuurgroep,
    })
    await settled(ledger)
    const reader = await signInWith(ledger, secretary.login)
    await later(secretary.login, 16)
    const path = `/huizen/${small.house}/dossiers/${dossier}/stemmen?over=${ballot}`
    const fields = {
      [`vote.${small.seats.secretary}`]: 'for',
      [`vote.${small.seats.chair}`]: 'against',
      effectiveOn: '2026-03-10',
    }
    const asked = await reader.submit(path, fields)
    expect(asked.statusCode).toBe(403)
    expect(asked.body).toContain('Bevestig wie u bent')
    const votes = async () => (await ledger.houses.load(house())).state.dossiers.get(dossier as never)!.ballots
    const cast = async () => (await votes()).get(ballot as never)!.votes.size
    expect(await cast()).toBe(0)
    const kept = (body: string): [string, string][] =>
      [...body.slice(body.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
        .map(([, name, value]) => [unescaped(name!), unescaped(value!)] as [string, string])
        .filter(([name]) => name in fields || name === '_csrf' || name === '_key')
    const wrong = await reader.post(path, [...kept(asked.body), ['_bevestig', 'verkeerd']])
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('niet uw huidige wachtwoord')
    expect(kept(wrong.body)).toEqual(kept(asked.body))
    expect(await cast()).toBe(0)
    const confirmed = await reader.post(path, [...kept(wrong.body), ['_bevestig', password]])
    expect(confirmed.statusCode).toBe(303)
    expect(await cast()).toBe(2)
    // Reading, and what weighs less, asks nothing.
    const other = await signInWith(ledger, login)
    await later(login, 16)
    expect(await status(other, home(small))).toBe(200)
  })

  test('is refused to a program with a code of its own, and to giving access', async () => {
    await unlinked()
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    const reader = await signInWith(ledger, login)
    await later(login, 16)
    const cookie = () => [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const erase = () =>
      ledger.app.inject({
        method: 'POST',
        url: `/api/houses/${small.house}/commands/erase-personal-data`,
        headers: { cookie: cookie() },
        payload: {
          person: '00000000-0000-7000-8000-000000000009',
          reason: 'retention-ended',
          effectiveOn: '2026-03-10',
        },
      })
    expect((await erase()).json()).toMatchObject({ status: 403, code: 'recent-sign-in-needed' })
    const access = `/huizen/${small.house}/toegang`
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await reader.get(access)).body)![1]!
    const invite = (more: Record<string, string>) =>
      reader.post(`${access}/uitnodigingen`, { _csrf: csrf, wie: 'auditor', ...more })
    expect((await invite({})).statusCode).toBe(403)
    expect(shownLink((await invite({ _bevestig: password })).body)).toMatch(/^\/uitnodiging\//)
    expect((await erase()).json()).toMatchObject({ code: 'person.unknown' })
  })
})

describe('a link', () => {
  test('is kept as a hash, expires, is used once also at the same moment, and is not used up by a mistake', async () => {
    await unlinked()
    const invited = { role: 'auditor', house: house() } as const
    const { links, joining } = ledger.identity
    const token = await links.make({ purpose: 'invitation', invited })
    const { rows } = await ledger.database.owner.query<{ row: string }>(
      'SELECT row_to_json(l)::text AS row FROM identity.one_time_link l',
    )
    expect(rows.map(({ row }) => row).join()).not.toContain(token)
    const first = await makeAccount(ledger, [{ role: 'auditor', house: house() }])
    const make = (login: string) => joining.makeAccount(token, { login, name: 'N', passwordHash: '$argon2id$x' })
    expect(await make(first.login)).toEqual({ ok: false, why: 'login-taken' })
    const both = await Promise.all([make('een@voorbeeld.be'), make('twee@voorbeeld.be')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const late = await links.make({ purpose: 'invitation', invited })
    await ledger.database.owner.query("UPDATE identity.one_time_link SET expires_at = now() - interval '1 second'")
    expect(await links.find(late)).toBeNull()
    expect(await joining.accept(late, first.id)).toEqual({ ok: false, why: 'gone' })
  })
})
