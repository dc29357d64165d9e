import { z } from 'zod'
import { answerFields, notPassedOn } from '../contribution/answer.js'
import { contributor } from '../contribution/events.js'
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

/** Of whom advice is asked: an organ that answers as one, or named partners of which each answers for itself. */
export const askedOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('partners'), partners: z.array(partnerId).min(1).max(50) }),
])

export type AskedOf = z.output<typeof askedOf>

/** Version 1 was asked of an organ only. */
const ofOrgan = (data: unknown): unknown => {
  const { of: organ, ...rest } = z.looseObject({ of: z.string() }).parse(data)
  return { ...rest, of: { kind: 'organ', organ } }
}

export const adviceRequested = defineEvent(
  'AdviceRequested',
  z.strictObject({
    dossier: dossierId,
    adviceRequest: adviceRequestId,
    by: requester,
    of: askedOf,
    question: notPersonal(prose, reasons.matter),
    /** The last day to answer; no decision before it without a reason, unless the advice is in. */
    deadline: localDate,
  }),
  [ofOrgan],
)

export const adviceOpinion = z.enum(['favourable', 'favourable-with-conditions', 'unfavourable', 'no-opinion'])

/** Who gives advice. */
export const adviser = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
])

export type Adviser = z.output<typeof adviser>

/** What some of those who were heard think otherwise; it stands beside what the others say. */
export const minorityView = z.strictObject({
  from: z.array(contributor).min(1).max(50),
  opinion: adviceOpinion,
  text: notPersonal(prose, reasons.matter),
})

/** Version 1 came from an organ, and said nothing of who was heard. */
const byOrgan = (data: unknown): unknown => {
  const { by: organ, ...rest } = z.looseObject({ by: z.string() }).parse(data)
  return { ...rest, by: { kind: 'organ', organ }, heard: [], minority: [], incompleteBecause: null }
}

export const adviceGiven = defineEvent(
  'AdviceGiven',
  z.strictObject({
    dossier: dossierId,
    advice: adviceId,
    adviceRequest: adviceRequestId,
    by: adviser,
    opinion: adviceOpinion,
    /** Numbered from 1, in order. */
    points: z.array(z.strictObject({ number: z.int().min(1), text: notPersonal(prose, reasons.matter) })).max(100),
    /** Who was gathered for it. */
    heard: z.array(contributor).max(100),
    minority: z.array(minorityView).max(20),
    /** What is missing and why; null when it is complete. */
    incompleteBecause: notPersonal(prose, reasons.matter).nullable(),
    afterDeadline: z.boolean(),
  }),
  [byOrgan],
)

/** Taken back by whoever gave it: its points need no answer any more, and the request is open again. */
export const adviceWithdrawn = defineEvent(
  'AdviceWithdrawn',
  z.strictObject({
    dossier: dossierId,
    advice: adviceId,
    adviceRequest: adviceRequestId,
    reason: notPersonal(prose, reasons.matter),
  }),
)

export const advicePointAnswered = defineEvent(
  'AdvicePointAnswered',
  z.strictObject({ dossier: dossierId, advice: adviceId, point: z.int().min(1), ...answerFields }),
  [notPassedOn],
)

export const adviceEvents = [adviceRequested, adviceGiven, adviceWithdrawn, advicePointAnswered] as const
