import type { Chance } from '../../../../bench/chance.js'
import type { FieldsOf } from '../given.js'
import { nobody } from '../given.js'
import { type Ballot, ballots } from './ballots.js'
import { past } from './calendar.js'
import { type History, once } from './history.js'
import { inRoom, type Meeting, meetings } from './meetings.js'
import type { Modelled } from './objections.js'
import type { Life } from './random-life.js'
import { type Seat, seats } from './seats.js'

/** What a random command is made from. */
export type Aim = { readonly life: Life; readonly history: History; readonly chance: Chance }

/** A kind of command: how often it comes, whether one can be aimed now, and one that is likely to be accepted. */
export type Move<Type extends Modelled> = {
  readonly often: number
  readonly ready: (aim: Aim) => boolean
  readonly fields: (aim: Aim) => FieldsOf<Type>
}

export const because = 'Omdat het zo is afgesproken.'

/** One of these; of nothing an id that nothing has. */
export const idOf = (chance: Chance, items: readonly { readonly id: string }[]): string =>
  items.length === 0 ? nobody : chance.pick(items).id

export const someOf = <Item>(chance: Chance, items: readonly Item[], part: number): Item[] =>
  items.filter(() => chance.happens(part))

export const somePast = (chance: Chance): string => chance.pick(past)

/** The seats of an organ that serve on a day. */
export const serving = (history: History, organ: string, day: string): readonly Seat[] =>
  seats(history).filter(
    (seat) => seat.organ === organ && seat.from <= day && (seat.until === null || day <= seat.until),
  )

type Status = Meeting['status'] | 'written'

/** The meetings that stand so; a written procedure that is not closed stands as `written`. */
export const standing = (history: History, ...statuses: readonly Status[]): readonly Meeting[] =>
  meetings(history).filter((meeting) =>
    statuses.includes(meeting.written && meeting.status === 'convened' ? 'written' : meeting.status),
  )

/** One of these meetings; now and then another, in which it cannot be. */
export const aMeeting = ({ chance, history }: Aim, from: readonly Meeting[]): Meeting =>
  chance.pick(chance.happens(0.08) ? meetings(history) : from)

export const pickOr = <Item>(chance: Chance, items: readonly Item[], otherwise: Item): Item =>
  items.length === 0 ? otherwise : chance.pick(items)

export const itsDay = (chance: Chance, { days, respondBy }: Meeting): string =>
  respondBy === null ? chance.pick(days) : chance.pick(past.filter((day) => day <= respondBy).slice(-3))

export const standingItems = ({ agenda }: Meeting) => agenda.filter(({ withdrawn }) => !withdrawn)

export const untreated = (meeting: Meeting) => standingItems(meeting).filter(({ treated }) => !treated)

export const here = (meeting: Meeting): readonly string[] => inRoom(meeting, null) ?? []

export const openBallots = once((history): readonly Ballot[] =>
  ballots(history).filter(({ status }) => status === 'open'),
)
