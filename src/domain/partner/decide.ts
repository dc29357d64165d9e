import { findOpenCandidacy, mustBePutToNetwork } from '../candidacy/decide.js'
import type { Candidacy } from '../candidacy/state.js'
import type { CommandOf } from '../commands.js'
import { restsOnFinalDecision } from '../decision/standing.js'
import { isRefused } from '../dossier/decide.js'
import type { SubjectPath } from '../house/subject.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { PartnerId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { kboMustBeFree } from './kbo-holder.js'
import { mergePartners } from './merge.js'

type AdmitPartner = CommandOf<'AdmitPartner'>

const admission = 'partners.admission' as SubjectPath
const exclusion = 'partners.exclusion' as SubjectPath

/** A decision that admits is final, about admission, and of the dossier in which the candidacy was treated. */
const basisMustAdmit = (state: HouseState, { basis }: AdmitPartner, candidacy: Candidacy | null): Refused | null => {
  if (basis.kind !== 'decision') return null
  const put = candidacy?.put ?? null
  const ofCandidacy = put === null || state.dossiers.get(put.dossier)?.decisions.has(basis.decision) === true
  return ofCandidacy && restsOnFinalDecision(state, basis.decision, admission)
    ? null
    : refuse('partner.decision-does-not-admit', 'basis.decision')
}

/** The organisation that is admitted is the one that was a candidate, as far as KBO numbers tell. */
const mustBeTheCandidate = ({ kbo }: AdmitPartner, candidacy: Candidacy | null): Refused | null =>
  candidacy === null || candidacy.kbo === null || kbo === null || candidacy.kbo === kbo
    ? null
    : refuse('candidacy.other-candidate', 'kbo', { candidate: candidacy.name })

/** Refuses what ends a partner that is not there that day, or whose end is known already. */
const mustBeThere = (state: HouseState, id: PartnerId, day: LocalDate): Refused | null => {
  const partner = state.partners.get(id)
  if (partner === undefined) return refuse('partner.unknown', 'partner')
  return !covers(partner.period, day) || partner.period.until !== null
    ? refuse('partner.not-present', 'partner', { partner: partner.name, day })
    : null
}

export const partnerDeciders: DecidersOf<'AdmitPartner' | 'RecordWithdrawal' | 'ExcludePartner' | 'MergePartners'> = {
  AdmitPartner: (command, state, context) => {
    const { name, kind, sector, kbo, basis, candidacy: id, effectiveOn } = command
    const candidacy = id === null ? null : findOpenCandidacy(state, id, effectiveOn)
    if (candidacy !== null && isRefused(candidacy)) return candidacy
    const refused =
      mustBeTheCandidate(command, candidacy) ??
      kboMustBeFree(state, kbo, effectiveOn, 'kbo') ??
      basisMustAdmit(state, command, candidacy)
    if (refused !== null) return refused
    const admitted = refuseOrAdmit(
      [candidacy === null ? null : mustBePutToNetwork(candidacy)],
      command.irregularBecause,
    )
    if ('ok' in admitted) return admitted
    const partner = context.newId() as PartnerId
    const { irregular } = admitted
    return accept(
      [{ type: 'PartnerAdmitted', data: { partner, name, kind, sector, kbo, basis, candidacy: id, irregular } }],
      { partner },
    )
  },

  RecordWithdrawal: ({ partner, reason, effectiveOn }, state) =>
    mustBeThere(state, partner, effectiveOn) ?? accept([{ type: 'PartnerWithdrew', data: { partner, reason } }]),

  ExcludePartner: ({ partner, decision, reasons, effectiveOn }, state) =>
    mustBeThere(state, partner, effectiveOn) ??
    (restsOnFinalDecision(state, decision, exclusion)
      ? accept([{ type: 'PartnerExcluded', data: { partner, decision, reasons } }])
      : refuse('partner.decision-does-not-exclude', 'decision')),

  MergePartners: mergePartners,
}
