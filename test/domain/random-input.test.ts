import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openInput, stateOfInput, stateOfPoint, stateOfSignal } from '../../src/domain/contribution/input-state.js'
import { closedNow } from '../../src/domain/dossier/closing.js'
import { applyComparison, compareVersions } from '../../src/domain/dossier/compare-versions.js'
import type { ProposalContent } from '../../src/domain/dossier/events.js'
import type { Dossier } from '../../src/domain/dossier/state.js'
import { commandOf, type FieldsOf, type House } from './support/given.js'
import { smallHouse } from './support/small-house.js'

/** One move in the life of two dossiers; numbers choose among what is there, so that most moves meet something. */
type Move =
  | { readonly kind: 'revise'; readonly dossier: number; readonly texts: readonly string[]; readonly from: number }
  | { readonly kind: 'contribute'; readonly dossier: number; readonly quoted: boolean }
  | { readonly kind: 'signal' }
  | { readonly kind: 'take-up'; readonly dossier: number; readonly which: number }
  | { readonly kind: 'advise'; readonly dossier: number; readonly points: number }
  | { readonly kind: 'withdraw-advice'; readonly dossier: number; readonly which: number }
  | ({ readonly kind: 'answer' | 'answer-point' | 'answer-signal'; readonly dossier: number } & Answer)
  | { readonly kind: 'close'; readonly dossier: number; readonly because: boolean }
  | { readonly kind: 'reopen'; readonly dossier: number }

type Answer = {
  readonly which: number
  readonly verdict: (typeof verdicts)[number]
  readonly reasoned: boolean
  readonly to: 'organ' | 'dossier' | null
}

const verdicts = ['followed', 'partly-followed', 'not-followed', 'not-applicable', 'passed-on'] as const
const effectiveOn = '2025-03-10'
const because = 'Daarom.'

const dossier = fc.nat(1)
const which = fc.nat(3)
const answer = {
  dossier,
  which,
  verdict: fc.constantFrom(...verdicts),
  reasoned: fc.boolean(),
  to: fc.constantFrom('organ', 'dossier', null),
}
const texts = fc.array(fc.constantFrom('De straat gaat dicht.', 'De hele straat gaat dicht.', 'Er komt een bord.'), {
  maxLength: 4,
})

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('revise' as const), dossier, texts, from: which }),
  fc.record({ kind: fc.constant('contribute' as const), dossier, quoted: fc.boolean() }),
  fc.record({ kind: fc.constant('signal' as const) }),
  fc.record({ kind: fc.constant('take-up' as const), dossier, which }),
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('advise' as const), dossier, points: fc.integer({ min: 1, max: 2 }) }),
  },
  fc.record({ kind: fc.constant('withdraw-advice' as const), dossier, which }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), ...answer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('answer-point' as const), ...answer }) },
  fc.record({ kind: fc.constant('answer-signal' as const), ...answer }),
  fc.record({ kind: fc.constant('close' as const), dossier, because: fc.boolean() }),
  fc.record({ kind: fc.constant('reopen' as const), dossier }),
)

/** The house, its two dossiers, and how a move becomes a command; null when there is nothing to move. */
const beginning = () => {
  const { house, stuurgroep, centre, college } = smallHouse()
  const by = { kind: 'organ', organ: stuurgroep } as const
  const from = { kind: 'partner', partner: centre } as const
  const first = { title: 'Straat', text: 'Een straat.', amountCents: null, beneficiary: null }
  const ids = ['Een', 'Twee'].map((title) => {
    const opened = { effectiveOn, title, subject: 'offer', openedBy: stuurgroep }
    const id = house.record('OpenDossier', opened).dossier!
    house.record('SubmitProposal', { effectiveOn, dossier: id, by, content: first })
    return id
  })
  const at = (number: number) => {
    const id = ids[number]!
    return { id, kept: house.state.dossiers.get(id as never)!, on: { effectiveOn, dossier: id } }
  }
  const pick = <Key>(keys: Iterable<Key>, number: number): Key | undefined => {
    const all = [...keys]
    return all[number % Math.max(all.length, 1)]
  }
  const said = ({ verdict, reasoned, to, dossier: number }: Answer & { readonly dossier: number }) => ({
    by: stuurgroep,
    verdict,
    reason: reasoned ? because : null,
    passedTo:
      to === null
        ? null
        : to === 'organ'
          ? ({ kind: 'organ', organ: college } as const)
          : ({ kind: 'dossier', dossier: ids[1 - number]! } as const),
  })
  const commandsOf = (one: Move): readonly ReturnType<typeof commandOf>[] => {
    switch (one.kind) {
      case 'revise': {
        const { kept, on } = at(one.dossier)
        const articles = one.texts.map((text, index) => ({ text, amountCents: index === 0 ? 100 : null }))
        const content = { ...first, title: `Straat ${one.texts.length}`, considerations: [...one.texts], articles }
        const contribution = pick(kept.contributions.keys(), one.from)
        const promptedBy = contribution === undefined ? [] : [{ kind: 'contribution' as const, contribution }]
        const changes: FieldsOf<'ReviseProposal'>['changes'] = [{ part: { kind: 'article', number: 1 }, promptedBy }]
        return [commandOf('ReviseProposal', { ...on, by, content, changes, explanation: because })]
      }
      case 'contribute': {
        const { kept, on } = at(one.dossier)
        const text = kept.content?.articles[0]?.text
        const about =
          one.quoted && text !== undefined
            ? ({
                kind: 'passage',
                version: kept.versions.length,
                part: { kind: 'article', number: 1 },
                quote: text.slice(0, 9),
              } as const)
            : ({ kind: 'whole' } as const)
        return [commandOf('GiveContribution', { ...on, from, text: because, about })]
      }
      case 'signal':
        return [commandOf('GiveSignal', { effectiveOn, from, text: because })]
      case 'take-up': {
        const signal = pick(house.state.signals.keys(), one.which)
        return signal === undefined ? [] : [commandOf('TakeUpSignal', { ...at(one.dossier).on, signal })]
      }
      case 'advise': {
        const { on, kept } = at(one.dossier)
        const open = [...kept.adviceRequests].find(([, { given }]) => !given)?.[0]
        const points = Array.from({ length: one.points }, () => because)
        return open === undefined
          ? [commandOf('RequestAdvice', { ...on, by, of: stuurgroep, question: because, deadline: effectiveOn })]
          : [commandOf('GiveAdvice', { ...on, adviceRequest: open, opinion: 'favourable', points })]
      }
      case 'withdraw-advice': {
        const { on, kept } = at(one.dossier)
        const advice = pick(kept.advices.keys(), one.which)
        return advice === undefined ? [] : [commandOf('WithdrawAdvice', { ...on, advice, reason: because })]
      }
      case 'answer': {
        const { on, kept } = at(one.dossier)
        const contribution = pick(kept.contributions.keys(), one.which)
        return contribution === undefined
          ? []
          : [commandOf('AnswerContribution', { ...on, contribution, ...said(one) })]
      }
      case 'answer-point': {
        const { on, kept } = at(one.dossier)
        const advice = pick(kept.advices.keys(), one.which)
        return advice === undefined
          ? []
          : [commandOf('AnswerAdvicePoint', { ...on, advice, point: 1 + (one.which % 2), ...said(one) })]
      }
      case 'answer-signal': {
        const signal = pick(house.state.signals.keys(), one.which)
        const { verdict, passedTo } = said(one)
        const possible = verdict === 'not-followed' || verdict === 'not-applicable' || verdict === 'passed-on'
        if (signal === undefined || !possible) return []
        return [commandOf('AnswerSignal', { effectiveOn, signal, by: stuurgroep, verdict, reason: because, passedTo })]
      }
      case 'close': {
        const { on } = at(one.dossier)
        const unansweredBecause = one.because ? because : null
        return [commandOf('CloseDossier', { ...on, by: stuurgroep, result: because, unansweredBecause })]
      }
      case 'reopen':
        return [commandOf('ReopenDossier', { ...at(one.dossier).on, by: stuurgroep, reason: because })]
    }
  }
  return { house, commandsOf }
}

const dossiersOf = ({ state }: House): readonly Dossier[] => [...state.dossiers.values()]

/** How often each kind of event came about in all lives together, so that these tests speak of all of them. */
const seen = new Map<string, number>()

/** The same lives every time, unless another seed is asked for; it is printed. */
const seed = Number(process.env.RANDOM_INPUT_SEED ?? 2026)

const inRandomLives = (look: (house: House) => void): void => {
  process.stdout.write(`random input: RANDOM_INPUT_SEED=${seed}\n`)
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 60, size: 'max' }), (moves) => {
      const { house, commandsOf } = beginning()
      for (const one of moves) {
        for (const command of commandsOf(one)) {
          const decided = house.decide(command)
          if (!decided.ok) continue
          house.happened(decided.events, command.effectiveOn)
          for (const { type } of decided.events) seen.set(type, (seen.get(type) ?? 0) + 1)
          look(house)
        }
      }
    }),
    { numRuns: 60, seed },
  )
}

/** The ids under which input is open, was answered and was passed on, made up from the events alone. */
const toldBy = ({ events }: House) => {
  const states = new Map<string, string>()
  for (const { type, data } of events) {
    if (type === 'ContributionGiven') states.set(data.contribution, 'open')
    if (type === 'SignalGiven') states.set(data.signal, 'open')
    if (type === 'ContributionAnswered')
      states.set(data.contribution, data.passedTo === null ? 'answered' : 'passed-on')
    if (type === 'SignalAnswered') states.set(data.signal, data.passedTo === null ? 'answered' : 'passed-on')
    if (type === 'AdviceGiven') for (const { number } of data.points) states.set(`${data.advice} ${number}`, 'open')
    if (type === 'AdvicePointAnswered') {
      states.set(`${data.advice} ${data.point}`, data.passedTo === null ? 'answered' : 'passed-on')
    }
    if (type === 'AdviceWithdrawn') {
      for (const [id, state] of states) {
        if (id.startsWith(`${data.advice} `) && state === 'open') states.set(id, 'withdrawn')
      }
    }
  }
  return states
}

describe('in any life of input and revisions', () => {
  test('every contribution, signal and point of advice is in exactly one state, the one that its events tell', () => {
    inRandomLives((house) => {
      const told = toldBy(house)
      const taken = new Set([...house.state.signals].flatMap(([id, { takenUp }]) => (takenUp === null ? [] : [id])))
      let counted = 0
      for (const { contributions, advices } of dossiersOf(house)) {
        for (const [id, one] of contributions) {
          expect(stateOfInput(one).kind).toBe(told.get(id))
          counted += 1
        }
        for (const [id, advice] of advices) {
          for (let point = 1; point <= advice.points; point += 1) {
            expect(stateOfPoint(advice, point).kind).toBe(told.get(`${id} ${point}`))
            counted += 1
          }
        }
      }
      for (const [id, signal] of house.state.signals) {
        expect(stateOfSignal(signal).kind).toBe(taken.has(id) ? 'taken-up' : told.get(id))
        if (!taken.has(id)) counted += 1
      }
      expect(counted).toBe(told.size)
    })
  })

  test('no answer lacks a reason where one is required, and what was passed on is open or settled elsewhere', () => {
    inRandomLives(({ events }) => {
      const given = new Set(
        events.flatMap(({ type, data }) =>
          type === 'ContributionGiven' ? [data.contribution] : type === 'SignalGiven' ? [data.signal] : [],
        ),
      )
      for (const { type, data } of events) {
        if (type !== 'ContributionAnswered' && type !== 'AdvicePointAnswered' && type !== 'SignalAnswered') continue
        if (data.verdict !== 'followed') expect(data.reason).not.toBeNull()
        expect(data.passedTo !== null).toBe(data.verdict === 'passed-on')
        if (data.passedTo === null) continue
        expect(given.has(data.passedTo.kind === 'organ' ? data.passedTo.signal : data.passedTo.contribution)).toBe(true)
      }
    })
  })

  test('the difference between a version and the former, applied to the former, gives the version', () => {
    inRandomLives(({ events }) => {
      const last = new Map<string, ProposalContent>()
      for (const { type, data } of events) {
        if (type !== 'ProposalSubmitted' && type !== 'ProposalRevised') continue
        const before = last.get(data.dossier)
        if (before !== undefined) {
          const difference = compareVersions(before, data.content)
          expect(applyComparison(before, difference)).toEqual(data.content)
          for (const { part } of type === 'ProposalRevised' ? data.changes : []) {
            const same = difference.find((one) => JSON.stringify(one.part) === JSON.stringify(part))?.outcome ?? 'same'
            expect(same).not.toBe('same')
          }
        }
        last.set(data.dossier, data.content)
      }
    })
  })

  test('nothing is open in a closed dossier, unless it was said why', () => {
    inRandomLives((house) => {
      for (const kept of dossiersOf(house)) {
        const closed = closedNow(kept)
        if (closed === null || closed.unansweredBecause !== null) continue
        expect(openInput(kept)).toEqual({ contributions: 0, points: 0 })
        expect(closed.unanswered).toEqual({ contributions: 0, points: 0 })
      }
    })
  })

  test('all of this came about', () => {
    inRandomLives(() => undefined)
    const expected = [
      'AdviceGiven',
      'AdvicePointAnswered',
      'AdviceWithdrawn',
      'ContributionAnswered',
      'ContributionGiven',
      'DossierClosed',
      'DossierReopened',
      'ProposalRevised',
      'SignalAnswered',
      'SignalGiven',
      'SignalTakenUp',
    ]
    expect(expected.filter((type) => (seen.get(type) ?? 0) < 5)).toEqual([])
  })
})
