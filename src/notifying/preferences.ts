import type pg from 'pg'
import type { Client } from '../database/transaction.js'
import { transaction } from '../database/transaction.js'

/** When somebody wants mails: at once, once a day, or none but the legal ones. */
export const mailChoices = ['at-once', 'daily', 'none'] as const

export type MailChoice = (typeof mailChoices)[number]

export type Preference = { readonly mails: MailChoice; readonly language: 'nl' | 'en' }

/** What holds for who never chose. */
export const unchosen: Preference = { mails: 'at-once', language: 'nl' }

export type Preferences = {
  readonly read: (person: string) => Promise<Preference>
  /** Mails that are waiting and not wanted any more are not sent; legal notices are. */
  readonly save: (person: string, preference: Preference) => Promise<void>
}

/** The preferences of these persons; who never chose is not among them. */
export const preferencesOf = async (
  client: Client | pg.Pool,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Preference>> => {
  const { rows } = await client.query<Preference & { person: string }>(
    'SELECT person, mails, language FROM notifying.preference WHERE person = ANY ($1::uuid[])',
    [persons],
  )
  return new Map(rows.map(({ person, mails, language }) => [person, { mails, language }]))
}

const takeBackWaiting = async (client: Client, person: string): Promise<void> => {
  // The lock waits for a mail that is under way: what was sent is sent.
  await client.query(`SELECT FROM notifying.outbox WHERE recipient = $1 AND state = 'waiting' ORDER BY id FOR UPDATE`, [
    person,
  ])
  await client.query(
    `DELETE FROM notifying.outbox_notice AS link USING notifying.outbox AS mail, notifying.notice AS told
     WHERE link.outbox = mail.id AND mail.recipient = $1 AND mail.state = 'waiting'
       AND told.id = link.notice AND NOT told.legal`,
    [person],
  )
  await client.query(
    `DELETE FROM notifying.outbox AS mail WHERE recipient = $1 AND state = 'waiting'
       AND NOT EXISTS (SELECT FROM notifying.outbox_notice AS link WHERE link.outbox = mail.id)`,
    [person],
  )
}

export const createPreferences = (pool: pg.Pool): Preferences => ({
  read: async (person) => (await preferencesOf(pool, [person])).get(person) ?? unchosen,
  save: (person, { mails, language }) =>
    transaction(pool, async (client) => {
      await client.query(
        `INSERT INTO notifying.preference (person, mails, language) VALUES ($1, $2, $3)
         ON CONFLICT (person) DO UPDATE
         SET mails = excluded.mails, language = excluded.language, changed_at = clock_timestamp()`,
        [person, mails, language],
      )
      if (mails === 'none') await takeBackWaiting(client, person)
    }),
})
