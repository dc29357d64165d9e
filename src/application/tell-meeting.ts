import type { Named, SeatName } from '../../projections/answer.js'
import type { BallotOutcome } from '../domain/ballot/events.js'
import type { DomainEvent, DomainEventType } from '../domain/events.js'
import { type Meeting, presentAt, recusedFrom } from '../domain/meeting/state.js'
import { holdsFor } from '../domain/proxy/state.js'
import { faultOf } from '../domain/proxy/validity.js'
import type { Happened } from '../domain/shared/event.js'
import type {
  DossierId,
  EventId,
  MeetingId,
  OrganId,
  PartnerId,
  ProxyId,
  SeatId,
} from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { HouseState } from '../domain/state.js'
import type {
  AgendaItemShown,
  AttendanceRow,
  MeetingSummary,
  MeetingTold,
  MinutesShown,
  Presence,
  ProxyShown,
  Recorded,
} from './meeting-told.js'

export type HouseEvent = Happened<DomainEvent>
type EventOf<Type extends DomainEventType> = Extract<HouseEvent, { readonly type: Type }>

const organNamed = (state: HouseState, id: OrganId): Named => ({ id, name: state.organs.get(id)?.name ?? id })

const partnerNamed = (state: HouseState, id: PartnerId): Named => ({ id, name: state.partners.get(id)?.name ?? id })

const dossierNamed = (state: HouseState, id: DossierId): Named => ({ id, name: state.dossiers.get(id)?.title ?? id })

const seatNamed = (state: HouseState, id: SeatId): SeatName => {
  const seat = state.seats.get(id)
  const partner = seat?.partner ?? null
  return { id, function: seat?.function ?? id, partner: partner === null ? null : partnerNamed(state, partner) }
}

const orNull = <Id, Told>(id: Id | null, tell: (id: Id) => Told): Told | null => (id === null ? null : tell(id))

/** A meeting as a list shows it. */
export const summarise = (state: HouseState, id: MeetingId, meeting: Meeting): MeetingSummary => {
  const { minutes } = meeting
  const drafted = minutes?.approvedOn === null ? 'drafted' : 'approved'
  return {
    id,
    organ: organNamed(state, meeting.organ),
    form: meeting.form,
    convenedOn: meeting.convenedOn,
    heldOn: meeting.heldOn,
    respondBy: meeting.respondBy,
    place: meeting.place,
    status: meeting.status,
    chair: orNull(meeting.chair, (seat) => seatNamed(state, seat)),
    secretary: orNull(meeting.secretary, (seat) => seatNamed(state, seat)),
    secondConvocationOf: meeting.secondConvocationOf,
    items: meeting.agenda.filter(({ withdrawn }) => !withdrawn).length,
    minutes: minutes === null ? 'none' : drafted,
    irregular: meeting.irregular.length > 0,
  }
}

/** Tells a meeting from the state of its house and the events that name it. */
type Teller = {
  readonly state: HouseState
  readonly id: MeetingId
  readonly meeting: Meeting
  readonly of: <Type extends DomainEventType>(type: Type) => readonly EventOf<Type>[]
}

const recorded = ({ id, effectiveOn, recordedAt }: HouseEvent): Recorded => ({ event: id, on: effectiveOn, recordedAt })

const ofItem = <Told extends { readonly data: { readonly item: number } }>(
  events: readonly Told[],
  item: number,
): Told | undefined => events.find(({ data }) => data.item === item)

const tellAgenda = ({ state, meeting, of }: Teller): readonly AgendaItemShown[] =>
  meeting.agenda.flatMap(({ item, dossier, part, requestedBy }) => {
    const added = ofItem(of('AgendaItemAdded'), item)
    if (added === undefined) return []
    const withdrawn = ofItem(of('AgendaItemWithdrawn'), item)
    const treated = ofItem(of('AgendaItemTreated'), item)
    return [
      {
        ...recorded(added),
        item,
        dossier: dossierNamed(state, dossier),
        part,
        requestedBy: orNull(requestedBy, (seat) => seatNamed(state, seat)),
        withdrawn: withdrawn === undefined ? null : { ...recorded(withdrawn), reason: withdrawn.data.reason },
        treated: treated === undefined ? null : { ...recorded(treated), note: treated.data.note },
      },
    ]
  })

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

const tellProxies = (teller: Teller): readonly ProxyShown[] => {
  const { state, id, meeting, of } = teller
  const given = new Map<string, EventOf<'ProxyGiven'>>(of('ProxyGiven').map((event) => [event.data.proxy, event]))
  return proxiesHere(teller).flatMap((proxyId) => {
    const proxy = state.proxies.get(proxyId)
    const event = given.get(proxyId)
    if (proxy === undefined || event === undefined) return []
    const dossier = proxy.scope.kind === 'item' ? proxy.scope.dossier : null
    const present = dossier === null ? meeting.attendance : presentAt(meeting, dossier)
    return [
      {
        ...recorded(event),
        id: proxyId,
        giver: seatNamed(state, proxy.giver),
        holder: seatNamed(state, proxy.holder),
        scope: proxy.scope.kind,
        dossier: orNull(dossier, (one) => dossierNamed(state, one)),
        revokedOn: proxy.revokedOn,
        fault: faultOf(state, proxyId, { meeting: id, dossier, on: meeting.heldOn }, present),
      },
    ]
  })
}

const tellAttendance = (teller: Teller): readonly AttendanceRow[] => {
  const { state, id, meeting } = teller
  const { attendance, agenda, movements, heldOn } = meeting
  const proxies = proxiesHere(teller)
  const there = new Set<SeatId>([...(attendance ?? []), ...movements.map(({ seat }) => seat)])
  const presence = (seat: SeatId, present: readonly SeatId[] | null, dossier: DossierId | null): Presence | null => {
    if (present === null) return null
    const recused = dossier === null ? [] : recusedFrom(meeting, dossier)
    if (recused.includes(seat)) return 'recused'
    if (present.includes(seat)) return 'present'
    const inRoom = present.filter((one) => !recused.includes(one))
    const represented = proxies.some(
      (proxy) =>
        state.proxies.get(proxy)?.giver === seat &&
        faultOf(state, proxy, { meeting: id, dossier, on: heldOn }, inRoom) === null,
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

const tellMinutes = ({ state, of }: Teller): MinutesShown | null => {
  const drafts = of('MinutesDrafted')
  if (drafts.length === 0) return null
  const approval = of('MinutesApproved').at(-1)
  const inMeeting = approval?.data.inMeeting ?? null
  return {
    versions: drafts.map((event) => ({ ...recorded(event), version: event.data.version, text: event.data.text })),
    remarks: of('MinutesRemarked').map((event) => {
      const { by, version, text } = event.data
      const told =
        by.kind === 'seat'
          ? ({ kind: 'seat', seat: seatNamed(state, by.seat) } as const)
          : ({ kind: 'partner', partner: partnerNamed(state, by.partner) } as const)
      return { ...recorded(event), version, by: told, text }
    }),
    approved:
      approval === undefined
        ? null
        : {
            ...recorded(approval),
            inMeeting: orNull(inMeeting, (id) => ({
              id,
              heldOn: state.meetings.get(id)?.heldOn ?? approval.effectiveOn,
            })),
            remarks: approval.data.remarks,
          },
    rectifications: of('MinutesRectified').map((event) => ({
      ...recorded(event),
      correction: event.data.correction,
      reason: event.data.reason,
    })),
  }
}

const tellWhatWasDecided = ({ state, id, of }: Teller): Pick<MeetingTold, 'ballots' | 'decisions'> => {
  const outcomes = new Map<string, BallotOutcome>(
    [...of('BallotClosed'), ...of('SecretBallotClosed')].map(({ data }) => [data.ballot, data.outcome]),
  )
  return {
    ballots: of('BallotOpened')
      .filter(({ data }) => data.meeting === id)
      .map((event) => ({
        ...recorded(event),
        id: event.data.ballot,
        dossier: dossierNamed(state, event.data.dossier),
        secret: event.data.secret,
        outcome: outcomes.get(event.data.ballot) ?? null,
      })),
    decisions: of('DecisionTaken')
      .filter(({ data }) => data.meeting === id)
      .map((event) => ({
        ...recorded(event),
        id: event.data.decision,
        dossier: dossierNamed(state, event.data.dossier),
        outcome: event.data.outcome,
      })),
  }
}

const tellMovements = ({ state, of }: Teller): MeetingTold['movements'] =>
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

/**
 * One meeting whole. `events` are those of the house that were recorded from the day it was convened on; what does not
 * concern it is left out.
 */
export const tellMeeting = (
  state: HouseState,
  id: MeetingId,
  meeting: Meeting,
  events: readonly HouseEvent[],
): MeetingTold => {
  const mine: ReadonlySet<EventId> = new Set(meeting.entries)
  const own = events.filter((event) => mine.has(event.id))
  const wide: ReadonlySet<string> = new Set([
    'BallotOpened',
    'BallotClosed',
    'SecretBallotClosed',
    'DecisionTaken',
    'ProxyGiven',
  ])
  const teller: Teller = {
    state,
    id,
    meeting,
    of: <Type extends DomainEventType>(type: Type) =>
      (wide.has(type) ? events : own).filter((event): event is EventOf<Type> => event.type === type),
  }
  return {
    ...summarise(state, id, meeting),
    days: meeting.days,
    resumesOn: meeting.resumesOn,
    closedOn: meeting.closedOn,
    agenda: tellAgenda(teller),
    attendance: tellAttendance(teller),
    movements: tellMovements(teller),
    conflicts: teller.of('ConflictDeclared').map((event) => ({
      ...recorded(event),
      seat: seatNamed(state, event.data.seat),
      dossier: dossierNamed(state, event.data.dossier),
      nature: event.data.nature,
      leftAt: event.data.leftAt,
      returnedAt: event.data.returnedAt,
    })),
    quorum: teller.of('QuorumNoted').map((event) => {
      const { matter, present, represented, seats, needed, dropped, met } = event.data
      const about = orNull(matter, (dossier) => dossierNamed(state, dossier))
      return { ...recorded(event), matter: about, present, represented, seats, needed, dropped, met }
    }),
    proxies: tellProxies(teller),
    ...tellWhatWasDecided(teller),
    minutesText: tellMinutes(teller),
    irregularities: own.flatMap((event) =>
      'irregular' in event.data && event.data.irregular !== null && typeof event.data.irregular === 'object'
        ? [{ ...recorded(event), rules: event.data.irregular.rules, because: event.data.irregular.because }]
        : [],
    ),
    entries: own.map((event) => ({ ...recorded(event), type: event.type })),
  }
}
