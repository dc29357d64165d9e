import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { domainEvents } from '../../src/domain/events.js'
import { checkPersonalData } from '../../src/ledger/personal-data/check-personal-data.js'
import { commitTo } from '../../src/ledger/personal-data/commitment.js'
import { decryptOpening, encryptOpening, type Place } from '../../src/ledger/personal-data/encryption.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { type RecordedHouse, recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger, today } from '../http/support/ledger.js'

const registry = createEventRegistry(domainEvents)
let ledger: Ledger
let small: RecordedHouse
let member: string
let secretary: string

type Row = Place & {
  readonly person: string
  readonly nonce: Buffer
  readonly ciphertext: Buffer
  readonly key: Buffer
}

/** The newest value of a person in one field, as it stands in the database. */
const storedValue = async (person: string, field: string): Promise<Row> => {
  const { rows } = await ledger.owner.query<Row>(
    `SELECT event, event_type AS type, field, person, nonce, ciphertext, key
     FROM personal.value JOIN personal.person_key USING (person)
     WHERE person = $1 AND field = $2 ORDER BY event DESC LIMIT 1`,
    [person, field],
  )
  return rows[0]!
}

/** Puts another ciphertext in the place of a value, as an attacker who owns the database. */
const replace = async (place: Row, by: { nonce: Buffer; ciphertext: Buffer }): Promise<void> => {
  await ledger.owner.query('DELETE FROM personal.value WHERE event = $1 AND field = $2', [place.event, place.field])
  await ledger.owner.query(
    'INSERT INTO personal.value (event, field, event_type, person, nonce, ciphertext) VALUES ($1, $2, $3, $4, $5, $6)',
    [place.event, place.field, place.type, place.person, by.nonce, by.ciphertext],
  )
}

const faults = async () => (await checkPersonalData(ledger.pool, ledger.store, registry)).faults

/** Exactly this fault, at the event of the value. */
const expectFault = async ({ event, field }: Place, says: string): Promise<void> => {
  const found = await faults()
  expect(found).toEqual([expect.stringContaining(says) as string])
  expect(found[0]).toContain(event)
  expect(found[0]).toContain(field)
}

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  member = small.seats.member.person
  secretary = small.seats.secretary.person
})

beforeEach(async () => {
  for (const person of [member, secretary]) {
    await small.record('RecordPersonDetails', { effectiveOn: today, person, name: 'Naam', email: 'naam@voorbeeld.be' })
  }
  expect(await faults()).toEqual([])
})

afterAll(() => ledger.close())

describe('the check of personal data', () => {
  it('counts what is in order', async () => {
    const { values, erasedPersons } = await checkPersonalData(ledger.pool, ledger.store, registry)
    expect(values).toBeGreaterThanOrEqual(4)
    expect(erasedPersons).toBe(0)
  })

  it('finds an altered byte, wherever in nonce or ciphertext it is', async () => {
    const value = await storedValue(member, 'name')
    for (const part of ['nonce', 'ciphertext'] as const) {
      for (const index of [0, value[part].length >> 1, value[part].length - 1]) {
        const altered = Buffer.from(value[part])
        altered[index]! ^= 1
        await replace(value, { ...value, [part]: altered })
        await expectFault(value, 'does not decrypt in this place')
      }
    }
    await replace(value, { ...value, ciphertext: value.ciphertext.subarray(0, 10) })
    await expectFault(value, 'does not decrypt in this place')
    await replace(value, value)
  })

  it('finds a ciphertext that was moved to another field, another event, or under another person', async () => {
    const name = await storedValue(member, 'name')
    const email = await storedValue(member, 'email')
    await replace(name, email)
    await expectFault(name, 'does not decrypt in this place')
    await replace(name, name)

    await small.record('RecordPersonDetails', { effectiveOn: today, person: member, name: 'Naam' })
    const newer = await storedValue(member, 'name')
    expect(newer.event).not.toBe(name.event)
    await replace(newer, name)
    await expectFault(newer, 'does not decrypt in this place')
    await replace(newer, newer)

    const opening = decryptOpening(newer, newer, newer.key)!
    const other = await storedValue(secretary, 'name')
    const nonce = randomBytes(12)
    await replace({ ...newer, person: secretary }, encryptOpening(opening, newer, other.key, nonce))
    await expectFault(newer, 'under the key of somebody else')
    await replace(newer, newer)
  })

  it('finds a forged opening: another value, even with the right key of the person', async () => {
    const value = await storedValue(member, 'name')
    const { key } = decryptOpening(value, value, value.key)!
    const forge = (opening: { key: string; value: unknown }) =>
      replace(value, encryptOpening(opening, value, value.key, randomBytes(12)))
    await forge({ key, value: 'Iemand anders' })
    await expectFault(value, 'does not open the commitment')
    await forge({ key: randomBytes(32).toString('base64url'), value: 'Naam' })
    await expectFault(value, 'does not open the commitment')
    // The same bits written otherwise: base64url with a character that decodes to the same.
    const lenient = `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(42) + 1)}`
    expect(commitTo({ key: lenient, value: 'Naam' })).toEqual(commitTo({ key, value: 'Naam' }))
    await forge({ key: lenient, value: 'Naam' })
    await expectFault(value, 'does not open the commitment')
    await replace(value, value)
  })

  it('finds a value that is gone without an erasure, and one that no event speaks of', async () => {
    const value = await storedValue(member, 'name')
    await ledger.owner.query('DELETE FROM personal.value WHERE event = $1 AND field = $2', [value.event, value.field])
    await expectFault(value, 'the value is gone, and its person was not erased')
    await replace(value, value)
    const stray = { ...value, event: '0198f0b0-0000-7000-8000-00000000cafe' }
    await replace(stray, value)
    await expectFault(stray, 'has no commitment in the log')
    await ledger.owner.query('DELETE FROM personal.value WHERE event = $1', [stray.event])
  })

  it('says where and never what', async () => {
    const values = [await storedValue(member, 'name'), await storedValue(member, 'email')]
    await ledger.owner.query('DELETE FROM personal.value WHERE event = $1', [values[0]!.event])
    const found = await faults()
    expect(found).toHaveLength(2)
    expect(JSON.stringify(found)).not.toMatch(/Naam|naam@/)
    for (const value of values) await replace(value, value)
  })
})

describe('the rights of the program', () => {
  it.each(['value', 'person_key', 'erased'])('changes no row of personal.%s, as nobody does', async (table) => {
    await expect(ledger.pool.query(`UPDATE personal.${table} SET person = person`)).rejects.toThrow('permission denied')
    await expect(ledger.owner.query(`UPDATE personal.${table} SET person = person`)).rejects.toThrow('is refused')
  })
})
