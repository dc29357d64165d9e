import { agreementMustBeInForce } from '../agreement/decide.js'
import type { SubjectPath } from '../house/subject.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { MandateId, OrganId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { excess } from './coverage.js'
import type { Grantor, MandateTerms } from './events.js'
import { resolveMandate } from './resolve.js'
import { hasEnded, isSuspended, type Mandate, termsOn } from './state.js'

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
  if (terms.level !== 'propose' && terms.level !== 'advise' && terms.addressee !== null) {
    return refuse('mandate.field-does-not-fit-level', 'terms.addressee', { level: terms.level })
  }
  const unknown = (organ: OrganId | null): boolean => organ !== null && !state.organs.has(organ)
  if (unknown(terms.ratifyingOrgan)) return refuse('organ.unknown', 'terms.ratifyingOrgan')
  if (unknown(terms.addressee)) return refuse('organ.unknown', 'terms.addressee')
  return null
}

/** Nobody grants more than they have: one mandate of the grantor must hold everything that is granted. */
const grantorMustHold = (
  state: HouseState,
  grantor: Grantor,
  granted: { readonly subject: SubjectPath; readonly terms: MandateTerms; readonly period: Period },
  day: LocalDate,
): Refused | null => {
  if (grantor.kind === 'founding-text') return null
  if (grantor.kind === 'agreement') return agreementMustBeInForce(state, grantor.agreement, day, 'grantor.agreement')
  const organ = state.organs.get(grantor.organ)
  if (organ === undefined) return refuse('organ.unknown', 'grantor.organ')
  const inactive = organMustBeActive(state, grantor.organ, day, 'grantor.organ')
  if (inactive !== null) return inactive
  const byGranting = [...state.mandates.values()].sort((a, b) => a.grantedAtRevision - b.grantedAtRevision)
  const held = byGranting.flatMap((own) => {
    const terms = own.grantee.organ === grantor.organ && own.grantee.role === null ? termsOn(own, day) : null
    return terms === null ? [] : [{ subject: own.subject, terms, period: own.period }]
  })
  const shortcomings = held.map((own) => excess(granted, own))
  const anchored = resolveMandate(state, {
    organ: grantor.organ,
    role: null,
    subject: granted.subject,
    amount: null,
    on: day,
  }).found
  if (anchored && shortcomings.includes(null)) return null
  const closest = shortcomings.findLast((shortcoming) => shortcoming !== 'subject') ?? 'subject'
  return refuse('mandate.exceeds-grantor', 'grantor.organ', { organ: organ.name, exceeds: closest })
}

const find = (state: HouseState, id: MandateId, day: LocalDate): Mandate | Refused => {
  const mandate = state.mandates.get(id)
  if (mandate === undefined) return refuse('mandate.unknown', 'mandate')
  return hasEnded(mandate, day) ? refuse('mandate.ended', 'mandate', { day }) : mandate
}

const isRefused = (found: Mandate | Refused): found is Refused => 'ok' in found

export const mandateDeciders: DecidersOf<
  'GrantMandate' | 'AmendMandate' | 'SuspendMandate' | 'ResumeMandate' | 'RevokeMandate' | 'RenewMandate'
> = {
  GrantMandate: (command, state, context) => {
    const { grantor, grantee, subject, terms, effectiveOn, until } = command
    if (!state.organs.has(grantee.organ)) return refuse('organ.unknown', 'grantee.organ')
    if (!state.subjects.has(subject)) return refuse('subject.unknown', 'subject', { subject })
    if (until !== null && until < effectiveOn) return refuse('period.ends-before-start', 'until')
    const period = { from: effectiveOn, until }
    const refused =
      termsMustFit(state, terms) ?? grantorMustHold(state, grantor, { subject, terms, period }, effectiveOn)
    if (refused !== null) return refused
    const mandate = context.newId() as MandateId
    return accept([{ type: 'MandateGranted', data: { mandate, grantor, grantee, subject, terms, period } }], {
      mandate,
    })
  },

  AmendMandate: (command, state) => {
    const found = find(state, command.mandate, command.effectiveOn)
    if (isRefused(found)) return found
    if (command.effectiveOn < found.period.from) return refuse('period.ends-before-start', 'effectiveOn')
    const { terms } = command
    const granted = { subject: found.subject, terms, period: { ...found.period, from: command.effectiveOn } }
    return (
      termsMustFit(state, terms) ??
      grantorMustHold(state, found.grantor, granted, command.effectiveOn) ??
      accept([{ type: 'MandateAmended', data: { mandate: command.mandate, terms, reason: command.reason } }])
    )
  },

  SuspendMandate: (command, state) => {
    const found = find(state, command.mandate, command.effectiveOn)
    if (isRefused(found)) return found
    if (isSuspended(found)) return refuse('mandate.suspended', 'mandate')
    return accept([{ type: 'MandateSuspended', data: { mandate: command.mandate, reason: command.reason } }])
  },

  ResumeMandate: (command, state) => {
    const found = find(state, command.mandate, command.effectiveOn)
    if (isRefused(found)) return found
    const suspension = found.suspensions.find(({ until }) => until === null)
    if (suspension === undefined) return refuse('mandate.not-suspended', 'mandate')
    if (command.effectiveOn <= suspension.from) return refuse('period.ends-before-start', 'effectiveOn')
    return accept([{ type: 'MandateResumed', data: { mandate: command.mandate } }])
  },

  RevokeMandate: (command, state) => {
    const found = find(state, command.mandate, command.effectiveOn)
    if (isRefused(found)) return found
    return accept([{ type: 'MandateRevoked', data: { mandate: command.mandate, reason: command.reason } }])
  },

  RenewMandate: (command, state) => {
    const { mandate, until, effectiveOn } = command
    // After its end a new mandate is granted: a renewal would make the gap look mandated.
    const found = find(state, mandate, effectiveOn)
    if (isRefused(found)) return found
    if (until !== null && (found.period.until === null || until <= found.period.until)) {
      return refuse('period.ends-before-start', 'until')
    }
    const terms = found.terms.at(-1)?.terms
    if (terms === undefined) return refuse('mandate.unknown', 'mandate')
    const granted = { subject: found.subject, terms, period: { from: effectiveOn, until } }
    return (
      grantorMustHold(state, found.grantor, granted, effectiveOn) ??
      accept([{ type: 'MandateRenewed', data: { mandate, until } }])
    )
  },
}
