import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../documents/support.js'
import { createReader, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const dossier = await propose(small)
  await small.record('GiveContribution', {
    effectiveOn: '2026-03-05',
    dossier,
    from: { kind: 'partner', partner: small.centre },
    text: 'Ook op zondag.',
  })
  await settled(ledger)
  await ledger.sealer.catchUp()
  secretary = createReader(ledger)
  await secretary.signIn({ huis: small.house, rol: small.people.secretary })
})

afterAll(() => ledger?.close())

/** As a PDF draws it: without spaces. */
const unspaced = (text: string): string => text.replace(/\s/g, '')

describe('the register of mandates on paper', () => {
  test('is a tagged PDF of the day that is asked, with who may do what and where it is checked', async () => {
    const sent = await secretary.get(`/huizen/${small.house}/mandaten/register.pdf?op=2026-03-01`)
    expect([sent.statusCode, sent.headers['content-type']]).toEqual([200, 'application/pdf'])
    const read = await readPdf(sent.rawPayload)
    expect(read.untagged).toEqual([])
    for (const part of [
      'Mandaten op 1 maart 2026',
      'besteding van subsidies',
      'Gemeenteraad',
      'Controleer dit document',
    ]) {
      expect(read.text).toContain(unspaced(part))
    }
  })

  test('is the same bytes when it is asked again, and says so when there was no mandate yet', async () => {
    const address = `/huizen/${small.house}/mandaten/register.docx?op=2026-03-01`
    const [one, other] = [await secretary.get(address), await secretary.get(address)]
    expect(one.statusCode).toBe(200)
    expect(one.rawPayload.equals(other.rawPayload)).toBe(true)
    const none = await secretary.get(`/huizen/${small.house}/mandaten/register.html?op=2024-12-31`)
    expect(textOf(none.body)).toContain('Op die dag had geen enkel orgaan een mandaat.')
  })

  test('is linked from the register, as of the day that is shown', async () => {
    const { body } = await secretary.get(`/huizen/${small.house}/mandaten?op=2026-03-01`)
    expect(body).toContain(`/mandaten/register.pdf?op=2026-03-01`)
  })
})

describe('the influence of a year on paper', () => {
  test('says who was heard, who was not, and where it is checked', async () => {
    const sent = await secretary.get(`/huizen/${small.house}/invloed/rapport.pdf?jaar=2026`)
    expect([sent.statusCode, sent.headers['content-type']]).toEqual([200, 'application/pdf'])
    const read = await readPdf(sent.rawPayload)
    expect(read.untagged).toEqual([])
    expect(read.text).toContain(unspaced('Niet gehoord dit jaar'))
    const page = textOf((await secretary.get(`/huizen/${small.house}/invloed/rapport.html?jaar=2026`)).body)
    expect(page).toContain('Centrum <gezin> & co 1 0 –')
    expect(page).toContain('Niet gehoord dit jaar')
    expect(page).toContain('Controleer dit document')
  })
})
