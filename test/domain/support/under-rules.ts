import type { Meeting } from '../../../src/domain/meeting/state.js'
import type { GivenProxy, ProxyScope } from '../../../src/domain/proxy/state.js'
import type { RuleSet } from '../../../src/domain/rule-set/rule-set.js'
import type { DossierId, EventId, MeetingId, OrganId, ProxyId, SeatId } from '../../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../../src/domain/shared/time.js'
import { rulesWith } from './facts.js'
import { type FieldsOf, given } from './given.js'
import { propose, type SmallHouse, smallHouse } from './small-house.js'

export const meetingDay = '2025-03-24'

/** The stuurgroep under rules of its own from the first day. */
export const adoptRules = ({ house, stuurgroep }: SmallHouse, changes: Partial<RuleSet>): void => {
  house.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ: stuurgroep, rules: rulesWith(changes) })
}

/** A proxy as the state keeps it; the day it is given is the first of March unless given. */
export const giveProxy = (
  { house, stuurgroep }: SmallHouse,
  number: number,
  giver: string,
  holder: string,
  more: { scope?: ProxyScope; givenOn?: string; revokedOn?: string; organ?: string } = {},
): ProxyId => {
  const proxy = `000000f0-0000-7000-8000-${number.toString().padStart(12, '0')}` as ProxyId
  const given: GivenProxy = {
    organ: (more.organ ?? stuurgroep) as OrganId,
    giver: giver as SeatId,
    holder: holder as SeatId,
    scope: more.scope ?? { kind: 'period', from: toLocalDate('2025-03-01'), until: toLocalDate('2025-03-31') },
    givenOn: toLocalDate(more.givenOn ?? '2025-03-01'),
    revokedOn: more.revokedOn === undefined ? null : toLocalDate(more.revokedOn),
    event: 'proxy given' as EventId,
    irregular: [],
    revision: number,
  }
  house.state = { ...house.state, proxies: house.state.proxies.set(proxy, given) }
  return proxy
}

/** A meeting of the stuurgroep, with what was recorded of it. */
export const meet = ({ house, stuurgroep }: SmallHouse, more: Partial<Meeting> = {}): string => {
  const { meeting } = house.record('ConveneMeeting', {
    effectiveOn: '2025-03-01',
    organ: stuurgroep,
    heldOn: meetingDay,
  })
  const id = meeting as MeetingId
  house.state = { ...house.state, meetings: house.state.meetings.update(id, (one) => ({ ...one!, ...more })) }
  return meeting!
}

/** A ballot of the stuurgroep that is open under these rules. */
export const openedUnder = (
  changes: Partial<RuleSet>,
  before: (small: SmallHouse, dossier: string) => string | null = () => null,
) => {
  const small = smallHouse()
  const { house, stuurgroep } = small
  adoptRules(small, changes)
  const dossier = propose(small, { amountCents: null })
  const meeting = before(small, dossier)
  const ballot = house.record('OpenBallot', { effectiveOn: meetingDay, dossier, organ: stuurgroep, meeting }).ballot!
  const inBallot = { effectiveOn: meetingDay, dossier, ballot }
  const vote = (seat: string, more: Partial<FieldsOf<'CastVote'>> = {}) =>
    given(house).when('CastVote', { ...inBallot, seat, choice: 'for', ...more })
  const cast = (
    seat: string,
    choice: FieldsOf<'CastVote'>['choice'],
    more: Partial<FieldsOf<'CastVote'>> = {},
  ): void => {
    house.record('CastVote', { ...inBallot, seat, choice, ...more })
  }
  const found = () => house.state.dossiers.get(dossier as DossierId)!.ballots.get(ballot as never)!
  return { ...small, dossier, ballot, meeting, inBallot, vote, cast, found }
}
