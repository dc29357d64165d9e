import { z } from 'zod'
import { answerVerdict } from '../contribution/events.js'
import { defineEvent } from '../shared/event.js'
import { adviceId, adviceRequestId, dossierId, organId, partnerId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/** Who asks: an organ, a partner, or someone outside the house (a childcare initiative, another government) (S1). */
export const requester = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
  z.strictObject({ kind: z.literal('outside'), name: notPersonal(line, reasons.organisation) }),
])

export type Requester = z.output<typeof requester>

export const adviceRequested = defineEvent(
  'AdviceRequested',
  z.strictObject({
    dossier: dossierId,
    adviceRequest: adviceRequestId,
    by: requester,
    of: organId,
    question: notPersonal(prose, reasons.matter),
    /** The last day to answer; no decision before it without a reason, unless the advice is in. */
    deadline: localDate,
  }),
)

export const adviceOpinion = z.enum(['favourable', 'favourable-with-conditions', 'unfavourable', 'no-opinion'])

export const adviceGiven = defineEvent(
  'AdviceGiven',
  z.strictObject({
    dossier: dossierId,
    advice: adviceId,
    adviceRequest: adviceRequestId,
    by: organId,
    opinion: adviceOpinion,
    /** Numbered from 1, in order. */
    points: z.array(z.strictObject({ number: z.int().min(1), text: notPersonal(prose, reasons.matter) })).max(100),
    afterDeadline: z.boolean(),
  }),
)

export const advicePointAnswered = defineEvent(
  'AdvicePointAnswered',
  z.strictObject({
    dossier: dossierId,
    advice: adviceId,
    point: z.int().min(1),
    by: organId,
    verdict: answerVerdict,
    reason: notPersonal(prose, reasons.matter).nullable(),
    inVersion: z.int().min(1).nullable(),
  }),
)

export const adviceEvents = [adviceRequested, adviceGiven, advicePointAnswered] as const
