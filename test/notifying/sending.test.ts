import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Delivery, Mail } from '../../src/notifying/mail.js'
import { addressIn } from '../../src/notifying/notifying.js'
import { createPreferences } from '../../src/notifying/preferences.js'
import { createSending, type SendingSettings } from '../../src/notifying/sending.js'
import { createSmtp } from '../../src/notifying/smtp.js'
import { compiledProgram } from '../compiled-program.js'
import { recordSmallHouse, type SmallHouse, settled } from '../web/support/house.js'
import { type Ledger, openLedger } from '../web/support/ledger.js'
import { type MailServer, refusal, startMailServer } from './mail-server.js'
import { decide, feedingOf, reachable } from './support.js'

const publicUrl = 'https://besluitboek.voorbeeld.be'
const address = 'lid@voorbeeld.be'

let ledger: Ledger
let small: SmallHouse
let servers: MailServer[] = []

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await reachable(small, small.people.member, address)
  await settled(ledger)
  await feedingOf(ledger, { mailing: true }).catchUp()
}, 120_000)

afterAll(() => ledger?.close())

beforeEach(async () => {
  await ledger.pool.query('DELETE FROM notifying.outbox')
  await ledger.pool.query('DELETE FROM notifying.preference')
})

afterEach(async () => {
  await Promise.all(servers.map(({ close }) => close()))
  servers = []
})

const serve = async (options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> => {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

/** PostgreSQL needs a moment to see that a session is gone and to free its locks. */
const eventually = async (send: () => Promise<number>): Promise<number> => {
  for (let tries = 1; ; tries += 1) {
    const taken = await send()
    if (taken > 0 || tries === 100) return taken
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const smtp = (url: string) => createSmtp({ url, from: 'Besluitboek <besluitboek@voorbeeld.be>', patience: 5_000 })

const sendingBy = (send: (mail: Mail) => Promise<Delivery>, settings: Partial<SendingSettings> = {}) =>
  createSending({
    pool: ledger.pool,
    send,
    compose: ledger.notifying.compose,
    findAddress: addressIn(ledger.people),
    unsubscribing: ledger.notifying.unsubscribing,
    publicUrl,
    onTrouble: (error) => {
      throw error
    },
    settings: { firstPause: 60_000, longestPause: 90_000, ...settings },
  })

/** Something is decided and planned, and told; only the member can be reached. */
const tellMember = async (
  kind: 'decision' | 'action' = 'decision',
  now = '2026-03-10T10:00:00.000Z',
): Promise<void> => {
  if (kind === 'decision') await decide(small)
  else
    await small.record('PlanAction', {
      effectiveOn: '2026-03-06',
      title: 'Straat afsluiten',
      owner: { kind: 'organ', organ: small.stuurgroep },
      due: '2026-06-01',
      dossier: null,
    })
  await feedingOf(ledger, { mailing: true, now: () => now }).catchUp()
  await ledger.pool.query('DELETE FROM notifying.outbox WHERE recipient <> $1', [small.people.member])
}

const outbox = async () =>
  (await ledger.pool.query('SELECT state, attempts, problem, digest_on FROM notifying.outbox ORDER BY send_after')).rows

/** The pause is over. */
const untilPause = () =>
  ledger.pool.query(
    `UPDATE notifying.outbox SET send_after = clock_timestamp(), first_tried_at = first_tried_at - interval '1 hour'
     WHERE state = 'waiting'`,
  )

/** How long the mail waits after its last attempt, in seconds. */
const pause = async (): Promise<number> =>
  (
    await ledger.pool.query<{ seconds: number }>(
      'SELECT round(extract(epoch FROM send_after - tried_at))::int AS seconds FROM notifying.outbox',
    )
  ).rows[0]!.seconds

describe('a mail', () => {
  test('arrives once, in plain text, with the decision, the reasons, the budget choice and where to read it', async () => {
    const server = await serve()
    await tellMember()
    const sending = sendingBy(smtp(server.url))
    expect(await sending.sendAll()).toBe(1)
    expect(await sending.sendAll()).toBe(0)
    expect(server.received).toHaveLength(1)
    const [mail] = server.received
    expect(mail!.to).toEqual([address])
    expect(mail!.text).toContain('Dag Naam Voorbeeld,')
    expect(mail!.text).toContain('Redenen: Het kan binnen het actieplan.')
    expect(mail!.text).toMatch(/Bedrag: €\s1\.250,00\./)
    expect(mail!.text).toContain('Het wacht op bekrachtiging door College.')
    expect(mail!.text).toContain(`${publicUrl}/huizen/${small.house}/dossiers/`)
    expect(mail!.header('Message-ID')).toMatch(/^<[0-9a-f-]{36}@besluitboek\.voorbeeld\.be>$/)
    expect(mail!.header('Auto-Submitted')).toBe('auto-generated')
    // The stuurgroep proposed: this decision must be told, and offers no way out that would not work.
    expect(mail!.header('List-Unsubscribe')).toBeNull()
    expect(await outbox()).toEqual([{ state: 'sent', attempts: 1, problem: null, digest_on: null }])
  })

  test('that may be refused says how, with one click', async () => {
    const server = await serve()
    await tellMember('action')
    await sendingBy(smtp(server.url)).sendAll()
    const [mail] = server.received
    const link = mail!.header('List-Unsubscribe')!.slice(1, -1)
    expect(link.startsWith(`${publicUrl}/berichten/afmelden/${small.people.member}/`)).toBe(true)
    expect(mail!.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    expect(mail!.text).toContain('Actie: Straat afsluiten')
  })

  test('to a server that is down waits, and arrives when it is up again', async () => {
    const down = await serve()
    const port = Number(new URL(down.url).port)
    await down.close()
    servers = []
    await tellMember()
    const sending = sendingBy(smtp(down.url))
    expect(await sending.sendAll()).toBe(1)
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'ESOCKET' }])
    expect(await sending.sendAll()).toBe(0)
    expect(await pause()).toBe(60)
    await untilPause()
    await sending.sendAll()
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 2 }])
    // Twice as long, but no longer than the longest.
    expect(await pause()).toBe(90)
    const up = await serve({ port })
    await untilPause()
    await sending.sendAll()
    expect(up.received).toHaveLength(1)
    expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 3, problem: null }])
  })

  test('that a server refuses for good is given up, and shown without its words; a temporary refusal is tried again', async () => {
    let code = 451
    const server = await serve({
      rules: {
        onRcptTo: ({ address: to }, _session, callback) => callback(refusal(code, `no <${to}> here`)),
      },
    })
    await tellMember()
    const sending = sendingBy(smtp(server.url))
    await sending.sendAll()
    expect(await outbox()).toMatchObject([{ state: 'waiting', problem: 'smtp-451' }])
    code = 550
    await untilPause()
    await sending.sendAll()
    expect(await outbox()).toMatchObject([{ state: 'given-up', attempts: 2, problem: 'smtp-550' }])
    const [troubled] = await ledger.notifying.mails.troubled(small.house)
    expect(troubled).toMatchObject({ recipient: small.people.member, state: 'given-up', problem: 'smtp-550' })
    expect(await ledger.notifying.mails.count()).toMatchObject({ waiting: 0, givenUp: 1 })
    await ledger.notifying.mails.tryAgain(small.house, troubled!.id)
    expect(await ledger.notifying.mails.count()).toMatchObject({ waiting: 1, givenUp: 0 })
  })

  test('that never leaves is given up in the end', async () => {
    await tellMember()
    const never = async (): Promise<Delivery> => ({ kind: 'failed', reason: 'smtp-421', reached: true })
    const sending = sendingBy(never, { giveUpAfter: 30 * 60_000 })
    await sending.sendAll()
    await untilPause()
    await sending.sendAll()
    expect(await outbox()).toMatchObject([{ state: 'given-up', problem: 'smtp-421' }])
  })

  test('to somebody without an address is given up at once, and says so', async () => {
    await decide(small)
    await feedingOf(ledger, { mailing: true }).catchUp()
    await ledger.pool.query('DELETE FROM notifying.outbox WHERE recipient <> $1', [small.people.chair])
    await sendingBy(async () => ({ kind: 'accepted' })).sendAll()
    expect(await outbox()).toMatchObject([{ state: 'given-up', problem: 'no-address' }])
  })

  test('keeps its Message-ID when the program dies between the answer of the server and its own mark', async () => {
    const server = await serve()
    await tellMember()
    const died = sendingBy(async (mail) => {
      await smtp(server.url)(mail)
      throw new Error('the program dies here')
    })
    await expect(died.sendAll()).rejects.toThrow('dies here')
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    await sendingBy(smtp(server.url)).sendAll()
    expect(server.received).toHaveLength(2)
    const [first, second] = server.received.map(({ header }) => header('Message-ID'))
    expect(second).toBe(first)
    expect(await outbox()).toMatchObject([{ state: 'sent' }])
  })

  test('keeps it too when the program is killed with kill -9 while the server has the mail', {
    timeout: 120_000,
  }, async () => {
    let child: ChildProcess | null = null
    const server = await serve({
      onMail: async () => {
        child?.kill('SIGKILL')
      },
    })
    await tellMember()
    const program = await compiledProgram(fileURLToPath(new URL('./sending-process.ts', import.meta.url)))
    const args = [program, ledger.database.connectionString, server.url, publicUrl, address]
    child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    const [, signal] = await once(child, 'exit')
    child = null
    expect(signal).toBe('SIGKILL')
    expect(server.received).toHaveLength(1)
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    expect(await eventually(() => sendingBy(smtp(server.url)).sendAll())).toBe(1)
    const [first, second] = server.received.map(({ header }) => header('Message-ID'))
    expect(server.received).toHaveLength(2)
    expect(second).toBe(first)
    expect(await outbox()).toMatchObject([{ state: 'sent' }])
  })

  test('is never sent by two at once', async () => {
    let underWay = 0
    let most = 0
    const server = await serve({
      onMail: async () => {
        underWay += 1
        most = Math.max(most, underWay)
        await new Promise((resolve) => setTimeout(resolve, 100))
        underWay -= 1
      },
    })
    for (let round = 0; round < 4; round += 1) await tellMember('action')
    const senders = Array.from({ length: 3 }, () => sendingBy(smtp(server.url)))
    const taken = await Promise.all(senders.map(({ sendAll }) => sendAll()))
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(4)
    expect(server.received).toHaveLength(4)
    expect(new Set(server.received.map(({ header }) => header('Message-ID'))).size).toBe(4)
    expect(most).toBeGreaterThan(1)
  })

  test('of a day holds all that was told until then, and the next day has one of its own', async () => {
    const server = await serve()
    await createPreferences(ledger.pool).save(small.people.member, { mails: 'daily', language: 'en' })
    await tellMember('action')
    await tellMember('decision')
    // Its hour lies in the past of this machine: it leaves now.
    await sendingBy(smtp(server.url)).sendAll()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]!.header('Subject')).toBe('2 messages from Besluitboek')
    expect(server.received[0]!.text).toContain('Action: Straat afsluiten')
    expect(server.received[0]!.text).toContain('Decision on')
    await tellMember('action')
    expect(await outbox()).toMatchObject([
      { state: 'sent', digest_on: '2026-03-11' },
      { state: 'waiting', digest_on: '2026-03-12' },
    ])
  })

  test('is not sent to who was erased meanwhile', async () => {
    const server = await serve()
    const { person } = await small.record('AssignSeat', {
      effectiveOn: '2026-01-01',
      organ: small.stuurgroep,
      partner: small.centre,
      function: 'plaatsvervanger',
      role: 'member',
    })
    await reachable(small, person!, 'weg@voorbeeld.be')
    await decide(small)
    await feedingOf(ledger, { mailing: true }).catchUp()
    await ledger.pool.query('DELETE FROM notifying.outbox WHERE recipient <> $1', [person])
    expect(await outbox()).toHaveLength(1)
    await settled(ledger)
    await small.record('ErasePersonalData', { effectiveOn: '2026-03-10', person: person!, reason: 'request-of-person' })
    await sendingBy(smtp(server.url)).sendAll()
    expect(server.received).toEqual([])
    expect(await outbox()).toEqual([])
  })
})
