import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { decisionId, dossierId, organId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

const about = { dossier: dossierId, decision: decisionId, organ: organId }

/** Something was done to carry a decision out; `organ` is the one that decided. */
export const decisionExecuted = defineEvent(
  'DecisionExecuted',
  z.strictObject({
    ...about,
    what: notPersonal(prose, reasons.matter),
    /** Set when the decision was not final on that day. */
    irregular: irregularity.nullable(),
  }),
)

/** Anyone can read it there from that day. */
export const decisionPublished = defineEvent(
  'DecisionPublished',
  z.strictObject({ ...about, where: notPersonal(line, reasons.source) }),
)

/** An authority outside the house (supervision) annulled it: it no longer counts, final or not. */
export const decisionAnnulled = defineEvent(
  'DecisionAnnulled',
  z.strictObject({
    ...about,
    authority: notPersonal(line, reasons.organisation),
    reasons: notPersonal(prose, reasons.matter),
  }),
)

export const aftermathEvents = [decisionExecuted, decisionPublished, decisionAnnulled] as const
