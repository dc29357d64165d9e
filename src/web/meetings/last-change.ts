import type { Thing } from '../../application/seen.js'
import type { DomainEvent } from '../../domain/events.js'
import type { Actor } from '../../domain/shared/actor.js'
import type { HouseState } from '../../domain/state.js'
import type { StoredEvent } from '../../ledger/event.js'

/** An event with where it stands in the log and who recorded it. */
export type Change = DomainEvent & Pick<StoredEvent, 'id' | 'recordedAt'> & { readonly actor: Actor }

/** So many entries back, a change was not made just now. */
const LOOKED_AT = 400

const isAbout = (event: DomainEvent, thing: Thing): boolean => {
  switch (event.type) {
    case 'AttendanceRecorded':
      return thing.kind === 'presence' || thing.kind === 'attendance'
    case 'ArrivalRecorded':
    case 'DepartureRecorded':
      return thing.kind === 'attendance' || (thing.kind === 'presence' && thing.seat === event.data.seat)
    case 'MeetingOpened':
    case 'MeetingSuspended':
    case 'MeetingResumed':
    case 'MeetingClosed':
      return thing.kind === 'course'
    case 'MeetingChairAppointed':
      return thing.kind === 'chair'
    case 'MeetingSecretaryAppointed':
      return thing.kind === 'secretary'
    case 'MinutesDrafted':
    case 'MinutesApproved':
      return thing.kind === 'minutes'
    case 'AgendaItemTreated':
    case 'AgendaItemWithdrawn':
      return thing.kind === 'item' && thing.dossier === event.data.dossier
    case 'ConflictDeclared':
      return thing.kind === 'recusal' && thing.seat === event.data.seat && thing.dossier === event.data.dossier
    case 'ProposalSubmitted':
    case 'ProposalRevised':
      return thing.kind === 'proposal'
    case 'BallotOpened':
      return thing.kind === 'ballots'
    case 'DecisionTaken':
      return thing.kind === 'decisions'
    case 'BallotClosed':
    case 'SecretBallotClosed':
    case 'BallotAnnulled':
      return thing.kind === 'ballot' && thing.ballot === event.data.ballot
    case 'VoteCast':
    case 'VoteConfirmed':
      return thing.kind === 'vote' && thing.ballot === event.data.ballot && thing.seat === event.data.seat
    default:
      return false
  }
}

/** The newest event about a thing: what another recorded; null when there is none near. */
export const lastChange = async (
  readEvent: (id: string) => Promise<StoredEvent | null>,
  state: HouseState,
  thing: Thing,
): Promise<Change | null> => {
  const entries =
    'meeting' in thing ? state.meetings.get(thing.meeting)?.entries : state.dossiers.get(thing.dossier)?.entries
  for (const id of (entries ?? []).slice(-LOOKED_AT).toReversed()) {
    // Recorded a moment ago, so in the newest shape of its type.
    const event = (await readEvent(id)) as Change | null
    if (event !== null && isAbout(event, thing)) return event
  }
  return null
}
