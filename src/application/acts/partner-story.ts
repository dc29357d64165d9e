import type { Named } from '../../../projections/answer.js'
import type { VoteChoice } from '../../domain/ballot/events.js'
import { partnerNow } from '../../domain/partner/succession.js'
import type { SeatRole } from '../../domain/seat/events.js'
import type { PartnerId, SeatId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { organNamed, partnerNamed } from './naming.js'

/** One thing in the life of a partner, with the act that proves it. */
export type PartnerHappening = { readonly on: string; readonly event: string } & (
  | { readonly kind: 'candidate' }
  | { readonly kind: 'admitted' | 'left' }
  | { readonly kind: 'put'; readonly organ: Named }
  /** Another stands in its place since. */
  | { readonly kind: 'merged'; readonly into: Named }
  /** It stands in the place of another since. */
  | { readonly kind: 'took-over'; readonly from: Named }
  | {
      readonly kind: 'seated' | 'seat-ended'
      readonly organ: Named
      readonly function: string
      readonly role: SeatRole
    }
  | { readonly kind: 'signed' | 'left-agreement'; readonly title: string }
)

type CandidatePut = Extract<PartnerHappening, { kind: 'candidate' | 'put' }>

/** How it became a candidate, where it was one. */
const asCandidate = (state: HouseState, partner: PartnerId): readonly CandidatePut[] =>
  [...state.candidacies.values()].flatMap(({ submittedOn, event, put, outcome }): readonly CandidatePut[] => {
    if (outcome?.kind !== 'admitted' || outcome.partner !== partner) return []
    const meeting = put === null ? undefined : state.meetings.get(put.meeting)
    return [
      { kind: 'candidate', on: submittedOn, event },
      ...(put === null || meeting === undefined
        ? []
        : [{ kind: 'put' as const, on: put.on, event: put.event, organ: organNamed(state, meeting.organ) }]),
    ]
  })

const ofSeats = (state: HouseState, partner: PartnerId): readonly PartnerHappening[] =>
  [...state.seats.values()]
    .filter((seat) => seat.partner === partner)
    .flatMap(({ organ, function: what, role, period, event, endedBy }): readonly PartnerHappening[] => {
      const shared = { organ: organNamed(state, organ), function: what, role }
      return [
        { kind: 'seated', on: period.from, event, ...shared },
        ...(period.until === null
          ? []
          : [{ kind: 'seat-ended' as const, on: period.until, event: endedBy ?? event, ...shared }]),
      ]
    })

const ofAgreements = (state: HouseState, partner: PartnerId): readonly PartnerHappening[] =>
  [...state.agreements.values()].flatMap(({ title, parties }) =>
    parties
      .filter((party) => party.partner === partner)
      .flatMap(({ signed, left }): readonly PartnerHappening[] => [
        ...(signed === null ? [] : [{ kind: 'signed' as const, title, ...signed }]),
        ...(left === null ? [] : [{ kind: 'left-agreement' as const, title, ...left }]),
      ]),
  )

/** What happened to a partner up to a day: candidacy, admission, seats, signatures, mergers and leaving; the newest first. */
export const partnerHistory = (state: HouseState, id: PartnerId, on: LocalDate): readonly PartnerHappening[] => {
  const partner = state.partners.get(id)
  if (partner === undefined) return []
  const { period, event, leftBy, mergedInto } = partner
  const ended: readonly PartnerHappening[] =
    leftBy === null || period.until === null
      ? []
      : mergedInto === null
        ? [{ kind: 'left', on: period.until, event: leftBy }]
        : [{ kind: 'merged', on: mergedInto.from, event: leftBy, into: partnerNamed(state, mergedInto.partner) }]
  const tookOver = [...state.partners.entries()].flatMap(([former, { mergedInto: into, leftBy: by }]) =>
    into?.partner === id && by !== null
      ? [{ kind: 'took-over' as const, on: into.from, event: by, from: partnerNamed(state, former) }]
      : [],
  )
  return [
    ...asCandidate(state, id),
    { kind: 'admitted' as const, on: period.from, event },
    ...tookOver,
    ...ofSeats(state, id),
    ...ofAgreements(state, id),
    ...ended,
  ]
    .filter((happening) => happening.on <= on)
    .toSorted((a, b) => b.on.localeCompare(a.on))
}

/** A vote by which a partner took part in a decision. */
export type PartnerVote = {
  readonly dossier: { readonly id: string; readonly title: string }
  readonly ballot: string
  readonly organ: Named
  readonly function: string
  readonly on: string
  readonly choice: VoteChoice
  /** Cast subject to referral back, and not confirmed by that day. */
  readonly provisional: boolean
  readonly event: string
}

/**
 * The votes for a partner up to a day, the newest first: of its own seats, and of those of partners that merged into it, from
 * then on. Votes of secret ballots are nobody's, and those of annulled ballots count for nothing.
 */
export const partnerVotes = (state: HouseState, id: PartnerId, on: LocalDate): readonly PartnerVote[] => {
  const isOf = (seat: SeatId, day: LocalDate): boolean => {
    const partner = state.seats.get(seat)?.partner ?? null
    return partner !== null && partnerNow(state, partner, day) === id
  }
  return [...state.dossiers.entries()]
    .flatMap(([dossier, { title, ballots }]) =>
      [...ballots.entries()].flatMap(([ballot, { organ, votes, annulled }]) =>
        annulled !== null && annulled.on <= on
          ? []
          : [...votes.entries()]
              .filter(([seat, { castOn }]) => castOn <= on && isOf(seat, castOn))
              .map(
                ([seat, { choice, castOn, provisional, confirmed, event }]): PartnerVote => ({
                  dossier: { id: dossier, title },
                  ballot,
                  organ: organNamed(state, organ),
                  function: state.seats.get(seat)?.function ?? seat,
                  on: castOn,
                  choice,
                  provisional: provisional && (confirmed === null || confirmed.on > on),
                  event,
                }),
              ),
      ),
    )
    .toSorted((a, b) => b.on.localeCompare(a.on) || b.event.localeCompare(a.event))
}
