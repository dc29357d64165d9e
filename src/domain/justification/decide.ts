import { categoryMustBeThere, findPayment } from '../money/find.js'
import { restOf } from '../payment/state.js'
import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import type { JustificationId } from '../shared/identifiers.js'
import { type Cents, toCents, toWire } from '../shared/money.js'

export const justificationDeciders: DecidersOf<'SubmitJustification' | 'AssessJustification'> = {
  SubmitJustification: ({ payment: id, costs, explanation, effectiveOn }, state, context) => {
    const payment = findPayment(state, id, effectiveOn)
    if ('ok' in payment) return payment
    for (const [index, { category }] of costs.entries()) {
      const unknown = categoryMustBeThere(state, category, `costs.${index}.category`)
      if (unknown !== null) return unknown
    }
    const hashes = costs.map(({ document }) => document.sha256)
    const used = state.money.justifications
      .valueSeq()
      .flatMap(({ documents }) => documents)
      .toSet()
    const twice = hashes.findIndex((hash, index) => hashes.indexOf(hash) < index || used.has(hash))
    if (twice !== -1) return refuse('justification.document-used', `costs.${twice}.document.sha256`)
    const justification = context.newId() as JustificationId
    const numbered = costs.map((cost, index) => ({ number: index + 1, ...cost }))
    const data = { justification, payment: id, costs: numbered, explanation }
    return accept([{ type: 'JustificationSubmitted', data }], { justification })
  },

  AssessJustification: ({ justification: id, costs, effectiveOn }, state) => {
    const justification = state.money.justifications.get(id)
    if (justification === undefined) return refuse('justification.unknown', 'justification')
    if (justification.assessed !== null) return refuse('justification.assessed', 'justification')
    if (effectiveOn < justification.submitted.on) {
      return refuse('justification.before', 'effectiveOn', { day: justification.submitted.on })
    }
    const payment = findPayment(state, justification.payment, effectiveOn)
    if ('ok' in payment) return payment
    const answered = new Set(costs.map(({ number }) => number))
    if (answered.size < costs.length || [...justification.costs.keys()].some((number) => !answered.has(number))) {
      return refuse('justification.each-once', 'costs')
    }
    let accepted = 0n
    for (const [index, { number, acceptedCents, reason }] of costs.entries()) {
      const cost = justification.costs.get(number)
      if (cost === undefined) return refuse('justification.cost-unknown', `costs.${index}.number`)
      const amount = toCents(acceptedCents)
      if (amount > cost.amount) return refuse('justification.over-cost', `costs.${index}.acceptedCents`)
      if (amount < cost.amount && reason === null) return refuse('justification.reason-needed', `costs.${index}.reason`)
      accepted += amount
    }
    const left = restOf(payment)
    const acceptedCents = toWire((accepted > left ? left : accepted) as Cents)
    const data = { justification: id, payment: justification.payment, costs, acceptedCents }
    return accept([{ type: 'JustificationAssessed', data }])
  },
}
