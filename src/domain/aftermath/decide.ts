import { finalOn, wasFinalOn } from '../bekrachtiging/status.js'
import type { Decision } from '../decision/state.js'
import { findDossier, isRefused } from '../dossier/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DecisionId, DossierId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

type About = { readonly dossier: DossierId; readonly decision: DecisionId }

const findDecision = (state: HouseState, about: About): Decision | Refused => {
  const dossier = findDossier(state, about.dossier)
  if (isRefused(dossier)) return dossier
  return dossier.decisions.get(about.decision) ?? refuse('decision.unknown', 'decision')
}

const mustFollowDecision = ({ decidedOn }: Decision, day: LocalDate): Refused | null =>
  day < decidedOn ? refuse('decision.not-yet-taken', 'effectiveOn', { day: decidedOn }) : null

/** Only what was adopted and is final on that day is carried out. */
const mustBeFinal = (decision: Decision, day: LocalDate): Refused | null => {
  if (decision.outcome === 'adopted' && wasFinalOn(decision, day)) return null
  return refuse('execution.before-final', 'effectiveOn', { day, final: finalOn(decision) ?? 'none' })
}

export const aftermathDeciders: DecidersOf<'RecordExecution' | 'PublishDecision' | 'AnnulDecision'> = {
  RecordExecution: (command, state) => {
    const { dossier, decision: id, what, effectiveOn, irregularBecause } = command
    const decision = findDecision(state, command)
    if (isRefused(decision)) return decision
    const admitted = refuseOrAdmit([mustBeFinal(decision, effectiveOn)], irregularBecause)
    if (isRefused(admitted)) return admitted
    const { irregular } = admitted
    return accept([
      { type: 'DecisionExecuted', data: { dossier, decision: id, organ: decision.organ, what, irregular } },
    ])
  },

  PublishDecision: (command, state) => {
    const { dossier, decision: id, where, effectiveOn } = command
    const decision = findDecision(state, command)
    if (isRefused(decision)) return decision
    const refused = mustFollowDecision(decision, effectiveOn)
    if (refused !== null) return refused
    if (decision.published !== null) {
      return refuse('publication.already-done', 'decision', { day: decision.published.on })
    }
    if (decision.annulled !== null && effectiveOn >= decision.annulled.on) {
      return refuse('decision.annulled', 'decision', { day: decision.annulled.on })
    }
    return accept([{ type: 'DecisionPublished', data: { dossier, decision: id, organ: decision.organ, where } }])
  },

  AnnulDecision: (command, state) => {
    const { dossier, decision: id, authority, reasons, effectiveOn } = command
    const decision = findDecision(state, command)
    if (isRefused(decision)) return decision
    if (decision.annulled !== null) {
      return refuse('decision.annulled', 'decision', { day: decision.annulled.on })
    }
    const { organ } = decision
    return (
      mustFollowDecision(decision, effectiveOn) ??
      accept([{ type: 'DecisionAnnulled', data: { dossier, decision: id, organ, authority, reasons } }])
    )
  },
}
