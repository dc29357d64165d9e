import { beforeAll, describe, expect, it } from 'vitest'
import { dueOn, isOverdueOn } from '../../src/domain/action/state.js'
import { inForceFrom } from '../../src/domain/agreement/state.js'
import {
  awaitedOrgans,
  becameFinalOn,
  bekrachtigingStatus,
  finalOn,
  openRemarks,
  ratifiedAmount,
} from '../../src/domain/bekrachtiging/status.js'
import { delegatesSilent } from '../../src/domain/delegation/silent.js'
import { byCode, contentOn } from '../../src/domain/goal/state.js'
import type { Meeting } from '../../src/domain/meeting/state.js'
import { rulesOn } from '../../src/domain/organ/state.js'
import { ratifyingOrgans } from '../../src/domain/shared/ratification.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { today } from './support/ledger-in-memory.js'
import { type ToldHouse, tell } from './support/told-house.js'

const told: Partial<Record<string, ToldHouse>> = {}
const house = (key: string): ToldHouse => {
  const found = told[key]
  if (found === undefined) throw new Error(`${key} was not told`)
  return found
}

/** The last days, by now over, of what should have been done and is not. */
const overdueSince = ({ actions }: ToldHouse['state']) =>
  [...actions.values()]
    .filter((action) => isOverdueOn(action, today))
    .map((action) => dueOn(action, today))
    .sort()

beforeAll(async () => {
  for (const key of ['genk', 'poperinge-vleteren', 'boom', 'duffel', 'generic-model']) told[key] = await tell(key)
}, 60_000)

describe('Genk', () => {
  it('has an engagement declaration that twelve partners signed one by one', () => {
    const { state, all } = house('genk')
    const [agreement, ...others] = [...state.agreements.values()]
    expect(others).toEqual([])
    expect(agreement?.kind).toBe('engagement-declaration')
    const signatures = all('AgreementSigned')
    expect(signatures.map(({ data }) => data.partner).sort()).toEqual(
      agreement?.parties.map(({ partner }) => partner).sort(),
    )
    expect(new Set(signatures.map(({ data }) => data.partner)).size).toBe(12)
    expect(signatures).toHaveLength(12)
    expect(agreement && inForceFrom(agreement)).toBe('2012-10-08')
  })

  it('takes a decision under a mandate that rests on that declaration', () => {
    const { all } = house('genk')
    const onAgreement = all('DecisionTaken').filter(
      ({ data }) => data.mandate?.chain.at(-1)?.grantor.kind === 'agreement',
    )
    expect(onAgreement.map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-06-04'])
  })

  it('lets another partner chair each meeting of a zone', () => {
    const { state, held, organ, partnerOf } = house('genk')
    const chairsOf = (zone: string): readonly string[] =>
      held(organ(`Stuurgroep Genk ${zone}`)).map(({ chair }) => partnerOf(chair))
    expect(chairsOf('Noord-Oost')).toEqual([
      'Kind en Gezin',
      'Vzw PAS / Opvoedingswinkel Genk',
      'CKG De Stap',
      'VCLB Genk',
    ])
    expect(chairsOf('Zuid')).toEqual(['Vzw PAS / Opvoedingswinkel Genk', 'Kind en Gezin'])
    for (const zone of ['Centrum', 'Noord-Oost', 'Zuid', 'West']) {
      const found = state.organs.get(organ(`Stuurgroep Genk ${zone}`))
      expect(found && rulesOn(found, today)?.chair, zone).toBe('rotating')
      const chairs = chairsOf(zone)
      expect(chairs.filter((chair, index) => index > 0 && chairs[index - 1] === chair)).toEqual([])
    }
  })

  it('has goals with lettered points, to which dossiers and actions refer', () => {
    const { state } = house('genk')
    expect([...state.goals.values()].map(({ code }) => code).sort()).toEqual(['1', '2', '3', '4'])
    expect([...state.dossiers.values()].filter(({ goals }) => goals.length > 0).length).toBeGreaterThanOrEqual(6)
    expect(overdueSince(state)).toEqual(['2026-10-31'])
  })

  it('shows what went wrong: late invitation, an own interest, carried out too early, minutes left lying', () => {
    const { state, ballot, dossier, decision, held, organ } = house('genk')
    const late = held(organ('Stuurgroep Genk Noord-Oost')).filter(({ irregular }) => irregular.length > 0)
    expect(late.map(({ heldOn, irregular }) => [heldOn, irregular[0]?.rules])).toEqual([
      ['2026-09-10', ['meeting.notice-too-short']],
    ])
    const feast = 'Buurtfeest met opvoedingshoek in Zuid'
    const beneficiary = dossier(feast).versions.at(-1)?.beneficiary
    const interested = [...ballot(feast).votes.keys()].filter((seat) => state.seats.get(seat)?.partner === beneficiary)
    expect(interested).toHaveLength(1)
    expect(decision('Inzet van de Vlaamse subsidie 2027').executions.map(({ irregular }) => irregular)).toEqual([true])
    const [march] = held(organ('Stuurgroep Genk Zuid'))
    expect(march?.minutes).toMatchObject({ draftedOn: '2026-04-02', approvedOn: null })
  })
})

describe('Poperinge–Vleteren', () => {
  const playground = 'Speelplek bij de twee consultatiebureaus'

  it('has a decision ratified by both municipalities, by one of them for a lower amount', () => {
    const { decision, state } = house('poperinge-vleteren')
    const taken = decision(playground)
    const said = ratifyingOrgans(taken.standing).map((organ) => {
      const word = taken.bekrachtiging.get(organ)
      return [state.organs.get(organ)?.name, word?.outcome, word?.on, word?.amount]
    })
    expect(said).toEqual([
      ['College van burgemeester en schepenen Poperinge', 'granted', '2026-05-18', null],
      ['College van burgemeester en schepenen Vleteren', 'granted', '2026-06-01', 1_250_000n],
    ])
    expect([taken.amount, ratifiedAmount(taken)]).toEqual([1_600_000n, 1_250_000n])
    expect(finalOn(taken)).toBe('2026-06-01')
  })

  it('decides it in a second convocation, after a first one without quorum', () => {
    const { state, ballot } = house('poperinge-vleteren')
    const second = [...state.meetings.values()].filter(({ secondConvocationOf }) => secondConvocationOf !== null)
    expect(second).toHaveLength(1)
    const first = second[0]?.secondConvocationOf
    const quorumOf = (meeting: Meeting | undefined) => meeting?.quorumNotes[0]
    expect(quorumOf(first ? state.meetings.get(first) : undefined)).toMatchObject({ present: 4, needed: 6, met: false })
    expect(quorumOf(second[0])).toMatchObject({ present: 5, needed: 6, dropped: true, met: true })
    expect(ballot(playground).verdict?.quorum).toMatchObject({ needed: null, dropped: true })
  })

  it('lets a vote fall away that the own board never confirmed', () => {
    const { all } = house('poperinge-vleteren')
    const recomputed = all('VerdictRecomputed').filter(({ data }) => data.because === 'referral-back-closed')
    expect(recomputed.map(({ data }) => data.verdict.void.map(({ because }) => because))).toEqual([['not-confirmed']])
  })

  it('ratifies two at one sitting, one by silence, and sees one annulled that was published too late', () => {
    const { all, decision } = house('poperinge-vleteren')
    const sitting = all('BekrachtigingGranted').filter(({ effectiveOn }) => effectiveOn === '2026-07-06')
    expect(new Set(sitting.map(({ data }) => data.meeting)).size).toBe(1)
    expect(sitting).toHaveLength(2)
    expect(all('BekrachtigingDeemedGranted').map(({ data }) => data.due)).toEqual(['2026-07-31'])
    expect(finalOn(decision('Oudercafé in de dorpen van Vleteren'))).toBe('2026-08-03')
    const premium = decision('Geboortepremie in Vleteren')
    expect(premium).toMatchObject({ published: { on: '2026-03-30' }, annulled: { on: '2026-05-11' } })
    expect([becameFinalOn(premium), finalOn(premium)]).toEqual(['2026-03-02', null])
  })

  it('has remarks on minutes, a next version of them, and a rectification once they were approved', () => {
    const { all, held, organ } = house('poperinge-vleteren')
    const [remark] = all('MinutesRemarked')
    const versions = all('MinutesDrafted').filter(({ data }) => data.meeting === remark?.data.meeting)
    expect(versions.map(({ data }) => data.version)).toEqual([1, 2])
    expect(all('MinutesRectified').map(({ data }) => data.meeting)).toEqual([remark?.data.meeting])
    const [june] = held(organ('College van burgemeester en schepenen Vleteren'))
    expect(june?.minutes).toMatchObject({ draftedOn: '2026-06-02', approvedOn: null })
  })
})

describe('Boom', () => {
  it('has the seven goals of its conference, each with its lettered action points', () => {
    const { state } = house('boom')
    const goals = [...state.goals.values()].sort(byCode)
    const letters = goals.map((goal) => [
      goal.code,
      contentOn(goal, toLocalDate('2012-05-31'))
        ?.actionPoints.map(({ letter }) => letter)
        .join(''),
    ])
    expect(letters).toEqual([
      ['1', 'abcde'],
      ['2', 'a'],
      ['3', 'ab'],
      ['4', 'abcd'],
      ['5', 'abc'],
      ['6', 'a'],
      ['7', 'abcdefgh'],
    ])
    const linked = new Set([...state.dossiers.values()].flatMap((one) => one.goals.map(({ goal }) => goal)))
    expect(linked.size).toBeGreaterThanOrEqual(3)
  })

  it('carries actions with an owner and a last day: done, put off, cancelled, and two that are late', () => {
    const { state } = house('boom')
    const actions = [...state.actions.values()]
    expect(actions.map(({ closed }) => closed?.as ?? 'open').sort()).toEqual([
      'cancelled',
      'done',
      'done',
      'open',
      'open',
      'open',
    ])
    expect(new Set(actions.map(({ owner }) => owner.kind))).toEqual(new Set(['organ', 'partner', 'seat']))
    expect(actions.filter(({ dues }) => dues.length > 1).map(({ dues }) => dues.at(-1)?.due)).toEqual(['2026-12-15'])
    expect(overdueSince(state)).toEqual(['2026-09-30', '2026-10-31'])
  })

  it('looks back on each goal after a year', () => {
    const { state } = house('boom')
    const evaluated = state.evaluations.flatMap(({ year, goals }) =>
      year === 2025 ? goals.map(({ goal }) => goal) : [],
    )
    expect(evaluated.slice().sort()).toEqual([...state.goals.keys()].sort())
  })

  it('has a convenant that nine municipalities signed, and an agreement that still misses one signature', () => {
    const { state } = house('boom')
    const convenant = [...state.agreements.values()].find(({ kind }) => kind === 'convenant')
    expect(convenant?.parties.every(({ signed }) => signed !== null)).toBe(true)
    expect(convenant?.parties).toHaveLength(9)
    expect(convenant && inForceFrom(convenant)).toBe('2025-06-16')
    const missing = [...state.agreements.values()].flatMap(({ parties }) =>
      parties.flatMap(({ partner, signed }) => (signed === null ? [state.partners.get(partner)?.name] : [])),
    )
    expect(missing).toEqual(['Opvoedingswinkel Mechelen'])
  })

  it('has a budget that nine colleges ratify side by side: one by all, one that still waits for two', () => {
    const { decision, state } = house('boom')
    const [last, next] = [decision('Gezamenlijke begroting 2026'), decision('Gezamenlijke begroting 2027')]
    for (const { standing } of [last, next]) {
      expect(standing).toMatchObject({ order: 'parallel' })
      expect(new Set(ratifyingOrgans(standing)).size).toBe(9)
    }
    expect(bekrachtigingStatus(last)).toBe('granted')
    expect(finalOn(last)).toBe('2025-12-08')
    expect(next.bekrachtiging.size).toBe(7)
    expect(awaitedOrgans(next).map((organ) => state.organs.get(organ)?.name)).toEqual([
      'College van burgemeester en schepenen van Rumst',
      'College van burgemeester en schepenen van Schelle',
    ])
    expect(next.executions.map(({ irregular }) => irregular)).toEqual([true])
  })

  it('votes a second time after a tie, and two circles of doctors become one', () => {
    const { dossier, state } = house('boom')
    const rounds = [...dossier('Gezamenlijke begroting 2027').ballots.values()].map(({ round, outcome }) => [
      round,
      outcome,
    ])
    expect(rounds).toEqual([
      [1, 'second-round'],
      [2, 'adopted'],
    ])
    const merged = [...state.partners.values()].filter(({ mergedInto }) => mergedInto !== null)
    expect(merged.map(({ name }) => name).sort()).toEqual(['HAK Klein Brabant', 'HAK Vaartland'])
    expect(new Set(merged.map(({ mergedInto }) => mergedInto?.partner)).size).toBe(1)
  })
})

describe('Duffel', () => {
  const talking = 'Babbel en speel in de kinderopvang'

  it('has a member with an interest leave, so that the quorum is counted again without that seat', () => {
    const { state, dossier, ballot } = house('duffel')
    const conflicts = [...state.meetings.values()].flatMap((meeting) =>
      meeting.conflicts.map(({ seat, dossier: matter }) => ({ meeting, seat, matter })),
    )
    expect(conflicts).toHaveLength(1)
    const [conflict] = conflicts
    expect(state.seats.get(conflict!.seat)?.partner).toBe(dossier(talking).versions.at(-1)?.beneficiary)
    expect(ballot(talking).votes.has(conflict!.seat)).toBe(false)
    const notes = conflict?.meeting.quorumNotes.map(({ matter, seats, present }) => [matter !== null, seats, present])
    expect(notes).toEqual([
      [false, 9, 7],
      [true, 8, 6],
    ])
    expect(ballot(talking).verdict).toMatchObject({
      seats: 8,
      recused: 1,
      quorum: { needed: 5, counted: 6, met: true },
    })
  })

  it('ratifies it under a condition that is met later, and only then it is final, published and carried out', () => {
    const { decision, all } = house('duffel')
    const taken = decision(talking)
    expect(
      [...taken.bekrachtiging.values()].map(({ on, conditions }) => [on, conditions.map(({ metOn }) => metOn)]),
    ).toEqual([['2026-06-01', ['2026-06-22']]])
    expect(finalOn(taken)).toBe('2026-06-22')
    expect(taken.published?.on).toBe('2026-06-25')
    expect(taken.executions.map(({ on, irregular }) => [on, irregular])).toEqual([['2026-07-06', false]])
    expect(all('DecisionPublished').length).toBeGreaterThanOrEqual(5)
  })

  it('evaluates its working group and lets it go on, with its seats and its mandate', () => {
    const { state, organ } = house('duffel')
    const id = organ('Werkgroep onthaalpunt')
    expect(state.organs.get(id)).toMatchObject({ period: { until: '2026-12-31' }, evaluations: [{ advice: 'adjust' }] })
    const ends = [...state.seats.values()].filter((seat) => seat.organ === id).map(({ period }) => period.until)
    expect(ends).toEqual(['2026-12-31', '2026-12-31', '2026-12-31', '2026-12-31'])
    const mandates = [...state.mandates.values()].filter(({ grantee }) => grantee.organ === id)
    expect(mandates.map(({ period }) => period.until)).toEqual(['2026-12-31'])
  })

  it('asked advice that was answered point by point, and advice that never came', () => {
    const { dossier } = house('duffel')
    const given = [...dossier('Subsidiereglement buitenschoolse opvang en activiteiten').advices.values()]
    expect(given.map(({ points, answered }) => [points, answered.size])).toEqual([[4, 4]])
    expect([...dossier(talking).adviceRequests.values()].map((one) => [one.deadline, one.given])).toEqual([
      ['2026-05-10', false],
    ])
  })

  it('decides in writing with all votes, by the vote of the chair, and once without a quorum', () => {
    const { ballot, all } = house('duffel')
    expect(ballot('Stand op de infomarkt').verdict).toMatchObject({
      written: true,
      majority: 'unanimity',
      votes: { for: 9 },
    })
    expect(ballot('Actieplan 2027').verdict).toMatchObject({ tie: 'chair-for', outcome: 'adopted' })
    expect(ballot('Zomerbabbel op het plein').verdict).toMatchObject({
      outcome: 'no-quorum',
      quorum: { needed: 5, counted: 4, met: false },
    })
    const irregular = all('DecisionTaken').flatMap(({ data }) => data.irregular?.rules ?? [])
    expect(irregular).toEqual(['decision.no-quorum'])
  })
})

describe('the generic model', () => {
  it('has the rules of a vzw for its general assembly and its board', () => {
    const { state, organ } = house('generic-model')
    const rulesOf = (name: string) => {
      const found = state.organs.get(organ(name))
      return found && rulesOn(found, today)
    }
    expect(rulesOf('Algemene vergadering')).toMatchObject({
      noticeDays: 15,
      majority: 'simple',
      proxies: { kind: 'allowed', maximumPerHolder: 1 },
    })
    expect(rulesOf('Raad van bestuur')).toMatchObject({ writtenProcedure: { majority: 'unanimity' } })
  })

  it('counts one vote by proxy, leaves out one over the cap, and knows of a proxy that was revoked', () => {
    const { ballot, state, partnerOf } = house('generic-model')
    const accounts = ballot('Jaarrekening 2025 van de vzw')
    const byProxy = [...accounts.votes].filter(([, { proxy }]) => proxy !== null).map(([seat]) => partnerOf(seat))
    expect(byProxy).toEqual(['Basisschool De Kring', 'Wijkgezondheidscentrum De Brug vzw'])
    expect(accounts.verdict?.void.map(({ seat, because }) => [partnerOf(seat), because])).toEqual([
      ['Wijkgezondheidscentrum De Brug vzw', 'proxy-over-cap'],
    ])
    expect(accounts.verdict).toMatchObject({ present: 5, represented: 1, votes: { for: 5, against: 0, abstain: 1 } })
    const proxies = [...state.proxies.values()].map(({ irregular, revokedOn }) => [irregular, revokedOn])
    expect(proxies).toEqual([
      [[], null],
      [[], '2026-03-20'],
      [['proxy.over-cap'], null],
    ])
  })

  it('votes about a person in secret: totals, and no vote of anybody', () => {
    const { dossier, ballot, all } = house('generic-model')
    const secret = ballot('Een vierde bestuurder')
    expect(secret).toMatchObject({
      secret: true,
      aboutPersons: true,
      tally: { for: 4, against: 1, abstain: 1, blank: 1, invalid: 0 },
      outcome: 'adopted',
    })
    const ids = [...dossier('Een vierde bestuurder').ballots.keys()]
    expect(all('VoteCast').filter(({ data }) => ids.includes(data.ballot))).toEqual([])
  })

  it('puts candidates to the network: one admitted, one refused with reasons, one withdrawn', () => {
    const { state, all } = house('generic-model')
    const ends = [...state.candidacies.values()].map(({ name, put, outcome }) => [name, put !== null, outcome?.kind])
    expect(ends.sort()).toEqual([
      ['Kraamzorg Modelgemeente vzw', true, 'admitted'],
      ['Speelgoedhandel De Tol', true, 'refused'],
      ['Taalclub voor ouders', false, 'withdrawn'],
    ])
    const [refusal] = all('CandidacyRefused')
    expect(refusal?.data).toMatchObject({ irregular: null, reasons: expect.stringMatching(/.{40,}/) })
    expect(refusal?.data.decision).not.toBeNull()
    expect(all('PartnerExcluded').map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-06-30'])
  })

  it('sends a delegate to a body outside, who reported and since then is silent', () => {
    const { state } = house('generic-model')
    const [delegation] = [...state.delegations.values()]
    expect(delegation).toMatchObject({ body: 'Perinataal netwerk van de regio', reports: [{ on: '2026-05-19' }] })
    expect(delegatesSilent(state, today).map(({ due }) => due)).toEqual(['2026-09-16'])
  })

  it('decides in writing, unanimously, and answers each point with which a decision was sent back', () => {
    const { ballot, dossier, decision, held, organ } = house('generic-model')
    expect(ballot('Contract met een drukker').verdict).toMatchObject({ written: true, votes: { for: 4 } })
    expect(held(organ('Raad van bestuur')).map(({ form, respondBy }) => [form, respondBy])).toEqual([
      ['written', '2026-07-08'],
    ])
    const books = dossier('Boekjes voor elke baby')
    const [first] = [...books.decisions.values()]
    const remarks = [...(first?.bekrachtiging.values() ?? [])].flatMap((word) => word.remarks)
    expect(remarks.map(({ number, answeredIn }) => [number, answeredIn])).toEqual([
      [1, 2],
      [2, 2],
    ])
    expect(openRemarks(books)).toEqual([])
    expect(finalOn(decision('Boekjes voor elke baby'))).toBe('2026-06-08')
  })
})
