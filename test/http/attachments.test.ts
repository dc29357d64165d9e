import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tidyAttachments } from '../../src/application/attachments.js'
import { MAXIMUM_ATTACHMENT_BYTES } from '../../src/domain/contribution/attachment.js'
import { fileNameOf } from '../../src/http/attachment-routes.js'
import { pdf, png } from '../attachments/samples.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

type File = { readonly bytes: Buffer; readonly name?: string; readonly type?: string; readonly field?: string }

let ledger: Ledger
let small: RecordedHouse
let other: RecordedHouse
let dossier: string
let member: Client
let stranger: Client
let auditor: Client
let administrator: Client

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  other = await recordHouse(ledger.execute)
  dossier = await propose(small)
  const { house } = small
  member = await createClient(ledger, { kind: 'person', house, person: small.seats.member.person })
  stranger = await createClient(ledger, { kind: 'person', house: other.house, person: other.seats.member.person })
  auditor = await createClient(ledger, { kind: 'auditor' })
  administrator = await createClient(ledger, { kind: 'administrator', house })
})

afterAll(() => ledger.close())

const BOUNDARY = 'een-grens'

const form = ({ bytes, name = 'verslag.pdf', type = 'application/pdf', field = 'file' }: File): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])

// From an address of its own, so that the limit of one test does not fill up in another.
let asked = 0
const upload = (client: Client, file: File, headers: Record<string, string> = {}, house = small.house) => {
  asked += 1
  return client.send({
    method: 'POST',
    url: `/api/houses/${house}/attachments`,
    remoteAddress: `10.0.${asked >> 8}.${asked & 255}`,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    payload: form(file),
  })
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

type Sent = { readonly sha256: string; readonly mediaType: 'application/pdf'; readonly size: number }

const sent = async (bytes: Buffer): Promise<Sent> => {
  const answer = await upload(member, { bytes })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<Sent>()
}

const giving = (attachments: readonly object[]) => ({
  effectiveOn: '2026-03-01',
  dossier,
  from: { kind: 'partner', partner: small.centre },
  text: 'Ons verslag zit erbij.',
  attachments,
})

const give = (attachments: readonly object[], headers: Record<string, string> = {}, client = member) =>
  client.command(small.house, 'GiveContribution', giving(attachments), headers)

const fileOf = (sha256: string, house = small.house) => `/api/houses/${house}/attachments/${sha256}`

const remove = (client: Client, sha256: string, reason: unknown = 'Er staan namen van kinderen in') =>
  client.send({ method: 'DELETE', url: fileOf(sha256), payload: { reason } })

describe('Sending a document', () => {
  it('answers what it really is, and the same again', async () => {
    const file = { sha256: sha256Of(pdf()), mediaType: 'application/pdf', size: pdf().length }
    expect(await sent(pdf())).toEqual(file)
    expect(await sent(pdf())).toEqual(file)
  })

  it.each([
    ['empty', 422, { bytes: Buffer.alloc(0) }],
    ['type-differs', 422, { bytes: png() }],
    ['type-not-allowed', 422, { bytes: Buffer.from('<html></html>'), name: 'a.html', type: 'text/html' }],
    ['too-large', 413, { bytes: Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES + 1, 'a'), name: 'a.txt', type: 'text/plain' }],
  ] as const)('is refused when it is %s, with what to do about it', async (reason, status, file) => {
    const { fields } = expectProblem(await upload(member, file), status, `attachment.${reason}`)
    expect(fields).toEqual([{ field: 'file', message: expect.stringMatching(/\S/) }])
    expect(await ledger.attachments.standing(small.house as never, [sha256Of(file.bytes)])).toEqual(
      new Map([[sha256Of(file.bytes), 'absent']]),
    )
  })

  it('takes exactly as much as the limit', async () => {
    const bytes = Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES, 'a')
    const answer = await upload(member, { bytes, name: 'lang.txt', type: 'text/plain' })
    expect(answer.statusCode, answer.body).toBe(201)
  })

  it('is refused without a file, and as anything else than a form', async () => {
    const { fields } = expectProblem(await upload(member, { bytes: pdf(), field: 'iets' }), 400, 'invalid')
    expect(fields).toEqual([{ field: 'file', message: expect.any(String) }])
    const url = `/api/houses/${small.house}/attachments`
    expectProblem(await member.send({ method: 'POST', url, payload: { file: 'x' } }), 400, 'invalid')
    const raw = { method: 'POST', url, payload: pdf(), headers: { 'content-type': 'application/pdf' } } as const
    expectProblem(await member.send(raw), 415, 'unsupported-media-type')
  })

  it('is for who may give input here: not without signing in, not for another house, not for an auditor', async () => {
    const nobody = await createClient(ledger, null)
    expectProblem(await upload(nobody, { bytes: pdf('a') }), 401, 'sign-in-needed')
    expectProblem(await upload(stranger, { bytes: pdf('a') }), 403, 'forbidden')
    expectProblem(await upload(auditor, { bytes: pdf('a') }), 403, 'forbidden')
    expect(await ledger.attachments.read(small.house as never, sha256Of(pdf('a')))).toBeNull()
  })

  it('is refused from a form of another site, which a browser may send without asking', async () => {
    expectProblem(await upload(member, { bytes: pdf('a') }, { 'sec-fetch-site': 'cross-site' }), 403, 'forbidden')
    expectProblem(await upload(member, { bytes: pdf('a') }, { 'sec-fetch-site': 'same-site' }), 403, 'forbidden')
    expect((await upload(member, { bytes: pdf('a') }, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201)
  })

  it('is done thirty times a minute from one address, and no more', async () => {
    const send = () =>
      member.send({
        method: 'POST',
        url: `/api/houses/${small.house}/attachments`,
        remoteAddress: '10.9.9.9',
        headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
        payload: form({ bytes: pdf() }),
      })
    for (let times = 1; times <= 30; times += 1) expect((await send()).statusCode).toBe(201)
    expectProblem(await send(), 429, 'too-many')
  })
})

describe('A command that names a document', () => {
  it('is recorded when it is stored here and is what it says', async () => {
    const file = await sent(pdf('goed'))
    expect((await give([{ ...file, title: 'Verslag' }])).statusCode).toBe(201)
  })

  it('is refused when it is not stored in this house, before anything is recorded; the field says what to do', async () => {
    const file = await sent(pdf('hier'))
    const foreign = { sha256: sha256Of(pdf('elders')), mediaType: 'application/pdf', size: pdf('elders').length }
    expect((await upload(stranger, { bytes: pdf('elders') }, {}, other.house)).statusCode).toBe(201)
    const before = await ledger.store.head()
    const answer = await give([
      { ...file, title: 'Van ons' },
      { ...foreign, title: 'Van een ander' },
    ])
    const { fields } = expectProblem(answer, 400, 'invalid')
    expect(fields).toEqual([
      { field: 'attachments.1.sha256', message: expect.stringContaining('POST /api/houses/{house}/attachments') },
    ])
    const signal = await member.command(small.house, 'GiveSignal', {
      effectiveOn: '2026-03-01',
      from: { kind: 'partner', partner: small.centre },
      text: 'Voor later.',
      attachments: [{ ...foreign, title: 'Van een ander' }],
    })
    expect(expectProblem(signal, 400, 'invalid').fields).toMatchObject([{ field: 'attachments.0.sha256' }])
    expect(await ledger.store.head()).toBe(before)
  })

  it('is refused when it says something else of it than what it is', async () => {
    const file = await sent(pdf('anders'))
    const answer = await give([{ ...file, mediaType: 'image/png', size: file.size + 1, title: 'Verslag' }])
    expect(expectProblem(answer, 400, 'invalid').fields).toEqual([
      { field: 'attachments.0.mediaType', message: expect.stringContaining('application/pdf') },
      { field: 'attachments.0.size', message: expect.stringContaining(String(file.size)) },
    ])
  })

  it('tells who may not give input nothing of what the house keeps', async () => {
    const missing = { sha256: 'ab'.repeat(32), mediaType: 'application/pdf', size: 9, title: 'Verslag' }
    expectProblem(await give([missing], {}, stranger), 403, 'forbidden')
    expectProblem(await give([{ ...(await sent(pdf())), title: 'Verslag' }], {}, stranger), 403, 'forbidden')
  })

  it('gets its first answer again under its key, also when the document was removed since', async () => {
    const file = await sent(pdf('herhaald'))
    const headers = { 'idempotency-key': 'een-keer' }
    const first = await give([{ ...file, title: 'Verslag' }], headers)
    expect(first.statusCode, first.body).toBe(201)
    expect((await remove(administrator, file.sha256)).statusCode).toBe(204)
    const again = await give([{ ...file, title: 'Verslag' }], headers)
    expect(again.statusCode, again.body).toBe(200)
    expect(again.json()).toEqual({ ...first.json<object>(), repeated: true })
    expectProblem(await give([{ ...file, title: 'Verslag' }]), 400, 'invalid')
  })
})

describe('Fetching a document', () => {
  it('gives the bytes as a file that no browser opens by itself', async () => {
    const file = await sent(pdf('te halen'))
    await give([{ ...file, title: 'Verslag "ouders" — één/2026.pdf' }])
    for (const reader of [member, auditor, administrator]) {
      const answer = await reader.get(fileOf(file.sha256))
      expect(answer.statusCode, answer.body).toBe(200)
      expect(answer.rawPayload.equals(pdf('te halen'))).toBe(true)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="Verslag-ouders-een-2026.pdf"',
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
    }
  })

  it('is there only once an event of the house names it', async () => {
    const file = await sent(pdf('nog niet genoemd'))
    expectProblem(await member.get(fileOf(file.sha256)), 404, 'not-found')
  })

  it('never gives anything of another house, also when that one sent the same bytes', async () => {
    const file = await sent(pdf('van ons alleen'))
    await give([{ ...file, title: 'Verslag' }])
    expectProblem(await stranger.get(fileOf(file.sha256)), 403, 'forbidden')
    expectProblem(await stranger.get(fileOf(file.sha256, other.house)), 404, 'not-found')
    expectProblem(await auditor.get(fileOf(file.sha256, other.house)), 404, 'not-found')
    expect((await upload(stranger, { bytes: pdf('van ons alleen') }, {}, other.house)).statusCode).toBe(201)
    expectProblem(await stranger.get(fileOf(file.sha256, other.house)), 404, 'not-found')
    const nobody = await createClient(ledger, null)
    expectProblem(await nobody.get(fileOf(file.sha256)), 401, 'sign-in-needed')
  })

  it.each([
    ['', 'bijlage.pdf'],
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['a"; filename="b.exe', 'a-filename-b-exe.pdf'],
    ['Verslag.PDF', 'Verslag.pdf'],
    ['x\r\nset-cookie: y', 'x-set-cookie-y.pdf'],
    ['日本', 'bijlage.pdf'],
    ['a'.repeat(300), `${'a'.repeat(80)}.pdf`],
  ])('has a safe name: %j', (title, name) => {
    expect(fileNameOf(title, 'application/pdf')).toBe(name)
  })
})

describe('Removing a document', () => {
  it('is for the administrator, with a reason; the bytes are gone and the log stays as it was', async () => {
    const file = await sent(pdf('namen'))
    await give([{ ...file, title: 'Verslag' }])
    const before = await ledger.store.head()
    expectProblem(await remove(member, file.sha256), 403, 'forbidden')
    expectProblem(await remove(auditor, file.sha256), 403, 'forbidden')
    expectProblem(await remove(administrator, file.sha256, ''), 400, 'invalid')
    const elsewhere = await createClient(ledger, { kind: 'administrator', house: other.house })
    expectProblem(await remove(elsewhere, file.sha256), 403, 'forbidden')
    expect((await member.get(fileOf(file.sha256))).statusCode).toBe(200)

    expect((await remove(administrator, file.sha256)).statusCode).toBe(204)
    const { detail } = expectProblem(await member.get(fileOf(file.sha256)), 410, 'attachment.removed')
    expect(detail).toContain('Er staan namen van kinderen in')
    expectProblem(await remove(administrator, file.sha256), 404, 'not-found')
    expectProblem(await upload(member, { bytes: pdf('namen') }), 409, 'attachment.removed')
    expect(await ledger.store.head()).toBe(before)
  })
})

describe('Tidying', () => {
  it('takes away what no event named within a day, by what the log says, and leaves the rest', async () => {
    const named = await sent(pdf('genoemd'))
    const forgotten = await sent(pdf('vergeten'))
    const fresh = await sent(pdf('net gestuurd'))
    await give([{ ...named, title: 'Verslag' }])
    // As when the program ended between recording the command and marking the document.
    await ledger.owner.query('UPDATE attachment.content SET named = false')
    await ledger.owner.query(
      "UPDATE attachment.content SET wanted_at = wanted_at - interval '25 hours' WHERE sha256 <> $1",
      [fresh.sha256],
    )
    expect(await tidyAttachments(ledger.attachments, ledger.namedAttachments)).toBeGreaterThan(0)
    const hashes = [named, forgotten, fresh].map(({ sha256 }) => sha256)
    const standing = await ledger.attachments.standing(small.house as never, hashes)
    expect([...standing.values()]).toEqual(['kept', 'absent', 'kept'])
    expect((await member.get(fileOf(named.sha256))).statusCode).toBe(200)
    expectProblem(await give([{ ...forgotten, title: 'Verslag' }]), 400, 'invalid')
    expect(await tidyAttachments(ledger.attachments, ledger.namedAttachments)).toBe(0)
  })
})
