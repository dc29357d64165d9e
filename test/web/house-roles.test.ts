import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { streamOf } from '../../src/application/house-states.js'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import { makeAccount, signInWith } from './support/account.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let other: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  other = await recordSmallHouse(ledger)
  await settled(ledger)
})

afterAll(() => ledger?.close())

const house = () => small.house as HouseId
const home = () => `/huizen/${small.house}`
const status = async (reader: Reader, path: string): Promise<number> => (await reader.get(path)).statusCode

/** The facts about access of a house, oldest first. */
const factsOf = async (account: string, of = small): Promise<readonly { type: string; via: string }[]> => {
  const events = await ledger.store.readStream(streamOf(of.house as HouseId), { fromRevision: 0, limit: 1000 })
  return events
    .filter(({ data }) => (data as { account?: string }).account === account)
    .map(({ type, actor }) => ({ type, via: actor.via }))
}
const typesOf = async (account: string, of = small) => (await factsOf(account, of)).map(({ type }) => type)

const command = (reader: Reader, name: string, payload: object) =>
  ledger.app.inject({
    method: 'POST',
    url: `/api/houses/${small.house}/commands/${name}`,
    headers: { cookie: [...reader.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    payload: { effectiveOn: '2026-03-10', ...payload },
  })

describe('a role in a house', () => {
  test('is a fact of the ledger from the moment its invitation is accepted until it is withdrawn', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'administrator', house: house() }])
    expect(await factsOf(id)).toEqual([{ type: 'AdministratorAppointed', via: 'system' }])
    const reader = await signInWith(ledger, login)
    const page = await reader.get(`${home()}/toegang`)
    expect(page.body).toContain('Sinds 10 maart 2026')
    expect(page.body).toContain(id)
    const withdrawn = await reader.post(`${home()}/toegang/intrekken`, {
      _csrf: hidden(page.body, '_csrf'),
      account: id,
      rol: 'administrator',
    })
    expect(withdrawn.statusCode).toBe(303)
    expect(await typesOf(id)).toEqual(['AdministratorAppointed', 'AdministratorDismissed'])
    expect(await status(reader, `${home()}/toegang`)).not.toBe(200)
    // Invited anew, it is a new fact.
    const { links, joining } = ledger.identity
    const again = await links.make({ purpose: 'invitation', invited: { role: 'administrator', house: house() } })
    expect(await joining.accept(again, id)).toMatchObject({ ok: true })
    expect(await typesOf(id)).toHaveLength(3)
    expect(await status(await signInWith(ledger, login), `${home()}/toegang`)).toBe(200)
  })

  test('counts by the ledger alone: a row in the tables gives nothing', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'auditor', house: house() }])
    const reader = await signInWith(ledger, login)
    expect(await status(reader, home())).toBe(200)
    const principal = { kind: 'operator' } as const
    const body = { effectiveOn: '2026-03-10', account: id }
    const result = await ledger.execute({
      ...{ house: house(), type: 'DismissAuditor', body, principal, via: 'import', key: null, dossierRevision: null },
    })
    expect(result.ok).toBe(true)
    const { rows } = await ledger.database.owner.query('SELECT FROM identity.account_role WHERE account = $1', [id])
    expect(rows).toHaveLength(1)
    expect((await reader.get(home())).headers.location).toMatch(/^\/rol/)
    expect(await ledger.identity.capacities((await ledger.identity.accounts.find(id))!)).toEqual([])
  })

  test('that was given before the ledger knew of it is recorded once, at the next start or sign-in', async () => {
    const { id, login } = await makeAccount(ledger, [
      { role: 'person', house: other.house as HouseId, person: other.people.mayor as PersonId },
    ])
    const insert = (role: string) =>
      ledger.database.owner.query('INSERT INTO identity.account_role (account, house, role) VALUES ($1, $2, $3)', [
        id,
        small.house,
        role,
      ])
    await insert('auditor')
    const account = async () => (await ledger.identity.accounts.find(id))!
    const kinds = async () => (await ledger.identity.capacities(await account())).map(({ key }) => key.split(':')[0])
    expect(await kinds()).toEqual(['person'])
    const troubles: unknown[] = []
    for (const _ of [1, 2]) await ledger.identity.roles.settle(null, (error) => troubles.push(error))
    expect(troubles).toEqual([])
    expect(await kinds()).toEqual(['person', 'auditor'])
    expect(await typesOf(id)).toEqual(['AuditorAppointed'])
    await insert('administrator')
    await signInWith(ledger, login)
    expect(await kinds()).toEqual(['person', 'administrator', 'auditor'])
    // A role in a house that is not there gives nothing and keeps nobody out.
    const nowhere = '01900000-0000-7000-8000-00000000dead'
    await ledger.database.owner.query(
      "INSERT INTO identity.provider_role (account, provider, house, role) VALUES ($1, 'acm', $2, 'auditor')",
      [id, nowhere],
    )
    await ledger.identity.roles.settle(null, (error) => troubles.push(error))
    expect(troubles).toHaveLength(1)
    expect(await status(await signInWith(ledger, login), '/rol')).toBe(200)
  })

  test('is given by command too: by the administrator and who manages accounts, by nobody else', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'auditor', house: other.house as HouseId }])
    const as = async (role: 'administrator' | 'auditor' | 'manager', of = small) => {
      const invited = role === 'manager' ? { role } : { role, house: of.house as HouseId }
      return signInWith(ledger, (await makeAccount(ledger, [invited])).login)
    }
    const [administrator, manager] = [await as('administrator'), await as('manager')]
    for (const reader of [await as('auditor'), await as('administrator', other), await signInWith(ledger, login)]) {
      expect((await command(reader, 'appoint-administrator', { account: id })).statusCode).toBe(403)
      expect((await command(reader, 'record-inspection', { account: id })).statusCode).toBe(403)
    }
    expect((await command(administrator, 'record-inspection', { account: id })).statusCode).toBe(403)
    expect((await command(manager, 'appoint-administrator', { account: id })).statusCode).toBe(201)
    const reader = await signInWith(ledger, login)
    await reader.submit('/rol', { rol: `administrator:${small.house}` })
    expect(await status(reader, `${home()}/toegang`)).toBe(200)
    expect((await command(administrator, 'dismiss-administrator', { account: id })).statusCode).toBe(201)
    expect(await status(reader, `${home()}/toegang`)).not.toBe(200)
    expect((await ledger.identity.accounts.find(id))?.roles).toEqual([{ house: other.house, role: 'auditor' }])
  })
})

describe('an auditor who comes to look', () => {
  test('is recorded once for each session and house, before anything is shown', async () => {
    const dossier = await propose(small, { title: 'Speelstraat' })
    await settled(ledger)
    const { id, login } = await makeAccount(ledger, [
      { role: 'auditor', house: house() },
      { role: 'auditor', house: other.house as HouseId },
    ])
    const visits = async (of: SmallHouse) => (await factsOf(id, of)).filter(({ type }) => type === 'HouseInspected')
    const reader = await signInWith(ledger, login)
    // Signing in, and which houses there are, shows nothing of them.
    await reader.get('/')
    await reader.get('/toezicht')
    expect(await visits(small)).toEqual([])
    expect(await Promise.all([home(), `${home()}/dossiers/${dossier}`].map((path) => status(reader, path)))).toEqual([
      200, 200,
    ])
    await reader.get(`/api/houses/${small.house}/organs`)
    expect(await visits(small)).toEqual([{ type: 'HouseInspected', via: 'web' }])
    expect(await visits(other)).toEqual([])
    const again = await signInWith(ledger, login)
    await again.get(`/api/houses/${small.house}/organs`)
    expect(await visits(small)).toEqual([
      { type: 'HouseInspected', via: 'web' },
      { type: 'HouseInspected', via: 'api' },
    ])
    const seen = await again.get(`${home()}/toezicht`)
    expect(seen.body).toContain('Wie keek in dit huis')
    expect(seen.body).toContain(id)
    const filtered = await again.get(`${home()}/toezicht/gebeurtenissen?soort=HouseInspected`)
    expect(filtered.body).toContain('Huis nagekeken door een auditor')
    const administrator = await signInWith(
      ledger,
      (await makeAccount(ledger, [{ role: 'administrator', house: house() }])).login,
    )
    expect((await administrator.get(`${home()}/toegang`)).body).toContain(
      'Keek 2 keer in dit huis, het laatst op 10 maart 2026.',
    )
  })

  test('is recorded where the address does not name the house: an event, and what was found', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'auditor', house: house() }])
    const [event] = await ledger.store.readStream(streamOf(house()), { fromRevision: 0, limit: 1 })
    await ledger.sealer.catchUp()
    const reader = await signInWith(ledger, login)
    expect(await status(reader, `/api/events/${event!.id}/proof`)).toBe(200)
    expect(await typesOf(id)).toEqual(['AuditorAppointed', 'HouseInspected'])
    const second = await signInWith(ledger, login)
    expect((await second.get('/mijn-werk')).body).toContain(small.house)
    expect(await typesOf(id)).toEqual(['AuditorAppointed', 'HouseInspected', 'HouseInspected'])
  })

  test('sees nothing while it cannot be recorded', async () => {
    const { id, login } = await makeAccount(ledger, [{ role: 'auditor', house: house() }])
    const reader = await signInWith(ledger, login)
    const failing = vi.spyOn(ledger.identity.roles, 'inspect').mockRejectedValueOnce(new Error('the disk is full'))
    const refused = await reader.get(home())
    failing.mockRestore()
    expect(refused.statusCode).toBe(503)
    expect(refused.body).not.toContain('Stuurgroep')
    expect(await typesOf(id)).toEqual(['AuditorAppointed'])
    expect(await status(reader, home())).toBe(200)
  })

  test('is nobody else: neither members, programs of the house, nor who tries out without password', async () => {
    const size = async () => (await ledger.houses.load(house())).revision
    const before = await size()
    const trying = createReader(ledger)
    await trying.signIn({ rol: 'auditor' })
    expect(await status(trying, home())).toBe(200)
    const { secret } = await ledger.identity.programs.make('token', {
      ...{ house: house(), name: 'P', scope: 'read', days: 1 },
    })
    const headers = { authorization: `Bearer ${secret}` }
    const read = await ledger.app.inject({ url: `/api/houses/${small.house}/organs`, headers })
    expect(read.statusCode).toBe(200)
    expect(await size()).toBe(before)
  })
})
