import { z } from 'zod'
import { adviceId, contributionId, dossierId, organId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { prose } from '../shared/text.js'

/** What was done with input or a point of advice. */
export const answerVerdict = z.enum(['followed', 'partly-followed', 'not-followed', 'not-applicable', 'passed-on'])

export type AnswerVerdict = z.output<typeof answerVerdict>

/** The input that was passed on, of which this is a further one. */
export const inputOrigin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contribution'), dossier: dossierId, contribution: contributionId }),
  z.strictObject({
    kind: z.literal('advice-point'),
    dossier: dossierId,
    advice: adviceId,
    point: z.int().min(1),
  }),
  z.strictObject({ kind: z.literal('signal'), signal: contributionId }),
])

export type InputOrigin = z.output<typeof inputOrigin>

/** Where input was passed on to, and under which id it is open there. */
export const passedTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId, signal: contributionId }),
  z.strictObject({ kind: z.literal('dossier'), dossier: dossierId, contribution: contributionId }),
])

export type PassedTo = z.output<typeof passedTo>

/** Where someone wants to pass input on to; the ledger gives it its id there. */
export const passTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('dossier'), dossier: dossierId }),
])

export type PassTo = z.output<typeof passTo>

/** The fields of every answer to a contribution or a point of advice. */
export const answerFields = {
  by: organId,
  verdict: answerVerdict,
  /** Always there unless followed. */
  reason: notPersonal(prose, reasons.matter).nullable(),
  /** The version of the proposal in which it landed. */
  inVersion: z.int().min(1).nullable(),
  /** Of what was passed on only. */
  passedTo: passedTo.nullable(),
}

/** The fields of the commands that answer. */
export const answeringFields = {
  by: organId,
  verdict: answerVerdict,
  reason: prose.nullable().default(null),
  inVersion: z.int().min(1).nullable().default(null),
  /** Where to, when it is passed on: it is then open there. */
  passedTo: passTo.nullable().default(null),
}

/** Version 1 of an answer knew no passing on. */
export const notPassedOn = (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), passedTo: null })
