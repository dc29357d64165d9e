import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chance, createChance } from '../../bench/chance.js'
import { domainEvents } from '../../src/domain/events.js'
import { checkPersonalData } from '../../src/ledger/personal-data/check-personal-data.js'
import { decryptOpening, encryptOpening, type Place } from '../../src/ledger/personal-data/encryption.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger, today } from '../http/support/ledger.js'
import { isWholeMatrix, matrixSeed } from './matrix-settings.js'
import { type NamedClass, readTable, type Tried, writeTable } from './matrix-table.js'

/** A personal value as it stands in the database, with the key of its person. */
type Row = Place & {
  readonly person: string
  readonly nonce: Buffer
  readonly ciphertext: Buffer
  readonly key: Buffer
}

type Sealed = Pick<Row, 'nonce' | 'ciphertext'>

type PersonalClass = NamedClass & {
  /** What is put in the place of a value, and what the doctor must say of it. */
  readonly tamper: (
    value: Row,
    others: readonly Row[],
    chance: Chance,
  ) => { readonly by: Sealed; readonly says: string }
}

const openingOf = (value: Row) => {
  const opening = decryptOpening(value, value, value.key)
  if (opening === null) throw new Error('A sound value decrypts')
  return opening
}

const classes: readonly PersonalClass[] = [
  {
    name: 'forge the opening of a commitment',
    changed: "another value, or another opening key, encrypted rightly under the person's own key",
    foundBy: '`doctor`: the value does not open the commitment',
    tamper: (value, _, chance) => {
      const opening = openingOf(value)
      const forged = chance.happens(0.5)
        ? { ...opening, value: `${JSON.stringify(opening.value)} of iets anders` }
        : { ...opening, key: randomBytes(32).toString('base64url') }
      return { by: encryptOpening(forged, value, value.key, randomBytes(12)), says: 'does not open the commitment' }
    },
  },
  {
    name: 'alter a ciphertext',
    changed: 'one bit of a ciphertext or of its nonce',
    foundBy: '`doctor`: the value does not decrypt in this place',
    tamper: (value, _, chance) => {
      const part = chance.pick(['nonce', 'ciphertext'] as const)
      const altered = Buffer.from(value[part])
      const at = chance.between(0, altered.length - 1)
      altered[at] = (altered[at] ?? 0) ^ (1 << chance.between(0, 7))
      return { by: { nonce: value.nonce, ciphertext: value.ciphertext, [part]: altered }, says: 'does not decrypt' }
    },
  },
  {
    name: 'move a ciphertext to another event',
    changed: 'the ciphertext of one event in the place of that of another',
    foundBy: '`doctor`: the value does not decrypt in this place',
    tamper: (value, others, chance) => ({
      by: chance.pick(others.filter(({ event }) => event !== value.event)),
      says: 'does not decrypt',
    }),
  },
]

const registry = createEventRegistry(domainEvents)

describe('personal values that the owner of the database tampered with', () => {
  let ledger: Ledger
  let values: readonly Row[]
  const tried: Tried[] = []

  beforeAll(async () => {
    ledger = await openLedger()
    const house = await recordHouse(ledger.execute)
    for (const { person } of [house.seats.member, house.seats.secretary]) {
      for (let turn = 0; turn < 4; turn += 1) {
        const details = { name: `Naam ${turn}`, email: `naam${turn}@voorbeeld.be` }
        await house.record('RecordPersonDetails', { effectiveOn: today, person, ...details })
      }
    }
    const { rows } = await ledger.owner.query<Row>(
      `SELECT event, event_type AS type, field, person, nonce, ciphertext, key
       FROM personal.value JOIN personal.person_key USING (person) ORDER BY event, field`,
    )
    values = rows
  })

  afterAll(() => ledger.close())

  const check = async () => (await checkPersonalData(ledger.pool, ledger.store, registry)).faults

  /** Past the guards: a row is taken out and another put in its place. */
  const put = async (place: Row, by: Sealed): Promise<void> => {
    await ledger.owner.query('DELETE FROM personal.value WHERE event = $1 AND field = $2', [place.event, place.field])
    await ledger.owner.query(
      'INSERT INTO personal.value (event, field, event_type, person, nonce, ciphertext) VALUES ($1, $2, $3, $4, $5, $6)',
      [place.event, place.field, place.type, place.person, by.nonce, by.ciphertext],
    )
  }

  for (const [number, one] of classes.entries()) {
    test(`${one.name}: found, and where`, { timeout: 600_000 }, async () => {
      const chance = createChance(matrixSeed, number)
      const times = isWholeMatrix ? 100 : 8
      for (let time = 0; time < times; time += 1) {
        const value = chance.pick(values)
        const { by, says } = one.tamper(value, values, chance)
        await put(value, by)
        const faults = await check()
        expect(faults, `${one.name}, seed ${matrixSeed}`).toEqual([expect.stringContaining(says)])
        expect(faults[0]).toContain(value.event)
        expect(faults[0]).toContain(value.field)
        await put(value, value)
      }
      expect(await check()).toEqual([])
      tried.push({ ...one, sizes: Array.from({ length: times }, () => values.length) })
    })
  }

  test('docs/trust.md names every way that is tried', async () => {
    if (tried.length === classes.length) {
      await writeTable('personal values', tried, 'No false alarm before and after. The size is that of the values kept')
    }
    const table = await readTable('personal values')
    for (const { name, changed, foundBy } of classes) expect(table).toContain(`| ${name} | ${changed} | ${foundBy} |`)
  })
})
