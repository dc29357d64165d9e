import { describe, expect, test } from 'vitest'
import { circular } from '../../src/domain/mandate/circular.js'
import { overlapping } from '../../src/domain/mandate/overlapping.js'
import { contestable, coverageOf } from '../../src/domain/mandate/still-covered.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import type { FieldsOf, House } from './support/given.js'
import { grant, reason, subsidies } from './support/mandate-question.js'
import { adoptDeadline } from './support/ratifying.js'
import { adopt, decree, majority, propose, type SmallHouse, smallHouse, terms } from './support/small-house.js'

const last = (house: House): string => house.events.at(-1)!.id
const eventOf = (house: House, type: string): string => house.events.find((event) => event.type === type)!.id

describe('whether the mandate of a decision still covers it', () => {
  /** The stuurgroep decided on 1 April 2025 to spend € 4.000, subject to bekrachtiging. */
  const decided = (
    fields: Partial<FieldsOf<'TakeDecision'>> & { amountCents?: number | null; subject?: string } = {},
  ) => {
    const small = smallHouse()
    const { amountCents = 400_000, subject = subsidies, ...more } = fields
    const dossier = propose(small, { amountCents, subject })
    return { ...small, dossier, decision: adopt(small, dossier, more) }
  }

  const shortfalls = ({ house, dossier, decision }: { house: House; dossier: string; decision: string }) =>
    coverageOf(house.state, house.state.dossiers.get(dossier as never)!.decisions.get(decision as never)!)

  test('it does as long as nothing else becomes known', () => {
    const small = decided()
    expect(shortfalls(small)).toEqual([])
    expect(contestable(small.house.state)).toEqual([])
  })

  test('a revocation that became known later makes it contestable, from its day on', () => {
    for (const [effectiveOn, because] of [
      ['2025-04-02', []],
      ['2025-04-01', ['revoked']],
      ['2025-03-01', ['revoked']],
    ] as const) {
      const small = decided()
      const { house, subsidyMandate: mandate } = small
      house.record('RevokeMandate', { effectiveOn, mandate, reason })
      const expected = because.map((one) => ({ because: one, mandate, events: [last(house)] }))
      expect(shortfalls(small)).toEqual(expected)
      expect(contestable(house.state)).toEqual(
        expected.length === 0 ? [] : [{ decision: small.decision, shortfalls: expected }],
      )
    }
  })

  test('a suspension that became known later does so for its days', () => {
    const small = decided()
    const { house, subsidyMandate: mandate } = small
    house.record('SuspendMandate', { effectiveOn: '2025-03-01', mandate, reason })
    const suspension = last(house)
    expect(shortfalls(small)).toEqual([{ because: 'suspended', mandate, events: [suspension] }])
    house.record('ResumeMandate', { effectiveOn: '2025-04-02', mandate })
    expect(shortfalls(small)).toEqual([{ because: 'suspended', mandate, events: [suspension] }])
    const resumed = decided()
    resumed.house.record('SuspendMandate', { effectiveOn: '2025-03-01', mandate: resumed.subsidyMandate, reason })
    resumed.house.record('ResumeMandate', { effectiveOn: '2025-04-01', mandate: resumed.subsidyMandate })
    expect(shortfalls(resumed)).toEqual([])
  })

  test('a shorter period does so, and names the renewal or the grant that set it', () => {
    const small = decided()
    const { house, subsidyMandate: mandate } = small
    const granted = house.state.mandates.get(mandate as never)!.event
    const state = (until: string, from = '2025-01-01') => ({
      ...house.state,
      mandates: house.state.mandates.update(mandate as never, (one) => ({
        ...one!,
        period: { from: toLocalDate(from), until: toLocalDate(until) },
        renewals: [{ on: toLocalDate('2025-03-01'), event: 'renewal' as never, until: null }],
      })),
    })
    const of = (changed: House['state']) =>
      coverageOf(changed, changed.dossiers.get(small.dossier as never)!.decisions.get(small.decision as never)!)
    expect(of(state('2025-04-01'))).toEqual([])
    expect(of(state('2025-03-31'))).toEqual([{ because: 'outside-period', mandate, events: ['renewal'] }])
    expect(of(state('2026-01-01', '2025-04-02'))).toEqual([{ because: 'outside-period', mandate, events: [granted] }])
  })

  test('other terms do so: a lower level or a lower limit, with the amendment as proof', () => {
    const amended = (
      changed: Parameters<typeof terms>,
      because: readonly string[],
      amountCents: number | null = 400_000,
    ) => {
      const small = decided({ amountCents })
      const { house, subsidyMandate: mandate } = small
      house.record('AmendMandate', { effectiveOn: '2025-04-01', mandate, terms: terms(...changed), reason })
      expect(shortfalls(small)).toEqual(because.map((one) => ({ because: one, mandate, events: [last(house)] })))
    }
    const { college, stuurgroep } = smallHouse()
    const under = (perDecisionCents: number, perYearCents = 2_500_000) =>
      ['decide-subject-to-bekrachtiging', { ratifyingOrgan: college, perDecisionCents, perYearCents }] as Parameters<
        typeof terms
      >
    amended(under(400_000), [])
    amended(under(399_999), ['over-decision-limit'])
    amended(under(399_999), [], null)
    amended(under(400_000, 400_000), [])
    amended(under(400_000, 399_999), ['over-year-limit'])
    amended(['propose', { addressee: stuurgroep }], ['lower-level'])
    amended(['decide', { perDecisionCents: 400_000, perYearCents: 400_000 }], [])
  })

  test('the year is counted by day, then by recording, and only for what still counts', () => {
    const small = smallHouse()
    const { house, subsidyMandate: mandate, college: organ } = small
    const spend = (effectiveOn: string, amountCents: number | null) => {
      const dossier = propose(small, { amountCents })
      return {
        house,
        dossier,
        decision: adopt(small, dossier, { effectiveOn }),
        event: last(house),
        effectiveOn: '2025-10-01',
        organ,
      }
    }
    const [second, first, third] = [
      spend('2025-06-01', 500_000),
      spend('2025-05-01', 500_000),
      spend('2025-06-01', 500_000),
    ]
    spend('2025-05-02', null)
    const refused = spend('2025-05-03', 500_000)
    house.record('RefuseBekrachtiging', {
      effectiveOn: '2025-10-01',
      dossier: refused.dossier,
      decision: refused.decision,
      organ,
      reasons: 'Te duur',
    })
    spend('2026-02-01', 500_000)
    const amend = (perYearCents: number): string => {
      house.record('AmendMandate', {
        effectiveOn: '2025-02-01',
        mandate,
        terms: terms('decide-subject-to-bekrachtiging', {
          ratifyingOrgan: organ,
          perDecisionCents: 1_000_000,
          perYearCents,
        }),
        reason,
      })
      return last(house)
    }
    const narrow = amend(1_499_999)
    expect([first, second, third, refused].map(shortfalls)).toEqual([
      [],
      [],
      [{ because: 'over-year-limit', mandate, events: [narrow, first.event, second.event] }],
      [],
    ])
    const narrower = amend(999_999)
    expect(shortfalls(second)).toEqual([{ because: 'over-year-limit', mandate, events: [narrower, first.event] }])
    house.record('GrantBekrachtiging', {
      effectiveOn: '2025-10-02',
      dossier: first.dossier,
      decision: first.decision,
      organ,
      extent: { kind: 'partial', amountCents: 499_999, struck: [] },
    })
    expect(shortfalls(second)).toEqual([])
  })

  test('what is wrong higher up counts where no other chain is left', () => {
    const small = decided()
    const { house, collegeMandate: mandate, college } = small
    house.record('SuspendMandate', { effectiveOn: '2025-03-01', mandate, reason })
    expect(shortfalls(small)).toEqual([{ because: 'suspended', mandate, events: [last(house)] }])
    grant(house, { organ: college, subject: 'finances', terms: terms('decide', { mayBeSubDelegated: true }) })
    expect(shortfalls(small)).toEqual([])
  })

  test('a limit higher up counts along the chain it was decided under', () => {
    const small = decided()
    const { house, collegeMandate: mandate, college } = small
    const lower = terms('decide', { mayBeSubDelegated: true, perDecisionCents: 399_999 })
    house.record('AmendMandate', { effectiveOn: '2025-03-01', mandate, terms: lower, reason })
    expect(shortfalls(small)).toEqual([{ because: 'over-decision-limit', mandate, events: [last(house)] }])
    grant(house, { organ: college, subject: 'finances', terms: terms('decide', { mayBeSubDelegated: true }) })
    expect(shortfalls(small)).toMatchObject([{ because: 'over-decision-limit' }])
  })

  test('a mandate above that may not be passed on any more breaks the chain, and both are told', () => {
    const small = decided()
    const { house, collegeMandate, subsidyMandate } = small
    const granted = house.state.mandates.get(subsidyMandate as never)!.event
    const own = terms('decide', { mayBeSubDelegated: false, perDecisionCents: 5_000_000 })
    house.record('AmendMandate', { effectiveOn: '2025-03-01', mandate: collegeMandate, terms: own, reason })
    expect(shortfalls(small)).toEqual([
      { because: 'chain-broken', mandate: subsidyMandate, events: [granted, last(house)] },
    ])
  })

  test('an organ that turns out to have ended before, its own or one above, does so', () => {
    const small = decided()
    const { house, gemeenteraad, councilMandate } = small
    house.record('DissolveOrgan', { effectiveOn: '2025-03-31', organ: gemeenteraad, reason })
    expect(shortfalls(small)).toEqual([{ because: 'organ-ended', mandate: councilMandate, events: [last(house)] }])
    const own = decided()
    own.house.record('DissolveOrgan', { effectiveOn: '2025-03-31', organ: own.stuurgroep, reason })
    expect(shortfalls(own)).toEqual([
      { because: 'organ-ended', mandate: own.subsidyMandate, events: [last(own.house)] },
    ])
    const still = decided()
    still.house.record('DissolveOrgan', { effectiveOn: '2025-04-01', organ: still.stuurgroep, reason })
    expect(shortfalls(still)).toEqual([])
  })

  test('a proposal is measured by its level, not by limits', () => {
    const small = smallHouse()
    const { house, coordinator: organ, proposalMandate: mandate, stuurgroep } = small
    const dossier = propose(small, { amountCents: 9_000_000 })
    const decision = adopt(small, dossier, { organ })
    const limited = (level: 'propose' | 'inform') =>
      house.record('AmendMandate', {
        effectiveOn: '2025-02-01',
        mandate,
        terms: terms(level, { addressee: level === 'propose' ? stuurgroep : null, perDecisionCents: 1 }),
        reason,
      })
    limited('propose')
    expect(shortfalls({ house, dossier, decision })).toEqual([])
    limited('inform')
    expect(shortfalls({ house, dossier, decision })).toEqual([
      { because: 'lower-level', mandate, events: [last(house)] },
    ])
  })

  test('conditions that were not confirmed are told; of what never had a mandate, nothing', () => {
    const small = smallHouse()
    const { house, stuurgroep: organ } = small
    const limits = { perDecisionCents: null, perYearCents: null, conditions: ['na advies'] }
    const mandate = grant(house, { organ, subject: 'vision', terms: { ...terms('decide'), limits } })
    const event = last(house)
    const dossiers = [propose(small, { subject: 'vision' }), propose(small, { subject: 'vision' })]
    const [first, second] = [
      { house, dossier: dossiers[0]!, decision: adopt(small, dossiers[0]!) },
      {
        house,
        dossier: dossiers[1]!,
        decision: adopt(small, dossiers[1]!, { outcome: 'rejected', reasons: 'Niet nu' }),
      },
    ]
    expect(shortfalls(first)).toEqual([{ because: 'conditions-unconfirmed', mandate, events: [event] }])
    expect(shortfalls(second)).toEqual([])
    const irregular = decided({ subject: 'staff', withoutMandateBecause: 'Dringend' })
    expect(shortfalls(irregular)).toEqual([])
  })

  test('what healed a decision is measured on the day of the healing', () => {
    const small = decided({ subject: 'staff', withoutMandateBecause: 'Dringend' })
    const { house, dossier, decision, college: organ, collegeMandate: mandate } = small
    house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', dossier, decision, organ })
    expect(shortfalls(small)).toEqual([])
    house.record('SuspendMandate', { effectiveOn: '2025-04-01', mandate, reason })
    expect(shortfalls(small)).toEqual([{ because: 'suspended', mandate, events: [last(house)] }])
    house.record('ResumeMandate', { effectiveOn: '2025-05-01', mandate })
    expect(shortfalls(small)).toEqual([])
  })

  test('contestable is only what still stands or waits', () => {
    const all = (end: (small: ReturnType<typeof decided>) => void): number => {
      const small = decided()
      end(small)
      small.house.record('RevokeMandate', { effectiveOn: '2025-04-01', mandate: small.subsidyMandate, reason })
      return contestable(small.house.state).length
    }
    const act = ({ dossier, decision, college: organ }: ReturnType<typeof decided>) => ({
      effectiveOn: '2025-05-01',
      dossier,
      decision,
      organ,
    })
    expect(all(() => undefined)).toBe(1)
    expect(all((small) => small.house.record('GrantBekrachtiging', act(small)))).toBe(1)
    expect(all((small) => small.house.record('RefuseBekrachtiging', { ...act(small), reasons: 'Te duur' }))).toBe(0)
    expect(all((small) => small.house.record('SendDecisionBack', { ...act(small), remarks: 'Offerte' }))).toBe(0)
    const annulment = { authority: 'Gouverneur', reasons: 'Niet geldig samengeroepen' }
    expect(
      all((small) => {
        const { organ: _, ...about } = act(small)
        small.house.record('AnnulDecision', { ...about, ...annulment })
      }),
    ).toBe(0)
    const silence = { days: 10, silence: 'lapsed' } as const
    expect(
      all((small) => {
        adoptDeadline(small, small.college, silence)
        small.house.record('RecordSilence', act(small))
      }),
    ).toBe(0)
  })

  test('a rejection does nothing that a mandate must cover', () => {
    const small = decided({ outcome: 'rejected', reasons: 'Te duur' })
    small.house.record('RevokeMandate', { effectiveOn: '2025-04-01', mandate: small.subsidyMandate, reason })
    expect(contestable(small.house.state)).toEqual([])
  })
})

describe('mandates that overlap', () => {
  const two = (small: SmallHouse, more: Partial<FieldsOf<'GrantMandate'>> & { organ?: string }) =>
    grant(small.house, { organ: small.stuurgroep, ...more })

  const sameTerms = ({ college }: SmallHouse) =>
    terms('decide-subject-to-bekrachtiging', {
      ratifyingOrgan: college,
      perDecisionCents: 1_000_000,
      perYearCents: 2_500_000,
    })

  test('are two of the same holder about the same subject that say different things', () => {
    const small = smallHouse()
    const { house, subsidyMandate } = small
    const first = house.state.mandates.get(subsidyMandate as never)!.event
    const mandate = two(small, { effectiveOn: '2025-02-01' })
    expect(overlapping(house.state)).toEqual([
      {
        mandates: [subsidyMandate, mandate],
        since: '2025-02-01',
        differs: ['level', 'perDecisionCents', 'perYearCents', 'ratifyingOrgan'],
        events: [first, last(house)],
      },
    ])
    expect(overlapping(house.state, toLocalDate('2025-01-31'))).toEqual([])
    expect(overlapping(house.state, toLocalDate('2027-12-31'))).toMatchObject([{ since: '2027-12-31' }])
    expect(overlapping(house.state, toLocalDate('2028-01-01'))).toEqual([])
  })

  test('are not those that say the same, have another holder or subject, or follow each other', () => {
    const small = smallHouse()
    two(small, { terms: sameTerms(small), until: '2027-12-31' })
    two(small, { grantee: { organ: small.stuurgroep, role: 'chair' } })
    two(small, { subject: 'finances.budget' })
    two(small, { organ: small.coordinator })
    two(small, { effectiveOn: '2028-01-01' })
    expect(overlapping(small.house.state)).toEqual([])
  })

  test('are told with what differs, from the first day that it does', () => {
    const small = smallHouse()
    const { house } = small
    const mandate = two(small, { terms: sameTerms(small) })
    const limits = { perDecisionCents: 1_000_000, perYearCents: 2_500_000, conditions: ['na advies'] }
    house.record('AmendMandate', { effectiveOn: '2025-09-01', mandate, terms: { ...sameTerms(small), limits }, reason })
    expect(overlapping(house.state)).toMatchObject([{ since: '2025-09-01', differs: ['conditions'] }])
    expect(overlapping(house.state)[0]?.events[1]).toBe(last(house))
    expect(overlapping(house.state, toLocalDate('2025-08-31'))).toEqual([])
  })

  test('may come about by a succession', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator, subsidyMandate } = small
    const mandate = two(small, { organ: coordinator })
    house.record('SucceedOrgan', {
      effectiveOn: '2025-06-01',
      organ: coordinator,
      successor: stuurgroep,
      basis: decree(),
    })
    expect(overlapping(house.state, toLocalDate('2025-05-31'))).toEqual([])
    expect(overlapping(house.state, toLocalDate('2025-06-01'))).toMatchObject([{ mandates: [subsidyMandate, mandate] }])
  })
})

describe('circles of mandates', () => {
  const passable = { mayBeSubDelegated: true }

  /** The college and the coordinator grant each other; what started it from a founding text was revoked in May. */
  const circle = () => {
    const small = smallHouse()
    const { house, college, coordinator, collegeMandate } = small
    const root = grant(house, { organ: college, subject: 'offer', terms: terms('decide', passable) })
    const mutual = { subject: 'offer', terms: terms('decide', passable) }
    const given = grant(house, { ...mutual, organ: coordinator, grantor: { kind: 'organ', organ: college } })
    const events = [last(house)]
    const back = grant(house, { ...mutual, organ: college, grantor: { kind: 'organ', organ: coordinator } })
    events.push(last(house))
    const below = grant(house, {
      organ: small.stuurgroep,
      subject: 'offer',
      grantor: { kind: 'organ', organ: college },
      terms: terms('decide'),
    })
    for (const mandate of [root, collegeMandate]) {
      house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate, reason })
    }
    return { ...small, given, back, below, events }
  }

  test('are organs that hold authority from each other only', () => {
    const { house, college, coordinator, given, back, events } = circle()
    expect(circular(house.state, toLocalDate('2025-04-30'))).toEqual([])
    expect(circular(house.state, toLocalDate('2025-05-01'))).toEqual([
      { organs: [coordinator, college], mandates: [given, back], events },
    ])
  })

  test('are gone where one of them ends, or a founding text comes above', () => {
    const broken = circle()
    broken.house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: broken.back, reason })
    expect(circular(broken.house.state, toLocalDate('2025-06-01'))).toEqual([])
    const anchored = circle()
    grant(anchored.house, { organ: anchored.college, subject: 'offer', terms: terms('decide', passable) })
    expect(circular(anchored.house.state, toLocalDate('2025-05-01'))).toEqual([])
    const narrower = circle()
    narrower.house.record('AmendMandate', {
      effectiveOn: '2025-04-01',
      mandate: narrower.given,
      terms: terms('decide'),
      reason,
    })
    expect(circular(narrower.house.state, toLocalDate('2025-05-01'))).toEqual([])
  })

  test('are an organ that grants itself, and stay whole after a succession', () => {
    const small = circle()
    const { house, college, coordinator, given, back } = small
    const successor = house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Nieuw',
      kind: 'other',
      rule: majority,
      basis: decree(),
    }).organ!
    for (const organ of [college, coordinator]) {
      house.record('SucceedOrgan', { effectiveOn: '2025-07-01', organ, successor, basis: decree() })
    }
    expect(circular(house.state, toLocalDate('2025-07-01'))).toMatchObject([
      { organs: [successor], mandates: [given, back] },
    ])
  })

  test('of different houses of cards are told apart', () => {
    const small = circle()
    const { house, stuurgroep, gemeenteraad, councilMandate } = small
    const subject = 'recognition'
    const root = grant(house, { organ: stuurgroep, subject, terms: terms('decide', passable) })
    const mutual = { subject, terms: terms('decide', passable) }
    const one = grant(house, { ...mutual, organ: gemeenteraad, grantor: { kind: 'organ', organ: stuurgroep } })
    const two = grant(house, { ...mutual, organ: stuurgroep, grantor: { kind: 'organ', organ: gemeenteraad } })
    for (const mandate of [root, councilMandate]) {
      house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate, reason })
    }
    expect(circular(house.state, toLocalDate('2025-06-01')).map(({ mandates }) => mandates)).toEqual([
      [small.given, small.back],
      [one, two],
    ])
    expect(eventOf(house, 'HouseFounded')).toBeDefined()
  })
})
