import type { AskedOf } from '../domain/advice/events.js'
import { actsFor } from '../domain/organ/succession.js'
import { partnerNow } from '../domain/partner/succession.js'
import type { Seat } from '../domain/seat/state.js'
import type {
  AdviceRequestId,
  ContributionId,
  DecisionId,
  DossierId,
  OrganId,
  PartnerId,
  PersonId,
} from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import type { KnownHouse } from './known-house.js'
import type { Connection } from './notice.js'

/** Persons, each with what connects them first. */
export type Circle = ReadonlyMap<PersonId, Connection>

/** A party: a partner, an organ, or one role in an organ. */
export type Party = { readonly partner: PartnerId } | { readonly organ: OrganId; readonly role?: Seat['role'] | null }

const sits = (house: HouseState, seat: Seat, party: Party, day: LocalDate): boolean => {
  if (!covers(seat.period, day) || house.erased.has(seat.person)) return false
  if ('partner' in party) {
    return seat.partner !== null && partnerNow(house, seat.partner, day) === partnerNow(house, party.partner, day)
  }
  const asked = party.role ?? null
  return seat.organ === actsFor(house, party.organ, day) && (asked === null || seat.role === asked)
}

/** Who sits for this partner (in any organ), or in this organ, on a day; nobody whose data were erased. */
export const personsOf = (house: HouseState, party: Party, day: LocalDate): readonly PersonId[] => [
  ...new Set([...house.seats.values()].filter((seat) => sits(house, seat, party, day)).map(({ person }) => person)),
]

/** Everyone who sits for these parties; of two connections the one named first counts. */
export const circleOf = (
  house: HouseState,
  parties: readonly (readonly [Connection, Party | null])[],
  day: LocalDate,
): Circle => {
  const circle = new Map<PersonId, Connection>()
  for (const [because, party] of parties) {
    if (party === null) continue
    for (const person of personsOf(house, party, day)) if (!circle.has(person)) circle.set(person, because)
  }
  return circle
}

/** A partner or an organ, as a party. */
export const partyOf = (
  one: { readonly kind: 'partner'; readonly partner: PartnerId } | { readonly kind: 'organ'; readonly organ: OrganId },
): Party => (one.kind === 'partner' ? { partner: one.partner } : { organ: one.organ })

/** Of whom advice is asked: an organ, or each of these partners. */
export const askedParties = (of: AskedOf): readonly Party[] =>
  of.kind === 'organ' ? [{ organ: of.organ }] : of.partners.map((partner) => ({ partner }))

/** Who gave this contribution; null for a group of people who stay unnamed. */
export const giverOf = ({ givers }: KnownHouse, contribution: ContributionId): Party | null => {
  const giver = givers.get(contribution)
  return giver === undefined || giver.kind === 'group' ? null : partyOf(giver)
}

/** Who asked for this advice; null for someone outside the house. */
export const askerOf = ({ askers }: KnownHouse, request: AdviceRequestId): Party | null => {
  const asker = askers.get(request)
  return asker === undefined || asker.kind === 'outside' ? null : partyOf(asker)
}

/** Everyone who gave input or advice to a dossier. */
export const heardIn = (known: KnownHouse, id: DossierId, day: LocalDate): Circle => {
  const dossier = known.house.dossiers.get(id)
  if (dossier === undefined) return new Map()
  return circleOf(
    known.house,
    [
      ...[...dossier.contributions.keys()].map((contribution) => ['input', giverOf(known, contribution)] as const),
      ...[...dossier.advices.values()].map(({ by }) => ['advice', partyOf(by)] as const),
    ],
    day,
  )
}

/**
 * Who is concerned by what becomes of a decision (domain rule 4): who gave input or advice, who proposed, who would get the
 * money, and who sits in the organ that decided.
 */
export const concernedBy = (
  known: KnownHouse,
  at: { readonly dossier: DossierId; readonly decision: DecisionId },
  day: LocalDate,
): Circle => {
  const { house, proposers } = known
  const dossier = house.dossiers.get(at.dossier)
  const decision = dossier?.decisions.get(at.decision)
  if (dossier === undefined || decision === undefined) return new Map()
  const beneficiary = dossier.versions[decision.proposalVersion - 1]?.beneficiary ?? null
  const allotted = [...house.money.allocations.values()].flatMap(({ decision: by, beneficiary: to }) =>
    by === at.decision && to.kind === 'partner' ? [to.partner] : [],
  )
  const gets = [...(beneficiary === null ? [] : [beneficiary]), ...allotted]
  return circleOf(
    house,
    [
      ...[...dossier.contributions.keys()].map((id) => ['input', giverOf(known, id)] as const),
      ...[...dossier.adviceRequests.values()].flatMap(({ of }) =>
        askedParties(of).map((party) => ['advice', party] as const),
      ),
      ...(proposers.get(at.dossier) ?? []).map((by) => ['proposal', partyOf(by)] as const),
      ...gets.map((partner) => ['beneficiary', { partner }] as const),
      ['seat', { organ: decision.organ }],
    ],
    day,
  )
}
