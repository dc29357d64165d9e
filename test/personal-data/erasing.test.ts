import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projections } from '../../projections/index.js'
import { domainEvents } from '../../src/domain/events.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { checkPersonalData } from '../../src/ledger/personal-data/check-personal-data.js'
import { commitTo, opens } from '../../src/ledger/personal-data/commitment.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createProjectionEngine } from '../../src/projecting/engine.js'
import { type Client, createClient, expectProblem } from '../http/support/client.js'
import { type RecordedHouse, recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger, openWriter, today } from '../http/support/ledger.js'
import { foundIn, newJournal, openPersonalData } from './support.js'

const registry = createEventRegistry(domainEvents)
const effectiveOn = today
const canary = {
  name: 'Kanarie Vandenzangvogel',
  email: 'kanarie.zangvogel@voorbeeld.be',
  phone: '+32 987 65 43 21',
  reason: 'Verhuisde naar het kanariegele huis',
}
const canaries = Object.values(canary)

let ledger: Ledger
let small: RecordedHouse
let administrator: Client

beforeAll(async () => {
  ledger = await openLedger({ requestsPerMinute: 100_000 })
  small = await recordHouse(ledger.execute)
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
})

afterAll(() => ledger.close())

const everything = async (): Promise<readonly StoredEvent[]> => ledger.store.readAll({ after: 0n, limit: 10_000 })
const check = () => checkPersonalData(ledger.pool, ledger.store, registry)

/** Someone new with all details, whose seat has ended with a reason. */
const someone = async (details: Partial<typeof canary> = {}): Promise<{ seat: string; person: string }> => {
  const { name, email, phone, reason } = { ...canary, ...details }
  const seat = { effectiveOn: '2025-02-01', organ: small.organs.stuurgroep, function: 'lid', role: 'member' } as const
  const { created } = await administrator.record(small.house, 'AssignSeat', seat)
  const person = created.person!
  await administrator.record(small.house, 'RecordPersonDetails', { effectiveOn, person, name, email, phone })
  await administrator.record(small.house, 'EndSeat', { effectiveOn, seat: created.seat!, reason })
  return { seat: created.seat!, person }
}

const erase = (person: string, headers = {}) =>
  administrator.record(small.house, 'ErasePersonalData', { effectiveOn, person, reason: 'request-of-person' }, headers)

const rowsOf = async (person: string): Promise<readonly [number, number]> => {
  const { rows } = await ledger.pool.query<{ values: number; keys: number }>(
    `SELECT (SELECT count(*)::integer FROM personal.value WHERE person = $1) AS values,
            (SELECT count(*)::integer FROM personal.person_key WHERE person = $1) AS keys`,
    [person],
  )
  return [rows[0]!.values, rows[0]!.keys]
}

type Person = { id: string; name: string | null; contact: object | null; erased: { position: number } | null }

const personIn = async (reader: Client, person: string): Promise<Person> => {
  const position = await ledger.store.head()
  const answer = await reader.get(`/api/houses/${small.house}/persons?minPosition=${position}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ items: Person[] }>().items.find(({ id }) => id === person)!
}

describe('personal values', () => {
  it('stand in no leaf, in no table as text, and come back for who may read them', async () => {
    const { person, seat } = await someone()
    const own = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.member.person })
    const auditor = await createClient(ledger, { kind: 'auditor' })
    for (const text of canaries) expect(await foundIn(ledger.owner, text), text).toEqual([])
    expect(JSON.stringify((await everything()).map(({ data, actor }) => [data, actor]))).not.toMatch(/[Kk]anarie/)

    const contact = { email: canary.email, phone: canary.phone }
    expect(await personIn(administrator, person)).toMatchObject({ name: canary.name, contact, erased: null })
    for (const reader of [own, auditor]) {
      expect(await personIn(reader, person)).toMatchObject({ name: canary.name, contact: null })
    }
    const seats = await own.get(`/api/houses/${small.house}/seats?asOf=2025-06-01`)
    expect(seats.json<{ items: object[] }>().items).toContainEqual(
      expect.objectContaining({ id: seat, personName: canary.name, personErased: false }),
    )
    expect((await check()).faults).toEqual([])
  })

  it('can be opened to whoever has the export: value and key give the commitment in the log', async () => {
    const { person } = await someone()
    await personIn(administrator, person)
    const answer = await administrator.get(`/api/houses/${small.house}/persons/${person}/export`)
    const held = answer.json<{
      values: { event: string; field: string; key: string; value: unknown; commitment: string }[]
    }>()
    expect(held.values.map(({ value }) => value).sort()).toEqual([...canaries].sort())
    for (const { event, field, key, value, commitment } of held.values) {
      expect(opens({ commitment }, { key, value })).toBe(true)
      expect(opens({ commitment }, { key, value: `${String(value)}!` })).toBe(false)
      const { data } = (await ledger.store.readEvent(event))!
      expect((data as Record<string, unknown>)[field]).toEqual({ commitment })
    }
  })

  it('are exported to the administrator and the person, to nobody else', async () => {
    const { member, secretary } = small.seats
    const path = `/api/houses/${small.house}/persons/${member.person}/export`
    const reader = (person: string) => createClient(ledger, { kind: 'person', house: small.house, person })
    expect((await (await reader(member.person)).get(path)).statusCode).toBe(200)
    expectProblem(await (await reader(secretary.person)).get(path), 403, 'forbidden')
    expectProblem(await (await createClient(ledger, { kind: 'auditor' })).get(path), 403, 'forbidden')
    const other = await recordHouse(ledger.execute, 'Ander huis')
    const elsewhere = await createClient(ledger, { kind: 'administrator', house: other.house })
    expectProblem(await elsewhere.get(path), 403, 'forbidden')
    expectProblem(await elsewhere.get(path.replace(small.house, other.house)), 404, 'not-found')
  })

  it('never come into an event, whatever someone writes', async () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{6,20} [A-Za-z' -]{6,20}$/).filter((text) => text.trim() === text)
    const { person } = await someone()
    await fc.assert(
      fc.asyncProperty(word, word, async (name, reason) => {
        const body = { effectiveOn, person, name }
        await administrator.record(small.house, 'RecordPersonDetails', body)
        const seat = { effectiveOn, organ: small.organs.stuurgroep, function: 'lid', role: 'member' } as const
        const { created } = await administrator.record(small.house, 'AssignSeat', { ...seat, name })
        const end = { effectiveOn, seat: created.seat!, reason }
        await administrator.record(small.house, 'EndSeat', end)
        const leaves = JSON.stringify((await everything()).slice(-4).map(({ data }) => data))
        expect(leaves).not.toContain(name)
        expect(leaves).not.toContain(reason)
      }),
      { numRuns: 20 },
    )
  })

  it('have commitments that no guess finds: the same value is never committed to twice alike', async () => {
    const one = await someone()
    const other = await someone()
    const names = (await everything()).flatMap(({ type, data }) =>
      type === 'PersonDetailsRecorded' && [one.person, other.person].includes((data as { person: string }).person)
        ? [(data as { name: { commitment: string } }).name.commitment]
        : [],
    )
    expect(new Set(names).size).toBe(2)
    expect(names).not.toContain(commitTo({ key: '', value: canary.name }).commitment)
  })
})

describe('a repeated command', () => {
  it('gets its first answer when the personal values are the same, and is refused when they differ', async () => {
    const { person } = await someone()
    const send = (name: string) =>
      administrator.command(
        small.house,
        'RecordPersonDetails',
        { effectiveOn, person, name },
        { 'idempotency-key': 'k1' },
      )
    const first = (await send('Eerste naam')).json<{ position: number }>()
    const head = await ledger.store.head()
    expect((await send('Eerste naam')).json()).toMatchObject({ repeated: true, position: first.position })
    expectProblem(await send('Tweede naam'), 422, 'key-reused')
    await erase(person)
    expect((await send('Tweede naam')).json(), 'what was erased cannot be compared').toMatchObject({ repeated: true })
    expect(await ledger.store.head()).toBe(head + 1n)
  })

  it('keeps no fingerprint that a dictionary could be tried on', async () => {
    const { person } = await someone()
    const of = async (name: string, key: string): Promise<string> => {
      const body = { effectiveOn, person, name }
      await administrator.record(small.house, 'RecordPersonDetails', body, { 'idempotency-key': key })
      return (await ledger.store.findCommand(small.house as never, key))!.fingerprint
    }
    expect(await of('Jan', 'f1')).toBe(await of('Piet', 'f2'))
  })
})

describe('an append that does not come about', () => {
  it('leaves no values behind', async () => {
    const { person } = await someone()
    const before = await rowsOf(person)
    const refusing = {
      ...ledger.store,
      append: async () => ({ kind: 'wrong-revision', expected: 1, actual: 2 }) as const,
    }
    const { execute } = openWriter(refusing, undefined, openPersonalData(ledger.pool, ledger.store))
    const result = await execute({
      house: small.house as never,
      type: 'RecordPersonDetails',
      body: { effectiveOn, person, name: 'Wordt niet vastgelegd' },
      principal: { kind: 'operator' },
      via: 'system',
      key: null,
      dossierRevision: null,
    })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
    expect(await rowsOf(person)).toEqual(before)
  })

  it('or whose end is not known, leaves values that a later start settles: kept with their event, removed without', async () => {
    const { person } = await someone()
    const [event] = (await everything()).filter(({ type }) => type === 'PersonDetailsRecorded')
    const lost = '0198f0b0-0000-7000-8000-00000000cafe'
    const opening = { key: Buffer.alloc(32, 1).toString('base64url'), value: 'Nooit aangekomen' }
    const before = await rowsOf(person)
    await ledger.personalData.keep(small.house, [
      { event: lost, type: 'PersonDetailsRecorded', field: 'name', person, opening },
    ])
    await ledger.owner.query('INSERT INTO personal.awaited_event (event) VALUES ($1)', [event!.id])
    expect(await ledger.personalData.settleAwaited(), 'not before an hour has passed').toBe(0)
    await ledger.owner.query(`UPDATE personal.awaited_event SET since = since - interval '2 hours'`)
    expect(await ledger.personalData.settleAwaited()).toBe(1)
    expect(await rowsOf(person)).toEqual(before)
    expect((await check()).faults).toEqual([])
  })
})

describe('an erased person', () => {
  it('is found nowhere any more: no table, answer, page of the log or journal; and the check is still green', async () => {
    const details = {
      name: 'Gewiste Vogel',
      email: 'gewiste.vogel@voorbeeld.be',
      phone: '+32 111 22 33 44',
      reason: 'Gewiste reden',
    }
    const { person, seat } = await someone(details)
    const { position } = await erase(person)
    expect(await rowsOf(person)).toEqual([0, 0])
    for (const text of Object.values(details)) expect(await foundIn(ledger.owner, text), text).toEqual([])
    expect(await personIn(administrator, person)).toMatchObject({ name: null, contact: null, erased: { position } })
    const seats = await administrator.get(`/api/houses/${small.house}/seats?asOf=2025-06-01`)
    expect(seats.body).not.toMatch(/Gewiste/)
    expect(seats.json<{ items: object[] }>().items).toContainEqual(
      expect.objectContaining({ id: seat, personName: null, personErased: true }),
    )
    const held = await administrator.get(`/api/houses/${small.house}/persons/${person}/export`)
    expect(held.body).not.toMatch(/Gewiste|gewiste\.vogel|111 22/)
    expect(held.json()).toMatchObject({ erased: { reason: 'request-of-person' }, seats: [{ seat }] })
    expect((await check()).faults).toEqual([])
  })

  it('stays erased when all tables are built again', async () => {
    const { person } = await someone()
    await erase(person)
    const { pool, store } = ledger
    await createProjectionEngine({ pool, store, registry, projections }).rebuild(['persons'])
    expect(await personIn(administrator, person)).toMatchObject({
      name: null,
      erased: { position: expect.any(Number) as number },
    })
  })

  it('gets no details and no key ever again, not even from the owner of the database', async () => {
    const { person } = await someone()
    await erase(person)
    const again = { effectiveOn, person, name: 'Terug' }
    expectProblem(await administrator.command(small.house, 'RecordPersonDetails', again), 409, 'person.erased')
    expectProblem(
      await administrator.command(small.house, 'ErasePersonalData', { effectiveOn, person, reason: 'retention-ended' }),
      409,
      'person.erased',
    )
    const key = `INSERT INTO personal.person_key (person, house, key) VALUES ('${person}', '${small.house}', decode(repeat('00', 32), 'hex'))`
    await expect(ledger.owner.query(key)).rejects.toThrow('no key is made again')
    await expect(ledger.owner.query('DELETE FROM personal.erased')).rejects.toThrow('is refused')
    await expect(ledger.pool.query('DELETE FROM personal.erased')).rejects.toThrow('permission denied')
  })

  it('is erased by a retry when the program broke off between the event and the erasure', async () => {
    const { person } = await someone()
    const body = { effectiveOn, person, reason: 'request-of-person' } as const
    const broken = {
      ...ledger.personalData,
      erase: async () => {
        throw new Error('the machine stopped')
      },
    }
    const request = {
      house: small.house as never,
      type: 'ErasePersonalData',
      body,
      principal: { kind: 'operator' },
      via: 'system',
      key: 'retry',
      dossierRevision: null,
    } as const
    await expect(openWriter(ledger.store, undefined, broken).execute(request)).rejects.toThrow('the machine stopped')
    expect((await rowsOf(person))[0]).toBe(4)
    expect(await personIn(administrator, person), 'the log says so: not shown any more').toMatchObject({ name: null })
    expect((await check()).faults).toEqual([
      expect.stringContaining('still has values or a key'),
      expect.stringContaining('a key could be made again'),
    ])
    expect(await openWriter(ledger.store, undefined, ledger.personalData).execute(request)).toMatchObject({
      repeated: true,
    })
    expect(await rowsOf(person)).toEqual([0, 0])
    expect((await check()).faults).toEqual([])
  })

  it('is erased again at the next start, from the log and from the journal, also after an older backup came back', async () => {
    const journal = newJournal()
    const own = openPersonalData(ledger.pool, ledger.store, journal)
    const { execute } = openWriter(ledger.store, undefined, own)
    const { person } = await someone()
    const tables = ['personal.person_key', 'personal.value']
    for (const table of tables) {
      await ledger.owner.query(
        `CREATE TABLE public.${table.replace('.', '_')} AS SELECT * FROM ${table} WHERE person = '${person}'`,
      )
    }
    const result = await execute({
      house: small.house as never,
      type: 'ErasePersonalData',
      body: { effectiveOn, person, reason: 'retention-ended' },
      principal: { kind: 'operator' },
      via: 'system',
      key: null,
      dossierRevision: null,
    })
    expect(result.ok).toBe(true)
    expect(await readFile(journal, 'utf8')).toMatch(
      new RegExp(`^\\{"person":"${person}","house":"[^"]+","event":"[^"]+","at":"[^"]+"\\}\n$`),
    )

    // An older backup: the values are back, and nothing in the database knows of the erasure.
    await ledger.owner.query('ALTER TABLE personal.erased DISABLE TRIGGER erasure_stays')
    await ledger.owner.query('DELETE FROM personal.erased WHERE person = $1', [person])
    await ledger.owner.query('ALTER TABLE personal.erased ENABLE ALWAYS TRIGGER erasure_stays')
    for (const table of tables) {
      const copy = `public.${table.replace('.', '_')}`
      await ledger.owner.query(`INSERT INTO ${table} SELECT * FROM ${copy}`)
      await ledger.owner.query(`DROP TABLE ${copy}`)
    }
    expect(await rowsOf(person)).toEqual([4, 1])
    expect(await personIn(administrator, person)).toMatchObject({ name: null })
    expect(await own.replayErasures()).toBe(1)
    expect(await rowsOf(person)).toEqual([0, 0])
    expect(await own.replayErasures()).toBe(0)
    expect((await check()).faults).toEqual([])
  })
})
