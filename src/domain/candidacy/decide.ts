import { findDecision } from '../decision/places.js'
import { findDossier, isRefused } from '../dossier/decide.js'
import type { Dossier } from '../dossier/state.js'
import { isWithin, type SubjectPath } from '../house/subject.js'
import type { OrganKind } from '../organ/events.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { CandidacyId, DecisionId, DossierId, MeetingId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Candidacy } from './state.js'
import { rejectedByOnePartner } from './veto.js'

const admission = 'partners.admission' as SubjectPath

/** The organs in which all partners meet. */
const network: ReadonlySet<OrganKind> = new Set<OrganKind>(['netwerk', 'algemene-vergadering'])

/** The candidacy as long as it is open, or why nothing can be done with it on that day. */
export const findOpenCandidacy = (state: HouseState, id: CandidacyId, day: LocalDate): Candidacy | Refused => {
  const candidacy = state.candidacies.get(id)
  if (candidacy === undefined) return refuse('candidacy.unknown', 'candidacy')
  if (candidacy.outcome !== null) return refuse('candidacy.closed', 'candidacy', { candidate: candidacy.name })
  return day < candidacy.submittedOn
    ? refuse('candidacy.before-submission', 'effectiveOn', { day: candidacy.submittedOn })
    : candidacy
}

/** A candidacy comes on the agenda of the network before anybody decides on it (S3 ch.5 §6). */
export const mustBePutToNetwork = ({ put, name }: Candidacy): Refused | null =>
  put === null ? refuse('candidacy.not-put-to-network', 'candidacy', { candidate: name }) : null

/** The first meeting of the network on whose agenda the dossier stands. */
const networkMeeting = (state: HouseState, dossier: DossierId): MeetingId | null => {
  const [first] = [...state.meetings.entries()]
    .filter(([, { organ, agenda }]) => {
      const kind = state.organs.get(organ)?.kind
      return kind !== undefined && network.has(kind) && agenda.some((item) => item.dossier === dossier)
    })
    .sort(([one, a], [other, b]) => a.heldOn.localeCompare(b.heldOn) || one.localeCompare(other))
  return first?.[0] ?? null
}

/** The dossier in which an admission was rejected by this decision; null when it is no such decision. */
const rejectionIn = (state: HouseState, candidacy: Candidacy, id: DecisionId): Dossier | null => {
  const found = findDecision(state, id)
  if (found === null) return null
  const { dossier, decision } = found
  const about = candidacy.put === null ? isWithin(decision.subject, admission) : candidacy.put.dossier === found.id
  return about && decision.outcome === 'rejected' ? dossier : null
}

export const candidacyDeciders: DecidersOf<
  'SubmitCandidacy' | 'PutCandidacyToNetwork' | 'RefuseCandidacy' | 'WithdrawCandidacy'
> = {
  SubmitCandidacy: ({ name, kind, sector, kbo }, _state, context) => {
    const candidacy = context.newId() as CandidacyId
    return accept([{ type: 'CandidacySubmitted', data: { candidacy, name, kind, sector, kbo } }], { candidacy })
  },

  PutCandidacyToNetwork: (command, state) => {
    const candidacy = findOpenCandidacy(state, command.candidacy, command.effectiveOn)
    if (isRefused(candidacy)) return candidacy
    if (candidacy.put !== null) return refuse('candidacy.already-put', 'candidacy', { candidate: candidacy.name })
    const dossier = findDossier(state, command.dossier)
    if (isRefused(dossier)) return dossier
    if (!isWithin(dossier.subject, admission)) return refuse('candidacy.dossier-not-about-admission', 'dossier')
    const meeting = networkMeeting(state, command.dossier)
    if (meeting === null) return refuse('candidacy.not-on-network-agenda', 'dossier')
    const { name } = candidacy
    return accept([
      {
        type: 'CandidacyPutToNetwork',
        data: { candidacy: command.candidacy, dossier: command.dossier, meeting, name },
      },
    ])
  },

  RefuseCandidacy: (command, state) => {
    const candidacy = findOpenCandidacy(state, command.candidacy, command.effectiveOn)
    if (isRefused(candidacy)) return candidacy
    const { decision, reasons } = command
    const dossier = decision === null ? null : rejectionIn(state, candidacy, decision)
    if (decision !== null && dossier === null) return refuse('candidacy.decision-does-not-refuse', 'decision')
    const vetoed = decision !== null && dossier !== null && rejectedByOnePartner(state, dossier, decision)
    const admitted = refuseOrAdmit(
      [
        mustBePutToNetwork(candidacy),
        reasons === null ? refuse('candidacy.reasons-needed', 'reasons') : null,
        vetoed ? refuse('candidacy.vetoed-by-one', 'decision') : null,
      ],
      command.irregularBecause,
    )
    if ('ok' in admitted) return admitted
    return accept([
      { type: 'CandidacyRefused', data: { candidacy: command.candidacy, decision, reasons, ...admitted } },
    ])
  },

  WithdrawCandidacy: (command, state) => {
    const candidacy = findOpenCandidacy(state, command.candidacy, command.effectiveOn)
    if (isRefused(candidacy)) return candidacy
    return accept([{ type: 'CandidacyWithdrawn', data: { candidacy: command.candidacy, reason: command.reason } }])
  },
}
