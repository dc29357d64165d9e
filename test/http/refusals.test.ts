import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { convenant, propose, type RecordedHouse, recordHouse, terms } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let secretary: Client
let mayor: Client
let coordinator: Client
let administrator: Client
const effectiveOn = '2026-03-01'

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  const person = (one: string) => createClient(ledger, { kind: 'person', house: small.house, person: one })
  secretary = await person(small.seats.secretary.person)
  mayor = await person(small.seats.mayor.person)
  coordinator = await person(small.seats.coordinator.person)
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
})

afterAll(() => ledger.close())

const openBallot = async () => {
  const dossier = await propose(small)
  const { created } = await secretary.record(small.house, 'OpenBallot', {
    effectiveOn,
    dossier,
    organ: small.organs.stuurgroep,
  })
  return { dossier, ballot: created.ballot!, vote: { effectiveOn, dossier, ballot: created.ballot!, choice: 'for' } }
}

const decide = (client: Client, organ: string, dossier: string, fields: object = {}) =>
  client.command(small.house, 'TakeDecision', { effectiveOn, dossier, organ, outcome: 'adopted', ...fields })

const candidate = (kboNumber: string) => ({
  effectiveOn,
  name: 'Speelotheek vzw',
  kind: 'private-legal-person',
  sector: 'welzijn',
  kbo: kboNumber,
  basis: convenant,
})

describe('Refused through the API', () => {
  it('a vote by someone without a seat on that day', async () => {
    const { vote } = await openBallot()
    const former = { ...vote, seat: small.seats.former.seat }
    const problem = expectProblem(
      await secretary.command(small.house, 'CastVote', former),
      422,
      'vote.no-seat-that-day',
    )
    expect(problem.fields).toEqual([{ field: 'seat', message: problem.detail }])
    const elsewhere = { ...vote, seat: small.seats.mayor.seat }
    expectProblem(await secretary.command(small.house, 'CastVote', elsewhere), 422, 'vote.no-seat-that-day')
  })

  it('a second vote by the same seat', async () => {
    const { vote } = await openBallot()
    const mine = { ...vote, seat: small.seats.member.seat }
    expect((await secretary.command(small.house, 'CastVote', mine)).statusCode).toBe(201)
    const again = await secretary.command(small.house, 'CastVote', { ...mine, choice: 'against' })
    expectProblem(again, 409, 'vote.already-cast')
  })

  it('a vote after closing', async () => {
    const { vote, dossier, ballot } = await openBallot()
    await secretary.command(small.house, 'CastVote', { ...vote, seat: small.seats.member.seat })
    await secretary.record(small.house, 'CloseBallot', { effectiveOn, dossier, ballot })
    const late = await secretary.command(small.house, 'CastVote', { ...vote, seat: small.seats.chair.seat })
    expectProblem(late, 409, 'ballot.closed')
  })

  it('a decision before the advice deadline without a reason, until a reason is given', async () => {
    const { stuurgroep, werkgroep } = small.organs
    const dossier = await propose(small)
    await secretary.record(small.house, 'RequestAdvice', {
      effectiveOn,
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      of: werkgroep,
      question: 'Wat vindt u?',
      deadline: '2026-04-01',
    })
    const problem = expectProblem(await decide(secretary, stuurgroep, dossier), 422, 'decision.advice-pending')
    expect(problem.fields?.[0]?.field).toBe('adviceNotAwaitedBecause')
    expect(problem.detail).toContain('2026-04-01')
    const reasoned = await decide(secretary, stuurgroep, dossier, { adviceNotAwaitedBecause: 'De zomer begint.' })
    expect(reasoned.statusCode).toBe(201)
  })

  it('bekrachtiging by an organ that the mandate does not name', async () => {
    const { stuurgroep, gemeenteraad, college } = small.organs
    const dossier = await propose(small)
    const { decision } = (await decide(secretary, stuurgroep, dossier)).json().created
    const councillor = await createClient(ledger, {
      kind: 'person',
      house: small.house,
      person: small.seats.councillor.person,
    })
    const grant = { effectiveOn, dossier, decision }
    const problem = expectProblem(
      await councillor.command(small.house, 'GrantBekrachtiging', { ...grant, organ: gemeenteraad }),
      422,
      'bekrachtiging.organ-not-named',
    )
    expect(problem.detail).toContain('College')
    const named = await mayor.command(small.house, 'GrantBekrachtiging', { ...grant, organ: college })
    expect(named.statusCode).toBe(201)
  })

  it('deciding as coordinator on budget without mandate', async () => {
    const organ = small.organs.coordinator
    const dossier = await propose(small, { organ, subject: 'finances.budget' })
    expectProblem(await decide(coordinator, organ, dossier), 422, 'decision.no-mandate')
  })

  it('an amount over the limit', async () => {
    const dossier = await propose(small, { amountCents: 1_000_001 })
    expectProblem(await decide(secretary, small.organs.stuurgroep, dossier), 422, 'decision.over-limit')
    const within = await propose(small, { amountCents: 1_000_000 })
    expect((await decide(secretary, small.organs.stuurgroep, within)).statusCode).toBe(201)
  })

  it('a mandate that grants more than its grantor has', async () => {
    const limits = { perDecisionCents: 1_000_001, perYearCents: 1_000_001, conditions: [] }
    const { stuurgroep, werkgroep, college } = small.organs
    const grant = await secretary.command(small.house, 'GrantMandate', {
      effectiveOn,
      grantor: { kind: 'organ', organ: stuurgroep },
      grantee: { organ: werkgroep, role: null },
      subject: 'finances.use-of-subsidies',
      terms: terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, limits }),
    })
    expectProblem(grant, 422, 'mandate.exceeds-grantor')
  })

  it('a rejected partner candidacy without reasons', async () => {
    const dossier = await propose(small, { subject: 'partners.admission', amountCents: null })
    const rejected = { outcome: 'rejected' }
    const problem = expectProblem(
      await decide(secretary, small.organs.stuurgroep, dossier, rejected),
      422,
      'decision.reasons-needed',
    )
    expect(problem.fields?.[0]?.field).toBe('reasons')
    const reasoned = { ...rejected, reasons: 'Werkt niet in Voorbeeld.' }
    expect((await decide(secretary, small.organs.stuurgroep, dossier, reasoned)).statusCode).toBe(201)
  })

  it('a date that does not exist', async () => {
    const dissolve = { effectiveOn: '2026-02-30', organ: small.organs.werkgroep, reason: 'Klaar' }
    const problem = expectProblem(await administrator.command(small.house, 'DissolveOrgan', dissolve), 400, 'invalid')
    expect(problem.fields).toEqual([{ field: 'effectiveOn', message: expect.stringContaining('calendar') }])
  })

  it('a KBO number with a wrong check, and one that another partner has', async () => {
    const wrong = await administrator.command(small.house, 'AdmitPartner', candidate('0207461621'))
    expect(expectProblem(wrong, 400, 'invalid').fields?.[0]?.field).toBe('kbo')
    const taken = await administrator.command(small.house, 'AdmitPartner', candidate('0207461620'))
    expectProblem(taken, 409, 'partner.kbo-taken')
  })

  it('an unknown field, at any depth, by its name', async () => {
    const flat = await administrator.command(small.house, 'AdmitPartner', { ...candidate('1000000021'), vat: 'BE' })
    expect(expectProblem(flat, 400, 'invalid').fields?.map(({ field }) => field)).toEqual(['vat'])
    const basis = { ...convenant, page: 3 }
    const deep = await administrator.command(small.house, 'AdmitPartner', { ...candidate('1000000021'), basis })
    expect(expectProblem(deep, 400, 'invalid').fields?.map(({ field }) => field)).toEqual(['basis.page'])
  })

  it('a body over the size limit', async () => {
    const huge = { effectiveOn, organ: small.organs.werkgroep, reason: 'x'.repeat(300 * 1024) }
    const problem = expectProblem(await administrator.command(small.house, 'DissolveOrgan', huge), 413, 'too-large')
    expect(problem.detail).toMatch(/262[.\s]?144/)
  })

  it('a wrong revision', async () => {
    const dossier = await propose(small)
    const proposal = { effectiveOn, dossier, organ: small.organs.stuurgroep }
    const stale = await secretary.command(small.house, 'OpenBallot', proposal, { 'if-match': '"1"' })
    expectProblem(stale, 412, 'wrong-revision')
  })

  it('the same Idempotency-Key with another body', async () => {
    const key = { 'idempotency-key': 'one-dossier' }
    const dossier = { effectiveOn, subject: 'vision', openedBy: small.organs.stuurgroep }
    await secretary.record(small.house, 'OpenDossier', { ...dossier, title: 'Visie' }, key)
    const other = await secretary.command(small.house, 'OpenDossier', { ...dossier, title: 'Andere visie' }, key)
    expect(expectProblem(other, 422, 'key-reused').fields?.[0]?.field).toBe('Idempotency-Key')
  })

  it('and none of these refusals left a trace in the log', async () => {
    const before = await ledger.store.head()
    const dossier = await propose(small, { amountCents: 1_000_001 })
    const proposed = await ledger.store.head()
    await decide(secretary, small.organs.stuurgroep, dossier)
    expect(await ledger.store.head()).toBe(proposed)
    expect(proposed - before).toBe(2n)
  })
})
