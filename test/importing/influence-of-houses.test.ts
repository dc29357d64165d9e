import { beforeAll, describe, expect, test } from 'vitest'
import type { Dossier } from '../../src/domain/dossier/state.js'
import { foldInfluence } from '../../src/domain/influence/fold.js'
import { countsByStanding, inputsOf, standingOf } from '../../src/domain/influence/my-input.js'
import { influenceOverview } from '../../src/domain/influence/overview.js'
import { type InfluenceRecord, type Input, nothingGiven } from '../../src/domain/influence/record.js'
import { type Trail, trailOf } from '../../src/domain/influence/trail.js'
import type { DossierId } from '../../src/domain/shared/identifiers.js'
import { type ImportedHouse, importedHouse } from './support/imported-house.js'
import { today } from './support/ledger-in-memory.js'

const names = [
  'boom',
  'duffel',
  'generic-model',
  'genk',
  'interlokale-vereniging',
  'leuven',
  'oostende',
  'poperinge-vleteren',
  'sint-niklaas',
  'zottegem',
] as const

type Told = ImportedHouse & { readonly record: InfluenceRecord }

const houses = new Map<string, Told>()

beforeAll(async () => {
  for (const name of names) {
    const house = await importedHouse(name)
    houses.set(name, { ...house, record: house.happened.reduce(foldInfluence, nothingGiven) })
  }
}, 120_000)

const house = (name: (typeof names)[number]): Told => houses.get(name)!
/** In the order in which it was recorded. */
const inputsIn = ({ record }: Told): readonly Input[] =>
  [...record.inputs.values()].sort(
    (one, other) => one.given.revision - other.given.revision || (one.advice?.point ?? 0) - (other.advice?.point ?? 0),
  )
/** The one input that begins so. */
const saying = (told: Told, words: string): Input => {
  const found = inputsIn(told).filter(({ text }) => text.startsWith(words))
  if (found.length !== 1) throw new Error(`${found.length} inputs begin with "${words}"`)
  return found[0]!
}
const dossierIdOf = ({ state }: Told, title: string): DossierId =>
  [...state.dossiers].find(([, dossier]) => dossier.title === title)![0]
const inputsOfDossier = (told: Told, title: string): readonly Input[] =>
  inputsIn(told).filter(({ dossier }) => dossier === dossierIdOf(told, title))
const trailIn = (told: Told, input: Input): Trail => trailOf(told.record, told.state, input)
const kindsOf = ({ steps }: Trail): readonly string[] => steps.map(({ kind }) => kind)
const partnerNamed = ({ state }: Told, name: string) => state.partners.findKey((partner) => partner.name === name)!
const closingOf = ({ closings }: Dossier) => closings.at(-1)!

describe.each(names)('the input of %s', (name) => {
  test('stands in exactly one place each', () => {
    const all = inputsIn(house(name))
    expect(all.length).toBeGreaterThan(0)
    const counts = countsByStanding(all)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length)
    const answered = new Set([
      ...house(name)
        .all('ContributionAnswered')
        .map(({ data }) => data.contribution as string),
      ...house(name)
        .all('SignalAnswered')
        .map(({ data }) => data.signal as string),
      ...house(name)
        .all('AdvicePointAnswered')
        .map(({ data }) => `${data.advice}.${data.point}`),
    ])
    expect(new Set(all.filter(({ answer }) => answer !== null).map(({ key }) => key as string))).toEqual(answered)
  })

  test('has no answer without a reason, unless it was followed', () => {
    const silent = inputsIn(house(name)).filter(
      ({ answer }) => answer !== null && answer.verdict !== 'followed' && answer.reason === null,
    )
    expect(silent).toEqual([])
  })

  test('never follows from what was recorded later', () => {
    for (const input of inputsIn(house(name))) {
      const { steps } = trailIn(house(name), input)
      const places = steps.map(({ revision }) => revision)
      expect(places).toEqual(places.toSorted((one, other) => one - other))
      expect(steps[0]).toMatchObject({ kind: 'given', revision: input.given.revision })
    }
  })

  test('is all in the overview of the year it was given in', () => {
    const { record, state } = house(name)
    const years = new Set(inputsIn(house(name)).map(({ given }) => Number(given.on.slice(0, 4))))
    const counted = [...years].map((year) => influenceOverview(record, state, year).all)
    const sum = counted.reduce((total, { contributions, advicePoints }) => total + contributions + advicePoints, 0)
    expect(sum).toBe(record.inputs.size)
  })
})

test('every input in the dossiers that were closed has its answer, but where the closing says why not', () => {
  const open = names.flatMap((name) => {
    const told = house(name)
    return [...told.state.dossiers].flatMap(([id, dossier]) => {
      const closing = dossier.closings.at(-1)
      if (closing === undefined) return []
      const left = inputsIn(told).filter((input) => input.dossier === id && standingOf(input) === 'open').length
      return [[left, closing.unansweredBecause !== null]]
    })
  })
  expect(open.length).toBeGreaterThanOrEqual(11)
  expect(open.filter(([left, said]) => (left as number) > 0 && said !== true)).toEqual([])
})

describe('Duffel: advice asked by the lokaal bestuur, followed in part, with money', () => {
  const title = 'Kansentarief in opvang en vrije tijd 2026'
  const told = () => house('duffel')
  const points = () => inputsOfDossier(told(), title).filter(({ kind }) => kind === 'advice-point')

  test('is given by the stuurgroep in four points, with who was heard and a view of a minority', () => {
    const [request] = told()
      .all('AdviceRequested')
      .filter(({ data }) => data.dossier === dossierIdOf(told(), title))
    expect(request!.data).toMatchObject({
      by: { kind: 'organ', organ: told().organ('College van burgemeester en schepenen Duffel') },
      of: { kind: 'organ', organ: told().organ('Stuurgroep Huis van het Kind') },
    })
    expect(points().map(({ advice }) => advice!.point)).toEqual([1, 2, 3, 4])
    const advice = told().record.advices.get(points()[0]!.advice!.id)!
    expect(advice.opinion).toBe('favourable-with-conditions')
    expect(advice.heard.map(({ kind }) => kind)).toEqual(['organ', 'partner', 'partner', 'partner', 'partner', 'group'])
    expect(advice.minority).toMatchObject([
      { from: [{ kind: 'partner', partner: partnerNamed(told(), 'Jeugdraad Duffel') }], opinion: 'unfavourable' },
    ])
  })

  test('has each point answered: two followed, one partly, one refused with reasons', () => {
    expect(points().map(standingOf)).toEqual(['followed', 'partly-followed', 'followed', 'not-followed'])
    expect(points()[3]!.answer!.reason).toMatch(/.{40,}/)
    expect(trailIn(told(), points()[3]!)).toMatchObject({ effect: 'none', allocated: null, paid: null })
  })

  test('leads from each point to its article, the vote, the decision, the bekrachtiging and the money of that article', () => {
    const [, second, third] = points()
    expect(kindsOf(trailIn(told(), second!))).toEqual([
      'given',
      'changed',
      'answered',
      'voted',
      'decided',
      'bekrachtiging',
      'allocated',
      'paid',
    ])
    expect(trailIn(told(), second!).steps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'changed', version: 2, parts: [{ kind: 'article', number: 1 }] }),
        expect.objectContaining({ kind: 'bekrachtiging', what: 'kept' }),
      ]),
    )
    const led = [second!, third!].map((point) => {
      const { effect, allocated, paid } = trailIn(told(), point)
      return [effect, allocated, paid]
    })
    expect(led).toEqual([
      ['final', 640_000n, 160_000n],
      ['final', 60_000n, null],
    ])
    // Its article costs nothing apart.
    expect(trailIn(told(), points()[0]!)).toMatchObject({ effect: 'final', allocated: null, paid: null })
  })

  test('has an objection of parents against a passage, which came into the article it speaks about', () => {
    const objection = saying(told(), 'Telkens een bewijs tonen')
    expect(objection.about).toMatchObject({
      kind: 'passage',
      version: 1,
      part: { kind: 'article', number: 2 },
      quote: 'telkens met een bewijs van het ziekenfonds',
    })
    expect(trailIn(told(), objection)).toMatchObject({ effect: 'final' })
  })

  test('closes with everything answered', () => {
    expect(closingOf(told().dossier(title))).toMatchObject({ unansweredBecause: null, reopened: null })
    expect(inputsOfDossier(told(), title).map(standingOf)).not.toContain('open')
  })
})

describe('Boom: a round table of seventy, condensed into seven goals', () => {
  const title = 'Zeven doelstellingen uit de ronde tafel'
  const told = () => house('boom')

  test('gathers what was said at seven tables of ten, and by partners, all in one meeting', () => {
    const given = inputsOfDossier(told(), title)
    const tables = given.filter(({ from }) => from.kind === 'group' && /^Tafel \d .*: tien /.test(from.description))
    expect(tables).toHaveLength(7)
    expect(given.filter(({ from }) => from.kind === 'partner')).toHaveLength(5)
    const contributions = told()
      .all('ContributionGiven')
      .filter(({ data }) => data.dossier === dossierIdOf(told(), title))
    const meetings = new Set(contributions.map(({ data }) => data.given.kind === 'meeting' && data.given.meeting))
    expect([...meetings].map((id) => told().state.meetings.get(id || ('' as never))?.heldOn)).toEqual(['2012-05-31'])
  })

  test('leads each of the seven articles, and the goal of that number, back to at least one input', () => {
    const version = told().record.versions.get(dossierIdOf(told(), title))!.last()!
    expect(version.content.articles.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const goals = told()
      .dossier(title)
      .goals.map(({ goal }) => told().state.goals.get(goal)!.code)
    expect(goals).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    for (const { number } of version.content.articles) {
      const behind = inputsOfDossier(told(), title).filter((input) =>
        trailIn(told(), input).steps.some(
          (step) =>
            step.kind === 'changed' &&
            step.parts.some((part) => part.kind === 'article' && String(part.number) === goals[number - 1]),
        ),
      )
      expect(behind.length, `article ${number}`).toBeGreaterThanOrEqual(1)
      for (const input of behind) expect(trailIn(told(), input).effect).toBe('final')
    }
  })

  test('says to who wanted one building why there is none', () => {
    const building = saying(told(), 'Zet alle diensten samen in één gebouw')
    expect(building.answer).toMatchObject({ verdict: 'not-followed', reason: expect.stringMatching(/gemeenten/) })
    expect(trailIn(told(), building)).toMatchObject({ effect: 'none' })
  })
})

describe('Genk: eight working meetings to a reference document', () => {
  const title = 'Referentiedocument Huis van het Kind Genk'
  const told = () => house('genk')

  test('has input from each of eight meetings, in the year of the declaration', () => {
    const meetings = told()
      .all('ContributionGiven')
      .filter(({ data }) => data.dossier === dossierIdOf(told(), title))
      .flatMap(({ data }) => (data.given.kind === 'meeting' ? [told().state.meetings.get(data.given.meeting)!] : []))
    const days = new Set(meetings.map(({ heldOn }) => heldOn as string))
    expect(days.size).toBe(8)
    expect([...days].filter((day) => day < '2012-01-01' || day >= '2012-10-01')).toEqual([])
  })

  test('revises the text five times, each change with the input it came from', () => {
    const versions = [...told().record.versions.get(dossierIdOf(told(), title))!]
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6])
    const changes = versions.slice(1).flatMap((version) => version.changes)
    expect(changes.filter(({ from }) => from.length === 0)).toEqual([])
    const led = inputsOfDossier(told(), title).map((input) => [standingOf(input), trailIn(told(), input).effect])
    expect(led.filter(([standing]) => standing === 'followed')).toHaveLength(9)
    for (const [standing, effect] of led) expect(effect).toBe(standing === 'followed' ? 'final' : 'none')
  })

  test('is adopted on the day that the engagement declaration was signed, with its goals', () => {
    const [decision] = [...told().dossier(title).decisions.values()]
    const [declaration] = [...told().state.agreements.values()]
    expect(declaration!.kind).toBe('engagement-declaration')
    expect(new Set(declaration!.parties.map(({ signed }) => signed!.on))).toEqual(new Set([decision!.decidedOn]))
    expect(
      told()
        .dossier(title)
        .goals.map(({ goal }) => told().state.goals.get(goal)!.code),
    ).toEqual(['1', '2', '3', '4'])
  })
})

describe('the other seven', () => {
  test('the generic model: parents gave a signal before there was a dossier, and a passage was objected to', () => {
    const told = house('generic-model')
    const signal = saying(told, 'Wij willen wel komen in de avond')
    expect(kindsOf(trailIn(told, signal)).slice(0, 2)).toEqual(['given', 'taken-up'])
    expect(trailIn(told, signal)).toMatchObject({ effect: 'final' })
    expect(signal.dossier).toBe(dossierIdOf(told, 'Opvang tijdens de avonden van het netwerk'))
    const passage = saying(told, 'Ouders met een baby blijven dan thuis')
    expect(passage.about).toMatchObject({ kind: 'passage', quote: 'voor kinderen vanaf drie jaar' })
    expect(trailIn(told, passage)).toMatchObject({ effect: 'final' })
  })

  test('Leuven: a signal is answered without a dossier, another by the organ it was passed on to', () => {
    const told = house('leuven')
    expect(saying(told, 'De bus stopt niet meer')).toMatchObject({
      kind: 'signal',
      dossier: null,
      answer: { verdict: 'not-applicable' },
    })
    const path = inputsIn(told).filter(({ text }) => text.startsWith('Het pad naar het inlooppunt'))
    expect(path.map(standingOf)).toEqual(['passed-on', 'not-followed'])
    expect(path[1]!.origin).toMatchObject({ kind: 'signal', signal: path[0]!.key })
    expect(standingOf(saying(told, 'Ouders vragen een voorleesuur'))).toBe('open')
  })

  test('the interlokale vereniging: what input brought in is struck by the college, the rest is kept', () => {
    const told = house('interlokale-vereniging')
    const ride = trailIn(told, saying(told, 'Wie geen auto heeft'))
    expect(ride.effect).toBe('struck')
    expect(ride.steps).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'bekrachtiging', what: 'struck', struck: [3] })]),
    )
    expect(trailIn(told, saying(told, 'Jonge moeders in de dorpen')).effect).toBe('final')
  })

  test('Oostende: three partners are asked advice by name, and one of them is late', () => {
    const told = house('oostende')
    const given = told.all('AdviceGiven').filter(({ data }) => data.by.kind === 'partner')
    expect(
      given.map(({ data }) => [
        data.by.kind === 'partner' && told.state.partners.get(data.by.partner)!.name,
        data.afterDeadline,
        data.incompleteBecause !== null,
      ]),
    ).toEqual([
      ['Inloopteam De Viertorre', false, false],
      ['CKG Kapoentje / Opvoedingshuis Oostende', false, false],
      ['Gemeentebestuur Middelkerke', true, true],
    ])
    const points = inputsIn(told).filter(({ kind, from }) => kind === 'advice-point' && from.kind === 'partner')
    expect(points.map((point) => [standingOf(point), trailIn(told, point).effect])).toEqual([
      ['followed', 'final'],
      ['partly-followed', 'final'],
      ['not-followed', 'none'],
    ])
    const { closings } = told.dossier('Winteruren van de ontmoetingsplaatsen')
    expect([...closings].map(({ reopened }) => reopened !== null)).toEqual([true, false])
  })

  test('Poperinge–Vleteren: input is passed on to the other college and to another dossier, and answered there', () => {
    const told = house('poperinge-vleteren')
    const both = (words: string): readonly Input[] => inputsIn(told).filter(({ text }) => text.startsWith(words))
    const [kerb, there] = both('De stoep voor het onthaal')
    expect([standingOf(kerb!), standingOf(there!)]).toEqual(['passed-on', 'not-followed'])
    expect(kerb!.answer!.passedTo).toMatchObject({ kind: 'organ', signal: there!.key })
    expect(there!.answer!.by).toBe(told.organ('College van burgemeester en schepenen Vleteren'))
    const [villages, further] = both('Ook in de dorpen zoeken ouders')
    expect([standingOf(villages!), standingOf(further!)]).toEqual(['passed-on', 'followed'])
    expect(further!.dossier).toBe(dossierIdOf(told, 'Met de bakfiets naar de dorpen'))
    expect(trailIn(told, further!)).toMatchObject({ effect: 'final' })
    // Both are of the same partner, once where it gave them and once where they went.
    const partner = partnerNamed(told, 'Ziekenfonds, dienst jonge gezinnen')
    const own = inputsOf(told.record, told.state, { partner, standing: null, year: 2025, subject: null }, today)
    expect(own).toEqual(expect.arrayContaining([villages, further]))
  })

  test('Sint-Niklaas: advice is taken back, and a dossier closes with input unanswered and the reason in public', () => {
    const told = house('sint-niklaas')
    const title = 'Oppas tijdens lezingen'
    expect(inputsOfDossier(told, title).map(standingOf)).toEqual(['withdrawn', 'withdrawn', 'open'])
    expect(closingOf(told.dossier(title))).toMatchObject({ unansweredBecause: expect.stringMatching(/Gezinsbond/) })
    const [closed] = told.all('DossierClosed').filter(({ data }) => data.dossier === dossierIdOf(told, title))
    expect(closed!.data.unanswered).toEqual({ contributions: 1, points: 0 })
  })

  test('Zottegem: the stuurgroep decides against advice on which nobody dissented', () => {
    const told = house('zottegem')
    const { deviations } = influenceOverview(told.record, told.state, 2025)
    expect(deviations).toMatchObject([
      { dossier: dossierIdOf(told, 'Speelkaart alleen nog op het net'), kind: 'adopted-against-advice' },
    ])
    expect(inputsOfDossier(told, 'Speelkaart alleen nog op het net').map(standingOf)).toEqual([
      'not-followed',
      'not-followed',
    ])
  })
})
