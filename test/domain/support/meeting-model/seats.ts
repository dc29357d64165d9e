import type { RuleSet } from '../../../../src/domain/rule-set/rule-set.js'
import { broken, type Command, type History, once } from './history.js'

/** A seat, as far as is known. */
export type Seat = Pick<Command<'AssignSeat'>, 'organ' | 'partner' | 'role' | 'binding'> & {
  readonly id: string
  readonly person: string
  readonly from: string
  readonly until: string | null
  readonly ended: boolean
}

export const seats = once((history): readonly Seat[] =>
  history.all('AssignSeat').map(({ command, created }) => {
    const id = created.seat!
    const { organ, partner, role, binding, effectiveOn: from } = command
    const person = command.person ?? created.person!
    const longer = history.all('ExtendSeats').filter((one) => one.command.seats.some((seat) => seat === id))
    const end = history.all('EndSeat').find((one) => one.command.seat === id)
    const until = end?.command.effectiveOn ?? (longer.length > 0 ? longer.at(-1)!.command.until : command.until)
    return { id, organ, partner, role, binding, from, until, ended: end !== undefined, person }
  }),
)

export const seatNamed = (history: History, id: string): Seat | undefined => seats(history).find((one) => one.id === id)

const sits = ({ from, until }: Seat, day: string): boolean => from <= day && (until === null || day <= until)

/** Is the partner in the house on that day? */
export const takesPart = (history: History, partner: string, day: string): boolean => {
  const admitted = history.all('AdmitPartner').find(({ created }) => created.partner === partner)
  const left = history.all('RecordWithdrawal').find(({ command }) => command.partner === partner)
  return (
    admitted !== undefined &&
    admitted.command.effectiveOn <= day &&
    (left === undefined || day <= left.command.effectiveOn)
  )
}

/** What speaks against a seat serving in an organ on a day. */
export const mayServe = (history: History, organ: string, id: string, day: string): readonly string[] => {
  const seat = seatNamed(history, id)
  if (seat === undefined) return ['seat.unknown']
  return broken([seat.organ !== organ, 'seat.not-of-organ'], [!sits(seat, day), 'seat.not-valid-that-day'])
}

/** What speaks against a seat voting in an organ on a day: it, its partner, or its role. */
export const mayVote = (history: History, organ: string, id: string, day: string): readonly string[] => {
  const seat = seatNamed(history, id)
  if (seat === undefined || seat.organ !== organ || !sits(seat, day)) return ['vote.no-seat-that-day']
  if (seat.partner !== null && !takesPart(history, seat.partner, day)) return ['partner.not-present']
  return broken([seat.role === 'observer', 'vote.observer'])
}

/** The seats that have a vote in an organ on a day, in the order they were assigned. */
export const voters = (history: History, organ: string, day: string): readonly Seat[] =>
  seats(history).filter(({ id }) => mayVote(history, organ, id, day).length === 0)

/** Must the seat ask its own board before it votes about this amount (in cents)? */
export const mustAsk = ({ binding }: Seat, amount: number | null): boolean =>
  binding.kind === 'must-refer-back' ||
  (binding.kind === 'may-bind-up-to' && amount !== null && amount > binding.amountCents)

export const isOrgan = (history: History, organ: string): boolean =>
  history.all('EstablishOrgan').some(({ created }) => created.organ === organ)

/** The rules of an organ on a day: of the sets that had begun by then the newest; of one day the one recorded last. */
export const rulesOf = (history: History, organ: string, day: string): RuleSet => {
  const adopted = history.all('AdoptRuleSet').filter(({ command }) => command.organ === organ)
  const begun = adopted.filter(({ command }) => command.effectiveOn <= day)
  const newest = begun
    .map(({ command }) => command.effectiveOn as string)
    .sort()
    .at(-1)
  return begun.findLast(({ command }) => command.effectiveOn === newest)!.command.rules as RuleSet
}

/** The versions of a proposal, each with its amount in cents; undefined when there is no such dossier. */
export const versionsOf = (history: History, dossier: string): readonly (number | null)[] | undefined => {
  if (!history.all('OpenDossier').some(({ created }) => created.dossier === dossier)) return undefined
  const proposed = [...history.all('SubmitProposal'), ...history.all('ReviseProposal')]
  return proposed.filter(({ command }) => command.dossier === dossier).map(({ command }) => command.content.amountCents)
}

export const isDossier = (history: History, dossier: string): boolean => versionsOf(history, dossier) !== undefined
