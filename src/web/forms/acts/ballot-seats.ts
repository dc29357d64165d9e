import type { BallotTold } from '../../../../projections/dossier-history/story.js'
import { proxyUsed } from '../../../domain/ballot/casting.js'
import { recusedFrom } from '../../../domain/meeting/state.js'
import type { Seat } from '../../../domain/seat/state.js'
import { ballotId, dossierId, type SeatId } from '../../../domain/shared/identifiers.js'
import { cents, toCents } from '../../../domain/shared/money.js'
import { covers } from '../../../domain/shared/period.js'
import type { ActContext } from '../act.js'
import { organOptions } from '../shared-fields.js'

export const recordsForOrgan = (context: ActContext, organ: string): boolean =>
  organOptions(context).some(({ value }) => value === organ)

export const ballotOf = ({ story }: ActContext, id: string | null): BallotTold | undefined =>
  story.ballots.find((ballot) => ballot.id === id)

export type SeatWithVote = readonly [SeatId, Seat]

/** The seats of the organ that vote today, in the order they came into being (ids of version 7 follow time). */
export const seatsWithVote = ({ asker }: ActContext, ballot: BallotTold): readonly SeatWithVote[] =>
  [...asker.state.seats.entries()]
    .filter(
      ([, seat]) => seat.organ === ballot.organ.id && seat.role !== 'observer' && covers(seat.period, asker.today),
    )
    .sort(([one], [other]) => (one < other ? -1 : 1))

/** Who votes for this seat by proxy today; null when it votes itself. */
export const proxyHolderOf = ({ asker, story }: ActContext, ballot: BallotTold, seat: SeatId): SeatId | null => {
  const dossier = dossierId.parse(story.id)
  const found = asker.state.dossiers.get(dossier)?.ballots.get(ballotId.parse(ballot.id))
  return found === undefined ? null : (proxyUsed(asker.state, dossier, found, seat, asker.today)?.holder ?? null)
}

/** Does the asker hold the seat, or the seat that votes for it by proxy? */
export const votesFor = (context: ActContext, ballot: BallotTold, [id, seat]: SeatWithVote): boolean => {
  const { principal, state } = context.asker
  if (principal?.kind !== 'person') return false
  if (seat.person === principal.person) return true
  const holder = proxyHolderOf(context, ballot, id)
  return holder !== null && state.seats.get(holder)?.person === principal.person
}

/** The seats that may still vote today and that the asker votes for: all of the organ, or the own and those by proxy. */
export const openSeats = (context: ActContext, ballot: BallotTold): readonly SeatWithVote[] => {
  if (ballot.secret) return []
  const voted = new Set<string>(ballot.votes.map(({ seat }) => seat.id))
  const everySeat = recordsForOrgan(context, ballot.organ.id)
  return seatsWithVote(context, ballot).filter(
    (one) => !voted.has(one[0]) && (everySeat || votesFor(context, ballot, one)),
  )
}

/** Did the seat declare an interest in the matter, in the meeting of this ballot? Then it does not vote. */
export const isRecused = ({ asker, story }: ActContext, ballot: BallotTold, seat: SeatId): boolean => {
  const dossier = dossierId.parse(story.id)
  const found = asker.state.dossiers.get(dossier)?.ballots.get(ballotId.parse(ballot.id))
  const meeting = found?.meeting == null ? undefined : asker.state.meetings.get(found.meeting)
  return meeting !== undefined && recusedFrom(meeting, dossier).includes(seat)
}

/** A seat as one reads it: its function, and the partner it speaks for. */
export const seatLabel = ({ asker }: ActContext, seat: Seat): string => {
  const partner = seat.partner === null ? null : (asker.state.partners.get(seat.partner)?.name ?? null)
  return partner === null ? seat.function : `${seat.function} (${partner})`
}

/** The amount in the newest version of the proposal. */
export const amountOf = ({ story }: ActContext) => {
  const amount = cents.safeParse(story.amountCents)
  return amount.success ? toCents(amount.data) : null
}

/** Who votes by proxy for this seat, as a hint beside its vote. */
export const proxyHint = (context: ActContext, ballot: BallotTold, seat: SeatId): string | null => {
  const holder = proxyHolderOf(context, ballot, seat)
  const found = holder === null ? undefined : context.asker.state.seats.get(holder)
  return found === undefined ? null : context.view.say('form.vote.by-proxy', { seat: seatLabel(context, found) })
}
