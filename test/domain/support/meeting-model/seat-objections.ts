import { broken, type Command, type History, ledger, type Objections } from './history.js'
import { isOrgan, seatNamed, takesPart } from './seats.js'

const partnerTakesPart = (history: History, partner: string, day: string): readonly string[] => {
  if (!history.all('AdmitPartner').some(({ created }) => created.partner === partner)) return ['partner.unknown']
  return broken([!takesPart(history, partner, day), 'partner.not-present'])
}

export const assignSeat = (history: History, command: Command<'AssignSeat'>): Objections => {
  const { organ, partner, until, effectiveOn } = command
  return ledger(
    ...broken([!isOrgan(history, organ), 'organ.unknown']),
    ...(partner === null ? [] : partnerTakesPart(history, partner, effectiveOn)),
    ...broken([until !== null && until < effectiveOn, 'period.ends-before-start']),
  )
}

export const endSeat = (history: History, { seat: id, effectiveOn }: Command<'EndSeat'>): Objections => {
  const seat = seatNamed(history, id)
  if (seat === undefined) return ledger('seat.unknown')
  const { from, until, ended } = seat
  return ledger(
    ...broken(
      [ended, 'seat.already-ended'],
      [effectiveOn < from || (until !== null && until < effectiveOn), 'seat.not-valid-that-day'],
    ),
  )
}

export const extendSeats = (history: History, command: Command<'ExtendSeats'>): Objections => {
  const { seats, until, effectiveOn } = command
  return ledger(
    ...seats.flatMap((id) => {
      const seat = seatNamed(history, id)
      if (seat === undefined) return ['seat.unknown']
      const { from, ended, partner } = seat
      return [
        ...broken(
          [ended, 'seat.already-ended'],
          [effectiveOn < from || (seat.until !== null && seat.until < effectiveOn), 'seat.not-valid-that-day'],
          [until !== null && (seat.until === null || until <= seat.until), 'period.ends-before-start'],
        ),
        ...(partner === null ? [] : partnerTakesPart(history, partner, effectiveOn)),
      ]
    }),
  )
}

export const recordWithdrawal = (history: History, command: Command<'RecordWithdrawal'>): Objections => {
  const { partner, effectiveOn } = command
  const left = history.all('RecordWithdrawal').some((one) => one.command.partner === partner)
  return ledger(...partnerTakesPart(history, partner, effectiveOn), ...broken([left, 'partner.not-present']))
}

/** A set of rules may not contradict itself, nor name who is not there. */
export const adoptRuleSet = (history: History, { organ, rules }: Command<'AdoptRuleSet'>): Objections => {
  const { quorum, weights, secrecy, tie } = rules
  const { needed } = quorum
  const isPart = needed.kind === 'more-than' || needed.kind === 'at-least'
  const part = isPart ? needed.numerator / needed.denominator : 0
  const equal = weights.kind === 'per-seat' && weights.seats.every(({ weight }) => weight === 1)
  const named =
    weights.kind === 'per-seat'
      ? weights.seats.map(({ seat }) => seat as string)
      : weights.kind === 'per-partner'
        ? weights.partners.map(({ partner }) => partner as string)
        : weights.groups.flatMap(({ partners }) => partners as readonly string[])
  const unknown = named.flatMap((id) => {
    if (weights.kind !== 'per-seat') {
      return broken([!history.all('AdmitPartner').some(({ created }) => created.partner === id), 'partner.unknown'])
    }
    const seat = seatNamed(history, id)
    return broken(
      [seat === undefined, 'seat.unknown'],
      [seat !== undefined && seat.organ !== organ, 'seat.not-of-organ'],
    )
  })
  return ledger(
    ...broken(
      [!isOrgan(history, organ), 'organ.unknown'],
      [part > 1 || (part === 1 && needed.kind === 'more-than'), 'rule-set.fraction-too-large'],
      [secrecy !== 'never' && !equal, 'rule-set.secret-needs-equal-votes'],
      [secrecy === 'always' && tie === 'chair-decides', 'rule-set.chair-vote-is-secret'],
      [new Set(named).size < named.length, 'rule-set.named-twice'],
    ),
    ...unknown,
  )
}
