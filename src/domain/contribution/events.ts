import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { contributionId, dossierId, organId, partnerId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

/** Who gave input: a partner, an organ, or a group of people who stay unnamed (parents). */
export const contributor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('group'), description: notPersonal(line, 'a group of people who stay unnamed') }),
])

export type Contributor = z.output<typeof contributor>

/** What was done with input or a point of advice. */
export const answerVerdict = z.enum(['followed', 'partly-followed', 'not-followed'])

export type AnswerVerdict = z.output<typeof answerVerdict>

export const contributionGiven = defineEvent(
  'ContributionGiven',
  z.strictObject({
    dossier: dossierId,
    contribution: contributionId,
    from: contributor,
    text: notPersonal(prose, reasons.matter),
    /** The version of the proposal it speaks about; null before there is one. */
    onVersion: z.int().min(1).nullable(),
  }),
)

export const contributionAnswered = defineEvent(
  'ContributionAnswered',
  z.strictObject({
    dossier: dossierId,
    contribution: contributionId,
    by: organId,
    verdict: answerVerdict,
    /** Always there unless followed. */
    reason: notPersonal(prose, reasons.matter).nullable(),
    /** The version of the proposal in which it landed. */
    inVersion: z.int().min(1).nullable(),
  }),
)

export const contributionEvents = [contributionGiven, contributionAnswered] as const
