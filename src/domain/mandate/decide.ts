import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { MandateId, OrganId } from '../shared/identifiers.js'
import { addDays, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { ratifyingOrgansOf } from './coverage.js'
import type { Grantee, Grantor, MandateTerms } from './events.js'
import { findStanding, grantorMustHold, isRefused } from './grantor.js'
import { inOrderOfRenewal, mustBeRenewable } from './renew.js'
import { isSuspended } from './state.js'

/** Each level has its own fields: who ratifies, or to whom a proposal goes. */
const termsMustFit = (state: HouseState, terms: MandateTerms): Refused | null => {
  const subjectToBekrachtiging = terms.level === 'decide-subject-to-bekrachtiging'
  if (subjectToBekrachtiging && terms.ratifyingOrgan === null) {
    return refuse('mandate.ratifying-organ-needed', 'terms.ratifyingOrgan')
  }
  if (terms.level === 'propose' && terms.addressee === null) {
    return refuse('mandate.addressee-needed', 'terms.addressee')
  }
  if (!subjectToBekrachtiging && terms.ratifyingOrgan !== null) {
    return refuse('mandate.field-does-not-fit-level', 'terms.ratifyingOrgan', { level: terms.level })
  }
  if (!subjectToBekrachtiging && terms.furtherRatifyingOrgans !== undefined) {
    return refuse('mandate.field-does-not-fit-level', 'terms.furtherRatifyingOrgans', { level: terms.level })
  }
  if (!subjectToBekrachtiging && terms.ratificationOrder !== undefined) {
    return refuse('mandate.field-does-not-fit-level', 'terms.ratificationOrder', { level: terms.level })
  }
  if (terms.level !== 'propose' && terms.level !== 'advise' && terms.addressee !== null) {
    return refuse('mandate.field-does-not-fit-level', 'terms.addressee', { level: terms.level })
  }
  const unknown = (organ: OrganId | null): boolean => organ !== null && !state.organs.has(organ)
  if (unknown(terms.ratifyingOrgan)) return refuse('organ.unknown', 'terms.ratifyingOrgan')
  if (unknown(terms.addressee)) return refuse('organ.unknown', 'terms.addressee')
  return furtherMustFit(state, terms)
}

/** Who ratifies besides: organs of the house, each named once. */
const furtherMustFit = (state: HouseState, terms: MandateTerms): Refused | null => {
  const named = ratifyingOrgansOf(terms)
  for (const [index, organ] of (terms.furtherRatifyingOrgans ?? []).entries()) {
    const field = `terms.furtherRatifyingOrgans.${index}`
    if (!state.organs.has(organ)) return refuse('organ.unknown', field)
    if (named.indexOf(organ) <= index) return refuse('mandate.organ-twice', field)
  }
  return null
}

/** What was granted before passes to a successor; a former organ itself gives and receives nothing any more. */
const partiesMustAct = (state: HouseState, grantor: Grantor, grantee: Grantee, day: LocalDate): Refused | null => {
  const until = state.organs.get(grantee.organ)?.period.until ?? null
  if (until !== null && until < day) return organMustBeActive(state, grantee.organ, day, 'grantee.organ')
  return grantor.kind === 'organ' ? organMustBeActive(state, grantor.organ, day, 'grantor.organ') : null
}

export const mandateDeciders: DecidersOf<
  | 'GrantMandate'
  | 'AmendMandate'
  | 'SuspendMandate'
  | 'ResumeMandate'
  | 'RevokeMandate'
  | 'RenewMandate'
  | 'RenewMandates'
> = {
  GrantMandate: (command, state, context) => {
    const { grantor, grantee, subject, terms, effectiveOn, until } = command
    if (!state.organs.has(grantee.organ)) return refuse('organ.unknown', 'grantee.organ')
    if (!state.subjects.has(subject)) return refuse('subject.unknown', 'subject', { subject })
    if (until !== null && until < effectiveOn) return refuse('period.ends-before-start', 'until')
    const period = { from: effectiveOn, until }
    const refused =
      termsMustFit(state, terms) ??
      partiesMustAct(state, grantor, grantee, effectiveOn) ??
      grantorMustHold(state, { grantor, grantee }, { subject, terms, period }, effectiveOn)
    if (refused !== null) return refused
    const mandate = context.newId() as MandateId
    return accept([{ type: 'MandateGranted', data: { mandate, grantor, grantee, subject, terms, period } }], {
      mandate,
    })
  },

  AmendMandate: (command, state) => {
    const found = findStanding(state, command.mandate, command.effectiveOn, 'mandate')
    if (isRefused(found)) return found
    if (command.effectiveOn < found.period.from) return refuse('period.ends-before-start', 'effectiveOn')
    const { terms } = command
    const granted = { subject: found.subject, terms, period: { ...found.period, from: command.effectiveOn } }
    return (
      termsMustFit(state, terms) ??
      grantorMustHold(state, found, granted, command.effectiveOn) ??
      accept([{ type: 'MandateAmended', data: { mandate: command.mandate, terms, reason: command.reason } }])
    )
  },

  SuspendMandate: (command, state) => {
    const found = findStanding(state, command.mandate, command.effectiveOn, 'mandate')
    if (isRefused(found)) return found
    if (isSuspended(found)) return refuse('mandate.suspended', 'mandate')
    return accept([{ type: 'MandateSuspended', data: { mandate: command.mandate, reason: command.reason } }])
  },

  ResumeMandate: (command, state) => {
    const found = findStanding(state, command.mandate, command.effectiveOn, 'mandate')
    if (isRefused(found)) return found
    const suspension = found.suspensions.find(({ until }) => until === null)
    if (suspension === undefined) return refuse('mandate.not-suspended', 'mandate')
    if (command.effectiveOn <= suspension.from) {
      return refuse('mandate.resumed-too-early', 'effectiveOn', { day: addDays(suspension.from, 1) })
    }
    return accept([{ type: 'MandateResumed', data: { mandate: command.mandate } }])
  },

  RevokeMandate: (command, state) => {
    const found = findStanding(state, command.mandate, command.effectiveOn, 'mandate')
    if (isRefused(found)) return found
    return accept([{ type: 'MandateRevoked', data: { mandate: command.mandate, reason: command.reason } }])
  },

  RenewMandate: ({ mandate, until, effectiveOn }, state) =>
    mustBeRenewable(state, { mandate, until, field: 'mandate' }, effectiveOn) ??
    accept([{ type: 'MandateRenewed', data: { mandate, until } }]),

  RenewMandates: ({ mandates, until, effectiveOn }, state) => {
    const { order, stuck } = inOrderOfRenewal(
      state,
      [...new Set(mandates)].map((mandate) => ({ mandate, until, field: `mandates.${mandates.indexOf(mandate)}` })),
      effectiveOn,
    )
    const [first] = stuck
    if (first !== undefined) {
      const { code, field, details } = first.refused.refusal
      return refuse(code, field === 'until' ? field : first.renewal.field, details)
    }
    return accept(order.map(({ mandate }) => ({ type: 'MandateRenewed', data: { mandate, until } })))
  },
}
