import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ofDecisionRule } from '../../src/domain/rule-set/of-decision-rule.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { majority, propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

type Told = { readonly id: string; readonly givenOn: string; readonly standing: string; readonly effect: string }
type Inputs = {
  readonly items: readonly Told[]
  readonly counts: Readonly<Record<string, number>>
  readonly total: number
  readonly nextCursor: string | null
}

let ledger: Ledger
let small: RecordedHouse
let member: Client
let dossier: string
/** By what became of it. */
let given: Readonly<Record<'followed' | 'refused' | 'parents' | 'old' | 'signal', string>>
let advice: string
let decision: string
let beforeAnswers: string

const momentNow = async (): Promise<string> => {
  await ledger.waitForPosition(await ledger.store.head())
  const { lastRecordedAt } = (await member.get(`/api/houses/${small.house}`)).json<{ lastRecordedAt: string }>()
  await sleep(5)
  return lastRecordedAt
}

/** One contribution of each fate, advice in two points on another subject, a vote, a decision and its bekrachtiging. */
beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  member = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.member.person })
  const { record, organs, centre, municipality, seats } = small
  const { stuurgroep } = organs
  const by = { kind: 'organ', organ: stuurgroep } as const
  const ofCentre = { kind: 'partner', partner: centre } as const
  dossier = await propose(small, { title: 'Speelstraat' })
  const contribute = async (on: string, from: Parameters<typeof record<'GiveContribution'>>[1]['from'], text: string) =>
    (await record('GiveContribution', { effectiveOn: on, dossier, from, text })).contribution!
  const followed = await contribute('2026-02-03', ofCentre, 'Graag ook in de herfst.')
  const refused = await contribute('2026-02-04', ofCentre, 'Ook op zondag.')
  const parents = await contribute('2026-02-05', { kind: 'group', description: 'Ouders' }, 'Zet banken.')
  const other = await propose(small, {
    title: 'Affiches',
    subject: 'communication',
    amountCents: null,
    on: '2025-11-01',
  })
  const old = (
    await record('GiveContribution', {
      effectiveOn: '2025-11-05',
      dossier: other,
      from: { kind: 'partner', partner: municipality },
      text: 'Grotere letters.',
    })
  ).contribution!
  const signal = (await record('GiveSignal', { effectiveOn: '2026-02-06', from: ofCentre, text: 'Geen schaduw.' }))
    .contribution!
  const { adviceRequest } = await record('RequestAdvice', {
    effectiveOn: '2026-02-06',
    dossier,
    by,
    of: organs.werkgroep,
    question: 'Wat vindt u?',
    deadline: '2026-02-20',
  })
  advice = (
    await record('GiveAdvice', {
      effectiveOn: '2026-02-07',
      dossier,
      adviceRequest: adviceRequest!,
      opinion: 'unfavourable',
      points: ['Te duur.', 'Te ver.'],
    })
  ).advice!
  beforeAnswers = await momentNow()

  await record('ReviseProposal', {
    effectiveOn: '2026-02-10',
    dossier,
    by,
    content: {
      title: 'Speelstraat',
      text: 'Een speelstraat in de zomer en de herfst.',
      amountCents: 400_000,
      beneficiary: null,
    },
    explanation: 'Ook de herfst.',
    changes: [
      { part: { kind: 'text' }, promptedBy: [{ kind: 'contribution', contribution: followed }], why: 'Goed idee.' },
    ],
  })
  const answer = { effectiveOn: '2026-02-12', dossier, by: stuurgroep }
  await record('AnswerContribution', { ...answer, contribution: followed, verdict: 'followed', inVersion: 2 })
  await record('AnswerContribution', { ...answer, contribution: refused, verdict: 'not-followed', reason: 'Te druk.' })
  await record('AnswerAdvicePoint', { ...answer, advice, point: 1, verdict: 'not-followed', reason: 'Er is geld.' })
  const { ballot } = await record('OpenBallot', { effectiveOn: '2026-02-20', dossier, organ: stuurgroep })
  for (const { seat } of [seats.chair, seats.member])
    await record('CastVote', { effectiveOn: '2026-02-20', dossier, ballot: ballot!, seat, choice: 'for' })
  await record('CloseBallot', { effectiveOn: '2026-02-20', dossier, ballot: ballot! })
  decision = (
    await record('TakeDecision', {
      effectiveOn: '2026-02-20',
      dossier,
      organ: stuurgroep,
      ballot: ballot!,
      outcome: 'adopted',
    })
  ).decision!
  await record('GrantBekrachtiging', { effectiveOn: '2026-03-01', dossier, decision, organ: organs.college })
  await record('AdoptRuleSet', {
    effectiveOn: '2026-03-10',
    organ: stuurgroep,
    rules: {
      ...ofDecisionRule(majority),
      weights: { kind: 'per-seat', seats: [{ seat: seats.chair.seat, weight: 2 }] },
    },
  })
  given = { followed, refused, parents, old, signal }
  await momentNow()
})

afterAll(() => ledger?.close())

const url = (rest: string, house = small.house): string => `/api/houses/${house}/influence/${rest}`

const get = async <Answer>(rest: string): Promise<Answer> => {
  const answer = await member.get(url(rest))
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Answer>()
}

const idsOf = async (query: string): Promise<readonly string[]> =>
  (await get<Inputs>(`inputs?${query}`)).items.map(({ id }) => id)

const newestFirst = () => [
  `${advice}.1`,
  `${advice}.2`,
  given.signal,
  given.parents,
  given.refused,
  given.followed,
  given.old,
]

describe('GET the input of a house', () => {
  it('tells each piece with where it stands and what it led to, the newest first', async () => {
    const { items, counts, total, nextCursor } = await get<Inputs>('inputs')
    expect(items.map(({ id }) => id)).toEqual(newestFirst())
    expect([total, nextCursor]).toEqual([7, null])
    expect(counts).toEqual({
      open: 4,
      withdrawn: 0,
      followed: 1,
      'partly-followed': 0,
      'not-followed': 2,
      'not-applicable': 0,
      'passed-on': 0,
    })
    expect(items.find(({ id }) => id === given.followed)).toMatchObject({
      kind: 'contribution',
      from: { kind: 'partner', id: small.centre, name: 'Centrum voor gezinnen vzw' },
      text: 'Graag ook in de herfst.',
      dossier: { id: dossier, title: 'Speelstraat' },
      standing: 'followed',
      answer: { verdict: 'followed', by: { name: 'Stuurgroep' }, on: '2026-02-12', inVersion: 2 },
      effect: 'final',
      allocatedCents: null,
      paidCents: null,
    })
    expect(items.find(({ id }) => id === given.parents)).toMatchObject({
      from: { kind: 'group', id: null, name: 'Ouders' },
      standing: 'open',
      answer: null,
      effect: 'not-yet',
    })
    expect(items.find(({ id }) => id === `${advice}.2`)).toMatchObject({ kind: 'advice-point', point: 2 })
  })

  it.each([
    ['partner', () => `partner=${small.centre}`, () => [given.signal, given.refused, given.followed]],
    ['standing', () => 'standing=not-followed', () => [`${advice}.1`, given.refused]],
    ['year', () => 'year=2025', () => [given.old]],
    ['subject', () => 'subject=communication', () => [given.old]],
    [
      'subject above it',
      () => 'subject=finances',
      () => [`${advice}.1`, `${advice}.2`, given.parents, given.refused, given.followed],
    ],
    ['two of them', () => `partner=${small.centre}&standing=open`, () => [given.signal]],
    ['nothing that fits', () => `partner=${small.municipality}&year=2026`, () => []],
  ])('by %s', async (_what, query, expected) => {
    const answer = await get<Inputs>(`inputs?${query()}`)
    expect(answer.items.map(({ id }) => id)).toEqual(expected())
    expect(answer.total).toBe(expected().length)
    expect(Object.values(answer.counts).reduce((sum, count) => sum + count, 0)).toBe(expected().length)
  })

  it.each([1, 2, 3, 7])(
    'in parts of %i gives everything once, in the same order, with the counts of the whole',
    async (limit) => {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Inputs = await get(`inputs?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        expect(page).toMatchObject({ total: 7, counts: { open: 4 } })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(seen).toEqual(newestFirst())
    },
  )

  it('as known at a moment: nothing was answered yet', async () => {
    const then = await get<Inputs>(`inputs?knownAt=${beforeAnswers}`)
    expect(then).toMatchObject({ total: 7, counts: { open: 7 } })
    expect(new Set(then.items.map(({ effect }) => effect))).toEqual(new Set(['not-yet']))
    expect(await get(`inputs?knownAt=2020-01-01T00:00:00.000Z`)).toMatchObject({ items: [], total: 0 })
  })

  it.each([
    ['standing=gevolgd', 'standing'],
    ['year=1999', 'year'],
    ['year=dit', 'year'],
    ['partner=centrum', 'partner'],
    ['subject=Niet%20zo', 'subject'],
    ['limit=201', 'limit'],
    ['knownAt=gisteren', 'knownAt'],
    ['cursor=van-elders', 'cursor'],
    ['persoon=x', 'persoon'],
  ])('asked with ?%s names the field', async (query, field) => {
    const { fields } = expectProblem(await member.get(url(`inputs?${query}`)), 400, 'invalid')
    expect(fields?.map((one) => one.field)).toEqual([field])
  })

  it('goes on from where it was, also when the last one shown does not fit the filter any more', async () => {
    const all = newestFirst()
    const open = await idsOf('standing=open')
    const shown = all.find((id) => !open.includes(id) && all.indexOf(id) < all.indexOf(open.at(-1)!))!
    const after = open.filter((id) => all.indexOf(id) > all.indexOf(shown))
    expect(after.length).toBeGreaterThan(0)
    expect(await idsOf(`standing=open&cursor=${shown}`)).toEqual(after)
  })
})

describe('GET the way of one input', () => {
  type Trail = {
    readonly input: Told
    readonly steps: readonly { readonly kind: string; readonly event: string }[]
    readonly decisions: readonly object[]
  }

  it('tells each step with the event that proves it, and who decided by which vote and mandate', async () => {
    const { input, steps, decisions } = await get<Trail>(`inputs/${given.followed}`)
    expect(input).toMatchObject({ id: given.followed, effect: 'final' })
    expect(steps.map(({ kind }) => kind)).toEqual(['given', 'changed', 'answered', 'voted', 'decided', 'bekrachtiging'])
    expect(steps[1]).toMatchObject({ version: 2, parts: [{ kind: 'text' }], on: '2026-02-10' })
    expect(steps[4]).toMatchObject({ outcome: 'adopted', organ: { name: 'Stuurgroep' }, decision })
    expect(steps[5]).toMatchObject({ what: 'kept', organ: { name: 'College' } })
    for (const { event } of steps) expect((await ledger.store.readEvent(event))?.house).toBe(small.house)
    expect(decisions).toMatchObject([
      { id: decision, outcome: 'adopted', mandate: small.mandates.subsidies, ballot: expect.any(String) },
    ])
  })

  it('of what was not followed has the decision, and no traceable effect', async () => {
    const { input, steps, decisions } = await get<Trail>(`inputs/${given.refused}`)
    expect(input.effect).toBe('none')
    expect(steps.map(({ kind }) => kind)).toEqual(['given', 'answered'])
    expect(decisions).toMatchObject([{ id: decision }])
  })

  it('of a point of advice, and as known at a moment', async () => {
    expect((await get<Trail>(`inputs/${advice}.1`)).steps.map(({ kind }) => kind)).toEqual(['given', 'answered'])
    const then = await get<Trail>(`inputs/${given.followed}?knownAt=${beforeAnswers}`)
    expect(then).toMatchObject({ input: { standing: 'open' }, steps: [{ kind: 'given' }], decisions: [] })
  })

  it('is not there for what nobody gave, or not yet', async () => {
    expectProblem(await member.get(url(`inputs/${uuidv7()}`)), 404, 'not-found')
    expectProblem(await member.get(url(`inputs/${advice}.9`)), 404, 'not-found')
    const before = `inputs/${given.followed}?knownAt=2020-01-01T00:00:00.000Z`
    expectProblem(await member.get(url(before)), 404, 'not-found')
  })
})

describe('GET the influence of a year', () => {
  const none = { contributions: 0, advicePoints: 0, answered: 0, medianDaysToAnswer: null }

  it('counts what was given and answered, who was heard, and what went against unanimous advice', async () => {
    expect(await get('years/2026')).toMatchObject({
      year: 2026,
      all: { contributions: 4, advicePoints: 2, answered: 3, medianDaysToAnswer: 8, byStanding: { followed: 1 } },
      ofGroups: { contributions: 1, answered: 0 },
      ofOrgans: { contributions: 0, advicePoints: 2, answered: 1, medianDaysToAnswer: 5 },
      partners: [
        { partner: { id: small.centre }, counts: { contributions: 3, answered: 2 }, heard: true },
        { partner: { id: small.municipality }, counts: none, heard: false },
      ],
      subjects: [{ subject: 'finances.use-of-subsidies', counts: { contributions: 3, advicePoints: 2 } }],
      deviations: [{ kind: 'adopted-against-advice', dossier: { id: dossier }, decision, advice }],
    })
    expect(await get('years/2025')).toMatchObject({
      all: { contributions: 1 },
      partners: [{ heard: false }, { partner: { id: small.municipality }, heard: true }],
      deviations: [],
    })
    expect(await get('years/2030')).toMatchObject({ all: none, subjects: [] })
  })

  it('as known at a moment', async () => {
    const then = await get(`years/2026?knownAt=${beforeAnswers}`)
    expect(then).toMatchObject({ all: { contributions: 4, answered: 0, byStanding: { open: 6 } }, deviations: [] })
  })

  it.each(['1999', '2200', 'dit-jaar'])('of %s is refused, and names the field', async (year) => {
    const { fields } = expectProblem(await member.get(url(`years/${year}`)), 400, 'invalid')
    expect(fields?.map((one) => one.field)).toEqual(['year'])
  })
})

describe('GET the formal power of votes', () => {
  type Power = { readonly voters: readonly { readonly name: string }[] | null }
  const share = (part: string, whole: string) => ({ part, whole })

  it('of three equal votes is a third each, exactly', async () => {
    const power = await get<Power>(`voting-power/${small.organs.stuurgroep}?asOf=2026-03-09`)
    expect(power).toMatchObject({ organ: { name: 'Stuurgroep' }, majority: 'simple', count: 3 })
    expect(power.voters).toHaveLength(3)
    for (const voter of power.voters!) {
      expect(voter).toMatchObject({
        seats: 1,
        weight: 1,
        swings: '2',
        banzhaf: { ...share('2', '6'), perMille: 333 },
        shapleyShubik: { ...share('2', '6'), perMille: 333 },
      })
    }
  })

  it('of a vote that counts double, under the rules of today, is more than its share of the votes', async () => {
    const { voters } = await get<Power>(`voting-power/${small.organs.stuurgroep}`)
    const byName = Object.fromEntries(voters!.map((voter) => [voter.name, voter]))
    expect(byName['schepen van gezin']).toMatchObject({
      weight: 2,
      partner: { id: small.municipality },
      swings: '3',
      banzhaf: { ...share('3', '5'), perMille: 600 },
      shapleyShubik: { ...share('4', '6'), perMille: 667 },
    })
    for (const name of ['verslaggever', 'directeur']) {
      expect(byName[name]).toMatchObject({ swings: '1', banzhaf: share('1', '5'), shapleyShubik: share('1', '6') })
    }
    expect(voters!.map(({ name }) => name)).not.toContain('waarnemer')
  })

  it('is not there of an organ that is not, or that was not there yet that day', async () => {
    expectProblem(await member.get(url(`voting-power/${uuidv7()}`)), 404, 'not-found')
    const before = `voting-power/${small.organs.stuurgroep}?asOf=2024-12-31`
    expectProblem(await member.get(url(before)), 404, 'not-found')
  })

  it('asked for a day that is none, or an organ by its name, names the field', async () => {
    const organ = small.organs.stuurgroep
    const day = expectProblem(await member.get(url(`voting-power/${organ}?asOf=2026-02-30`)), 400, 'invalid')
    expect(day.fields?.map((one) => one.field)).toEqual(['asOf'])
    const named = expectProblem(await member.get(url('voting-power/stuurgroep')), 400, 'invalid')
    expect(named.fields?.map((one) => one.field)).toEqual(['organ'])
  })
})

describe('Who may read it', () => {
  const paths = () => ['inputs', `inputs/${given.followed}`, 'years/2026', `voting-power/${small.organs.stuurgroep}`]

  it('is whoever reads the house: not someone of another house, nobody who is not signed in', async () => {
    const other = await recordHouse(ledger.execute, 'Huis van het Kind Elders')
    const stranger = await createClient(ledger, {
      kind: 'person',
      house: other.house,
      person: other.seats.member.person,
    })
    const nobody = await createClient(ledger, null)
    const auditor = await createClient(ledger, { kind: 'auditor' })
    for (const path of paths()) {
      expectProblem(await stranger.get(url(path)), 403, 'forbidden')
      expectProblem(await nobody.get(url(path)), 401, 'sign-in-needed')
      expect((await auditor.get(url(path))).statusCode, path).toBe(200)
    }
    // Nothing of one house is found under the name of another.
    expectProblem(await auditor.get(url(`inputs/${given.followed}`, other.house)), 404, 'not-found')
    expectProblem(await auditor.get(url(`voting-power/${small.organs.stuurgroep}`, other.house)), 404, 'not-found')
  })

  it('and of a house that is not there, nothing is', async () => {
    const auditor = await createClient(ledger, { kind: 'auditor' })
    for (const path of paths()) expectProblem(await auditor.get(url(path, uuidv7())), 404, 'not-found')
  })
})
