import type { Named, SeatName } from '../../projections/answer.js'
import type { BallotOutcome } from '../domain/ballot/events.js'
import type { DecisionOutcome } from '../domain/decision/events.js'
import type { DomainEventType } from '../domain/events.js'
import type { Meeting } from '../domain/meeting/state.js'
import type { MinutesPaper } from '../domain/minutes/events.js'
import type { ProxyScope } from '../domain/proxy/state.js'
import type { ProxyFault } from '../domain/proxy/validity.js'
import type { SeatRole } from '../domain/seat/events.js'

/** Where something stands in the log: the event, the day it counts from, and when it was recorded. */
export type Recorded = { readonly event: string; readonly on: string; readonly recordedAt: string }

export type MinutesStatus = 'none' | 'drafted' | 'approved'

/** A meeting as a list shows it. */
export type MeetingSummary = {
  readonly id: string
  readonly organ: Named
  readonly form: Meeting['form']
  readonly convenedOn: string
  readonly heldOn: string
  /** The hour in Flanders at which it was to begin, `hh:mm`; null when nobody said. */
  readonly startsAt: string | null
  /** The last day to answer in a written procedure. */
  readonly respondBy: string | null
  readonly place: string | null
  readonly status: Meeting['status']
  readonly chair: SeatName | null
  readonly secretary: SeatName | null
  readonly secondConvocationOf: string | null
  /** How many matters stand on the agenda. */
  readonly items: number
  readonly minutes: MinutesStatus
  /** Was something of it recorded although a rule forbids it? */
  readonly irregular: boolean
}

export type AgendaItemShown = Recorded & {
  readonly item: number
  readonly dossier: Named
  readonly part: 'open' | 'closed'
  readonly requestedBy: SeatName | null
  readonly withdrawn: (Recorded & { readonly reason: string }) | null
  readonly treated: (Recorded & { readonly note: string | null }) | null
}

/** How somebody was there for a matter. `recused`: left the room for it. */
export type Presence = 'present' | 'absent' | 'represented' | 'recused'

export type AttendanceRow = {
  readonly seat: SeatName
  readonly role: SeatRole
  /** At the start; null when attendance was not recorded. */
  readonly start: Presence | null
  /** For each matter on the agenda, in its order; null when attendance was not recorded, or it was withdrawn. */
  readonly items: readonly (Presence | null)[]
}

export type MovementShown = Recorded & {
  readonly seat: SeatName
  readonly kind: 'arrived' | 'left'
  readonly fromItem: number
  readonly at: string | null
}

export type ConflictShown = Recorded & {
  readonly seat: SeatName
  readonly dossier: Named
  readonly nature: string
  readonly leftAt: string | null
  readonly returnedAt: string | null
}

export type QuorumShown = Recorded & {
  /** Null: for the meeting as a whole. */
  readonly matter: Named | null
  readonly present: number
  readonly represented: number
  readonly seats: number
  /** Null where the rules ask for none. */
  readonly needed: number | null
  readonly dropped: boolean
  readonly met: boolean
}

export type ProxyShown = Recorded & {
  readonly id: string
  readonly giver: SeatName
  readonly holder: SeatName
  readonly scope: ProxyScope['kind']
  /** Of a proxy for one matter. */
  readonly dossier: Named | null
  readonly revokedOn: string | null
  /** Why a vote by it does not count in this meeting; null when it counts. */
  readonly fault: ProxyFault | null
}

export type BallotShown = Recorded & {
  readonly id: string
  readonly dossier: Named
  readonly secret: boolean
  /** Null while it is open, and when it was annulled. */
  readonly outcome: BallotOutcome | null
  readonly annulled: boolean
}

export type DecisionShown = Recorded & {
  readonly id: string
  readonly dossier: Named
  readonly outcome: DecisionOutcome
}

export type RemarkShown = Recorded & {
  readonly version: number
  readonly by:
    | { readonly kind: 'seat'; readonly seat: SeatName }
    | { readonly kind: 'partner'; readonly partner: Named }
  readonly text: string
}

export type MinutesShown = {
  /** Every version, the newest last. */
  readonly versions: readonly (Recorded & { readonly version: number; readonly text: string })[]
  readonly remarks: readonly RemarkShown[]
  readonly approved:
    | (Recorded & {
        /** The later meeting that approved them; null by silence. */
        readonly inMeeting: { readonly id: string; readonly heldOn: string } | null
        readonly remarks: string | null
      })
    | null
  readonly rectifications: readonly (Recorded & { readonly correction: string; readonly reason: string })[]
  /** What the files of the approved minutes are; null until they were made. */
  readonly paper: (Recorded & { readonly files: readonly MinutesPaper[] }) | null
}

/** One meeting whole: what was planned, who was there, what was treated, and its minutes. */
export type MeetingTold = MeetingSummary & {
  readonly days: readonly string[]
  readonly resumesOn: string | null
  readonly closedOn: string | null
  /** The hour it was closed at, where somebody said it. */
  readonly closedAt: string | null
  readonly agenda: readonly AgendaItemShown[]
  readonly attendance: readonly AttendanceRow[]
  readonly movements: readonly MovementShown[]
  readonly conflicts: readonly ConflictShown[]
  readonly quorum: readonly QuorumShown[]
  readonly proxies: readonly ProxyShown[]
  readonly ballots: readonly BallotShown[]
  readonly decisions: readonly DecisionShown[]
  readonly minutes: MinutesStatus
  readonly minutesText: MinutesShown | null
  readonly irregularities: readonly (Recorded & { readonly rules: readonly string[]; readonly because: string })[]
  /** Every event of the meeting, in the order it was recorded. */
  readonly entries: readonly (Recorded & { readonly type: DomainEventType })[]
}
