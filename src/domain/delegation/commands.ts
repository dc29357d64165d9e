import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { delegationId, organId, seatId } from '../shared/identifiers.js'
import { until } from '../shared/period.js'
import { line, prose } from '../shared/text.js'

export const delegateTo = defineCommand('DelegateTo', {
  organ: organId,
  seat: seatId,
  body: line,
  assignment: prose,
  until: until.default(null),
  reportEveryDays: z.int().min(1).max(3660).nullable().default(null),
})

export const reportFromBody = defineCommand('ReportFromBody', { delegation: delegationId, text: prose })

/** `effectiveOn` is the last day of the delegation. */
export const endDelegation = defineCommand('EndDelegation', { delegation: delegationId })

export const delegationCommands = [delegateTo, reportFromBody, endDelegation] as const
