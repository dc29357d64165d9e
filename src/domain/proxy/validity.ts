import { seatMustHaveVote } from '../ballot/voters.js'
import { rulesOn } from '../organ/state.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { ProxyId, SeatId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import { type GivenProxy, holdsFor, type ProxyMoment } from './state.js'

/** Why a vote by proxy does not count. */
export type ProxyFault =
  | 'proxy-not-allowed'
  | 'proxy-not-valid'
  | 'proxy-over-cap'
  | 'proxy-chained'
  | 'proxy-holder-absent'

type AllowingRule = Extract<RuleSet['proxies'], { kind: 'allowed' }>

/** The rule of the organ on that day; null when it allows no proxies. */
const ruleFor = (state: HouseState, { organ }: GivenProxy, { on }: ProxyMoment): AllowingRule | null => {
  const found = state.organs.get(organ)
  const rule = (found && rulesOn(found, on))?.proxies
  return rule?.kind === 'allowed' ? rule : null
}

const samePartner = (state: HouseState, { giver, holder }: GivenProxy): boolean => {
  const partner = state.seats.get(giver)?.partner ?? null
  return partner !== null && partner === state.seats.get(holder)?.partner
}

const isChained = (state: HouseState, { giver, holder }: GivenProxy, at: ProxyMoment): boolean =>
  state.proxies.some((other) => (other.holder === giver || other.giver === holder) && holdsFor(other, at))

/** What is wrong with this proxy by itself, whoever is there and however many its holder has. */
const faultByItself = (
  state: HouseState,
  proxy: GivenProxy,
  at: ProxyMoment,
  { to }: AllowingRule,
): ProxyFault | null => {
  const { organ, giver, holder } = proxy
  if (to === 'same-partner' && !samePartner(state, proxy)) return 'proxy-not-allowed'
  const hasVote = (seat: SeatId): boolean => seatMustHaveVote(state, organ, seat, at.on, '') === null
  if (!holdsFor(proxy, at) || !hasVote(giver) || !hasVote(holder)) return 'proxy-not-valid'
  return isChained(state, proxy, at) ? 'proxy-chained' : null
}

/** The proxies that a holder may use at this moment, those given first before the others. */
const usableBy = (state: HouseState, holder: SeatId, at: ProxyMoment, rule: AllowingRule): readonly ProxyId[] =>
  [...state.proxies.entries()]
    .filter(([, other]) => other.holder === holder && faultByItself(state, other, at, rule) === null)
    .sort(([one, a], [other, b]) => (`${a.givenOn} ${one}` < `${b.givenOn} ${other}` ? -1 : 1))
    .map(([id]) => id)

/**
 * Why a vote by this proxy does not count for a matter, in a meeting (null: outside one), on a day; null when it
 * counts. Judged by the rules of the organ on that day. Of more proxies than a holder may have, those given first count.
 * @param present who is in the room for the matter; null when that is not known, and then nobody is absent
 */
export const faultOf = (
  state: HouseState,
  id: ProxyId,
  at: ProxyMoment,
  present: readonly SeatId[] | null,
): ProxyFault | null => {
  const proxy = state.proxies.get(id)
  if (proxy === undefined) return 'proxy-not-valid'
  const rule = ruleFor(state, proxy, at)
  if (rule === null) return 'proxy-not-allowed'
  const fault = faultByItself(state, proxy, at, rule)
  if (fault !== null) return fault
  if (usableBy(state, proxy.holder, at, rule).indexOf(id) >= rule.maximumPerHolder) return 'proxy-over-cap'
  const absent = present !== null && !present.includes(proxy.holder)
  return rule.holderMustBePresent && absent ? 'proxy-holder-absent' : null
}
