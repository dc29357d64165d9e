import { changeThing, withThing } from '../money/change.js'
import { moveOf } from '../money/moves.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { addCents, type Cents, toCents } from '../shared/money.js'

export const justificationEvolvers: EvolversOf<'JustificationSubmitted' | 'JustificationAssessed'> = {
  JustificationSubmitted: (state, event) => {
    const shown = changeThing(state, 'payments', event.data.payment, ({ justified }) => ({
      justified: justified !== null && justified.on <= event.effectiveOn ? justified : actOf(event),
    }))
    return withThing(shown, 'justifications', event.data.justification, {
      payment: event.data.payment,
      costs: new Map(
        event.data.costs.map(({ number, category, amountCents }) => [
          number,
          { category, amount: toCents(amountCents) },
        ]),
      ),
      documents: event.data.costs.map(({ document }) => document.sha256),
      submitted: actOf(event),
      assessed: null,
      accepted: 0n as Cents,
      rejected: 0n as Cents,
      partly: false,
      events: [event.id],
    })
  },
  JustificationAssessed: (state, event) => {
    const { justification, payment, costs } = event.data
    const amount = toCents(event.data.acceptedCents)
    const assessed = changeThing(state, 'justifications', justification, (before) => ({
      assessed: actOf(event),
      accepted: amount,
      rejected: costs.reduce(
        (sum, { number, acceptedCents }) =>
          (sum + (before.costs.get(number)?.amount ?? 0n) - toCents(acceptedCents)) as Cents,
        0n as Cents,
      ),
      partly: costs.some(
        ({ number, acceptedCents }) => toCents(acceptedCents) < (before.costs.get(number)?.amount ?? 0n),
      ),
      events: [...before.events, event.id],
    }))
    return changeThing(assessed, 'payments', payment, ({ accepted, rest }) => ({
      accepted: addCents(accepted, amount),
      rest: [...rest, moveOf(actOf(event), -amount)],
    }))
  },
}
