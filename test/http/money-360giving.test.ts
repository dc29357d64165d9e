import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { Euro, writeEuroJson } from '../../src/application/money/decimal-json.js'
import type { Cents } from '../../src/domain/shared/money.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type MoneyMatter, recordMoney } from './support/every-money-command.js'
import { kbo, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let money: MoneyMatter
let auditor: Client
let supplied: string
let text: string

const effectiveOn = '2026-03-15'
const address = (house: string) => `/api/houses/${house}/money/360giving.json`

beforeAll(async () => {
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  money = await recordMoney(ours)
  const { record, organs, centre } = ours
  const beneficiary = { kind: 'partner', partner: centre } as const
  const paying = { effectiveOn, managedBy: organs.stuurgroep, beneficiary } as const
  await record('RecordPayment', {
    ...paying,
    commitment: money.commitment,
    amountCents: 9_005,
    reference: 'Factuur 12',
  })
  const wrong = await record('RecordPayment', {
    ...paying,
    commitment: money.commitment,
    amountCents: 100,
    reference: 'Vergissing',
  })
  await record('ReversePayment', { effectiveOn, payment: wrong.payment!, reason: 'Dubbel' })
  const allocate = async (more: object) => {
    const line = {
      effectiveOn,
      ...money.decided,
      grant: money.grant,
      category: 'activities',
      purpose: 'Boeken "voor" <thuis>',
      year: 2026,
      article: 'Artikel 3',
      character: 'definitive',
      amountCents: 10_001,
      beneficiary: { kind: 'supplier', name: 'Boekhandel De Hoek' },
    } as const
    return (await record('MakeAllocation', { ...line, ...more })).allocation!
  }
  supplied = await allocate({})
  await allocate({ beneficiary: { kind: 'supplier', name: 'boekhandel de hoek' }, amountCents: 7 })
  await allocate({ beneficiary: { kind: 'activity', name: 'Zomerkamp' } })
  await allocate({ character: 'principled' })
  const withdrawn = await allocate({})
  await record('WithdrawAllocation', {
    effectiveOn,
    allocation: withdrawn,
    decision: money.decided.decision,
    reason: 'Niet nodig',
  })
  auditor = await createClient(ledger, { kind: 'auditor' })
  await ledger.waitForPosition(await ledger.store.head())
  const response = await auditor.get(address(ours.house))
  expect(response.statusCode, response.body).toBe(200)
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
  text = response.body
})

afterAll(() => ledger.close())

/**
 * What the standard asks, written by hand from its reference: the fields a grant must have, the form of each field that
 * is used here, and no other field.
 */
const day = z.string().regex(/^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$/)
const organisation = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })
const package360 = z.strictObject({
  version: z.string().regex(/^(\d+\.)(\d+)$/),
  title: z.string(),
  identifier: z.string(),
  publisher: z.strictObject({ identifier: z.string(), name: z.string() }),
  grants: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        currency: z.literal('EUR'),
        amountAwarded: z.number(),
        amountDisbursed: z.number(),
        awardDate: day,
        plannedDates: z.array(z.strictObject({ startDate: day, endDate: day })),
        recipientOrganization: z.array(organisation).min(1),
        fundingOrganization: z.array(organisation).min(1),
        grantProgramme: z.array(z.strictObject({ code: z.string(), title: z.string() })),
        classifications: z.array(z.strictObject({ vocabulary: z.string(), code: z.string(), title: z.string() })),
        disbursementTransaction: z.array(
          z.strictObject({
            id: z.string(),
            transactionDate: day,
            currency: z.literal('EUR'),
            value: z.number(),
            provider: z.string(),
            recipient: z.string(),
          }),
        ),
      }),
    )
    .min(1),
})

const grants = () => package360.parse(JSON.parse(text)).grants

describe('what a house awarded, as 360Giving JSON', () => {
  it('has every field that the standard requires, in its form', () => {
    expect(package360.parse(JSON.parse(text)).grants).toHaveLength(3)
  })

  it('names who receives by KBO number, and the house as who funds', () => {
    const [award] = grants().filter(({ id }) => id === `besluitboek-${money.allocation}`)
    expect(award).toMatchObject({
      title: 'Speelkoffers',
      awardDate: effectiveOn,
      recipientOrganization: [{ id: `BE-BCE_KBO-${kbo.centre}`, name: 'Centrum voor gezinnen vzw' }],
      fundingOrganization: [{ id: `besluitboek-${ours.house}` }],
      grantProgramme: [{ code: money.grant, title: 'Werkingssubsidie' }],
    })
    expect(award!.disbursementTransaction).toMatchObject([
      { transactionDate: effectiveOn, value: 90.05, recipient: `BE-BCE_KBO-${kbo.centre}` },
    ])
  })

  it('gives one supplier one identifier, however its name is written', () => {
    const suppliers = grants().filter(({ recipientOrganization: [one] }) => one!.id.startsWith('besluitboek-supplier-'))
    expect(suppliers).toHaveLength(2)
    expect(new Set(suppliers.map(({ recipientOrganization: [one] }) => one!.id)).size).toBe(1)
    const [first] = suppliers.filter(({ id }) => id === `besluitboek-${supplied}`)
    expect(first).toMatchObject({ title: 'Boeken "voor" <thuis>', description: expect.stringContaining('Artikel 3') })
  })

  it('writes amounts to the cent, from the digits; what was reversed was not paid', () => {
    expect(text).toContain('"amountAwarded":200.00,"amountDisbursed":90.05')
    expect(text).toContain('"amountAwarded":100.01,"amountDisbursed":0.00')
    expect(text).toContain('"amountAwarded":0.07')
  })

  it('leaves out what is not decided for good, was withdrawn, or names no organisation', () => {
    expect(text).not.toContain('Zomerkamp')
    expect(
      grants()
        .map(({ amountAwarded }) => amountAwarded)
        .sort(),
    ).toEqual([0.07, 100.01, 200])
  })

  it('is not there for a house that awarded nothing or is not there, and for nobody without the right', async () => {
    const past = `${address(ours.house)}?knownAt=2020-01-01T00:00:00.000Z`
    for (const url of [past, address(ours.centre)]) expectProblem(await auditor.get(url), 404, 'not-found')
    const stranger = await createClient(ledger, null)
    expectProblem(await stranger.get(address(ours.house)), 401, 'sign-in-needed')
  })

  /** The schemas as published (CC BY 4.0) are not in this repository: give the folder of a copy to check with them. */
  const schemas = process.env.THREE_SIXTY_GIVING_SCHEMAS
  test.skipIf(schemas === undefined)('is valid by a copy of the published schemas', () => {
    const read = (name: string): object => {
      const { $schema, $id, id, ...schema } = JSON.parse(readFileSync(join(schemas!, name), 'utf8'))
      return schema
    }
    const whole = read('360-giving-package-schema.json') as { properties: { grants: { items: { $ref: string } } } }
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    ajv
      .addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
      .addFormat('uri', URL.canParse)
    // The package names the schema of a grant by the address of a version.
    ajv.addSchema(read('360-giving-schema.json'), whole.properties.grants.items.$ref)
    const validate = ajv.compile(whole)
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true)
    const broken = JSON.parse(text)
    delete broken.grants[0].awardDate
    expect(validate(broken)).toBe(false)
  })
})

test('an amount in JSON is exactly its cents', () => {
  fc.assert(
    fc.property(fc.bigInt(-9_007_199_254_740_991n, 9_007_199_254_740_991n), (cents) => {
      const written = writeEuroJson([new Euro(cents as Cents)])
      expect(written).toMatch(/^\[-?(0|[1-9]\d*)\.\d\d\]$/)
      expect(BigInt(written.slice(1, -1).replace('.', ''))).toBe(cents)
    }),
  )
})

test('JSON with amounts is otherwise the JSON of JavaScript, whatever the texts hold', () => {
  const plain = fc.object({ values: [fc.string(), fc.integer(), fc.constant(null)], maxDepth: 2, maxKeys: 4 })
  fc.assert(
    fc.property(plain, (value) => {
      // fast-check makes only what JSON has here.
      expect(writeEuroJson(value as Parameters<typeof writeEuroJson>[0])).toBe(JSON.stringify(value))
    }),
  )
})
