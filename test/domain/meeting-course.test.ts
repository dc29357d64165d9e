import { describe, expect, test } from 'vitest'
import { isDayOf, lastDayOf, presentAt, presentNow, recusedFrom } from '../../src/domain/meeting/state.js'
import type { DossierId, MeetingId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adoptRules, convene, heldOn, hold, invitedOn, open } from './support/meetings.js'
import { propose, type SmallHouse, smallHouse } from './support/small-house.js'

const meetingOf = ({ house }: SmallHouse, id: string) => house.state.meetings.get(id as MeetingId)!

const suspend = ({ house }: SmallHouse, meeting: string, resumesOn: string | null = null): void => {
  house.record('SuspendMeeting', { effectiveOn: heldOn, meeting, reason: 'Te laat', resumesOn })
}

const inWriting = { form: 'written', heldOn: invitedOn, respondBy: heldOn } as const

describe('an agenda', () => {
  const add = ({ house }: SmallHouse, meeting: string, dossier: string, fields: object = {}) =>
    given(house).when('AddAgendaItem', { effectiveOn: invitedOn, meeting, dossier, ...fields })

  test('says in which part a matter is treated, and whose seat asked for it', () => {
    const small = smallHouse()
    const meeting = convene(small)
    const [first, second] = [propose(small), propose(small)]
    add(small, meeting, first).leadsTo('AgendaItemAdded', { part: 'open', requestedBy: null, irregular: null })
    add(small, meeting, second, { part: 'closed', requestedBy: small.member }).leadsTo('AgendaItemAdded', {
      meeting,
      organ: small.stuurgroep,
      dossier: second,
      item: 2,
      part: 'closed',
      requestedBy: small.member,
      irregular: null,
    })
    expect(meetingOf(small, meeting).agenda).toEqual([
      expect.objectContaining({ item: 1, dossier: first, part: 'open', requestedBy: null }),
      expect.objectContaining({ item: 2, dossier: second, part: 'closed', requestedBy: small.member, treated: false }),
    ])
  })

  test('takes what the rules let a seat put on it; an observer never, unless somebody says why', () => {
    const small = smallHouse()
    adoptRules(small, { agenda: ['chair', 'secretary'] })
    const { chair, member, observer } = small
    const meeting = convene(small)
    const dossier = propose(small)
    add(small, meeting, dossier, { requestedBy: member }).refused('meeting.may-not-put-on-agenda', 'requestedBy', {
      function: 'directeur',
    })
    add(small, meeting, dossier, { requestedBy: observer }).refused('meeting.may-not-put-on-agenda', 'requestedBy')
    add(small, meeting, dossier, { requestedBy: chair }).leadsTo('AgendaItemAdded', { irregular: null })
    const because = 'Iedereen was het eens.'
    const other = propose(small)
    add(small, meeting, other, { requestedBy: member, irregularBecause: because }).leadsTo('AgendaItemAdded', {
      irregular: { rules: ['meeting.may-not-put-on-agenda'], because },
    })
  })

  test('takes it from whoever chairs, or writes for, this very meeting', () => {
    const small = smallHouse()
    adoptRules(small, { agenda: ['chair'] })
    const { member, limitedMember } = small
    const chaired = convene(small, { chair: member })
    add(small, chaired, propose(small), { requestedBy: member }).leadsTo('AgendaItemAdded', { irregular: null })
    const written = convene(small, { secretary: limitedMember })
    add(small, written, propose(small), { requestedBy: limitedMember }).refused(
      'meeting.may-not-put-on-agenda',
      'requestedBy',
    )
    adoptRules(small, { agenda: ['secretary'] }, '2025-01-02')
    add(small, written, propose(small), { requestedBy: limitedMember }).leadsTo('AgendaItemAdded', { irregular: null })
  })

  test('takes it from a seat of the organ on that day', () => {
    const small = smallHouse()
    const meeting = convene(small)
    const dossier = propose(small)
    add(small, meeting, dossier, { requestedBy: nobody }).refused('seat.unknown', 'requestedBy')
    small.house.record('EndSeat', { effectiveOn: '2025-03-09', seat: small.member })
    add(small, meeting, dossier, { requestedBy: small.member }).refused('seat.not-valid-that-day', 'requestedBy', {
      day: invitedOn,
    })
  })

  test('gives back what is withdrawn; the other matters keep their number', () => {
    const small = smallHouse()
    const { house } = small
    const [first, second] = [propose(small), propose(small)]
    const meeting = convene(small, { agenda: [first, second] })
    const withdraw = (dossier: string, of = meeting) =>
      given(house).when('WithdrawAgendaItem', { effectiveOn: heldOn, meeting: of, dossier, reason: 'Nog geen offerte' })
    withdraw(first, nobody).refused('meeting.unknown', 'meeting')
    withdraw(nobody).refused('meeting.item-unknown', 'dossier')
    withdraw(first).leadsTo('AgendaItemWithdrawn', { meeting, dossier: first, item: 1, reason: 'Nog geen offerte' })
    withdraw(first).refused('meeting.item-unknown', 'dossier')
    add(small, meeting, first).leadsTo('AgendaItemAdded', { item: 3 })
    expect(meetingOf(small, meeting).agenda.map(({ item, withdrawn }) => [item, withdrawn])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ])
    expect(house.state.dossiers.get(first as DossierId)!.entries).toHaveLength(5)
  })

  test('does not change any more in a meeting that is suspended or closed', () => {
    const small = smallHouse()
    const { house, chair } = small
    const [dossier, other] = [propose(small), propose(small)]
    const meeting = open(small, [chair], { agenda: [dossier] })
    const withdraw = () =>
      given(house).when('WithdrawAgendaItem', { effectiveOn: heldOn, meeting, dossier, reason: 'Later' })
    suspend(small, meeting)
    add(small, meeting, other).refused('meeting.suspended', 'meeting')
    withdraw().refused('meeting.suspended', 'meeting')
    house.record('ResumeMeeting', { effectiveOn: heldOn, meeting })
    house.record('CloseMeeting', { effectiveOn: heldOn, meeting })
    add(small, meeting, other).refused('meeting.closed', 'meeting')
    withdraw().refused('meeting.closed', 'meeting')
  })
})

describe('a matter', () => {
  const treat = ({ house }: SmallHouse, meeting: string, dossier: string, fields: object = {}) =>
    given(house).when('TreatAgendaItem', { effectiveOn: heldOn, meeting, dossier, ...fields })

  test('is treated once, in the part where it stands or in the other', () => {
    const small = smallHouse()
    const [first, second, third] = [propose(small), propose(small), propose(small)]
    const meeting = open(small, [small.chair], { agenda: [first, second] })
    treat(small, meeting, first).leadsTo('AgendaItemTreated', {
      meeting,
      organ: small.stuurgroep,
      dossier: first,
      item: 1,
      part: 'open',
      note: null,
    })
    treat(small, meeting, first).refused('meeting.item-treated', 'dossier')
    treat(small, meeting, second, { part: 'closed', note: 'Achter gesloten deuren.' }).leadsTo('AgendaItemTreated', {
      item: 2,
      part: 'closed',
      note: 'Achter gesloten deuren.',
    })
    treat(small, meeting, third).refused('meeting.item-unknown', 'dossier')
    expect(meetingOf(small, meeting).agenda.map(({ part, treated }) => [part, treated])).toEqual([
      ['open', true],
      ['closed', true],
    ])
    given(small.house)
      .when('WithdrawAgendaItem', { effectiveOn: heldOn, meeting, dossier: first, reason: 'Toch niet' })
      .refused('meeting.item-treated', 'dossier')
  })

  test('is treated in a meeting that goes on, on a day of it; in writing without opening', () => {
    const small = smallHouse()
    const dossier = propose(small)
    treat(small, nobody, dossier).refused('meeting.unknown', 'meeting')
    const meeting = convene(small, { agenda: [dossier] })
    treat(small, meeting, dossier).refused('meeting.not-open', 'meeting')
    const held = open(small, [small.chair], { agenda: [dossier] })
    treat(small, held, dossier, { effectiveOn: '2025-03-25' }).refused('meeting.not-that-day', 'effectiveOn', {
      day: heldOn,
    })
    suspend(small, held)
    treat(small, held, dossier).refused('meeting.suspended', 'meeting')
    const closed = hold(small, [small.chair], { agenda: [dossier] })
    treat(small, closed, dossier).refused('meeting.closed', 'meeting')
    const written = convene(small, { ...inWriting, agenda: [dossier] })
    treat(small, written, dossier, { effectiveOn: '2025-03-25' }).refused('meeting.not-that-day', 'effectiveOn')
    treat(small, written, dossier).leadsTo('AgendaItemTreated', { item: 1 })
  })
})

describe('arrival and departure', () => {
  const move = (
    small: SmallHouse,
    type: 'RecordArrival' | 'RecordDeparture',
    fields: Partial<FieldsOf<'RecordArrival'>>,
  ) =>
    given(small.house).when(type, { effectiveOn: heldOn, meeting: nobody, seat: small.member, fromItem: 1, ...fields })

  const going = () => {
    const small = smallHouse()
    const matters = [propose(small), propose(small), propose(small)] as const
    return { ...small, matters, meeting: open(small, [small.chair, small.member], { agenda: [...matters] }) }
  }

  test('say who is there for each matter', () => {
    const small = going()
    const { house, chair, member, limitedMember, meeting, matters } = small
    move(small, 'RecordDeparture', { meeting, seat: member, fromItem: 2, at: '20:05' }).leadsTo('DepartureRecorded', {
      meeting,
      organ: small.stuurgroep,
      seat: member,
      fromItem: 2,
      at: '20:05',
    })
    move(small, 'RecordArrival', { meeting, seat: limitedMember, fromItem: 2 }).leadsTo('ArrivalRecorded', {
      seat: limitedMember,
      fromItem: 2,
      at: null,
    })
    move(small, 'RecordArrival', { meeting, seat: member, fromItem: 3 }).leadsTo('ArrivalRecorded')
    const there = matters.map((dossier) => presentAt(meetingOf(small, meeting), dossier as DossierId))
    expect(there.map((seats) => [...seats!].sort())).toEqual([
      [chair, member].sort(),
      [chair, limitedMember].sort(),
      [chair, member, limitedMember].sort(),
    ])
    expect([...presentNow(meetingOf(small, meeting))!].sort()).toEqual([chair, member, limitedMember].sort())
    house.record('RecordDeparture', { effectiveOn: heldOn, meeting, seat: chair, fromItem: 3 })
    expect([...presentNow(meetingOf(small, meeting))!].sort()).toEqual([member, limitedMember].sort())
    const offAgenda = propose(small)
    expect([...presentAt(meetingOf(small, meeting), offAgenda as DossierId)!].sort()).toEqual(
      [chair, member, limitedMember].sort(),
    )
  })

  test('follow the number of a matter, also when another was withdrawn and came back', () => {
    const small = going()
    const { house, chair, member, meeting, matters } = small
    house.record('WithdrawAgendaItem', { effectiveOn: heldOn, meeting, dossier: matters[0], reason: 'Straks' })
    house.record('AddAgendaItem', { effectiveOn: heldOn, meeting, dossier: matters[0] })
    house.record('RecordDeparture', { effectiveOn: heldOn, meeting, seat: member, fromItem: 4 })
    const there = (dossier: string) => presentAt(meetingOf(small, meeting), dossier as DossierId)
    expect(there(matters[1])).toEqual([chair, member])
    expect(there(matters[0])).toEqual([chair])
  })

  test('are of who was not there, and of who was; in the order of the agenda', () => {
    const small = going()
    const { meeting, member, limitedMember } = small
    move(small, 'RecordArrival', { meeting, seat: member }).refused('meeting.already-present', 'seat')
    move(small, 'RecordDeparture', { meeting, seat: limitedMember }).refused('meeting.not-present', 'seat')
    move(small, 'RecordDeparture', { meeting, fromItem: 4 }).refused('meeting.item-unknown', 'fromItem')
    move(small, 'RecordDeparture', { meeting, fromItem: 3 }).leadsTo('DepartureRecorded', { fromItem: 3 })
    move(small, 'RecordArrival', { meeting, fromItem: 2 }).refused('meeting.movement-out-of-order', 'fromItem', {
      item: 3,
    })
    move(small, 'RecordArrival', { meeting, seat: limitedMember, fromItem: 1 }).leadsTo('ArrivalRecorded')
    move(small, 'RecordArrival', { meeting, fromItem: 3 }).leadsTo('ArrivalRecorded', { fromItem: 3 })
  })

  test('are of a seat of the organ, on a day of a meeting that goes on in a room', () => {
    const small = going()
    const { meeting, house, member } = small
    move(small, 'RecordArrival', {}).refused('meeting.unknown', 'meeting')
    move(small, 'RecordDeparture', { meeting, effectiveOn: '2025-03-25' }).refused(
      'meeting.not-that-day',
      'effectiveOn',
    )
    move(small, 'RecordDeparture', { meeting, seat: nobody }).refused('seat.unknown', 'seat')
    move(small, 'RecordDeparture', { meeting: convene(small) }).refused('meeting.not-open', 'meeting')
    move(small, 'RecordDeparture', { meeting: convene(small, inWriting) }).refused('meeting.in-writing', 'meeting')
    house.record('CloseMeeting', { effectiveOn: heldOn, meeting })
    move(small, 'RecordDeparture', { meeting, seat: member }).refused('meeting.closed', 'meeting')
  })
})

describe('attendance', () => {
  test('is not recorded in writing, nor when the meeting is suspended or closed', () => {
    const small = smallHouse()
    const { house, chair, member } = small
    const attend = (meeting: string) =>
      given(house).when('RecordAttendance', { effectiveOn: heldOn, meeting, present: [chair, member] })
    attend(convene(small, { ...inWriting, heldOn })).refused('meeting.in-writing', 'meeting')
    const meeting = open(small, [chair])
    attend(meeting).leadsTo('AttendanceRecorded', { present: [chair, member] })
    suspend(small, meeting)
    attend(meeting).refused('meeting.suspended', 'meeting')
    house.record('ResumeMeeting', { effectiveOn: heldOn, meeting })
    house.record('CloseMeeting', { effectiveOn: heldOn, meeting })
    attend(meeting).refused('meeting.closed', 'meeting')
  })
})

describe('a conflict of interest', () => {
  const declare = ({ house, member }: SmallHouse, fields: Partial<FieldsOf<'DeclareConflict'>>) =>
    given(house).when('DeclareConflict', {
      effectiveOn: heldOn,
      meeting: nobody,
      dossier: nobody,
      seat: member,
      nature: 'Bestuurt de vzw die de subsidie krijgt.',
      ...fields,
    })

  test('takes a seat out of the room for one matter', () => {
    const small = smallHouse()
    const [dossier, other] = [propose(small), propose(small)]
    const meeting = open(small, [small.chair, small.member], { agenda: [dossier, other] })
    declare(small, { meeting, dossier, leftAt: '20:10', returnedAt: '20:10' }).leadsTo('ConflictDeclared', {
      meeting,
      organ: small.stuurgroep,
      dossier,
      seat: small.member,
      nature: 'Bestuurt de vzw die de subsidie krijgt.',
      leftAt: '20:10',
      returnedAt: '20:10',
    })
    const state = meetingOf(small, meeting)
    expect(recusedFrom(state, dossier as DossierId)).toEqual([small.member])
    expect(recusedFrom(state, other as DossierId)).toEqual([])
    expect(state.conflicts[0]!.event).toBe(small.house.events.at(-1)!.id)
    declare(small, { meeting, dossier }).refused('meeting.conflict-already-declared', 'seat')
    declare(small, { meeting, dossier, seat: small.chair, leftAt: '20:00' }).leadsTo('ConflictDeclared', {
      leftAt: '20:00',
      returnedAt: null,
    })
    declare(small, { meeting, dossier: other, leftAt: '20:10', returnedAt: '20:09' }).refused(
      'meeting.returned-before-leaving',
      'returnedAt',
    )
    declare(small, { meeting, dossier: other, returnedAt: '20:09' }).leadsTo('ConflictDeclared', { leftAt: null })
  })

  test('is declared by a seat of the organ, in a matter of the house, on a day of the meeting', () => {
    const small = smallHouse()
    const dossier = propose(small)
    const meeting = convene(small)
    declare(small, { dossier }).refused('meeting.unknown', 'meeting')
    declare(small, { meeting }).refused('dossier.unknown', 'dossier')
    declare(small, { meeting, dossier, seat: nobody }).refused('seat.unknown', 'seat')
    declare(small, { meeting, dossier, effectiveOn: '2025-03-23' }).refused('meeting.not-that-day', 'effectiveOn')
    declare(small, { meeting, dossier }).leadsTo('ConflictDeclared')
    const closed = hold(small, [small.chair])
    declare(small, { meeting: closed, dossier }).refused('meeting.closed', 'meeting')
  })
})

describe('the course of a meeting', () => {
  const openIt = ({ house }: SmallHouse, meeting: string, effectiveOn = heldOn) =>
    given(house).when('OpenMeeting', { effectiveOn, meeting, at: '19:30' })

  test('begins once, on its day, when it is known who is there', () => {
    const small = smallHouse()
    const { house, chair, stuurgroep: organ } = small
    openIt(small, nobody).refused('meeting.unknown', 'meeting')
    const meeting = convene(small)
    openIt(small, meeting).refused('meeting.attendance-needed', 'meeting')
    house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [chair] })
    openIt(small, meeting, '2025-03-25').refused('meeting.not-that-day', 'effectiveOn', { day: heldOn })
    openIt(small, meeting).leadsToEach(
      { type: 'MeetingOpened', data: { meeting, organ, at: '19:30' } },
      { type: 'QuorumNoted', data: { meeting, organ, matter: null, present: 1, seats: 4, needed: null, met: true } },
    )
    expect(meetingOf(small, meeting).status).toBe('open')
    openIt(small, meeting).refused('meeting.already-open', 'meeting')
    suspend(small, meeting)
    openIt(small, meeting).refused('meeting.suspended', 'meeting')
    openIt(small, hold(small, [chair])).refused('meeting.closed', 'meeting')
    openIt(small, convene(small, inWriting)).refused('meeting.in-writing', 'meeting')
  })

  test('does not begin without its chair', () => {
    const small = smallHouse()
    const { house, chair, member } = small
    const meeting = convene(small, { chair })
    house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [member] })
    openIt(small, meeting).refused('meeting.chair-absent', 'meeting', { function: 'schepen van gezin' })
    house.record('AppointMeetingChair', { effectiveOn: heldOn, meeting, chair: member })
    openIt(small, meeting).leadsToEach({ type: 'MeetingOpened', data: {} }, { type: 'QuorumNoted', data: {} })
  })

  test('is suspended and goes on, another day if need be', () => {
    const small = smallHouse()
    const { house, chair } = small
    const meeting = open(small, [chair])
    const suspendIt = (fields: object = {}) =>
      given(house).when('SuspendMeeting', { effectiveOn: heldOn, meeting, reason: 'Te laat', ...fields })
    const resumeIt = (effectiveOn: string) => given(house).when('ResumeMeeting', { effectiveOn, meeting, at: '19:00' })
    resumeIt(heldOn).refused('meeting.not-suspended', 'meeting')
    suspendIt({ resumesOn: '2025-03-23' }).refused('meeting.resumes-too-early', 'resumesOn', { day: heldOn })
    suspendIt({ effectiveOn: '2025-03-25' }).refused('meeting.not-that-day', 'effectiveOn')
    suspendIt({ resumesOn: heldOn }).leadsTo('MeetingSuspended', { meeting, reason: 'Te laat', resumesOn: heldOn })
    expect(meetingOf(small, meeting)).toMatchObject({ status: 'suspended', resumesOn: heldOn })
    suspendIt().refused('meeting.suspended', 'meeting')
    resumeIt('2025-03-23').refused('meeting.resumes-too-early', 'effectiveOn', { day: heldOn })
    resumeIt(heldOn).leadsTo('MeetingResumed', { meeting, organ: small.stuurgroep, at: '19:00' })
    expect(meetingOf(small, meeting)).toMatchObject({ status: 'open', resumesOn: null, days: [heldOn] })
    suspendIt({ resumesOn: '2025-03-31' }).leadsTo('MeetingSuspended')
    resumeIt('2025-04-01').leadsTo('MeetingResumed')
    expect(meetingOf(small, meeting).days).toEqual([heldOn, '2025-04-01'])
    suspendIt().refused('meeting.not-that-day', 'effectiveOn', { day: '2025-04-01' })
    suspendIt({ effectiveOn: '2025-04-01' }).leadsTo('MeetingSuspended', { resumesOn: null })
    resumeIt('2025-03-31').refused('meeting.resumes-too-early', 'effectiveOn', { day: '2025-04-01' })
    resumeIt('2025-04-08').leadsTo('MeetingResumed')
    suspendIt({ effectiveOn: '2025-04-08' }).leadsTo('MeetingSuspended')
    resumeIt('2025-04-07').refused('meeting.resumes-too-early', 'effectiveOn', { day: '2025-04-08' })
  })

  test('ends once, on the last of its days', () => {
    const small = smallHouse()
    const { house, chair } = small
    const close = (meeting: string, effectiveOn = heldOn) =>
      given(house).when('CloseMeeting', { effectiveOn, meeting, at: '21:15' })
    close(nobody).refused('meeting.unknown', 'meeting')
    close(convene(small)).refused('meeting.not-open', 'meeting')
    const meeting = open(small, [chair])
    close(meeting, '2025-03-25').refused('meeting.not-that-day', 'effectiveOn')
    suspend(small, meeting)
    close(meeting).refused('meeting.suspended', 'meeting')
    house.record('ResumeMeeting', { effectiveOn: '2025-03-26', meeting })
    close(meeting, '2025-03-25').refused('meeting.not-that-day', 'effectiveOn')
    close(meeting).refused('meeting.not-that-day', 'effectiveOn', { day: '2025-03-26' })
    close(meeting, '2025-03-26').leadsTo('MeetingClosed', { meeting, organ: small.stuurgroep, at: '21:15' })
    expect(meetingOf(small, meeting)).toMatchObject({ status: 'closed', closedOn: '2025-03-26' })
    close(meeting, '2025-03-26').refused('meeting.closed', 'meeting')
  })

  test('in writing has no room, and ends on a day on which answers could come in', () => {
    const small = smallHouse()
    const { house } = small
    const meeting = convene(small, inWriting)
    const on = { effectiveOn: heldOn, meeting }
    given(house)
      .when('SuspendMeeting', { ...on, reason: 'Pauze' })
      .refused('meeting.in-writing', 'meeting')
    given(house).when('NoteQuorum', on).refused('meeting.in-writing', 'meeting')
    given(house)
      .when('CloseMeeting', { ...on, effectiveOn: '2025-03-25' })
      .refused('meeting.not-that-day', 'effectiveOn')
    given(house).when('CloseMeeting', on).leadsTo('MeetingClosed', { at: null })
  })

  test('lies on its days: those it was held on, or in writing all those between', () => {
    const small = smallHouse()
    const meeting = convene(small)
    const written = convene(small, { ...inWriting, heldOn: '2025-03-12' })
    const of = (id: string, day: string) => isDayOf(meetingOf(small, id), toLocalDate(day))
    expect([of(meeting, '2025-03-23'), of(meeting, heldOn), of(meeting, '2025-03-25')]).toEqual([false, true, false])
    expect(['2025-03-09', invitedOn, heldOn, '2025-03-25'].map((day) => of(written, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect([lastDayOf(meetingOf(small, meeting)), lastDayOf(meetingOf(small, written))]).toEqual([heldOn, heldOn])
  })
})

describe('what names a meeting', () => {
  test('a ballot or a decision lies on one of its days', () => {
    const small = smallHouse()
    const { house, chair, stuurgroep: organ } = small
    const dossier = propose(small)
    const meeting = open(small, [chair], { agenda: [dossier] })
    suspend(small, meeting)
    house.record('ResumeMeeting', { effectiveOn: '2025-03-26', meeting })
    const voting = (effectiveOn: string) => given(house).when('OpenBallot', { effectiveOn, dossier, organ, meeting })
    const deciding = (effectiveOn: string) =>
      given(house).when('TakeDecision', { effectiveOn, dossier, organ, meeting, outcome: 'noted' })
    voting('2025-03-25').refused('meeting.not-that-day', 'effectiveOn', { day: heldOn })
    deciding('2025-03-27').refused('meeting.not-that-day', 'effectiveOn', { day: heldOn })
    deciding(heldOn).leadsTo('DecisionTaken', { meeting })
    const second = propose(small)
    given(house)
      .when('OpenBallot', { effectiveOn: '2025-03-26', dossier: second, organ, meeting })
      .leadsTo('BallotOpened', { meeting })
  })

  test('in writing it lies between the invitation and the last day to answer', () => {
    const small = smallHouse()
    const { house, stuurgroep: organ } = small
    const dossier = propose(small)
    const meeting = convene(small, { ...inWriting, heldOn: '2025-03-12' })
    const voting = (effectiveOn: string) => given(house).when('OpenBallot', { effectiveOn, dossier, organ, meeting })
    voting('2025-03-09').refused('meeting.not-that-day', 'effectiveOn')
    voting('2025-03-25').refused('meeting.not-that-day', 'effectiveOn')
    voting(heldOn).leadsTo('BallotOpened', { meeting })
  })
})

describe('the times of one day of a meeting', () => {
  const opened = (at: string | null) => {
    const small = smallHouse()
    const meeting = convene(small, { agenda: [propose(small)] })
    small.house.record('RecordAttendance', { effectiveOn: heldOn, meeting, present: [small.chair, small.member] })
    small.house.record('OpenMeeting', { effectiveOn: heldOn, meeting, at })
    const on = { effectiveOn: heldOn, meeting }
    const move = (type: 'RecordArrival' | 'RecordDeparture', seat: string, time: string | null) =>
      given(small.house).when(type, { ...on, seat, fromItem: 1, at: time })
    const close = (time: string | null) => given(small.house).when('CloseMeeting', { ...on, at: time })
    return { ...small, meeting, on, move, close }
  }

  test('nobody leaves before the opening, nor comes back before having left; another may have come earlier', () => {
    const { move, member, limitedMember } = opened('19:30')
    move('RecordDeparture', member, '19:29').refused('meeting.time-out-of-order', 'at', { at: '19:30' })
    move('RecordDeparture', member, '20:10').leadsTo('DepartureRecorded', { at: '20:10' })
    move('RecordArrival', member, '20:09').refused('meeting.time-out-of-order', 'at', { at: '20:10' })
    move('RecordArrival', limitedMember, '19:30').leadsTo('ArrivalRecorded', { at: '19:30' })
    move('RecordArrival', member, null).leadsTo('ArrivalRecorded', { at: null })
  })

  test('it does not close before it opened, nor before somebody came or left', () => {
    const { move, close, member } = opened('19:30')
    close('19:00').refused('meeting.time-out-of-order', 'at', { at: '19:30' })
    move('RecordDeparture', member, '20:10').leadsTo('DepartureRecorded')
    close('20:09').refused('meeting.time-out-of-order', 'at', { at: '20:10' })
    close('20:10').leadsTo('MeetingClosed', { at: '20:10' })
  })

  test('say nothing about another day, and nothing where no time was said', () => {
    const { house, on, meeting, close } = opened('19:30')
    house.record('SuspendMeeting', { ...on, reason: 'Te laat' })
    given(house)
      .when('ResumeMeeting', { effectiveOn: heldOn, meeting, at: '19:00' })
      .refused('meeting.time-out-of-order', 'at', { at: '19:30' })
    given(house).when('ResumeMeeting', { effectiveOn: '2025-03-31', meeting, at: '09:00' }).leadsTo('MeetingResumed')
    close(null).refused('meeting.not-that-day', 'effectiveOn')
    given(house)
      .when('CloseMeeting', { effectiveOn: '2025-03-31', meeting, at: '08:59' })
      .refused('meeting.time-out-of-order', 'at', { at: '09:00' })
    opened(null).close('08:00').leadsTo('MeetingClosed')
  })
})
