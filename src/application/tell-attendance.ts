import { presentAt, recusedFrom } from '../domain/meeting/state.js'
import { holdsFor } from '../domain/proxy/state.js'
import { faultOf } from '../domain/proxy/validity.js'
import type { DossierId, ProxyId, SeatId } from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import { dossierNamed, type EventOf, orNull, recorded, seatNamed, type Teller } from './meeting-teller.js'
import type { AttendanceRow, MeetingTold, Presence, ProxyShown } from './meeting-told.js'

/** The proxies that hold in this meeting, as a whole or for one of its matters. */
const proxiesHere = ({ state, id, meeting }: Teller): readonly ProxyId[] => {
  const matters = [null, ...meeting.agenda.map(({ dossier }) => dossier)]
  return [...state.proxies.entries()]
    .filter(([, { organ, scope, ...proxy }]) => {
      if (organ !== meeting.organ) return false
      if (scope.kind !== 'period') return scope.meeting === id
      return meeting.days.some((on) =>
        matters.some((dossier) => holdsFor({ scope, ...proxy }, { meeting: id, dossier, on })),
      )
    })
    .map(([proxy]) => proxy)
}

/** The proxies for this meeting, and whether a vote by them counts in it. */
export const tellProxies = (teller: Teller): readonly ProxyShown[] => {
  const { state, id, meeting, of } = teller
  const given = new Map<string, EventOf<'ProxyGiven'>>(of('ProxyGiven').map((event) => [event.data.proxy, event]))
  return proxiesHere(teller).flatMap((proxyId) => {
    const proxy = state.proxies.get(proxyId)
    const event = given.get(proxyId)
    if (proxy === undefined || event === undefined) return []
    const dossier = proxy.scope.kind === 'item' ? proxy.scope.dossier : null
    const there = dossier === null ? meeting.attendance : presentAt(meeting, dossier)
    const recused = dossier === null ? [] : recusedFrom(meeting, dossier)
    return [
      {
        ...recorded(event),
        id: proxyId,
        giver: seatNamed(state, proxy.giver),
        holder: seatNamed(state, proxy.holder),
        scope: proxy.scope.kind,
        dossier: orNull(dossier, (one) => dossierNamed(state, one)),
        revokedOn: proxy.revokedOn,
        fault: faultOf(state, proxyId, { meeting: id, dossier, on: meeting.heldOn }, { there, recused }),
      },
    ]
  })
}

/** Who was there, at the start and for each matter. */
export const tellAttendance = (teller: Teller): readonly AttendanceRow[] => {
  const { state, id, meeting } = teller
  const { attendance, agenda, movements, heldOn } = meeting
  const proxies = proxiesHere(teller)
  const there = new Set<SeatId>([...(attendance ?? []), ...movements.map(({ seat }) => seat)])
  const presence = (seat: SeatId, present: readonly SeatId[] | null, dossier: DossierId | null): Presence | null => {
    if (present === null) return null
    const recused = dossier === null ? [] : recusedFrom(meeting, dossier)
    if (recused.includes(seat)) return 'recused'
    if (present.includes(seat)) return 'present'
    const represented = proxies.some(
      (proxy) =>
        state.proxies.get(proxy)?.giver === seat &&
        faultOf(state, proxy, { meeting: id, dossier, on: heldOn }, { there: present, recused }) === null,
    )
    return represented ? 'represented' : 'absent'
  }
  return [...state.seats.entries()]
    .filter(([seat, { organ, period }]) => (organ === meeting.organ && covers(period, heldOn)) || there.has(seat))
    .sort(([one, a], [other, b]) => (`${a.period.from} ${one}` < `${b.period.from} ${other}` ? -1 : 1))
    .map(([seat, { role }]) => ({
      seat: seatNamed(state, seat),
      role,
      start: presence(seat, attendance, null),
      items: agenda.map(({ dossier, withdrawn }) =>
        withdrawn ? null : presence(seat, presentAt(meeting, dossier), dossier),
      ),
    }))
}

/** Who came and who left, in the order it was recorded. */
export const tellMovements = ({ state, of }: Teller): MeetingTold['movements'] =>
  [
    ...of('ArrivalRecorded').map((event) => ({ event, kind: 'arrived' as const })),
    ...of('DepartureRecorded').map((event) => ({ event, kind: 'left' as const })),
  ]
    .sort((a, b) => a.event.revision - b.event.revision)
    .map(({ event, kind }) => ({
      ...recorded(event),
      seat: seatNamed(state, event.data.seat),
      kind,
      fromItem: event.data.fromItem,
      at: event.data.at,
    }))
