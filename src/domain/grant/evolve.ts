import { matchLine } from '../bank/state.js'
import { changeThing, withThing } from '../money/change.js'
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
  readonly reportDates: readonly LocalDate[]
  readonly instalments: readonly { readonly due: LocalDate; readonly amountCents: WireCents }[]
  readonly perYear: readonly { readonly year: number; readonly amountCents: WireCents }[]
}

const termsOf = ({ amountCents, earmarks, reportDates, instalments, perYear }: Terms) => ({
  amount: toCents(amountCents),
  earmarks,
  reportDates,
  instalments: instalments.map(({ due, amountCents: amount }) => ({ due, amount: toCents(amount) })),
  perYear: new Map(perYear.map(({ year, amountCents: amount }) => [year, toCents(amount)])),
})

/** Notes how much of a payment its receiver passed on. */
const passOn = (state: HouseState, payment: PaymentId | null, amount: Cents): HouseState =>
  payment === null
    ? state
    : changeThing(state, 'payments', payment, ({ passedOn }) => ({ passedOn: addCents(passedOn, amount) }))

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
    const grant: Grant = {
      title,
      source,
      reference,
      inKind: data.inKind !== null,
      managedBy,
      passedOnFrom,
      period,
      ...termsOf(data),
      received: 0n as Cents,
      recovered: 0n as Cents,
      used: 0n as Cents,
      recorded: actOf(event),
      closed: null,
      events: [event.id],
    }
    return passOn(withThing(state, 'grants', data.grant, grant), passedOnFrom, grant.amount)
  },
  GrantAmended: (state, { data, id }) =>
    changeThing(passOn(state, data.passedOnFrom, moreOf(data)), 'grants', data.grant, ({ events }) => ({
      ...termsOf(data),
      reference: data.reference,
      events: [...events, id],
    })),
  GrantExtended: (state, { data, id }) =>
    changeThing(state, 'grants', data.grant, ({ period, events }) => ({
      period: { from: period.from, until: data.until },
      events: [...events, id],
    })),
  GrantClosed: (state, event) =>
    changeThing(
      passOn(state, event.data.passedOnFrom, -toCents(event.data.lapsedCents) as Cents),
      'grants',
      event.data.grant,
      ({ events }) => ({
        closed: actOf(event),
        events: [...events, event.id],
      }),
    ),
  InstalmentReceived: (state, { data }) => {
    const amount = toCents(data.amountCents)
    return changeThing(matchLine(state, data.bankLine, amount), 'grants', data.grant, ({ received }) => ({
      received: addCents(received, amount),
    }))
  },
  InKindUsed: (state, { data }) =>
    changeThing(state, 'grants', data.grant, ({ used }) => ({ used: addCents(used, toCents(data.amountCents)) })),
}
