import { describe, expect, test } from 'vitest'
import { findingsOn, onlyFinding, proofOf, rules } from './support/findings.js'
import { hold } from './support/meetings.js'
import { adoptDeadline, letThreeRatify, oneRatifies, severalRatify } from './support/ratifying.js'
import { adopt, contentOf, propose, smallHouse } from './support/small-house.js'

const because = 'Er was haast bij.'
const annulment = { authority: 'Gouverneur', reasons: 'Niet geldig samengeroepen' }

describe('a decision without quorum', () => {
  const needing = (number: number) => {
    const small = smallHouse()
    small.house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: small.stuurgroep,
      rules: rules({
        quorum: { needed: { kind: 'number', number }, counts: 'present', whenRecused: 'unchanged' },
      }),
    })
    return { ...small, dossier: propose(small) }
  }
  const votedBy = (small: ReturnType<typeof needing>) => {
    const { house, stuurgroep, dossier, chair } = small
    const inBallot = { effectiveOn: '2025-04-01', dossier }
    const ballot = house.record('OpenBallot', { ...inBallot, organ: stuurgroep }).ballot!
    house.record('CastVote', { ...inBallot, ballot, seat: chair, choice: 'for' })
    house.record('CloseBallot', { ...inBallot, ballot })
    return ballot
  }

  test('is found where its ballot had none, until it is ratified', () => {
    const small = needing(2)
    const { house, stuurgroep, college, dossier } = small
    const ballot = votedBy(small)
    expect(findingsOn(house, 'quorum.not-met')).toEqual([])
    const decision = adopt(small, dossier, { ballot, irregularBecause: because })
    const found = onlyFinding(house, 'quorum.not-met')
    expect(found).toMatchObject({
      severity: 'grave',
      about: { kind: 'decision', id: decision, dossier, organ: stuurgroep },
      since: '2025-04-01',
      healedOn: null,
    })
    expect(proofOf(house, found)).toEqual(['BallotClosed', 'DecisionTaken'])
    house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', dossier, decision, organ: college })
    expect(onlyFinding(house, 'quorum.not-met').healedOn).toBe('2025-05-01')
  })

  test('is none with as many as the rule asks, or when it only postpones', () => {
    const enough = needing(1)
    adopt(enough, enough.dossier, { ballot: votedBy(enough) })
    const postponed = needing(2)
    adopt(postponed, postponed.dossier, { ballot: votedBy(postponed), outcome: 'postponed' })
    for (const { house } of [enough, postponed]) expect(findingsOn(house, 'quorum.not-met')).toEqual([])
  })

  test('is found in a meeting that was counted too small, and none once it was counted again for the matter', () => {
    const small = needing(3)
    const { house, chair, member, limitedMember, dossier } = small
    const effectiveOn = '2025-04-01'
    const meeting = house.record('ConveneMeeting', {
      effectiveOn,
      organ: small.stuurgroep,
      heldOn: effectiveOn,
      agenda: [dossier],
    }).meeting!
    house.record('RecordAttendance', { effectiveOn, meeting, present: [chair, member] })
    house.record('OpenMeeting', { effectiveOn, meeting })
    const counted = house.state.meetings.get(meeting as never)!
    expect(counted.quorumNotes).toMatchObject([{ matter: null, met: false }])
    adopt(small, dossier, { meeting, irregularBecause: because })
    expect(proofOf(house, onlyFinding(house, 'quorum.not-met'))).toEqual(['QuorumNoted', 'DecisionTaken'])
    house.record('RecordArrival', { effectiveOn, meeting, seat: limitedMember, fromItem: 1 })
    house.record('NoteQuorum', { effectiveOn, meeting, matter: dossier })
    expect(findingsOn(house, 'quorum.not-met')).toEqual([])
  })

  test('is none in a meeting that had enough', () => {
    const small = needing(2)
    const meeting = hold(small, [small.chair, small.member], { effectiveOn: '2025-04-01', heldOn: '2025-04-01' })
    adopt(small, small.dossier, { meeting })
    expect(findingsOn(small.house, 'quorum.not-met')).toEqual([])
  })
})

describe('carrying out', () => {
  const executeOn = ({ house, about }: ReturnType<typeof oneRatifies>, effectiveOn: string) =>
    house.record('RecordExecution', { ...about, effectiveOn, what: 'Betaald.', irregularBecause: because })

  test('before the decision is final is found, until it becomes so', () => {
    const one = oneRatifies()
    const { house, stuurgroep, dossier, decision, act } = one
    executeOn(one, '2025-04-30')
    const found = onlyFinding(house, 'decision.executed-before-final')
    expect(found).toMatchObject({
      identity: `decision.executed-before-final/${decision}/${house.events.at(-1)!.id}`,
      severity: 'grave',
      about: { kind: 'decision', id: decision, dossier, organ: stuurgroep },
      since: '2025-04-30',
      healedOn: null,
    })
    expect(proofOf(house, found)).toEqual(['DecisionTaken', 'DecisionExecuted'])
    house.record('GrantBekrachtiging', act)
    expect(onlyFinding(house, 'decision.executed-before-final').healedOn).toBe('2025-05-01')
  })

  test('on the day it becomes final is none; each act too early is one', () => {
    const one = oneRatifies()
    one.house.record('GrantBekrachtiging', one.act)
    executeOn(one, '2025-05-01')
    expect(findingsOn(one.house, 'decision.executed-before-final')).toEqual([])
    executeOn(one, '2025-04-29')
    executeOn(one, '2025-04-30')
    expect(findingsOn(one.house, 'decision.executed-before-final').map(({ since }) => since)).toEqual([
      '2025-04-29',
      '2025-04-30',
    ])
  })

  test('from the day of its annulment on is found, and stays so', () => {
    const one = oneRatifies()
    const { house, about, act } = one
    house.record('GrantBekrachtiging', act)
    house.record('AnnulDecision', { ...about, effectiveOn: '2025-07-01', ...annulment })
    executeOn(one, '2025-06-30')
    expect(findingsOn(house, 'decision.annulled-but-executed')).toEqual([])
    executeOn(one, '2025-07-01')
    const found = onlyFinding(house, 'decision.annulled-but-executed')
    expect(found).toMatchObject({ severity: 'grave', since: '2025-07-01', healedOn: null })
    expect(proofOf(house, found)).toEqual(['DecisionAnnulled', 'DecisionExecuted'])
    expect(findingsOn(house, 'decision.executed-before-final')).toEqual([])
  })

  test('of a decision that fell, when its ballot no longer gave it, is found', () => {
    const small = smallHouse()
    const { house, stuurgroep, chair, member, referringMember } = small
    house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      rules: rules({ referralBackDays: 30 }),
    })
    const dossier = propose(small)
    const at = { effectiveOn: '2025-04-01', dossier }
    const ballot = house.record('OpenBallot', { ...at, organ: stuurgroep }).ballot!
    const voted = { ...at, ballot }
    house.record('CastVote', { ...voted, seat: chair, choice: 'for' })
    house.record('CastVote', { ...voted, seat: member, choice: 'against' })
    house.record('CastVote', { ...voted, seat: referringMember, choice: 'for', subjectToReferralBack: true })
    house.record('CloseBallot', voted)
    const decision = adopt(small, dossier, { ballot })
    const execute = { effectiveOn: '2025-04-10', dossier, decision, what: 'Betaald.', irregularBecause: because }
    house.record('RecordExecution', execute)
    expect(findingsOn(house, 'decision.fallen-but-executed')).toEqual([])
    house.record('ConfirmVote', {
      effectiveOn: '2025-04-20',
      dossier,
      ballot,
      seat: referringMember,
      choice: 'against',
    })
    const found = onlyFinding(house, 'decision.fallen-but-executed')
    expect(found).toMatchObject({ severity: 'grave', about: { id: decision }, since: '2025-04-10', healedOn: null })
    expect(proofOf(house, found)).toEqual(['DecisionTaken', 'DecisionExecuted'])
  })
})

describe('publication', () => {
  const final = (publicationDays: number | null = 10) => {
    const one = oneRatifies()
    one.house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: one.stuurgroep,
      rules: rules({ publicationDays }),
    })
    one.house.record('GrantBekrachtiging', one.act)
    return one
  }
  const publishOn = ({ house, about }: ReturnType<typeof final>, effectiveOn: string) =>
    house.record('PublishDecision', { ...about, effectiveOn, where: 'Website' })

  test('is due within the days of the rules after the decision became final', () => {
    const one = final()
    const found = onlyFinding(one.house, 'decision.published-late')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'decision', id: one.decision, organ: one.stuurgroep },
      since: '2025-05-12',
      healedOn: null,
      details: { lastDay: '2025-05-11' },
    })
    expect(proofOf(one.house, found)).toEqual(['DecisionTaken'])
    publishOn(one, '2025-05-12')
    const late = onlyFinding(one.house, 'decision.published-late')
    expect(late.healedOn).toBe('2025-05-12')
    expect(proofOf(one.house, late)).toEqual(['DecisionTaken', 'DecisionPublished'])
  })

  test('on the last day is in time; without a rule, or while nothing is final, nothing is due', () => {
    const inTime = final()
    publishOn(inTime, '2025-05-11')
    const annulled = final()
    annulled.house.record('AnnulDecision', { ...annulled.about, effectiveOn: '2025-05-11', ...annulment })
    for (const { house } of [inTime, annulled, final(null), oneRatifies()]) {
      expect(findingsOn(house, 'decision.published-late')).toEqual([])
    }
  })
})

describe('a condition of a bekrachtiging', () => {
  const conditional = () => {
    const one = oneRatifies()
    one.house.record('GrantBekrachtiging', { ...one.act, conditions: ['Drie offertes', 'Een vergunning'] })
    const meet = (condition: number, effectiveOn: string) =>
      one.house.record('MeetBekrachtigingCondition', { ...one.act, effectiveOn, condition, evidence: 'Bijlage' })
    return { ...one, meet }
  }

  test('that is not met within three months is found, until the last one is', () => {
    const { house, meet, college, decision, dossier, stuurgroep } = conditional()
    const found = onlyFinding(house, 'bekrachtiging.condition-not-met')
    expect(found).toMatchObject({
      identity: `bekrachtiging.condition-not-met/${decision}/${college}`,
      severity: 'serious',
      about: { kind: 'decision', id: decision, dossier, organ: stuurgroep },
      since: '2025-07-31',
      healedOn: null,
      details: { open: 2 },
    })
    expect(proofOf(house, found)).toEqual(['BekrachtigingGranted'])
    meet(2, '2025-08-05')
    expect(onlyFinding(house, 'bekrachtiging.condition-not-met')).toMatchObject({
      healedOn: null,
      details: { open: 1 },
    })
    meet(1, '2025-08-01')
    const healed = onlyFinding(house, 'bekrachtiging.condition-not-met')
    expect(healed.healedOn).toBe('2025-08-05')
    expect(proofOf(house, healed)).toEqual([
      'BekrachtigingGranted',
      'BekrachtigingConditionMet',
      'BekrachtigingConditionMet',
    ])
  })

  test('that is met on the last day is in time, and that of a decision that was annulled by then is moot', () => {
    const met = conditional()
    met.meet(1, '2025-06-01')
    met.meet(2, '2025-07-30')
    const annulled = conditional()
    annulled.house.record('AnnulDecision', { ...annulled.about, effectiveOn: '2025-07-30', ...annulment })
    const plain = oneRatifies()
    plain.house.record('GrantBekrachtiging', plain.act)
    for (const { house } of [met, annulled, plain]) {
      expect(findingsOn(house, 'bekrachtiging.condition-not-met')).toEqual([])
    }
  })
})

describe('the points with which a decision was sent back', () => {
  const sentBack = () => {
    const one = oneRatifies()
    const { house, act, dossier, decision, stuurgroep } = one
    house.record('SendDecisionBack', { ...act, remarks: 'Nog te vaag.', points: ['Waar?', 'Wie?'] })
    const revise = (effectiveOn: string, ...answered: number[]) =>
      house.record('ReviseProposal', {
        effectiveOn,
        dossier,
        by: { kind: 'organ', organ: stuurgroep },
        content: contentOf(400_000),
        explanation: 'Na de opmerkingen',
        remarksAnswered: answered.map((point) => ({ decision, point, answer: 'Zo.' })),
      })
    return { ...one, revise }
  }

  test('are found from the next version on that leaves one without an answer, until a later one answers it', () => {
    const { house, revise, decision, college } = sentBack()
    expect(findingsOn(house, 'bekrachtiging.remarks-unanswered')).toEqual([])
    revise('2025-05-10', 1)
    const found = onlyFinding(house, 'bekrachtiging.remarks-unanswered')
    expect(found).toMatchObject({
      identity: `bekrachtiging.remarks-unanswered/${decision}/${college}`,
      severity: 'attention',
      about: { kind: 'decision', id: decision },
      since: '2025-05-10',
      healedOn: null,
      details: { open: 1 },
    })
    expect(proofOf(house, found)).toEqual(['DecisionSentBack', 'ProposalRevised'])
    revise('2025-05-20', 2)
    expect(onlyFinding(house, 'bekrachtiging.remarks-unanswered')).toMatchObject({
      since: '2025-05-10',
      healedOn: '2025-05-20',
      details: { open: 0 },
    })
  })

  test('are none when the next version answers all, and are over when the proposal is withdrawn', () => {
    const answered = sentBack()
    answered.revise('2025-05-10', 1, 2)
    expect(findingsOn(answered.house, 'bekrachtiging.remarks-unanswered')).toEqual([])
    const withdrawn = sentBack()
    withdrawn.revise('2025-05-10')
    withdrawn.house.record('WithdrawProposal', {
      effectiveOn: '2025-06-01',
      dossier: withdrawn.dossier,
      reason: 'Niet meer nodig',
    })
    expect(onlyFinding(withdrawn.house, 'bekrachtiging.remarks-unanswered').healedOn).toBe('2025-06-01')
  })
})

describe('bekrachtiging by several organs', () => {
  const overdueOf = ({ house }: Pick<ReturnType<typeof severalRatify>, 'house'>) =>
    findingsOn(house, 'bekrachtiging.overdue').map(({ since, healedOn, about }) => [about.organ, since, healedOn])

  test('is due by each at once when they ratify in parallel', () => {
    const small = severalRatify('parallel')
    adoptDeadline(small, small.college, { days: 30, silence: 'none' })
    adoptDeadline(small, small.bureau, { days: 60, silence: 'none' })
    expect(overdueOf(small)).toEqual([
      [small.college, '2025-05-02', null],
      [small.bureau, '2025-06-01', null],
    ])
    small.house.record('GrantBekrachtiging', small.by(small.college, '2025-05-15'))
    expect(overdueOf(small)).toEqual([
      [small.college, '2025-05-02', '2025-05-15'],
      [small.bureau, '2025-06-01', null],
    ])
  })

  test('is due by the next only when the one before has granted, where there is an order', () => {
    const small = severalRatify('in-order')
    adoptDeadline(small, small.college, { days: 30, silence: 'none' })
    adoptDeadline(small, small.neighbour, { days: 30, silence: 'none' })
    expect(overdueOf(small)).toEqual([[small.college, '2025-05-02', null]])
    small.house.record('GrantBekrachtiging', small.by(small.college, '2025-05-10'))
    expect(overdueOf(small)).toEqual([
      [small.college, '2025-05-02', '2025-05-10'],
      [small.neighbour, '2025-06-10', null],
    ])
    small.house.record('RefuseBekrachtiging', { ...small.by(small.neighbour, '2025-06-09'), reasons: 'Te duur' })
    expect(overdueOf(small)).toEqual([[small.college, '2025-05-02', '2025-05-10']])
  })

  test('is settled for all others when one of them refuses', () => {
    const small = smallHouse()
    const { bureau } = letThreeRatify(small, 'parallel')
    adoptDeadline(small, small.college, { days: 30, silence: 'none' })
    const dossier = propose(small)
    const decision = adopt(small, dossier)
    small.house.record('RefuseBekrachtiging', {
      effectiveOn: '2025-05-20',
      dossier,
      decision,
      organ: bureau,
      reasons: 'Te duur',
    })
    expect(overdueOf(small)).toEqual([[small.college, '2025-05-02', '2025-05-20']])
  })
})
