import type { Dossier } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import type { DossierId, MandateId, MeetingId, OrganId, PartnerId, SeatId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'

/** One thing of a house whose findings are worked out together. */
export type Scope =
  | { readonly kind: 'dossier'; readonly id: DossierId }
  | { readonly kind: 'organ'; readonly id: OrganId }
  | { readonly kind: 'meeting'; readonly id: MeetingId }
  | { readonly kind: 'mandate'; readonly id: MandateId }
  | { readonly kind: 'seat'; readonly id: SeatId }
  | { readonly kind: 'partner'; readonly id: PartnerId }

/** Collects scopes, each once. */
class Scopes {
  private readonly found = new Map<string, Scope>()

  add(scope: Scope): void {
    this.found.set(scope.id, scope)
  }

  all(): readonly Scope[] {
    return [...this.found.values()]
  }
}

/** Every scope of a house. */
export const scopesOf = ({ dossiers, organs, meetings, mandates, seats, partners }: HouseState): readonly Scope[] => [
  ...[...dossiers.keys()].map((id): Scope => ({ kind: 'dossier', id })),
  ...[...organs.keys()].map((id): Scope => ({ kind: 'organ', id })),
  ...[...meetings.keys()].map((id): Scope => ({ kind: 'meeting', id })),
  ...[...mandates.keys()].map((id): Scope => ({ kind: 'mandate', id })),
  ...[...seats.keys()].map((id): Scope => ({ kind: 'seat', id })),
  ...[...partners.keys()].map((id): Scope => ({ kind: 'partner', id })),
]

const addDossiers = (scopes: Scopes, state: HouseState, concerned: (dossier: Dossier) => boolean): void => {
  for (const [id, dossier] of state.dossiers) if (concerned(dossier)) scopes.add({ kind: 'dossier', id })
}

const votedIn =
  (organ: OrganId) =>
  ({ ballots }: Dossier): boolean => {
    for (const ballot of ballots.values()) if (ballot.organ === organ) return true
    return false
  }

const decidedIn =
  (organ: OrganId) =>
  ({ decisions }: Dossier): boolean => {
    for (const { organ: by, standing } of decisions.values()) {
      if (by === organ || ('organ' in standing && standing.organ === organ)) return true
    }
    return false
  }

const restingOn =
  (mandate: MandateId) =>
  ({ decisions }: Dossier): boolean => {
    for (const { chain } of decisions.values()) if (chain.includes(mandate)) return true
    return false
  }

const addMeetingsOf = (scopes: Scopes, { meetings }: HouseState, organ: OrganId): void => {
  for (const [id, meeting] of meetings) if (meeting.organ === organ) scopes.add({ kind: 'meeting', id })
}

/** A mandate lends weight to those below it, takes over from others and crosses them: all are looked at again. */
const addMandates = (scopes: Scopes, { mandates }: HouseState): void => {
  for (const id of mandates.keys()) scopes.add({ kind: 'mandate', id })
}

/** The mandates of which it must be told which decisions rested on them, when such a decision is taken or settled. */
const addBrokenMandates = (scopes: Scopes, { mandates }: HouseState, { decisions }: Dossier): void => {
  for (const { chain } of decisions.values()) {
    for (const id of chain) {
      const mandate = mandates.get(id)
      if (mandate !== undefined && (mandate.revokedOn !== null || mandate.suspensions.length > 0)) {
        scopes.add({ kind: 'mandate', id })
      }
    }
  }
}

const dossierTouched = (scopes: Scopes, id: DossierId, before: HouseState, after: HouseState): void => {
  scopes.add({ kind: 'dossier', id })
  const [was, is] = [before.dossiers.get(id), after.dossiers.get(id)]
  if (was === undefined || is === undefined) return
  const withdrawn = was.withdrawal !== is.withdrawal
  if (was.decisions !== is.decisions || withdrawn) addBrokenMandates(scopes, after, is)
  // Something on an agenda is off it when it is withdrawn.
  if (!withdrawn) return
  for (const [meeting, { agenda }] of after.meetings) {
    if (agenda.some(({ dossier }) => dossier === id)) scopes.add({ kind: 'meeting', id: meeting })
  }
}

const meetingTouched = (scopes: Scopes, id: MeetingId, state: HouseState): void => {
  const meeting = state.meetings.get(id)
  if (meeting === undefined) return
  scopes.add({ kind: 'organ', id: meeting.organ })
  // The next meeting approves the minutes, treats what was left, and has another chair.
  addMeetingsOf(scopes, state, meeting.organ)
  addDossiers(scopes, state, ({ decisions, ballots }) => {
    for (const decision of decisions.values()) if (decision.meeting === id) return true
    for (const ballot of ballots.values()) if (ballot.meeting === id) return true
    return false
  })
}

const seatTouched = (scopes: Scopes, id: SeatId, state: HouseState): void => {
  scopes.add({ kind: 'seat', id })
  const seat = state.seats.get(id)
  if (seat === undefined) return
  scopes.add({ kind: 'organ', id: seat.organ })
  for (const [other, { organ }] of state.seats) if (organ === seat.organ) scopes.add({ kind: 'seat', id: other })
  addDossiers(scopes, state, votedIn(seat.organ))
}

const organTouched = (scopes: Scopes, id: OrganId, state: HouseState): void => {
  scopes.add({ kind: 'organ', id })
  addMeetingsOf(scopes, state, id)
  for (const [seat, { organ }] of state.seats) if (organ === id) scopes.add({ kind: 'seat', id: seat })
  addMandates(scopes, state)
  const [voted, decided] = [votedIn(id), decidedIn(id)]
  addDossiers(scopes, state, (dossier) => voted(dossier) || decided(dossier))
}

const partnerTouched = (scopes: Scopes, id: PartnerId, state: HouseState): void => {
  scopes.add({ kind: 'partner', id })
  for (const [seat, { partner }] of state.seats) if (partner === id) scopes.add({ kind: 'seat', id: seat })
  addDossiers(scopes, state, ({ ballots }) => ballots.size > 0)
}

/**
 * The scopes whose findings may differ after an event; all others stay as they were. Looks at what the event made another
 * of the state, so that an event of any type is covered by the things it changes.
 */
export const scopesTouchedBy = ({ data }: DomainEvent, before: HouseState, after: HouseState): readonly Scope[] => {
  if (before === after) return []
  const scopes = new Scopes()
  if ('dossier' in data && before.dossiers !== after.dossiers) dossierTouched(scopes, data.dossier, before, after)
  if ('meeting' in data && data.meeting !== null && before.meetings !== after.meetings) {
    meetingTouched(scopes, data.meeting, after)
  }
  if ('seat' in data && before.seats !== after.seats) seatTouched(scopes, data.seat, after)
  if ('organ' in data && before.organs !== after.organs) organTouched(scopes, data.organ, after)
  if ('partner' in data && data.partner !== null && before.partners !== after.partners) {
    partnerTouched(scopes, data.partner, after)
  }
  if ('mandate' in data && typeof data.mandate === 'string' && before.mandates !== after.mandates) {
    addMandates(scopes, after)
    addDossiers(scopes, after, restingOn(data.mandate))
  }
  return scopes.all()
}
