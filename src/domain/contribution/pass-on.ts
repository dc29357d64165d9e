import { newestVersion } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import { organMustBeActive } from '../organ/decide.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { ContributionId, DossierId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { AnswerVerdict, InputOrigin, PassedTo, PassTo } from './answer.js'
import { mayTakeInput } from './may-take-input.js'
import type { InputWords } from './state.js'

/** An answer that may pass input on. */
type Passing = {
  readonly by: OrganId
  readonly verdict: AnswerVerdict
  readonly passedTo: PassTo | null
  readonly effectiveOn: LocalDate
}

/** Where input goes on: the facts to record beside the answer, and under which id it is open there. */
export type PassedOn = {
  readonly passedTo: PassedTo | null
  readonly events: readonly DomainEvent[]
  readonly created: Readonly<Record<string, string>>
}

const destinationMustBeThere = (
  state: HouseState,
  { by, effectiveOn }: Passing,
  to: PassTo,
  within: DossierId | null,
): Refused | null => {
  if (to.kind === 'organ') {
    return to.organ === by
      ? refuse('answer.passed-to-itself', 'passedTo.organ')
      : organMustBeActive(state, to.organ, effectiveOn, 'passedTo.organ')
  }
  if (to.dossier === within) return refuse('answer.passed-to-itself', 'passedTo.dossier')
  const dossier = state.dossiers.get(to.dossier)
  return dossier === undefined
    ? refuse('dossier.unknown', 'passedTo.dossier')
    : mayTakeInput(dossier, 'passedTo.dossier')
}

/**
 * What passing on leads to. Input that is passed on is given again where it goes, by whoever gave it first, with its origin:
 * there it is open, here it is done with.
 *
 * @param within the dossier it comes from; null for a signal
 * @param words what is repeated; null where it is not there to repeat
 */
export const passOn = (
  state: HouseState,
  answer: Passing,
  from: { readonly within: DossierId | null; readonly words: InputWords | null; readonly origin: InputOrigin },
  newId: () => string,
): PassedOn | Refused => {
  const { verdict, passedTo: to } = answer
  if (verdict !== 'passed-on') {
    return to === null
      ? { passedTo: null, events: [], created: {} }
      : refuse('answer.destination-without-passing', 'passedTo')
  }
  if (to === null) return refuse('answer.destination-needed', 'passedTo')
  const refused = destinationMustBeThere(state, answer, to, from.within)
  if (refused !== null) return refused
  const { words, origin } = from
  if (words === null) return refuse('answer.already-given', 'passedTo')
  const id = newId() as ContributionId
  const said = { from: words.from, text: words.text, given: words.given, attachments: [...words.attachments] }
  if (to.kind === 'organ') {
    return {
      passedTo: { kind: 'organ', organ: to.organ, signal: id },
      events: [{ type: 'SignalGiven', data: { signal: id, to: to.organ, ...said, origin } }],
      created: { contribution: id },
    }
  }
  const target = state.dossiers.get(to.dossier)
  const onVersion = (target === undefined ? 0 : newestVersion(target)) || null
  return {
    passedTo: { kind: 'dossier', dossier: to.dossier, contribution: id },
    events: [
      {
        type: 'ContributionGiven',
        data: { dossier: to.dossier, contribution: id, ...said, onVersion, about: { kind: 'whole' }, origin },
      },
    ],
    created: { contribution: id },
  }
}
