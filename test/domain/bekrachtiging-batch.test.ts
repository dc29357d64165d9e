import { describe, expect, test } from 'vitest'
import { finalOn } from '../../src/domain/bekrachtiging/status.js'
import { commandOf, given, nobody } from './support/given.js'
import { decisionOf } from './support/ratifying.js'
import { adopt, propose, smallHouse } from './support/small-house.js'

describe('several decisions ratified at one sitting', () => {
  const waiting = (count: number) => {
    const small = smallHouse()
    const decisions = Array.from({ length: count }, () => {
      const dossier = propose(small, { amountCents: 1_000 })
      return { dossier, decision: adopt(small, dossier) }
    })
    const batch = (more: object = {}) =>
      given(small.house).when('GrantBekrachtigingBatch', {
        effectiveOn: '2025-05-01',
        organ: small.college,
        decisions,
        ...more,
      })
    return { ...small, decisions, batch }
  }

  test('each get a bekrachtiging in full, with the sitting and the remarks', () => {
    const small = waiting(3)
    const { house, college, decisions } = small
    const meeting = house.record('ConveneMeeting', {
      effectiveOn: '2025-04-20',
      organ: college,
      heldOn: '2025-05-01',
    }).meeting!
    const decided = house.decide(
      commandOf('GrantBekrachtigingBatch', {
        effectiveOn: '2025-05-01',
        organ: college,
        meeting,
        decisions,
        remarks: 'Akkoord',
      }),
    )
    expect(decided).toEqual({
      ok: true,
      created: {},
      events: decisions.map((about) => ({
        type: 'BekrachtigingGranted',
        data: {
          ...about,
          organ: college,
          meeting,
          extent: { kind: 'full' },
          conditions: [],
          remarks: 'Akkoord',
          heals: null,
        },
      })),
    })
    if (decided.ok) house.happened(decided.events, '2025-05-01' as never)
    for (const { dossier, decision } of decisions)
      expect(finalOn(decisionOf(small, dossier, decision))).toBe('2025-05-01')
  })

  test('or none of them when one may not be; the refusal names which', () => {
    const { house, decisions, batch, college, gemeenteraad, stuurgroep, ...rest } = waiting(3)
    const [first, second, third] = decisions
    const before = house.state
    const of = (...given: unknown[]) => batch({ decisions: given })
    of(first, { ...second, decision: nobody }).refused('decision.unknown', 'decisions.1.decision')
    of(first, second, { ...third, dossier: nobody }).refused('dossier.unknown', 'decisions.2.dossier')
    of(first, second, first).refused('bekrachtiging.already-given', 'decisions.2.decision')
    batch({ organ: gemeenteraad }).refused('bekrachtiging.organ-not-named', 'decisions.0', { named: 'College' })
    batch({ effectiveOn: '2025-03-31' }).refused('bekrachtiging.before-decision', 'decisions.0', { day: '2025-04-01' })
    batch({ meeting: nobody }).refused('meeting.unknown', 'meeting')
    expect(house.state).toBe(before)
    const small = { house, college, gemeenteraad, stuurgroep, ...rest }
    const dossier = propose(small, { subject: 'vision', amountCents: null })
    const decision = adopt(small, dossier, { withoutMandateBecause: 'Haast' })
    of(first, { dossier, decision }).refused('bekrachtiging.healing-apart', 'decisions.1.decision')
    const large = propose(small, { subject: 'vision', amountCents: 5_000_001 })
    const above = { dossier: large, decision: adopt(small, large, { withoutMandateBecause: 'Haast' }) }
    of(first, above).refused('bekrachtiging.no-authority', 'decisions.1', { organ: 'College' })
    house.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', organ: college, ...second! })
    batch().refused('bekrachtiging.not-awaited', 'decisions.1.decision')
  })
})
