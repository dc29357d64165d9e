import { parse } from 'csv-parse/sync'
import readSheets from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type MoneyMatter, recordMoney } from './support/every-money-command.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let money: MoneyMatter
let auditor: Client

const formula = '=HYPERLINK("https://example.org";"Klik; hier")'

const addressOf = (path: string): string => `/api/houses/${ours.house}/money/${path}`

const json = async (path: string) => {
  const response = await auditor.get(addressOf(path))
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

const csv = async (path: string, query = ''): Promise<string[][]> => {
  const response = await auditor.get(addressOf(`${path}/csv${query}`))
  expect(response.statusCode, response.body).toBe(200)
  expect(response.headers['content-type']).toContain('text/csv; charset=utf-8')
  expect([...response.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return parse(response.rawPayload, { bom: true, delimiter: ';' })
}

/** Numbers as the digits that stand in the file, text as it is, nothing as nothing. */
const xlsx = async (path: string): Promise<string[][]> => {
  const response = await auditor.get(addressOf(`${path}/xlsx`))
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  const [sheet] = await readSheets(response.rawPayload, { parseNumber: (digits: string) => ({ digits }) as never })
  return sheet!.data.map((row) =>
    row.map((cell) => {
      if (cell === null) return ''
      return typeof cell === 'object' ? exact((cell as { digits: string }).digits) : String(cell)
    }),
  )
}

/** `1234.5` as `1234,50`. */
const exact = (digits: string): string => {
  const [euros, part = ''] = digits.split('.')
  expect(part.length).toBeLessThanOrEqual(2)
  return `${euros},${part.padEnd(2, '0')}`
}

const euros = (cents: number): string => exact(`${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)

const plain = (rows: string[][]): string[][] => rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')))

beforeAll(async () => {
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  money = await recordMoney(ours)
  await ours.record('RecordPayment', {
    effectiveOn: '2026-03-15',
    commitment: money.commitment,
    managedBy: ours.organs.stuurgroep,
    beneficiary: { kind: 'partner', partner: ours.centre },
    amountCents: 9_999,
    reference: formula,
  })
  await ours.record('RecordGrant', {
    effectiveOn: '2026-03-15',
    title: '@SUM(1+1)',
    source: { kind: 'fund', name: '-2+3 Fonds "Kind"; deel 2', partner: null },
    reference: '+32 reglement',
    period: { from: '2026-01-01', until: null },
    managedBy: ours.organs.stuurgroep,
    amountCents: 999_999_999_999_999,
  })
  auditor = await createClient(ledger, { kind: 'auditor' })
  await ledger.waitForPosition(await ledger.store.head())
})

afterAll(() => ledger.close())

describe('A report as a file tells what the JSON tells, to the cent', () => {
  it('the year, by category and source, beside the year before', async () => {
    const { total, categories, sources } = await json('years/2026')
    const [header, ...rows] = await csv('years/2026')
    expect(header!.slice(0, 5)).toEqual(['Deel', 'Wat', 'Subsidie', 'Begroot 2026', 'Toegewezen 2026'])
    expect(header!.at(-1)).toBe('Verantwoord 2025')
    type Line = Record<'allocatedCents' | 'committedCents' | 'paidCents' | 'justifiedCents', number>
    const amounts = (line: Line): string[] =>
      [line.allocatedCents, line.committedCents, line.paidCents, line.justifiedCents].map(euros)
    const nothing = Array(4).fill('0,00')
    expect(categories).toHaveLength(1)
    expect(rows).toEqual([
      ['Soort uitgave', 'aanbod en activiteiten', '', '', ...amounts(categories[0]), ...nothing],
      ['Van wie', sources[0].source, 'Werkingssubsidie', '', ...amounts(sources[0]), ...nothing],
      ['Samen', '', '', '', ...amounts(total), ...nothing],
    ])
    expect(amounts(total)).toEqual(['200,00', '100,00', '99,99', '0,00'])
    const [, ...later] = await csv('years/2027')
    expect(later[0]!.slice(4)).toEqual([...nothing, ...amounts(categories[0])])
    expect(plain(await csv('years/2026'))).toEqual(await xlsx('years/2026'))
  })

  it('the grants, with an amount of fifteen digits and names that look like formulas', async () => {
    const { items } = await json('grants')
    const [header, ...rows] = await csv('grants')
    expect(header).toContain('Nog vrij')
    const told = items.map((one: Record<string, never> & { availableCents: number }) => euros(one.availableCents))
    expect(rows.map((row) => row.at(-1))).toEqual(told)
    expect(told).toContain('9999999999999,99')
    const strange = rows.find((row) => row.includes('9999999999999,99'))!
    expect(strange.slice(0, 3)).toEqual(["'@SUM(1+1)", `'-2+3 Fonds "Kind"; deel 2`, "'+32 reglement"])
    const sheet = await xlsx('grants')
    expect(sheet).toEqual(plain([header!, ...rows]))
    expect(sheet.flat()).toContain('@SUM(1+1)')
  })

  it('the account of a grant, with its payments', async () => {
    const grant = await json(`grants/${money.grant}`)
    const rows = await csv(`grants/${money.grant}`)
    const account = rows.filter(([part]) => part === 'De rekening').map((row) => [row[1], row[4]])
    expect(account).toEqual(
      expect.arrayContaining([
        ['Toegekend', euros(grant.grantedCents)],
        ['Uitbetaald', euros(grant.paidCents)],
        ['Nog te verantwoorden', euros(grant.toJustifyCents)],
        ['Nog vrij', euros(grant.availableCents)],
      ]),
    )
    const payments = rows.filter(([part]) => part === 'Uitbetaling')
    expect(payments).toEqual([
      ['Uitbetaling', 'Centrum voor gezinnen vzw', '2026-03-15', `'${formula}`, '', '', '', '99,99', '0,00'],
    ])
    expect(plain(rows)).toEqual(await xlsx(`grants/${money.grant}`))
  })

  it('what is not finished, each with the id to trace it by', async () => {
    const open = await json('open-ends')
    const [, ...rows] = await csv('open-ends')
    const told = Object.values<{ id: string; name: string; amountCents: number }[]>(open).flat()
    expect(rows.map(([, name, id, amount]) => [name, id, amount]).sort()).toEqual(
      told.map(({ id, name, amountCents }) => [name, id, euros(amountCents)]).sort(),
    )
    expect(rows.length).toBeGreaterThan(3)
    expect(rows).toContainEqual(['Betaald zonder besluit', expect.any(String), money.payment, '50,00'])
    expect(await xlsx('open-ends')).toEqual(await csv('open-ends'))
  })
})

it('headers speak the language that is asked, and a day in the past has the money of that day', async () => {
  const [header, ...rows] = await csv('grants', '?language=en&asOf=2026-03-14')
  expect(header!.slice(0, 2)).toEqual(['Grant', 'From whom'])
  expect(rows).toEqual([])
})

it('a file is named after what it is; it goes to who may read the house only', async () => {
  const { headers } = await auditor.get(addressOf(`grants/${money.grant}/xlsx`))
  expect(headers['content-disposition']).toBe(`attachment; filename="subsidie-${money.grant}.xlsx"`)
  const stranger = await createClient(ledger, null)
  for (const path of ['years/2026', 'grants', `grants/${money.grant}`, 'open-ends']) {
    for (const format of ['csv', 'xlsx']) {
      expectProblem(await stranger.get(addressOf(`${path}/${format}`)), 401, 'sign-in-needed')
    }
  }
  expectProblem(await auditor.get(addressOf(`grants/${ours.centre}/csv`)), 404, 'not-found')
})
