import type pg from 'pg'
import { createAlarm } from '../alarm.js'
import { type Client, transaction } from '../database/transaction.js'
import type { Compose, ToldNotice } from './composing.js'
import { noticesOfMail } from './inbox.js'
import type { Delivery, Mail, SendMail } from './mail.js'
import { preferencesOf, unchosen } from './preferences.js'
import type { Unsubscribing } from './unsubscribing.js'
import { writeMail } from './write-mail.js'

/** How a person is reached now; null where no address is known, or not any more. */
export type FindAddress = (person: string) => Promise<Mail['to'] | null>

export type SendingSettings = {
  /** The pause after a first attempt in vain, in milliseconds; it doubles each time. */
  readonly firstPause: number
  readonly longestPause: number
  /** How long after its first attempt a mail is given up, in milliseconds. */
  readonly giveUpAfter: number
}

export type SendingDependencies = {
  readonly pool: pg.Pool
  readonly send: SendMail
  readonly compose: Compose
  readonly findAddress: FindAddress
  readonly unsubscribing: Unsubscribing
  readonly publicUrl: string
  /** Told of trouble that is tried again; never with an address in it. */
  readonly onTrouble: (error: unknown) => void
  readonly settings?: Partial<SendingSettings>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const defaults: SendingSettings = { firstPause: MINUTE, longestPause: 6 * HOUR, giveUpAfter: 5 * 24 * HOUR }

/** How often the outbox is looked at, in milliseconds. */
const POLL = 5_000

type Waiting = {
  readonly id: string
  readonly recipient: string
  readonly digest_on: string | null
  readonly attempts: number
}

/** `nothing`: no mail has to leave now. `unreached`: there was no server; the others can wait as well. */
type Step = 'nothing' | 'done' | 'unreached'

export type Sending = {
  /** Sends what has to leave now; answers how many were taken up. */
  readonly sendAll: () => Promise<number>
  readonly start: () => void
  readonly wake: () => void
  /** Finishes the mail that is under way. */
  readonly stop: () => Promise<void>
}

/**
 * Sends the mails of the outbox. A mail is taken under a lock of its row that lasts until it is marked: no two processes
 * ever send the same one at the same time, and one that dies in between leaves it waiting. It is then sent again under the
 * same Message-ID (docs/notifications.md says what that is worth).
 */
export const createSending = (dependencies: SendingDependencies): Sending => {
  const { pool, send, compose, findAddress, unsubscribing, publicUrl, onTrouble } = dependencies
  const settings = { ...defaults, ...dependencies.settings }
  const alarm = createAlarm()
  let stopping = false

  const take = async (client: Client): Promise<Waiting | null> => {
    const { rows } = await client.query<Waiting>(
      `SELECT id, recipient, digest_on, attempts FROM notifying.outbox
       WHERE state = 'waiting' AND send_after <= clock_timestamp()
       ORDER BY send_after, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    )
    return rows[0] ?? null
  }

  const write = async (client: Client, { id, recipient, digest_on }: Waiting): Promise<Mail | null> => {
    const to = await findAddress(recipient)
    if (to === null) return null
    const { language } = (await preferencesOf(client, [recipient])).get(recipient) ?? unchosen
    const told: ToldNotice[] = []
    for (const notice of await noticesOfMail(client, id)) told.push(await compose.notice(notice, language))
    return writeMail({
      id,
      to,
      language,
      told,
      isDigest: digest_on !== null,
      publicUrl,
      unsubscribePath: unsubscribing.pathFor(recipient),
    })
  }

  /** A mail that cannot be written now must not keep those behind it from leaving. */
  const writeOr = async (client: Client, waiting: Waiting): Promise<Mail | 'no-address' | 'not-written'> => {
    try {
      return (await write(client, waiting)) ?? 'no-address'
    } catch (error) {
      onTrouble(error)
      return 'not-written'
    }
  }

  const end = async (client: Client, id: string, state: 'sent' | 'given-up', problem: string | null): Promise<void> => {
    await client.query(
      `UPDATE notifying.outbox SET state = $2, problem = $3, attempts = attempts + 1, tried_at = clock_timestamp(),
         first_tried_at = coalesce(first_tried_at, clock_timestamp()), ended_at = clock_timestamp() WHERE id = $1`,
      [id, state, problem],
    )
  }

  const postpone = async (client: Client, { id, attempts }: Waiting, problem: string): Promise<void> => {
    const pause = Math.min(settings.firstPause * 2 ** Math.min(attempts, 30), settings.longestPause)
    await client.query(
      `UPDATE notifying.outbox SET problem = $2, attempts = attempts + 1, tried_at = clock_timestamp(),
         first_tried_at = coalesce(first_tried_at, clock_timestamp()),
         send_after = clock_timestamp() + $3 * interval '1 millisecond',
         state = CASE WHEN clock_timestamp() - coalesce(first_tried_at, clock_timestamp())
           >= $4 * interval '1 millisecond' THEN 'given-up' ELSE 'waiting' END,
         ended_at = CASE WHEN clock_timestamp() - coalesce(first_tried_at, clock_timestamp())
           >= $4 * interval '1 millisecond' THEN clock_timestamp() END
       WHERE id = $1`,
      [id, problem, pause, settings.giveUpAfter],
    )
  }

  const settle = async (client: Client, waiting: Waiting, delivery: Delivery): Promise<Step> => {
    if (delivery.kind === 'accepted') await end(client, waiting.id, 'sent', null)
    else if (delivery.kind === 'refused') await end(client, waiting.id, 'given-up', delivery.reason)
    else await postpone(client, waiting, delivery.reason)
    return delivery.kind === 'failed' && !delivery.reached ? 'unreached' : 'done'
  }

  const sendOne = (): Promise<Step> =>
    transaction(pool, async (client) => {
      const waiting = await take(client)
      if (waiting === null) return 'nothing'
      const mail = await writeOr(client, waiting)
      if (mail === 'no-address') await end(client, waiting.id, 'given-up', 'no-address')
      else if (mail === 'not-written') await postpone(client, waiting, 'not-written')
      else return settle(client, waiting, await send(mail))
      return 'done'
    })

  const sendAll = async (): Promise<number> => {
    let taken = 0
    while (!stopping) {
      const step = await sendOne()
      if (step === 'nothing') break
      taken += 1
      if (step === 'unreached') break
    }
    return taken
  }

  let running: Promise<void> | null = null
  const run = async (): Promise<void> => {
    while (!stopping) {
      await sendAll().catch(onTrouble)
      if (!stopping) await alarm.sleep(POLL)
    }
  }
  return {
    sendAll,
    start: () => {
      running ??= run()
    },
    wake: alarm.wake,
    stop: async () => {
      stopping = true
      alarm.wake()
      await running
    },
  }
}
