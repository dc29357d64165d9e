import { describe, expect, test } from 'vitest'
import { awaitedOrgans, bekrachtigingStatus, finalOn } from '../../src/domain/bekrachtiging/status.js'
import { isFinallyAdopted, isWaiting } from '../../src/domain/decision/standing.js'
import { given, nobody } from './support/given.js'
import { severalRatify } from './support/ratifying.js'
import { adopt, decree, propose, smallHouse, terms } from './support/small-house.js'

describe('a mandate that several organs ratify', () => {
  const grant = (more: object, level: Parameters<typeof terms>[0] = 'decide-subject-to-bekrachtiging') => {
    const small = smallHouse()
    const { house, college, stuurgroep } = small
    const ratifyingOrgan = level === 'decide-subject-to-bekrachtiging' ? college : null
    const attempt = given(house).when('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: stuurgroep, role: null },
      subject: 'vision',
      terms: terms(level, { ratifyingOrgan, ...more }),
    })
    return { ...small, attempt }
  }

  test('names organs of the house, each once', () => {
    const { gemeenteraad, attempt, college, coordinator } = grant({ furtherRatifyingOrgans: [nobody] })
    attempt.refused('organ.unknown', 'terms.furtherRatifyingOrgans.0')
    grant({ furtherRatifyingOrgans: [gemeenteraad, nobody] }).attempt.refused(
      'organ.unknown',
      'terms.furtherRatifyingOrgans.1',
    )
    grant({ furtherRatifyingOrgans: [college] }).attempt.refused(
      'mandate.organ-twice',
      'terms.furtherRatifyingOrgans.0',
    )
    grant({ furtherRatifyingOrgans: [gemeenteraad, coordinator, gemeenteraad] }).attempt.refused(
      'mandate.organ-twice',
      'terms.furtherRatifyingOrgans.2',
    )
    grant({ furtherRatifyingOrgans: [gemeenteraad, coordinator] }).attempt.leadsTo('MandateGranted', {
      terms: { ratifyingOrgan: college, furtherRatifyingOrgans: [gemeenteraad, coordinator] },
    })
  })

  test('decides subject to bekrachtiging: another level has no further organs and no order', () => {
    const { gemeenteraad } = smallHouse()
    grant({ furtherRatifyingOrgans: [gemeenteraad] }, 'decide').attempt.refused(
      'mandate.field-does-not-fit-level',
      'terms.furtherRatifyingOrgans',
      { level: 'decide' },
    )
    grant({ ratificationOrder: 'in-order' }, 'advise').attempt.refused(
      'mandate.field-does-not-fit-level',
      'terms.ratificationOrder',
      { level: 'advise' },
    )
  })

  test('tells in its standing who ratifies, and in which order', () => {
    const inOrder = severalRatify('in-order')
    const { college, neighbour, bureau } = inOrder
    expect(inOrder.now().standing).toEqual({
      kind: 'awaits-bekrachtiging',
      organ: college,
      further: [neighbour, bureau],
      order: 'in-order',
    })
    expect(severalRatify(undefined).now().standing).toMatchObject({ order: 'parallel' })
  })

  test('is passed on with the same organs only, in the same order where there is one', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator, college, gemeenteraad } = small
    const passOn = (own: object, passed: object, subject: string) => {
      house.record('GrantMandate', {
        effectiveOn: '2025-01-01',
        grantor: decree(),
        grantee: { organ: stuurgroep, role: null },
        subject,
        terms: terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, mayBeSubDelegated: true, ...own }),
      })
      return given(house).when('GrantMandate', {
        effectiveOn: '2025-01-01',
        grantor: { kind: 'organ', organ: stuurgroep },
        grantee: { organ: coordinator, role: null },
        subject,
        terms: terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, ...passed }),
      })
    }
    const other = { ratifyingOrgan: gemeenteraad, furtherRatifyingOrgans: [college] }
    const both = { furtherRatifyingOrgans: [gemeenteraad] }
    const ordered = { ...both, ratificationOrder: 'in-order' }
    const exceeds = { exceeds: 'ratifyingOrgan' }
    passOn(both, {}, 'vision').refused('mandate.exceeds-grantor', 'grantor.organ', exceeds)
    passOn({}, both, 'action-plan').refused('mandate.exceeds-grantor', 'grantor.organ', exceeds)
    passOn(ordered, both, 'staff').refused('mandate.exceeds-grantor', 'grantor.organ', exceeds)
    passOn(ordered, { ...other, ratificationOrder: 'in-order' }, 'offer').refused(
      'mandate.exceeds-grantor',
      'grantor.organ',
      exceeds,
    )
    // In order, the first of two being the same is not enough.
    passOn(
      ordered,
      { furtherRatifyingOrgans: [coordinator], ratificationOrder: 'in-order' },
      'communication.promotion',
    ).refused('mandate.exceeds-grantor', 'grantor.organ', exceeds)
    passOn({ furtherRatifyingOrgans: [coordinator] }, both, 'communication').refused(
      'mandate.exceeds-grantor',
      'grantor.organ',
      exceeds,
    )
    passOn(ordered, ordered, 'infrastructure').leadsTo('MandateGranted')
    // In parallel it does not matter who is named first.
    passOn(both, other, 'recognition').leadsTo('MandateGranted')
    // One organ alone has no order.
    passOn({ ratificationOrder: 'in-order' }, { ratificationOrder: 'parallel' }, 'agreements').leadsTo('MandateGranted')
  })

  test('breaks the chain below it when who ratifies changes', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator, college, gemeenteraad } = small
    const own = terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, mayBeSubDelegated: true })
    const mandate = house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: stuurgroep, role: null },
      subject: 'vision',
      terms: own,
    }).mandate!
    house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: { kind: 'organ', organ: stuurgroep },
      grantee: { organ: coordinator, role: null },
      subject: 'vision',
      terms: { ...own, mayBeSubDelegated: false },
    })
    const dossier = propose(small, { subject: 'vision', amountCents: null })
    const decide = { effectiveOn: '2025-04-01', dossier, organ: coordinator, outcome: 'adopted' } as const
    house.record('AmendMandate', {
      effectiveOn: '2025-03-01',
      mandate,
      terms: { ...own, furtherRatifyingOrgans: [gemeenteraad] },
      reason: 'Ook de raad',
    })
    given(house).when('TakeDecision', decide).refused('decision.no-mandate', 'organ')
  })
})

describe('ratified by several organs in parallel', () => {
  test('a decision is final once all of them granted, in whatever order, from the last of those days', () => {
    const { house, by, now, college, neighbour, bureau } = severalRatify('parallel')
    expect(awaitedOrgans(now())).toEqual([college, neighbour, bureau])
    given(house).when('GrantBekrachtiging', by(bureau, '2025-05-20')).leadsTo('BekrachtigingGranted')
    expect([bekrachtigingStatus(now()), isWaiting(now()), finalOn(now())]).toEqual(['awaited', true, null])
    expect(awaitedOrgans(now())).toEqual([college, neighbour])
    given(house).when('GrantBekrachtiging', by(college, '2025-05-02')).leadsTo('BekrachtigingGranted')
    expect(isFinallyAdopted(now())).toBe(false)
    given(house).when('GrantBekrachtiging', by(neighbour, '2025-05-03')).leadsTo('BekrachtigingGranted')
    expect([bekrachtigingStatus(now()), isWaiting(now()), finalOn(now())]).toEqual(['granted', false, '2025-05-20'])
    expect(awaitedOrgans(now())).toEqual([])
    given(house).when('GrantBekrachtiging', by(college)).refused('bekrachtiging.not-awaited', 'decision')
  })

  test('each of them answers once', () => {
    const { house, by, college } = severalRatify('parallel')
    house.record('GrantBekrachtiging', by(college))
    given(house).when('GrantBekrachtiging', by(college)).refused('bekrachtiging.already-given', 'organ')
    given(house)
      .when('RefuseBekrachtiging', { ...by(college), reasons: 'Toch niet' })
      .refused('bekrachtiging.already-given', 'organ')
  })

  test('one refusal refuses it, one sending back sends it back, and nobody is awaited any more', () => {
    for (const act of ['RefuseBekrachtiging', 'SendDecisionBack'] as const) {
      const { house, by, now, college, neighbour, bureau } = severalRatify('parallel')
      house.record('GrantBekrachtiging', by(college))
      if (act === 'RefuseBekrachtiging') house.record(act, { ...by(neighbour), reasons: 'Nee' })
      else house.record(act, { ...by(neighbour), remarks: 'Nee' })
      expect(bekrachtigingStatus(now())).toBe(act === 'RefuseBekrachtiging' ? 'refused' : 'sent-back')
      expect([isWaiting(now()), isFinallyAdopted(now()), awaitedOrgans(now())]).toEqual([false, false, []])
      given(house).when('GrantBekrachtiging', by(bureau)).refused('bekrachtiging.not-awaited', 'decision')
    }
  })

  test('who is not named hears who is', () => {
    const { house, by, gemeenteraad } = severalRatify('parallel')
    given(house)
      .when('GrantBekrachtiging', by(gemeenteraad))
      .refused('bekrachtiging.organ-not-named', 'organ', { named: 'College, College van de buren, Vast bureau' })
  })
})

describe('ratified by several organs in order', () => {
  test('each waits for the one before it', () => {
    const { house, by, now, college, neighbour, bureau } = severalRatify('in-order')
    expect(awaitedOrgans(now())).toEqual([college])
    given(house)
      .when('GrantBekrachtiging', by(neighbour))
      .refused('bekrachtiging.not-its-turn', 'organ', { first: 'College' })
    given(house)
      .when('RefuseBekrachtiging', { ...by(bureau), reasons: 'Nee' })
      .refused('bekrachtiging.not-its-turn', 'organ', { first: 'College' })
    house.record('GrantBekrachtiging', by(college, '2025-05-01'))
    expect(awaitedOrgans(now())).toEqual([neighbour])
    given(house)
      .when('SendDecisionBack', { ...by(bureau), remarks: 'Nee' })
      .refused('bekrachtiging.not-its-turn', 'organ', { first: 'College van de buren' })
    house.record('GrantBekrachtiging', by(neighbour, '2025-05-01'))
    given(house).when('GrantBekrachtiging', by(bureau, '2025-05-09')).leadsTo('BekrachtigingGranted')
    expect(finalOn(now())).toBe('2025-05-09')
  })

  test('and answers on or after the day the one before it did', () => {
    const { house, by, college, neighbour } = severalRatify('in-order')
    house.record('GrantBekrachtiging', by(college, '2025-05-10'))
    given(house)
      .when('GrantBekrachtiging', by(neighbour, '2025-05-09'))
      .refused('bekrachtiging.not-its-turn', 'effectiveOn', { first: 'College' })
    given(house).when('GrantBekrachtiging', by(neighbour, '2025-05-10')).leadsTo('BekrachtigingGranted')
  })

  test('a rejection waits for nobody', () => {
    const { now } = severalRatify('in-order', { outcome: 'rejected', reasons: 'Te duur' })
    expect([awaitedOrgans(now()), isWaiting(now()), finalOn(now())]).toEqual([[], false, '2025-04-01'])
  })
})

test('ten municipalities ratify', () => {
  const small = smallHouse()
  const { house, college, subsidyMandate } = small
  const others = Array.from(
    { length: 9 },
    (_, index) =>
      house.record('EstablishOrgan', {
        effectiveOn: '2025-01-01',
        name: `College ${index + 2}`,
        kind: 'college',
        rule: { method: 'simple-majority', source: 'Decreet' },
        basis: decree(),
      }).organ!,
  )
  house.record('AmendMandate', {
    effectiveOn: '2025-02-01',
    mandate: subsidyMandate,
    terms: terms('decide-subject-to-bekrachtiging', {
      ratifyingOrgan: college,
      furtherRatifyingOrgans: others,
      perDecisionCents: 500_000,
    }),
    reason: 'Tien gemeenten',
  })
  const dossier = propose(small)
  const decision = adopt(small, dossier)
  const now = () => house.state.dossiers.get(dossier as never)!.decisions.get(decision as never)!
  for (const [index, organ] of [college, ...others].entries()) {
    expect(isFinallyAdopted(now())).toBe(false)
    house.record('GrantBekrachtiging', { effectiveOn: `2025-05-${index + 10}`, dossier, decision, organ })
  }
  expect(finalOn(now())).toBe('2025-05-19')
})
