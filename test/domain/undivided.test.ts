import { describe, expect, test } from 'vitest'
import { undividedOn } from '../../src/domain/money/undivided.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { decideFinally, lineOf, moneyHouse, proposeMoney } from './support/money.js'
import { adopt, propose, smallHouse } from './support/small-house.js'

const titlesOn = (state: Parameters<typeof undividedOn>[0], day: string | null) =>
  undividedOn(state, day === null ? null : toLocalDate(day)).map(({ amount, finalOn }) => [Number(amount), finalOn])

describe('a decision about an amount has to be divided', () => {
  test('from the day it is final, until an allocation says from which grant it comes', () => {
    const money = moneyHouse()
    const { house, grant, centre } = money
    const dossier = proposeMoney(money, 50_000)
    const decision = decideFinally(money, dossier)
    const finalOn = undividedOn(house.state, null)[0]!.finalOn
    expect(titlesOn(house.state, null)).toEqual([[50_000, finalOn]])
    expect(undividedOn(house.state, null)[0]).toMatchObject({ id: decision, dossier })
    expect(titlesOn(house.state, '2025-02-28')).toEqual([])
    house.record('MakeAllocation', {
      effectiveOn: '2025-05-20',
      dossier,
      decision,
      ...lineOf({ grant, centre }, { amountCents: 50_000 }),
    })
    expect(titlesOn(house.state, null)).toEqual([])
    expect(titlesOn(house.state, '2025-05-19')).toEqual([[50_000, finalOn]])
    expect(titlesOn(house.state, '2025-05-20')).toEqual([])
  })

  test('no longer when it is annulled', () => {
    const money = moneyHouse()
    const decision = decideFinally(money, proposeMoney(money, 50_000))
    expect(undividedOn(money.house.state, null)).toHaveLength(1)
    money.house.record('AnnulDecision', {
      effectiveOn: '2025-05-01',
      decision,
      dossier: undividedOn(money.house.state, null)[0]!.dossier,
      authority: 'Gouverneur',
      reasons: 'Onwettig.',
    })
    expect(undividedOn(money.house.state, null)).toEqual([])
  })

  test('not while it waits for bekrachtiging; also in a house that has no grant yet', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const decision = adopt(small, dossier)
    expect(undividedOn(small.house.state, null)).toEqual([])
    small.house.record('GrantBekrachtiging', { effectiveOn: '2025-04-10', dossier, decision, organ: small.college })
    expect(titlesOn(small.house.state, null)).toEqual([[400_000, '2025-04-10']])
  })
})
