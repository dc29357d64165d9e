import { describe, expect, test } from 'vitest'
import { findingsOn, onlyFinding, proofOf, rules } from './support/findings.js'
import { adopt, decree, propose, type SmallHouse, smallHouse, terms } from './support/small-house.js'

const because = 'Er was haast bij.'

const withoutMandate = (small: SmallHouse, fields: { subject?: string; amountCents?: number | null; on?: string }) => {
  const dossier = propose(small, { subject: 'staff', amountCents: null, ...fields })
  const decision = adopt(small, dossier, { withoutMandateBecause: because, effectiveOn: fields.on ?? '2025-04-01' })
  return { dossier, decision }
}

describe('a decision without mandate is found', () => {
  test('from its day, in its dossier and organ, until somebody who may decide it ratifies', () => {
    const small = smallHouse()
    const { dossier, decision } = withoutMandate(small, {})
    expect(onlyFinding(small.house, 'decision.without-mandate')).toEqual({
      identity: `decision.without-mandate/${decision}`,
      code: 'decision.without-mandate',
      severity: 'grave',
      about: { kind: 'decision', id: decision, dossier, organ: small.stuurgroep },
      since: '2025-04-01',
      healedOn: null,
      events: [small.house.events.at(-1)!.id],
      details: { because: 'none', mandate: null },
    })
    small.house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', dossier, decision, organ: small.college })
    expect(onlyFinding(small.house, 'decision.without-mandate').healedOn).toBe('2025-05-01')
  })

  test('until it is refused or sent back, or its proposal withdrawn', () => {
    const small = smallHouse()
    const refused = withoutMandate(small, {})
    small.house.record('RefuseBekrachtiging', {
      effectiveOn: '2025-05-02',
      organ: small.college,
      reasons: 'Te duur',
      ...refused,
    })
    expect(onlyFinding(small.house, 'decision.without-mandate').healedOn).toBe('2025-05-02')

    const other = smallHouse()
    const { dossier } = withoutMandate(other, {})
    other.house.record('WithdrawProposal', { effectiveOn: '2025-05-03', dossier, reason: 'Niet meer nodig' })
    expect(onlyFinding(other.house, 'decision.without-mandate').healedOn).toBe('2025-05-03')
  })

  test('not when there is one', () => {
    const small = smallHouse()
    adopt(small, propose(small))
    expect(findingsOn(small.house, 'decision.without-mandate')).toEqual([])
  })

  test.each([
    ['outside its period', 'decision.outside-period', 'outside-period', { until: '2025-03-31' }, null],
    ['over its limit a decision', 'decision.over-limit', 'over-decision-limit', {}, { perDecisionCents: 399_999 }],
    ['over its limit a year', 'decision.over-year-limit', 'over-year-limit', {}, { perYearCents: 399_999 }],
  ] as const)('%s it says so, and is proven by the mandate that came closest', (_what, code, lack, period, limits) => {
    const small = smallHouse()
    const mandate = small.house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: small.stuurgroep, role: null },
      subject: 'staff',
      terms: terms('decide', limits ?? {}),
      ...period,
    }).mandate
    withoutMandate(small, { amountCents: 400_000 })
    const found = onlyFinding(small.house, code)
    expect(found).toMatchObject({ severity: 'grave', since: '2025-04-01', details: { because: lack, mandate } })
    expect(proofOf(small.house, found)).toEqual(['MandateGranted', 'DecisionTaken'])
    expect(findingsOn(small.house, 'decision.without-mandate')).toEqual([])
  })

  test('under a suspended mandate it is proven by the suspension', () => {
    const small = smallHouse()
    small.house.record('SuspendMandate', { effectiveOn: '2025-04-01', mandate: small.subsidyMandate, reason: because })
    withoutMandate(small, { subject: 'finances.use-of-subsidies', amountCents: 400_000 })
    const found = onlyFinding(small.house, 'decision.under-suspended-mandate')
    expect(proofOf(small.house, found)).toEqual(['MandateSuspended', 'DecisionTaken'])
  })

  test('of several things in the way, the nearest to authority is told', () => {
    const small = smallHouse()
    const grant = (until: string | null, perDecisionCents: number) =>
      small.house.record('GrantMandate', {
        effectiveOn: '2025-01-01',
        grantor: decree(),
        grantee: { organ: small.stuurgroep, role: null },
        subject: 'staff',
        terms: terms('decide', { perDecisionCents }),
        until,
      }).mandate
    grant('2025-02-28', 1_000_000)
    const held = grant(null, 100_000)
    withoutMandate(small, { amountCents: 400_000 })
    expect(onlyFinding(small.house, 'decision.over-limit').details).toMatchObject({ mandate: held })
  })

  test('a mandate that may only inform is as good as none, one in the air is no mandate either', () => {
    const small = smallHouse()
    small.house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: small.stuurgroep, role: null },
      subject: 'staff',
      terms: terms('inform'),
    })
    withoutMandate(small, {})
    expect(onlyFinding(small.house, 'decision.without-mandate').details).toEqual({ because: 'none', mandate: null })

    const other = smallHouse()
    other.house.record('RevokeMandate', { effectiveOn: '2025-03-31', mandate: other.collegeMandate, reason: because })
    withoutMandate(other, { subject: 'finances.use-of-subsidies', amountCents: 400_000 })
    expect(onlyFinding(other.house, 'decision.without-mandate').details).toEqual({
      because: 'chain-broken',
      mandate: other.subsidyMandate,
    })
  })
})

describe('a decision whose mandate turns out to have ended before it', () => {
  const decided = () => {
    const small = smallHouse()
    const first = adopt(small, propose(small))
    const dossier = propose(small)
    const second = adopt(small, dossier, { effectiveOn: '2025-05-01' })
    return { small, first, second, dossier }
  }
  const revoke = ({ house, subsidyMandate }: SmallHouse, effectiveOn: string) =>
    house.record('RevokeMandate', { effectiveOn, mandate: subsidyMandate, reason: because })

  test('is contestable from its day', () => {
    const { small, second } = decided()
    expect(findingsOn(small.house, 'decision.contestable')).toEqual([])
    revoke(small, '2025-05-01')
    const found = onlyFinding(small.house, 'decision.contestable')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'decision', id: second },
      since: '2025-05-01',
      healedOn: null,
      details: { mandates: [small.subsidyMandate], because: ['ended'] },
    })
    expect(proofOf(small.house, found)).toEqual(['DecisionTaken', 'MandateRevoked'])
  })

  test('is contestable too when a mandate higher in its chain ended', () => {
    const { small, first, second } = decided()
    small.house.record('RevokeMandate', { effectiveOn: '2025-03-01', mandate: small.councilMandate, reason: because })
    expect(findingsOn(small.house, 'decision.contestable').map(({ about }) => about.id)).toEqual([first, second])
  })

  test('is not when the mandate still held that day', () => {
    const { small } = decided()
    revoke(small, '2025-05-02')
    expect(findingsOn(small.house, 'decision.contestable')).toEqual([])
    expect(findingsOn(small.house, 'mandate.ended-earlier-than-known')).toEqual([])
  })

  test('is listed with all others under the mandate, and healed with the last of them', () => {
    const { small, first, second, dossier } = decided()
    revoke(small, '2025-04-01')
    const found = onlyFinding(small.house, 'mandate.ended-earlier-than-known')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'mandate', id: small.subsidyMandate, organ: small.stuurgroep, dossier: null },
      since: '2025-04-01',
      healedOn: null,
      details: { decisions: [first, second] },
    })
    expect(proofOf(small.house, found)).toEqual(['MandateGranted', 'MandateRevoked', 'DecisionTaken', 'DecisionTaken'])
    small.house.record('GrantBekrachtiging', {
      effectiveOn: '2025-06-02',
      dossier,
      decision: second,
      organ: small.college,
    })
    expect(onlyFinding(small.house, 'mandate.ended-earlier-than-known').healedOn).toBeNull()
    const [one] = [...small.house.state.dossiers].find(([, { decisions }]) => decisions.has(first as never))!
    small.house.record('GrantBekrachtiging', {
      effectiveOn: '2025-06-01',
      dossier: one,
      decision: first,
      organ: small.college,
    })
    expect(onlyFinding(small.house, 'mandate.ended-earlier-than-known').healedOn).toBe('2025-06-02')
    expect(findingsOn(small.house, 'decision.contestable').map(({ healedOn }) => healedOn)).toEqual([
      '2025-06-01',
      '2025-06-02',
    ])
  })

  test('is contestable while it stood still, by a suspension told later', () => {
    const { small, second } = decided()
    small.house.record('SuspendMandate', { effectiveOn: '2025-04-15', mandate: small.subsidyMandate, reason: because })
    small.house.record('ResumeMandate', { effectiveOn: '2025-05-02', mandate: small.subsidyMandate })
    const found = onlyFinding(small.house, 'decision.contestable')
    expect(found).toMatchObject({ about: { id: second }, details: { because: ['suspended'] } })
    expect(proofOf(small.house, found)).toEqual(['DecisionTaken', 'MandateSuspended'])
    expect(onlyFinding(small.house, 'mandate.ended-earlier-than-known').details).toEqual({ decisions: [second] })
  })

  test('is contestable when its limit turns out lower, or its level too low, but not where it only passes through', () => {
    const { small, second } = decided()
    const amend = (from: string, more: ReturnType<typeof terms>) =>
      small.house.record('AmendMandate', {
        effectiveOn: from,
        mandate: small.subsidyMandate,
        terms: more,
        reason: because,
      })
    const lower = terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: small.college, perDecisionCents: 399_999 })
    amend('2025-05-01', lower)
    const found = onlyFinding(small.house, 'decision.contestable')
    expect(found).toMatchObject({ about: { id: second }, details: { because: ['terms'] } })
    expect(proofOf(small.house, found)).toEqual(['DecisionTaken', 'MandateAmended'])
    expect(findingsOn(small.house, 'mandate.ended-earlier-than-known')).toEqual([])
    amend('2025-05-01', { ...lower, limits: { ...lower.limits, perDecisionCents: 400_000 } })
    expect(findingsOn(small.house, 'decision.contestable')).toEqual([])
    amend('2025-05-01', terms('advise'))
    expect(onlyFinding(small.house, 'decision.contestable').details).toMatchObject({ because: ['terms'] })

    const above = decided().small
    above.house.record('AmendMandate', {
      effectiveOn: '2025-02-01',
      mandate: above.collegeMandate,
      terms: terms('decide', { mayBeSubDelegated: true, perDecisionCents: 100_000 }),
      reason: because,
    })
    expect(findingsOn(above.house, 'decision.contestable')).toEqual([])
  })

  test('does not touch what was only postponed', () => {
    const small = smallHouse()
    adopt(small, propose(small), { outcome: 'postponed' })
    revoke(small, '2025-03-01')
    expect(findingsOn(small.house, 'decision.contestable')).toEqual([])
  })
})

describe('conditions of a mandate', () => {
  const conditional = (conditions: string[], confirmed: string[]) => {
    const small = smallHouse()
    const mandate = small.house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: small.stuurgroep, role: null },
      subject: 'staff',
      terms: { ...terms('decide'), limits: { ...terms('decide').limits, conditions } },
    }).mandate!
    const decision = adopt(small, propose(small, { subject: 'staff', amountCents: null }), {
      conditionsConfirmed: confirmed,
    })
    return { small, mandate, decision }
  }

  test('that a decision does not confirm are found, with how many there are', () => {
    const { small, mandate, decision } = conditional(['Na overleg', 'Binnen het budget'], ['Na overleg'])
    const found = onlyFinding(small.house, 'decision.conditions-unconfirmed')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'decision', id: decision, organ: small.stuurgroep },
      since: '2025-04-01',
      healedOn: null,
      details: { mandate, unconfirmed: 1 },
    })
    expect(proofOf(small.house, found)).toEqual(['MandateGranted', 'DecisionTaken'])
  })

  test('that are all confirmed, or that there are none of, are no finding', () => {
    const { small } = conditional(['Na overleg'], ['Na overleg'])
    expect(findingsOn(small.house, 'decision.conditions-unconfirmed')).toEqual([])
    expect(findingsOn(conditional([], []).small.house, 'decision.conditions-unconfirmed')).toEqual([])
  })
})

describe('bekrachtiging that is due', () => {
  const waiting = (silence: 'none' | 'granted' | 'lapsed' = 'none') => {
    const small = smallHouse()
    small.house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: small.college,
      rules: rules({ bekrachtiging: { days: 30, silence } }),
    })
    const dossier = propose(small)
    const decision = adopt(small, dossier)
    return { small, dossier, decision }
  }
  const grant = ({ small, dossier, decision }: ReturnType<typeof waiting>, effectiveOn: string) =>
    small.house.record('GrantBekrachtiging', { effectiveOn, dossier, decision, organ: small.college })

  test('is overdue the day after the last one, with the organ that has to ratify', () => {
    const { small, dossier, decision } = waiting()
    const found = onlyFinding(small.house, 'bekrachtiging.overdue')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'decision', id: decision, dossier, organ: small.college },
      since: '2025-05-02',
      healedOn: null,
      details: { lastDay: '2025-05-01', decidedBy: small.stuurgroep },
    })
    expect(proofOf(small.house, found)).toEqual(['DecisionTaken'])
  })

  test('is no finding when it came on the last day, and is healed when it came later', () => {
    const inTime = waiting()
    grant(inTime, '2025-05-01')
    expect(findingsOn(inTime.small.house, 'bekrachtiging.overdue')).toEqual([])
    const late = waiting()
    grant(late, '2025-05-02')
    expect(onlyFinding(late.small.house, 'bekrachtiging.overdue').healedOn).toBe('2025-05-02')
  })

  test('is never overdue without a date, where silence grants, or when nothing waits', () => {
    const small = smallHouse()
    adopt(small, propose(small))
    expect(findingsOn(small.house, 'bekrachtiging.overdue')).toEqual([])
    expect(findingsOn(waiting('granted').small.house, 'bekrachtiging.overdue')).toEqual([])
    expect(onlyFinding(waiting('lapsed').small.house, 'bekrachtiging.overdue').since).toBe('2025-05-02')
    const rejected = smallHouse()
    rejected.house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: rejected.college,
      rules: rules({ bekrachtiging: { days: 30, silence: 'none' } }),
    })
    adopt(rejected, propose(rejected), { outcome: 'rejected', reasons: 'Te duur' })
    expect(findingsOn(rejected.house, 'bekrachtiging.overdue')).toEqual([])
  })
})

describe('a decision of a meeting', () => {
  const met = () => {
    const small = smallHouse()
    const meeting = small.house.record('ConveneMeeting', {
      effectiveOn: '2025-03-10',
      organ: small.stuurgroep,
      heldOn: '2025-04-01',
    }).meeting!
    const decision = adopt(small, propose(small), { meeting })
    return { small, meeting, decision }
  }

  test('of which nobody recorded who was there is found, until somebody does', () => {
    const { small, meeting, decision } = met()
    const found = onlyFinding(small.house, 'decision.meeting-without-attendance')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'decision', id: decision },
      since: '2025-04-01',
      details: { meeting },
    })
    expect(proofOf(small.house, found)).toEqual(['MeetingConvened', 'DecisionTaken'])
    small.house.record('RecordAttendance', { effectiveOn: '2025-04-01', meeting, present: [] })
    expect(findingsOn(small.house, 'decision.meeting-without-attendance')).toEqual([])
  })
})

describe('advice and input', () => {
  const asked = () => {
    const small = smallHouse()
    const dossier = propose(small)
    const { adviceRequest } = small.house.record('RequestAdvice', {
      effectiveOn: '2025-03-02',
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep },
      of: small.coordinator,
      question: 'Is dit haalbaar?',
      deadline: '2025-04-10',
    })
    return { small, dossier, adviceRequest: adviceRequest! }
  }
  type Asked = ReturnType<typeof asked>
  const give = (
    { small, dossier, adviceRequest }: Asked,
    effectiveOn: string,
    points: string[] = ['Wat met de winter?'],
    opinion: 'favourable' | 'unfavourable' = 'favourable',
  ) => small.house.record('GiveAdvice', { effectiveOn, dossier, adviceRequest, opinion, points }).advice!
  const answer = ({ small, dossier }: Asked, advice: string, effectiveOn: string, point = 1) =>
    small.house.record('AnswerAdvicePoint', {
      effectiveOn,
      dossier,
      advice,
      point,
      by: small.stuurgroep,
      verdict: 'followed',
    })

  test('advice that was never given is found the day after its last', () => {
    const { small, dossier, adviceRequest } = asked()
    const found = onlyFinding(small.house, 'advice.never-given')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'advice-request', id: adviceRequest, dossier, organ: small.coordinator },
      since: '2025-04-11',
      healedOn: null,
      details: { lastDay: '2025-04-10' },
    })
    expect(proofOf(small.house, found)).toEqual(['AdviceRequested'])
    expect(findingsOn(small.house, 'advice.late')).toEqual([])
  })

  test('advice that came late was missing until then', () => {
    const late = asked()
    give(late, '2025-04-11')
    expect(findingsOn(late.small.house, 'advice.never-given')).toEqual([])
    const found = onlyFinding(late.small.house, 'advice.late')
    expect(found).toMatchObject({ severity: 'attention', since: '2025-04-11', healedOn: '2025-04-11' })
    expect(proofOf(late.small.house, found)).toEqual(['AdviceRequested', 'AdviceGiven'])
    const inTime = asked()
    give(inTime, '2025-04-10')
    expect(findingsOn(inTime.small.house, 'advice.late')).toEqual([])
    expect(findingsOn(inTime.small.house, 'advice.never-given')).toEqual([])
  })

  test('a decision before awaited advice is found until that advice has come and been answered', () => {
    const one = asked()
    const { small, adviceRequest } = one
    const decision = adopt(small, one.dossier, { adviceNotAwaitedBecause: because, effectiveOn: '2025-04-10' })
    const found = onlyFinding(small.house, 'decision.before-advice')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'decision', id: decision, organ: small.stuurgroep },
      since: '2025-04-10',
      healedOn: null,
      details: { adviceRequest, lastDay: '2025-04-10' },
    })
    expect(proofOf(small.house, found)).toEqual(['AdviceRequested', 'DecisionTaken'])
    const advice = give(one, '2025-04-20', ['Een', 'Twee'])
    answer(one, advice, '2025-04-25', 2)
    expect(onlyFinding(small.house, 'decision.before-advice').healedOn).toBeNull()
    answer(one, advice, '2025-04-22', 1)
    expect(onlyFinding(small.house, 'decision.before-advice').healedOn).toBe('2025-04-25')
  })

  test('advice without points heals it by being there', () => {
    const one = asked()
    adopt(one.small, one.dossier, { adviceNotAwaitedBecause: because })
    give(one, '2025-04-20', [])
    expect(onlyFinding(one.small.house, 'decision.before-advice').healedOn).toBe('2025-04-20')
  })

  test('a decision after the last day, or with the advice in, or that postpones, did not run ahead', () => {
    const late = asked()
    adopt(late.small, late.dossier, { effectiveOn: '2025-04-11' })
    const given = asked()
    give(given, '2025-04-01')
    adopt(given.small, given.dossier, { effectiveOn: '2025-04-01' })
    const postponed = asked()
    adopt(postponed.small, postponed.dossier, { outcome: 'postponed' })
    for (const { small } of [late, given, postponed]) {
      expect(findingsOn(small.house, 'decision.before-advice')).toEqual([])
    }
  })

  test('advice that is not answered when the matter is decided is ignored, until every point is', () => {
    const one = asked()
    const advice = give(one, '2025-03-20', ['Een', 'Twee'])
    answer(one, advice, '2025-03-25', 2)
    expect(findingsOn(one.small.house, 'advice.ignored')).toEqual([])
    adopt(one.small, one.dossier)
    const found = onlyFinding(one.small.house, 'advice.ignored')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'advice', id: advice, dossier: one.dossier, organ: one.small.stuurgroep },
      since: '2025-04-01',
      healedOn: null,
      details: { open: 1, opinion: 'favourable' },
    })
    expect(proofOf(one.small.house, found)).toEqual(['AdviceGiven', 'DecisionTaken'])
    answer(one, advice, '2025-04-02', 1)
    expect(onlyFinding(one.small.house, 'advice.ignored')).toMatchObject({
      healedOn: '2025-04-02',
      details: { open: 0 },
    })
  })

  test('advice that was answered by the day of the decision, or came after it, is not ignored', () => {
    const answered = asked()
    answer(answered, give(answered, '2025-03-20'), '2025-04-01')
    adopt(answered.small, answered.dossier)
    expect(findingsOn(answered.small.house, 'advice.ignored')).toEqual([])
    const after = asked()
    adopt(after.small, after.dossier, { adviceNotAwaitedBecause: because })
    give(after, '2025-04-02')
    expect(findingsOn(after.small.house, 'advice.ignored')).toEqual([])
  })

  test('unfavourable advice without points is ignored by adopting without reasons', () => {
    const without = asked()
    give(without, '2025-03-20', [], 'unfavourable')
    adopt(without.small, without.dossier)
    expect(onlyFinding(without.small.house, 'advice.ignored').details).toEqual({ open: 0, opinion: 'unfavourable' })
    const motivated = asked()
    give(motivated, '2025-03-20', [], 'unfavourable')
    adopt(motivated.small, motivated.dossier, { reasons: 'Toch, want het is nodig.' })
    const favourable = asked()
    give(favourable, '2025-03-20', [])
    adopt(favourable.small, favourable.dossier)
    const rejected = asked()
    give(rejected, '2025-03-20', [], 'unfavourable')
    adopt(rejected.small, rejected.dossier, { outcome: 'rejected', reasons: 'Het advies volgend.' })
    for (const { small } of [motivated, favourable, rejected]) {
      expect(findingsOn(small.house, 'advice.ignored')).toEqual([])
    }
  })

  const contribute = (small: SmallHouse, dossier: string, effectiveOn: string) =>
    small.house.record('GiveContribution', {
      effectiveOn,
      dossier,
      from: { kind: 'group', description: 'Ouders' },
      text: 'Graag schaduw.',
    }).contribution!
  const answerTo = (small: SmallHouse, dossier: string, contribution: string, effectiveOn: string) =>
    small.house.record('AnswerContribution', {
      effectiveOn,
      dossier,
      contribution,
      by: small.stuurgroep,
      verdict: 'followed',
    })

  test('input without answer is found from the first decision after it', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const contribution = contribute(small, dossier, '2025-04-01')
    expect(findingsOn(small.house, 'contribution.unanswered')).toEqual([])
    adopt(small, dossier)
    const found = onlyFinding(small.house, 'contribution.unanswered')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'contribution', id: contribution, dossier, organ: small.stuurgroep },
      since: '2025-04-01',
      healedOn: null,
    })
    expect(proofOf(small.house, found)).toEqual(['ContributionGiven', 'DecisionTaken'])
    answerTo(small, dossier, contribution, '2025-04-02')
    expect(onlyFinding(small.house, 'contribution.unanswered').healedOn).toBe('2025-04-02')
  })

  test('input that came after the decision, or was answered by then, is not', () => {
    const small = smallHouse()
    const dossier = propose(small)
    answerTo(small, dossier, contribute(small, dossier, '2025-03-31'), '2025-04-01')
    adopt(small, dossier)
    contribute(small, dossier, '2025-04-02')
    expect(findingsOn(small.house, 'contribution.unanswered')).toEqual([])
  })

  test('the first decision by day counts, not the first recorded', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'staff', amountCents: null })
    contribute(small, dossier, '2025-03-10')
    adopt(small, dossier, { withoutMandateBecause: because, effectiveOn: '2025-05-01' })
    adopt(small, dossier, { organ: small.college, effectiveOn: '2025-04-15' })
    expect(onlyFinding(small.house, 'contribution.unanswered')).toMatchObject({
      since: '2025-04-15',
      about: { organ: small.college },
    })
  })
})
