import type { z } from 'zod'
import type { adviceOpinion } from '../../src/domain/advice/events.js'
import type { BallotOutcome, BallotTally, Verdict, VoteChoice } from '../../src/domain/ballot/events.js'
import type { BekrachtigingExtent } from '../../src/domain/bekrachtiging/events.js'
import type {
  AnswerVerdict,
  Attachment,
  GivenHow,
  InputAbout,
  InputOrigin,
} from '../../src/domain/contribution/events.js'
import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { ProposalPart } from '../../src/domain/dossier/events.js'
import type { DataOf } from '../../src/domain/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { Actor } from '../../src/domain/shared/actor.js'
import type { Irregularity } from '../../src/domain/shared/irregularity.js'
import type { Named, SeatName } from '../answer.js'
import type { BekrachtigingOutcome, DecisionState, NamedMandate } from '../decision-register/answers.js'
import type { DossierSummary } from './answers.js'

/** A correction of an entry; it stands beside the entry, which stays as it was. */
export type Rectification = {
  readonly event: string
  readonly on: string
  readonly recordedAt: string
  readonly correction: string
  readonly reason: string
}

/** Where and when something was recorded (`recordedAt`), and the day it counts from (`on`). */
export type Entry = {
  readonly event: string
  readonly position: number
  readonly revision: number
  readonly recordedAt: string
  readonly on: string
  readonly actor: Actor
  readonly rectifications: readonly Rectification[]
}

/** Who proposed, contributed or asked. */
export type Party =
  | { readonly kind: 'organ'; readonly organ: Named }
  | { readonly kind: 'partner'; readonly partner: Named }
  | { readonly kind: 'outside'; readonly name: string }
  | { readonly kind: 'group'; readonly description: string }

export type Prompt =
  | { readonly kind: 'contribution'; readonly contribution: string }
  | { readonly kind: 'advice-point'; readonly advice: string; readonly point: number }

export type VersionTold = Entry & {
  readonly version: number
  readonly by: Party
  readonly title: string
  readonly text: string
  readonly considerations: readonly string[]
  readonly articles: readonly { readonly number: number; readonly text: string; readonly amountCents: number | null }[]
  readonly amountCents: number | null
  readonly beneficiary: Named | null
  readonly promptedBy: readonly Prompt[]
  /** What the author said of each change: the inputs it came from, and why. */
  readonly changes: readonly {
    readonly part: ProposalPart
    readonly promptedBy: readonly Prompt[]
    readonly why: string | null
  }[]
  /** What changed and why; null for version 1. */
  readonly explanation: string | null
  /** What was done with points with which a decision was sent back. */
  readonly remarksAnswered: readonly { readonly decision: string; readonly point: number; readonly answer: string }[]
}

export type AnswerTold = Entry & {
  readonly by: Named
  readonly verdict: AnswerVerdict
  readonly reason: string | null
  readonly inVersion: number | null
  /** Where it was passed on to, and under which id it is open there. */
  readonly passedTo:
    | { readonly kind: 'organ'; readonly organ: Named; readonly signal: string }
    | { readonly kind: 'dossier'; readonly dossier: string; readonly contribution: string }
    | null
}

export type ContributionTold = Entry & {
  readonly id: string
  readonly from: Party
  readonly text: string
  readonly onVersion: number | null
  readonly about: InputAbout
  readonly given: GivenHow
  readonly attachments: readonly Attachment[]
  /** What it comes from, when it was passed on or taken up. */
  readonly origin: InputOrigin | null
  readonly answer: AnswerTold | null
}

export type AdviceTold = Entry & {
  readonly id: string
  readonly by: Party
  readonly opinion: z.output<typeof adviceOpinion>
  readonly afterDeadline: boolean
  readonly heard: readonly Party[]
  readonly minority: readonly {
    readonly from: readonly Party[]
    readonly opinion: z.output<typeof adviceOpinion>
    readonly text: string
  }[]
  readonly incompleteBecause: string | null
  readonly withdrawn: (Entry & { readonly reason: string }) | null
  readonly points: readonly { readonly number: number; readonly text: string; readonly answer: AnswerTold | null }[]
}

export type AdviceRequestTold = Entry & {
  readonly id: string
  readonly by: Party
  /** An organ, or the partners of which each answers. */
  readonly of: readonly Party[]
  readonly question: string
  readonly deadline: string
  /** In the order it came, withdrawn advice included. */
  readonly advices: readonly AdviceTold[]
}

export type AgendaItemTold = Entry & {
  readonly meeting: string
  readonly item: number
  readonly organ: Named
  readonly heldOn: string
  readonly place: string | null
  readonly part: 'open' | 'closed'
  /** Whose seat asked for it; null when nobody in particular did. */
  readonly requestedBy: SeatName | null
  /** Who was there at the start; null when no attendance was recorded. */
  readonly present: readonly SeatName[] | null
  readonly withdrawn: (Entry & { readonly reason: string }) | null
  readonly treated: (Entry & { readonly part: 'open' | 'closed'; readonly note: string | null }) | null
  /** The rules that forbid that it stands there, and why it does all the same. */
  readonly irregular: Irregularity | null
}

/** A member with an interest in the matter, who left the room for it. */
export type ConflictTold = Entry & {
  readonly meeting: string
  readonly organ: Named
  readonly seat: SeatName
  readonly nature: string
  readonly leftAt: string | null
  readonly returnedAt: string | null
}

export type VoteTold = Entry & {
  readonly seat: SeatName
  /** As it stands now: as confirmed, else as cast. */
  readonly choice: VoteChoice
  readonly castAs: VoteChoice
  readonly subjectToReferralBack: boolean
  readonly confirmed: Entry | null
  /** Who cast it by proxy; null when the seat voted itself. */
  readonly castBy: SeatName | null
  /** Why it was recorded although a rule forbids it; null when none does. */
  readonly irregular: string | null
  /** Why it does not count, in the newest verdict; null when it does, or while the ballot is open. */
  readonly void: Verdict['void'][number]['because'] | null
}

/** The verdict made up anew, after a vote was confirmed or fell away. */
export type RecomputedTold = Entry & {
  readonly verdict: Verdict
  readonly outcome: BallotOutcome
  readonly because: DataOf<'VerdictRecomputed'>['because']
  /** What became of the decision that rests on it; null when none did. */
  readonly becomes: NonNullable<DataOf<'VerdictRecomputed'>['decision']>['becomes'] | null
}

export type BallotClosedTold = Entry & {
  readonly tally: BallotTally
  readonly outcome: BallotOutcome
  /** How it was judged when it was closed; null in ballots closed before this was kept. */
  readonly verdict: Verdict | null
  /** Of a secret ballot: how many voted, and who; null where the totals would tell what they voted. */
  readonly participation: { readonly voters: number; readonly participants: readonly SeatName[] | null } | null
}

export type BallotTold = Entry & {
  readonly id: string
  readonly organ: Named
  readonly proposalVersion: number
  readonly meeting: string | null
  /** By which it is judged, whatever the organ adopts later. */
  readonly rules: DataOf<'BallotOpened'>['rules']
  readonly secret: boolean
  readonly aboutPersons: boolean
  readonly round: 1 | 2
  /** Why it was held as it was although a rule forbids it. */
  readonly irregular: string | null
  /** By seat; always empty in a secret ballot. */
  readonly votes: readonly VoteTold[]
  /** Null while open, and when it was annulled. */
  readonly closed: BallotClosedTold | null
  /** Ended without outcome; null when it was not. */
  readonly annulled: (Entry & { readonly reason: string }) | null
  /** Since it was closed, in order. */
  readonly recomputed: readonly RecomputedTold[]
}

export type BekrachtigingTold = Entry & {
  readonly organ: Named
  /** The organs, named to ratify, that it succeeded and speaks for; empty when it is named itself. */
  readonly inPlaceOf: readonly Named[]
  readonly outcome: BekrachtigingOutcome
  /** Remarks of a grant or a sending back, reasons of a refusal. */
  readonly reasons: string | null
  /** Set when it healed a decision without mandate: the mandate of the organ that healed it. */
  readonly heals: NamedMandate | null
  /** The sitting of the organ that ratified. */
  readonly meeting: string | null
  /** In full, or what less was granted. */
  readonly extent: BekrachtigingExtent
  readonly conditions: readonly {
    readonly number: number
    readonly text: string
    /** Null while it is open. */
    readonly met: (Entry & { readonly evidence: string }) | null
  }[]
  /** The points with which it was sent back, and what a later version did with each. */
  readonly points: readonly {
    readonly number: number
    readonly text: string
    readonly answer: { readonly inVersion: number; readonly text: string } | null
  }[]
  /** The last day on which the organ could answer, where its silence spoke. */
  readonly due: string | null
}

export type DecisionTold = Entry & {
  readonly id: string
  readonly organ: Named
  readonly role: SeatRole | null
  readonly proposalVersion: number
  readonly meeting: string | null
  readonly ballot: string | null
  readonly outcome: DecisionOutcome
  readonly amountCents: number | null
  readonly beneficiary: Named | null
  readonly reasons: string | null
  readonly standing: Standing['kind']
  /** Whose bekrachtiging it awaits or awaited, or to whom the proposal or advice goes. */
  readonly standingOrgan: Named | null
  readonly state: DecisionState
  readonly finalOn: string | null
  /** Votes of its ballot are still subject to referral back. */
  readonly provisional: boolean
  readonly referralBackUntil: string | null
  readonly mandate: NamedMandate | null
  /** Why it was taken without mandate; null when it had one. */
  readonly irregular: string | null
  readonly adviceNotAwaited: string | null
  /** What was said last, by whichever organ. */
  readonly bekrachtiging: BekrachtigingTold | null
  /** Everything that ratifying organs said, in order. */
  readonly bekrachtigingen: readonly BekrachtigingTold[]
  /** Whose bekrachtiging it needs, in order where they follow each other. */
  readonly ratifyingOrgans: readonly Named[]
  readonly inOrder: boolean
  /** The organs whose bekrachtiging is awaited now. */
  readonly awaitedOrgans: readonly Named[]
  /** The amount that counts: the lowest that was ratified. */
  readonly ratifiedAmountCents: number | null
  /** What was done to carry it out; `irregular` says why it was done before the decision was final. */
  readonly executions: readonly (Entry & { readonly what: string; readonly irregular: string | null })[]
  readonly published: (Entry & { readonly where: string }) | null
  /** By an authority outside the house. */
  readonly annulled: (Entry & { readonly authority: string; readonly reasons: string }) | null
}

/** A goal that the dossier serves. */
export type GoalTold = Entry & {
  readonly goal: string
  readonly code: string
  readonly title: string
  readonly actionPoint: { readonly letter: string; readonly title: string } | null
}

/** A candidacy that was put to the network in this dossier. */
export type CandidacyTold = Entry & { readonly candidacy: string; readonly name: string; readonly meeting: string }

/** The dossier was closed. */
export type ClosingTold = Entry & {
  readonly by: Named
  readonly result: string
  readonly unanswered: { readonly contributions: number; readonly points: number }
  readonly unansweredBecause: string | null
  readonly reopened: (Entry & { readonly by: Named; readonly reason: string }) | null
}

/** One event of the dossier as recorded; the names its ids stand for are in {@link DossierStory.names}. */
export type TimelineEntry = Entry & { readonly type: string; readonly data: unknown }

export type DossierStory = DossierSummary & {
  readonly versions: readonly VersionTold[]
  readonly withdrawn: (Entry & { readonly reason: string }) | null
  readonly contributions: readonly ContributionTold[]
  readonly adviceRequests: readonly AdviceRequestTold[]
  readonly agendaItems: readonly AgendaItemTold[]
  readonly conflicts: readonly ConflictTold[]
  readonly ballots: readonly BallotTold[]
  readonly decisions: readonly DecisionTold[]
  readonly goals: readonly GoalTold[]
  readonly candidacies: readonly CandidacyTold[]
  /** In order; the dossier is closed when the last one was not reopened. */
  readonly closings: readonly ClosingTold[]
  /** Every entry in the order it was recorded. */
  readonly timeline: readonly TimelineEntry[]
  /** Names of the organs, partners and seats that the timeline's data refers to, by id. */
  readonly names: {
    readonly organs: Readonly<Record<string, string>>
    readonly partners: Readonly<Record<string, string>>
    readonly seats: Readonly<Record<string, SeatName>>
  }
}
