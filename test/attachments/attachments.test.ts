import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Attachments, createAttachments } from '../../src/attachments/attachments.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { pdf, png } from './samples.js'

let database: TestDatabase
let attachments: Attachments
let house: HouseId
let other: HouseId

beforeAll(async () => {
  database = await createTestDatabase()
  attachments = createAttachments(database.pool, { mostWaiting: 1_000 })
})

afterAll(() => database.drop())

beforeEach(() => {
  house = randomUUID() as HouseId
  other = randomUUID() as HouseId
})

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const sent = (bytes: Buffer, name: string | null = null) => ({ bytes, name, declaredType: null })
const text = (letters: number, letter = 'a'): Buffer => Buffer.alloc(letters, letter)

const letDaysPass = async (): Promise<void> => {
  await database.owner.query("UPDATE attachment.content SET wanted_at = wanted_at - interval '25 hours'")
}

describe('Documents that were sent', () => {
  it('are kept once, under their hash, and sending them again gives the same answer', async () => {
    const file = { sha256: sha256Of(pdf()), mediaType: 'application/pdf', size: pdf().length }
    expect(await attachments.store(house, sent(pdf(), 'verslag.pdf'))).toEqual({ ok: true, file })
    expect(await attachments.store(house, sent(pdf(), 'nog eens.pdf'))).toEqual({ ok: true, file })
    expect(await attachments.read(house, file.sha256)).toEqual({
      state: 'kept',
      mediaType: 'application/pdf',
      bytes: pdf(),
    })
    const { rows } = await database.owner.query('SELECT 1 FROM attachment.content WHERE house = $1', [house])
    expect(rows).toHaveLength(1)
  })

  it('are kept once when they come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => attachments.store(house, sent(png()))))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, file: { sha256: sha256Of(png()) } })
  })

  it('are those of one house: another does not have them', async () => {
    await attachments.store(house, sent(pdf()))
    const hash = sha256Of(pdf())
    expect(await attachments.read(other, hash)).toBeNull()
    expect(await attachments.want(other, [hash])).toEqual([])
    expect(await attachments.standing(other, [hash])).toEqual(new Map([[hash, 'absent']]))
    expect(await attachments.remove(other, hash, 'Niet van ons')).toBe(false)
    expect(await attachments.read(house, hash)).toMatchObject({ state: 'kept' })
  })

  it('are not kept when they are not fit for it', async () => {
    const answer = await attachments.store(house, sent(png(), 'verslag.pdf'))
    expect(answer).toEqual({ ok: false, reason: 'type-differs' })
    expect(await attachments.read(house, sha256Of(png()))).toBeNull()
  })

  it('are not kept when there is too much that nobody named; what was named does not count', async () => {
    expect(await attachments.store(house, sent(text(600)))).toMatchObject({ ok: true })
    expect(await attachments.store(house, sent(text(401)))).toEqual({ ok: false, reason: 'too-much-waiting' })
    expect(await attachments.store(house, sent(text(400)))).toMatchObject({ ok: true })
    expect(await attachments.store(other, sent(text(401)))).toMatchObject({ ok: true })
    await attachments.markNamed(house, [sha256Of(text(600))])
    expect(await attachments.store(house, sent(text(401)))).toMatchObject({ ok: true })
  })
})

describe('A document that was removed', () => {
  it('is gone, with the reason, and does not come back', async () => {
    const hash = sha256Of(pdf())
    await attachments.store(house, sent(pdf()))
    expect(await attachments.remove(house, hash, 'Er staan namen in')).toBe(true)
    expect(await attachments.remove(house, hash, 'Nog eens')).toBe(false)
    expect(await attachments.read(house, hash)).toEqual({
      state: 'removed',
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      reason: 'Er staan namen in',
    })
    expect(await attachments.standing(house, [hash])).toEqual(new Map([[hash, 'removed']]))
    expect(await attachments.want(house, [hash])).toEqual([])
    expect(await attachments.store(house, sent(pdf()))).toEqual({ ok: false, reason: 'removed' })
    const { rows } = await database.owner.query('SELECT bytes FROM attachment.content WHERE house = $1', [house])
    expect(rows).toEqual([{ bytes: null }])
    await letDaysPass()
    expect(await attachments.discardUnnamed(house)).toBe(0)
  })
})

describe('Documents that nobody named', () => {
  it('go after a day, unless they are named, sent again or wanted', async () => {
    const [named, again, wanted, forgotten] = ['b', 'c', 'd', 'e'].map((letter) => text(10, letter))
    for (const bytes of [named!, again!, wanted!, forgotten!]) await attachments.store(house, sent(bytes))
    await attachments.markNamed(house, [sha256Of(named!)])
    expect(await attachments.housesToTidy()).not.toContain(house)
    expect(await attachments.discardUnnamed(house)).toBe(0)
    await letDaysPass()
    await attachments.store(house, sent(again!))
    await attachments.want(house, [sha256Of(wanted!)])
    expect(await attachments.housesToTidy()).toContain(house)
    expect(await attachments.discardUnnamed(house)).toBe(1)
    const hashes = [named!, again!, wanted!, forgotten!].map(sha256Of)
    expect([...(await attachments.standing(house, hashes)).values()]).toEqual(['kept', 'kept', 'kept', 'absent'])
  })
})

describe('The table', () => {
  it('holds under a hash what has that hash: the program cannot put anything else there', async () => {
    await attachments.store(house, sent(pdf()))
    const change = database.pool.query('UPDATE attachment.content SET bytes = $2 WHERE house = $1', [
      house,
      pdf('ander'),
    ])
    await expect(change).rejects.toThrow(/bytes_are_what_the_hash_says/)
    const rename = database.pool.query('UPDATE attachment.content SET sha256 = $2 WHERE house = $1', [
      house,
      sha256Of(png()),
    ])
    await expect(rename).rejects.toThrow(/permission denied/)
  })
})
