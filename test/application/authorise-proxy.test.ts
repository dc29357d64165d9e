import { describe, expect, test } from 'vitest'
import { authorise } from '../../src/application/authorise.js'
import type { HouseId, SeatId } from '../../src/domain/shared/identifiers.js'
import { proxiesAllowed } from '../domain/support/facts.js'
import { commandOf, today } from '../domain/support/given.js'
import { propose, smallHouse } from '../domain/support/small-house.js'
import { adoptRules, giveProxy } from '../domain/support/under-rules.js'

const voting = (secret: boolean, revokedOn?: string) => {
  const small = smallHouse()
  const { house, stuurgroep, member, limitedMember } = small
  adoptRules(small, { proxies: proxiesAllowed() })
  const dossier = propose(small, { amountCents: null })
  const ballot = house.record('OpenBallot', { effectiveOn: '2025-03-24', dossier, organ: stuurgroep, secret }).ballot!
  giveProxy(small, 1, member, limitedMember, revokedOn === undefined ? {} : { revokedOn })
  const command = commandOf('CastVote', { effectiveOn: '2025-03-24', dossier, ballot, seat: member, choice: 'for' })
  const may = (seat: string): boolean => {
    const { person } = house.state.seats.get(seat as SeatId)!
    const id = house.context.house as HouseId
    return authorise({ kind: 'person', house: id, person }, id, command, house.state, today).allowed
  }
  return { ...small, may }
}

describe('the vote of a seat that gave a proxy', () => {
  test('is cast by the holder of the proxy, or recorded by chair or secretary; the giver revokes it first', () => {
    const { may, member, limitedMember, chair, referringMember } = voting(false)
    expect([member, limitedMember, chair, referringMember].map(may)).toEqual([false, true, true, false])
  })

  test('in a secret ballot is not recorded by the chair', () => {
    const { may, member, limitedMember, chair, referringMember } = voting(true)
    expect([member, limitedMember, chair, referringMember].map(may)).toEqual([false, true, false, false])
  })

  test('is no business of a holder whose proxy was revoked', () => {
    const { may, member, limitedMember } = voting(false, '2025-03-24')
    expect([member, limitedMember].map(may)).toEqual([true, false])
  })
})
