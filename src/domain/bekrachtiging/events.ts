import { z } from 'zod'
import { mandateFound } from '../mandate/events.js'
import { defineEvent } from '../shared/event.js'
import { decisionId, dossierId, organId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { prose } from '../shared/text.js'

/** The decision is final from the event's `effectiveOn`. */
export const bekrachtigingGranted = defineEvent(
  'BekrachtigingGranted',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    remarks: notPersonal(prose, reasons.matter).nullable(),
    /** Set when it heals a decision that had no mandate: the mandate the ratifying organ itself acted under. */
    heals: mandateFound.nullable(),
  }),
)

export const bekrachtigingRefused = defineEvent(
  'BekrachtigingRefused',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    reasons: notPersonal(prose, reasons.matter),
  }),
)

/** Back to the organ that decided, with remarks for a next version. */
export const decisionSentBack = defineEvent(
  'DecisionSentBack',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    remarks: notPersonal(prose, reasons.matter),
  }),
)

export const bekrachtigingEvents = [bekrachtigingGranted, bekrachtigingRefused, decisionSentBack] as const
