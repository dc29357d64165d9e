import { z } from 'zod'
import { seatRole } from '../seat/events.js'
import { defineCommand } from '../shared/command.js'
import { ballotId, dossierId, meetingId, organId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line, prose } from '../shared/text.js'
import { decisionOutcome } from './events.js'

/** Decides on the newest version of the proposal; amount and beneficiary are those of that version. */
export const takeDecision = defineCommand('TakeDecision', {
  dossier: dossierId,
  organ: organId,
  role: seatRole.nullable().default(null),
  meeting: meetingId.nullable().default(null),
  /** The closed ballot whose outcome this is; null when it was decided without a ballot. */
  ballot: ballotId.nullable().default(null),
  outcome: decisionOutcome,
  reasons: prose.nullable().default(null),
  /** Why it is taken without a mandate. Only then is such a decision recorded, as irregular. */
  withoutMandateBecause: prose.nullable().default(null),
  /** Why it is taken although advice is still due. */
  adviceNotAwaitedBecause: prose.nullable().default(null),
  /** The conditions of the mandate that are met, in the mandate's own words. */
  conditionsConfirmed: z.array(line).max(20).default([]),
  irregularBecause,
})

export const decisionCommands = [takeDecision] as const
