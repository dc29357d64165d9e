import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { defineCommand } from '../shared/command.js'
import { mandateId } from '../shared/identifiers.js'
import { until } from '../shared/period.js'
import { prose } from '../shared/text.js'
import { grantee, grantor, mandateTerms } from './events.js'

/** Holds from `effectiveOn` until `until`. */
export const grantMandate = defineCommand('GrantMandate', {
  grantor,
  grantee,
  subject: subjectPath,
  terms: mandateTerms,
  until: until.default(null),
})

export const amendMandate = defineCommand('AmendMandate', {
  mandate: mandateId,
  terms: mandateTerms,
  reason: prose,
})

export const suspendMandate = defineCommand('SuspendMandate', { mandate: mandateId, reason: prose })

export const resumeMandate = defineCommand('ResumeMandate', { mandate: mandateId })

export const revokeMandate = defineCommand('RevokeMandate', { mandate: mandateId, reason: prose })

export const renewMandate = defineCommand('RenewMandate', { mandate: mandateId, until })

/** Renews several to the same day: all of them, or none. One may rest on another of them. */
export const renewMandates = defineCommand('RenewMandates', {
  mandates: z.array(mandateId).min(1).max(200),
  until,
})

export const mandateCommands = [
  grantMandate,
  amendMandate,
  suspendMandate,
  resumeMandate,
  revokeMandate,
  renewMandate,
  renewMandates,
] as const
