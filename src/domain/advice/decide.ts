import type { CommandOf, DomainCommandType } from '../commands.js'
import { answerMustBeMotivated } from '../contribution/decide.js'
import type { Contributor } from '../contribution/events.js'
import { mayTakeInput } from '../contribution/may-take-input.js'
import { passOn } from '../contribution/pass-on.js'
import type { InputWords } from '../contribution/state.js'
import { mustNotBeClosed } from '../dossier/closing.js'
import { findDossier, isRefused, partnerMustBePresent, partnerMustTakePart } from '../dossier/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { AdviceId, AdviceRequestId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Adviser, AskedOf, Requester } from './events.js'
import { type Advice, gaveAdvice } from './state.js'

type Command<Type extends DomainCommandType> = CommandOf<Type>

const requesterMustTakePart = (state: HouseState, by: Requester, day: LocalDate): Refused | null => {
  switch (by.kind) {
    case 'organ':
      return organMustBeActive(state, by.organ, day, 'by.organ')
    case 'partner':
      return partnerMustTakePart(state, by.partner, day, 'by.partner')
    case 'outside':
      return null
  }
}

/** Of whom it is asked; a partner that is named twice is asked once. */
const askedBy = ({ of, ofPartners }: Command<'RequestAdvice'>): AskedOf | Refused => {
  if (of === null && ofPartners.length === 0) return refuse('advice-request.nobody-asked', 'of')
  if (of !== null && ofPartners.length > 0) return refuse('advice-request.asked-twice', 'ofPartners')
  return of === null ? { kind: 'partners', partners: [...new Set(ofPartners)] } : { kind: 'organ', organ: of }
}

const askedMustTakePart = (state: HouseState, of: AskedOf, day: LocalDate): Refused | null => {
  if (of.kind === 'organ') return organMustBeActive(state, of.organ, day, 'of')
  for (const [index, partner] of of.partners.entries()) {
    const refused = partnerMustTakePart(state, partner, day, `ofPartners.${index}`)
    if (refused !== null) return refused
  }
  return null
}

/** Who gives it: the organ that was asked, or the one partner of those that were. */
const adviserOf = (of: AskedOf, { partner }: Command<'GiveAdvice'>): Adviser | Refused => {
  if (of.kind === 'organ') return partner === null ? of : refuse('advice.partner-not-asked', 'partner')
  if (partner === null) return refuse('advice.partner-needed', 'partner')
  return of.partners.includes(partner) ? { kind: 'partner', partner } : refuse('advice.partner-not-asked', 'partner')
}

const adviserMustTakePart = (state: HouseState, by: Adviser, day: LocalDate): Refused | null =>
  by.kind === 'organ'
    ? organMustBeActive(state, by.organ, day, 'adviceRequest')
    : partnerMustBePresent(state, by.partner, day, 'partner')

const someoneUnknown = (state: HouseState, all: readonly Contributor[], field: string): Refused | null => {
  for (const [index, one] of all.entries()) {
    if (one.kind === 'partner' && !state.partners.has(one.partner)) {
      return refuse('partner.unknown', `${field}.${index}.partner`)
    }
    if (one.kind === 'organ' && !state.organs.has(one.organ)) return refuse('organ.unknown', `${field}.${index}.organ`)
  }
  return null
}

/** Whoever was heard, or thinks otherwise, is of the house. */
const heardMustBeKnown = (state: HouseState, { heard, minority }: Command<'GiveAdvice'>): Refused | null => {
  for (const [index, { from }] of minority.entries()) {
    const refused = someoneUnknown(state, from, `minority.${index}.from`)
    if (refused !== null) return refused
  }
  return someoneUnknown(state, heard, 'heard')
}

const wordsOf = ({ by, words }: Advice, point: number): InputWords | null => {
  const text = words.get(point)
  return text === undefined ? null : { from: by, text, given: { kind: 'writing' }, attachments: [] }
}

export const adviceDeciders: DecidersOf<'RequestAdvice' | 'GiveAdvice' | 'WithdrawAdvice' | 'AnswerAdvicePoint'> = {
  RequestAdvice: (command, state, context) => {
    const { dossier: id, by, question, deadline, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const of = askedBy(command)
    if (isRefused(of)) return of
    const refused =
      mayTakeInput(dossier, 'dossier') ??
      (deadline < effectiveOn ? refuse('period.ends-before-start', 'deadline') : null) ??
      requesterMustTakePart(state, by, effectiveOn) ??
      askedMustTakePart(state, of, effectiveOn)
    if (refused !== null) return refused
    const adviceRequest = context.newId() as AdviceRequestId
    return accept([{ type: 'AdviceRequested', data: { dossier: id, adviceRequest, by, of, question, deadline } }], {
      adviceRequest,
    })
  },

  GiveAdvice: (command, state, context) => {
    const { dossier: id, adviceRequest, opinion, heard, minority, incompleteBecause, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const request = dossier.adviceRequests.get(adviceRequest)
    if (request === undefined) return refuse('advice-request.unknown', 'adviceRequest')
    const by = adviserOf(request.of, command)
    if (isRefused(by)) return by
    if (gaveAdvice(dossier.advices, adviceRequest, by)) return refuse('advice.already-given', 'adviceRequest')
    const refused =
      mustNotBeClosed(dossier, 'dossier') ??
      adviserMustTakePart(state, by, effectiveOn) ??
      heardMustBeKnown(state, command)
    if (refused !== null) return refused
    const advice = context.newId() as AdviceId
    const points = command.points.map((text, index) => ({ number: index + 1, text }))
    const afterDeadline = effectiveOn > request.deadline
    const said = { opinion, points, heard, minority, incompleteBecause, afterDeadline }
    return accept([{ type: 'AdviceGiven', data: { dossier: id, advice, adviceRequest, by, ...said } }], { advice })
  },

  WithdrawAdvice: (command, state) => {
    const { dossier: id, advice: adviceId, reason, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const advice = dossier.advices.get(adviceId)
    if (advice === undefined) return refuse('advice.unknown', 'advice')
    if (advice.withdrawn !== null) return refuse('advice.withdrawn', 'advice')
    if (effectiveOn < advice.givenOn) return refuse('advice.before-given', 'effectiveOn', { day: advice.givenOn })
    return accept([
      { type: 'AdviceWithdrawn', data: { dossier: id, advice: adviceId, adviceRequest: advice.request, reason } },
    ])
  },

  AnswerAdvicePoint: (command, state, context) => {
    const { dossier: id, advice: adviceId, point, by, verdict, reason, inVersion } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const advice = dossier.advices.get(adviceId)
    if (advice === undefined) return refuse('advice.unknown', 'advice')
    if (point > advice.points) return refuse('advice.point-unknown', 'point', { point })
    if (advice.answered.has(point)) return refuse('answer.already-given', 'point', { point })
    if (advice.withdrawn !== null) return refuse('advice.withdrawn', 'advice')
    const refused = organMustBeActive(state, by, command.effectiveOn, 'by') ?? answerMustBeMotivated(dossier, command)
    if (refused !== null) return refused
    const origin = { kind: 'advice-point' as const, dossier: id, advice: adviceId, point }
    const passed = passOn(state, command, { within: id, words: wordsOf(advice, point), origin }, context.newId)
    if ('ok' in passed) return passed
    const data = { dossier: id, advice: adviceId, point, by, verdict, reason, inVersion, passedTo: passed.passedTo }
    return accept([{ type: 'AdvicePointAnswered', data }, ...passed.events], passed.created)
  },
}
