import type { AnswerVerdict } from '../../src/domain/contribution/events.js'
import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { DataOf } from '../../src/domain/events.js'
import type { MandateLevel } from '../../src/domain/mandate/events.js'
import type { OrganKind } from '../../src/domain/organ/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { FoundingText } from '../../src/domain/shared/founding-text.js'
import type { TellableJudgement } from '../../src/domain/shared/tellable-judgement.js'
import type { Named } from '../answer.js'
import type { BekrachtigingOutcome, DecisionState } from '../decision-register/answers.js'

/**
 * Where a published decision stands, for a reader who knows no organs. `waiting`: others must still speak; `final`: it
 * counts; `withdrawn`: it does not count, or no longer; `other`: a proposal, an advice, taken note of, without mandate.
 */
export const publicStandings = ['waiting', 'final', 'withdrawn', 'other'] as const

export type PublicStanding = (typeof publicStandings)[number]

/**
 * What is known inside the house and not told here. `persons`, `input` and `preparation` of every decision; the others
 * where there is something of the kind: who voted what, a secret ballot, a matter treated in the closed part of a meeting.
 */
export const withheldKinds = ['persons', 'votes', 'secret-ballot', 'closed-part', 'input', 'preparation'] as const

export type WithheldKind = (typeof withheldKinds)[number]

/** A step of the chain a mandate stands in: from the mandate itself up to a founding text. */
export type PublicChainLink = {
  readonly grantor:
    | FoundingText
    | { readonly kind: 'organ'; readonly organ: string }
    | { readonly kind: 'agreement'; readonly agreement: string }
  readonly grantee: { readonly organ: string; readonly role: SeatRole | null }
  readonly subject: string
  readonly level: MandateLevel
  readonly from: string
}

/** What became of a formal advice: its words are not told, only what it came to and what was done with its points. */
export type PublicAdvice = {
  readonly by: string
  readonly on: string
  readonly opinion: DataOf<'AdviceGiven'>['opinion']
  /** How many numbered points it has, and how many of them were answered in each way. */
  readonly points: number
  readonly answered: Readonly<Record<AnswerVerdict, number>>
}

export type PublicBekrachtiging = {
  readonly organ: string
  readonly outcome: BekrachtigingOutcome
  readonly on: string
  readonly reasons: string | null
  /** The lower amount it granted; null when the amount stays. */
  readonly amountCents: number | null
  /** What it left out, in words, and the numbers of the articles it left out. */
  readonly struck: readonly string[]
  readonly struckArticles: readonly number[]
  readonly conditions: readonly { readonly number: number; readonly text: string; readonly metOn: string | null }[]
}

/** All that is told of a published decision, in the words of the house. */
export type PublicText = {
  readonly title: string
  /** Null where the matter was treated in the closed part of a meeting. */
  readonly text: string | null
  readonly considerations: readonly string[]
  readonly articles: readonly { readonly number: number; readonly text: string; readonly amountCents: number | null }[]
  readonly amountCents: number | null
  /** The amount that counts: the lowest that was ratified. */
  readonly ratifiedAmountCents: number | null
  readonly beneficiary: string | null
  readonly reasons: string | null
  /** What the house wrote when it put an entry behind this decision right. */
  readonly corrections: readonly { readonly on: string; readonly correction: string }[]
  readonly mandate: { readonly level: MandateLevel; readonly chain: readonly PublicChainLink[] } | null
  /** Why it was decided without mandate; null when it had one. */
  readonly withoutMandate: string | null
  readonly standing: Standing['kind']
  /** To whom the proposal or advice goes. */
  readonly addressee: string | null
  readonly vote: TellableJudgement | null
  readonly advice: readonly PublicAdvice[]
  /** Why it was taken while advice was still due. */
  readonly adviceNotAwaited: string | null
  readonly bekrachtigingen: readonly PublicBekrachtiging[]
  readonly awaitedOrgans: readonly string[]
  readonly annulled: { readonly on: string; readonly authority: string; readonly reasons: string } | null
  /** The days on which something was done to carry it out. */
  readonly carriedOutOn: readonly string[]
  /** Where the house made it known. */
  readonly where: string
  readonly withheld: readonly WithheldKind[]
}

/** One published decision in a list. */
export type PublicDecisionSummary = {
  readonly id: string
  readonly house: Named
  readonly organ: Named & { readonly kind: OrganKind }
  readonly decidedOn: string
  readonly publishedOn: string
  readonly outcome: DecisionOutcome
  readonly subject: string
  /** How the house calls the subject; null for a standard one. */
  readonly subjectLabel: string | null
  readonly state: DecisionState
  readonly standing: PublicStanding
  readonly finalOn: string | null
  readonly title: string
  readonly amountCents: number | null
  /** When what is told of it last changed. */
  readonly changedAt: string
}

/** One published decision, as it stands now. */
export type PublicDecision = Omit<PublicDecisionSummary, 'title' | 'amountCents'> & {
  /** The role of whoever decided alone; null when the organ did. */
  readonly role: SeatRole | null
  /** The event by which it was made public, and its place in the log. */
  readonly publication: { readonly event: string; readonly position: number }
  /** The place in the log of the decision itself. */
  readonly position: number
  /** The day the publication was taken back: from then on nothing of the text is told. Null while it stands. */
  readonly takenBackOn: string | null
  /** Null once the publication was taken back. */
  readonly told: PublicText | null
}

/** A piece of a text around words that were searched for. */
export type Extract = readonly { readonly text: string; readonly found: boolean }[]

export type FoundDecision = PublicDecisionSummary & { readonly title: string; readonly extract: Extract | null }

export type PublicFilter = {
  readonly house?: string | undefined
  readonly organ?: string | undefined
  readonly organKind?: OrganKind | undefined
  readonly year?: number | undefined
  /** This subject or one below it. */
  readonly subject?: string | undefined
  readonly standing?: PublicStanding | undefined
  /** Dutch words, or their beginnings. */
  readonly text?: string | undefined
}

/** What a reader can choose from: only what is in published decisions. */
export type PublicChoices = {
  readonly houses: readonly Named[]
  /** Of the chosen house; empty when none is chosen. */
  readonly organs: readonly Named[]
  readonly organKinds: readonly OrganKind[]
  /** Newest first. */
  readonly years: readonly number[]
  readonly subjects: readonly { readonly subject: string; readonly label: string | null }[]
}
