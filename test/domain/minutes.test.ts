import { describe, expect, test } from 'vitest'
import type { MeetingId } from '../../src/domain/shared/identifiers.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adoptRules, convene, heldOn, hold, invitedOn, open } from './support/meetings.js'
import { type SmallHouse, smallHouse } from './support/small-house.js'

const text = 'De stuurgroep keurt de speelstraat goed.'
const nextDay = '2025-04-28'

const draft = ({ house }: SmallHouse, meeting: string, effectiveOn = heldOn) =>
  given(house).when('DraftMinutes', { effectiveOn, meeting, text })

const approve = ({ house }: SmallHouse, fields: Partial<FieldsOf<'ApproveMinutes'>>) =>
  given(house).when('ApproveMinutes', { effectiveOn: nextDay, meeting: nobody, ...fields })

const remark = ({ house }: SmallHouse, meeting: string, fields: Partial<FieldsOf<'RemarkOnMinutes'>>) =>
  given(house).when('RemarkOnMinutes', {
    effectiveOn: '2025-04-01',
    meeting,
    by: { kind: 'seat', seat: nobody },
    text: 'Het bedrag ontbreekt.',
    ...fields,
  })

const minutesOf = ({ house }: SmallHouse, meeting: string) => house.state.meetings.get(meeting as MeetingId)!.minutes

/** A meeting that is over, with its minutes drafted. */
const drafted = () => {
  const small = smallHouse()
  const meeting = hold(small, [small.chair])
  small.house.record('DraftMinutes', { effectiveOn: '2025-03-26', meeting, text })
  return { ...small, meeting }
}

describe('minutes', () => {
  test('follow the end of a meeting', () => {
    const small = smallHouse()
    draft(small, nobody).refused('meeting.unknown', 'meeting')
    draft(small, convene(small)).refused('meeting.not-closed', 'meeting')
    const meeting = open(small, [small.chair])
    draft(small, meeting).refused('meeting.not-closed', 'meeting')
    small.house.record('CloseMeeting', { effectiveOn: heldOn, meeting })
    draft(small, meeting, '2025-03-23').refused('minutes.before-end', 'effectiveOn', { day: heldOn })
    draft(small, meeting).leadsTo('MinutesDrafted', { meeting, organ: small.stuurgroep, version: 1, text })
    expect(minutesOf(small, meeting)).toEqual({
      draftedOn: heldOn,
      firstDraftedOn: heldOn,
      approvedOn: null,
      version: 1,
      remarks: 0,
      approvedIn: null,
      approval: null,
      paper: null,
      event: small.house.events.at(-1)!.id,
    })
  })

  test('get remarks of a seat of the organ or of a partner, and a next version', () => {
    const small = drafted()
    const { house, meeting, member, centre } = small
    remark(small, nobody, {}).refused('meeting.unknown', 'meeting')
    remark(small, meeting, {}).refused('seat.unknown', 'by.seat')
    remark(small, meeting, { by: { kind: 'partner', partner: nobody } }).refused('partner.unknown', 'by.partner')
    const by = { kind: 'seat', seat: member } as const
    remark(small, meeting, { by, effectiveOn: '2025-03-25' }).refused('minutes.before-draft', 'effectiveOn', {
      day: '2025-03-26',
    })
    remark(small, meeting, { by, effectiveOn: '2025-03-26' }).leadsTo('MinutesRemarked', {
      meeting,
      organ: small.stuurgroep,
      version: 1,
      by,
      text: 'Het bedrag ontbreekt.',
    })
    remark(small, meeting, { by: { kind: 'partner', partner: centre } }).leadsTo('MinutesRemarked', { version: 1 })
    expect(minutesOf(small, meeting)).toMatchObject({ version: 1, remarks: 2 })
    draft(small, meeting, '2025-03-25').refused('minutes.before-draft', 'effectiveOn', { day: '2025-03-26' })
    draft(small, meeting, '2025-04-02').leadsTo('MinutesDrafted', { version: 2 })
    expect(minutesOf(small, meeting)).toMatchObject({ version: 2, remarks: 0, draftedOn: '2025-04-02' })
    house.record('EndSeat', { effectiveOn: '2025-04-02', seat: member })
    remark(small, meeting, { by, effectiveOn: '2025-04-03' }).refused('seat.not-valid-that-day', 'by.seat')
    remark(small, hold(small, [small.chair]), { by }).refused('minutes.missing', 'meeting')
  })

  test('are approved in a later meeting of the organ, on its day, with remarks or without', () => {
    const small = drafted()
    const { meeting, house, chair } = small
    const next = open(small, [chair], { effectiveOn: invitedOn, heldOn: nextDay })
    const earlier = convene(small, { heldOn: '2025-03-23' })
    const sameDay = open(small, [chair])
    const unopened = convene(small, { heldOn: nextDay })
    approve(small, {}).refused('meeting.unknown', 'meeting')
    approve(small, { meeting: next }).refused('minutes.missing', 'meeting')
    approve(small, { meeting, inMeeting: nobody }).refused('meeting.unknown', 'inMeeting')
    const ofCollege = convene({ house, stuurgroep: small.college }, { heldOn: nextDay })
    approve(small, { meeting, inMeeting: ofCollege }).refused('meeting.not-of-organ', 'inMeeting')
    approve(small, { meeting, inMeeting: meeting }).refused('minutes.not-in-later-meeting', 'inMeeting')
    approve(small, { meeting, inMeeting: earlier }).refused('minutes.not-in-later-meeting', 'inMeeting')
    approve(small, { meeting, inMeeting: unopened }).refused('meeting.not-open', 'inMeeting')
    approve(small, { meeting, inMeeting: next, effectiveOn: '2025-04-29' }).refused(
      'meeting.not-that-day',
      'effectiveOn',
      { day: nextDay },
    )
    approve(small, { meeting, inMeeting: sameDay, effectiveOn: '2025-03-25' }).refused(
      'minutes.before-draft',
      'effectiveOn',
      { day: '2025-03-26' },
    )
    const second = hold(small, [chair])
    draft(small, second).leadsTo('MinutesDrafted')
    approve(small, { meeting: second, inMeeting: sameDay, effectiveOn: heldOn }).leadsTo('MinutesApproved', {
      inMeeting: sameDay,
      remarks: null,
    })
    approve(small, { meeting, inMeeting: next, remarks: 'Met het bedrag erbij.' }).leadsTo('MinutesApproved', {
      meeting,
      organ: small.stuurgroep,
      version: 1,
      inMeeting: next,
      remarks: 'Met het bedrag erbij.',
    })
    expect(minutesOf(small, meeting)).toMatchObject({
      approvedOn: nextDay,
      approvedIn: next,
      approval: house.events.at(-1)!.id,
      draftedOn: '2025-03-26',
    })
    approve(small, { meeting, inMeeting: next }).refused('minutes.already-approved', 'meeting')
    draft(small, meeting, nextDay).refused('minutes.already-approved', 'meeting')
    remark(small, meeting, { effectiveOn: nextDay }).refused('minutes.already-approved', 'meeting')
  })

  test('of a meeting of several days are approved after the last of them', () => {
    const small = smallHouse()
    const { house, chair } = small
    const meeting = open(small, [chair])
    house.record('SuspendMeeting', { effectiveOn: heldOn, meeting, reason: 'Te laat' })
    house.record('ResumeMeeting', { effectiveOn: '2025-03-31', meeting })
    house.record('CloseMeeting', { effectiveOn: '2025-03-31', meeting })
    house.record('DraftMinutes', { effectiveOn: '2025-03-31', meeting, text })
    const between = convene(small, { heldOn: '2025-03-30' })
    approve(small, { meeting, inMeeting: between, effectiveOn: '2025-03-31' }).refused(
      'minutes.not-in-later-meeting',
      'inMeeting',
    )
    const after = open(small, [chair], { heldOn: '2025-03-31' })
    approve(small, { meeting, inMeeting: after, effectiveOn: '2025-03-31' }).leadsTo('MinutesApproved')
  })
})

describe('silence', () => {
  const silent = (days: number | null) => {
    const small = smallHouse()
    adoptRules(small, { minutesApprovedBySilenceAfterDays: days })
    const meeting = hold(small, [small.chair])
    small.house.record('DraftMinutes', { effectiveOn: '2025-03-26', meeting, text })
    return { ...small, meeting }
  }

  test('approves minutes after the days of the rules', () => {
    const small = silent(10)
    const { meeting } = small
    approve(small, { meeting, effectiveOn: '2025-04-04' }).refused('minutes.silence-too-short', 'effectiveOn', {
      day: '2025-04-05',
    })
    approve(small, { meeting, effectiveOn: '2025-04-05' }).leadsTo('MinutesApproved', { inMeeting: null })
    expect(minutesOf(small, meeting)).toMatchObject({ approvedOn: '2025-04-05', approvedIn: null })
  })

  test('approves nothing where the rules do not say so', () => {
    const small = silent(null)
    approve(small, { meeting: small.meeting }).refused('minutes.silence-does-not-approve', 'inMeeting')
  })

  test('is broken by a remark, until there is a next version', () => {
    const small = silent(0)
    const { meeting, member } = small
    remark(small, meeting, { by: { kind: 'seat', seat: member } }).leadsTo('MinutesRemarked')
    approve(small, { meeting }).refused('minutes.remarked', 'inMeeting')
    draft(small, meeting, nextDay).leadsTo('MinutesDrafted', { version: 2 })
    approve(small, { meeting }).leadsTo('MinutesApproved', { version: 2, inMeeting: null })
  })
})

describe('approved minutes', () => {
  const rectify = ({ house }: SmallHouse, meeting: string, effectiveOn = nextDay) =>
    given(house).when('RectifyMinutes', {
      effectiveOn,
      meeting,
      correction: 'Het bedrag is € 3.500.',
      reason: 'Tikfout.',
    })

  test('are corrected by a rectification that names their approval', () => {
    const small = drafted()
    const { house, meeting } = small
    rectify(small, nobody).refused('meeting.unknown', 'meeting')
    rectify(small, convene(small)).refused('minutes.missing', 'meeting')
    rectify(small, meeting).refused('minutes.not-approved', 'meeting')
    const next = open(small, [small.chair], { heldOn: nextDay })
    approve(small, { meeting, inMeeting: next }).leadsTo('MinutesApproved')
    const approval = house.events.at(-1)!.id
    rectify(small, meeting, '2025-04-27').refused('minutes.before-approval', 'effectiveOn', { day: nextDay })
    const before = minutesOf(small, meeting)
    rectify(small, meeting).leadsTo('MinutesRectified', {
      meeting,
      organ: small.stuurgroep,
      version: 1,
      approval,
      correction: 'Het bedrag is € 3.500.',
      reason: 'Tikfout.',
    })
    expect(minutesOf(small, meeting)).toEqual(before)
    expect(house.state.meetings.get(meeting as MeetingId)!.entries.at(-1)).toBe(house.events.at(-1)!.id)
  })

  test('get what their files are recorded once, after the approval', () => {
    const small = drafted()
    const { house, meeting } = small
    const papers = (['nl', 'en'] as const).map((language) => ({ language, sha256: 'ab'.repeat(32), size: 40_000 }))
    const fix = (of: string, effectiveOn = nextDay) =>
      given(house).when('RecordMinutesPaper', { effectiveOn, meeting: of, papers })
    fix(nobody).refused('meeting.unknown', 'meeting')
    fix(convene(small)).refused('minutes.missing', 'meeting')
    fix(meeting).refused('minutes.not-approved', 'meeting')
    approve(small, { meeting, inMeeting: open(small, [small.chair], { heldOn: nextDay }) }).leadsTo('MinutesApproved')
    const approval = house.events.at(-1)!.id
    fix(meeting, '2025-04-27').refused('minutes.before-approval', 'effectiveOn', { day: nextDay })
    const recorded = { meeting, organ: small.stuurgroep, version: 1, approval, papers }
    fix(meeting).leadsTo('MinutesPaperRecorded', recorded)
    expect(minutesOf(small, meeting)!.paper).toEqual({ event: house.events.at(-1)!.id, files: papers })
    fix(meeting).refused('minutes.paper-already-recorded', 'meeting')
  })
})
