import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import type { Invited } from '../../src/identity/one-time-links.js'
import { makeAccount, signInWith } from './support/account.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({
    now: '2026-03-10T10:00:00Z',
    developmentSignIn: false,
    lastBackup: { createdAt: '2026-03-09T01:30:00.000Z', position: 3 },
  })
  small = await recordSmallHouse(ledger)
  await ledger.sealer.catchUp()
  await settled(ledger)
})

afterAll(() => ledger?.close())

const as = async (invited: Invited) => signInWith(ledger, (await makeAccount(ledger, [invited])).login)
const administrator = () => as({ role: 'administrator', house: small.house as HouseId })

describe('management of the installation', () => {
  test('shows houses by name, how the tables and the log are doing, keys and backups, and nothing of a house', async () => {
    const manager = await as({ role: 'manager' })
    const { body, statusCode } = await manager.get('/beheer')
    expect(statusCode).toBe(200)
    const [key] = await ledger.log.keys()
    for (const shown of [
      'Huis van het Kind Voorbeeld',
      key!.verifierKey,
      'decision-register',
      'Alle tabellen zijn bij.',
      'Het logboek wordt ondertekend.',
      'De laatste reservekopie is van 9 maart 2026 om 02:30, tot en met gebeurtenis 3.',
      'npx besluitboek backup',
      'href="/beheer/accounts"',
    ]) {
      expect(body).toContain(shown)
    }
    // Not a way into a house, nor what the log or its readers keep secret.
    expect(body).not.toContain(small.house)
    expect(body).not.toMatch(/PRIVATE|clientSecret|DATABASE_URL/)
  })

  test('says which tables stand still, and before what', async () => {
    await ledger.database.owner.query(
      `UPDATE projection.generation SET poison = '{"event":"e","type":"HouseFounded","position":"1","reason":"kapot","since":"2026-03-10T10:00:00.000Z"}'
       WHERE projection = 'houses'`,
    )
    const { body } = await (await as({ role: 'manager' })).get('/beheer')
    expect(body).toContain('Eén tabel staat stil.')
    expect(body).toContain('Staat stil voor HouseFounded op 1: kapot')
    await ledger.database.owner.query('UPDATE projection.generation SET poison = NULL')
  })

  test('is for who manages accounts, and that of a house for its administrator', async () => {
    const auditor = await as({ role: 'auditor', house: small.house as HouseId })
    const keeper = await administrator()
    const house = `/huizen/${small.house}/beheer`
    for (const reader of [auditor, keeper]) expect((await reader.get('/beheer')).statusCode).toBe(403)
    for (const reader of [auditor, await as({ role: 'manager' })]) {
      expect((await reader.get(house)).statusCode).toBe(403)
    }
    expect((await keeper.get(house)).statusCode).toBe(200)
  })
})

test('management of a house leads to people, rules and subjects', async () => {
  const reader = await administrator()
  const { body } = await reader.get(`/huizen/${small.house}/beheer`)
  const paths = [...body.matchAll(/<a href="(\/huizen\/[^"]+)"/g)].map(([, path]) => path!)
  for (const path of ['toegang', 'toegang/programmas', 'personen', 'mails', `organen/${small.stuurgroep}/regels`]) {
    expect(paths).toContain(`/huizen/${small.house}/${path}`)
    expect((await reader.get(`/huizen/${small.house}/${path}`)).statusCode).toBe(200)
  }
  expect(body).toContain('finances.use-of-subsidies')
  expect(body).toContain('Openbare sleutels van het logboek')
})

test('who administers a house adds a subject of its own, and nobody else', async () => {
  const reader = await administrator()
  const page = `/huizen/${small.house}/beheer`
  const form = `/huizen/${small.house}/onderwerpen/nieuw`
  expect((await reader.get(page)).body).toContain(`href="${form}"`)
  const fields = { label: 'Speelplein & één crèche', under: 'offer', effectiveOn: '2026-03-10' }
  const added = await reader.submit(form, fields)
  expect(added.statusCode).toBe(303)
  expect(added.headers.location).toMatch(new RegExp(`^${page}\\?minPosition=`))
  const shown = (await reader.get(String(added.headers.location))).body
  expect(shown).toContain('offer.speelplein-een-creche')
  // The same again stands there already; one without a letter has no code.
  const again = await reader.submit(form, fields)
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('bestaat al')
  const nothing = await reader.submit(form, { ...fields, label: '!?' })
  expect(nothing.statusCode).toBe(422)
  expect(nothing.body).toContain('minstens één letter of cijfer')
  const top = await reader.submit(form, { ...fields, label: 'Ouders', under: 'all' })
  expect((await reader.get(String(top.headers.location))).body).toContain('<code>ouders</code>')
  const auditor = await as({ role: 'auditor', house: small.house as HouseId })
  expect([403, 404]).toContain((await auditor.get(form)).statusCode)
})
