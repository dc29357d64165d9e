import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../src/texts/en/index.js'
import { nl } from '../../src/texts/nl/index.js'
import { terms } from '../../src/web/glossary/terms.js'
import { createReader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({
    now: '2026-03-10T10:00:00Z',
    statementBy: { operator: 'Stad <Voorbeeld>', contact: 'toegankelijk@voorbeeld.be' },
  })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
})

afterAll(() => ledger?.close())

describe('the glossary', () => {
  test('holds every word of the catalogue with its meaning, in both languages, and nothing that is not listed', async () => {
    const named = Object.keys(nl).flatMap((key) => /^term\.(.+)\.name$/.exec(key)?.[1] ?? [])
    expect(named.toSorted()).toEqual([...terms].toSorted())
    const reader = createReader(ledger)
    const dutch = textOf((await reader.get('/woordenlijst')).body)
    for (const term of terms) expect(dutch).toContain(nl[`term.${term}.meaning`])
    await reader.get('/taal/en?terug=%2Fwoordenlijst')
    const english = textOf((await reader.get('/woordenlijst')).body)
    for (const term of terms) expect(english).toContain(en[`term.${term}.meaning`])
  })
})

describe('the accessibility statement', () => {
  test('says who it is of, what is not accessible, where to write, and where to complain', async () => {
    const { body } = await createReader(ledger).get('/toegankelijkheid')
    const text = textOf(body)
    expect(text).toContain('Stad <Voorbeeld> wil dat iedereen deze site kan gebruiken')
    expect(text).toContain('voldoet gedeeltelijk aan EN 301 549')
    expect(text).toContain('Bijlagen die partners zelf opladen')
    expect(body).toContain('href="mailto:toegankelijk@voorbeeld.be"')
    expect(body).toContain('href="https://www.vlaamseombudsdienst.be"')
    expect(text).toContain('Opgemaakt op 30 november 2026')
  })
})

describe('the organogram', () => {
  const organogram = async (query = ''): Promise<string> => {
    const reader = createReader(ledger)
    await reader.signIn({ huis: small.house, rol: small.people.secretary })
    return (await reader.get(`/huizen/${small.house}/organogram${query}`)).body
  }

  test('draws every organ under its own, and says who gave whom a mandate', async () => {
    const body = await organogram()
    const drawing = /<svg[\s\S]*?<\/svg>/.exec(body)![0]
    expect(drawing.match(/<rect/g)).toHaveLength(4)
    expect(drawing).toContain('Gemeenteraad gaf College een mandaat.')
    expect(drawing).toContain('College gaf Stuurgroep een mandaat.')
    expect(drawing.match(/class="organogram-line"/g)).toHaveLength(1)
    expect(drawing.match(/class="organogram-gift"/g)).toHaveLength(2)
    expect(drawing).toContain('5 zetels · 1 mandaat')
    const text = textOf(body)
    expect(text).toContain('Werkgroep spelen werkgroep Stuurgroep 1 –')
    expect(text).toContain('beslissen over alles, van Gemeenteraad')
  })

  test('as of a day before there was any organ, says so', async () => {
    expect(textOf(await organogram('?op=2024-12-31'))).toContain('Op die dag was er geen enkel orgaan.')
  })
})
