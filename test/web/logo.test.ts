import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { pdf, png } from '../attachments/samples.js'
import { readPdf } from '../documents/support.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let administrator: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  administrator = createReader(ledger)
  await administrator.signIn({ huis: small.house, rol: 'administrator' })
})

afterAll(() => ledger?.close())

const BOUNDARY = 'een-grens'
const choose = () => `/huizen/${small.house}/logo/kiezen`
const manage = () => `/huizen/${small.house}/beheer`
const logo = png(300, 80)
const sha256 = createHash('sha256').update(logo).digest('hex')

/** Sends the form with this file. */
const send = async (bytes: Buffer, name: string, type: string, title = 'Huis van het Kind Voorbeeld') => {
  const form = await administrator.get(choose())
  const fields = {
    _csrf: hidden(form.body, '_csrf'),
    _key: hidden(form.body, '_key'),
    effectiveOn: '2026-03-10',
    'logo.title': title,
  }
  const part = (head: string, content: Buffer) => [
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]
  return ledger.app.inject({
    method: 'POST',
    url: choose(),
    headers: {
      accept: 'text/html',
      cookie: [...administrator.cookies].map(([cookie, value]) => `${cookie}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    payload: Buffer.concat([
      ...Object.entries(fields).flatMap(([field, value]) => part(`name="${field}"`, Buffer.from(value))),
      ...part(`name="logo.file"; filename="${name}"\r\ncontent-type: ${type}`, bytes),
      Buffer.from(`--${BOUNDARY}--\r\n`),
    ]),
  })
}

const register = async (format: string) => {
  await ledger.sealer.catchUp()
  return (await administrator.get(`/huizen/${small.house}/mandaten/register.${format}`)).rawPayload
}

describe('the logo of a house', () => {
  test('is for its administrator to choose', async () => {
    const secretary = createReader(ledger)
    await secretary.signIn({ huis: small.house, rol: small.people.secretary })
    expect((await secretary.get(choose())).statusCode).toBe(403)
    expect((await administrator.get(manage())).body).toContain(`href="${choose()}"`)
    expect((await administrator.get(`/huizen/${small.house}/logo/weghalen`)).statusCode).toBe(403)
    expect((await administrator.get(`/huizen/${small.house}/logo`)).statusCode).toBe(404)
  })

  test('is a PNG or a JPEG, not too large in bytes or in dots, and nothing that only is called so', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const before = await ledger.store.head()
    for (const [bytes, name, type] of [
      [svg, 'logo.svg', 'image/svg+xml'],
      [svg, 'logo.png', 'image/png'],
      [pdf(), 'logo.pdf', 'application/pdf'],
      [png(5000, 10), 'breed.png', 'image/png'],
      [Buffer.concat([logo, Buffer.alloc(260_000)]), 'groot.png', 'image/png'],
      [Buffer.alloc(0), '', 'application/octet-stream'],
    ] as const) {
      const refused = await send(bytes, name, type)
      expect([name, refused.statusCode]).toEqual([name, 422])
    }
    expect(await ledger.store.head()).toBe(before)
  })

  test('stands on every paper from then on, with what it says, and the same file each time', async () => {
    const plain = await register('pdf')
    expect((await readPdf(plain)).alternatives).toHaveLength(1)
    const sent = await send(logo, 'logo.png', 'image/png')
    expect(sent.statusCode).toBe(303)
    // What stands on papers is no attachment of input: it is not taken away as one.
    const taken = await ledger.app.inject({
      method: 'DELETE',
      url: `/api/houses/${small.house}/attachments/${sha256}`,
      headers: { cookie: [...administrator.cookies].map(([cookie, value]) => `${cookie}=${value}`).join('; ') },
      payload: { reason: 'Weg ermee.' },
    })
    expect(taken.statusCode).toBe(404)
    expect((await administrator.get(`/huizen/${small.house}/logo`)).statusCode).toBe(200)
    const { house } = (await ledger.houses.load(small.house as HouseId)).state
    expect(house!.logo).toEqual({
      sha256,
      title: 'Huis van het Kind Voorbeeld',
      mediaType: 'image/png',
      size: logo.length,
    })
    await settled(ledger)
    const made = await register('pdf')
    const read = await readPdf(made)
    expect(read.alternatives[0]).toBe('Huis van het Kind Voorbeeld')
    expect(read.untagged).toEqual([])
    expect((await register('pdf')).equals(made)).toBe(true)
    expect((await register('html')).toString()).toContain(`data:image/png;base64,${logo.toString('base64')}`)
    const shown = await administrator.get(`/huizen/${small.house}/logo`)
    expect([shown.headers['content-type'], shown.rawPayload.equals(logo)]).toEqual(['image/png', true])
    expect((await administrator.get(manage())).body).toContain(`/huizen/${small.house}/logo?${sha256.slice(0, 12)}`)
    expect(await ledger.namedAttachments.hashes(small.house as HouseId)).toContain(sha256)
  })

  test('can be taken away', async () => {
    const gone = await administrator.submit(`/huizen/${small.house}/logo/weghalen`, { effectiveOn: '2026-03-10' })
    expect(gone.statusCode).toBe(303)
    await settled(ledger)
    expect((await readPdf(await register('pdf'))).alternatives).toHaveLength(1)
    expect(textOf((await administrator.get(manage())).body)).toContain('Er is nog geen logo.')
    expect((await administrator.get(`/huizen/${small.house}/logo`)).statusCode).toBe(404)
  })
})
