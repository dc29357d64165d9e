import { z } from 'zod'
import { actionPointLetter } from '../goal/events.js'
import { defineEvent } from '../shared/event.js'
import { actionId, decisionId, dossierId, goalId, organId, partnerId, seatId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/** Who sees to an action: an organ, a partner, or whoever holds a seat. */
export const actionOwner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
  z.strictObject({ kind: z.literal('seat'), seat: seatId }),
])

export type ActionOwner = z.output<typeof actionOwner>

/** A decision or a goal carries actions with an owner and a due date (S2 "kwaliteitsbewaking"). */
export const actionPlanned = defineEvent(
  'ActionPlanned',
  z.strictObject({
    action: actionId,
    title: notPersonal(line, reasons.matter),
    owner: actionOwner,
    /** The last day to have it done. */
    due: localDate,
    /** The decision it carries out, and the dossier it belongs to: that of the decision where there is one. */
    decision: decisionId.nullable(),
    dossier: dossierId.nullable(),
    goal: goalId.nullable(),
    actionPoint: actionPointLetter.nullable(),
  }),
)

/** Reporting back that it is done closes it (S1, S2). */
export const actionReported = defineEvent(
  'ActionReported',
  z.strictObject({ action: actionId, text: notPersonal(prose, reasons.matter), done: z.boolean() }),
)

export const actionPostponed = defineEvent(
  'ActionPostponed',
  z.strictObject({ action: actionId, due: localDate, reason: notPersonal(prose, reasons.matter) }),
)

export const actionCancelled = defineEvent(
  'ActionCancelled',
  z.strictObject({ action: actionId, reason: notPersonal(prose, reasons.matter) }),
)

export const actionEvents = [actionPlanned, actionReported, actionPostponed, actionCancelled] as const
