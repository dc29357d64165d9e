import { describe, expect, test } from 'vitest'
import type { MeetingId } from '../../src/domain/shared/identifiers.js'
import { given, nobody } from './support/given.js'
import { adoptRules, convene, heldOn, hold, invitedOn, open } from './support/meetings.js'
import { propose, type SmallHouse, smallHouse } from './support/small-house.js'

const moreThanHalf = { kind: 'more-than', numerator: 1, denominator: 2 } as const
const quorum = { needed: moreThanHalf, counts: 'present', whenRecused: 'unchanged' } as const
const proxies = { kind: 'allowed', to: 'member', maximumPerHolder: 2, holderMustBePresent: true } as const

const note = ({ house }: SmallHouse, meeting: string, matter: string | null = null) =>
  given(house).when('NoteQuorum', { effectiveOn: heldOn, meeting, matter })

describe('the quorum of a meeting', () => {
  test('counts the seats with a vote: of four, three is more than half', () => {
    const small = smallHouse()
    adoptRules(small, { quorum })
    const { house, chair, member, observer } = small
    const meeting = open(small, [chair, member, observer])
    expect(house.newest('QuorumNoted')).toEqual({
      meeting,
      organ: small.stuurgroep,
      matter: null,
      present: 2,
      represented: 0,
      seats: 4,
      needed: 3,
      dropped: false,
      met: false,
    })
  })

  test('is looked at again when somebody comes or goes', () => {
    const small = smallHouse()
    adoptRules(small, { quorum })
    const { house, chair, member, limitedMember } = small
    const meeting = open(small, [chair, member], { agenda: [propose(small)] })
    house.record('RecordArrival', { effectiveOn: heldOn, meeting, seat: limitedMember, fromItem: 1 })
    note(small, meeting).leadsTo('QuorumNoted', { present: 3, needed: 3, met: true })
    house.record('RecordDeparture', { effectiveOn: heldOn, meeting, seat: chair, fromItem: 1 })
    note(small, meeting).leadsTo('QuorumNoted', { present: 2, needed: 3, met: false })
    const notes = house.state.meetings.get(meeting as MeetingId)!.quorumNotes
    expect(notes.map(({ present, met, on, matter }) => [present, met, on, matter])).toEqual([
      [2, false, heldOn, null],
      [3, true, heldOn, null],
      [2, false, heldOn, null],
    ])
    expect(notes[2]!.event).toBe(house.events.at(-1)!.id)
  })

  test('counts who is represented where the rules say so', () => {
    for (const [counts, met] of [
      ['present', false],
      ['present-or-represented', true],
    ] as const) {
      const small = smallHouse()
      adoptRules(small, { quorum: { ...quorum, counts }, proxies })
      const { house, chair, member, limitedMember, referringMember } = small
      const meeting = convene(small)
      const give = (giver: string, holder: string) =>
        house.record('GiveProxy', { effectiveOn: invitedOn, giver, holder, scope: { kind: 'meeting', meeting } })
      give(limitedMember, chair)
      give(referringMember, chair)
      house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [chair, referringMember] })
      house.record('OpenMeeting', { effectiveOn: heldOn, meeting })
      expect(house.newest('QuorumNoted')).toMatchObject({ present: 2, represented: 1, seats: 4, needed: 3, met })
      house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [member, referringMember] })
      note(small, meeting).leadsTo('QuorumNoted', { present: 2, represented: 0 })
    }
  })

  test('of a matter counts who was there for it, whoever came or went since', () => {
    const small = smallHouse()
    adoptRules(small, { quorum })
    const { house, chair, member, limitedMember } = small
    const [first, second] = [propose(small), propose(small)]
    const meeting = open(small, [chair, member, limitedMember], { agenda: [first, second] })
    house.record('RecordDeparture', { effectiveOn: heldOn, meeting, seat: member, fromItem: 2 })
    note(small, meeting, first).leadsTo('QuorumNoted', { present: 3, met: true })
    note(small, meeting, second).leadsTo('QuorumNoted', { present: 2, met: false })
    note(small, meeting).leadsTo('QuorumNoted', { present: 2, met: false })
  })

  test('of a matter leaves out who left the room for it, where the rules recompute it', () => {
    for (const [whenRecused, expected] of [
      ['unchanged', { present: 3, seats: 4, needed: 3, met: true }],
      ['recomputed', { present: 1, seats: 2, needed: 2, met: false }],
    ] as const) {
      const small = smallHouse()
      adoptRules(small, { quorum: { ...quorum, whenRecused } })
      const { house, chair, member, limitedMember } = small
      const dossier = propose(small)
      const meeting = open(small, [chair, member, limitedMember], { agenda: [dossier] })
      for (const seat of [member, limitedMember]) {
        house.record('DeclareConflict', { effectiveOn: heldOn, meeting, dossier, seat, nature: 'Bestuurt de vzw' })
      }
      note(small, meeting, dossier).leadsTo('QuorumNoted', { matter: dossier, ...expected })
      note(small, meeting).leadsTo('QuorumNoted', { matter: null, present: 3, seats: 4, needed: 3, met: true })
    }
  })

  test('counts nobody as represented by who left the room for the matter, as the verdict on it does', () => {
    for (const whenRecused of ['unchanged', 'recomputed'] as const) {
      const small = smallHouse()
      adoptRules(small, { quorum: { ...quorum, whenRecused }, proxies })
      const { house, chair, member, limitedMember } = small
      const dossier = propose(small)
      const meeting = convene(small, { agenda: [dossier] })
      const scope = { kind: 'meeting', meeting } as const
      house.record('GiveProxy', { effectiveOn: invitedOn, giver: limitedMember, holder: chair, scope })
      house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [chair, member] })
      house.record('OpenMeeting', { effectiveOn: heldOn, meeting })
      note(small, meeting, dossier).leadsTo('QuorumNoted', { represented: 1 })
      house.record('DeclareConflict', { effectiveOn: heldOn, meeting, dossier, seat: chair, nature: 'Bestuurt de vzw' })
      note(small, meeting, dossier).leadsTo('QuorumNoted', { represented: 0 })
      note(small, meeting).leadsTo('QuorumNoted', { represented: 1 })
    }
  })

  test('is met with just enough, is not asked of a second convocation, and never where no rule asks it', () => {
    const small = smallHouse()
    adoptRules(small, { quorum, secondConvocation: { afterDays: 7 } })
    const { house, chair } = small
    const first = open(small, [chair])
    house.record('CloseMeeting', { effectiveOn: heldOn, meeting: first })
    open(small, [chair], { effectiveOn: heldOn, heldOn: '2025-03-31', secondConvocationOf: first })
    expect(house.newest('QuorumNoted')).toMatchObject({ present: 1, needed: 3, dropped: true, met: true })
    adoptRules(small, { secondConvocation: { afterDays: 7 } }, '2025-04-01')
    open(small, [chair], { effectiveOn: heldOn, heldOn: '2025-04-07', secondConvocationOf: first })
    expect(house.newest('QuorumNoted')).toMatchObject({ needed: null, dropped: false, met: true })
  })

  test('is asked of a second convocation that the rules of its day do not know, or not so soon', () => {
    for (const [secondConvocation, dropped] of [
      [{ afterDays: 7 }, true],
      [{ afterDays: 8 }, false],
      [null, false],
    ] as const) {
      const small = smallHouse()
      adoptRules(small, { quorum, secondConvocation: { afterDays: 0 } })
      const { chair, house } = small
      const first = open(small, [chair])
      house.record('CloseMeeting', { effectiveOn: heldOn, meeting: first })
      const second = convene(small, { effectiveOn: heldOn, heldOn: '2025-03-31', secondConvocationOf: first })
      adoptRules(small, { quorum, secondConvocation }, '2025-03-31')
      const onTheDay = { effectiveOn: '2025-03-31', meeting: second }
      house.record('RecordAttendance', { ...onTheDay, present: [chair] })
      house.record('OpenMeeting', onTheDay)
      expect(house.newest('QuorumNoted')).toMatchObject({ present: 1, needed: 3, dropped, met: dropped })
    }
  })

  test('is noted in a meeting that goes on, of a matter of the house', () => {
    const small = smallHouse()
    note(small, nobody).refused('meeting.unknown', 'meeting')
    note(small, convene(small)).refused('meeting.not-open', 'meeting')
    const meeting = open(small, [small.chair])
    note(small, meeting, nobody).refused('dossier.unknown', 'matter')
    given(small.house)
      .when('NoteQuorum', { effectiveOn: '2025-03-25', meeting })
      .refused('meeting.not-that-day', 'effectiveOn')
    note(small, hold(small, [small.chair])).refused('meeting.closed', 'meeting')
  })
})
