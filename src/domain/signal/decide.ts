import { mayTakeInput } from '../contribution/may-take-input.js'
import { inputMustFit } from '../contribution/must-be-given.js'
import { passOn } from '../contribution/pass-on.js'
import type { InputWords } from '../contribution/state.js'
import { findDossier, isRefused } from '../dossier/decide.js'
import { newestVersion } from '../dossier/state.js'
import { organMustBeActive } from '../organ/decide.js'
import { sameOrgan } from '../organ/succession.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { ContributionId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Signal } from './state.js'

/** A signal that still waits, with its words; it waits from the day it was given. */
const openSignal = (
  state: HouseState,
  id: ContributionId,
  day: LocalDate,
): { readonly signal: Signal; readonly words: InputWords } | Refused => {
  const signal = state.signals.get(id)
  if (signal === undefined) return refuse('signal.unknown', 'signal')
  if (signal.takenUp !== null) return refuse('signal.taken-up', 'signal')
  if (signal.words === null) return refuse('answer.already-given', 'signal')
  if (day < signal.givenOn) return refuse('signal.before-given', 'effectiveOn', { day: signal.givenOn })
  return { signal, words: signal.words }
}

export const signalDeciders: DecidersOf<'GiveSignal' | 'TakeUpSignal' | 'AnswerSignal'> = {
  GiveSignal: (command, state, context) => {
    const { from, to, text, given, attachments, effectiveOn } = command
    const refused =
      inputMustFit(state, command, effectiveOn) ??
      (to === null ? null : organMustBeActive(state, to, effectiveOn, 'to'))
    if (refused !== null) return refused
    const signal = context.newId() as ContributionId
    return accept([{ type: 'SignalGiven', data: { signal, from, to, text, given, attachments, origin: null } }], {
      contribution: signal,
    })
  },

  TakeUpSignal: (command, state) => {
    const { signal: id, dossier: dossierId, effectiveOn } = command
    const open = openSignal(state, id, effectiveOn)
    if (isRefused(open)) return open
    const dossier = findDossier(state, dossierId)
    if (isRefused(dossier)) return dossier
    const refused = mayTakeInput(dossier, 'dossier')
    if (refused !== null) return refused
    const { from, text, given, attachments } = open.words
    const onVersion = newestVersion(dossier) || null
    const about = { kind: 'whole' as const }
    const origin = { kind: 'signal' as const, signal: id }
    const said = { from, text, onVersion, about, given, attachments: [...attachments], origin }
    return accept(
      [
        { type: 'SignalTakenUp', data: { signal: id, dossier: dossierId } },
        { type: 'ContributionGiven', data: { dossier: dossierId, contribution: id, ...said } },
      ],
      { contribution: id },
    )
  },

  AnswerSignal: (command, state, context) => {
    const { signal: id, by, verdict, reason, effectiveOn } = command
    const open = openSignal(state, id, effectiveOn)
    if (isRefused(open)) return open
    const inactive = organMustBeActive(state, by, effectiveOn, 'by')
    if (inactive !== null) return inactive
    const { to } = open.signal
    if (to !== null && !sameOrgan(state, to, by, effectiveOn)) {
      return refuse('signal.for-another-organ', 'by', { organ: state.organs.get(to)?.name ?? '' })
    }
    const from = { within: null, words: open.words, origin: { kind: 'signal' as const, signal: id } }
    const passed = passOn(state, command, from, context.newId)
    if ('ok' in passed) return passed
    return accept(
      [
        { type: 'SignalAnswered', data: { signal: id, by, verdict, reason, passedTo: passed.passedTo } },
        ...passed.events,
      ],
      passed.created,
    )
  },
}
