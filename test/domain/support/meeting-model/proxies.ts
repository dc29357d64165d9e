import { after, between } from './calendar.js'
import { type Command, type History, once } from './history.js'
import { type Meeting, meetingNamed } from './meetings.js'

type Scope = Command<'GiveProxy'>['scope']

export type Given = {
  readonly id: string
  readonly giver: string
  readonly holder: string
  readonly scope: Scope
  readonly givenOn: string
  /** The first day without it. */
  readonly revokedOn: string | null
}

/** A matter (null: the whole) in a meeting (null: outside one) on a day. */
export type Moment = { readonly meeting: string | null; readonly dossier: string | null; readonly on: string }

/** Every proxy that was given, in the order of their days, those of one day in the order they were recorded. */
export const proxies = once((history): readonly Given[] =>
  history
    .all('GiveProxy')
    .map(({ command: { giver, holder, scope, effectiveOn }, created }) => {
      const revoked = history.all('RevokeProxy').find(({ command }) => command.proxy === created.proxy)
      const revokedOn = revoked?.command.effectiveOn ?? null
      return { id: created.proxy!, giver, holder, scope, givenOn: effectiveOn as string, revokedOn }
    })
    .sort((a, b) => a.givenOn.localeCompare(b.givenOn)),
)

/** Is the proxy in force at this moment, and is it about this? */
export const holds = ({ scope, givenOn, revokedOn }: Given, { meeting, dossier, on }: Moment): boolean => {
  if (on < givenOn || (revokedOn !== null && revokedOn <= on)) return false
  if (scope.kind === 'period') return scope.from <= on && on <= scope.until
  return scope.meeting === meeting && (scope.kind === 'meeting' || scope.dossier === dossier)
}

const daysFrom = (from: string, until: string): readonly string[] =>
  Array.from({ length: between(from, until) + 1 }, (_, index) => after(from, index))

const everyDayOf = (meeting: Meeting): readonly string[] =>
  meeting.respondBy === null ? meeting.days : daysFrom(meeting.convenedOn, meeting.respondBy)

/** Every moment at which a proxy is in force, seen in all the places that these proxies are about. */
const momentsOf = (history: History, proxy: Given, places: readonly Scope[]): readonly Moment[] =>
  places.flatMap((scope): readonly Moment[] => {
    const meeting = scope.kind === 'period' ? undefined : meetingNamed(history, scope.meeting)
    const dossier = scope.kind === 'item' ? scope.dossier : null
    const days =
      meeting !== undefined
        ? everyDayOf(meeting)
        : proxy.scope.kind === 'period'
          ? daysFrom(proxy.scope.from, proxy.scope.until)
          : []
    return days.map((on) => ({ meeting: meeting?.id ?? null, dossier, on })).filter((moment) => holds(proxy, moment))
  })

/** Which of the others are in force at some moment together with this one. */
export const together = (history: History, proxy: Given, others: readonly Given[]): readonly Given[] =>
  others.filter((other) => momentsOf(history, proxy, [proxy.scope, other.scope]).some((moment) => holds(other, moment)))

/** With how many of the others is it in force at once, at most? */
export const mostAtOnce = (history: History, proxy: Given, others: readonly Given[]): number => {
  const moments = momentsOf(history, proxy, [proxy.scope, ...others.map(({ scope }) => scope)])
  return Math.max(0, ...moments.map((moment) => others.filter((other) => holds(other, moment)).length))
}
