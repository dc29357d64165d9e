import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandRequest } from '../../src/application/execute.js'
import type { PersonalData } from '../../src/ledger/personal-data/personal-data.js'
import { type RecordedHouse, recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger, openWriter, today } from '../http/support/ledger.js'
import { openPersonalData } from '../personal-data/support.js'
import { interrupted } from './support.js'

let ledger: Ledger
let small: RecordedHouse
let personalData: PersonalData

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  personalData = openPersonalData(ledger.pool, ledger.store)
})

afterAll(() => ledger.close())

const request = (type: CommandRequest['type'], body: object, key: string | null = null): CommandRequest => ({
  house: small.house as never,
  type,
  body: { effectiveOn: today, ...body },
  principal: { kind: 'operator' },
  via: 'system',
  key,
  dossierRevision: null,
})

const valuesOf = async (person: string): Promise<number> => {
  const { rows } = await ledger.pool.query<{ count: bigint }>('SELECT count(*) FROM personal.value WHERE person = $1', [
    person,
  ])
  return Number(rows[0]!.count)
}

test('another process in between does not hinder a command with personal values, and none is kept twice', async () => {
  const { person } = small.seats.chair
  const store = interrupted(ledger.store, () =>
    small.record('AddSubject', { effectiveOn: today, subject: 'offer.een', label: 'Een' }),
  )
  const { execute } = openWriter(store, undefined, personalData)
  expect(await execute(request('RecordPersonDetails', { person, name: 'Naam' }))).toMatchObject({ ok: true })
  expect(await valuesOf(person)).toBe(1)
  const { rows } = await ledger.pool.query('SELECT FROM personal.awaited_event')
  expect(rows).toEqual([])
})

test('an erasure by another process in between refuses the command and leaves nothing', async () => {
  const { person } = small.seats.observer
  const erase = () => ledger.execute(request('ErasePersonalData', { person, reason: 'request-of-person' }))
  const { execute } = openWriter(interrupted(ledger.store, erase), undefined, personalData)
  const late = await execute(request('RecordPersonDetails', { person, name: 'Te laat' }))
  expect(late).toMatchObject({ ok: false, problem: { kind: 'refused', refusal: { code: 'person.erased' } } })
  expect(await valuesOf(person)).toBe(0)
})

test('an erasure that only the database knows refuses too: its log came from an older backup', async () => {
  const { person } = small.seats.lead
  await personalData.erase({
    person,
    house: small.house,
    event: person,
    at: `${today}T00:00:00.000Z`,
    reason: 'request-of-person',
  })
  const { execute } = openWriter(ledger.store, undefined, personalData)
  const late = await execute(request('RecordPersonDetails', { person, name: 'Te laat' }))
  expect(late).toMatchObject({ ok: false, problem: { kind: 'refused', refusal: { code: 'person.erased' } } })
})

test('erasing while others record details of the same person leaves nothing, whoever comes first', async () => {
  const { person } = small.seats.mayor
  const writers = Array.from({ length: 6 }, () => openWriter(ledger.store, undefined, personalData))
  await Promise.all([
    ...writers.map(({ execute }, number) =>
      execute(request('RecordPersonDetails', { person, name: `Naam ${number}` })),
    ),
    openWriter(ledger.store, undefined, personalData).execute(
      request('ErasePersonalData', { person, reason: 'request-of-person' }, 'erase'),
    ),
  ])
  const erased = await openWriter(ledger.store, undefined, personalData).execute(
    request('ErasePersonalData', { person, reason: 'request-of-person' }, 'erase'),
  )
  expect(erased.ok).toBe(true)
  expect(await valuesOf(person)).toBe(0)
})

test('a command recorded before values were committed to is still known again by its key', async () => {
  const { seat } = small.seats.councillor
  const body = { effectiveOn: today, seat, reason: 'Ontslag genomen' }
  const command = { type: 'EndSeat', ...body }
  const fingerprint = createHash('sha256')
    .update(canonicalize({ house: small.house, command })!)
    .digest('hex')
  const events = await ledger.store.readStream(`house-${small.house}`, { limit: 1 })
  const id = '0198f0b0-0000-7000-8000-00000000beef'
  await ledger.store.append({
    stream: `house-${small.house}`,
    house: small.house as never,
    expected: 'any',
    events: [
      { ...events[0]!, id: id as never, type: 'SeatEnded', schemaVersion: 1, data: { seat, reason: body.reason } },
    ],
    command: { key: 'old', fingerprint, answer: { created: {}, events: [{ id, type: 'SeatEnded' }] } },
  })
  const { execute } = openWriter(ledger.store, undefined, personalData)
  expect(await execute(request('EndSeat', body, 'old'))).toMatchObject({ ok: true, repeated: true })
  expect(await execute(request('EndSeat', { ...body, reason: 'Iets anders' }, 'old'))).toMatchObject({
    ok: false,
    problem: { kind: 'key-reused' },
  })
})
