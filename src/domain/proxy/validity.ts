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

/** Who is in the room for a matter, and who of them has an interest in it. */
export type InRoom = {
  /** Null when that is not known, and then nobody is absent. */
  readonly there: readonly SeatId[] | null
  readonly recused: readonly SeatId[]
}

/** Is the holder in the room, with a say in the matter? */
const acts = (holder: SeatId, { there, recused }: InRoom): boolean =>
  there?.includes(holder) === true && !recused.includes(holder)

/** Who gave a proxy passes on none; who is there after all votes in person, and then gave nothing. */
const isChained = (state: HouseState, { holder }: GivenProxy, at: ProxyMoment, room: InRoom): boolean =>
  !acts(holder, room) && state.proxies.some((other) => other.giver === holder && holdsFor(other, at))

const isHolderAbsent = ({ holder }: GivenProxy, room: InRoom, { holderMustBePresent }: AllowingRule): boolean =>
  room.recused.includes(holder) || (holderMustBePresent && room.there !== null && !acts(holder, room))

/** What is wrong with this proxy by itself, however many its holder has. */
const faultByItself = (
  state: HouseState,
  proxy: GivenProxy,
  at: ProxyMoment,
  room: InRoom,
  rule: AllowingRule,
): ProxyFault | null => {
  const { organ, giver, holder } = proxy
  if (rule.to === 'same-partner' && !samePartner(state, proxy)) return 'proxy-not-allowed'
  const hasVote = (seat: SeatId): boolean => seatMustHaveVote(state, organ, seat, at.on, '') === null
  if (!holdsFor(proxy, at) || !hasVote(giver) || !hasVote(holder)) return 'proxy-not-valid'
  if (isChained(state, proxy, at, room)) return 'proxy-chained'
  return isHolderAbsent(proxy, room, rule) ? 'proxy-holder-absent' : null
}

/** The proxies that a holder may use at this moment, those given first before the others; who is there needs none. */
const usableBy = (
  state: HouseState,
  holder: SeatId,
  at: ProxyMoment,
  room: InRoom,
  rule: AllowingRule,
): readonly ProxyId[] =>
  [...state.proxies.entries()]
    .filter(([, other]) => other.holder === holder && room.there?.includes(other.giver) !== true)
    .filter(([, other]) => faultByItself(state, other, at, room, rule) === null)
    .sort(([one, a], [other, b]) => (`${a.givenOn} ${one}` < `${b.givenOn} ${other}` ? -1 : 1))
    .map(([id]) => id)

/**
 * Why a vote by this proxy does not count for a matter, in a meeting (null: outside one), on a day; null when it
 * counts. Judged by the rules of the organ on that day, as a verdict does (src/domain/ballot/presence.ts). Of more proxies
 * than a holder may have, those given first count.
 */
export const faultOf = (state: HouseState, id: ProxyId, at: ProxyMoment, room: InRoom): ProxyFault | null => {
  const proxy = state.proxies.get(id)
  if (proxy === undefined) return 'proxy-not-valid'
  const rule = ruleFor(state, proxy, at)
  if (rule === null) return 'proxy-not-allowed'
  const fault = faultByItself(state, proxy, at, room, rule)
  if (fault !== null) return fault
  const before = usableBy(state, proxy.holder, at, room, rule).indexOf(id)
  return before >= rule.maximumPerHolder ? 'proxy-over-cap' : null
}
