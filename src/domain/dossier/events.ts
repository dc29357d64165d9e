import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { defineEvent } from '../shared/event.js'
import { adviceId, contributionId, decisionId, dossierId, eventId, organId, partnerId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

export const dossierOpened = defineEvent(
  'DossierOpened',
  z.strictObject({
    dossier: dossierId,
    title: notPersonal(line, reasons.matter),
    subject: subjectPath,
    openedBy: organId,
  }),
)

/** Who puts something forward: an organ, or a partner in its own name. */
export const proposer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
])

export type Proposer = z.output<typeof proposer>

/** What is proposed, article by article; the text explains it. */
const article = z.strictObject({
  /** From 1, in order. */
  number: z.int().min(1),
  text: notPersonal(prose, reasons.matter),
  /** What this article alone costs; null when that is not said apart. */
  amountCents: cents.nullable(),
})

export const proposalContent = z.strictObject({
  title: notPersonal(line, reasons.matter),
  text: notPersonal(prose, reasons.matter),
  /** What it rests on, in order. */
  considerations: z.array(notPersonal(prose, reasons.matter)).max(50),
  articles: z.array(article).max(100),
  amountCents: cents.nullable(),
  /** The partner that would receive the money. */
  beneficiary: partnerId.nullable(),
})

export type ProposalContent = z.output<typeof proposalContent>

/** Of before proposals had considerations and articles. */
const unstructured = (data: unknown): unknown => {
  const { content, ...rest } = z.looseObject({ content: z.looseObject({}) }).parse(data)
  return { ...rest, content: { ...content, considerations: [], articles: [] } }
}

/** Version 1 of the proposal. */
export const proposalSubmitted = defineEvent(
  'ProposalSubmitted',
  z.strictObject({ dossier: dossierId, version: z.literal(1), by: proposer, content: proposalContent }),
  [unstructured],
)

/** A part of a proposal that can change by itself; considerations and articles go by their number. */
export const proposalPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['title', 'text', 'amount', 'beneficiary']) }),
  z.strictObject({ kind: z.enum(['consideration', 'article']), number: z.int().min(1) }),
])

export type ProposalPart = z.output<typeof proposalPart>

/** The inputs that a new version came from, as its author says. */
export const prompt = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contribution'), contribution: contributionId }),
  z.strictObject({ kind: z.literal('advice-point'), advice: adviceId, point: z.int().min(1) }),
])

export type Prompt = z.output<typeof prompt>

/** What the author says of one change: the inputs it came from, and why. */
export const attributedChange = z.strictObject({
  part: proposalPart,
  promptedBy: z.array(prompt).max(100),
  why: notPersonal(prose, reasons.matter).nullable(),
})

export type AttributedChange = z.output<typeof attributedChange>

/** What was done with a point with which a decision was sent back. */
export const remarkAnswer = z.strictObject({
  decision: decisionId,
  point: z.int().min(1),
  answer: notPersonal(prose, reasons.matter),
})

/** Version 1 said nothing of remarks one by one. */
const withoutRemarks = (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), remarksAnswered: [] })

/** Version 2 said of a version as a whole what prompted it, not of each change. */
const withoutChanges = (data: unknown): unknown => ({ ...z.looseObject({}).parse(unstructured(data)), changes: [] })

export const proposalRevised = defineEvent(
  'ProposalRevised',
  z.strictObject({
    dossier: dossierId,
    version: z.int().min(2),
    by: proposer,
    content: proposalContent,
    /** Every input that it came from: of the version as a whole, and of each change. */
    promptedBy: z.array(prompt).max(1_000),
    changes: z.array(attributedChange).max(160),
    /** What changed and why, in words. */
    explanation: notPersonal(prose, reasons.matter),
    remarksAnswered: z.array(remarkAnswer).max(100),
  }),
  [withoutRemarks, withoutChanges],
)

export const proposalWithdrawn = defineEvent(
  'ProposalWithdrawn',
  z.strictObject({ dossier: dossierId, reason: notPersonal(prose, reasons.matter) }),
)

/** Corrects an earlier entry without touching it: both stay, the correction names the first. */
export const entryRectified = defineEvent(
  'EntryRectified',
  z.strictObject({
    dossier: dossierId,
    rectifies: eventId,
    correction: notPersonal(prose, reasons.matter),
    reason: notPersonal(prose, reasons.matter),
  }),
)

/** The end of the matter. Whoever gave input had an answer, or reads here why not. */
export const dossierClosed = defineEvent(
  'DossierClosed',
  z.strictObject({
    dossier: dossierId,
    by: organId,
    /** What came of it, in words. */
    result: notPersonal(prose, reasons.matter),
    /** How many contributions and points of advice had no answer on that day. */
    unanswered: z.strictObject({ contributions: z.int().min(0), points: z.int().min(0) }),
    /** Why they had none, or why advice was not awaited; null when nothing was left open. */
    unansweredBecause: notPersonal(prose, reasons.matter).nullable(),
  }),
)

export const dossierReopened = defineEvent(
  'DossierReopened',
  z.strictObject({ dossier: dossierId, by: organId, reason: notPersonal(prose, reasons.matter) }),
)

export const dossierEvents = [
  dossierOpened,
  proposalSubmitted,
  proposalRevised,
  proposalWithdrawn,
  entryRectified,
  dossierClosed,
  dossierReopened,
] as const
