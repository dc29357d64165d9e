import type { EvolversOf } from '../shared/decider.js'
import type { MandateId } from '../shared/identifiers.js'
import { dayBefore } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { lastingUntil, type Mandate } from './state.js'

const change = (state: HouseState, id: MandateId, apply: (mandate: Mandate) => Mandate): HouseState => {
  const mandate = state.mandates.get(id)
  return mandate === undefined ? state : { ...state, mandates: state.mandates.set(id, apply(mandate)) }
}

export const mandateEvolvers: EvolversOf<
  'MandateGranted' | 'MandateAmended' | 'MandateSuspended' | 'MandateResumed' | 'MandateRevoked' | 'MandateRenewed'
> = {
  MandateGranted: (state, { data, revision, id }) => ({
    ...state,
    mandates: state.mandates.set(data.mandate, {
      grantor: data.grantor,
      grantee: data.grantee,
      subject: data.subject,
      period: data.period,
      terms: [{ from: data.period.from, terms: data.terms, event: id }],
      suspensions: [],
      revokedOn: null,
      revokedBy: null,
      renewals: [],
      event: id,
      grantedAtRevision: revision,
    }),
  }),
  MandateAmended: (state, { data, effectiveOn, id }) =>
    change(state, data.mandate, (mandate) => ({
      ...mandate,
      terms: [...mandate.terms, { from: effectiveOn, terms: data.terms, event: id }].sort((a, b) =>
        a.from.localeCompare(b.from),
      ),
    })),
  MandateSuspended: (state, { data, effectiveOn, id }) =>
    change(state, data.mandate, (mandate) => ({
      ...mandate,
      suspensions: [...mandate.suspensions, { from: effectiveOn, until: null, event: id }],
    })),
  MandateResumed: (state, { data, effectiveOn }) =>
    change(state, data.mandate, (mandate) => ({
      ...mandate,
      suspensions: mandate.suspensions.map((suspension) =>
        suspension.until === null ? { ...suspension, until: dayBefore(effectiveOn) } : suspension,
      ),
    })),
  MandateRevoked: (state, { data, effectiveOn, id }) =>
    change(state, data.mandate, (mandate) => ({ ...mandate, revokedOn: effectiveOn, revokedBy: id })),
  MandateRenewed: (state, { data, effectiveOn, id }) =>
    change(state, data.mandate, (mandate) => ({
      ...lastingUntil(mandate, data.until),
      renewals: [...mandate.renewals, { on: effectiveOn, event: id, until: mandate.period.until }],
    })),
}
