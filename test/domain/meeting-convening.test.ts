import { describe, expect, test } from 'vitest'
import { nextChair } from '../../src/domain/meeting/chair.js'
import type { MeetingId, OrganId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adoptRules, convene, heldOn, invitedOn } from './support/meetings.js'
import { propose, type SmallHouse, smallHouse } from './support/small-house.js'

const inviting = (small: SmallHouse, fields: Partial<FieldsOf<'ConveneMeeting'>> = {}) =>
  given(small.house).when('ConveneMeeting', { effectiveOn: invitedOn, organ: small.stuurgroep, heldOn, ...fields })

const because = 'De subsidie moest diezelfde week worden aangevraagd.'
const meetingOf = ({ house }: SmallHouse, id: string) => house.state.meetings.get(id as MeetingId)!

/** A house whose stuurgroep has these rules. */
const ruled = (rules: Parameters<typeof adoptRules>[1]): SmallHouse => {
  const small = smallHouse()
  adoptRules(small, rules)
  return small
}

describe('a meeting that is convened', () => {
  test('is a meeting in a room, without anything said of it, unless it is said', () => {
    const small = smallHouse()
    const { meeting } = inviting(small).leadsTo('MeetingConvened', {
      organ: small.stuurgroep,
      heldOn,
      place: null,
      form: 'in-person',
      respondBy: null,
      secondConvocationOf: null,
      chair: null,
      secretary: null,
      irregular: null,
    })
    expect(meetingOf(small, meeting!)).toMatchObject({
      convenedOn: invitedOn,
      heldOn,
      days: [heldOn],
      status: 'convened',
      resumesOn: null,
      closedOn: null,
      agenda: [],
      irregular: [],
      quorumNotes: [],
      minutes: null,
    })
  })

  test('names its chair and its secretary, who have a seat in the organ on that day', () => {
    const small = smallHouse()
    const { house, chair, observer, member, college } = small
    const elsewhere = house.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: college,
      function: 'burgemeester',
      role: 'chair',
    }).seat!
    house.record('EndSeat', { effectiveOn: '2025-03-23', seat: member })
    const { meeting } = inviting(small, { chair, secretary: observer }).leadsTo('MeetingConvened', {
      chair,
      secretary: observer,
    })
    expect(meetingOf(small, meeting!)).toMatchObject({ chair, secretary: observer })
    inviting(small, { chair: nobody }).refused('seat.unknown', 'chair')
    inviting(small, { secretary: nobody }).refused('seat.unknown', 'secretary')
    inviting(small, { chair: elsewhere }).refused('seat.not-of-organ', 'chair')
    inviting(small, { secretary: member }).refused('seat.not-valid-that-day', 'secretary', { day: heldOn })
    inviting(small, { chair: member, heldOn: '2025-03-23' }).leadsTo('MeetingConvened')
  })

  test('puts the matters of the invitation on its agenda, in order and once', () => {
    const small = smallHouse()
    const [first, second] = [propose(small), propose(small)]
    inviting(small, { agenda: [first, nobody] }).refused('dossier.unknown', 'agenda.1')
    inviting(small, { agenda: [first, second, first] }).refused('meeting.item-already-there', 'agenda.2')
    const asked = { organ: small.stuurgroep, part: 'open', requestedBy: null, irregular: null }
    const { meeting } = inviting(small, { agenda: [second, first] }).leadsToEach(
      { type: 'MeetingConvened', data: { heldOn } },
      { type: 'AgendaItemAdded', data: { ...asked, dossier: second, item: 1 } },
      { type: 'AgendaItemAdded', data: { ...asked, dossier: first, item: 2 } },
    )
    expect(meetingOf(small, meeting!).agenda.map(({ item, dossier }) => [item, dossier])).toEqual([
      [1, second],
      [2, first],
    ])
  })
})

describe('the notice period', () => {
  test('counts calendar days from the invitation', () => {
    const small = ruled({ noticeDays: 14 })
    inviting(small, { heldOn: '2025-03-23' }).refused('meeting.notice-too-short', 'heldOn', {
      days: 14,
      day: '2025-03-24',
    })
    inviting(small, { heldOn: '2025-03-24' }).leadsTo('MeetingConvened', { irregular: null })
    inviting(small, { heldOn: '2025-03-25' }).leadsTo('MeetingConvened', { irregular: null })
  })

  test('that was too short is recorded when somebody says why, and stays irregular', () => {
    const small = ruled({ noticeDays: 15 })
    const { meeting } = inviting(small, { irregularBecause: because }).leadsTo('MeetingConvened', {
      irregular: { rules: ['meeting.notice-too-short'], because },
    })
    const { event, irregular } = meetingOf(small, meeting!)
    expect(irregular).toEqual([{ event, rules: ['meeting.notice-too-short'] }])
  })

  test('is that of the rules on the day of the meeting', () => {
    const small = smallHouse()
    adoptRules(small, { noticeDays: 15 }, '2025-03-25')
    inviting(small).leadsTo('MeetingConvened', { irregular: null })
    inviting(small, { heldOn: '2025-03-25' }).leadsTo('MeetingConvened', { irregular: null })
    inviting(small, { effectiveOn: '2025-03-11', heldOn: '2025-03-25' }).refused('meeting.notice-too-short', 'heldOn')
  })
})

describe('a written procedure', () => {
  const written = { form: 'written', heldOn: invitedOn, respondBy: '2025-03-17' } as const
  const rules = { noticeDays: 30, writtenProcedure: { majority: 'unanimity', minimumDays: 7 } } as const

  test('gives the days that its rules ask, counted from the invitation; no notice period besides', () => {
    const small = ruled(rules)
    const { meeting } = inviting(small, written).leadsTo('MeetingConvened', { ...written, irregular: null })
    expect(meetingOf(small, meeting!)).toMatchObject({ form: 'written', respondBy: '2025-03-17' })
    inviting(small, { ...written, respondBy: '2025-03-16' }).refused(
      'meeting.too-little-time-to-respond',
      'respondBy',
      { days: 7 },
    )
    inviting(small, { ...written, respondBy: '2025-03-16', irregularBecause: because }).leadsTo('MeetingConvened', {
      irregular: { rules: ['meeting.too-little-time-to-respond'], because },
    })
  })

  test('is not there where the rules do not allow it', () => {
    const small = ruled({ writtenProcedure: null })
    inviting(small, written).refused('meeting.written-not-allowed', 'form')
    inviting(small, { ...written, irregularBecause: because }).leadsTo('MeetingConvened', {
      irregular: { rules: ['meeting.written-not-allowed'], because },
    })
  })

  test('has a last day to answer, on or after its first; a meeting has none', () => {
    const small = ruled({ writtenProcedure: { majority: 'simple', minimumDays: 0 } })
    inviting(small, { ...written, respondBy: null }).refused('meeting.respond-by-needed', 'respondBy')
    inviting(small, { ...written, heldOn: '2025-03-18' }).refused('period.ends-before-start', 'respondBy')
    inviting(small, { ...written, heldOn: '2025-03-17' }).leadsTo('MeetingConvened')
    inviting(small, { respondBy: heldOn }).refused('meeting.respond-by-only-in-writing', 'respondBy')
  })

  test('has no hour; a meeting begins at the one it was told', () => {
    const small = ruled({ writtenProcedure: { majority: 'simple', minimumDays: 0 } })
    inviting(small, { ...written, startsAt: '19:30' }).refused('meeting.hour-not-in-writing', 'startsAt')
    const { meeting } = inviting(small, { startsAt: '19:30' }).leadsTo('MeetingConvened', { startsAt: '19:30' })
    expect(meetingOf(small, meeting!).startsAt).toBe('19:30')
    inviting(small, {}).leadsTo('MeetingConvened', { startsAt: null })
  })
})

describe('a second convocation', () => {
  const known = { secondConvocation: { afterDays: 15 } }
  const second = (small: SmallHouse, first: string, fields: Partial<FieldsOf<'ConveneMeeting'>> = {}) =>
    inviting(small, {
      effectiveOn: '2025-03-25',
      heldOn: '2025-04-08',
      secondConvocationOf: first,
      ...fields,
    })

  test('comes at least so many days after the first meeting', () => {
    const small = ruled(known)
    const first = convene(small)
    second(small, first, { heldOn: '2025-04-07' }).refused('meeting.second-too-soon', 'heldOn', {
      days: 15,
      day: '2025-04-08',
    })
    const { meeting } = second(small, first).leadsTo('MeetingConvened', { secondConvocationOf: first })
    expect(meetingOf(small, meeting!).secondConvocationOf).toBe(first)
  })

  test('is not there where the rules know none, nor of a meeting of somebody else', () => {
    const small = smallHouse()
    const first = convene(small)
    second(small, first, { irregularBecause: because }).refused('meeting.no-second-convocation', 'secondConvocationOf')
    adoptRules(small, known)
    second(small, nobody).refused('meeting.unknown', 'secondConvocationOf')
    const ofCollege = convene({ house: small.house, stuurgroep: small.college })
    second(small, ofCollege).refused('meeting.not-of-organ', 'secondConvocationOf')
  })

  test('treats the matters of the first only', () => {
    const small = ruled(known)
    const [same, withdrawn, other] = [propose(small), propose(small), propose(small)]
    const first = convene(small, { agenda: [same, withdrawn] })
    small.house.record('WithdrawAgendaItem', {
      effectiveOn: invitedOn,
      meeting: first,
      dossier: withdrawn,
      reason: 'Later',
    })
    second(small, first, { agenda: [same, other] }).refused('meeting.not-on-first-agenda', 'agenda.1', {
      title: 'Speelstraat',
    })
    second(small, first, { agenda: [same, other], irregularBecause: because }).leadsToEach(
      { type: 'MeetingConvened', data: { irregular: null } },
      { type: 'AgendaItemAdded', data: { dossier: same, irregular: null } },
      {
        type: 'AgendaItemAdded',
        data: { dossier: other, irregular: { rules: ['meeting.not-on-first-agenda'], because } },
      },
    )
    const { meeting } = second(small, first).leadsTo('MeetingConvened')
    const add = (dossier: string, irregularBecause: string | null = null) =>
      given(small.house).when('AddAgendaItem', {
        effectiveOn: '2025-04-01',
        meeting: meeting!,
        dossier,
        irregularBecause,
      })
    add(same).leadsTo('AgendaItemAdded', { item: 1, irregular: null })
    add(withdrawn).refused('meeting.not-on-first-agenda', 'dossier')
    add(other).refused('meeting.not-on-first-agenda', 'dossier', { title: 'Speelstraat' })
    add(other, because).leadsTo('AgendaItemAdded', {
      item: 2,
      irregular: { rules: ['meeting.not-on-first-agenda'], because },
    })
    const { agenda, irregular } = meetingOf(small, meeting!)
    expect(irregular).toEqual([{ event: agenda[1]!.event, rules: ['meeting.not-on-first-agenda'] }])
  })
})

describe('a rotating chair', () => {
  const rotating = () => ruled({ chair: 'rotating' })
  const next = ({ house, stuurgroep }: SmallHouse, on = heldOn) =>
    nextChair(house.state, stuurgroep as OrganId, toLocalDate(on))

  test('is another one each time, whichever meeting is recorded first', () => {
    const small = rotating()
    const { chair, member } = small
    convene(small, { heldOn: '2025-03-17', chair })
    inviting(small, { chair }).refused('meeting.chair-must-rotate', 'chair', { function: 'schepen van gezin' })
    inviting(small, { heldOn: '2025-03-16', chair }).refused('meeting.chair-must-rotate', 'chair')
    inviting(small, { heldOn: '2025-03-17', chair }).refused('meeting.chair-must-rotate', 'chair')
    inviting(small, { chair: member }).leadsTo('MeetingConvened', { chair: member, irregular: null })
    inviting(small, { heldOn: '2025-03-31', chair }).leadsTo('MeetingConvened', { chair, irregular: null })
  })

  test('that did not rotate is recorded when somebody says why', () => {
    const small = rotating()
    const { house, chair, member } = small
    convene(small, { heldOn: '2025-03-17', chair })
    const { meeting: second } = inviting(small, { chair, irregularBecause: because }).leadsTo('MeetingConvened', {
      irregular: { rules: ['meeting.chair-must-rotate'], because },
    })
    given(house)
      .when('AppointMeetingChair', { effectiveOn: heldOn, meeting: second!, chair: member })
      .leadsTo('MeetingChairAppointed', { chair: member, because: null, irregular: null })
  })

  test('is asked by the rules of the later of two meetings, whichever is recorded first', () => {
    const changing = (from: 'fixed' | 'rotating', to: 'fixed' | 'rotating') => {
      const small = ruled({ chair: from })
      adoptRules(small, { chair: to }, '2025-03-20')
      return small
    }
    const since = changing('fixed', 'rotating')
    convene(since, { chair: since.chair })
    inviting(since, { heldOn: '2025-03-17', chair: since.chair }).refused('meeting.chair-must-rotate', 'chair')
    inviting(since, {
      heldOn: '2025-03-17',
      chair: since.chair,
      irregularBecause: because,
    }).leadsTo('MeetingConvened')
    const noMore = changing('rotating', 'fixed')
    convene(noMore, { chair: noMore.chair })
    inviting(noMore, { heldOn: '2025-03-17', chair: noMore.chair }).leadsTo('MeetingConvened', { irregular: null })
  })

  test('does not rotate where the chair is fixed, where nobody else could chair, nor in writing', () => {
    const fixed = smallHouse()
    convene(fixed, { heldOn: '2025-03-17', chair: fixed.chair })
    inviting(fixed, { chair: fixed.chair }).leadsTo('MeetingConvened', { irregular: null })
    const lonely = rotating()
    for (const seat of [lonely.member, lonely.limitedMember, lonely.referringMember]) {
      lonely.house.record('EndSeat', { effectiveOn: '2025-03-01', seat })
    }
    convene(lonely, { heldOn: '2025-03-17', chair: lonely.chair })
    inviting(lonely, { chair: lonely.chair }).leadsTo('MeetingConvened', { irregular: null })
    const small = rotating()
    const written = { form: 'written', respondBy: heldOn, chair: small.chair } as const
    convene(small, { heldOn: '2025-03-17', chair: small.chair })
    inviting(small, written).leadsTo('MeetingConvened', { irregular: null })
    inviting(small, { heldOn: '2025-03-18', chair: small.member }).leadsTo('MeetingConvened', { irregular: null })
    const other = rotating()
    convene(other, { ...written, chair: other.chair })
    inviting(other, { chair: other.chair, heldOn: '2025-03-25' }).leadsTo('MeetingConvened', { irregular: null })
  })

  test('is suggested: who chaired longest ago, who never did first, by the first day of the seat', () => {
    const small = rotating()
    const { chair, member, limitedMember, referringMember, house, stuurgroep } = small
    const joined = { effectiveOn: '2025-02-01', organ: stuurgroep, role: 'member' } as const
    const newcomer = house.record('AssignSeat', { ...joined, function: 'jeugdconsulent' }).seat!
    house.record('AssignSeat', { ...joined, function: 'verslaggever', role: 'observer' })
    // Recorded later, of an earlier day.
    const earlier = house.record('AssignSeat', { ...joined, effectiveOn: '2025-01-15', function: 'lid' }).seat!
    expect(next(small)).toBe(chair)
    convene(small, { heldOn: '2025-03-11', chair })
    expect(next(small)).toBe(member)
    convene(small, { heldOn: '2025-03-12', chair: limitedMember })
    expect(next(small)).toBe(member)
    convene(small, { heldOn: '2025-03-13', chair: member })
    expect(next(small)).toBe(referringMember)
    convene(small, { heldOn: '2025-03-14', chair: referringMember })
    expect(next(small, '2025-01-14')).toBe(chair)
    expect(next(small)).toBe(earlier)
    convene(small, { heldOn: '2025-03-14', chair: earlier })
    expect(next(small)).toBe(newcomer)
    convene(small, { heldOn: '2025-03-15', chair: newcomer })
    expect(next(small)).toBe(chair)
  })

  test('with a fixed chair the seat of the chair is suggested; nobody where nobody is', () => {
    const small = smallHouse()
    expect(next(small)).toBe(small.chair)
    small.house.record('EndSeat', { effectiveOn: '2025-03-23', seat: small.chair })
    expect(next(small, '2025-03-23')).toBe(small.chair)
    expect(next(small)).toBeNull()
    adoptRules(small, { chair: 'rotating' })
    expect(next(small)).toBe(small.member)
    expect(nextChair(small.house.state, small.college as OrganId, toLocalDate(heldOn))).toBeNull()
  })
})

describe('chair and secretary of a meeting', () => {
  test('are appointed or replaced until it is closed', () => {
    const small = smallHouse()
    const { house, chair, member, observer } = small
    const meeting = convene(small, { chair })
    const on = { effectiveOn: heldOn, meeting }
    given(house)
      .when('AppointMeetingChair', { ...on, chair: member, because: 'De voorzitter is ziek.' })
      .leadsTo('MeetingChairAppointed', {
        meeting,
        organ: small.stuurgroep,
        chair: member,
        because: 'De voorzitter is ziek.',
      })
    given(house)
      .when('AppointMeetingChair', { ...on, chair: member })
      .refused('meeting.already-appointed', 'chair')
    given(house)
      .when('AppointMeetingSecretary', { ...on, secretary: observer })
      .leadsTo('MeetingSecretaryAppointed', { meeting, organ: small.stuurgroep, secretary: observer, because: null })
    given(house)
      .when('AppointMeetingSecretary', { ...on, secretary: observer })
      .refused('meeting.already-appointed', 'secretary')
    expect(meetingOf(small, meeting)).toMatchObject({ chair: member, secretary: observer })
    house.record('RecordAttendance', { ...on, present: [member] })
    house.record('OpenMeeting', on)
    house.record('CloseMeeting', on)
    given(house)
      .when('AppointMeetingChair', { ...on, chair })
      .refused('meeting.closed', 'meeting')
    given(house)
      .when('AppointMeetingSecretary', { ...on, secretary: chair })
      .refused('meeting.closed', 'meeting')
  })

  test('have a seat on the day of the meeting, or of the replacement when that is later', () => {
    const small = smallHouse()
    const { house, member } = small
    const meeting = convene(small)
    house.record('EndSeat', { effectiveOn: '2025-03-24', seat: member })
    const chairing = (effectiveOn: string) =>
      given(house).when('AppointMeetingChair', { effectiveOn, meeting, chair: member })
    const writing = (effectiveOn: string) =>
      given(house).when('AppointMeetingSecretary', { effectiveOn, meeting, secretary: member })
    chairing('2025-03-25').refused('seat.not-valid-that-day', 'chair', { day: '2025-03-25' })
    writing('2025-03-25').refused('seat.not-valid-that-day', 'secretary', { day: '2025-03-25' })
    chairing(invitedOn).leadsTo('MeetingChairAppointed')
    writing(invitedOn).leadsTo('MeetingSecretaryAppointed')
    given(house)
      .when('AppointMeetingChair', { effectiveOn: heldOn, meeting: nobody, chair: member })
      .refused('meeting.unknown', 'meeting')
    given(house)
      .when('AppointMeetingSecretary', { effectiveOn: heldOn, meeting: nobody, secretary: member })
      .refused('meeting.unknown', 'meeting')
  })

  test('rotate when they are replaced too', () => {
    const small = ruled({ chair: 'rotating' })
    const { house, chair, member } = small
    convene(small, { heldOn: '2025-03-17', chair })
    const meeting = convene(small, { chair: member })
    const appoint = (fields: object = {}) =>
      given(house).when('AppointMeetingChair', { effectiveOn: heldOn, meeting, chair, ...fields })
    appoint().refused('meeting.chair-must-rotate', 'chair')
    appoint({ irregularBecause: because }).leadsTo('MeetingChairAppointed', {
      chair,
      irregular: { rules: ['meeting.chair-must-rotate'], because },
    })
    expect(meetingOf(small, meeting).irregular.map(({ rules }) => rules)).toEqual([['meeting.chair-must-rotate']])
  })

  test('do not rotate in writing, nor where no chair is named', () => {
    const small = ruled({ chair: 'rotating', writtenProcedure: { majority: 'simple', minimumDays: 0 } })
    const { house, chair } = small
    convene(small, { heldOn: '2025-03-17', chair })
    const meeting = convene(small, { form: 'written', respondBy: heldOn })
    given(house)
      .when('AppointMeetingChair', { effectiveOn: heldOn, meeting, chair })
      .leadsTo('MeetingChairAppointed', { chair, irregular: null })
    convene(small, { heldOn: '2025-04-07' })
    inviting(small, { heldOn: '2025-04-14' }).leadsTo('MeetingConvened', { chair: null, irregular: null })
  })
})
