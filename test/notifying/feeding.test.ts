import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInbox } from '../../src/notifying/inbox.js'
import { createPreferences } from '../../src/notifying/preferences.js'
import { recordSmallHouse, type SmallHouse, settled } from '../web/support/house.js'
import { type Ledger, openLedger } from '../web/support/ledger.js'
import { decide, feedingOf, keptIn } from './support.js'

let ledger: Ledger
let small: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await decide(small, 'Van vroeger')
})

afterAll(() => ledger?.close())

const countOf = async (table: string, where = 'true'): Promise<number> =>
  (await ledger.pool.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM notifying.${table} WHERE ${where}`))
    .rows[0]!.rows

describe('the log is told in order', () => {
  test('from where it stands when the program first looks: the past is no news', async () => {
    expect(await feedingOf(ledger).catchUp()).toBe(await ledger.store.head())
    expect(await keptIn(ledger)).toEqual([])
  })

  test('and each thing once, whichever of several processes tells it, however often', async () => {
    const from = await ledger.store.head()
    const { decision } = await decide(small)
    const feedings = [feedingOf(ledger), feedingOf(ledger), feedingOf(ledger)]
    await Promise.all(feedings.map(({ catchUp }) => catchUp()))
    const kept = await keptIn(ledger, 'decision-taken')
    expect(kept).toContain(`decision-taken ${small.people.secretary} proposal`)
    expect(new Set(kept).size).toBe(kept.length)
    const before = await keptIn(ledger)
    // As after a backup that was put back: the log is told once more.
    await ledger.pool.query('UPDATE notifying.checkpoint SET position = $1', [from])
    await feedingOf(ledger).catchUp()
    expect(await keptIn(ledger)).toEqual(before)
    const { rows } = await ledger.pool.query('SELECT DISTINCT about FROM notifying.notice WHERE kind = $1', [
      'decision-taken',
    ])
    expect(rows.map(({ about }) => about)).toContain(decision)
  })

  test('with nothing in it that names a person or speaks words of the log', async () => {
    await small.record('RecordPersonDetails', {
      effectiveOn: '2026-03-01',
      person: small.people.member,
      name: 'Kanarie Vogel',
      email: 'kanarie@voorbeeld.be',
      phone: null,
    })
    await decide(small, 'Een titel met kanariegeel')
    await feedingOf(ledger, { mailing: true }).catchUp()
    for (const table of ['notice', 'outbox', 'outbox_notice', 'preference', 'feed_address']) {
      const { rows } = await ledger.pool.query(`SELECT row_to_json(one)::text AS text FROM notifying.${table} AS one`)
      for (const { text } of rows) expect(text).not.toMatch(/kanarie/i)
    }
  })

  test('and a mail is made as each prefers: at once, with the day, or only when it must be', async () => {
    const preferences = createPreferences(ledger.pool)
    await preferences.save(small.people.secretary, { mails: 'daily', language: 'nl' })
    await preferences.save(small.people.chair, { mails: 'none', language: 'nl' })
    await ledger.pool.query('DELETE FROM notifying.outbox')
    const feeding = feedingOf(ledger, { mailing: true, now: () => '2026-03-10T10:00:00.000Z' })
    const { dossier } = await decide(small, 'Een eerste')
    await decide(small, 'Een tweede')
    await small.record('PlanAction', {
      effectiveOn: '2026-03-06',
      title: 'Straat afsluiten',
      owner: { kind: 'organ', organ: small.stuurgroep },
      due: '2026-06-01',
      dossier,
    })
    await feeding.catchUp()
    const { rows } = await ledger.pool.query(
      `SELECT digest_on, send_after, (SELECT count(*)::int FROM notifying.outbox_notice WHERE outbox = mail.id) AS notices
       FROM notifying.outbox AS mail WHERE recipient = $1`,
      [small.people.secretary],
    )
    expect(rows).toEqual([{ digest_on: '2026-03-11', send_after: '2026-03-11T06:00:00.000Z', notices: 3 }])
    const ofChair = await ledger.pool.query(
      `SELECT kind FROM notifying.outbox AS mail JOIN notifying.outbox_notice AS link ON link.outbox = mail.id
       JOIN notifying.notice AS told ON told.id = link.notice WHERE mail.recipient = $1`,
      [small.people.chair],
    )
    expect(ofChair.rows.map(({ kind }) => kind)).toEqual(['decision-taken', 'decision-taken'])
  })

  test('and who wants no mails any more gets none that waits, but the legal ones', async () => {
    await small.record('PlanAction', {
      effectiveOn: '2026-03-06',
      title: 'Bord plaatsen',
      owner: { kind: 'organ', organ: small.stuurgroep },
      due: '2026-06-01',
      dossier: null,
    })
    await feedingOf(ledger, { mailing: true }).catchUp()
    await createPreferences(ledger.pool).save(small.people.member, { mails: 'none', language: 'nl' })
    const { rows } = await ledger.pool.query<{ legal: boolean }>(
      `SELECT legal FROM notifying.outbox AS mail LEFT JOIN notifying.outbox_notice AS link ON link.outbox = mail.id
       LEFT JOIN notifying.notice AS told ON told.id = link.notice WHERE mail.recipient = $1`,
      [small.people.member],
    )
    for (const { legal } of rows) expect(legal).toBe(true)
  })
})

describe('an inbox', () => {
  test('shows unread first, counts them, and marks only what is of this person and these houses', async () => {
    const inbox = createInbox(ledger.pool)
    const houses = [small.house]
    const all = await inbox.list({ person: small.people.secretary, houses, limit: 100, skip: 0 })
    expect(all.length).toBeGreaterThan(4)
    expect(await inbox.countUnread(small.people.secretary, houses)).toBe(all.length)
    expect(await inbox.countUnread(small.people.secretary, [])).toBe(0)
    const [newest, second] = all
    await inbox.markRead(small.people.mayor, houses, [newest!.id])
    await inbox.markRead(small.people.secretary, [], [newest!.id])
    expect(await inbox.countUnread(small.people.secretary, houses)).toBe(all.length)
    await inbox.markRead(small.people.secretary, houses, [newest!.id])
    const after = await inbox.list({ person: small.people.secretary, houses, limit: 100, skip: 0 })
    expect(after[0]!.id).toBe(second!.id)
    expect(after.at(-1)).toMatchObject({ id: newest!.id })
    expect(after.at(-1)!.readAt).not.toBeNull()
    await inbox.markRead(small.people.secretary, houses)
    expect(await inbox.countUnread(small.people.secretary, houses)).toBe(0)
  })
})

describe('whoever is erased', () => {
  test('is told nothing any more, and nothing stays of what they were told', async () => {
    const person = small.people.member
    await ledger.pool.query(
      `INSERT INTO notifying.feed_address (id, house, person, feed, token_hash)
       VALUES (gen_random_uuid(), $1, $2, 'agenda', sha256('x'))`,
      [small.house, person],
    )
    await createPreferences(ledger.pool).save(person, { mails: 'daily', language: 'en' })
    // Told before the erasure, fed after it.
    await decide(small, 'Vlak voor het wissen')
    await settled(ledger)
    await small.record('ErasePersonalData', { effectiveOn: '2026-03-10', person, reason: 'request-of-person' })
    await feedingOf(ledger, { mailing: true }).catchUp()
    await decide(small, 'Na het wissen')
    await createPreferences(ledger.pool).save(person, { mails: 'daily', language: 'en' })
    await feedingOf(ledger, { mailing: true }).catchUp()
    expect(await countOf('notice', `recipient = '${person}'`)).toBe(0)
    expect(await countOf('outbox', `recipient = '${person}'`)).toBe(0)
    expect(await countOf('preference', `person = '${person}'`)).toBe(0)
    expect(await countOf('feed_address', `person = '${person}'`)).toBe(0)
    expect(await countOf('notice')).toBeGreaterThan(10)
  })
})
