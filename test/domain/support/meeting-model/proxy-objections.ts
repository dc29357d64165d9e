import { latest } from './calendar.js'
import { broken, type Command, type History, ledger, type Objections } from './history.js'
import { ofOrgan } from './meeting-objections.js'
import { lastDay, meetingNamed } from './meetings.js'
import { type Given, mostAtOnce, proxies, together } from './proxies.js'
import { isDossier, mayVote, rulesOf, seatNamed } from './seats.js'

/** The first and last day of what a proxy is about. */
const daysOf = (history: History, { scope }: Pick<Given, 'scope'>): readonly [string, string] | null => {
  if (scope.kind === 'period') return [scope.from, scope.until]
  const meeting = meetingNamed(history, scope.meeting)
  return meeting === undefined ? null : [meeting.heldOn, lastDay(meeting)]
}

const scopeFits = (
  history: History,
  { scope, effectiveOn }: Command<'GiveProxy'>,
  organ: string,
): readonly string[] => {
  if (scope.kind === 'period') {
    return broken([scope.until < scope.from, 'period.ends-before-start'], [scope.until < effectiveOn, 'proxy.too-late'])
  }
  const days = daysOf(history, { scope })
  return [
    ...ofOrgan(history, scope.meeting, organ),
    ...broken(
      [scope.kind === 'item' && !isDossier(history, scope.dossier), 'dossier.unknown'],
      [days !== null && days[1] < effectiveOn, 'proxy.too-late'],
    ),
  ]
}

export const giveProxy = (history: History, command: Command<'GiveProxy'>): Objections => {
  const { giver: giverId, holder: holderId, scope, effectiveOn } = command
  const [giver, holder] = [seatNamed(history, giverId), seatNamed(history, holderId)]
  if (giver === undefined || holder === undefined) return ledger('seat.unknown')
  const { organ } = giver
  const unfit = [...broken([giverId === holderId, 'proxy.to-oneself']), ...scopeFits(history, command, organ)]
  if (unfit.length > 0) return ledger(...unfit)
  const given = { id: '', giver: giverId, holder: holderId, scope, givenOn: effectiveOn, revokedOn: null }
  const first = latest(daysOf(history, given)![0], effectiveOn)
  const rule = rulesOf(history, organ, first).proxies
  const others = proxies(history)
  const own = others.filter((one) => one.giver === giverId)
  const linked = others.filter((one) => one.holder === giverId || one.giver === holderId)
  const held = others.filter((one) => one.holder === holderId)
  const allowed = rule.kind === 'allowed' ? rule : null
  return {
    ledger: broken([together(history, given, own).length > 0, 'proxy.already-given']),
    governance: broken(
      [mayVote(history, organ, giverId, first).length > 0, 'proxy.giver-has-no-vote'],
      [mayVote(history, organ, holderId, first).length > 0, 'proxy.holder-has-no-vote'],
      [allowed === null, 'proxy.not-allowed'],
      [
        allowed?.to === 'same-partner' && (giver.partner === null || giver.partner !== holder.partner),
        'proxy.other-partner',
      ],
      [allowed !== null && together(history, given, linked).length > 0, 'proxy.chained'],
      [allowed !== null && mostAtOnce(history, given, held) + 1 > allowed.maximumPerHolder, 'proxy.over-cap'],
    ),
  }
}

export const revokeProxy = (history: History, { proxy: id, effectiveOn }: Command<'RevokeProxy'>): Objections => {
  const proxy = proxies(history).find((one) => one.id === id)
  if (proxy === undefined) return ledger('proxy.unknown')
  return ledger(
    ...broken([proxy.revokedOn !== null, 'proxy.already-revoked'], [effectiveOn < proxy.givenOn, 'proxy.before-given']),
  )
}
