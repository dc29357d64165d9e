import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DomainCommandType } from '../../src/domain/commands.js'
import { foldInfluence } from '../../src/domain/influence/fold.js'
import { inputsOf, standingOf, standings } from '../../src/domain/influence/my-input.js'
import { influenceOverview, medianOf } from '../../src/domain/influence/overview.js'
import { type InfluenceRecord, type Input, nothingGiven } from '../../src/domain/influence/record.js'
import { type Trail, trailOf } from '../../src/domain/influence/trail.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import type { FieldsOf, House } from './support/given.js'
import { lineOf, moneyHouse } from './support/money.js'
import { randomCommands, themes } from './support/random-command.js'
import { randomHouse } from './support/random-house.js'
import { adopt, contentOf, propose, type SmallHouse, smallHouse } from './support/small-house.js'

const recordOf = ({ events }: House): InfluenceRecord => events.reduce(foldInfluence, nothingGiven)

const inputOf = (house: House, key: string): Input => recordOf(house).inputs.get(key as never)!

const wayOf = (house: House, key: string): Trail => {
  const record = recordOf(house)
  return trailOf(record, house.state, record.inputs.get(key as never)!)
}

const kindsOf = ({ steps }: Trail): readonly string[] => steps.map(({ kind }) => kind)

const contribute = (
  { house, centre }: Pick<SmallHouse, 'house' | 'centre'>,
  dossier: string,
  fields: Partial<FieldsOf<'GiveContribution'>> = {},
): string =>
  house.record('GiveContribution', {
    effectiveOn: '2025-03-05',
    dossier,
    from: { kind: 'partner', partner: centre },
    text: 'Graag ook in de herfst.',
    ...fields,
  }).contribution!

const answer = (
  { house, stuurgroep }: Pick<SmallHouse, 'house' | 'stuurgroep'>,
  dossier: string,
  contribution: string,
  fields: Partial<FieldsOf<'AnswerContribution'>> = {},
) =>
  house.record('AnswerContribution', {
    effectiveOn: '2025-03-12',
    dossier,
    contribution,
    by: stuurgroep,
    verdict: 'followed',
    ...fields,
  })

const articles = (...texts: readonly string[]) => texts.map((text) => ({ text, amountCents: null }))

/** A new version in which the article of this number came from the contribution. */
const revise = (
  { house, stuurgroep }: Pick<SmallHouse, 'house' | 'stuurgroep'>,
  dossier: string,
  contribution: string,
  content: FieldsOf<'ReviseProposal'>['content'],
  number = 1,
) =>
  house.record('ReviseProposal', {
    effectiveOn: '2025-03-10',
    dossier,
    by: { kind: 'organ', organ: stuurgroep },
    content,
    explanation: 'Naar de inbreng.',
    changes: [{ part: { kind: 'article', number }, promptedBy: [{ kind: 'contribution', contribution }], why: null }],
  })

describe('the way of input', () => {
  test('is only that it was given, while nothing came of it yet', () => {
    const small = smallHouse()
    const way = wayOf(small.house, contribute(small, propose(small)))
    expect(kindsOf(way)).toEqual(['given'])
    expect(way).toMatchObject({ effect: 'not-yet', allocated: null, paid: null, decisions: [] })
  })

  test('says honestly that there is no traceable effect, also when a decision was taken', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const contribution = contribute(small, dossier)
    answer(small, dossier, contribution, { verdict: 'not-followed', reason: 'Te duur.' })
    const decision = adopt(small, dossier)
    const way = wayOf(small.house, contribution)
    expect(kindsOf(way)).toEqual(['given', 'answered'])
    expect(way).toMatchObject({ effect: 'none', decisions: [decision] })
  })

  test('goes through the version that came from it, to the vote, the decision and the bekrachtiging', () => {
    const small = smallHouse()
    const { house, stuurgroep, college, chair, member } = small
    const dossier = propose(small)
    const contribution = contribute(small, dossier)
    revise(small, dossier, contribution, {
      ...contentOf(400_000),
      articles: articles('Ook in de herfst.', 'En een bord.'),
    })
    answer(small, dossier, contribution, { inVersion: 2 })
    const ballot = house.record('OpenBallot', { effectiveOn: '2025-03-24', dossier, organ: stuurgroep }).ballot!
    for (const seat of [chair, member]) {
      house.record('CastVote', { effectiveOn: '2025-03-24', dossier, ballot, seat, choice: 'for' })
    }
    house.record('CloseBallot', { effectiveOn: '2025-03-24', dossier, ballot })
    const decision = adopt(small, dossier, { ballot })
    expect(wayOf(house, contribution).effect).toBe('waiting')
    house.record('GrantBekrachtiging', { effectiveOn: '2025-04-10', dossier, decision, organ: college })
    const way = wayOf(house, contribution)
    expect(kindsOf(way)).toEqual(['given', 'changed', 'answered', 'voted', 'decided', 'bekrachtiging'])
    expect(way.effect).toBe('final')
    expect(way.steps[1]).toMatchObject({ version: 2, parts: [{ kind: 'article', number: 1 }] })
    expect(way.steps[4]).toMatchObject({ outcome: 'adopted', version: 2, organ: stuurgroep })
    expect(way.steps[5]).toMatchObject({ what: 'kept', organ: college })
  })

  test.each([
    ['its article', [1], 'struck', 'struck'],
    ['another article', [2], 'kept', 'final'],
  ] as const)('ends where the ratifying organ strikes %s', (_what, struckArticles, what, effect) => {
    const small = smallHouse()
    const { house, college } = small
    const dossier = propose(small)
    const contribution = contribute(small, dossier)
    revise(small, dossier, contribution, {
      ...contentOf(400_000),
      articles: articles('Ook in de herfst.', 'En een bord.'),
    })
    const decision = adopt(small, dossier)
    house.record('GrantBekrachtiging', {
      effectiveOn: '2025-04-10',
      dossier,
      decision,
      organ: college,
      extent: { kind: 'partial', amountCents: null, struck: [], struckArticles: [...struckArticles] },
    })
    const way = wayOf(house, contribution)
    expect(way.effect).toBe(effect)
    expect(way.steps.at(-1)).toMatchObject({ kind: 'bekrachtiging', what, struck: struckArticles })
  })

  test('stops at a version that was not adopted', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const contribution = contribute(small, dossier)
    revise(small, dossier, contribution, { ...contentOf(), articles: articles('Ook in de herfst.') })
    expect(wayOf(small.house, contribution).effect).toBe('in-proposal')
    adopt(small, dossier, { outcome: 'rejected', reasons: 'Te duur.' })
    expect(wayOf(small.house, contribution).effect).toBe('not-adopted')
  })

  test('counts a version that the answer names, and no version that was there before', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const contribution = contribute(small, dossier)
    small.house.record('ReviseProposal', {
      effectiveOn: '2025-03-10',
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep },
      content: { ...contentOf(), text: 'Ook in de herfst.' },
      explanation: 'Aangevuld.',
    })
    const late = contribute(small, dossier, { effectiveOn: '2025-03-11' })
    answer(small, dossier, contribution, { inVersion: 2 })
    answer(small, dossier, late, { inVersion: 2 })
    expect(kindsOf(wayOf(small.house, contribution))).toEqual(['given', 'changed', 'answered'])
    expect(wayOf(small.house, late)).toMatchObject({ effect: 'none' })
    expect(kindsOf(wayOf(small.house, late))).toEqual(['given', 'answered'])
  })

  test('leads to money: what was allocated for its article, and what of it was paid', () => {
    const money = moneyHouse()
    const { house, stuurgroep, college, centre } = money
    const dossier = propose(money, { amountCents: 300_000 })
    const contribution = contribute(money, dossier)
    revise(money, dossier, contribution, {
      ...contentOf(300_000, centre),
      articles: articles('Speelkoffers in de herfst.', 'Een bord.'),
    })
    house.record('PlanMoney', {
      effectiveOn: '2025-03-12',
      dossier,
      lines: [
        lineOf(money, { amountCents: 100_000, article: 'artikel 1' }),
        lineOf(money, { amountCents: 200_000, article: 'artikel 2', purpose: 'Een bord' }),
      ],
    })
    const decision = adopt(money, dossier)
    expect(wayOf(house, contribution).allocated).toBe(null)
    house.record('GrantBekrachtiging', { effectiveOn: '2025-04-10', dossier, decision, organ: college })
    const way = wayOf(house, contribution)
    expect(way).toMatchObject({ effect: 'final', allocated: 100_000n, paid: null })
    const allocation = [...house.state.money.allocations].find(([, { article }]) => article === 'artikel 1')![0]
    const commitment = house.record('EnterCommitment', {
      effectiveOn: '2025-04-15',
      allocation,
      what: 'Speelkoffers',
      amountCents: 80_000,
      reference: 'Bestelbon 7',
    }).commitment!
    house.record('RecordPayment', {
      effectiveOn: '2025-05-02',
      commitment,
      managedBy: stuurgroep,
      beneficiary: { kind: 'partner', partner: centre },
      reference: 'Factuur 12',
      amountCents: 60_000,
    })
    const paid = wayOf(house, contribution)
    expect(paid).toMatchObject({ allocated: 100_000n, paid: 60_000n })
    expect(kindsOf(paid)).toEqual(['given', 'changed', 'decided', 'bekrachtiging', 'allocated', 'paid'])
  })

  test('of a signal begins before there was a dossier, under the same id', () => {
    const { house, centre, stuurgroep } = smallHouse()
    const signal = house.record('GiveSignal', {
      effectiveOn: '2025-02-01',
      from: { kind: 'partner', partner: centre },
      text: 'Er is te weinig ruimte om te spelen.',
    }).contribution!
    expect(inputOf(house, signal)).toMatchObject({ kind: 'signal', dossier: null })
    const dossier = house.record('OpenDossier', {
      effectiveOn: '2025-03-01',
      title: 'Speelruimte',
      subject: 'vision',
      openedBy: stuurgroep,
    }).dossier!
    house.record('TakeUpSignal', { effectiveOn: '2025-03-02', signal, dossier })
    const way = wayOf(house, signal)
    expect(kindsOf(way)).toEqual(['given', 'taken-up'])
    expect(inputOf(house, signal)).toMatchObject({ kind: 'contribution', dossier, given: { on: '2025-02-01' } })
  })

  test('of a point of advice ends when the advice is taken back before it was answered', () => {
    const small = smallHouse()
    const matter = propose(small)
    const { house, stuurgroep, coordinator } = small
    const adviceRequest = house.record('RequestAdvice', {
      effectiveOn: '2025-03-02',
      dossier: matter,
      by: { kind: 'organ', organ: stuurgroep },
      of: coordinator,
      question: 'Wat vindt u?',
      deadline: '2025-03-20',
    }).adviceRequest!
    const advice = house.record('GiveAdvice', {
      effectiveOn: '2025-03-05',
      dossier: matter,
      adviceRequest,
      opinion: 'favourable',
      points: ['Zet er een bank.', 'En een boom.'],
    }).advice!
    house.record('AnswerAdvicePoint', {
      effectiveOn: '2025-03-06',
      dossier: matter,
      advice,
      point: 1,
      by: stuurgroep,
      verdict: 'followed',
    })
    house.record('WithdrawAdvice', { effectiveOn: '2025-03-07', dossier: matter, advice, reason: 'Vergissing.' })
    expect(standingOf(inputOf(house, `${advice}.1`))).toBe('followed')
    expect(standingOf(inputOf(house, `${advice}.2`))).toBe('withdrawn')
    expect(kindsOf(wayOf(house, `${advice}.2`))).toEqual(['given', 'withdrawn'])
    expect(wayOf(house, `${advice}.2`).effect).toBe('none')
  })
})

describe('what a partner gave', () => {
  test('is all of its own, the newest first, by where it stands, year and subject', () => {
    const small = smallHouse()
    const { house, centre, municipality } = small
    const dossier = propose(small)
    const first = contribute(small, dossier)
    const second = contribute(small, dossier, { effectiveOn: '2026-01-10' })
    const other = contribute(small, dossier, { from: { kind: 'partner', partner: municipality } })
    answer(small, dossier, first)
    const asked = (filter: object) =>
      inputsOf(
        recordOf(house),
        house.state,
        { partner: null, standing: null, year: null, subject: null, ...filter },
        toLocalDate('2026-03-02'),
      ).map(({ key }) => key as string)
    expect(asked({ partner: centre })).toEqual([second, first])
    expect(asked({ partner: municipality })).toEqual([other])
    expect(asked({ partner: centre, standing: 'open' })).toEqual([second])
    expect(asked({ partner: centre, year: 2025 })).toEqual([first])
    expect(asked({ subject: 'finances' })).toEqual([second, other, first])
    expect(asked({ subject: 'vision' })).toEqual([])
  })
})

describe('the influence of a year', () => {
  test('counts what was given and answered, and names who was not heard', () => {
    const small = smallHouse()
    const { house, centre, municipality } = small
    const dossier = propose(small)
    const first = contribute(small, dossier)
    const second = contribute(small, dossier)
    contribute(small, dossier, { effectiveOn: '2026-01-10' })
    contribute(small, dossier, { from: { kind: 'group', description: 'ouders' } })
    answer(small, dossier, first, { effectiveOn: '2025-03-07' })
    answer(small, dossier, second, { effectiveOn: '2025-03-25', verdict: 'not-followed', reason: 'Te duur.' })
    const year = influenceOverview(recordOf(house), house.state, 2025)
    expect(year.all).toMatchObject({ contributions: 3, advicePoints: 0, daysToAnswer: [2, 20] })
    expect(year.all.byStanding).toMatchObject({ followed: 1, 'not-followed': 1, open: 1 })
    expect(year.ofGroups.contributions).toBe(1)
    expect(year.partners.map(({ partner, heard, counts }) => [partner, heard, counts.contributions])).toEqual([
      [centre, true, 2],
      [municipality, false, 0],
    ])
    expect(year.subjects.map(({ subject, counts }) => [subject, counts.contributions])).toEqual([
      ['finances.use-of-subsidies', 3],
    ])
    expect(medianOf(year.all.daysToAnswer)).toBe(2)
  })

  test('hears who was gathered for advice or dissented in it', () => {
    const small = smallHouse()
    const { house, centre, municipality, stuurgroep, coordinator } = small
    const dossier = propose(small)
    const adviceRequest = house.record('RequestAdvice', {
      effectiveOn: '2025-03-02',
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      of: coordinator,
      question: 'Wat vindt u?',
      deadline: '2025-03-20',
    }).adviceRequest!
    const opinion = 'unfavourable' as const
    const text = 'Wij zijn voor.'
    const minority = [
      { from: [{ kind: 'partner' as const, partner: municipality }], opinion: 'favourable' as const, text },
    ]
    const heard = [{ kind: 'partner' as const, partner: centre }]
    const advice = { effectiveOn: '2025-03-05', dossier, adviceRequest, opinion, points: ['Doe het niet.'] }
    const given = house.record('GiveAdvice', { ...advice, heard }).advice!
    const decision = adopt(small, dossier)
    const of = () => influenceOverview(recordOf(house), house.state, 2025)
    expect(of().partners.map(({ partner, heard: was }) => [partner, was])).toEqual([
      [centre, true],
      [municipality, false],
    ])
    expect(of().deviations).toEqual([{ dossier, decision, advice: given, kind: 'adopted-against-advice' }])
    house.record('WithdrawAdvice', { effectiveOn: '2025-04-02', dossier, advice: given, reason: 'Vergissing.' })
    expect(of().deviations).toEqual([])
    house.record('GiveAdvice', { ...advice, effectiveOn: '2025-04-03', heard, minority })
    expect(of().partners.map(({ heard: was }) => was)).toEqual([true, true])
    expect(of().deviations).toEqual([])
  })
})

describe('the way of input, whatever happens in a house', () => {
  const seed = Date.now() % 1_000_000

  /** A version that came from input is written in words that chance does not find; what becomes of it is left to chance. */
  const begin = (small: SmallHouse): void => {
    const dossier = propose(small)
    const [first, second] = [contribute(small, dossier), contribute(small, dossier, { text: 'En een bord.' })]
    contribute(small, dossier, { text: 'Liever niet.' })
    revise(small, dossier, first!, { ...contentOf(400_000), articles: articles('Ook in de herfst.') })
    revise(small, dossier, second!, { ...contentOf(400_000), articles: articles('In de herfst, met een bord.') })
  }

  /** Lives in which input is given, lands in new versions, and is decided on and ratified; and one of everything. */
  const lives: readonly (readonly DomainCommandType[])[] = [
    ['GiveContribution', 'ReviseProposal', 'AnswerContribution', 'TakeDecision', 'GrantBekrachtiging', 'TakeUpSignal'],
    ['GiveContribution', 'ReviseProposal', 'AnswerContribution', 'GiveSignal', 'TakeUpSignal', 'TakeDecision'],
    ['RequestAdvice', 'GiveAdvice', 'ReviseProposal', 'AnswerAdvicePoint', 'WithdrawAdvice', 'TakeDecision'],
    themes[0]!,
  ]

  test(`never names a later event as the cause of an earlier one, and puts input in exactly one state (seed ${seed})`, () => {
    let inputs = 0
    let landed = 0
    let decided = 0
    for (const theme of lives) {
      fc.assert(
        fc.property(randomCommands(theme), (commands) => {
          const house = randomHouse(commands, { begin })
          const record = recordOf(house)
          for (const input of record.inputs.values()) {
            inputs += 1
            const way = trailOf(record, house.state, input)
            const places = way.steps.map(({ event }) => house.events.findIndex(({ id }) => id === event))
            expect(places).not.toContain(-1)
            expect(places).toEqual(places.toSorted((one, other) => one - other))
            expect(way.steps[0]!.kind).toBe('given')
            const changed = way.steps.findIndex(({ kind }) => kind === 'changed')
            const firstEffect = way.steps.findIndex(({ kind }) =>
              ['voted', 'decided', 'bekrachtiging', 'allocated', 'paid'].includes(kind),
            )
            if (firstEffect !== -1) expect(changed).toBeGreaterThan(0)
            if (firstEffect !== -1) expect(changed).toBeLessThan(firstEffect)
            if (changed > 0) landed += 1
            if (firstEffect !== -1) decided += 1
            expect(way.effect === 'not-yet' || way.effect === 'none').toBe(changed === -1)
            expect(standings.filter((standing) => standing === standingOf(input))).toHaveLength(1)
          }
        }),
        { numRuns: 40, seed },
      )
    }
    expect(inputs).toBeGreaterThan(landed)
    expect(landed).toBeGreaterThanOrEqual(2 * 40 * lives.length)
    expect(decided).toBeGreaterThan(100)
  }, 60_000)
})
