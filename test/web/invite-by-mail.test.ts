import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { createSmtp } from '../../src/notifying/smtp.js'
import { type MailServer, startMailServer } from '../notifying/mail-server.js'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let server: MailServer
let ledger: Ledger
let small: SmallHouse
let administrator: Reader
const logged: string[] = []

beforeAll(async () => {
  server = await startMailServer()
  ledger = await openLedger({
    now: '2026-03-10T10:00:00Z',
    sendMail: createSmtp({ url: server.url, from: 'besluitboek@voorbeeld.be', patience: 2_000 }),
    logger: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
  })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  administrator = createReader(ledger)
  await administrator.signIn({ huis: small.house, rol: 'administrator' })
})

afterAll(async () => {
  await ledger?.close()
  await server?.close()
})

const page = () => `/huizen/${small.house}/toegang`
const invite = async (fields: Record<string, string>) => {
  const { body } = await administrator.get(page())
  const csrf = /name="_csrf" value="([^"]+)"/.exec(body)![1]!
  return administrator.post(`${page()}/uitnodigingen`, { _csrf: csrf, ...fields })
}
const waiting = async () => (await ledger.identity.links.list(small.house as HouseId)).length
const LINK = /uitnodiging\/([A-Za-z0-9_-]{43})/

describe('an invitation by mail', () => {
  test('holds the link, which the page then does not show, nor anything the program writes down', async () => {
    const shown = await invite({ wie: small.people.member, mail: ' directeur@voorbeeld.be ' })
    expect(textOf(shown.body)).toContain('De uitnodiging is verstuurd naar directeur@voorbeeld.be.')
    expect(shown.body).not.toMatch(LINK)
    const [mail] = server.received
    expect(mail!.to).toEqual(['directeur@voorbeeld.be'])
    expect(mail!.header('subject')).toBe('Uitnodiging voor Huis van het Kind Voorbeeld')
    const token = LINK.exec(mail!.text)![1]!
    expect(await ledger.identity.links.find(token)).toMatchObject({
      purpose: 'invitation',
      invited: { role: 'person' },
    })
    expect((await createReader(ledger).get(`/uitnodiging/${token}`)).statusCode).toBe(200)
    expect(logged.filter((line) => line.includes(token))).toEqual([])
    const outbox = await ledger.database.owner.query('SELECT * FROM notifying.outbox')
    expect(JSON.stringify(outbox.rows)).not.toContain(token)
  })

  test('is not sent to what is no address, and then nobody is invited', async () => {
    const before = await waiting()
    const refused = await invite({ wie: 'auditor', mail: 'geen adres' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('href="#veld-mail"')
    expect([await waiting(), server.received.length]).toEqual([before, 1])
  })

  test('of who manages accounts goes by mail too: to another manager, and to who administers a house', async () => {
    const manager = createReader(ledger)
    await manager.signIn({ rol: 'manager' })
    const ask = async (fields: Record<string, string>) => {
      const csrf = /name="_csrf" value="([^"]+)"/.exec((await manager.get('/beheer/accounts')).body)![1]!
      return manager.post('/beheer/accounts/uitnodigingen', { _csrf: csrf, ...fields })
    }
    for (const [wie, subject, role] of [
      ['manager', 'Uitnodiging om het Besluitboek mee te beheren', 'manager'],
      [small.house, 'Uitnodiging voor Huis van het Kind Voorbeeld', 'administrator'],
    ] as const) {
      const shown = await ask({ wie, mail: 'nieuw@voorbeeld.be' })
      expect(textOf(shown.body)).toContain('De uitnodiging is verstuurd naar nieuw@voorbeeld.be.')
      expect(shown.body).not.toMatch(LINK)
      const mail = server.received.at(-1)!
      expect([mail.to, mail.header('subject')]).toEqual([['nieuw@voorbeeld.be'], subject])
      const token = LINK.exec(mail.text)![1]!
      expect(await ledger.identity.links.find(token)).toMatchObject({ purpose: 'invitation', invited: { role } })
      expect(logged.filter((line) => line.includes(token))).toEqual([])
    }
    const sent = server.received.length
    const wrong = await ask({ wie: 'manager', mail: 'geen adres' })
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('href="#veld-mail"')])
    expect((await ask({ wie: 'manager', mail: '' })).body).toMatch(LINK)
    expect(server.received).toHaveLength(sent)
    server.received.length = 1
  })

  test('is shown as a link when no address is given, and when the mail server does not take it', async () => {
    expect((await invite({ wie: 'auditor', mail: '' })).body).toMatch(LINK)
    await server.close()
    const { body } = await invite({ wie: 'administrator', mail: 'iemand@voorbeeld.be' })
    expect(textOf(body)).toContain('De mail naar iemand@voorbeeld.be is niet vertrokken.')
    const token = LINK.exec(body)![1]!
    expect(logged.join('\n')).not.toContain(token)
  })
})

test('without a mail server the page asks for no address', async () => {
  const without = await openLedger({ now: '2026-03-10T10:00:00Z' })
  const other = await recordSmallHouse(without)
  await settled(without)
  const reader = createReader(without)
  await reader.signIn({ huis: other.house, rol: 'administrator' })
  const { body } = await reader.get(`/huizen/${other.house}/toegang`)
  expect(body).not.toContain('name="mail"')
  const csrf = /name="_csrf" value="([^"]+)"/.exec(body)![1]!
  const shown = await reader.post(`/huizen/${other.house}/toegang/uitnodigingen`, {
    _csrf: csrf,
    wie: 'auditor',
    mail: 'iemand@voorbeeld.be',
  })
  expect(shown.body).toMatch(LINK)
  await without.close()
})
