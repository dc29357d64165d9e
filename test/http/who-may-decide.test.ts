import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { convenant, majority, propose, type RecordedHouse, recordHouse, terms } from './support/house.js'
import { type Ledger, openLedger, today } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let administrator: Client
let mayor: Client

beforeAll(async () => {
  ledger = await openLedger({ requestsPerMinute: 10_000 })
  small = await recordHouse(ledger.execute)
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
  mayor = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.mayor.person })
})

afterAll(() => ledger.close())

const read = async <Answer>(path: string): Promise<Answer> => {
  await ledger.waitForPosition(await ledger.store.head())
  const answer = await administrator.get(`/api/houses/${small.house}${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Answer>()
}

type Entry = { subject: string; organ: { id: string; name: string }; mandate: string; level: string }
type Entries = { items: Entry[] }
type Changes = { added: Entry[]; ended: Entry[]; changed: { before: Entry; after: Entry; fields: string[] }[] }

/** The moment up to which everything is recorded, by the clock of the log itself. */
const moment = async (): Promise<string> => {
  const { lastRecordedAt } = await read<{ lastRecordedAt: string }>('')
  await sleep(5)
  return lastRecordedAt
}

describe('Who may decide what', () => {
  it('is told for each subject and organ, with names, limits and the chain', async () => {
    const { items } = await read<Entries>('/who-may-decide?asOf=2026-03-01')
    const { stuurgroep, college, gemeenteraad } = small.organs
    const about = items.filter(({ subject }) => subject === 'finances.use-of-subsidies')
    expect(about.map(({ organ }) => organ.id).sort()).toEqual([stuurgroep, college, gemeenteraad].sort())
    expect(about.find(({ organ }) => organ.id === stuurgroep)).toMatchObject({
      organ: { name: 'Stuurgroep' },
      role: null,
      mandate: small.mandates.subsidies,
      level: 'decide-subject-to-bekrachtiging',
      perDecisionCents: 1_000_000,
      perYearCents: 2_500_000,
      conditions: ['binnen het actieplan'],
      conditionsMustBeConfirmed: false,
      mayBeSubDelegated: 'yes',
      standing: 'awaits-bekrachtiging',
      ratifiedBy: [{ id: college, name: 'College' }],
      addressee: null,
      chain: [
        { grantor: { organ: { name: 'College' } } },
        { grantor: { organ: { name: 'Gemeenteraad' } } },
        { grantor: { kind: 'founding-text' } },
      ],
      upToCents: 1_000_000,
    })
    expect((await read<Entries>('/who-may-decide?asOf=2024-12-31')).items).toEqual([])
  })

  it('as of a day and as known at a moment, and what changed between two days', async () => {
    const before = await moment()
    const { admission: mandate } = small.mandates
    await mayor.record(small.house, 'AmendMandate', {
      effectiveOn: '2026-02-01',
      mandate,
      terms: terms('advise', { addressee: small.organs.college }),
      reason: 'De gemeenteraad beslist zelf',
    })
    const between = '/who-may-decide/changes?from=2026-01-31&to=2026-02-01'
    const { added, ended, changed } = await read<Changes>(between)
    expect([added, ended]).toEqual([[], []])
    expect(changed).toMatchObject([
      {
        before: { mandate, level: 'decide', addressee: null },
        after: { mandate, level: 'advise', addressee: { name: 'College' }, standing: 'advice-only' },
        fields: ['level', 'addressee'],
      },
    ])
    expect((await read<Changes>(`${between}&knownAt=${before}`)).changed).toEqual([])
    const levelOn = async (query: string) =>
      (await read<Entries>(`/who-may-decide?asOf=2026-02-01${query}`)).items.find((one) => one.mandate === mandate)
        ?.level
    expect(await levelOn('')).toBe('advise')
    expect(await levelOn(`&knownAt=${before}`)).toBe('decide')
    expect((await read<Changes>('/who-may-decide/changes?from=2024-12-31')).added.length).toBeGreaterThan(10)
  })

  it('needs a first day, and a house that is there', async () => {
    const changes = await administrator.get(`/api/houses/${small.house}/who-may-decide/changes`)
    expectProblem(changes, 400, 'invalid')
    const auditor = await createClient(ledger, { kind: 'auditor' })
    const nowhere = '/api/houses/00000000-0000-7000-8000-000000000000'
    for (const path of ['/who-may-decide', '/who-may-decide/changes?from=2026-01-01', '/renewals']) {
      expectProblem(await auditor.get(`${nowhere}${path}`), 404, 'not-found')
    }
  })
})

describe('May we decide this?', () => {
  it('is answered with the use of the yearly limit', async () => {
    const dossier = await propose(small, { amountCents: 400_000 })
    await small.record('TakeDecision', {
      effectiveOn: '2026-02-02',
      dossier,
      organ: small.organs.stuurgroep,
      outcome: 'adopted',
    })
    const question = `/may-decide?organ=${small.organs.stuurgroep}&subject=finances.use-of-subsidies&on=2026-03-01`
    expect(await read(question)).toMatchObject({
      found: true,
      use: [
        {
          mandate: small.mandates.subsidies,
          year: 2026,
          limitCents: 2_500_000,
          usedCents: 0,
          reservedCents: 400_000,
          leftCents: 2_100_000,
        },
      ],
    })
  })
})

describe('The chain of a mandate', () => {
  type Chain = { complete: boolean; links: { mandate: string }[] }
  const chain = (query: string) => read<Chain>(`/mandates/${small.mandates.subsidies}/chain${query}`)

  it('leads up to a founding text, or stops where it is broken, as known at a moment', async () => {
    const { subsidies, college, council } = small.mandates
    const whole = await chain('?asOf=2026-01-15')
    expect(whole.complete).toBe(true)
    expect(whole.links.map(({ mandate }) => mandate)).toEqual([subsidies, college, council])
    expect(await chain('?asOf=2024-12-31')).toEqual({ complete: false, links: [] })
    const before = await moment()
    await small.record('SuspendMandate', { effectiveOn: '2026-01-10', mandate: college, reason: 'Schorsing' })
    await small.record('ResumeMandate', { effectiveOn: '2026-01-20', mandate: college })
    const broken = await chain('?asOf=2026-01-15')
    expect([broken.complete, broken.links.map(({ mandate }) => mandate)]).toEqual([false, [subsidies]])
    expect((await chain(`?asOf=2026-01-15&knownAt=${before}`)).complete).toBe(true)
    expect((await chain('')).complete).toBe(true)
  })
})

describe('What lapses', () => {
  it('is listed with what can be renewed, and renewed in one act', async () => {
    const { stuurgroep, college } = small.organs
    const { mandate } = await small.record('GrantMandate', {
      effectiveOn: '2026-01-01',
      grantor: { kind: 'organ', organ: college },
      grantee: { organ: stuurgroep, role: null },
      subject: 'communication',
      terms: terms('decide'),
      until: '2026-12-31',
    })
    const { seat } = await small.record('AssignSeat', {
      effectiveOn: '2026-01-01',
      organ: stuurgroep,
      partner: small.centre,
      function: 'vervanger',
      role: 'member',
      until: '2026-12-31',
    })
    type Renewals = { items: { id: string }[] }
    const lapsing = '/renewals?on=2026-12-01&within=30'
    const { items } = await read<Renewals>(lapsing)
    expect(items).toEqual([
      {
        kind: 'mandate',
        id: mandate,
        until: '2026-12-31',
        organ: { id: stuurgroep, name: 'Stuurgroep' },
        subject: 'communication',
        role: null,
        function: null,
        partner: null,
        proposedUntil: '2030-12-31',
        renewable: true,
        because: null,
        needs: [],
      },
      {
        kind: 'seat',
        id: seat,
        until: '2026-12-31',
        organ: { id: stuurgroep, name: 'Stuurgroep' },
        subject: null,
        role: 'member',
        function: 'vervanger',
        partner: { id: small.centre, name: expect.any(String) },
        proposedUntil: '2030-12-31',
        renewable: true,
        because: null,
        needs: [],
      },
    ])
    expect((await read<Renewals>('/renewals?on=2026-12-01&within=29')).items).toEqual([])
    expectProblem(await administrator.get(`/api/houses/${small.house}/renewals?within=4000`), 400, 'invalid')
    const until = '2030-12-31'
    await mayor.record(small.house, 'RenewMandates', { effectiveOn: today, mandates: [mandate!], until })
    await administrator.record(small.house, 'ExtendSeats', { effectiveOn: today, seats: [seat!], until })
    expect((await read<Renewals>(lapsing)).items).toEqual([])
    type Seats = { items: { id: string; until: string | null }[] }
    const seats = (await read<Seats>('/seats?asOf=2030-12-31')).items
    expect(seats.find(({ id }) => id === seat)?.until).toBe(until)
  })

  it('is renewed by who may renew every one of the set', async () => {
    const { stuurgroep, werkgroep } = small.organs
    const passedOn = await small.record('GrantMandate', {
      effectiveOn: '2026-01-01',
      grantor: { kind: 'organ', organ: stuurgroep },
      grantee: { organ: werkgroep, role: null },
      subject: 'finances.use-of-subsidies',
      terms: terms('advise'),
      until: '2026-12-31',
    })
    const mandates = [small.mandates.admission, passedOn.mandate!]
    const body = { effectiveOn: today, mandates, until: null }
    const chair = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.chair.person })
    for (const client of [mayor, chair]) {
      expectProblem(await client.command(small.house, 'RenewMandates', body), 403, 'forbidden')
    }
    const own = { ...body, mandates: [passedOn.mandate!] }
    expect((await chair.command(small.house, 'RenewMandates', own)).statusCode).toBe(201)
  })
})

describe('An organ that succeeded another', () => {
  it('stands in its place: in the register of organs, for what waits, and to record', async () => {
    const { college } = small.organs
    const { record } = small
    const { organ: successor } = await record('EstablishOrgan', {
      effectiveOn: '2026-01-01',
      name: 'Nieuw college',
      kind: 'college',
      rule: majority,
      basis: convenant,
    })
    const secretary = await record('AssignSeat', {
      effectiveOn: '2026-01-01',
      organ: successor!,
      function: 'algemeen directeur',
      role: 'secretary',
    })
    const waiting = async (organ: string) =>
      (await read<{ items: { kind: string; organ: { name: string } }[] }>(`/waiting?organ=${organ}&kind=bekrachtiging`))
        .items
    expect((await waiting(college)).length).toBeGreaterThan(0)
    expect(await waiting(successor!)).toEqual([])
    const count = (await waiting(college)).length
    await record('SucceedOrgan', { effectiveOn: today, organ: college, successor: successor!, basis: convenant })
    expect(await waiting(successor!)).toHaveLength(count)
    expect((await waiting(successor!))[0]?.organ).toEqual({ id: successor, name: 'Nieuw college' })
    const answer = await read<{ items: { dossier: { id: string }; about: string }[] }>(
      `/waiting?organ=${successor}&kind=bekrachtiging`,
    )
    const [item] = answer.items
    const decision = { effectiveOn: today, dossier: item!.dossier.id, decision: item!.about }
    await record('GrantBekrachtiging', { ...decision, organ: successor! })
    expect(await read(`/decisions/${item!.about}`)).toMatchObject({ state: 'final' })
    expect(await read(`/dossiers/${item!.dossier.id}`)).toMatchObject({
      status: 'decided-final',
      decisions: [
        { state: 'final', bekrachtigingen: [{ organ: { id: successor }, inPlaceOf: [{ name: 'College' }] }] },
      ],
    })
    expect(await waiting(successor!)).toHaveLength(count - 1)
    type Organs = { items: { id: string; until: string | null; succeededBy: unknown }[] }
    const organs = async (asOf: string) => (await read<Organs>(`/organs?asOf=${asOf}`)).items
    expect((await organs(today)).some(({ id }) => id === college)).toBe(false)
    expect((await organs('2026-01-01')).find(({ id }) => id === college)?.succeededBy).toEqual({
      id: successor,
      name: 'Nieuw college',
    })
    const director = await createClient(ledger, { kind: 'person', house: small.house, person: secretary.person! })
    const suspend = { effectiveOn: today, mandate: small.mandates.admission, reason: 'Onderzoek' }
    expectProblem(await mayor.command(small.house, 'SuspendMandate', suspend), 403, 'forbidden')
    expect((await director.command(small.house, 'SuspendMandate', suspend)).statusCode).toBe(201)
  })
})
