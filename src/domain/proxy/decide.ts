import { seatMustHaveVote } from '../ballot/voters.js'
import { mustBeOfOrgan } from '../meeting/find.js'
import { lastDayOf } from '../meeting/state.js'
import { rulesOn } from '../organ/state.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { OrganId, ProxyId, SeatId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { type LocalDate, later } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { type Given, holdTogether, sharedMoments } from './moments.js'
import { holdsFor, type ProxyScope } from './state.js'

/** The first and the last day it could be used. */
const daysOf = (
  state: HouseState,
  scope: ProxyScope,
): { readonly from: LocalDate; readonly until: LocalDate } | null => {
  if (scope.kind === 'period') return scope
  const meeting = state.meetings.get(scope.meeting)
  return meeting === undefined ? null : { from: meeting.heldOn, until: lastDayOf(meeting) }
}

/** Refuses a scope that names what is not there, or that lies before the proxy is given. */
const scopeMustFit = (state: HouseState, organ: OrganId, scope: ProxyScope, givenOn: LocalDate): Refused | null => {
  if (scope.kind === 'period') {
    if (scope.until < scope.from) return refuse('period.ends-before-start', 'scope.until')
  } else {
    const refused = mustBeOfOrgan(state, scope.meeting, organ, 'scope.meeting')
    if (refused !== null) return refused
    if (scope.kind === 'item' && !state.dossiers.has(scope.dossier)) return refuse('dossier.unknown', 'scope.dossier')
  }
  const until = daysOf(state, scope)?.until ?? givenOn
  return until < givenOn ? refuse('proxy.too-late', 'effectiveOn', { day: until }) : null
}

const mustHaveVote = (
  state: HouseState,
  organ: OrganId,
  seat: SeatId,
  on: LocalDate,
  role: 'giver' | 'holder',
): Refused | null =>
  seatMustHaveVote(state, organ, seat, on, role) === null
    ? null
    : refuse(`proxy.${role}-has-no-vote`, role, { function: state.seats.get(seat)?.function ?? '', day: on })

/** At how many proxies together does the holder come, at the moment they have most? */
const mostHeld = (state: HouseState, proxy: Given): number => {
  const held = state.proxies
    .filter(({ holder }) => holder === proxy.holder)
    .valueSeq()
    .toArray()
  const counts = sharedMoments(state, proxy, held).map(
    (moment) => held.filter((other) => holdsFor(other, moment)).length + 1,
  )
  return Math.max(1, ...counts)
}

/** The rules that a proxy breaks (null: kept), each by itself. */
const brokenBy = (
  state: HouseState,
  organ: OrganId,
  proxy: Given,
  rule: RuleSet['proxies'],
  on: LocalDate,
): readonly (Refused | null)[] => {
  const { giver, holder } = proxy
  const details = { holder: state.seats.get(holder)?.function ?? '', giver: state.seats.get(giver)?.function ?? '' }
  const [of, to] = [state.seats.get(giver)?.partner ?? null, state.seats.get(holder)?.partner ?? null]
  const chained = state.proxies.some(
    (other) => (other.holder === giver || other.giver === holder) && holdTogether(state, proxy, other),
  )
  const votes = [mustHaveVote(state, organ, giver, on, 'giver'), mustHaveVote(state, organ, holder, on, 'holder')]
  if (rule.kind === 'not-allowed') return [refuse('proxy.not-allowed', 'giver'), ...votes]
  const elsewhere = rule.to === 'same-partner' && (of === null || of !== to)
  const maximum = rule.maximumPerHolder
  return [
    ...votes,
    elsewhere ? refuse('proxy.other-partner', 'holder', details) : null,
    chained ? refuse('proxy.chained', 'holder', details) : null,
    mostHeld(state, proxy) > maximum ? refuse('proxy.over-cap', 'holder', { ...details, maximum }) : null,
  ]
}

export const proxyDeciders: DecidersOf<'GiveProxy' | 'RevokeProxy'> = {
  GiveProxy: (command, state, context) => {
    const { giver, holder, scope, effectiveOn } = command
    const organ = state.seats.get(giver)?.organ
    if (organ === undefined) return refuse('seat.unknown', 'giver')
    if (!state.seats.has(holder)) return refuse('seat.unknown', 'holder')
    if (giver === holder) return refuse('proxy.to-oneself', 'holder')
    const unfit = scopeMustFit(state, organ, scope, effectiveOn)
    if (unfit !== null) return unfit
    const given = { giver, holder, scope, givenOn: effectiveOn, revokedOn: null }
    if (state.proxies.some((other) => other.giver === giver && holdTogether(state, given, other))) {
      return refuse('proxy.already-given', 'giver', { function: state.seats.get(giver)?.function ?? '' })
    }
    const on = later(daysOf(state, scope)?.from ?? effectiveOn, effectiveOn)
    const found = state.organs.get(organ)
    const rule = (found && rulesOn(found, on))?.proxies ?? { kind: 'not-allowed' as const }
    const admitted = refuseOrAdmit(brokenBy(state, organ, given, rule, on), command.irregularBecause)
    if ('ok' in admitted) return admitted
    const proxy = context.newId() as ProxyId
    const data = { proxy, organ, giver, holder, scope, irregular: admitted.irregular }
    return accept([{ type: 'ProxyGiven', data }], { proxy })
  },

  RevokeProxy: ({ proxy: id, effectiveOn }, state) => {
    const proxy = state.proxies.get(id)
    if (proxy === undefined) return refuse('proxy.unknown', 'proxy')
    if (proxy.revokedOn !== null) return refuse('proxy.already-revoked', 'proxy', { day: proxy.revokedOn })
    if (effectiveOn < proxy.givenOn) return refuse('proxy.before-given', 'effectiveOn', { day: proxy.givenOn })
    return accept([{ type: 'ProxyRevoked', data: { proxy: id, organ: proxy.organ } }])
  },
}
