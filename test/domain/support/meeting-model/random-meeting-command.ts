import type { DomainCommand } from '../../../../src/domain/commands.js'
import { commandOf, nobody } from '../given.js'
import { type Aim, because } from './aim.js'
import { ballotMoves } from './ballot-moves.js'
import { ballots } from './ballots.js'
import { calendar } from './calendar.js'
import type { Command } from './history.js'
import { meetingMoves } from './meeting-moves.js'
import { meetings } from './meetings.js'
import { minutesMoves } from './minutes-moves.js'
import { type Modelled, modelled } from './objections.js'
import { proxies } from './proxies.js'
import { seats } from './seats.js'

const moves = { ...meetingMoves, ...minutesMoves, ...ballotMoves }

type Fields = Readonly<Record<string, unknown>>

/** Fields that name something, and fields with a day: each with what may stand in its place. */
const others = ({ history, life, chance }: Aim): Readonly<Record<string, () => unknown>> => {
  const any = (ids: readonly string[]) => () => chance.pick([...ids, nobody])
  const idsOf = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id)
  const [seat, meeting] = [any(idsOf(seats(history))), any(idsOf(meetings(history)))]
  const [dossier, day] = [any(life.dossiers), () => chance.pick(calendar)]
  const orNull = (value: () => unknown) => () => (chance.happens(0.3) ? null : value())
  return {
    effectiveOn: day,
    heldOn: day,
    startsAt: orNull(() => chance.pick(['09:00', '19:30'])),
    respondBy: orNull(day),
    resumesOn: orNull(day),
    until: orNull(day),
    organ: any(life.organs),
    partner: any(life.partners),
    meeting,
    inMeeting: orNull(meeting),
    secondConvocationOf: orNull(meeting),
    seat,
    giver: seat,
    holder: seat,
    secretary: seat,
    chair: seat,
    requestedBy: orNull(seat),
    seats: () => [seat()],
    participants: () => [seat(), seat(), seat()],
    present: () => [seat(), seat()],
    dossier,
    matter: orNull(dossier),
    agenda: () => [dossier(), dossier()],
    ballot: any(idsOf(ballots(history))),
    proxy: any(idsOf(proxies(history))),
    fromItem: () => chance.between(1, 5),
    round: () => chance.pick([1, 2]),
    secret: () => chance.happens(0.5),
    subjectToReferralBack: () => chance.happens(0.5),
    form: () => chance.pick(['written', 'in-person']),
  }
}

/** The same with one field taken at random, so that it is likely to break a rule. */
const spoilt = (aim: Aim, fields: Fields): Fields => {
  const instead = others(aim)
  const field = aim.chance.pick(Object.keys(fields).filter((name) => name in instead))
  return { ...fields, [field]: instead[field]!() }
}

const mayBeAdmitted: readonly Modelled[] = [
  'ConveneMeeting',
  'AppointMeetingChair',
  'AddAgendaItem',
  'GiveProxy',
  'OpenBallot',
  'CastVote',
]

const tickets: readonly Modelled[] = modelled.flatMap((type) => Array.from({ length: moves[type].often }, () => type))

/** A kind of command that can be aimed now, drawn as often as it is meant to come. */
const drawn = (aim: Aim): Modelled => {
  const type = aim.chance.pick(tickets)
  return moves[type].ready(aim) ? type : drawn(aim)
}

/** A command that is likely to fit what happened so far, or likely not to. */
export const randomMeetingCommand = (aim: Aim): Command<Modelled> => {
  const { chance } = aim
  const type = drawn(aim)
  const aimed: Fields = moves[type].fields(aim)
  const fields = chance.happens(0.15) ? spoilt(aim, aimed) : aimed
  const admitted =
    mayBeAdmitted.includes(type) && chance.happens(type === 'GiveProxy' ? 0.45 : 0.25)
      ? { irregularBecause: because }
      : {}
  const command: DomainCommand = commandOf(type, { ...fields, ...admitted } as never)
  return command as Command<Modelled>
}
