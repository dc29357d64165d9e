import { describe, expect, test } from 'vitest'
import { findingChanges } from '../../src/domain/finding/findings.js'
import { findingsOn, onlyFinding, proofOf, rules } from './support/findings.js'
import type { FieldsOf } from './support/given.js'
import { convene, hold } from './support/meetings.js'
import { propose, type SmallHouse, smallHouse } from './support/small-house.js'

const because = 'De zaal was maar die dag vrij.'

const ruled = (more: Parameters<typeof rules>[0]) => {
  const small = smallHouse()
  small.house.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ: small.stuurgroep, rules: rules(more) })
  return small
}

/** The stuurgroep meets on a day: convened, opened with its chair and a member there, and closed. */
const met = (small: SmallHouse, heldOn: string, fields: Partial<FieldsOf<'ConveneMeeting'>> = {}): string =>
  hold(small, [small.chair, small.member], { effectiveOn: heldOn, heldOn, ...fields })

describe('a notice that is too short', () => {
  test('is found on the day of the meeting, and healed by a second convocation that took place', () => {
    const small = ruled({ noticeDays: 15, secondConvocation: { afterDays: 5 } })
    const { house, stuurgroep } = small
    const convened = { effectiveOn: '2025-04-01', irregularBecause: because }
    const meeting = convene(small, { ...convened, heldOn: '2025-04-15' })
    const found = onlyFinding(house, 'meeting.notice-too-short')
    expect(found).toMatchObject({
      severity: 'serious',
      about: { kind: 'meeting', id: meeting, dossier: null, organ: stuurgroep },
      since: '2025-04-15',
      healedOn: null,
      details: { needed: 15, given: 14 },
    })
    expect(proofOf(house, found)).toEqual(['MeetingConvened'])
    const again = { effectiveOn: '2025-04-20', heldOn: '2025-05-15', secondConvocationOf: meeting }
    const second = convene(small, again)
    expect(onlyFinding(house, 'meeting.notice-too-short').healedOn).toBeNull()
    house.record('RecordAttendance', { effectiveOn: '2025-05-15', meeting: second, present: [] })
    expect(onlyFinding(house, 'meeting.notice-too-short').healedOn).toBe('2025-05-15')
  })

  test('is none when there were as many days as the rule asks', () => {
    const small = ruled({ noticeDays: 15 })
    convene(small, { effectiveOn: '2025-04-01', heldOn: '2025-04-16' })
    expect(findingsOn(small.house, 'meeting.notice-too-short')).toEqual([])
  })

  test('in writing is the time to answer', () => {
    const small = ruled({ noticeDays: 15, writtenProcedure: { majority: 'consensus', minimumDays: 7 } })
    const written = {
      effectiveOn: '2025-04-01',
      heldOn: '2025-04-01',
      form: 'written',
      irregularBecause: because,
    } as const
    convene(small, { ...written, respondBy: '2025-04-08' })
    expect(findingsOn(small.house, 'meeting.notice-too-short')).toEqual([])
    convene(small, { ...written, respondBy: '2025-04-07' })
    expect(onlyFinding(small.house, 'meeting.notice-too-short').details).toEqual({ needed: 7, given: 6 })
  })
})

describe('minutes', () => {
  const draft = ({ house }: SmallHouse, meeting: string, effectiveOn: string) =>
    house.record('DraftMinutes', { effectiveOn, meeting, text: 'Iedereen was het eens.' })
  const approve = ({ house }: SmallHouse, meeting: string, effectiveOn: string, inMeeting: string | null) =>
    house.record('ApproveMinutes', { effectiveOn, meeting, inMeeting })

  test('that nobody drafts are found a month after the last day of the meeting', () => {
    const small = smallHouse()
    met(small, '2025-04-01')
    const found = onlyFinding(small.house, 'minutes.never-drafted')
    expect(found).toMatchObject({
      severity: 'attention',
      since: '2025-05-02',
      healedOn: null,
      details: { lastDay: '2025-05-01' },
    })
    const held = ['MeetingConvened', 'AttendanceRecorded', 'MeetingOpened', 'QuorumNoted', 'MeetingClosed']
    expect(proofOf(small.house, found)).toEqual(held)
  })

  test('drafted within that month are in time, and healed when they came later; a second version changes nothing', () => {
    const inTime = smallHouse()
    draft(inTime, met(inTime, '2025-04-01'), '2025-05-01')
    expect(findingsOn(inTime.house, 'minutes.never-drafted')).toEqual([])
    const late = smallHouse()
    const meeting = met(late, '2025-04-01')
    draft(late, meeting, '2025-05-02')
    draft(late, meeting, '2025-06-01')
    expect(onlyFinding(late.house, 'minutes.never-drafted').healedOn).toBe('2025-05-02')
  })

  test('of a meeting that went on another day are due a month after that day', () => {
    const small = smallHouse()
    const meeting = convene(small, { effectiveOn: '2025-04-01', heldOn: '2025-04-01' })
    const { house, chair } = small
    house.record('RecordAttendance', { effectiveOn: '2025-04-01', meeting, present: [chair] })
    house.record('OpenMeeting', { effectiveOn: '2025-04-01', meeting })
    house.record('SuspendMeeting', { effectiveOn: '2025-04-01', meeting, reason: 'Te laat geworden' })
    house.record('ResumeMeeting', { effectiveOn: '2025-04-08', meeting })
    expect(onlyFinding(house, 'minutes.never-drafted').since).toBe('2025-05-09')
  })

  test('are not asked of a meeting that was only convened', () => {
    const small = smallHouse()
    convene(small)
    expect(findingsOn(small.house, 'minutes.never-drafted')).toEqual([])
  })

  test('are approved by the next meeting after they were there, on its day at the latest', () => {
    const inTime = smallHouse()
    const first = met(inTime, '2025-04-01')
    draft(inTime, first, '2025-04-10')
    expect(findingsOn(inTime.house, 'minutes.never-approved')).toEqual([])
    met(inTime, '2025-04-09')
    expect(findingsOn(inTime.house, 'minutes.never-approved')).toEqual([])
    const next = met(inTime, '2025-06-01')
    const found = onlyFinding(inTime.house, 'minutes.never-approved')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'meeting', id: first },
      since: '2025-06-02',
      healedOn: null,
      details: { nextMeeting: '2025-06-01' },
    })
    approve(inTime, first, '2025-06-01', next)
    expect(findingsOn(inTime.house, 'minutes.never-approved')).toEqual([])
  })

  test('approved by a meeting after that are healed then', () => {
    const small = smallHouse()
    const meeting = met(small, '2025-04-01')
    draft(small, meeting, '2025-04-10')
    met(small, '2025-06-01')
    approve(small, meeting, '2025-07-01', met(small, '2025-07-01'))
    expect(onlyFinding(small.house, 'minutes.never-approved')).toMatchObject({
      since: '2025-06-02',
      healedOn: '2025-07-01',
    })
  })

  test('are approved by silence where the rules say so, unless somebody remarked on them', () => {
    const silent = (minutesApprovedBySilenceAfterDays: number) => {
      const small = ruled({ minutesApprovedBySilenceAfterDays })
      const meeting = met(small, '2025-04-01')
      draft(small, meeting, '2025-04-10')
      met(small, '2025-06-01')
      return { small, meeting }
    }
    const before = silent(52)
    expect(findingsOn(before.small.house, 'minutes.never-approved')).toEqual([])
    expect(onlyFinding(silent(53).small.house, 'minutes.never-approved')).toMatchObject({
      since: '2025-06-02',
      healedOn: '2025-06-02',
    })
    before.small.house.record('RemarkOnMinutes', {
      effectiveOn: '2025-05-01',
      meeting: before.meeting,
      by: { kind: 'seat', seat: before.small.member },
      text: 'Dat heb ik niet gezegd.',
    })
    expect(onlyFinding(before.small.house, 'minutes.never-approved')).toMatchObject({
      since: '2025-06-02',
      healedOn: null,
    })
  })
})

describe('an item that was never treated', () => {
  const left = () => {
    const small = smallHouse()
    const dossier = propose(small)
    const meeting = met(small, '2025-04-01', { agenda: [dossier] })
    return { small, dossier, meeting }
  }

  test('is found when the meeting is closed, until a later one treats it', () => {
    const { small, dossier, meeting } = left()
    const { house, stuurgroep, chair } = small
    const found = onlyFinding(house, 'meeting.item-never-treated')
    expect(found).toMatchObject({
      identity: `meeting.item-never-treated/${meeting}/${dossier}`,
      severity: 'attention',
      about: { kind: 'meeting', id: meeting, dossier, organ: stuurgroep },
      since: '2025-04-01',
      healedOn: null,
      details: { dossier },
    })
    expect(proofOf(house, found).slice(0, 3)).toEqual(['MeetingConvened', 'AgendaItemAdded', 'AttendanceRecorded'])
    const effectiveOn = '2025-05-01'
    const later = convene(small, { effectiveOn, heldOn: effectiveOn, agenda: [dossier] })
    house.record('RecordAttendance', { effectiveOn, meeting: later, present: [chair] })
    house.record('OpenMeeting', { effectiveOn, meeting: later })
    expect(onlyFinding(house, 'meeting.item-never-treated').healedOn).toBeNull()
    house.record('TreatAgendaItem', { effectiveOn, meeting: later, dossier })
    expect(onlyFinding(house, 'meeting.item-never-treated').healedOn).toBe('2025-05-01')
  })

  test('is healed when its proposal is withdrawn', () => {
    const { small, dossier } = left()
    small.house.record('WithdrawProposal', { effectiveOn: '2025-04-20', dossier, reason: 'Niet meer nodig' })
    expect(onlyFinding(small.house, 'meeting.item-never-treated').healedOn).toBe('2025-04-20')
  })

  test('is none when it was treated or taken off the agenda, or while the meeting goes on', () => {
    const small = smallHouse()
    const { house, chair } = small
    const [treated, off] = [propose(small), propose(small)]
    const effectiveOn = '2025-04-01'
    const meeting = convene(small, { effectiveOn, heldOn: effectiveOn, agenda: [treated, off] })
    house.record('RecordAttendance', { effectiveOn, meeting, present: [chair] })
    house.record('OpenMeeting', { effectiveOn, meeting })
    expect(findingsOn(house, 'meeting.item-never-treated')).toEqual([])
    house.record('TreatAgendaItem', { effectiveOn, meeting, dossier: treated })
    house.record('WithdrawAgendaItem', { effectiveOn, meeting, dossier: off, reason: 'Volgende keer' })
    house.record('CloseMeeting', { effectiveOn, meeting })
    expect(findingsOn(house, 'meeting.item-never-treated')).toEqual([])
  })
})

describe('a chair that should rotate', () => {
  test('is found where the same one led the meeting before, until another leads', () => {
    const small = ruled({ chair: 'rotating' })
    const { house, chair, member } = small
    const first = met(small, '2025-04-01', { chair })
    const second = met(small, '2025-05-01', { chair, irregularBecause: because })
    const found = onlyFinding(house, 'meeting.same-chair-twice')
    expect(found).toMatchObject({
      severity: 'attention',
      about: { kind: 'meeting', id: second },
      since: '2025-05-01',
      healedOn: null,
      details: { seat: chair },
    })
    expect(proofOf(house, found).slice(0, 3)).toEqual(['MeetingConvened', 'MeetingConvened', 'AttendanceRecorded'])
    expect(found.events[1]).toBe(house.state.meetings.get(first as never)?.event)
    met(small, '2025-06-01', { chair: member })
    expect(onlyFinding(house, 'meeting.same-chair-twice').healedOn).toBe('2025-06-01')
    house.record('AdoptRuleSet', { effectiveOn: '2025-01-02', organ: small.stuurgroep, rules: rules() })
    expect(findingsOn(house, 'meeting.same-chair-twice')).toEqual([])
  })

  test('is none when nobody else could lead it, and is found once it is known that somebody could', () => {
    const small = ruled({ chair: 'rotating' })
    const { house, chair, member, limitedMember, referringMember, centre, stuurgroep } = small
    for (const seat of [member, limitedMember, referringMember]) {
      house.record('EndSeat', { effectiveOn: '2025-03-01', seat, reason: 'Ontslag' })
    }
    const alone = (heldOn: string) => hold(small, [chair], { effectiveOn: heldOn, heldOn, chair })
    alone('2025-04-01')
    const second = alone('2025-05-01')
    expect(findingsOn(house, 'meeting.same-chair-twice')).toEqual([])
    const changedBy = (act: () => void) => {
      const [before, known] = [house.state, house.events.length]
      act()
      return house.events.slice(known).flatMap((event) => findingChanges(event, before, house.state))
    }
    const found = (changes: ReturnType<typeof changedBy>) =>
      changes.filter(({ before, after }) => (before ?? after)?.code === 'meeting.same-chair-twice')
    const seated = { effectiveOn: '2025-04-15', organ: stuurgroep, partner: centre, function: 'lid' } as const
    const joining = changedBy(() => house.record('AssignSeat', { ...seated, role: 'member' }))
    expect(found(joining)).toMatchObject([{ before: null, after: { about: { id: second } } }])
    const leaving = changedBy(() =>
      house.record('RecordWithdrawal', { effectiveOn: '2025-04-20', partner: centre, reason: 'Stopgezet' }),
    )
    expect(found(leaving)).toMatchObject([{ before: { about: { id: second } }, after: null }])
  })

  test('is none when another led the meeting between', () => {
    const small = ruled({ chair: 'rotating' })
    for (const [day, chair] of [
      ['2025-04-01', small.chair],
      ['2025-05-01', small.member],
      ['2025-06-01', small.chair],
    ] as const) {
      met(small, day, { chair })
    }
    expect(findingsOn(small.house, 'meeting.same-chair-twice')).toEqual([])
  })
})
