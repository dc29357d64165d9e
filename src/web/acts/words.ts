import type { SeatName } from '../../../projections/answer.js'
import type { ActionOwnerNamed } from '../../application/acts/answers.js'
import type { View } from '../frame/view.js'

/** From when until when. */
export const periodText = (
  { say, day }: View,
  { from, until }: { readonly from: string; readonly until: string | null },
): string =>
  until === null
    ? say('mandate.from', { from: day(from) })
    : say('mandate.from-until', { from: day(from), until: day(until) })

/** A seat by its function and for whom it speaks. */
export const seatText = ({ function: what, partner }: SeatName): string =>
  partner === null ? what : `${what} (${partner.name})`

/** Who sees to an action. */
export const ownerText = (owner: ActionOwnerNamed): string => {
  switch (owner.kind) {
    case 'organ':
      return owner.organ.name
    case 'partner':
      return owner.partner.name
    case 'seat':
      return seatText(owner.seat)
  }
}
