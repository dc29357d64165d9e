import { describe, expect, test } from 'vitest'
import { admit, onAgenda, withNetwork } from './support/acts.js'
import { findingsOn, onlyFinding, proofOf } from './support/findings.js'
import type { FieldsOf, House } from './support/given.js'
import { adopt, smallHouse } from './support/small-house.js'

describe('an action', () => {
  const planned = (fields: Partial<FieldsOf<'PlanAction'>> = {}) => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const action = house.record('PlanAction', {
      effectiveOn: '2025-03-01',
      title: 'Speelkoffers kopen',
      due: '2025-06-30',
      owner: { kind: 'organ', organ: stuurgroep },
      ...fields,
    }).action!
    return { small, house, action }
  }
  const complete = ({ house, action }: ReturnType<typeof planned>, effectiveOn: string) =>
    house.record('ReportOnAction', { effectiveOn, action, text: 'Gekocht.', done: true })

  test('is overdue from the day after its last, until it is done', () => {
    const one = planned()
    const found = onlyFinding(one.house, 'action.overdue')
    expect(found).toMatchObject({
      identity: `action.overdue/${one.action}/1`,
      severity: 'attention',
      about: { kind: 'action', id: one.action, dossier: null, organ: one.small.stuurgroep },
      since: '2025-07-01',
      healedOn: null,
      details: { due: '2025-06-30' },
    })
    expect(proofOf(one.house, found)).toEqual(['ActionPlanned'])
    complete(one, '2025-07-01')
    expect(onlyFinding(one.house, 'action.overdue').healedOn).toBe('2025-07-01')
  })

  test('that is done on its last day, or cancelled by then, is in time', () => {
    const done = planned()
    complete(done, '2025-06-30')
    const cancelled = planned()
    cancelled.house.record('CancelAction', {
      effectiveOn: '2025-06-30',
      action: cancelled.action,
      reason: 'Niet meer nodig',
    })
    for (const { house } of [done, cancelled]) expect(findingsOn(house, 'action.overdue')).toEqual([])
  })

  test('that is put off has a new last day; put off too late, it was overdue until then', () => {
    const one = planned({ owner: { kind: 'partner', partner: smallHouse().centre } })
    const { house, action } = one
    const putOff = (effectiveOn: string, due: string) =>
      house.record('PostponeAction', { effectiveOn, action, due, reason: 'Uitverkocht' })
    putOff('2025-06-30', '2025-08-31')
    expect(onlyFinding(house, 'action.overdue')).toMatchObject({ since: '2025-09-01', about: { organ: null } })
    putOff('2025-09-15', '2025-12-31')
    const found = findingsOn(house, 'action.overdue')
    expect(found.map(({ since, healedOn }) => [since, healedOn])).toEqual([
      ['2025-09-01', '2025-09-15'],
      ['2026-01-01', null],
    ])
    expect(proofOf(house, found[1]!)).toEqual(['ActionPlanned', 'ActionPostponed'])
  })
})

describe('an agreement', () => {
  const drafted = (fields: Partial<FieldsOf<'DraftAgreement'>> = {}) => {
    const small = smallHouse()
    const { house, municipality, centre } = small
    const library = admit(house, 'Bibliotheek')
    const agreement = house.record('DraftAgreement', {
      effectiveOn: '2025-02-01',
      kind: 'engagement-declaration',
      title: 'Engagementsverklaring',
      reference: 'Referentiedocument, bijlage 1',
      from: '2025-03-01',
      parties: [municipality, centre, library],
      ...fields,
    }).agreement!
    const sign = (partner: string, effectiveOn: string) =>
      house.record('SignAgreement', { effectiveOn, agreement, partner })
    return { house, municipality, centre, library, agreement, sign }
  }

  test('that not all have signed by its first day is found from that day, until they have', () => {
    const { house, agreement, sign, municipality, centre, library } = drafted()
    sign(municipality, '2025-02-15')
    const found = onlyFinding(house, 'agreement.not-signed-by-all')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'agreement', id: agreement, dossier: null, organ: null },
      since: '2025-03-01',
      healedOn: null,
      details: { missing: [centre, library] },
    })
    expect(proofOf(house, found)).toEqual(['AgreementDrafted', 'AgreementSigned'])
    sign(centre, '2025-03-05')
    sign(library, '2025-03-10')
    expect(onlyFinding(house, 'agreement.not-signed-by-all')).toMatchObject({
      healedOn: '2025-03-10',
      details: { missing: [] },
    })
  })

  test('that all signed by its first day is in time', () => {
    const { house, sign, municipality, centre, library } = drafted()
    for (const [index, partner] of [municipality, centre, library].entries()) sign(partner, `2025-02-2${index}`)
    expect(findingsOn(house, 'agreement.not-signed-by-all')).toEqual([])
    const onTheDay = drafted({ effectiveOn: '2025-03-02' })
    for (const partner of [onTheDay.municipality, onTheDay.centre, onTheDay.library]) {
      onTheDay.sign(partner, '2025-03-02')
    }
    expect(findingsOn(onTheDay.house, 'agreement.not-signed-by-all')).toEqual([])
  })

  test('needs no signature of whoever left it, nor after its end', () => {
    const left = drafted()
    left.sign(left.municipality, '2025-02-15')
    left.sign(left.centre, '2025-02-16')
    const ending = { agreement: left.agreement, reason: 'Fusie', noticeGivenOn: '2025-03-15' }
    left.house.record('TerminateAgreement', { ...ending, effectiveOn: '2025-04-30', partner: left.library })
    expect(onlyFinding(left.house, 'agreement.not-signed-by-all')).toMatchObject({
      healedOn: '2025-05-01',
      details: { missing: [] },
    })
    const ended = drafted()
    ended.house.record('TerminateAgreement', {
      ...ending,
      agreement: ended.agreement,
      effectiveOn: '2025-04-30',
    })
    expect(onlyFinding(ended.house, 'agreement.not-signed-by-all').healedOn).toBe('2025-05-01')
    const over = drafted({ until: '2025-06-30' })
    expect(onlyFinding(over.house, 'agreement.not-signed-by-all').healedOn).toBe('2025-07-01')
  })
})

describe('a candidate that is refused', () => {
  const put = () => {
    const small = smallHouse()
    const { network } = withNetwork(small)
    const { dossier } = onAgenda(small, network)
    const { house } = small
    const candidacy = house.record('SubmitCandidacy', {
      effectiveOn: '2025-03-15',
      name: 'Speelotheek',
      kind: 'private-legal-person',
      sector: 'vrije-tijd',
    }).candidacy!
    house.record('PutCandidacyToNetwork', { effectiveOn: '2025-05-01', candidacy, dossier })
    const reasons = 'Geen plaats.'
    const decision = adopt(small, dossier, {
      effectiveOn: '2025-05-01',
      organ: network,
      outcome: 'rejected',
      reasons,
    })
    const refuse = (fields: Partial<FieldsOf<'RefuseCandidacy'>>) =>
      house.record('RefuseCandidacy', { effectiveOn: '2025-05-02', candidacy, decision, ...fields })
    return { house, dossier, candidacy, refuse }
  }

  test('without reasons is found', () => {
    const { house, dossier, candidacy, refuse } = put()
    refuse({ irregularBecause: 'Zo is het altijd gegaan.' })
    const found = onlyFinding(house, 'partner.refused-without-reasons')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'candidacy', id: candidacy, dossier, organ: null },
      since: '2025-05-02',
      healedOn: null,
    })
    expect(proofOf(house, found)).toEqual(['CandidacySubmitted', 'CandidacyRefused'])
  })

  test('with reasons is none', () => {
    const { house, refuse } = put()
    refuse({ reasons: 'Er is al een speelotheek.' })
    expect(findingsOn(house, 'partner.refused-without-reasons')).toEqual([])
  })
})

describe('a delegate who has to report', () => {
  const sent = (fields: Partial<FieldsOf<'DelegateTo'>> = {}) => {
    const small = smallHouse()
    const { house, stuurgroep, member } = small
    const delegation = house.record('DelegateTo', {
      effectiveOn: '2025-03-01',
      organ: stuurgroep,
      seat: member,
      body: 'Regionaal overleg',
      assignment: 'Opkomen voor opvang.',
      until: '2025-08-31',
      reportEveryDays: 30,
      ...fields,
    }).delegation!
    const report = (effectiveOn: string) =>
      house.record('ReportFromBody', { effectiveOn, delegation, text: 'Er komt een proefproject.' })
    return { small, house, delegation, report }
  }
  const days = (house: House) =>
    findingsOn(house, 'delegation.no-report').map(({ since, healedOn }) => [since, healedOn])

  test('and does not is found the day after each report was due, until the next one or the end', () => {
    const { small, house, delegation, report } = sent()
    const found = onlyFinding(house, 'delegation.no-report')
    expect(found).toMatchObject({
      identity: `delegation.no-report/${delegation}/1`,
      severity: 'attention',
      about: { kind: 'delegation', id: delegation, organ: small.stuurgroep },
      since: '2025-04-01',
      healedOn: '2025-09-01',
      details: { due: '2025-03-31' },
    })
    expect(proofOf(house, found)).toEqual(['DelegateAppointed'])
    report('2025-04-10')
    expect(days(house)).toEqual([
      ['2025-04-01', '2025-04-10'],
      ['2025-05-11', '2025-09-01'],
    ])
    report('2025-05-10')
    expect(days(house)).toEqual([
      ['2025-04-01', '2025-04-10'],
      ['2025-06-10', '2025-09-01'],
    ])
    expect(proofOf(house, findingsOn(house, 'delegation.no-report')[1]!)).toEqual([
      'DelegateAppointed',
      'DelegateReported',
    ])
  })

  test('in time is none, and nothing is due without a rule or at the very end', () => {
    const inTime = sent({ until: '2025-04-30' })
    inTime.report('2025-03-31')
    const short = sent({ until: '2025-03-31' })
    const free = sent({ reportEveryDays: null })
    for (const { house } of [inTime, short, free]) expect(days(house)).toEqual([])
  })

  test('is over when the seat ends', () => {
    const { small, house } = sent()
    house.record('EndSeat', { effectiveOn: '2025-05-15', seat: small.member })
    expect(days(house)).toEqual([['2025-04-01', '2025-05-16']])
  })
})

describe('the yearly evaluation of a goal', () => {
  const set = (fields: Partial<FieldsOf<'SetGoal'>> = {}) => {
    const small = smallHouse()
    const { house, stuurgroep: organ } = small
    const goal = house.record('SetGoal', {
      effectiveOn: '2024-02-01',
      code: '1',
      title: 'Spelen',
      evaluatedYearly: true,
      ...fields,
    }).goal!
    const evaluate = (effectiveOn: string, year: number) =>
      house.record('EvaluateYear', {
        effectiveOn,
        organ,
        year,
        text: 'Goed.',
        goals: [{ goal, verdict: 'reached' }],
      })
    return { small, house, goal, evaluate }
  }
  const days = (house: House) => findingsOn(house, 'evaluation.missing').map((one) => [one.since, one.healedOn])

  test('that is not there by 1 April is found that day, and the next only when this one came', () => {
    const { small, house, goal, evaluate } = set()
    const found = onlyFinding(house, 'evaluation.missing')
    expect(found).toMatchObject({
      identity: `evaluation.missing/${goal}/2024`,
      severity: 'attention',
      about: { kind: 'goal', id: goal, organ: null },
      since: '2025-04-01',
      healedOn: null,
      details: { year: 2024 },
    })
    expect(proofOf(house, found)).toEqual(['GoalSet'])
    evaluate('2025-06-01', 2024)
    const [late] = findingsOn(house, 'evaluation.missing')
    expect(late).toMatchObject({ healedOn: '2025-06-01', about: { organ: small.stuurgroep } })
    expect(proofOf(house, late!)).toEqual(['GoalSet', 'YearEvaluated'])
    expect(days(house)).toEqual([
      ['2025-04-01', '2025-06-01'],
      ['2026-04-01', null],
    ])
  })

  test('on 31 March is in time; a year between that was left out is found once a later one is done', () => {
    const { house, evaluate } = set()
    evaluate('2025-03-31', 2024)
    expect(days(house)).toEqual([['2026-04-01', null]])
    const left = set()
    left.evaluate('2026-01-31', 2025)
    expect(days(left.house)).toEqual([
      ['2025-04-01', null],
      ['2027-04-01', null],
    ])
  })

  test('follows what the goal says at the end of the year', () => {
    const { house, goal, evaluate } = set()
    evaluate('2025-03-31', 2024)
    const amend = (effectiveOn: string, evaluatedYearly: boolean): void => {
      house.record('AmendGoal', { effectiveOn, goal, title: 'Doel', evaluatedYearly, reason: 'Zo' })
    }
    amend('2025-12-31', false)
    expect(days(house)).toEqual([])
    // Asked again after a year in which it was not.
    amend('2026-01-01', true)
    expect(days(house)).toEqual([['2027-04-01', null]])
  })

  test('is not asked of other goals, or after the end of the goal', () => {
    const { house } = set({ evaluatedYearly: false })
    expect(days(house)).toEqual([])
    const ended = set()
    ended.evaluate('2025-01-31', 2024)
    ended.house.record('EndGoal', { effectiveOn: '2024-12-31', goal: ended.goal, reason: 'Klaar' })
    expect(days(ended.house)).toEqual([])
  })
})
