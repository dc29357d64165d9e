import { describe, expect, test } from 'vitest'
import { type MandateQuestion, resolveMandate } from '../../src/domain/mandate/resolve.js'
import type { FieldsOf, House } from './support/given.js'
import { adopt, contentOf, decree, propose, type SmallHouse, smallHouse, terms } from './support/small-house.js'

type Question = {
  readonly organ: string
  readonly role?: MandateQuestion['role']
  readonly subject?: string
  readonly amount?: bigint | null
  readonly on?: string
}

const subsidies = 'finances.use-of-subsidies'
const reason = 'Beslissing van de grantor'

const ask = (house: House, { role = null, subject = subsidies, amount = null, on = '2025-06-01', organ }: Question) =>
  resolveMandate(house.state, { organ, role, subject, amount, on } as MandateQuestion)

const found = (house: House, question: Question) => {
  const answer = ask(house, question)
  if (!answer.found) throw new Error(`No mandate: ${JSON.stringify(answer.considered)}`)
  return { standing: answer.standing, mandate: answer.mandate.mandate, answer: answer.mandate }
}

const refusedFor = (house: House, question: Question): readonly string[] => {
  const answer = ask(house, question)
  if (answer.found) throw new Error(`A mandate was found: ${answer.mandate.mandate}`)
  return answer.considered.map(({ because }) => because)
}

const grant = (house: House, fields: Partial<FieldsOf<'GrantMandate'>> & { organ: string }): string => {
  const { organ, ...rest } = fields
  return house.record('GrantMandate', {
    effectiveOn: '2025-01-01',
    grantor: decree(),
    grantee: { organ, role: null },
    subject: subsidies,
    terms: terms('decide'),
    ...rest,
  }).mandate!
}

describe('the five outcomes', () => {
  test('final at once: who may decide decides', () => {
    const { house, college, collegeMandate } = smallHouse()
    expect(found(house, { organ: college })).toMatchObject({ standing: { kind: 'final' }, mandate: collegeMandate })
  })

  test('waits for bekrachtiging by the organ that the mandate names', () => {
    const { house, stuurgroep, college, subsidyMandate } = smallHouse()
    expect(found(house, { organ: stuurgroep })).toMatchObject({
      standing: { kind: 'awaits-bekrachtiging', organ: college },
      mandate: subsidyMandate,
    })
  })

  test('only a proposal: the coordinator proposes finances to the stuurgroep', () => {
    const { house, coordinator, stuurgroep, proposalMandate } = smallHouse()
    expect(found(house, { organ: coordinator, amount: 900_000_000n })).toMatchObject({
      standing: { kind: 'proposal-to', organ: stuurgroep },
      mandate: proposalMandate,
    })
  })

  test('advice only, to an organ or to whoever listens', () => {
    const { house, coordinator, college } = smallHouse()
    grant(house, { organ: coordinator, subject: 'vision', terms: terms('advise', { addressee: college }) })
    grant(house, { organ: coordinator, subject: 'offer', terms: terms('advise') })
    expect(found(house, { organ: coordinator, subject: 'vision' }).standing).toEqual({
      kind: 'advice-only',
      organ: college,
    })
    expect(found(house, { organ: coordinator, subject: 'offer' }).standing).toEqual({
      kind: 'advice-only',
      organ: null,
    })
  })

  test('no mandate: the coordinator does not decide on staff, and a duty to be informed gives no say', () => {
    const { house, coordinator } = smallHouse()
    expect(refusedFor(house, { organ: coordinator, subject: 'staff' })).toEqual([])
    grant(house, { organ: coordinator, subject: 'staff', terms: terms('inform') })
    expect(refusedFor(house, { organ: coordinator, subject: 'staff' })).toEqual(['inform-only'])
  })
})

describe('which mandate', () => {
  test('covers its subject and all below it, never what stands above or beside it', () => {
    const { house, stuurgroep } = smallHouse()
    house.record('AddSubject', { effectiveOn: '2025-01-01', subject: `${subsidies}.play`, label: 'Spel' })
    expect(found(house, { organ: stuurgroep, subject: `${subsidies}.play` }).answer.subject).toBe(subsidies)
    expect(refusedFor(house, { organ: stuurgroep, subject: 'finances' })).toEqual([])
    expect(refusedFor(house, { organ: stuurgroep, subject: 'finances.budget' })).toEqual([])
  })

  test('the most specific subject goes before a higher level', () => {
    const { house, college, coordinator } = smallHouse()
    const specific = grant(house, { organ: college, terms: terms('propose', { addressee: coordinator }) })
    expect(found(house, { organ: college }).mandate).toBe(specific)
  })

  test('on the same subject the higher level goes first, then the one granted later', () => {
    const { house, coordinator, college } = smallHouse()
    const first = grant(house, { organ: coordinator })
    grant(house, { organ: coordinator, terms: terms('propose', { addressee: college }) })
    expect(found(house, { organ: coordinator }).mandate).toBe(first)
    const later = grant(house, { organ: coordinator })
    expect(found(house, { organ: coordinator }).mandate).toBe(later)
  })

  test('of an organ as a whole does not serve a role-holder, nor the other way round', () => {
    const { house, stuurgroep } = smallHouse()
    const ofChair = grant(house, { organ: stuurgroep, grantee: { organ: stuurgroep, role: 'chair' }, subject: 'staff' })
    expect(found(house, { organ: stuurgroep, role: 'chair', subject: 'staff' }).mandate).toBe(ofChair)
    expect(refusedFor(house, { organ: stuurgroep, subject: 'staff' })).toEqual([])
    expect(refusedFor(house, { organ: stuurgroep, role: 'secretary', subject: 'staff' })).toEqual([])
    expect(refusedFor(house, { organ: stuurgroep, role: 'chair' })).toEqual([])
  })
})

describe('the days of a mandate', () => {
  const holdsOn = (small: SmallHouse, on: string): boolean => ask(small.house, { organ: small.stuurgroep, on }).found

  test('first and last day are included', () => {
    const small = smallHouse()
    const days = ['2024-12-31', '2025-01-01', '2027-12-31', '2028-01-01']
    expect(days.map((on) => holdsOn(small, on))).toEqual([false, true, true, false])
  })

  test('a suspension counts from its day until the day it is resumed', () => {
    const small = smallHouse()
    const { house, subsidyMandate: mandate } = small
    house.record('SuspendMandate', { effectiveOn: '2025-05-01', mandate, reason })
    expect(['2025-04-30', '2025-05-01', '2026-01-01'].map((on) => holdsOn(small, on))).toEqual([true, false, false])
    house.record('ResumeMandate', { effectiveOn: '2025-06-01', mandate })
    expect(['2025-05-31', '2025-06-01', '2026-01-01'].map((on) => holdsOn(small, on))).toEqual([false, true, true])
    expect(refusedFor(house, { organ: small.stuurgroep, on: '2025-05-31' })).toEqual(['not-valid-that-day'])
  })

  test('a revocation counts from its day for ever', () => {
    const small = smallHouse()
    small.house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate: small.subsidyMandate, reason })
    expect(['2025-04-30', '2025-05-01', '2026-01-01'].map((on) => holdsOn(small, on))).toEqual([true, false, false])
  })

  test('a renewal carries it past its old last day', () => {
    const small = smallHouse()
    const { house, subsidyMandate: mandate } = small
    house.record('RenewMandate', { effectiveOn: '2027-06-01', mandate, until: '2028-12-31' })
    expect(['2027-12-31', '2028-01-01', '2028-12-31', '2029-01-01'].map((on) => holdsOn(small, on))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('amended terms hold from their day, the earlier ones until then, in whichever order they were recorded', () => {
    const { house, stuurgroep, college, gemeenteraad, subsidyMandate: mandate } = smallHouse()
    const amend = (effectiveOn: string, amended: FieldsOf<'AmendMandate'>['terms']) =>
      house.record('AmendMandate', { effectiveOn, mandate, terms: amended, reason })
    const within = { perDecisionCents: 1_000_000, perYearCents: 2_500_000 }
    amend('2025-09-01', terms('decide', within))
    amend('2025-05-01', terms('decide-subject-to-bekrachtiging', { ...within, ratifyingOrgan: gemeenteraad }))
    const standings = ['2025-04-30', '2025-05-01', '2025-08-31', '2025-09-01'].map(
      (on) => found(house, { organ: stuurgroep, on }).standing,
    )
    expect(standings).toEqual([
      { kind: 'awaits-bekrachtiging', organ: college },
      { kind: 'awaits-bekrachtiging', organ: gemeenteraad },
      { kind: 'awaits-bekrachtiging', organ: gemeenteraad },
      { kind: 'final' },
    ])
  })
})

describe('limits', () => {
  test('per decision: the limit itself is allowed, a cent more is not, and without money there is none', () => {
    const { house, stuurgroep } = smallHouse()
    expect(found(house, { organ: stuurgroep, amount: 1_000_000n }).standing.kind).toBe('awaits-bekrachtiging')
    expect(refusedFor(house, { organ: stuurgroep, amount: 1_000_001n })).toEqual(['over-decision-limit'])
    expect(found(house, { organ: stuurgroep, amount: null }).standing.kind).toBe('awaits-bekrachtiging')
  })

  const spend = (small: SmallHouse, amountCents: number, effectiveOn = '2025-04-01') => {
    const dossier = propose(small, { amountCents })
    return { dossier, decision: adopt(small, dossier, { effectiveOn }), organ: small.college }
  }

  test('per calendar year: what waits for bekrachtiging is reserved, up to the cent', () => {
    const small = smallHouse()
    const { house, stuurgroep: organ } = small
    spend(small, 1_000_000)
    spend(small, 1_000_000, '2025-12-31')
    expect(found(house, { organ, amount: 500_000n }).standing.kind).toBe('awaits-bekrachtiging')
    expect(refusedFor(house, { organ, amount: 500_001n })).toEqual(['over-year-limit'])
    expect(found(house, { organ, amount: 500_001n, on: '2026-01-01' }).standing.kind).toBe('awaits-bekrachtiging')
  })

  test('per calendar year: what was ratified stays used, what was refused or sent back is free again', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const room = (): boolean => ask(house, { organ: stuurgroep, amount: 1_000_000n }).found
    const acts = [spend(small, 1_000_000), spend(small, 1_000_000)]
    expect(room()).toBe(false)
    house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', ...acts[0]! })
    expect(room()).toBe(false)
    house.record('RefuseBekrachtiging', { effectiveOn: '2025-05-01', ...acts[1]!, reasons: 'Te duur' })
    expect(room()).toBe(true)
    const third = spend(small, 1_000_000)
    expect(room()).toBe(false)
    house.record('SendDecisionBack', { effectiveOn: '2025-05-02', ...third, remarks: 'Vraag een offerte' })
    expect(room()).toBe(true)
  })

  test('per calendar year: a rejection, a postponement and a proposal use nothing', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator } = small
    const take = (fields: Partial<FieldsOf<'TakeDecision'>>) =>
      adopt(small, propose(small, { amountCents: 1_000_000 }), fields)
    for (let round = 0; round < 3; round += 1) {
      take({ outcome: 'rejected', reasons: 'Past niet in het actieplan' })
      take({ outcome: 'postponed' })
      take({ organ: coordinator })
    }
    expect(ask(house, { organ: stuurgroep, amount: 1_000_000n }).found).toBe(true)
  })

  test('count along the whole chain: what is passed on to two organs stays one purse', () => {
    const small = smallHouse()
    const { house, stuurgroep, coordinator, college } = small
    const passOn = { grantor: { kind: 'organ', organ: stuurgroep }, subject: 'working-groups.establishment' } as const
    const limits = { perDecisionCents: 100_000, perYearCents: 200_000 }
    grant(house, { ...passOn, organ: coordinator, terms: terms('decide', limits), until: '2026-12-31' })
    const other = house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Kerngroep',
      kind: 'kerngroep',
      rule: { method: 'consensus', source: 'Reglement' },
      basis: decree(),
    }).organ!
    grant(house, { ...passOn, organ: other, terms: terms('decide', limits), until: '2026-12-31' })
    const establish = { subject: 'working-groups.establishment', amountCents: 100_000 }
    adopt(small, propose(small, establish), { organ: coordinator })
    adopt(small, propose(small, establish), { organ: stuurgroep })
    const question = { subject: establish.subject, amount: 1n }
    for (const organ of [coordinator, other]) {
      expect(refusedFor(house, { ...question, organ })).toEqual(['chain-broken'])
    }
    expect(refusedFor(house, { ...question, organ: stuurgroep })).toEqual(['over-year-limit'])
    expect(ask(house, { ...question, organ: college }).found).toBe(true)
  })

  test('of an amount are those of the newest version of the proposal', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const dossier = propose(small, { amountCents: 1 })
    const by = { kind: 'organ', organ: stuurgroep } as const
    const effectiveOn = '2025-03-02'
    house.record('ReviseProposal', { effectiveOn, dossier, by, content: contentOf(1_000_001), explanation: 'Offerte' })
    expect(() => adopt(small, dossier)).toThrow('decision.over-limit')
  })
})

describe('the chain', () => {
  test('names every mandate up to the founding text, with grantor, grantee, subject and level', () => {
    const { house, stuurgroep, college, gemeenteraad, subsidyMandate, collegeMandate, councilMandate } = smallHouse()
    expect(found(house, { organ: stuurgroep }).answer).toEqual({
      mandate: subsidyMandate,
      level: 'decide-subject-to-bekrachtiging',
      subject: subsidies,
      chain: [
        {
          mandate: subsidyMandate,
          grantor: { kind: 'organ', organ: college },
          grantee: { organ: stuurgroep, role: null },
          subject: subsidies,
          level: 'decide-subject-to-bekrachtiging',
          from: '2025-01-01',
        },
        {
          mandate: collegeMandate,
          grantor: { kind: 'organ', organ: gemeenteraad },
          grantee: { organ: college, role: null },
          subject: 'all',
          level: 'decide',
          from: '2025-01-01',
        },
        {
          mandate: councilMandate,
          grantor: decree(),
          grantee: { organ: gemeenteraad, role: null },
          subject: 'all',
          level: 'decide',
          from: '2025-01-01',
        },
      ],
    })
  })

  test('breaks on the day an upper mandate is revoked, suspended or over', () => {
    const revoked = smallHouse()
    revoked.house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: revoked.councilMandate, reason })
    const suspended = smallHouse()
    suspended.house.record('SuspendMandate', { effectiveOn: '2025-06-01', mandate: suspended.collegeMandate, reason })
    for (const { house, stuurgroep } of [revoked, suspended]) {
      expect(ask(house, { organ: stuurgroep, on: '2025-05-31' }).found).toBe(true)
      expect(refusedFor(house, { organ: stuurgroep, on: '2025-06-01' })).toEqual(['chain-broken'])
    }
  })

  test('breaks when an upper mandate is amended below what was passed on', () => {
    const { house, stuurgroep, collegeMandate: mandate } = smallHouse()
    const amend = (effectiveOn: string, amended: FieldsOf<'AmendMandate'>['terms']) =>
      house.record('AmendMandate', { effectiveOn, mandate, terms: amended, reason })
    amend('2025-03-01', terms('decide', { mayBeSubDelegated: true, perDecisionCents: 500_000 }))
    amend('2025-04-01', terms('decide', { perDecisionCents: 5_000_000 }))
    amend('2025-05-01', terms('propose', { addressee: stuurgroep, mayBeSubDelegated: true }))
    const on = (day: string, amount: bigint) => ask(house, { organ: stuurgroep, on: day, amount }).found
    expect(on('2025-02-28', 1_000_000n)).toBe(true)
    expect(on('2025-03-01', 1_000_000n)).toBe(false)
    expect(on('2025-03-01', 500_000n)).toBe(true)
    expect(on('2025-04-01', 1n)).toBe(false)
    expect(on('2025-05-01', 1n)).toBe(false)
  })

  test('breaks when the upper mandate is amended to another ratifying organ', () => {
    const { house, stuurgroep, coordinator, college, gemeenteraad } = smallHouse()
    const under = (ratifyingOrgan: string) =>
      terms('decide-subject-to-bekrachtiging', { ratifyingOrgan, mayBeSubDelegated: true })
    const mandate = grant(house, { organ: stuurgroep, subject: 'staff', terms: under(college) })
    const passedOn = { grantor: { kind: 'organ', organ: stuurgroep }, subject: 'staff', organ: coordinator } as const
    grant(house, { ...passedOn, terms: under(college) })
    house.record('AmendMandate', { effectiveOn: '2025-06-01', mandate, terms: under(gemeenteraad), reason })
    expect(ask(house, { organ: coordinator, subject: 'staff', on: '2025-05-31' }).found).toBe(true)
    expect(refusedFor(house, { organ: coordinator, subject: 'staff' })).toEqual(['chain-broken'])
  })

  test('finds another way up when one is broken', () => {
    const { house, stuurgroep, college, collegeMandate } = smallHouse()
    const directly = grant(house, { organ: college, subject: 'finances', terms: terms('decide', passable) })
    house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate: collegeMandate, reason })
    expect(found(house, { organ: stuurgroep }).answer.chain.map(({ mandate }) => mandate)[1]).toBe(directly)
  })

  const passable = { mayBeSubDelegated: true }

  test('of two organs that hold authority from each other only does not hold', () => {
    const { house, college, coordinator, collegeMandate } = smallHouse()
    const root = grant(house, { organ: college, subject: 'offer', terms: terms('decide', passable) })
    const mutual = { subject: 'offer', terms: terms('decide', passable) }
    grant(house, { ...mutual, organ: coordinator, grantor: { kind: 'organ', organ: college } })
    grant(house, { ...mutual, organ: college, grantor: { kind: 'organ', organ: coordinator } })
    expect(found(house, { organ: coordinator, subject: 'offer' }).answer.chain.at(-1)?.mandate).toBe(root)
    for (const mandate of [root, collegeMandate]) {
      house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate, reason })
    }
    expect(refusedFor(house, { organ: coordinator, subject: 'offer' })).toEqual(['chain-broken'])
  })

  test('is found in reasonable time where eight organs have all granted each other everything', () => {
    const { house, gemeenteraad, councilMandate, stuurgroep, college, coordinator } = smallHouse()
    const others = Array.from(
      { length: 4 },
      (_, number) =>
        house.record('EstablishOrgan', {
          effectiveOn: '2025-01-01',
          name: `Werkgroep ${number}`,
          kind: 'werkgroep',
          rule: { method: 'consensus', source: 'Reglement' },
          basis: decree(),
        }).organ!,
    )
    const organs = [gemeenteraad, stuurgroep, college, coordinator, ...others]
    for (const from of organs) {
      for (const to of organs) {
        if (from === to) continue
        grant(house, {
          organ: to,
          grantor: { kind: 'organ', organ: from },
          subject: 'all',
          terms: terms('decide', passable),
        })
      }
    }
    house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate: councilMandate, reason })
    const started = performance.now()
    expect(refusedFor(house, { organ: others[3]!, subject: 'vision' })).toContain('chain-broken')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
