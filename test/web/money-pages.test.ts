import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkGrantFolder } from '../../src/application/money/check-grant-folder.js'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { readPdf } from '../documents/support.js'
import { type Reader, unescaped } from './support/browser-session.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { type MoneyHouse, recordMoneyHouse, signInTo } from './support/money.js'

let ledger: Ledger
let house: MoneyHouse
let auditor: Reader
let payment: string

const effectiveOn = '2026-03-09'
const sha256 = createHash('sha256').update('factuur').digest('hex')

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  house = await recordMoneyHouse(ledger)
  const { record, stuurgroep, centre, allocation, seats } = house
  // A decision on which the partner that gets the money voted.
  const dossier = house.open
  const { ballot } = await record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep })
  const vote = { effectiveOn, dossier, ballot: ballot! } as const
  await record('CastVote', { ...vote, seat: seats.secretary, choice: 'for' })
  await record('CastVote', { ...vote, seat: seats.chair, choice: 'for' })
  await record('CastVote', { ...vote, seat: seats.member, choice: 'abstain' })
  await record('CloseBallot', { effectiveOn, dossier, ballot: ballot! })
  const taken = { effectiveOn, dossier, organ: stuurgroep, ballot: ballot!, outcome: 'adopted' } as const
  const { decision } = await record('TakeDecision', { ...taken, conditionsConfirmed: ['binnen het actieplan'] })
  await record('GrantBekrachtiging', { effectiveOn, dossier, decision: decision!, organ: house.college })
  const made = await record('MakeAllocation', {
    effectiveOn,
    dossier,
    decision: decision!,
    grant: house.grant,
    category: 'activities',
    purpose: 'Ouderavond <1>',
    beneficiary: { kind: 'partner', partner: centre },
    year: 2026,
    article: null,
    character: 'definitive',
    amountCents: 60_000,
  })
  const beneficiary = { kind: 'partner', partner: centre } as const
  const pay = async (of: string, amountCents: number, document: { name: string; sha256: string } | null) => {
    const { commitment } = await record('EnterCommitment', {
      effectiveOn,
      allocation: of,
      what: 'Afspraak',
      amountCents,
    })
    const paying = { effectiveOn, commitment: commitment!, managedBy: stuurgroep, beneficiary, amountCents }
    return (await record('RecordPayment', { ...paying, reference: 'Factuur', document })).payment!
  }
  payment = await pay(made.allocation!, 60_000, { name: 'factuur <2>.pdf', sha256 })
  await pay(allocation, 20_000, null)
  await settled(ledger)
  await ledger.sealer.catchUp()
  auditor = await signInTo(ledger, house.house, 'auditor')
})

afterAll(() => ledger?.close())

const page = (rest: string): string => `/huizen/${house.house}/${rest}`

/** What a page says, without its markup. */
const told = async (rest: string): Promise<string> => {
  const answer = await auditor.get(page(rest))
  expect([rest, answer.statusCode]).toEqual([rest, 200])
  const main = answer.body.slice(answer.body.indexOf('<main'), answer.body.indexOf('</main>'))
  return unescaped(main.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
}

describe('the money of a partner', () => {
  test('is told by payment: from whom, for what, by whose decision, and did the partner vote', async () => {
    const text = await told(`geld/partners/${house.centre}`)
    expect(text).toContain('Geld voor Centrum <gezin> & co')
    expect(text).toMatch(
      /9 maart 2026 Gemeente Voorbeeld Werkingssubsidie 2026 Ouderavond <1> Stuurgroep: Ouderavond De partner stemde mee: onthouding\. € 600,00 € 0,00/,
    )
    expect(text).toMatch(/Speelkoffers Stuurgroep: Speelkoffers Er was geen stemming\. € 200,00/)
    expect(text).toMatch(/Samen € 800,00/)
    expect(await told(`geld/partners/${house.centre}?op=2026-03-08`)).toContain('Deze partner kreeg nog geen geld')
    expect(await told(`geld/partners/${house.municipality}`)).toContain('Deze partner kreeg nog geen geld')
    expect((await auditor.get(page('geld/partners/bestaat-niet'))).statusCode).toBe(404)
  })

  test('is found from the page about money and from the list of partners', async () => {
    const address = page(`geld/partners/${house.centre}`)
    expect((await auditor.get(page('geld'))).body).toContain(`href="${address}"`)
    expect((await auditor.get(page('partners'))).body).toContain(`href="${address}"`)
  })
})

test('the year is told by giver, beside the year before', async () => {
  expect(await told('geld?jaar=2026')).toMatch(
    /Toegewezen voor 2025 Uitbetaald voor 2025 Gemeente Voorbeeld Werkingssubsidie 2026 € 1\.850,00 € 800,00 € 800,00 € 0,00 € 0,00 € 0,00/,
  )
  expect(await told('geld?jaar=2027')).toMatch(
    /Toegewezen voor 2026 Uitbetaald voor 2026 Gemeente Voorbeeld Werkingssubsidie 2026 € 0,00 € 0,00 € 0,00 € 0,00 € 1\.850,00 € 800,00/,
  )
})

test('a grant is told with its conditions', async () => {
  expect(await told(`geld/subsidies/${house.grant}`)).toContain('Voorwaarden Voor alle gezinnen <toegankelijk>')
})

describe('a sample', () => {
  test('is drawn with a seed that is shown, and drawn again by it; each payment with its evidence', async () => {
    expect(await told('geld/steekproef')).not.toContain('Startwaarde:')
    const first = await told('geld/steekproef?aantal=1&wijze=amount')
    const seed = /Startwaarde: (\S+)\. Met deze/.exec(first)![1]!
    const again = `geld/steekproef?aantal=1&wijze=amount&startwaarde=${encodeURIComponent(seed)}`
    const drawn = (text: string): string => text.slice(text.indexOf('Steekproef van 1'))
    expect(drawn(await told(again))).toBe(drawn(first))
    const both = await auditor.get(page('geld/steekproef?aantal=2&wijze=random&startwaarde=a%20%22b'))
    expect(both.body).toContain('value="a &#34;b"')
    expect(both.body).toContain(`href="${page(`geld/spoor?van=${payment}`)}"`)
    expect(both.body).toContain(sha256)
    const text = await told('geld/steekproef?aantal=2&wijze=random&startwaarde=a')
    expect(text).toContain('Steekproef van 2 uitbetalingen uit 2, samen € 800,00')
    expect(text).toContain('factuur <2>.pdf')
    expect(text).toContain('Bij deze uitbetaling is geen document vastgelegd.')
    expect(text.match(/Bekrachtiging/g)!.length).toBeGreaterThanOrEqual(2)
    expect(await told('geld/steekproef?aantal=2&van=2026-03-10')).toContain('Steekproef van 0 uitbetalingen uit 0')
  })

  test('of an impossible size is not drawn, and says so', async () => {
    for (const size of ['0', '501', 'tien']) {
      const text = await told(`geld/steekproef?aantal=${size}`)
      expect(text).toContain('Geef een heel getal van 1 tot 500.')
      expect(text).not.toContain('Startwaarde:')
    }
    expect(await told('geld/steekproef?aantal=1&van=2026-02-31')).toContain('2026-02-31')
  })
})

describe('files for who is outside', () => {
  test('the folder of a grant is downloaded as a tar file that proves itself', async () => {
    const path = page(`geld/subsidies/${house.grant}/map.tar`)
    expect((await auditor.get(page(`geld/subsidies/${house.grant}`))).body).toContain(`href="${path}"`)
    const answer = await auditor.get(path)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="subsidie-${house.grant}.tar"`)
    const files = new Map<string, string>()
    for await (const entry of Readable.from([answer.rawPayload]).pipe(extract())) {
      const chunks: Buffer[] = []
      for await (const chunk of entry) chunks.push(chunk as Buffer)
      files.set(entry.header.name.replace(`subsidie-${house.grant}/`, ''), Buffer.concat(chunks).toString())
    }
    const checked = await checkGrantFolder(files, null, nodeCryptography)
    expect(checked.faults).toEqual([])
    expect(checked.proven).toBeGreaterThan(10)
    expect(files.get('documents.csv')).toContain(sha256)
    expect((await auditor.get(page('geld/subsidies/bestaat-niet/map.tar'))).statusCode).toBe(404)
  })

  test('the account of a grant is a tagged PDF, the same each time, and a Word file', async () => {
    const path = page(`geld/subsidies/${house.grant}/rekening`)
    expect((await auditor.get(page(`geld/subsidies/${house.grant}`))).body).toContain(`href="${path}.pdf"`)
    const sent = await auditor.get(`${path}.pdf`)
    expect(sent.headers['content-type']).toBe('application/pdf')
    const read = await readPdf(sent.rawPayload)
    expect(read.text).toContain('Rekeningvandesubsidie')
    expect(read.untagged).toEqual([])
    expect((await auditor.get(`${path}.pdf`)).rawPayload.equals(sent.rawPayload)).toBe(true)
    expect((await auditor.get(`${path}.docx`)).statusCode).toBe(200)
    expect((await auditor.get(page('geld/subsidies/bestaat-niet/rekening.pdf'))).statusCode).toBe(404)
  })

  test('what the house awarded is offered as open data', async () => {
    const path = `/api/houses/${house.house}/money/360giving.json`
    expect((await auditor.get(page('geld'))).body).toContain(`href="${path}"`)
    expect((await auditor.get(path)).statusCode).toBe(200)
  })
})
