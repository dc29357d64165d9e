import type { BallotOutcome } from '../domain/ballot/events.js'
import type { DomainEventType } from '../domain/events.js'
import type { Meeting } from '../domain/meeting/state.js'
import type { EventId, MeetingId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import {
  dossierNamed,
  type EventOf,
  type HouseEvent,
  organNamed,
  orNull,
  partnerNamed,
  recorded,
  seatNamed,
  type Teller,
} from './meeting-teller.js'
import type { AgendaItemShown, MeetingSummary, MeetingTold, MinutesShown } from './meeting-told.js'
import { tellAttendance, tellMovements, tellProxies } from './tell-attendance.js'

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
    startsAt: meeting.startsAt,
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

const tellMinutes = ({ state, of }: Teller): MinutesShown | null => {
  const drafts = of('MinutesDrafted')
  if (drafts.length === 0) return null
  const approval = of('MinutesApproved').at(-1)
  const inMeeting = approval?.data.inMeeting ?? null
  const paper = of('MinutesPaperRecorded').at(-1)
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
    paper: paper === undefined ? null : { ...recorded(paper), files: paper.data.papers },
  }
}

const tellWhatWasDecided = ({ state, id, of }: Teller): Pick<MeetingTold, 'ballots' | 'decisions'> => {
  const outcomes = new Map<string, BallotOutcome>(
    [...of('BallotClosed'), ...of('SecretBallotClosed')].map(({ data }) => [data.ballot, data.outcome]),
  )
  const annulled = new Set<string>(of('BallotAnnulled').map(({ data }) => data.ballot))
  return {
    ballots: of('BallotOpened')
      .filter(({ data }) => data.meeting === id)
      .map((event) => ({
        ...recorded(event),
        id: event.data.ballot,
        dossier: dossierNamed(state, event.data.dossier),
        secret: event.data.secret,
        outcome: outcomes.get(event.data.ballot) ?? null,
        annulled: annulled.has(event.data.ballot),
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
    'BallotAnnulled',
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
    closedAt: teller.of('MeetingClosed').at(-1)?.data.at ?? null,
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
