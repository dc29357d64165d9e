import { lineMustCover } from '../bank/match.js'
import { categoryMustBeThere, findBankLine, findGrant, findOpenGrant } from '../money/find.js'
import { earmarked, leftOf, taken } from '../money/room.js'
import { organMustBeActive } from '../organ/decide.js'
import { restOf } from '../payment/state.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { GrantId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { type Cents, toCents, toWire, type WireCents } from '../shared/money.js'
import type { HouseState } from '../state.js'
import type { Earmark } from './events.js'
import type { Grant } from './state.js'

type Types = 'RecordGrant' | 'AmendGrant' | 'ExtendGrant' | 'CloseGrant' | 'ReceiveInstalment' | 'UseInKind'

type Terms = {
  readonly amountCents: WireCents
  readonly earmarks: readonly Earmark[]
  readonly instalments: readonly { readonly amountCents: WireCents }[]
  readonly perYear: readonly { readonly year: number }[]
}

/** Earmarks name categories of the house, ask no more together than the amount; instalments add up to no more than it. */
const termsMustFit = (state: HouseState, terms: Terms): Refused | null => {
  const amount = toCents(terms.amountCents)
  let atLeast = 0n
  for (const [index, earmark] of terms.earmarks.entries()) {
    const unknown = categoryMustBeThere(state, earmark.category, `earmarks.${index}.category`)
    if (unknown !== null) return unknown
    const limit = earmarked(earmark, amount)
    if (earmark.rule === 'at-least') atLeast += limit
    if (limit > amount || atLeast > amount) return refuse('grant.earmark-over-amount', `earmarks.${index}.limit`)
  }
  const expected = terms.instalments.reduce((sum, one) => sum + toCents(one.amountCents), 0n)
  if (expected > amount) return refuse('grant.instalments-over-amount', 'instalments')
  const years = terms.perYear.map(({ year }) => year)
  return new Set(years).size < years.length ? refuse('money.year-named-twice', 'perYear') : null
}

const kindOf = ({ inKind, passedOnFrom }: Grant) => ({ isInKind: inKind, passedOnFrom })

/** Money that a partner passes on was paid to that partner first, and is no more than that. */
const mustBePassedOn = (
  state: HouseState,
  { source, passedOnFrom }: Pick<Grant, 'source' | 'passedOnFrom'>,
  more: bigint,
): Refused | null => {
  if (passedOnFrom === null) return null
  const payment = state.money.payments.get(passedOnFrom)
  if (payment === undefined || payment.reversed !== null) return refuse('payment.unknown', 'passedOnFrom')
  const to = payment.beneficiary
  if (to.kind !== 'partner' || to.partner !== source.partner) return refuse('grant.not-passed-on', 'passedOnFrom')
  const left = restOf(payment)
  return more > left ? refuse('grant.more-than-passed-on', 'amountCents', { leftCents: toWire(left) }) : null
}

export const grantDeciders: DecidersOf<Types> = {
  RecordGrant: ({ type: _, effectiveOn, ...recorded }, state, context) => {
    const { source, managedBy } = recorded
    if (source.partner !== null && !state.partners.has(source.partner))
      return refuse('partner.unknown', 'source.partner')
    const refused =
      organMustBeActive(state, managedBy, effectiveOn, 'managedBy') ??
      termsMustFit(state, recorded) ??
      (recorded.inKind !== null && recorded.passedOnFrom !== null ? refuse('grant.in-kind', 'passedOnFrom') : null) ??
      mustBePassedOn(state, recorded, toCents(recorded.amountCents))
    if (refused !== null) return refused
    const grant = context.newId() as GrantId
    return accept([{ type: 'GrantRecorded', data: { grant, ...recorded } }], { grant })
  },

  AmendGrant: ({ type: _, effectiveOn, irregularBecause, ...terms }, state) => {
    const grant = findOpenGrant(state, terms.grant, effectiveOn)
    if ('ok' in grant) return grant
    const misfit = termsMustFit(state, terms)
    if (misfit !== null) return misfit
    const amount = toCents(terms.amountCents)
    const left = leftOf(state, terms.grant, grant)
    const tooMuch = mustBePassedOn(state, grant, amount - grant.amount)
    if (tooMuch !== null) return tooMuch
    const less = grant.amount - amount
    const used = (grant.amount - left) as Cents
    const below = less > left ? refuse('grant.below-allocated', 'amountCents', { amountCents: toWire(used) }) : null
    const admitted = refuseOrAdmit([below], irregularBecause)
    if ('ok' in admitted) return admitted
    return accept([{ type: 'GrantAmended', data: { ...terms, ...kindOf(grant), formerCents: toWire(grant.amount) } }])
  },

  ExtendGrant: ({ grant: id, until, reason, effectiveOn }, state) => {
    const grant = findOpenGrant(state, id, effectiveOn)
    if ('ok' in grant) return grant
    if (grant.period.until === null || until <= grant.period.until) {
      return refuse('grant.not-longer', 'until', { until: grant.period.until ?? '' })
    }
    return accept([{ type: 'GrantExtended', data: { grant: id, until, reason } }])
  },

  CloseGrant: ({ grant: id, reason, effectiveOn }, state) => {
    const grant = findOpenGrant(state, id, effectiveOn)
    if ('ok' in grant) return grant
    const open = state.money.commitments.find(({ grant: of, amount, paid }) => of === id && amount > paid)
    if (open !== undefined) return refuse('grant.open-commitments', 'grant', { what: open.what })
    const reservedFor = taken(state, null).some((one) => one.grant === id && !('dossier' in one))
    if (reservedFor) return refuse('grant.reserved', 'grant')
    const left = leftOf(state, id, grant)
    return accept([
      {
        type: 'GrantClosed',
        data: { grant: id, ...kindOf(grant), lapsedCents: toWire(left > 0n ? left : (0n as Cents)), reason },
      },
    ])
  },

  ReceiveInstalment: ({ grant: id, amountCents, reference, bankLine, effectiveOn }, state) => {
    const grant = findGrant(state, id)
    if ('ok' in grant) return grant
    if (grant.inKind) return refuse('grant.in-kind', 'grant')
    const amount = toCents(amountCents)
    if (grant.received + amount > grant.amount) {
      return refuse('grant.more-than-granted', 'amountCents', {
        leftCents: toWire((grant.amount > grant.received ? grant.amount - grant.received : 0n) as Cents),
      })
    }
    if (bankLine !== null) {
      const line = findBankLine(state, bankLine)
      if ('ok' in line) return line
      const refused = lineMustCover(line, amount, effectiveOn)
      if (refused !== null) return refused
    }
    return accept([{ type: 'InstalmentReceived', data: { grant: id, amountCents, reference, bankLine } }])
  },

  UseInKind: ({ grant: id, category, what, amountCents, effectiveOn }, state) => {
    const grant = findOpenGrant(state, id, effectiveOn)
    if ('ok' in grant) return grant
    if (!grant.inKind) return refuse('grant.not-in-kind', 'grant')
    const left = (grant.amount - grant.used) as Cents
    return (
      categoryMustBeThere(state, category) ??
      (toCents(amountCents) > left
        ? refuse('money.over-grant', 'amountCents', { title: grant.title, leftCents: toWire(left) })
        : accept([{ type: 'InKindUsed', data: { grant: id, category, what, amountCents } }]))
    )
  },
}
