import { Map as ImmutableMap, type List } from 'immutable'
import type { z } from 'zod'
import type { Adviser, adviceOpinion } from '../advice/events.js'
import type { AnswerVerdict, InputOrigin, PassedTo } from '../contribution/answer.js'
import type { Contributor, InputAbout } from '../contribution/events.js'
import type { ProposalContent, ProposalPart, Proposer } from '../dossier/events.js'
import type { Act } from '../shared/act.js'
import type { AdviceId, ContributionId, DossierId, EventId, OrganId } from '../shared/identifiers.js'

export type AdviceOpinion = z.output<typeof adviceOpinion>

/** An act with its place in the log of the house: a later event has a higher one. */
export type PlacedAct = Act & { readonly revision: number }

/** By what input is found: the id of a contribution or signal, or that of an advice with the number of the point. */
export type InputKey = string & { readonly brand: 'input' }

export const contributionKey = (id: ContributionId): InputKey => id as string as InputKey
export const pointKey = (advice: AdviceId, point: number): InputKey => `${advice}.${point}` as InputKey

export type Answer = PlacedAct & {
  readonly by: OrganId
  readonly verdict: AnswerVerdict
  readonly reason: string | null
  readonly inVersion: number | null
  readonly passedTo: PassedTo | null
}

/** One contribution, signal or numbered point of advice, with all that was said about it. */
export type Input = {
  readonly key: InputKey
  readonly kind: 'contribution' | 'signal' | 'advice-point'
  /** Null for a signal that no dossier has taken up. */
  readonly dossier: DossierId | null
  readonly from: Contributor
  readonly text: string
  readonly about: InputAbout
  /** Of a point of advice: the number it has there, and what the advice as a whole says. */
  readonly advice: { readonly id: AdviceId; readonly point: number; readonly opinion: AdviceOpinion } | null
  readonly given: PlacedAct
  readonly origin: InputOrigin | null
  /** When a dossier took up this signal. */
  readonly takenUp: PlacedAct | null
  readonly answer: Answer | null
  /** When the advice it stands in was taken back. */
  readonly withdrawn: PlacedAct | null
}

/** A change of a proposal, and the inputs its author says it came from. */
export type Change = { readonly part: ProposalPart; readonly from: readonly InputKey[]; readonly why: string | null }

/** A version of a proposal. */
export type Version = PlacedAct & {
  readonly version: number
  readonly by: Proposer
  readonly content: ProposalContent
  readonly explanation: string | null
  /** Every input it came from, of the version as a whole and of each change. */
  readonly from: readonly InputKey[]
  readonly changes: readonly Change[]
}

/** Advice as a whole. */
export type GivenAdvice = {
  readonly dossier: DossierId
  readonly by: Adviser
  readonly opinion: AdviceOpinion
  readonly given: PlacedAct
  readonly heard: readonly Contributor[]
  readonly minority: readonly { readonly from: readonly Contributor[]; readonly opinion: AdviceOpinion }[]
  readonly withdrawn: boolean
}

/** All input of a house, the versions of its proposals, and where each event stands in its log. */
export type InfluenceRecord = {
  readonly inputs: ImmutableMap<InputKey, Input>
  readonly advices: ImmutableMap<AdviceId, GivenAdvice>
  readonly versions: ImmutableMap<DossierId, List<Version>>
  readonly revisions: ImmutableMap<EventId, number>
}

export const nothingGiven: InfluenceRecord = {
  inputs: ImmutableMap(),
  advices: ImmutableMap(),
  versions: ImmutableMap(),
  revisions: ImmutableMap(),
}
