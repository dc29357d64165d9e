import { describe, expect, test } from 'vitest'
import {
  becameFinalOn,
  bekrachtigingStatus,
  finalOn,
  openConditions,
  ratifiedAmount,
} from '../../src/domain/bekrachtiging/status.js'
import { isFinallyAdopted, isWaiting, usedThisYear } from '../../src/domain/decision/standing.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { decisionOf, oneRatifies, severalRatify } from './support/ratifying.js'
import { adopt, contentOf, propose, smallHouse } from './support/small-house.js'

type Extent = NonNullable<FieldsOf<'GrantBekrachtiging'>['extent']>
const lowered = (amountCents: number | null, struck: string[] = []): Extent => ({
  kind: 'partial',
  amountCents,
  struck,
})

describe('bekrachtiging in part', () => {
  test('grants a lower amount, strikes articles, or both, and is final for what it grants', () => {
    const { house, act, now } = oneRatifies()
    given(house)
      .when('GrantBekrachtiging', { ...act, extent: lowered(300_000, ['artikel 3', 'het tweede jaar']) })
      .leadsTo('BekrachtigingGranted', {
        extent: { kind: 'partial', amountCents: 300_000, struck: ['artikel 3', 'het tweede jaar'] },
        meeting: null,
        conditions: [],
      })
    expect([isFinallyAdopted(now()), ratifiedAmount(now()), now().amount]).toEqual([true, 300_000n, 400_000n])
    expect(now().bekrachtiging.get(act.organ as never)).toMatchObject({ amount: 300_000n })
    const articles = oneRatifies()
    given(articles.house)
      .when('GrantBekrachtiging', { ...articles.act, extent: lowered(null, ['artikel 3']) })
      .leadsTo('BekrachtigingGranted')
    expect(ratifiedAmount(articles.now())).toBe(400_000n)
    expect(articles.now().bekrachtiging.get(act.organ as never)).toMatchObject({ amount: null })
  })

  test('leaves something out, and never grants more than was decided', () => {
    const { house, act } = oneRatifies()
    const grant = (extent: Extent) => given(house).when('GrantBekrachtiging', { ...act, extent })
    grant(lowered(null)).refused('bekrachtiging.nothing-left-out', 'extent')
    grant(lowered(400_001)).refused('bekrachtiging.amount-not-lower', 'extent.amountCents', { amountCents: 400_000 })
    grant(lowered(400_000)).refused('bekrachtiging.amount-not-lower', 'extent.amountCents')
    grant(lowered(399_999)).leadsTo('BekrachtigingGranted')
    const without = oneRatifies(null)
    given(without.house)
      .when('GrantBekrachtiging', { ...without.act, extent: lowered(0) })
      .refused('bekrachtiging.no-amount', 'extent.amountCents')
    given(without.house)
      .when('GrantBekrachtiging', { ...without.act, extent: lowered(null, ['artikel 3']) })
      .leadsTo('BekrachtigingGranted')
    expect(ratifiedAmount(without.now())).toBeNull()
  })

  test('strikes articles of the decided version by their number', () => {
    const small = smallHouse()
    const { house, stuurgroep, college } = small
    const effectiveOn = '2025-03-01'
    const opened = { effectiveOn, title: 'Spel', subject: 'finances.use-of-subsidies', openedBy: stuurgroep }
    const dossier = house.record('OpenDossier', opened).dossier!
    const content = { ...contentOf(400_000), articles: [{ text: 'Een.' }, { text: 'Twee.' }] }
    const by = { kind: 'organ', organ: stuurgroep } as const
    house.record('SubmitProposal', { effectiveOn, dossier, by, content })
    const decision = adopt(small, dossier)
    const grant = (...struckArticles: number[]) =>
      given(house).when('GrantBekrachtiging', {
        effectiveOn: '2025-05-01',
        dossier,
        decision,
        organ: college,
        extent: { kind: 'partial', amountCents: null, struck: [], struckArticles },
      })
    grant().refused('bekrachtiging.nothing-left-out', 'extent')
    grant(1, 3).refused('bekrachtiging.article-unknown', 'extent.struckArticles.1', { article: 3, articles: 2 })
    grant(2).leadsTo('BekrachtigingGranted', { extent: { struckArticles: [2] } })
    expect(decisionOf(small, dossier, decision).bekrachtiging.get(college as never)!.struckArticles).toEqual([2])
    const text = oneRatifies()
    given(text.house)
      .when('GrantBekrachtiging', {
        ...text.act,
        extent: { kind: 'partial', amountCents: null, struck: [], struckArticles: [1] },
      })
      .refused('bekrachtiging.article-unknown', 'extent.struckArticles.0')
  })

  test('by several organs: the lowest amount counts, whoever granted it', () => {
    const { house, by, now, college, neighbour, bureau } = severalRatify('parallel')
    house.record('GrantBekrachtiging', { ...by(college), extent: lowered(200_000) })
    house.record('GrantBekrachtiging', { ...by(neighbour), extent: lowered(300_000) })
    house.record('GrantBekrachtiging', by(bureau))
    expect(ratifiedAmount(now())).toBe(200_000n)
  })

  test('counts for the limits of a year with what was ratified', () => {
    const { house, act, subsidyMandate } = oneRatifies()
    const used = () => usedThisYear(house.state, subsidyMandate as never, 2025)
    expect(used()).toBe(400_000n)
    house.record('GrantBekrachtiging', { ...act, extent: lowered(150_000) })
    expect(used()).toBe(150_000n)
  })

  test('heals a decision without mandate for as much as who heals it may decide', () => {
    const small = smallHouse()
    const { house, college, collegeMandate } = small
    const dossier = propose(small, { subject: 'vision', amountCents: 5_000_001 })
    const decision = adopt(small, dossier, { withoutMandateBecause: 'Dringend' })
    const act = { effectiveOn: '2025-05-01', dossier, decision, organ: college }
    given(house).when('GrantBekrachtiging', act).refused('bekrachtiging.no-authority', 'organ')
    given(house)
      .when('GrantBekrachtiging', { ...act, extent: lowered(null, ['artikel 1']) })
      .refused('bekrachtiging.no-authority', 'organ')
    given(house)
      .when('GrantBekrachtiging', { ...act, extent: lowered(5_000_000) })
      .leadsTo('BekrachtigingGranted', { heals: { mandate: collegeMandate } })
    expect(usedThisYear(house.state, collegeMandate as never, 2025)).toBe(5_000_000n)
  })

  test('names the sitting of the organ that ratified, of no other', () => {
    const { house, act, college, stuurgroep } = oneRatifies()
    const convene = (organ: string) =>
      house.record('ConveneMeeting', { effectiveOn: '2025-04-20', organ, heldOn: '2025-05-01' }).meeting!
    const [own, other] = [convene(college), convene(stuurgroep)]
    const grant = (meeting: string) => given(house).when('GrantBekrachtiging', { ...act, meeting })
    grant(nobody).refused('meeting.unknown', 'meeting')
    grant(other).refused('meeting.not-of-organ', 'meeting')
    grant(own).leadsTo('BekrachtigingGranted', { meeting: own })
  })
})

describe('bekrachtiging under conditions', () => {
  const conditional = () => {
    const one = oneRatifies()
    given(one.house)
      .when('GrantBekrachtiging', { ...one.act, conditions: ['Vraag drie offertes.', 'Zorg voor een vergunning.'] })
      .leadsTo('BekrachtigingGranted', {
        conditions: [
          { number: 1, text: 'Vraag drie offertes.' },
          { number: 2, text: 'Zorg voor een vergunning.' },
        ],
      })
    const meet = (condition: number, effectiveOn = '2025-06-01', more: object = {}) =>
      given(one.house).when('MeetBekrachtigingCondition', {
        ...one.act,
        effectiveOn,
        condition,
        evidence: 'Ze liggen in het dossier.',
        ...more,
      })
    return { ...one, meet }
  }

  test('makes the decision final once each of them is met, from the day the last was', () => {
    const { house, now, meet, act, college, dossier } = conditional()
    const grantedBy = now().bekrachtiging.get(college as never)!.event
    expect(openConditions(now())).toEqual([
      { organ: college, condition: 1, on: '2025-05-01', event: grantedBy },
      { organ: college, condition: 2, on: '2025-05-01', event: grantedBy },
    ])
    expect([bekrachtigingStatus(now()), isWaiting(now()), isFinallyAdopted(now())]).toEqual([
      'conditional',
      true,
      false,
    ])
    meet(2, '2025-06-10').leadsTo('BekrachtigingConditionMet', {
      dossier,
      decision: act.decision,
      organ: college,
      condition: 2,
      evidence: 'Ze liggen in het dossier.',
    })
    expect(openConditions(now()).map(({ condition }) => condition)).toEqual([1])
    expect(now().bekrachtiging.get(college as never)!.conditions[1]).toEqual({
      number: 2,
      metOn: '2025-06-10',
      metBy: house.events.at(-1)!.id,
    })
    expect(finalOn(now())).toBeNull()
    meet(1, '2025-06-01').leadsTo('BekrachtigingConditionMet')
    expect([openConditions(now()), isWaiting(now()), finalOn(now())]).toEqual([[], false, '2025-06-10'])
    expect(becameFinalOn(now())).toBe('2025-06-10')
  })

  test('are met once, by who set them, and not before they were set', () => {
    const { meet, house, by, college, gemeenteraad } = conditional()
    meet(3).refused('condition.unknown', 'condition')
    meet(1, '2025-06-01', { organ: gemeenteraad }).refused('condition.unknown', 'condition')
    meet(1, '2025-06-01', { organ: nobody }).refused('organ.unknown', 'organ')
    meet(1, '2025-06-01', { decision: nobody }).refused('decision.unknown', 'decision')
    meet(1, '2025-06-01', { dossier: nobody }).refused('dossier.unknown', 'dossier')
    meet(1, '2025-04-30').refused('condition.before-bekrachtiging', 'effectiveOn', { day: '2025-05-01' })
    meet(1, '2025-05-01').leadsTo('BekrachtigingConditionMet')
    meet(1).refused('condition.already-met', 'condition', { day: '2025-05-01' })
    meet(2).leadsTo('BekrachtigingConditionMet')
    meet(2).refused('condition.not-awaited', 'decision')
    given(house)
      .when('RefuseBekrachtiging', { ...by(college, '2025-07-01'), reasons: 'Te laat' })
      .refused('bekrachtiging.not-awaited', 'decision')
  })

  test('keep the decision as it was while they are open: no new decision, no new version', () => {
    const { house, dossier, stuurgroep } = conditional()
    const on = { effectiveOn: '2025-06-01', dossier }
    given(house)
      .when('TakeDecision', { ...on, organ: stuurgroep, outcome: 'adopted' })
      .refused('decision.already-taken', 'organ')
    given(house)
      .when('ReviseProposal', {
        ...on,
        by: { kind: 'organ', organ: stuurgroep },
        content: contentOf(),
        explanation: 'Anders',
      })
      .refused('proposal.awaits-bekrachtiging', 'dossier')
  })

  test('that are not met: the organ may still refuse or send back, from its own bekrachtiging on', () => {
    const refusing = conditional()
    given(refusing.house)
      .when('RefuseBekrachtiging', { ...refusing.by(refusing.college, '2025-04-30'), reasons: 'Geen offertes' })
      .refused('bekrachtiging.not-awaited', 'decision')
    given(refusing.house)
      .when('RefuseBekrachtiging', { ...refusing.act, reasons: 'Geen offertes' })
      .leadsTo('BekrachtigingRefused', { reasons: 'Geen offertes' })
    expect([bekrachtigingStatus(refusing.now()), openConditions(refusing.now())]).toEqual(['refused', []])
    refusing.meet(1).refused('condition.not-awaited', 'decision')
    const sending = conditional()
    given(sending.house)
      .when('SendDecisionBack', { ...sending.act, effectiveOn: '2025-06-01', remarks: 'Doe het over.' })
      .leadsTo('DecisionSentBack')
    expect(bekrachtigingStatus(sending.now())).toBe('sent-back')
    const granting = conditional()
    given(granting.house).when('GrantBekrachtiging', granting.act).refused('bekrachtiging.not-awaited', 'decision')
  })

  test('of one organ do not keep the next in order from its turn', () => {
    const { house, by, now, college, neighbour, bureau } = severalRatify('in-order')
    house.record('GrantBekrachtiging', { ...by(college), conditions: ['Drie offertes'] })
    expect(bekrachtigingStatus(now())).toBe('awaited')
    house.record('GrantBekrachtiging', by(neighbour))
    given(house)
      .when('MeetBekrachtigingCondition', { ...by(college), condition: 1, evidence: 'Offertes' })
      .leadsTo('BekrachtigingConditionMet')
    house.record('GrantBekrachtiging', by(bureau))
    expect(bekrachtigingStatus(now())).toBe('granted')
  })

  test('of one organ may still make it refuse while others have to answer', () => {
    const { house, by, now, college } = severalRatify('parallel')
    house.record('GrantBekrachtiging', { ...by(college), conditions: ['Drie offertes'] })
    given(house)
      .when('RefuseBekrachtiging', { ...by(college), reasons: 'Geen offertes' })
      .leadsTo('BekrachtigingRefused')
    expect(bekrachtigingStatus(now())).toBe('refused')
    expect(now().bekrachtiging.size).toBe(1)
  })

  test('let nobody take back a grant whose own conditions are met, while those of another are open', () => {
    const { house, by, now, college, neighbour, bureau } = severalRatify('parallel')
    house.record('GrantBekrachtiging', { ...by(college), conditions: ['Drie offertes'] })
    house.record('GrantBekrachtiging', { ...by(neighbour), conditions: ['Een vergunning'] })
    house.record('GrantBekrachtiging', by(bureau))
    house.record('MeetBekrachtigingCondition', { ...by(college), condition: 1, evidence: 'Offertes' })
    expect(bekrachtigingStatus(now())).toBe('conditional')
    given(house)
      .when('RefuseBekrachtiging', { ...by(college), reasons: 'Toch niet' })
      .refused('bekrachtiging.not-awaited', 'decision')
    given(house)
      .when('RefuseBekrachtiging', { ...by(neighbour), reasons: 'Geen' })
      .leadsTo('BekrachtigingRefused')
  })

  test('end when another organ refuses: nobody takes back a grant of what is refused already', () => {
    const { house, by, now, college, neighbour } = severalRatify('parallel')
    house.record('GrantBekrachtiging', { ...by(college), conditions: ['Drie offertes'] })
    house.record('RefuseBekrachtiging', { ...by(neighbour), reasons: 'Nee' })
    expect(bekrachtigingStatus(now())).toBe('refused')
    given(house)
      .when('RefuseBekrachtiging', { ...by(college), reasons: 'Ook niet' })
      .refused('bekrachtiging.not-awaited', 'decision')
  })

  test('and remarks are of the last word only: a refusal has neither, nor an amount', () => {
    const { house, by, now, college } = severalRatify('parallel')
    house.record('GrantBekrachtiging', { ...by(college), extent: lowered(300_000), conditions: ['Drie offertes'] })
    house.record('RefuseBekrachtiging', { ...by(college), reasons: 'Geen offertes' })
    expect(now().bekrachtiging.get(college as never)).toEqual({
      organ: college,
      outcome: 'refused',
      on: '2025-05-01',
      event: house.events.at(-1)!.id,
      amount: null,
      struck: [],
      struckArticles: [],
      conditions: [],
      remarks: [],
    })
  })

  test('reserve the amount, also of a decision that is being healed', () => {
    const small = smallHouse()
    const { house, college, collegeMandate } = small
    const dossier = propose(small, { subject: 'vision', amountCents: 7_000 })
    const decision = adopt(small, dossier, { withoutMandateBecause: 'Dringend' })
    const act = { effectiveOn: '2025-05-01', dossier, decision, organ: college }
    house.record('GrantBekrachtiging', { ...act, conditions: ['Een verslag'] })
    const now = () => decisionOf(small, dossier, decision)
    expect([isWaiting(now()), usedThisYear(house.state, collegeMandate as never, 2025)]).toEqual([true, 7_000n])
    given(house)
      .when('TakeDecision', { effectiveOn: '2025-05-02', dossier, organ: small.stuurgroep, outcome: 'adopted' })
      .refused('decision.already-taken', 'organ')
    house.record('MeetBekrachtigingCondition', { ...act, condition: 1, evidence: 'Het verslag' })
    expect([isWaiting(now()), finalOn(now())]).toEqual([false, '2025-05-01'])
  })
})
