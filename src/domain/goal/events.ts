import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { dossierId, goalId } from '../shared/identifiers.js'
import { notPersonal, reasons, structured } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

/** The letter of an action point under a goal: `a`, `b`, … as Boom wrote them (S3 ch.1 §2). */
export const actionPointLetter = structured(
  z
    .string()
    .regex(/^[a-z]{1,2}$/, { error: 'is not the letter of an action point; write it in lower case: a, b, c …' }),
)

export const actionPoint = z.strictObject({ letter: actionPointLetter, title: notPersonal(line, reasons.matter) })

export type ActionPoint = z.output<typeof actionPoint>

/** What a goal says; an amendment replaces all of it from a day on. */
export const goalContent = {
  title: notPersonal(line, reasons.matter),
  actionPoints: z.array(actionPoint).max(26),
  /** Does the house look back on it every year (S2 "kwaliteitsbewaking")? */
  evaluatedYearly: z.boolean(),
}

/** The event's `effectiveOn` is its first day. */
export const goalSet = defineEvent(
  'GoalSet',
  z.strictObject({
    goal: goalId,
    /** How it is called in short: "1", "R3". */
    code: notPersonal(line, reasons.matter),
    ...goalContent,
  }),
)

export const goalAmended = defineEvent(
  'GoalAmended',
  z.strictObject({ goal: goalId, ...goalContent, reason: notPersonal(prose, reasons.matter) }),
)

/** The event's `effectiveOn` is its last day. */
export const goalEnded = defineEvent(
  'GoalEnded',
  z.strictObject({ goal: goalId, reason: notPersonal(prose, reasons.matter) }),
)

/** The dossier serves this goal, or this action point of it. */
export const dossierLinkedToGoal = defineEvent(
  'DossierLinkedToGoal',
  z.strictObject({
    dossier: dossierId,
    goal: goalId,
    actionPoint: actionPointLetter.nullable(),
    /** What the goal (and the action point) said that day. */
    code: notPersonal(line, reasons.matter),
    title: notPersonal(line, reasons.matter),
    actionPointTitle: notPersonal(line, reasons.matter).nullable(),
  }),
)

export const goalEvents = [goalSet, goalAmended, goalEnded, dossierLinkedToGoal] as const
