import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRegisters } from '../../src/domain/mandate/compare-registers.js'
import { whoMayDecide } from '../../src/domain/mandate/register.js'
import { type MandateQuestion, resolveMandate } from '../../src/domain/mandate/resolve.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import type { House } from './support/given.js'
import { grant, reason, subsidies } from './support/mandate-question.js'
import { days, outerDays, randomCommands } from './support/random-command.js'
import { randomHouse } from './support/random-house.js'
import { adopt, decree, majority, propose, smallHouse, terms } from './support/small-house.js'

const on = (house: House, day = '2025-06-01') => whoMayDecide(house.state, toLocalDate(day))

const about = (house: House, subject: string, day?: string) =>
  on(house, day).filter((row) => row.subject === (subject as never))

describe('the register of who may decide what', () => {
  test('tells for every subject what each organ with a mandate about it may do', () => {
    const small = smallHouse()
    const { house, gemeenteraad, college, stuurgroep, coordinator } = small
    const { councilMandate, collegeMandate, subsidyMandate, proposalMandate } = small
    const rows = about(house, subsidies)
    expect(rows.map(({ organ }) => organ)).toEqual([gemeenteraad, college, stuurgroep, coordinator].sort())
    const of = (organ: string) => rows.find((row) => row.organ === (organ as never))
    const none = { perDecisionCents: null, perYearCents: null, conditions: [] }
    expect(of(gemeenteraad)).toMatchObject({
      role: null,
      mandate: councilMandate,
      level: 'decide',
      limits: none,
      conditionsMustBeConfirmed: false,
      mayBeSubDelegated: 'yes',
      standing: { kind: 'final' },
      use: [],
      upToCents: null,
    })
    expect(of(college)).toMatchObject({ mandate: collegeMandate, upToCents: 5_000_000 })
    expect(of(stuurgroep)).toMatchObject({
      subject: subsidies,
      mandate: subsidyMandate,
      level: 'decide-subject-to-bekrachtiging',
      limits: { perDecisionCents: 1_000_000, perYearCents: 2_500_000, conditions: [] },
      mayBeSubDelegated: 'no',
      standing: { kind: 'awaits-bekrachtiging', organ: college },
      use: [{ mandate: subsidyMandate, year: 2025, limitCents: 2_500_000, usedCents: 0, leftCents: 2_500_000 }],
      upToCents: 1_000_000,
    })
    expect(of(stuurgroep)?.chain.map(({ mandate }) => mandate)).toEqual([
      subsidyMandate,
      collegeMandate,
      councilMandate,
    ])
    expect(of(coordinator)).toMatchObject({
      mandate: proposalMandate,
      level: 'propose',
      standing: { kind: 'proposal-to', organ: stuurgroep },
      use: [],
      upToCents: null,
    })
    expect(about(house, 'vision').map(({ organ }) => organ)).toEqual([gemeenteraad, college].sort())
    expect(on(house).map(({ subject }) => subject)).toEqual(
      on(house)
        .map(({ subject }) => subject)
        .sort(),
    )
  })

  test('counts every limit along the chain, and what is left of the year, in what may be decided now', () => {
    const small = smallHouse()
    const { house, coordinator, stuurgroep } = small
    const upTo = () =>
      about(house, 'working-groups.establishment').find(({ organ }) => organ === (coordinator as never))?.upToCents
    grant(house, {
      organ: coordinator,
      grantor: { kind: 'organ', organ: stuurgroep },
      subject: 'working-groups',
      terms: terms('decide', { perDecisionCents: 90_000, perYearCents: 200_000 }),
      until: '2026-12-31',
    })
    expect(upTo()).toBe(90_000)
    const lower = { mayBeSubDelegated: true, perDecisionCents: 80_000, perYearCents: 200_000 }
    house.record('AmendMandate', {
      effectiveOn: '2025-02-01',
      mandate: small.workingGroupMandate,
      terms: terms('decide', lower),
      reason,
    })
    expect(upTo()).toBe(80_000)
    for (const amountCents of [80_000, 70_000]) {
      adopt(small, propose(small, { subject: 'working-groups.establishment', amountCents }))
    }
    expect(upTo()).toBe(50_000)
  })

  test('shows roles apart, conditions, how far it may be passed on, and who is only informed', () => {
    const { house, stuurgroep, college } = smallHouse()
    grant(house, {
      organ: stuurgroep,
      grantee: { organ: stuurgroep, role: 'chair' },
      subject: 'staff',
      terms: terms('advise'),
    })
    grant(house, {
      organ: stuurgroep,
      subject: 'staff',
      terms: {
        ...terms('decide', { mayBeSubDelegated: true }),
        subDelegation: 'one-step',
        confirmConditions: true,
        limits: { perDecisionCents: null, perYearCents: null, conditions: ['na advies'] },
      },
    })
    const informed = grant(house, { organ: stuurgroep, subject: 'infrastructure', terms: terms('inform') })
    const rows = about(house, 'staff').filter(({ organ }) => organ === (stuurgroep as never))
    expect(rows).toMatchObject([
      {
        role: null,
        mayBeSubDelegated: 'one-step',
        conditionsMustBeConfirmed: true,
        limits: { conditions: ['na advies'] },
      },
      { role: 'chair', level: 'advise', standing: { kind: 'advice-only', organ: null }, upToCents: null },
    ])
    const inform = about(house, 'infrastructure').find(({ organ }) => organ === (stuurgroep as never))
    expect(inform).toMatchObject({ mandate: informed, level: 'inform', standing: null, upToCents: null, use: [] })
    expect(about(house, 'infrastructure').some(({ organ }) => organ === (college as never))).toBe(true)
    const better = grant(house, { organ: stuurgroep, subject: 'all', terms: terms('advise') })
    expect(about(house, 'infrastructure').find(({ organ }) => organ === (stuurgroep as never))?.mandate).toBe(better)
  })

  test('says nothing of who holds a mandate that gives nothing, whatever others are informed of', () => {
    const { house, stuurgroep, coordinator, gemeenteraad, college } = smallHouse()
    const adviser = house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Adviesraad',
      kind: 'other',
      rule: majority,
      basis: decree(),
    }).organ!
    grant(house, { organ: stuurgroep, subject: 'vision', terms: terms('propose', { addressee: adviser }) })
    house.record('DissolveOrgan', { effectiveOn: '2025-05-01', organ: adviser, reason })
    const holders = () => about(house, 'vision').map(({ organ, role }) => [organ, role])
    const both = [gemeenteraad, college].sort().map((organ) => [organ, null])
    expect(holders()).toEqual(both)
    grant(house, { organ: stuurgroep, subject: 'staff', terms: terms('inform') })
    expect(holders()).toEqual(both)
    const chair = { organ: stuurgroep, role: 'chair' } as const
    grant(house, { organ: stuurgroep, grantee: chair, subject: 'vision', terms: terms('inform') })
    grant(house, { organ: coordinator, subject: 'vision', terms: terms('inform') })
    expect(holders()).toHaveLength(4)
    expect(holders()).toEqual(expect.arrayContaining([...both, [stuurgroep, 'chair'], [coordinator, null]]))
  })

  test('is silent about who has no mandate that holds that day, and follows successors', () => {
    const { house, stuurgroep, coordinator, proposalMandate, subsidyMandate } = smallHouse()
    expect(on(house, '2024-12-31')).toEqual([])
    house.record('SuspendMandate', { effectiveOn: '2025-05-01', mandate: proposalMandate, reason })
    expect(on(house).some(({ organ }) => organ === (coordinator as never))).toBe(false)
    const successor = house.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Nieuwe stuurgroep',
      kind: 'stuurgroep',
      rule: majority,
      basis: decree(),
    }).organ!
    house.record('SucceedOrgan', { effectiveOn: '2025-06-01', organ: stuurgroep, successor, basis: decree() })
    const holder = (day: string) =>
      about(house, subsidies, day).find(({ mandate }) => mandate === (subsidyMandate as never))?.organ
    expect(holder('2025-05-31')).toBe(stuurgroep)
    expect(holder('2025-06-01')).toBe(successor)
  })

  test('says of every organ and subject what the answer to “may we decide this?” says', () => {
    let rows = 0
    fc.assert(
      fc.property(
        randomCommands([
          'GrantMandate',
          'AmendMandate',
          'SuspendMandate',
          'SucceedOrgan',
          'DissolveOrgan',
          'TakeDecision',
        ]),
        fc.constantFrom(...days, ...outerDays),
        (commands, day) => {
          const house = randomHouse(commands)
          const register = on(house, day)
          for (const organ of house.state.organs.keys()) {
            for (const subject of house.state.subjects.keys()) {
              const question = { organ, role: null, subject, amount: null, on: day } as MandateQuestion
              const answer = resolveMandate(house.state, question)
              const row = register.find((one) => one.organ === organ && one.role === null && one.subject === subject)
              if (answer.found) {
                expect(row).toMatchObject({ mandate: answer.mandate.mandate, chain: answer.mandate.chain })
                expect(row?.standing).toEqual(answer.standing)
                if (answer.mandate.level.startsWith('decide')) expect(row?.use).toEqual(answer.use)
                rows += 1
              } else expect(row?.level ?? 'inform').toBe('inform')
            }
          }
          expect(new Set(register.map(({ subject, organ, role }) => `${subject} ${organ} ${role}`)).size).toBe(
            register.length,
          )
        },
      ),
      { numRuns: 20 },
    )
    expect(rows).toBeGreaterThan(100)
  })

  test('of a large house is made in little time', () => {
    const { house, college } = smallHouse()
    const organs = Array.from(
      { length: 8 },
      (_, number) =>
        house.record('EstablishOrgan', {
          effectiveOn: '2025-01-01',
          name: `Orgaan ${number}`,
          kind: 'other',
          rule: majority,
          basis: decree(),
        }).organ!,
    )
    for (const organ of organs) {
      for (const subject of ['all', 'finances', 'staff', 'partners']) {
        grant(house, {
          organ,
          subject,
          grantor: { kind: 'organ', organ: college },
          terms: terms('decide', { perDecisionCents: 1, perYearCents: 5 }),
          until: '2027-12-31',
        })
      }
    }
    const started = performance.now()
    expect(on(house).length).toBeGreaterThan(200)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('the difference between two days', () => {
  const between = (house: House, from: string, to: string) => compareRegisters(on(house, from), on(house, to))

  test('is nothing where nothing changed, whatever was used in between', () => {
    const small = smallHouse()
    adopt(small, propose(small), { effectiveOn: '2025-04-01' })
    expect(between(small.house, '2025-03-01', '2025-06-01')).toEqual({ added: [], ended: [], changed: [] })
  })

  test('tells what was added and what ended', () => {
    const { house, coordinator, stuurgroep, proposalMandate } = smallHouse()
    house.record('RevokeMandate', { effectiveOn: '2025-05-01', mandate: proposalMandate, reason })
    const mandate = grant(house, { organ: coordinator, subject: 'communication.promotion', effectiveOn: '2025-05-01' })
    const { added, ended, changed } = between(house, '2025-04-30', '2025-05-01')
    expect(added.map(({ subject, organ, mandate: id }) => [subject, organ, id])).toEqual([
      ['communication.promotion', coordinator, mandate],
    ])
    expect(ended.map(({ subject }) => subject)).toEqual([
      'finances',
      'finances.accounts',
      'finances.budget',
      'finances.use-of-subsidies',
    ])
    expect(
      ended.every(({ standing }) => standing?.kind === 'proposal-to' && standing.organ === (stuurgroep as never)),
    ).toBe(true)
    expect(changed).toEqual([])
  })

  test.each<[string, object, readonly string[]]>([
    ['level', { level: 'decide', ratifyingOrgan: null }, ['level', 'ratifyingOrgan']],
    ['limit per decision', { perDecisionCents: 900_000 }, ['perDecisionCents']],
    ['limit per year', { perYearCents: 2_000_000 }, ['perYearCents']],
    ['conditions', { conditions: ['na advies'] }, ['conditions']],
    ['confirming them', { confirmConditions: true }, ['conditionsMustBeConfirmed']],
    ['passing on', { mayBeSubDelegated: true }, ['mayBeSubDelegated']],
    ['passing on one step', { mayBeSubDelegated: true, subDelegation: 'one-step' }, ['mayBeSubDelegated']],
  ])('tells what changed: %s', (_what, change, fields) => {
    const { house, college, subsidyMandate: mandate } = smallHouse()
    const {
      perDecisionCents = 1_000_000,
      perYearCents = 2_500_000,
      conditions = [],
      ...rest
    } = change as {
      perDecisionCents?: number
      perYearCents?: number
      conditions?: string[]
    }
    const before = terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, ...rest })
    house.record('AmendMandate', {
      effectiveOn: '2025-05-01',
      mandate,
      terms: { ...before, limits: { perDecisionCents, perYearCents, conditions } },
      reason,
    })
    const difference = between(house, '2025-04-30', '2025-05-01')
    expect(difference).toMatchObject({ added: [], ended: [], changed: [{ fields }] })
    const [changed] = difference.changed
    expect(changed?.before).toEqual(
      about(house, subsidies, '2025-04-30').find((row) => row.mandate === (mandate as never)),
    )
    expect(changed?.after).toEqual(
      about(house, subsidies, '2025-05-01').find((row) => row.mandate === (mandate as never)),
    )
  })

  test('tells who ratifies, to whom proposals go, and what stands above', () => {
    const { house, college, gemeenteraad, coordinator, stuurgroep, subsidyMandate, proposalMandate } = smallHouse()
    const amend = (mandate: string, to: Parameters<typeof terms>) =>
      house.record('AmendMandate', { effectiveOn: '2025-05-01', mandate, terms: terms(...to), reason })
    amend(subsidyMandate, [
      'decide-subject-to-bekrachtiging',
      { ratifyingOrgan: gemeenteraad, perDecisionCents: 1_000_000, perYearCents: 2_500_000 },
    ])
    amend(proposalMandate, ['propose', { addressee: college }])
    const fieldsOf = (day: string, organ: string) =>
      between(house, '2025-04-30', day)
        .changed.filter(({ after }) => after.organ === (organ as never))
        .map(({ fields }) => fields)
    expect(fieldsOf('2025-05-01', stuurgroep)).toEqual([['ratifyingOrgan']])
    expect(new Set(fieldsOf('2025-05-01', coordinator).flat())).toEqual(new Set(['addressee']))
    const directly = grant(house, {
      organ: college,
      effectiveOn: '2025-06-01',
      subject: 'finances',
      terms: terms('decide', { mayBeSubDelegated: true }),
    })
    expect(fieldsOf('2025-06-01', stuurgroep)).toEqual([['ratifyingOrgan', 'chain']])
    expect(about(house, 'finances', '2025-06-01').find(({ organ }) => organ === (college as never))?.mandate).toBe(
      directly,
    )
    expect(fieldsOf('2025-06-01', college)[0]).toEqual(['perDecisionCents', 'mandate', 'chain'])
  })

  test('tells to whom advice goes', () => {
    const { house, coordinator, stuurgroep } = smallHouse()
    const mandate = grant(house, { organ: coordinator, subject: 'vision', terms: terms('advise') })
    house.record('AmendMandate', {
      effectiveOn: '2025-05-01',
      mandate,
      terms: terms('advise', { addressee: stuurgroep }),
      reason,
    })
    expect(between(house, '2025-04-30', '2025-05-01').changed.map(({ fields }) => fields)).toEqual([['addressee']])
  })
})
