import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplatePurpose } from '../../src/domain/template/places.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let member: Client

const on = { effectiveOn: '2026-03-01' }

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  member = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.member.person })
})

afterAll(() => ledger.close())

const url = (rest = '') => `/api/houses/${small.house}/templates${rest}`

describe('GET the templates of a house', () => {
  it('gives those in use by name, of one purpose where it is asked, and one also after it was withdrawn', async () => {
    const add = async (purpose: TemplatePurpose, name: string, text: string, subject: string | null = null) =>
      (await small.record('AddTemplate', { ...on, purpose, name, text, subject })).template!
    const decision = await add('decision', 'Toekenning', '{orgaan} geeft {bedrag}. {orgaan} dankt.', 'finances')
    const minutes = await add('minutes', 'Kort verslag', '{verloop}')
    const gone = await add('answer', 'Afgesproken', 'Dank.')
    await small.record('WithdrawTemplate', { ...on, template: gone })
    await small.record('ChangeTemplate', { ...on, template: minutes, name: 'Aanloop', text: '{verloop} {plaats}' })

    const answer = await member.get(url())
    expect(answer.statusCode, answer.body).toBe(200)
    const kept = {
      id: decision,
      purpose: 'decision',
      name: 'Toekenning',
      subject: 'finances',
      text: '{orgaan} geeft {bedrag}. {orgaan} dankt.',
      places: ['orgaan', 'bedrag'],
      withdrawn: false,
    }
    expect(answer.json().items).toEqual([
      expect.objectContaining({ id: minutes, name: 'Aanloop', places: ['verloop', 'plaats'], subject: null }),
      kept,
    ])
    expect((await member.get(url('?purpose=decision'))).json()).toEqual({ items: [kept] })
    expect((await member.get(url('?purpose=answer'))).json()).toEqual({ items: [] })
    expect((await member.get(url(`/${decision}`))).json()).toEqual(kept)
    expect((await member.get(url(`/${gone}`))).json()).toMatchObject({ name: 'Afgesproken', withdrawn: true })
  })

  it('refuses a purpose that does not exist, a template that does not, and who does not read the house', async () => {
    const nothing = '/00000000-0000-7000-8000-000000000009'
    expect((await member.get(url('?purpose=poem'))).statusCode).toBe(400)
    expectProblem(await member.get(url(nothing)), 404, 'not-found')
    const other = await recordHouse(ledger.execute)
    const { person } = other.seats.member
    const stranger = await createClient(ledger, { kind: 'person', house: other.house, person })
    const nobody = await createClient(ledger, null)
    for (const rest of ['', nothing]) {
      expectProblem(await stranger.get(url(rest)), 403, 'forbidden')
      expectProblem(await nobody.get(url(rest)), 401, 'sign-in-needed')
    }
  })
})
