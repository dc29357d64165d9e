import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PaymentId } from '../../src/domain/shared/identifiers.js'
import type { HouseState } from '../../src/domain/state.js'
import { type Reader, unescaped } from './support/browser-session.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { type MoneyHouse, recordMoneyHouse, signInTo, submitWithFiles } from './support/money.js'

let ledger: Ledger
let house: MoneyHouse
let secretary: Reader
let member: Reader
let auditor: Reader
let administrator: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  house = await recordMoneyHouse(ledger)
  secretary = await signInTo(ledger, house.house, house.people.secretary)
  member = await signInTo(ledger, house.house, house.people.member)
  auditor = await signInTo(ledger, house.house, 'auditor')
  administrator = await signInTo(ledger, house.house, 'administrator')
})

afterAll(() => ledger?.close())

const effectiveOn = '2026-03-10'
const page = (rest: string): string => `/huizen/${house.house}/${rest}`
const stateNow = async (): Promise<HouseState> => (await ledger.houses.load(house.house as never)).state
const revision = async (): Promise<number> => (await ledger.houses.load(house.house as never)).revision!
const newest = <Id>(things: Iterable<readonly [Id, unknown]>): Id => [...things].at(-1)![0]
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const recorded = async (reader: Reader, rest: string, fields: Record<string, string>): Promise<HouseState> => {
  const answer = await reader.submit(page(rest), { effectiveOn, ...fields })
  expect(answer.statusCode, answer.body).toBe(303)
  await settled(ledger)
  const shown = await reader.get(answer.headers.location!)
  expect([answer.headers.location, shown.statusCode]).toEqual([answer.headers.location, 200])
  return stateNow()
}

/** Sent back with what is wrong beside its field, what was typed kept, and nothing recorded. */
const sentBack = async (
  reader: Reader,
  rest: string,
  fields: Record<string, string>,
  { field, message, status = 422 }: { field: string | null; message: string; status?: number },
): Promise<void> => {
  const before = await revision()
  const answer = await reader.submit(page(rest), { effectiveOn, ...fields })
  expect([rest, answer.statusCode]).toEqual([rest, status])
  const summary = /role="alert"[\s\S]*?<\/div>/.exec(answer.body)?.[0] ?? answer.body
  expect(unescaped(summary).replace(/\s+/g, ' ')).toContain(message)
  if (field !== null) {
    const id = `veld-${field.replace(/[^a-zA-Z0-9-]/g, '-')}`
    expect(summary).toContain(`href="#${id}"`)
    expect(answer.body).toContain(`id="${id}"`)
  }
  const kept = unescaped(answer.body)
  const lost = Object.values(fields).filter((value) => !kept.includes(value))
  expect(lost).toEqual([])
  expect(await revision()).toBe(before)
}

const row = (list: string, rows: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((fields, index) =>
      Object.entries(fields).map(([name, value]) => [`${list}.${index}.${name}`, value] as const),
    ),
  )

describe('a grant', () => {
  const fields = () => ({
    title: 'Projectoproep <spelen>',
    'source.kind': 'project-call',
    'source.name': 'Opgroeien',
    reference: 'Oproep 2026/1',
    legalBasis: 'Decreet',
    'period.from': '2026-01-01',
    'period.until': '2026-12-31',
    managedBy: house.stuurgroep,
    amountCents: '12.500,00',
    conditions: 'Open voor iedereen\nIn de hele regio',
  })

  test('is recorded with earmarks, conditions, instalments and report dates, as typed', async () => {
    const { money } = await recorded(secretary, 'geld/nieuwe-subsidie', {
      ...fields(),
      ...row('earmarks', [
        { category: '', rule: '', 'limit.basisPoints': '', 'limit.amountCents': '' },
        { category: 'activities', rule: 'at-least', 'limit.basisPoints': '12,5', 'limit.amountCents': '' },
        { category: 'staff', rule: 'at-most', 'limit.basisPoints': '', 'limit.amountCents': '1.000' },
      ]),
      ...row('reportDates', [{ on: '2027-01-31' }, { on: '' }]),
      ...row('instalments', [{ due: '2026-05-01', amountCents: '6.250' }]),
      ...row('perYear', [{ year: '2026', amountCents: '10.000,50' }]),
    })
    const grant = money.grants.get(newest(money.grants))!
    expect(grant).toMatchObject({
      title: 'Projectoproep <spelen>',
      amount: 1_250_000n,
      inKind: false,
      conditions: ['Open voor iedereen', 'In de hele regio'],
      reportDates: ['2027-01-31'],
      instalments: [{ due: '2026-05-01', amount: 625_000n }],
      earmarks: [
        { category: 'activities', rule: 'at-least', limit: { kind: 'share', basisPoints: 1_250 } },
        { category: 'staff', rule: 'at-most', limit: { kind: 'amount', amountCents: 100_000 } },
      ],
    })
    expect([...grant.perYear]).toEqual([[2026, 1_000_050n]])
  })

  test('is sent back with the field named', async () => {
    const form = 'geld/nieuwe-subsidie'
    await sentBack(
      secretary,
      form,
      { ...fields(), amountCents: '12,500.00' },
      {
        field: 'amountCents',
        message: '“Bedrag in euro” is geen bedrag.',
      },
    )
    await sentBack(
      secretary,
      form,
      { ...fields(), title: '' },
      {
        field: 'title',
        message: 'Vul “Naam van de subsidie” in.',
      },
    )
    // The faulty row keeps its place, also when an empty one stands before it.
    const earmarks = [
      { category: '', rule: '', 'limit.basisPoints': '', 'limit.amountCents': '' },
      { category: 'staff', rule: 'at-most', 'limit.basisPoints': '', 'limit.amountCents': '99.999' },
    ]
    await sentBack(
      secretary,
      form,
      { ...fields(), ...row('earmarks', earmarks) },
      {
        field: 'earmarks.1.limit.basisPoints',
        message: 'samen meer dan het bedrag van de subsidie',
      },
    )
    await sentBack(
      secretary,
      form,
      { ...fields(), ...row('earmarks', [{ ...earmarks[1]!, 'limit.basisPoints': 'x' }]) },
      {
        field: 'earmarks.0.limit.basisPoints',
        message: '“Percentage” is geen percentage.',
      },
    )
    await sentBack(
      secretary,
      form,
      { ...fields(), ...row('instalments', [{ due: '', amountCents: '5' }]) },
      {
        field: 'instalments.0.due',
        message: 'Vul “Verwacht op” in.',
      },
    )
    await sentBack(
      secretary,
      form,
      { ...fields(), 'period.until': '2025-12-31' },
      {
        field: 'period.until',
        message: '“Te gebruiken tot en met” ligt voor de eerste dag. Kies die dag of een latere.',
      },
    )
  })

  test('can be asked for more rows, which keeps what was typed and records nothing', async () => {
    const before = await revision()
    const answer = await secretary.submit(page('geld/nieuwe-subsidie'), {
      ...fields(),
      ...row('instalments', [{ due: '2026-05-01', amountCents: '6.250' }]),
      _more: 'instalments',
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('name="instalments.3.due"')
    expect(answer.body).not.toContain('name="instalments.4.due"')
    expect(answer.body).toMatch(/name="instalments\.0\.amountCents"[^>]*value="6\.250"/)
    expect(answer.body).toContain('value="Projectoproep <spelen>"')
    expect(answer.body).not.toContain('role="alert"')
    expect(await revision()).toBe(before)
  })

  test('in kind is given, and used', async () => {
    const { money } = await recorded(secretary, 'geld/nieuwe-subsidie', {
      ...fields(),
      title: 'Lokaal',
      'source.partner': house.municipality,
      'inKind.what': 'Een lokaal',
      'inKind.valuation': 'Huurprijs van de buurt',
    })
    const id = newest(money.grants)
    expect(money.grants.get(id)!.inKind).toBe(true)
    expect((await secretary.get(page(`geld/subsidies/${id}/ontvangst`))).statusCode).toBe(403)
    const form = `geld/subsidies/${id}/in-natura`
    await sentBack(
      secretary,
      form,
      { what: 'Zaal', category: 'infrastructure', amountCents: '99.999' },
      {
        field: 'amountCents',
        message: 'Lokaal',
      },
    )
    const after = await recorded(secretary, form, { what: 'Zaal', category: 'infrastructure', amountCents: '250' })
    expect(after.money.grants.get(id)!.used).toBe(25_000n)
  })

  test('is amended from what holds now, extended, received and closed', async () => {
    const form = (what: string): string => `geld/subsidies/${house.grant}/${what}`
    const shown = (await secretary.get(page(form('wijzigen')))).body
    expect(shown).toContain('Voor alle gezinnen &lt;toegankelijk>')
    expect(shown).toMatch(/name="earmarks\.0\.limit\.basisPoints"[^>]*value="50,50"/)
    expect(shown).toMatch(/name="amountCents"[^>]*value="10000,00"/)
    const terms = { reference: 'Besluit 2026/9', conditions: 'Voor alle gezinnen', amountCents: '11.000' }
    await sentBack(
      secretary,
      form('wijzigen'),
      { ...terms, amountCents: '1.000', reason: 'Minder' },
      {
        field: 'amountCents',
        message: 'toegewezen',
      },
    )
    await recorded(secretary, form('wijzigen'), { ...terms, reason: 'Meer gezinnen' })
    await sentBack(
      secretary,
      form('verlengen'),
      { until: '2026-06-30', reason: 'Zomer' },
      {
        field: 'until',
        message: '31 december 2026',
      },
    )
    await recorded(secretary, form('verlengen'), { until: '2027-06-30', reason: 'Zomer' })
    await sentBack(
      secretary,
      form('ontvangst'),
      { amountCents: '50.000', reference: 'Schijf 1' },
      {
        field: 'amountCents',
        message: 'kan nog € 11.000,00 binnenkomen',
      },
    )
    const { money } = await recorded(secretary, form('ontvangst'), { amountCents: '5.000', reference: 'Schijf 1' })
    const grant = money.grants.get(house.grant as never)!
    expect(grant).toMatchObject({ amount: 1_100_000n, received: 500_000n, conditions: ['Voor alle gezinnen'] })
    expect(grant.period.until).toBe('2027-06-30')
    const lokaal = [...money.grants].find(([, { title }]) => title === 'Projectoproep <spelen>')![0]
    await sentBack(
      secretary,
      `geld/subsidies/${lokaal}/afsluiten`,
      { reason: '' },
      {
        field: 'reason',
        message: 'Vul “Waarom?” in.',
      },
    )
    const closed = await recorded(secretary, `geld/subsidies/${lokaal}/afsluiten`, { reason: 'Niet doorgegaan' })
    expect(closed.money.grants.get(lokaal)!.closed).not.toBeNull()
    expect((await secretary.get(page(`geld/subsidies/${lokaal}/wijzigen`))).statusCode).toBe(403)
  })
})

describe('a budget', () => {
  test('is adopted and changed by a decision; only what changes is recorded', async () => {
    const lines = row('lines', [
      { category: 'activities', amountCents: '6.000' },
      { category: 'staff', amountCents: '4.000' },
    ])
    const base = { year: '2026', decision: house.decision }
    await sentBack(secretary, 'geld/begroting', base, { field: 'lines', message: 'Vul “Bedrag per soort uitgave” in.' })
    await sentBack(
      secretary,
      'geld/begroting',
      { ...base, ...lines, year: 'dit jaar' },
      {
        field: 'year',
        message: '“Jaar” is geen heel getal.',
      },
    )
    const twice = row('lines', [
      { category: 'staff', amountCents: '1' },
      { category: 'staff', amountCents: '2' },
    ])
    await sentBack(
      secretary,
      'geld/begroting',
      { ...base, ...twice },
      { field: 'lines.1.category', message: 'twee keer' },
    )
    await recorded(secretary, 'geld/begroting', { ...base, ...lines })
    const form = 'geld/begroting/2026/wijzigen'
    const changed = row('lines', [
      { category: 'activities', amountCents: '6000' },
      { category: 'staff', amountCents: '4.500' },
    ])
    await sentBack(
      secretary,
      form,
      { decision: house.decision, ...changed, reason: '' },
      {
        field: 'reason',
        message: 'Vul “Waarom?” in.',
      },
    )
    const { money } = await recorded(secretary, form, { decision: house.decision, ...changed, reason: 'Loon' })
    expect([...money.budgets.get(2026)!.lines]).toEqual([
      ['activities', 600_000n],
      ['staff', 450_000n],
    ])
    expect((await secretary.get(page('geld/begroting/2031/wijzigen'))).statusCode).toBe(403)
  })

  test('has categories of the house, added by the administrator', async () => {
    expect((await secretary.get(page('geld/nieuwe-soort'))).statusCode).toBe(403)
    await sentBack(
      administrator,
      'geld/nieuwe-soort',
      { label: 'Speelgoed', category: 'Speel goed' },
      {
        field: 'category',
        message: 'Kijk “Korte code” na',
      },
    )
    const { money } = await recorded(administrator, 'geld/nieuwe-soort', { label: 'Speelgoed', category: 'speelgoed' })
    expect(money.categories.get('speelgoed' as never)).toBe('Speelgoed')
  })
})

describe('the money of a decision', () => {
  const line = () => ({
    grant: house.grant,
    category: 'promotion',
    purpose: 'Drukwerk',
    beneficiary: 'supplier',
    'beneficiary.name': 'Drukkerij <A>',
    year: '2026',
    article: '',
    character: 'definitive',
    amountCents: '600',
  })

  test('is divided before the vote: the rows add up to the amount', async () => {
    const form = `dossiers/${house.open}/geldplan`
    expect((await secretary.get(page(`dossiers/${house.open}`))).body).toContain(`href="${page(form)}"`)
    await sentBack(secretary, form, row('lines', [{ ...line(), amountCents: '500' }]), {
      field: 'lines',
      message: 'samen',
    })
    await sentBack(secretary, form, row('lines', [{ ...line(), 'beneficiary.name': '' }]), {
      field: 'lines.0.beneficiary.name',
      message: 'Vul “Naam van de leverancier of de activiteit” in.',
    })
    const { money } = await recorded(
      secretary,
      form,
      row('lines', [
        { ...line(), amountCents: '100,10' },
        { ...line(), beneficiary: `partner:${house.centre}`, 'beneficiary.name': '', amountCents: '499,90' },
      ]),
    )
    expect(money.plans.get(house.open as never)!.lines).toMatchObject([
      { beneficiary: { kind: 'supplier', name: 'Drukkerij <A>' }, amountCents: 10_010 },
      { beneficiary: { kind: 'partner', partner: house.centre }, amountCents: 49_990 },
    ])
    expect((await secretary.get(page(form))).body).toMatch(
      /name="lines\.0\.beneficiary\.name"[^>]*value="Drukkerij <A>"/,
    )
    expect((await secretary.get(page(`dossiers/${house.planned}/geldplan`))).statusCode).toBe(403)
  })

  test('is allocated by hand where it was not divided, then changed and withdrawn by a decision', async () => {
    const form = `dossiers/${house.unplanned}/toewijzen`
    const by = { decision: house.laterDecision }
    await sentBack(
      secretary,
      form,
      { ...by, ...line() },
      { field: 'amountCents', message: 'nog € 400,00 toe te wijzen' },
    )
    const { money } = await recorded(secretary, form, { ...by, ...line(), category: 'activities', amountCents: '300' })
    const id = newest(money.allocations)
    const changing = `geld/toewijzingen/${id}/wijzigen`
    const change = { ...by, character: 'definitive', reason: 'Duurder' }
    await sentBack(
      secretary,
      changing,
      { ...change, amountCents: '-5' },
      { field: 'amountCents', message: 'geen bedrag' },
    )
    const after = await recorded(secretary, changing, { ...change, amountCents: '350' })
    expect(after.money.allocations.get(id)!.amount).toBe(35_000n)
    const withdrawing = `geld/toewijzingen/${id}/intrekken`
    await sentBack(
      secretary,
      withdrawing,
      { decision: '', reason: 'Niet nodig' },
      {
        field: 'decision',
        message: 'Vul “Door welk besluit?” in.',
      },
    )
    const gone = await recorded(secretary, withdrawing, { ...by, reason: 'Niet nodig' })
    expect(gone.money.allocations.get(id)!.withdrawn).not.toBeNull()
    // Offered as long as something is left: what was withdrawn counts no more.
    const offered = async (): Promise<boolean> =>
      (await secretary.get(page(`dossiers/${house.unplanned}`))).body.includes('Wijs geld toe van een besluit')
    expect(await offered()).toBe(true)
    await recorded(secretary, form, { ...by, ...line(), category: 'activities', amountCents: '399,99' })
    expect(await offered()).toBe(true)
    await recorded(secretary, form, { ...by, ...line(), category: 'activities', amountCents: '0,01' })
    expect(await offered()).toBe(false)
    expect((await secretary.get(page(form))).statusCode).toBe(403)
    expect((await secretary.get('/mijn-werk')).body).not.toContain(`dossiers/${house.unplanned}/toewijzen`)
  })
})

describe('a payment and what comes of it', () => {
  const commit = async (fields: Record<string, string> = {}): Promise<string> => {
    const { money } = await recorded(secretary, `geld/toewijzingen/${house.allocation}/verbintenis`, {
      what: 'Koffers',
      amountCents: '200',
      ...fields,
    })
    return newest(money.commitments)
  }
  const pay = async (commitment: string, amountCents = '200'): Promise<PaymentId> => {
    const { money } = await recorded(secretary, `geld/verbintenissen/${commitment}/betaling`, {
      amountCents,
      reference: 'Factuur 12',
    })
    return newest(money.payments)
  }

  test('a commitment is entered with a document, and released', async () => {
    const form = `geld/toewijzingen/${house.allocation}/verbintenis`
    await sentBack(
      secretary,
      form,
      { what: 'Koffers', amountCents: '9.999' },
      { field: 'amountCents', message: 'nog € 1.250,00 vrij' },
    )
    await sentBack(
      secretary,
      form,
      { what: 'Koffers', amountCents: '1', 'document.name': 'bon', 'document.sha256': 'abc' },
      {
        field: 'document',
        message: 'Kies een bestand bij “Document”',
      },
    )
    const content = 'bestelbon 7'
    const sent = await submitWithFiles(
      ledger,
      secretary,
      page(form),
      { effectiveOn, what: '', amountCents: '200' },
      { 'document.file': { name: 'bestelbon.pdf', content } },
    )
    // Sent back because something else is missing: the file need not be chosen again.
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain(`value="${hash(content)}"`)
    expect(sent.body).toContain('value="bestelbon.pdf"')
    const accepted = await submitWithFiles(
      ledger,
      secretary,
      page(form),
      { effectiveOn, what: 'Koffers', amountCents: '200', 'document.name': 'Bestelbon 7' },
      { 'document.file': { name: 'bestelbon.pdf', content } },
    )
    expect(accepted.statusCode, accepted.body).toBe(303)
    await settled(ledger)
    const { money } = await stateNow()
    const commitment = newest(money.commitments)
    const acts = await ledger.queries.readMoneyActs(house.house, { asOf: null, knownAt: null })
    expect(acts.at(-1)!.fact).toMatchObject({
      type: 'CommitmentEntered',
      data: { commitment, document: { name: 'Bestelbon 7', sha256: hash(content) } },
    })
    const releasing = `geld/verbintenissen/${commitment}/vrijgeven`
    await sentBack(
      secretary,
      releasing,
      { amountCents: '500', reason: 'Goedkoper' },
      {
        field: 'amountCents',
        message: 'nog € 200,00',
      },
    )
    const after = await recorded(secretary, releasing, { amountCents: '50', reason: 'Goedkoper' })
    expect(after.money.commitments.get(commitment)!.amount).toBe(15_000n)
  })

  test('a payment is made, accounted for by its receiver and assessed cost by cost', async () => {
    const commitment = await commit()
    const form = `geld/verbintenissen/${commitment}/betaling`
    await sentBack(
      secretary,
      form,
      { amountCents: '201', reference: 'Factuur' },
      { field: 'amountCents', message: 'nog € 200,00 te betalen' },
    )
    // From the trace of the allocation one goes on with what came of it.
    const paying = `href="${page(`geld/verbintenissen/${commitment}/betaling`)}"`
    const spoor = page(`geld/spoor?van=${(await stateNow()).money.commitments.get(commitment as never)!.allocation}`)
    expect((await secretary.get(spoor)).body).toContain(paying)
    expect((await auditor.get(spoor)).body).not.toContain(paying)
    const payment = await pay(commitment)
    const accounting = `geld/betalingen/${payment}/verantwoording`
    const cost = (what: string) => ({
      what,
      category: 'activities',
      amountCents: '100',
      'document.name': `${what}.pdf`,
      'document.sha256': hash(what),
    })
    await sentBack(member, accounting, row('costs', [{ ...cost('Bal'), 'document.name': '', 'document.sha256': '' }]), {
      field: 'costs.0.document',
      message: 'Kies een bestand bij “Document”.',
    })
    await sentBack(member, accounting, row('costs', [cost('Bal'), cost('Bal')]), {
      status: 409,
      field: 'costs.1.document',
      message: 'document',
    })
    await recorded(member, accounting, row('costs', [cost('Bal'), cost('Touw')]))
    const { money } = await stateNow()
    const justification = newest(money.justifications)
    const assessing = `geld/verantwoordingen/${justification}/beoordelen`
    expect((await secretary.get(page(`geld/spoor?van=${payment}`))).body).toContain(`href="${page(assessing)}"`)
    expect((await member.get(page(assessing))).statusCode).toBe(403)
    const answers = (second: Record<string, string>) => row('costs', [{ acceptedCents: '100', reason: '' }, second])
    await sentBack(secretary, assessing, answers({ acceptedCents: '40', reason: '' }), {
      field: 'costs.1.reason',
      message: 'waarom',
    })
    const after = await recorded(
      secretary,
      assessing,
      answers({ acceptedCents: '40', reason: 'Deel voor eigen gebruik' }),
    )
    expect(after.money.justifications.get(justification)).toMatchObject({ accepted: 14_000n, partly: true })
    const claiming = `geld/betalingen/${payment}/terugvordering`
    await sentBack(
      secretary,
      claiming,
      { amountCents: '61', reason: 'Niet verantwoord' },
      {
        field: 'amountCents',
        message: '60,00',
      },
    )
    const claimed = await recorded(secretary, claiming, { amountCents: '60', reason: 'Niet verantwoord' })
    const recovery = newest(claimed.money.recoveries)
    const receiving = `geld/terugvorderingen/${recovery}/ontvangst`
    await sentBack(
      secretary,
      receiving,
      { amountCents: '45,5,5', reference: 'Terug' },
      {
        field: 'amountCents',
        message: 'geen bedrag',
      },
    )
    await recorded(secretary, receiving, { amountCents: '45,50', reference: 'Terug' })
    const waiving = `geld/terugvorderingen/${recovery}/kwijtschelden`
    const waive = { decision: house.laterDecision, reason: 'Te klein' }
    await sentBack(secretary, waiving, { ...waive, amountCents: '20' }, { field: 'amountCents', message: '14,50' })
    const waived = await recorded(secretary, waiving, { ...waive, amountCents: '14,50' })
    expect(waived.money.recoveries.get(recovery)).toMatchObject({ received: 4_550n, waived: 1_450n })
  })

  test('a payment without commitment needs its reason, and is explained; another is reversed', async () => {
    const form = 'geld/betaling-zonder-verbintenis'
    const fields = {
      managedBy: house.stuurgroep,
      beneficiary: `partner:${house.centre}`,
      'beneficiary.name': '',
      amountCents: '30',
      reference: 'Bank 3',
    }
    await sentBack(secretary, form, fields, { field: null, message: 'verbintenis' })
    const { money } = await recorded(secretary, form, { ...fields, irregularBecause: 'De bank voerde het uit' })
    const loose = newest(money.payments)
    const commitment = await commit({ amountCents: '30' })
    const explaining = `geld/betalingen/${loose}/verklaren`
    await sentBack(
      secretary,
      explaining,
      { commitment, amountCents: '31', reason: 'Hoort erbij' },
      {
        field: 'amountCents',
        message: '30,00',
      },
    )
    const after = await recorded(secretary, explaining, { commitment, amountCents: '30', reason: 'Hoort erbij' })
    expect(after.money.payments.get(loose)!.unexplained).toBe(0n)
    const second = await pay(await commit({ amountCents: '10' }), '10')
    const reversing = `geld/betalingen/${second}/ongedaan`
    await sentBack(secretary, reversing, { reason: '' }, { field: 'reason', message: 'Vul “Waarom?” in.' })
    const reversed = await recorded(secretary, reversing, { reason: 'Verkeerd nummer' })
    expect(reversed.money.payments.get(second)!.reversed).not.toBeNull()
  })
})

describe('what partners bear together', () => {
  test('a key is agreed, a cost shared to the cent, a share settled, and the key ended', async () => {
    const form = 'geld/nieuwe-verdeelsleutel'
    const key = { title: 'Loon coördinator', basis: 'Overeenkomst van 2025', managedBy: house.stuurgroep }
    const parties = row('parties', [
      { partner: house.municipality, parts: '2' },
      { partner: house.centre, parts: '1' },
    ])
    await sentBack(
      secretary,
      form,
      { ...key, ...row('parties', [{ partner: house.centre, parts: '1' }]) },
      {
        field: 'parties',
        message: 'Kijk “Partners en hun delen” na',
      },
    )
    await sentBack(
      secretary,
      form,
      { ...key, ...row('parties', [{ partner: house.centre, parts: '1,5' }]) },
      {
        field: 'parties.0.parts',
        message: '“Aantal delen” is geen heel getal.',
      },
    )
    const twice = [
      { partner: house.centre, parts: '1' },
      { partner: house.centre, parts: '2' },
    ]
    await sentBack(
      secretary,
      form,
      { ...key, ...row('parties', twice) },
      {
        field: 'parties.1.partner',
        message: 'Centrum <gezin> & co staat er twee keer in.',
      },
    )
    const { money } = await recorded(secretary, form, { ...key, ...parties })
    const id = newest(money.costKeys)
    const sharing = `geld/verdeelsleutels/${id}/kost`
    await sentBack(
      secretary,
      sharing,
      { what: 'Loon maart', amountCents: '' },
      {
        field: 'amountCents',
        message: 'Vul “Bedrag in euro” in.',
      },
    )
    const shared = await recorded(secretary, sharing, { what: 'Loon maart', amountCents: '100,01' })
    const cost = newest(shared.money.sharedCosts)
    expect([...shared.money.sharedCosts.get(cost)!.shares.values()].map(({ amount }) => amount)).toEqual([
      6_667n,
      3_334n,
    ])
    const settling = `geld/gedeelde-kosten/${cost}/aandeel`
    const settle = { partner: house.centre, how: 'paid-itself', reference: 'Loonfiche' }
    await sentBack(secretary, settling, { ...settle, amountCents: '50' }, { field: 'amountCents', message: '33,34' })
    await recorded(secretary, settling, { ...settle, amountCents: '33,34' })
    const text = (await auditor.get(page('geld'))).body
    expect(text).toContain('Loon coördinator')
    expect(text.replace(/\s/g, ' ')).toContain('€ 66,67')
    const ending = `geld/verdeelsleutels/${id}/beeindigen`
    await sentBack(secretary, ending, { reason: '' }, { field: 'reason', message: 'Vul “Waarom?” in.' })
    const ended = await recorded(secretary, ending, { reason: 'Nieuwe afspraak' })
    expect(ended.money.costKeys.get(id)!.ended).not.toBeNull()
  })
})

describe('a movement of the bank', () => {
  test('can be chosen for what it explains, or set aside', async () => {
    const line = (fingerprint: string, bookedOn: string, amountCents: number) => ({
      fingerprint: hash(fingerprint),
      bookedOn,
      amountCents,
      communication: null,
    })
    await house.record('ImportBankStatement', {
      effectiveOn,
      managedBy: house.stuurgroep,
      account: 'BE71096123456769',
      number: '2026/3',
      format: 'csv',
      file: hash('uittreksel'),
      openingCents: 0,
      closingCents: 19_550,
      lines: [line('in', '2026-03-10', 20_000), line('out', '2026-03-10', -450)],
    })
    await settled(ledger)
    const { money } = await stateNow()
    const [incoming, costs] = [...money.bankLines.keys()]
    const form = `geld/subsidies/${house.grant}/ontvangst`
    await sentBack(
      secretary,
      form,
      { amountCents: '201', reference: 'Schijf 2', bankLine: incoming! },
      {
        field: null,
        message: 'beweging',
      },
    )
    const after = await recorded(secretary, form, { amountCents: '200', reference: 'Schijf 2', bankLine: incoming! })
    expect(after.money.bankLines.get(incoming!)!.matched).toBe(20_000n)
    const aside = `geld/uittreksel/bewegingen/${costs}/opzij`
    expect((await secretary.get(page('geld/uittreksel'))).body).toContain(`href="${page(aside)}"`)
    expect((await auditor.get(page('geld/uittreksel'))).body).not.toContain(`href="${page(aside)}"`)
    await sentBack(secretary, aside, { reason: '' }, { field: 'reason', message: 'Vul “Waarom?” in.' })
    const gone = await recorded(secretary, aside, { reason: 'Kosten van de bank' })
    expect(gone.money.bankLines.get(costs!)!.aside).not.toBeNull()
  })
})

describe('who may record', () => {
  test('an auditor is offered nothing and refused everywhere', async () => {
    for (const rest of ['geld', `geld/subsidies/${house.grant}`, `geld/spoor?van=${house.allocation}`]) {
      const { body } = await auditor.get(page(rest))
      expect([rest, /<ul class="actions">/.test(body)]).toEqual([rest, false])
      expect([rest, /<ul class="actions">/.test((await secretary.get(page(rest))).body)]).toEqual([rest, true])
    }
    const forms = [
      'geld/nieuwe-subsidie',
      `geld/subsidies/${house.grant}/wijzigen`,
      'geld/begroting',
      `dossiers/${house.open}/geldplan`,
      `geld/toewijzingen/${house.allocation}/verbintenis`,
      'geld/betaling-zonder-verbintenis',
    ]
    for (const form of forms) expect([form, (await auditor.get(page(form))).statusCode]).toEqual([form, 403])
  })
})
