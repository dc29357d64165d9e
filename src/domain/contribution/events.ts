import { z } from 'zod'
import { proposalPart } from '../dossier/events.js'
import { defineEvent } from '../shared/event.js'
import { contributionId, dossierId, meetingId, organId, partnerId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { answerFields, inputOrigin, notPassedOn } from './answer.js'
import { attachments } from './attachment.js'

// What tells the story of these events needs their types, and knows events only.
export type { AnswerVerdict, InputOrigin } from './answer.js'
export type { Attachment } from './attachment.js'

/** Who gave input: a partner, an organ, or a group of people who stay unnamed (parents). */
export const contributor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('group'), description: notPersonal(line, 'a group of people who stay unnamed') }),
])

export type Contributor = z.output<typeof contributor>

/** How it came: in writing, or said in a meeting. */
export const givenHow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('writing') }),
  z.strictObject({ kind: z.literal('meeting'), meeting: meetingId }),
])

export type GivenHow = z.output<typeof givenHow>

/** The whole proposal, or the words of it that it speaks about. */
export const inputAbout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({
    kind: z.literal('passage'),
    version: z.int().min(1),
    part: proposalPart,
    /** Word for word, as it stands in that part of that version. */
    quote: notPersonal(prose, reasons.matter),
  }),
])

export type InputAbout = z.output<typeof inputAbout>

/** Version 1 was about the whole, in writing, without attachments, and given here. */
const inWriting = (data: unknown): unknown => ({
  ...z.looseObject({}).parse(data),
  about: { kind: 'whole' },
  given: { kind: 'writing' },
  attachments: [],
  origin: null,
})

export const contributionGiven = defineEvent(
  'ContributionGiven',
  z.strictObject({
    dossier: dossierId,
    contribution: contributionId,
    from: contributor,
    text: notPersonal(prose, reasons.matter),
    /** The version of the proposal it speaks about; null before there is one. */
    onVersion: z.int().min(1).nullable(),
    about: inputAbout,
    given: givenHow,
    attachments,
    /** What it comes from, when it was passed on or taken up; null when it was given here. */
    origin: inputOrigin.nullable(),
  }),
  [inWriting],
)

export const contributionAnswered = defineEvent(
  'ContributionAnswered',
  z.strictObject({ dossier: dossierId, contribution: contributionId, ...answerFields }),
  [notPassedOn],
)

export const contributionEvents = [contributionGiven, contributionAnswered] as const
