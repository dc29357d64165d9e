import { describe, test } from 'vitest'
import { given, nobody } from './support/given.js'
import { propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const heldOn = '2025-03-24'

const convened = () => {
  const small = smallHouse()
  const { meeting } = small.house.record('ConveneMeeting', { effectiveOn, organ: small.stuurgroep, heldOn })
  return { ...small, meeting: meeting! }
}

describe('a meeting', () => {
  test('is convened ahead of the day it is held', () => {
    const { house, stuurgroep } = smallHouse()
    given(house)
      .when('ConveneMeeting', { effectiveOn: '2026-03-02', organ: stuurgroep, heldOn: '2026-04-01', place: 'Raadzaal' })
      .leadsTo('MeetingConvened', { organ: stuurgroep, heldOn: '2026-04-01', place: 'Raadzaal' })
  })

  test('is not held before it is convened', () => {
    const { house, stuurgroep } = smallHouse()
    given(house)
      .when('ConveneMeeting', { effectiveOn, organ: stuurgroep, heldOn: '2025-03-09' })
      .refused('meeting.before-invitation', 'heldOn')
    given(house)
      .when('ConveneMeeting', { effectiveOn, organ: stuurgroep, heldOn: effectiveOn })
      .leadsTo('MeetingConvened')
  })

  test('is of an organ that acts on that day', () => {
    const { house, coordinator } = smallHouse()
    house.record('DissolveOrgan', { effectiveOn: '2025-03-20', organ: coordinator, reason: 'Functie geschrapt' })
    given(house)
      .when('ConveneMeeting', { effectiveOn, organ: coordinator, heldOn })
      .refused('organ.not-active', 'organ')
    given(house).when('ConveneMeeting', { effectiveOn, organ: nobody, heldOn }).refused('organ.unknown', 'organ')
  })
})

describe('an agenda', () => {
  test('numbers its items in the order they are added, each dossier once', () => {
    const small = convened()
    const { house, meeting, stuurgroep } = small
    const [first, second] = [propose(small), propose(small)]
    given(house)
      .when('AddAgendaItem', { effectiveOn, meeting, dossier: first })
      .leadsTo('AgendaItemAdded', { organ: stuurgroep, dossier: first, item: 1 })
    given(house)
      .when('AddAgendaItem', { effectiveOn, meeting, dossier: second })
      .leadsTo('AgendaItemAdded', { item: 2 })
    given(house)
      .when('AddAgendaItem', { effectiveOn, meeting, dossier: first })
      .refused('meeting.item-already-there', 'dossier')
  })

  test('names a meeting and a dossier that exist', () => {
    const small = convened()
    const dossier = propose(small)
    given(small.house)
      .when('AddAgendaItem', { effectiveOn, meeting: nobody, dossier })
      .refused('meeting.unknown', 'meeting')
    given(small.house)
      .when('AddAgendaItem', { effectiveOn, meeting: small.meeting, dossier: nobody })
      .refused('dossier.unknown', 'dossier')
  })
})

describe('attendance', () => {
  test('counts seats of the organ on the day of the meeting', () => {
    const { house, meeting, chair, observer } = convened()
    given(house)
      .when('RecordAttendance', { effectiveOn: heldOn, meeting, present: [chair, observer] })
      .leadsTo('AttendanceRecorded', { meeting, present: [chair, observer] })
    given(house)
      .when('RecordAttendance', { effectiveOn: '2025-03-25', meeting, present: [chair] })
      .refused('meeting.not-that-day', 'effectiveOn', { day: heldOn })
  })

  test('is of a meeting that was convened', () => {
    const { house } = convened()
    given(house)
      .when('RecordAttendance', { effectiveOn: heldOn, meeting: nobody, present: [] })
      .refused('meeting.unknown', 'meeting')
  })

  test('names the seat that does not count: unknown, of another organ, or over', () => {
    const { house, meeting, chair, member, college } = convened()
    const elsewhere = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: college,
      function: 'burgemeester',
      role: 'chair',
    }).seat!
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: member, reason: 'Ontslag' })
    const attend = (seat: string) =>
      given(house).when('RecordAttendance', { effectiveOn: heldOn, meeting, present: [chair, seat] })
    attend(nobody).refused('seat.unknown', 'present.1')
    attend(elsewhere).refused('seat.not-of-organ', 'present.1')
    attend(member).refused('seat.not-valid-that-day', 'present.1', { day: heldOn })
  })
})
