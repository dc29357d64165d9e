import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAXIMUM_ATTACHMENT_BYTES } from '../../src/domain/contribution/attachment.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { pdf, png } from '../attachments/samples.js'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

type File = { readonly name: string; readonly type: string; readonly bytes: Buffer }
type Fields = Readonly<Record<string, string>>

let ledger: Ledger
let small: SmallHouse
let member: Reader
let secretary: Reader
let auditor: Reader
let dossier: string
let from: string

const signedIn = async (rol: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(rol === 'auditor' ? { rol } : { huis: small.house, rol })
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const opened = { effectiveOn: '2026-03-01', title: 'Speelstraat', subject: 'offer', openedBy: small.stuurgroep }
  dossier = (await small.record('OpenDossier', opened)).dossier!
  await settled(ledger)
  member = await signedIn(small.people.member)
  secretary = await signedIn(small.people.secretary)
  auditor = await signedIn('auditor')
  from = `partner:${small.centre}`
})

afterAll(() => ledger?.close())

const verslag: File = { name: 'verslag.pdf', type: 'application/pdf', bytes: pdf() }
const plan: File = { name: 'Plan van het plein.png', type: 'image/png', bytes: png() }
const sha256Of = ({ bytes }: File): string => createHash('sha256').update(bytes).digest('hex')

const BOUNDARY = 'een-grens'

const part = (head: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])

/** As a browser sends it: also the fields for files that stayed empty. */
const body = (fields: Fields, files: Readonly<Record<number, File>>): Buffer => {
  const none = { name: '', type: 'application/octet-stream', bytes: Buffer.alloc(0) }
  return Buffer.concat([
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, Buffer.from(value))),
    ...[0, 1, 2].map((place) => {
      const { name, type, bytes } = files[place] ?? none
      return part(`name="attachments.${place}.file"; filename="${name}"\r\ncontent-type: ${type}`, bytes)
    }),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ])
}

const post = async (reader: Reader, url: string, fields: Fields, files: Readonly<Record<number, File>>) => {
  const response = await ledger.app.inject({
    method: 'POST',
    url,
    headers: {
      accept: 'text/html',
      cookie: [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    payload: body(fields, files),
  })
  return response
}

/** Opens the form and sends it with these fields and files. */
const submit = async (reader: Reader, url: string, fields: Fields, files: Readonly<Record<number, File>>) => {
  const form = await reader.get(url)
  const kept = Object.fromEntries(['_csrf', '_key'].map((name) => [name, hidden(form.body, name)]))
  return post(reader, url, { ...kept, effectiveOn: '2026-03-10', from, ...fields }, files)
}

const giving = () => `/huizen/${small.house}/dossiers/${dossier}/inbreng`
const signalling = () => `/huizen/${small.house}/signalen/geven`
const link = (file: File): string => `href="/api/houses/${small.house}/attachments/${sha256Of(file)}"`
const revision = async () => (await ledger.houses.load(small.house as HouseId)).revision
const standing = async (file: File) =>
  (await ledger.attachments.standing(small.house as HouseId, [sha256Of(file)])).get(sha256Of(file))

/** What the form that came back remembers of its documents, as a browser would send it again. */
const remembered = (html: string, place: number): Fields =>
  Object.fromEntries(
    ['sha256', 'mediaType', 'size', 'name'].map((name) => [
      `attachments.${place}.${name}`,
      hidden(html, `attachments.${place}.${name}`.replaceAll('.', '\\.')),
    ]),
  )

describe('the form of a contribution', () => {
  test('says what may come with it, and that data of persons may not', async () => {
    const { body: html } = await member.get(giving())
    expect(html).toContain('enctype="multipart/form-data"')
    expect(html.match(/type="file"/g)).toHaveLength(3)
    expect(textOf(html)).toContain('Bijlage 1 (niet verplicht) Hoogstens 10 MB: pdf')
    expect(textOf(html)).toContain('Er mogen geen gegevens van personen in staan')
  })

  test('takes files with a title each; the pages of the dossier and of the input link them, with kind and size', async () => {
    const sent = await submit(
      member,
      giving(),
      { text: 'Ons verslag en een plan.', 'attachments.0.title': 'Verslag van de ouders' },
      { 0: verslag, 2: plan },
    )
    expect(sent.statusCode, sent.body).toBe(303)
    const page = (await member.get(sent.headers.location!)).body
    const [one, two] = [
      `Verslag van de ouders (pdf-document, ${verslag.bytes.length} bytes)`,
      `Plan van het plein.png (afbeelding (png), ${plan.bytes.length} bytes)`,
    ]
    expect(textOf(page)).toContain(`Bijlagen ${one} ${two}`)
    expect(page).toContain(link(verslag))
    expect(page).toContain(link(plan))

    const { contributions } = (await ledger.houses.load(small.house as HouseId)).state.dossiers.get(dossier as never)!
    const input = [...contributions.keys()].at(-1)!
    const told = (await member.get(`/huizen/${small.house}/inbreng/${input}`)).body
    expect(textOf(told)).toContain(`Bijlagen ${one} ${two}`)
    expect(told).toContain(link(plan))
    const file = await member.get(`/api/houses/${small.house}/attachments/${sha256Of(plan)}`)
    expect(file.rawPayload.equals(plan.bytes)).toBe(true)
    expect(file.headers['content-disposition']).toBe('attachment; filename="Plan-van-het-plein.png"')
  })

  test('is sent as before without files, also as plain text', async () => {
    const sent = await member.submit(giving(), { effectiveOn: '2026-03-10', from, text: 'Zonder bijlage.' })
    expect(sent.statusCode, sent.body).toBe(303)
  })

  test.each([
    ['is something else than its name says', { ...verslag, bytes: png() }, 'De inhoud van dit bestand is iets anders'],
    [
      'may not be attached',
      { name: 'a.html', type: 'text/html', bytes: Buffer.from('<p>') },
      'Dit soort bestand kan geen',
    ],
    ['is empty', { ...verslag, bytes: Buffer.alloc(0) }, 'Dit bestand is leeg'],
    [
      'is too large',
      { name: 'a.txt', type: 'text/plain', bytes: Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES + 1, 'a') },
      'Dit bestand is groter dan 10 MB',
    ],
  ])('comes back when a file %s; nothing is recorded', async (_, file, words) => {
    const before = await revision()
    const fields = { text: 'Met bijlage.', 'attachments.1.title': 'Titel' }
    const back = await submit(member, giving(), fields, { 1: file })
    expect(back.statusCode).toBe(422)
    expect(unescaped(back.body)).toContain(words)
    expect(back.body).toContain('<a href="#veld-attachments-1">')
    // One sentence about the file, and none that its title stands alone.
    expect(back.body.match(/<a href="#veld-attachments/g)).toHaveLength(1)
    expect(back.body).toContain('Met bijlage.')
    expect(await revision()).toBe(before)
  })

  test('remembers a file when something else is wrong, and lets it be left out or replaced', async () => {
    const file = { ...verslag, bytes: pdf('onthouden') }
    const back = await submit(member, giving(), { text: '', 'attachments.0.title': 'Verslag' }, { 0: file })
    expect(back.statusCode).toBe(422)
    expect(textOf(back.body)).toContain('Al ontvangen: verslag.pdf (pdf-document,')
    const kept = remembered(back.body, 0)
    expect(kept['attachments.0.sha256']).toBe(sha256Of(file))
    const again = { ...kept, text: 'Nu met tekst.', 'attachments.0.title': 'Verslag' }

    const without = await submit(member, giving(), { ...again, 'attachments.0.leave-out': 'ja' }, {})
    expect(without.statusCode, without.body).toBe(303)
    expect((await member.get(without.headers.location!)).body).not.toContain(link(file))
    const sent = await submit(member, giving(), again, {})
    expect(sent.statusCode, sent.body).toBe(303)
    expect((await member.get(sent.headers.location!)).body).toContain(link(file))
  })

  test('says so when a remembered file is not kept any more, or a title has no file', async () => {
    const gone = { 'attachments.0.sha256': 'ab'.repeat(32), 'attachments.0.mediaType': 'application/pdf' }
    const fields = { text: 'Met bijlage.', ...gone, 'attachments.0.size': '9', 'attachments.0.name': 'a.pdf' }
    const back = await submit(member, giving(), { ...fields, 'attachments.2.title': 'Zonder bestand' }, {})
    expect(back.statusCode).toBe(422)
    expect(textOf(back.body)).toContain('Het bestand van Bijlage 1 is niet meer bewaard')
    expect(textOf(back.body)).toContain('Kies het bestand bij Bijlage 3')
  })

  test('shows a refusal of the command at its own file, also when fields before it stayed empty', async () => {
    const file = { ...verslag, bytes: pdf('twee keer') }
    const back = await submit(member, giving(), { text: 'Twee keer hetzelfde.' }, { 1: file, 2: file })
    expect(back.statusCode).toBe(422)
    expect(back.body).toContain('<a href="#veld-attachments-2">Deze bijlage is twee keer toegevoegd')
  })

  test('keeps nothing for who may only read, for a form of another site, or without signing in', async () => {
    const file = { ...verslag, bytes: pdf('niet van u') }
    const csrf = hidden((await auditor.get(`/huizen/${small.house}`)).body, '_csrf')
    const fields = { _csrf: csrf, _key: crypto.randomUUID(), from, text: 'x', effectiveOn: '2026-03-10' }
    expect((await post(auditor, giving(), fields, { 0: file })).statusCode).toBe(403)
    expect((await post(auditor, signalling(), fields, { 0: file })).statusCode).toBe(403)
    expect((await post(member, giving(), { ...fields, _csrf: 'onzin' }, { 0: file })).statusCode).toBe(403)
    expect((await post(createReader(ledger), giving(), fields, { 0: file })).statusCode).toBe(303)
    expect(await standing(file)).toBe('absent')
  })
})

describe('the form of a signal', () => {
  test('takes files; the page of signals links them, and the dossier that takes it up does too', async () => {
    const file = { ...verslag, bytes: pdf('signaal') }
    const sent = await submit(
      member,
      signalling(),
      { text: 'Voor later.', 'attachments.2.title': 'Brief' },
      { 2: file },
    )
    expect(sent.statusCode, sent.body).toBe(303)
    const page = (await member.get(sent.headers.location!)).body
    expect(page).toContain(link(file))
    expect(textOf(page)).toContain(`Brief (pdf-document, ${file.bytes.length} bytes)`)
    const takeUp = /href="([^"]*\/opnemen)"/.exec((await secretary.get(`/huizen/${small.house}/signalen`)).body)![1]!
    const taken = await secretary.submit(takeUp, { effectiveOn: '2026-03-10', dossier })
    expect(taken.statusCode, taken.body).toBe(303)
    await settled(ledger)
    expect((await member.get(`/huizen/${small.house}/dossiers/${dossier}`)).body).toContain(link(file))
  })

  test('comes back with what is wrong with its file', async () => {
    const file = { ...verslag, bytes: png() }
    const back = await submit(member, signalling(), { text: 'Voor later.' }, { 0: file })
    expect(back.statusCode).toBe(422)
    expect(textOf(back.body)).toContain('De inhoud van dit bestand is iets anders dan de naam zegt')
  })
})

describe('a document that was removed', () => {
  test('is named on the pages as removed, without a link', async () => {
    const file = { ...verslag, bytes: pdf('weg') }
    const sent = await submit(
      member,
      giving(),
      { text: 'Wordt verwijderd.', 'attachments.0.title': 'Lijst' },
      { 0: file },
    )
    expect(sent.statusCode, sent.body).toBe(303)
    const administrator = await signedIn('administrator')
    const removal = `/huizen/${small.house}/bijlagen/${sha256Of(file)}/verwijderen`
    expect((await member.get(sent.headers.location!)).body).not.toContain(removal)
    expect((await administrator.get(sent.headers.location!)).body).toContain(`href="${removal}"`)
    expect((await member.get(removal)).statusCode).toBe(403)
    expect((await administrator.get(removal.replace(sha256Of(file), 'ab'.repeat(32)))).statusCode).toBe(404)
    expect((await administrator.get(removal.replace(sha256Of(file), 'nergens'))).statusCode).toBe(404)

    const unsure = await administrator.submit(removal, { reason: 'Er staan namen in' })
    expect([unsure.statusCode, textOf(unsure.body)]).toEqual([
      422,
      expect.stringContaining('Vink aan dat u het zeker weet.'),
    ])
    const groundless = await administrator.submit(removal, { reason: ' ', sure: 'ja' })
    expect([groundless.statusCode, groundless.body]).toEqual([422, expect.stringContaining('href="#veld-reason"')])
    expect(await standing(file)).toBe('kept')
    const removed = await administrator.submit(removal, { reason: 'Er staan namen in', sure: 'ja' })
    expect([removed.statusCode, removed.headers.location]).toEqual([303, removal])
    expect(textOf((await administrator.get(removal)).body)).toContain('verwijderd')
    const gone = await member.get(`/api/houses/${small.house}/attachments/${sha256Of(file)}`)
    expect([gone.statusCode, gone.body]).toEqual([410, expect.stringContaining('Er staan namen in')])

    const page = (await member.get(sent.headers.location!)).body
    expect(page).not.toContain(link(file))
    expect(textOf(page)).toContain(`Lijst (pdf-document, ${file.bytes.length} bytes): verwijderd`)
    const again = await submit(member, giving(), { text: 'Nog eens.' }, { 0: file })
    expect(again.statusCode).toBe(422)
    expect(textOf(again.body)).toContain('Dit bestand is in dit huis verwijderd')
  })
})
