import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inForce } from '../../src/domain/agreement/state.js'
import { bekrachtigingStatus, finalOn, isRatified, ratifiedAmount } from '../../src/domain/bekrachtiging/status.js'
import { usedThisYear } from '../../src/domain/decision/standing.js'
import type { Decision } from '../../src/domain/decision/state.js'
import { delegatesSilent } from '../../src/domain/delegation/silent.js'
import type { FindingCode } from '../../src/domain/finding/catalogue.js'
import { findingsOf } from '../../src/domain/finding/findings.js'
import { chainOn } from '../../src/domain/mandate/chain.js'
import { workingGroupsPastEnd } from '../../src/domain/organ/past-end.js'
import { rulesOn } from '../../src/domain/organ/state.js'
import { actsFor } from '../../src/domain/organ/succession.js'
import { partnerNow } from '../../src/domain/partner/succession.js'
import type { GoalId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { templatesInUse } from '../../src/domain/template/state.js'
import { type ImportedHouse, importedHouse } from './support/imported-house.js'
import { today } from './support/ledger-in-memory.js'

const names = ['interlokale-vereniging', 'oostende', 'zottegem', 'sint-niklaas', 'leuven'] as const
const houses = new Map<string, ImportedHouse>()

beforeAll(async () => {
  for (const name of names) houses.set(name, await importedHouse(name))
}, 60_000)

const house = (name: (typeof names)[number]): ImportedHouse => houses.get(name)!
const decisionsOn = ({ dossier }: ImportedHouse, title: string): readonly Decision[] => [
  ...dossier(title).decisions.values(),
]
const verdictsOn = ({ dossier }: ImportedHouse, title: string) =>
  [...dossier(title).ballots.values()].map(({ verdict }) => verdict!)
const irregularRules = (found: ImportedHouse): readonly string[] =>
  [...found.state.meetings.values()].flatMap(({ irregular }) => irregular.flatMap(({ rules }) => rules))
const findingsAbout = ({ state, organ }: ImportedHouse, name: string, code: FindingCode) =>
  findingsOf(state).filter((one) => one.code === code && one.about.organ === organ(name))
const overdue = ({ state }: ImportedHouse): readonly string[] =>
  [...state.actions.values()]
    .filter(({ closed, dues }) => closed === null && dues.at(-1)!.due < today)
    .map(({ title }) => title)
const unanswered = ({ state }: ImportedHouse): number =>
  [...state.dossiers.values()].flatMap(({ contributions }) =>
    [...contributions.values()].filter(({ answered }) => !answered),
  ).length

describe('the five houses together', () => {
  it('use every act there is, but for those about persons and the short rule of before', () => {
    const schema = readFileSync(new URL('../../houses/house.schema.json', import.meta.url), 'utf8')
    const known = new Set([...schema.matchAll(/"const": "([A-Z][A-Za-z]+)"/g)].map(([, name]) => name))
    const used = new Set(names.flatMap((name) => [...house(name).commands]))
    expect([...known].filter((command) => !used.has(command!)).sort()).toEqual([
      'AdoptDecisionRule',
      'ErasePersonalData',
      'RecordPersonDetails',
    ])
  })

  it.each(names)('%s adopted rule sets, each with the text it stands in', (name) => {
    const adopted = house(name).all('RuleSetAdopted')
    expect(adopted.length).toBeGreaterThanOrEqual(4)
    for (const { data } of adopted) expect(data.rules.source.text.length).toBeGreaterThan(4)
  })

  it.each(names)(
    '%s held at least two meetings in full, with minutes approved at a next meeting or by silence',
    (name) => {
      const { state } = house(name)
      const inFull = [...state.meetings.values()].filter(
        ({ status, agenda, attendance, quorumNotes, minutes }) =>
          status === 'closed' &&
          agenda.some(({ treated }) => treated) &&
          attendance !== null &&
          quorumNotes.some(({ met }) => met) &&
          minutes !== null &&
          minutes.approvedOn !== null,
      )
      expect(inFull.length).toBeGreaterThanOrEqual(2)
    },
  )

  it.each(names)('%s has something irregular that somebody admitted, and a question without answer', (name) => {
    expect(irregularRules(house(name)).length).toBeGreaterThanOrEqual(1)
    expect(unanswered(house(name))).toBeGreaterThanOrEqual(1)
    expect(overdue(house(name)).length).toBeGreaterThanOrEqual(1)
  })
})

describe('interlokale vereniging: a double majority, an agreement and a merger', () => {
  const found = () => house('interlokale-vereniging')

  it('judges the beheerscomité by weights in 2025, by both groups since 2026, and by the new groups after the merger', () => {
    const { state, organ } = found()
    const rules = (day: string) => rulesOn(state.organs.get(organ('Beheerscomité'))!, toLocalDate(day))!.weights
    expect(rules('2025-06-01')).toMatchObject({
      kind: 'per-partner',
      partners: [{ weight: 3 }, { weight: 2 }, { weight: 2 }],
    })
    expect(rules('2026-06-01')).toMatchObject({
      kind: 'per-group',
      groups: [{ name: 'Gemeenten' }, { name: 'Private partners' }],
    })
    const public2026 = rules('2026-11-17')
    expect(public2026.kind === 'per-group' && public2026.groups[0]!.partners).toHaveLength(2)
  })

  it('rejects what has a majority of all votes but not that of the municipalities', () => {
    const [first, second] = verdictsOn(found(), 'Werkplan 2026 van de vereniging')
    expect(first).toMatchObject({ votes: { for: 6, against: 1 }, outcome: 'rejected', represented: 1 })
    expect(first!.groups.map(({ met }) => met)).toEqual([false, true])
    expect(second).toMatchObject({ outcome: 'adopted', quorum: { dropped: true } })
  })

  it('decides about interpreters under a mandate of the agreement that its municipalities signed one by one', () => {
    const { state } = found()
    const [agreement] = [...state.agreements.values()]
    expect(agreement!.parties.map(({ signed }) => signed!.on)).toEqual(['2019-03-01', '2019-03-11', '2019-03-18'])
    expect([inForce(agreement!, toLocalDate('2019-03-17')), inForce(agreement!, toLocalDate('2019-03-18'))]).toEqual([
      false,
      true,
    ])
    expect(inForce(agreement!, toLocalDate('2027-01-01'))).toBe(true)
    const [decision] = decisionsOn(found(), 'Tolken voor gezinnen in de drie gemeenten')
    expect(decision!.chain.map((id) => state.mandates.get(id)!.grantor.kind)).toEqual(['agreement'])
    expect(verdictsOn(found(), 'Tolken voor gezinnen in de drie gemeenten')[0]).toMatchObject({
      recused: 1,
      represented: 1,
    })
  })

  it('goes on after two of its three municipalities merged: mandates, waiting bekrachtiging and a condition', () => {
    const { state, organ, all } = found()
    const [merged] = all('PartnersMerged')
    expect(merged!.data.partners.map((id) => state.partners.get(id)!.name)).toEqual([
      'Gemeente Voorbeeldegem',
      'Gemeente Modelbeke',
    ])
    expect(partnerNow(state, merged!.data.partners[0]!, today)).toBe(merged!.data.into)
    expect(state.house!.leadPartner).toBe(merged!.data.into)
    const council = organ('Gemeenteraad van Voorbeeldbeke')
    for (const former of ['Gemeenteraad van Voorbeeldegem', 'Gemeenteraad van Modelbeke']) {
      expect(actsFor(state, organ(former), toLocalDate('2026-10-31'))).toBe(organ(former))
      expect(actsFor(state, organ(former), toLocalDate('2026-11-01'))).toBe(council)
    }
    const subsidies = state.mandates.findKey(
      ({ subject, grantee }) => subject === 'finances.use-of-subsidies' && grantee.organ === organ('Beheerscomité'),
    )
    expect(chainOn(state, subsidies!, today)).not.toBeNull()
    const waited = decisionsOn(found(), 'Inzet van de subsidie 2027').at(-1)!
    expect(finalOn(waited)).toBe('2026-11-09')
    expect(ratifiedAmount(waited)).toBe(3_000_000n)
    const lastWord = all('BekrachtigingGranted').find(({ effectiveOn }) => effectiveOn === '2026-11-09')
    expect(lastWord!.data).toMatchObject({
      organ: organ('College van Voorbeeldbeke'),
      inPlaceOf: [organ('College van de beherende gemeente Voorbeeldegem')],
    })
    expect(finalOn(decisionsOn(found(), 'Rekening 2025')[0]!)).toBe('2026-11-12')
    expect(all('BekrachtigingConditionMet')[0]!.data).toMatchObject({ organ: council })
  })

  it('convened once too late, without a quorum', () => {
    expect(irregularRules(found())).toEqual(['meeting.notice-too-short'])
    const april = [...found().state.meetings.values()].find(({ heldOn }) => heldOn === '2026-04-21')!
    expect(april.quorumNotes).toMatchObject([{ present: 4, seats: 8, needed: 5, met: false }])
  })
})

describe('oostende: two organising boards and a referral back', () => {
  const found = () => house('oostende')

  it('rests the use of rooms on the agreement of both boards', () => {
    const { state } = found()
    const [decision] = decisionsOn(found(), 'Lokaal voor borstvoedingsadvies')
    const grantor = state.mandates.get(decision!.chain[0]!)!.grantor
    const agreement = grantor.kind === 'agreement' ? state.agreements.get(grantor.agreement) : undefined
    expect(agreement!.parties.map(({ partner }) => state.partners.get(partner)!.name)).toEqual([
      'Vzw Thuishulp Reddie Teddy',
      'Vzw Kind en Preventie',
    ])
  })

  it('lets one provisional decision stand and another fall, as the own board said', () => {
    expect(decisionsOn(found(), 'Lokaal voor borstvoedingsadvies')).toMatchObject([
      { provisional: false, fallen: false },
    ])
    expect(decisionsOn(found(), 'Wie gebruikt de donderdagnamiddag?')).toMatchObject([
      { fallen: true },
      { fallen: false, provisional: false },
    ])
    const said = found()
      .all('VerdictRecomputed')
      .map(({ data }) => data.decision?.becomes)
    expect(said).toEqual(expect.arrayContaining(['confirmed', 'fallen']))
  })

  it('closes a referral back after its deadline, and forgets another', () => {
    const closed = found()
      .all('VerdictRecomputed')
      .filter(({ data }) => data.because === 'referral-back-closed')
    expect(closed).toMatchObject([
      { effectiveOn: '2026-03-30', data: { outcome: 'adopted', decision: { becomes: 'confirmed' } } },
    ])
    expect(verdictsOn(found(), 'Nieuwe weegschaal in het bureau')[0]!.void).toMatchObject([
      { because: 'not-confirmed' },
    ])
    const [never] = decisionsOn(found(), 'Sleutels en alarm')
    expect(never).toMatchObject({ provisional: true, referralBackUntil: '2026-04-23' })
  })

  it('has the rent ratified by both boards, one of them for less', () => {
    const [rent] = decisionsOn(found(), 'Huur van het gedeelde consultatiebureau in 2027')
    expect([...rent!.bekrachtiging.values()].map(({ outcome, amount }) => [outcome, amount])).toEqual([
      ['granted', null],
      ['granted', 1_850_000n],
    ])
    expect(ratifiedAmount(rent!)).toBe(1_850_000n)
  })

  it('brings all five municipalities in, and still misses two signatures', () => {
    const { state } = found()
    const convenant = [...state.agreements.values()].find(({ kind }) => kind === 'convenant')!
    expect(convenant.parties).toHaveLength(5)
    expect(convenant.parties.filter(({ signed }) => signed === null)).toHaveLength(2)
  })

  it('had the same chair twice, met less than it agreed, and forgot a working group', () => {
    const { state, organ } = found()
    expect(findingsAbout(found(), 'Werkgroep consultatiebureaus', 'meeting.same-chair-twice')).toHaveLength(1)
    expect(irregularRules(found())).toEqual(['meeting.chair-must-rotate'])
    expect(findingsAbout(found(), 'Overleg van de directe partners', 'organ.below-yearly-meetings')).toMatchObject([
      { details: { year: 2025, held: 0 } },
    ])
    expect(workingGroupsPastEnd(state, today).map((past) => past.organ)).toEqual([organ('Werkgroep infomap')])
  })
})

describe('zottegem: limits, conditions, silence and renewal', () => {
  const found = () => house('zottegem')

  it('asks its stuurgroep to meet six times a year, which it did not in 2025', () => {
    expect(findingsAbout(found(), 'Stuurgroep Huis van het Kind', 'organ.below-yearly-meetings')).toMatchObject([
      { details: { year: 2025 } },
    ])
  })

  it('has used nearly all of its yearly limit; what went beyond it was healed', () => {
    const { state } = found()
    const [subsidy] = decisionsOn(found(), 'Projectsubsidie voor speelstraten')
    expect(usedThisYear(state, subsidy!.chain[0]!, 2026)).toBe(4_990_000n)
    const [beyond] = decisionsOn(found(), 'Projectsubsidie voor een kraam op de kerstmarkt')
    expect(beyond!.standing.kind).toBe('no-mandate')
    expect(isRatified(beyond!)).toBe(true)
  })

  it('confirms the conditions of its mandates, but once', () => {
    expect(decisionsOn(found(), 'Loon van de coördinator in 2027')).toMatchObject([{ conditionsUnconfirmed: 0 }])
    expect(finalOn(decisionsOn(found(), 'Loon van de coördinator in 2027')[0]!)).toBe('2026-06-15')
    expect(decisionsOn(found(), 'Verteltent in het park')).toMatchObject([{ conditionsUnconfirmed: 1 }])
    const irregular = found()
      .all('DecisionTaken')
      .flatMap(({ data }) => data.irregular?.rules ?? [])
    expect(irregular).toEqual(['decision.conditions-unconfirmed'])
  })

  it('takes silence as granting once, and loses a decision by it once', () => {
    const [streets] = decisionsOn(found(), 'Projectsubsidie voor speelstraten')
    expect([...streets!.bekrachtiging.values()]).toMatchObject([{ outcome: 'deemed-granted', on: '2026-04-13' }])
    expect(decisionsOn(found(), 'Visie van het huis tot 2030').map(bekrachtigingStatus)).toEqual(['lapsed', 'granted'])
  })

  it('renewed the mandates of a term together, one resting on another', () => {
    const renewed = found()
      .all('MandateRenewed')
      .filter(({ effectiveOn }) => effectiveOn === '2024-12-17')
    expect(renewed.filter(({ data }) => data.until === '2030-12-31')).toHaveLength(4)
    const subjects = renewed.map(({ data }) => found().state.mandates.get(data.mandate)!.subject)
    expect(subjects).toEqual(expect.arrayContaining(['offer', 'offer.children-rights']))
    const children = found().state.mandates.findKey(({ subject }) => subject === 'offer.children-rights')!
    expect(chainOn(found().state, children, today)).toHaveLength(4)
  })

  it('suspended a meeting, voted secretly, used a proxy and saw one revoked', () => {
    const { state, all } = found()
    const june = [...state.meetings.values()].find(({ heldOn }) => heldOn === '2026-06-09')!
    expect(june.days).toEqual(['2026-06-09', '2026-06-16'])
    expect(all('SecretBallotClosed')).toHaveLength(1)
    expect(all('ProxyGiven')).toHaveLength(2)
    expect(all('ProxyRevoked')).toHaveLength(1)
    expect(verdictsOn(found(), 'Gratis draagdoeken uitlenen')[0]).toMatchObject({ represented: 1, recused: 1 })
  })

  it('carried out a decision before it was final, and convened too late', () => {
    const [toys] = decisionsOn(found(), 'Projectsubsidie voor de Zibotheek')
    expect(toys!.executions).toMatchObject([{ on: '2026-11-02', irregular: true }])
    expect(finalOn(toys!)).toBeNull()
    expect(irregularRules(found())).toEqual(['meeting.notice-too-short'])
  })

  it('lengthened a working group with its seats, and sent a delegate who reported', () => {
    const { state, organ, all } = found()
    const group = organ('Werkgroep tieners')
    expect(state.organs.get(group)!.period.until).toBe('2027-12-31')
    expect([...state.seats.values()].filter((seat) => seat.organ === group).map(({ period }) => period.until)).toEqual(
      Array.from({ length: 3 }, () => '2027-12-31'),
    )
    expect(all('DelegateReported')).toHaveLength(1)
    expect(delegatesSilent(state, today)).toEqual([])
  })
})

describe('sint-niklaas: three partners, ad hoc', () => {
  const found = () => house('sint-niklaas')

  it('gives each of the three partners one vote, by consensus', () => {
    const [, again] = verdictsOn(found(), 'Projectsubsidie voor het inloopteam 2026')
    // Two seats of the city and one of the regioteam: two partners, without the one that receives the money.
    expect(again).toMatchObject({
      majority: 'consensus',
      votes: { for: 2, against: 0 },
      recused: 1,
      outcome: 'adopted',
    })
  })

  it('decides by e-mail by consent, and once with too little time', () => {
    const written = [...found().state.meetings.values()].filter(({ form }) => form === 'written')
    expect(written.map(({ heldOn, respondBy }) => [heldOn, respondBy])).toEqual(
      expect.arrayContaining([
        ['2026-05-04', '2026-05-08'],
        ['2026-09-14', '2026-09-15'],
      ]),
    )
    expect(verdictsOn(found(), 'Folder over de zomer')[0]).toMatchObject({
      majority: 'consent',
      written: true,
      outcome: 'adopted',
    })
    expect(irregularRules(found())).toEqual(['meeting.too-little-time-to-respond'])
    expect(decisionsOn(found(), 'Tent op de schoolmarkt')).toMatchObject([
      { provisional: true, referralBackUntil: '2026-09-29' },
    ])
  })

  it('saw a decision annulled by supervision, took it again without the partner that gains, and carried it out', () => {
    const [annulled, again] = decisionsOn(found(), 'Projectsubsidie voor het inloopteam 2026')
    expect(annulled!.annulled).toMatchObject({ on: '2026-03-20' })
    // Published more than ten days after it became final.
    expect([finalOn({ ...annulled!, annulled: null }), annulled!.published!.on]).toEqual(['2026-02-09', '2026-02-24'])
    expect(finalOn(again!)).toBe('2026-04-20')
    expect(again!.executions).toMatchObject([{ on: '2026-05-12', irregular: false }])
  })

  it('has two decisions ratified at one sitting of the college', () => {
    const sitting = [...found().state.meetings].find(([, { heldOn }]) => heldOn === '2026-04-20')![0]
    const granted = found()
      .all('BekrachtigingGranted')
      .filter(({ data }) => data.meeting === sitting)
    expect(granted).toHaveLength(2)
  })

  it('does not count a vote by a proxy that its rules do not know', () => {
    expect(
      found()
        .all('ProxyGiven')
        .map(({ data }) => data.irregular?.rules),
    ).toEqual([['proxy.not-allowed']])
    expect(verdictsOn(found(), 'Nieuwe wachtruimte')[0]!.void).toMatchObject([{ because: 'proxy-not-allowed' }])
  })
})

describe('leuven: organs under organs, remarks, goals and candidates', () => {
  const found = () => house('leuven')

  it('begins the texts of its organs with templates: one was bettered, one replaced', () => {
    const texts = templatesInUse(found().state).map(([, { name, purpose, subject }]) => [name, purpose, subject])
    expect(texts).toEqual([
      ['Antwoord op inbreng uit een deelnetwerk', 'answer', null],
      ['Verslag voor elke laag', 'minutes', null],
      ['Werkgroep onder een deelnetwerk', 'decision', 'working-groups.establishment'],
    ])
    expect(templatesInUse(found().state)[0]![1].text).toContain('naar het volgende deelnetwerk')
  })

  it('delegates one step down where the rule says so, and further where it may', () => {
    const { state } = found()
    const [cart] = decisionsOn(found(), 'Een spelkar die rondreist')
    const [own, above] = cart!.chain.map((id) => state.mandates.get(id)!)
    expect(own!.terms.at(-1)!.terms.mayBeSubDelegated).toBe(false)
    expect(above!.terms.at(-1)!.terms.subDelegation).toBe('one-step')
    const [blocks] = decisionsOn(found(), 'Grote bouwblokken')
    expect(blocks!.chain.map((id) => state.organs.get(state.mandates.get(id)!.grantee.organ)!.kind)).toEqual([
      'werkgroep',
      'netwerk',
      'stuurgroep',
      'college',
      'gemeenteraad',
    ])
  })

  it('answers point by point what was sent back, and is then ratified in part', () => {
    const [first, second] = decisionsOn(found(), 'Avonden voor ouders van tieners')
    expect([...first!.bekrachtiging.values()][0]!.remarks.map(({ answeredIn }) => answeredIn)).toEqual([2, 2])
    expect([...second!.bekrachtiging.values()]).toMatchObject([{ outcome: 'granted', amount: 1_400_000n }])
  })

  it('votes once more after a tie', () => {
    const ballots = [...found().dossier('Een spelkar die rondreist').ballots.values()]
    expect(ballots.map(({ round, outcome }) => [round, outcome])).toEqual([
      [1, 'second-round'],
      [2, 'adopted'],
    ])
  })

  it('evaluates its working groups; one was extended after its end, and dissolved', () => {
    const { state, organ, all } = found()
    expect(all('OrganEvaluated').map(({ data }) => [data.organ, data.advice])).toEqual([
      [organ('Werkgroep opendeurdag'), 'end'],
      [organ('Werkgroep gezinspunt Noord'), 'continue'],
    ])
    expect(all('OrganExtended')).toMatchObject([{ data: { irregular: { rules: ['organ.extended-after-end'] } } }])
    expect(state.organs.get(organ('Werkgroep opendeurdag'))!.dissolved).not.toBeNull()
  })

  it('sets goals with action points, and forgot one in its yearly evaluation', () => {
    const { state, all } = found()
    expect(all('DossierLinkedToGoal').map(({ data }) => [data.code, data.actionPoint])).toEqual([
      ['2', 'a'],
      ['1', 'b'],
    ])
    const missing = findingsOf(state).filter(
      ({ code, healedOn, details }) => code === 'evaluation.missing' && healedOn === null && details.year === 2025,
    )
    expect(missing.map(({ about }) => state.goals.get(about.id as GoalId)?.code)).toEqual(['3'])
    expect([...state.actions.values()].filter(({ goal }) => goal !== null)).toHaveLength(2)
  })

  it('puts candidates to the network: one admitted, one refused, one withdrawn, and one refused without reasons', () => {
    const outcomes = [...found().state.candidacies.values()].map(({ name, outcome }) => [name, outcome!.kind])
    expect(Object.fromEntries(outcomes)).toEqual({
      'Vzw sport voor gezinnen': 'admitted',
      'Winkel in babyspullen': 'refused',
      'Buurtgroep Noord': 'withdrawn',
      'Maker van een app': 'refused',
    })
    expect(
      found()
        .all('CandidacyRefused')
        .map(({ data }) => data.irregular?.rules ?? []),
    ).toEqual([[], ['candidacy.not-put-to-network', 'candidacy.reasons-needed']])
  })

  it('excludes a partner, and sees one leave an agreement that goes on', () => {
    const { state, all } = found()
    expect(all('PartnerExcluded').map(({ data }) => state.partners.get(data.partner)!.name)).toEqual([
      'Vzw voorlezen aan huis',
    ])
    const [agreement] = [...state.agreements.values()]
    expect(agreement!.parties.filter(({ left }) => left !== null)).toHaveLength(1)
    expect(inForce(agreement!, today)).toBe(true)
  })

  it('rotates the chair of a deelnetwerk, but once', () => {
    expect(findingsAbout(found(), 'Deelnetwerk jonge kinderen', 'meeting.same-chair-twice')).toHaveLength(1)
    expect(irregularRules(found())).toEqual(['meeting.chair-must-rotate'])
  })
})
