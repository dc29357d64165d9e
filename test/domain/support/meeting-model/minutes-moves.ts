import { type Aim, aMeeting, because, idOf, type Move, pickOr, serving, somePast, standing } from './aim.js'
import { after } from './calendar.js'
import { meetings } from './meetings.js'

const ended = ({ history }: Aim) =>
  standing(history, 'closed').filter(({ minutes }) => minutes === null || minutes.approvedOn === null)

const drafted = (aim: Aim) => ended(aim).filter(({ minutes }) => minutes !== null)

const draftMinutes: Move<'DraftMinutes'> = {
  often: 3,
  ready: (aim) => ended(aim).length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, aim.chance.happens(0.1) ? standing(aim.history, 'closed') : ended(aim))
    const effectiveOn = after(meeting.closedOn ?? meeting.heldOn, aim.chance.between(0, 3))
    return { meeting: meeting.id, text: because, effectiveOn }
  },
}

const remarkOnMinutes: Move<'RemarkOnMinutes'> = {
  often: 1,
  ready: (aim) => drafted(aim).length > 0,
  fields: (aim) => {
    const { history, chance, life } = aim
    const { id, organ, minutes } = aMeeting(aim, drafted(aim))
    const effectiveOn = minutes?.draftedOn ?? somePast(chance)
    const by = chance.happens(0.5)
      ? { kind: 'seat' as const, seat: idOf(chance, serving(history, organ, effectiveOn)) }
      : { kind: 'partner' as const, partner: chance.pick(life.partners) }
    return { meeting: id, by, text: because, effectiveOn }
  },
}

const approveMinutes: Move<'ApproveMinutes'> = {
  often: 4,
  ready: (aim) => drafted(aim).length > 0,
  fields: (aim) => {
    const { history, chance } = aim
    const meeting = aMeeting(aim, drafted(aim))
    const draftedOn = meeting.minutes?.draftedOn ?? meeting.heldOn
    const later = meetings(history).filter(({ organ, days }) => organ === meeting.organ && days.at(-1)! >= draftedOn)
    const other = pickOr(chance, later, meeting)
    return chance.happens(0.6)
      ? { meeting: meeting.id, inMeeting: other.id, effectiveOn: other.days.at(-1)! }
      : { meeting: meeting.id, effectiveOn: after(draftedOn, chance.pick([0, 4, 5, 6])) }
  },
}

const approved = ({ history }: Aim) => meetings(history).filter(({ minutes }) => minutes?.approvedOn)

const rectifyMinutes: Move<'RectifyMinutes'> = {
  often: 1,
  ready: (aim) => approved(aim).length > 0,
  fields: (aim) => {
    const { id, minutes, heldOn } = aMeeting(aim, approved(aim))
    const effectiveOn = after(minutes?.approvedOn ?? heldOn, aim.chance.between(-1, 3))
    return { meeting: id, correction: because, reason: because, effectiveOn }
  },
}

export const minutesMoves = {
  DraftMinutes: draftMinutes,
  RemarkOnMinutes: remarkOnMinutes,
  ApproveMinutes: approveMinutes,
  RectifyMinutes: rectifyMinutes,
}
