import { z } from 'zod'
import { mandateFound } from '../mandate/events.js'
import { defineEvent } from '../shared/event.js'
import { decisionId, dossierId, meetingId, organId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/**
 * The organs, named to ratify, in whose place `organ` speaks because it succeeded them: two municipalities that merged
 * speak once. Left out means that `organ` is itself the one that is named.
 */
const inPlaceOf = z.array(organId).min(1).max(50).optional()

/** What a ratifying organ came to; `deemed-granted` and `lapsed` are what its rules make of its silence. */
export const bekrachtigingOutcome = z.enum(['granted', 'deemed-granted', 'refused', 'sent-back', 'lapsed'])

export type BekrachtigingOutcome = z.output<typeof bekrachtigingOutcome>

/** Is all of the decision ratified, or less: a lower amount, without some articles, or both? */
export const bekrachtigingExtent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({
    kind: z.literal('partial'),
    /** The lower amount; null when the amount stays as decided, or there is none. */
    amountCents: cents.nullable(),
    /** The articles or parts left out, as the decision numbers or names them. */
    struck: z.array(notPersonal(line, reasons.matter)).max(50),
    /** The numbers of the articles of the decided version that are left out. */
    struckArticles: z.array(z.int().min(1)).max(100),
  }),
])

export type BekrachtigingExtent = z.output<typeof bekrachtigingExtent>

/** Numbered from 1, in order. */
export const numbered = z
  .array(z.strictObject({ number: z.int().min(1), text: notPersonal(prose, reasons.matter) }))
  .max(50)

/** Version 1 knew one sitting, the whole decision, and no conditions. */
const inFull = (data: unknown): unknown => ({
  ...z.looseObject({}).parse(data),
  meeting: null,
  extent: { kind: 'full' },
  conditions: [],
})

/** Version 2 named what was struck in words only. */
const inWords = (data: unknown): unknown => {
  const { extent, ...rest } = z.looseObject({ extent: z.looseObject({ kind: z.string() }) }).parse(data)
  return { ...rest, extent: extent.kind === 'partial' ? { ...extent, struckArticles: [] } : extent }
}

/** With the last organ that ratifies, and once its conditions are met, the decision is final. */
export const bekrachtigingGranted = defineEvent(
  'BekrachtigingGranted',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    inPlaceOf,
    /** The sitting of the organ that ratified; null when that was not recorded. */
    meeting: meetingId.nullable(),
    extent: bekrachtigingExtent,
    conditions: numbered,
    remarks: notPersonal(prose, reasons.matter).nullable(),
    /** Set when it heals a decision that had no mandate: the mandate the ratifying organ itself acted under. */
    heals: mandateFound.nullable(),
  }),
  [inFull, inWords],
)

export const bekrachtigingRefused = defineEvent(
  'BekrachtigingRefused',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    inPlaceOf,
    reasons: notPersonal(prose, reasons.matter),
  }),
)

/** Version 1 had remarks in running text only. */
const withoutPoints = (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), points: [] })

/** Back to the organ that decided, with remarks for a next version; on each point that version says what was done. */
export const decisionSentBack = defineEvent(
  'DecisionSentBack',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    inPlaceOf,
    remarks: notPersonal(prose, reasons.matter),
    points: numbered,
  }),
  [withoutPoints],
)

/** A condition of a bekrachtiging is met; `organ` is the one that set it. */
export const bekrachtigingConditionMet = defineEvent(
  'BekrachtigingConditionMet',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    inPlaceOf,
    condition: z.int().min(1),
    evidence: notPersonal(prose, reasons.matter),
  }),
)

const silence = z.strictObject({
  dossier: dossierId,
  decision: decisionId,
  /** The organ that stayed silent, and the last day on which it could speak. */
  organ: organId,
  inPlaceOf,
  due: localDate,
})

/** The organ stayed silent and its rules say that the decision then lapses. */
export const bekrachtigingLapsed = defineEvent('BekrachtigingLapsed', silence)

/** The organ stayed silent and its rules say that it then granted. */
export const bekrachtigingDeemedGranted = defineEvent('BekrachtigingDeemedGranted', silence)

export const bekrachtigingEvents = [
  bekrachtigingGranted,
  bekrachtigingRefused,
  decisionSentBack,
  bekrachtigingConditionMet,
  bekrachtigingLapsed,
  bekrachtigingDeemedGranted,
] as const
