import { restsOnFinalDecision } from '../decision/standing.js'
import type { SubjectPath } from '../house/subject.js'
import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import type { PartnerId } from '../shared/identifiers.js'
import { covers, overlaps } from '../shared/period.js'

const admission = 'partners.admission' as SubjectPath

export const partnerDeciders: DecidersOf<'AdmitPartner' | 'RecordWithdrawal'> = {
  AdmitPartner: (command, state, context) => {
    const { name, kind, sector, kbo, basis } = command
    // Recorded for an earlier day, it would still meet a later admission of the same number.
    const presence = { from: command.effectiveOn, until: null }
    const holder = kbo && state.partners.find((other) => other.kbo === kbo && overlaps(other.period, presence))
    if (holder) return refuse('partner.kbo-taken', 'kbo', { partner: holder.name })
    if (basis.kind === 'decision' && !restsOnFinalDecision(state, basis.decision, admission)) {
      return refuse('partner.decision-does-not-admit', 'basis.decision')
    }
    const partner = context.newId() as PartnerId
    return accept([{ type: 'PartnerAdmitted', data: { partner, name, kind, sector, kbo, basis } }], { partner })
  },

  RecordWithdrawal: (command, state) => {
    const partner = state.partners.get(command.partner)
    if (partner === undefined) return refuse('partner.unknown', 'partner')
    if (!covers(partner.period, command.effectiveOn) || partner.period.until !== null) {
      return refuse('partner.not-present', 'partner', { partner: partner.name, day: command.effectiveOn })
    }
    return accept([{ type: 'PartnerWithdrew', data: { partner: command.partner, reason: command.reason } }])
  },
}
