import { changeThing, withThing } from '../money/change.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { addCents, type Cents, toCents } from '../shared/money.js'

export const justificationEvolvers: EvolversOf<'JustificationSubmitted' | 'JustificationAssessed'> = {
  JustificationSubmitted: (state, event) =>
    withThing(state, 'justifications', event.data.justification, {
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
      partly: false,
      events: [event.id],
    }),
  JustificationAssessed: (state, event) => {
    const { justification, payment, costs } = event.data
    const amount = toCents(event.data.acceptedCents)
    const assessed = changeThing(state, 'justifications', justification, (before) => ({
      assessed: actOf(event),
      accepted: amount,
      partly: costs.some(
        ({ number, acceptedCents }) => toCents(acceptedCents) < (before.costs.get(number)?.amount ?? 0n),
      ),
      events: [...before.events, event.id],
    }))
    return changeThing(assessed, 'payments', payment, ({ accepted }) => ({ accepted: addCents(accepted, amount) }))
  },
}
