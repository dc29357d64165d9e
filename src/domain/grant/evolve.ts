import { matchLine } from '../bank/state.js'
import { changeThing, withThing } from '../money/change.js'
import { type Move, moveOf } from '../money/moves.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { PaymentId } from '../shared/identifiers.js'
import { addCents, type Cents, toCents, type WireCents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Earmark } from './events.js'
import type { Grant } from './state.js'

type Terms = {
  readonly amountCents: WireCents
  readonly earmarks: readonly Earmark[]
  readonly conditions: readonly { readonly text: string }[]
  readonly reportDates: readonly LocalDate[]
  readonly instalments: readonly { readonly due: LocalDate; readonly amountCents: WireCents }[]
  readonly perYear: readonly { readonly year: number; readonly amountCents: WireCents }[]
}

const termsOf = ({ amountCents, earmarks, conditions, reportDates, instalments, perYear }: Terms) => ({
  amount: toCents(amountCents),
  earmarks,
  conditions: conditions.map(({ text }) => text),
  reportDates,
  instalments: instalments.map(({ due, amountCents: amount }) => ({ due, amount: toCents(amount) })),
  perYear: new Map(perYear.map(({ year, amountCents: amount }) => [year, toCents(amount)])),
})

/** Notes how much of a payment its receiver passed on. */
const passOn = (state: HouseState, payment: PaymentId | null, move: Move): HouseState =>
  payment === null
    ? state
    : changeThing(state, 'payments', payment, ({ passedOn, rest }) => ({
        passedOn: addCents(passedOn, move.amount),
        rest: [...rest, moveOf(move, -move.amount)],
      }))

const moreOf = ({
  amountCents,
  formerCents,
}: {
  readonly amountCents: WireCents
  readonly formerCents: WireCents
}): Cents => (toCents(amountCents) - toCents(formerCents)) as Cents

type Types = 'GrantRecorded' | 'GrantAmended' | 'GrantExtended' | 'GrantClosed' | 'InstalmentReceived' | 'InKindUsed'

export const grantEvolvers: EvolversOf<Types> = {
  GrantRecorded: (state, event) => {
    const { data } = event
    const { title, source, reference, period, managedBy, passedOnFrom } = data
    const act = actOf(event)
    const terms = termsOf(data)
    const grant: Grant = {
      title,
      source,
      reference,
      inKind: data.inKind !== null,
      managedBy,
      passedOnFrom,
      period,
      extensions: [],
      ...terms,
      received: 0n as Cents,
      recovered: 0n as Cents,
      used: 0n as Cents,
      recorded: act,
      closed: null,
      available: [moveOf(act, terms.amount)],
      receipts: [],
      schedules: [{ ...act, instalments: terms.instalments }],
      events: [event.id],
    }
    return passOn(withThing(state, 'grants', data.grant, grant), passedOnFrom, moveOf(act, grant.amount))
  },
  GrantAmended: (state, event) => {
    const { data } = event
    const act = actOf(event)
    const more = moreOf(data)
    const terms = termsOf(data)
    const passedOn = passOn(state, data.passedOnFrom, moveOf(act, more))
    return changeThing(passedOn, 'grants', data.grant, ({ available, schedules, events }) => ({
      ...terms,
      reference: data.reference,
      available: [...available, moveOf(act, more)],
      schedules: [...schedules, { ...act, instalments: terms.instalments }],
      events: [...events, event.id],
    }))
  },
  GrantExtended: (state, event) => {
    const { grant, until } = event.data
    return changeThing(state, 'grants', grant, ({ period, extensions, events }) => ({
      period: { from: period.from, until },
      extensions: [...extensions, { ...actOf(event), until: period.until }],
      events: [...events, event.id],
    }))
  },
  GrantClosed: (state, event) =>
    changeThing(
      passOn(state, event.data.passedOnFrom, moveOf(actOf(event), -toCents(event.data.lapsedCents))),
      'grants',
      event.data.grant,
      ({ available, events }) => ({
        closed: actOf(event),
        available: [...available, moveOf(actOf(event), -toCents(event.data.lapsedCents))],
        events: [...events, event.id],
      }),
    ),
  InstalmentReceived: (state, event) => {
    const { grant, bankLine, amountCents } = event.data
    const act = actOf(event)
    const amount = toCents(amountCents)
    return changeThing(matchLine(state, bankLine, moveOf(act, amount)), 'grants', grant, ({ received, receipts }) => ({
      received: addCents(received, amount),
      receipts: [...receipts, moveOf(act, amount)],
    }))
  },
  InKindUsed: (state, event) => {
    const amount = toCents(event.data.amountCents)
    return changeThing(state, 'grants', event.data.grant, ({ used, available }) => ({
      used: addCents(used, amount),
      available: [...available, moveOf(actOf(event), -amount)],
    }))
  },
}
