import type { Client } from '../database/transaction.js'
import type { Instant } from '../domain/shared/time.js'
import { digestsAfter } from './digest.js'
import { digestId, mailId, noticeId } from './ids.js'
import type { Notice } from './notice.js'
import { type Preference, preferencesOf, unchosen } from './preferences.js'

/** A notice with the event it tells of. */
export type ToldOf = {
  readonly notice: Notice
  readonly house: string
  readonly event: string
  readonly position: bigint
  readonly recordedAt: string
}

type Kept = { readonly id: string; readonly recipient: string; readonly house: string; readonly legal: boolean }

/** In the order of recipients, as an erasure of several persons takes their locks. */
const inLockOrder = (told: readonly ToldOf[]): readonly ToldOf[] =>
  [...told].sort((a, b) =>
    a.notice.recipient < b.notice.recipient ? -1 : a.notice.recipient > b.notice.recipient ? 1 : 0,
  )

const insertNotices = async (client: Client, told: readonly ToldOf[]): Promise<readonly Kept[]> => {
  const rows = inLockOrder(told).map(({ notice, house, event, position, recordedAt }) => ({
    id: noticeId(event, notice),
    house,
    event,
    position: String(position),
    recorded_at: recordedAt,
    recipient: notice.recipient,
    kind: notice.kind,
    because: notice.because,
    legal: notice.legal,
    about_kind: notice.about.kind,
    about: notice.about.id,
    dossier: notice.about.dossier,
  }))
  const { rows: kept } = await client.query<Kept>(
    `INSERT INTO notifying.notice
       (id, house, event, position, recorded_at, recipient, kind, because, legal, about_kind, about, dossier)
     SELECT id, house, event, position, recorded_at, recipient, kind, because, legal, about_kind, about, dossier
     FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, house uuid, event uuid, position bigint,
       recorded_at timestamptz, recipient uuid, kind text, because text, legal boolean, about_kind text, about uuid,
       dossier uuid)
     ON CONFLICT DO NOTHING RETURNING id, recipient, house, legal`,
    [JSON.stringify(rows)],
  )
  return kept
}

const link = async (client: Client, outbox: string, notice: string): Promise<void> => {
  await client.query('INSERT INTO notifying.outbox_notice (outbox, notice) VALUES ($1, $2)', [outbox, notice])
}

const mailAtOnce = async (client: Client, { id, recipient, house }: Kept, now: Instant): Promise<void> => {
  const mail = mailId(id)
  await client.query(
    `INSERT INTO notifying.outbox (id, recipient, house, send_after) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
    [mail, recipient, house, now],
  )
  await link(client, mail, id)
}

/** How many days ahead a digest is looked for that nobody tried to send yet. */
const DAYS = 3

const mailWithDay = async (client: Client, kept: Kept, now: Instant): Promise<void> => {
  for (const { day, at } of digestsAfter(now, DAYS)) {
    const id = digestId(kept.recipient, day)
    const { rowCount } = await client.query(
      // A digest that was tried may have arrived: nothing is added to it any more.
      `INSERT INTO notifying.outbox AS mail (id, recipient, house, digest_on, send_after) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET send_after = excluded.send_after
       WHERE mail.state = 'waiting' AND mail.attempts = 0`,
      [id, kept.recipient, kept.house, day, at],
    )
    if (rowCount === 1) return link(client, id, kept.id)
  }
  await mailAtOnce(client, kept, now)
}

const mail = async (client: Client, kept: Kept, { mails }: Preference, now: Instant): Promise<void> => {
  if (mails === 'daily') await mailWithDay(client, kept, now)
  else if (mails === 'at-once' || kept.legal) await mailAtOnce(client, kept, now)
}

/**
 * Keeps what was not told before, in the caller's transaction, and puts a mail in the outbox as each person prefers (where
 * mails are sent at all). Answers how many notices are new.
 */
export const keepNotices = async (
  client: Client,
  told: readonly ToldOf[],
  { now, mailing }: { readonly now: Instant; readonly mailing: boolean },
): Promise<number> => {
  if (told.length === 0) return 0
  const kept = await insertNotices(client, told)
  if (!mailing) return kept.length
  const preferences = await preferencesOf(
    client,
    kept.map(({ recipient }) => recipient),
  )
  for (const one of kept) await mail(client, one, preferences.get(one.recipient) ?? unchosen, now)
  return kept.length
}
