import { dossiersUnder } from '../decision/places.js'
import type { Dossier } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import type { Mandate } from '../mandate/state.js'
import type { Meeting } from '../meeting/state.js'
import type { Seat } from '../seat/state.js'
import type { Happened } from '../shared/event.js'
import type { DossierId, MandateId, MeetingId, OrganId, PartnerId, ProxyId, SeatId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import { ratifyingOrgans } from '../shared/ratification.js'
import { earlierDay, type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { thingOf } from './late-fact.js'
import { lineOf, partnerLineOf } from './rules/lines.js'
import { heldMeetings, wasHeld } from './rules/meetings.js'
import { mandateYears, type Scope } from './scopes.js'
import { moneyOfDossierTouched, moneyTouched } from './touched-money.js'

type Touching = Pick<Happened<DomainEvent>, 'data' | 'effectiveOn'>

/** Collects scopes, each once. */
class Scopes {
  private readonly found = new Map<string, Scope>()

  add(scope: Scope): void {
    this.found.set(scope.id, scope)
  }

  all(): readonly Scope[] {
    return [...this.found.values()]
  }
}

const addDossiers = (scopes: Scopes, { dossiers }: HouseState, concerned: (dossier: Dossier) => boolean): void => {
  for (const [id, dossier] of dossiers) if (concerned(dossier)) scopes.add({ kind: 'dossier', id })
}

/** Has the organ a ballot in this dossier in which somebody voted, or still may, on or after this day? */
const votedSince =
  (organ: OrganId | null, day: LocalDate) =>
  ({ ballots }: Dossier): boolean => {
    for (const ballot of ballots.values()) {
      if (organ !== null && ballot.organ !== organ) continue
      if (ballot.closed === null || ballot.closed.on >= day || ballot.openedOn >= day) return true
      for (const { castOn } of ballot.votes.values()) if (castOn >= day) return true
    }
    return false
  }

const actedIn =
  (organ: OrganId) =>
  ({ ballots, decisions }: Dossier): boolean => {
    for (const ballot of ballots.values()) if (ballot.organ === organ) return true
    for (const { organ: by, standing } of decisions.values()) {
      if (by === organ || ratifyingOrgans(standing).includes(organ)) return true
    }
    return false
  }

/** The dossiers with a decision that rests on a mandate, on or after a day. */
const addRestingOn = (scopes: Scopes, state: HouseState, mandate: MandateId, day: LocalDate): void => {
  for (const [id, { decisions }] of dossiersUnder(state, mandate, { fromYear: yearOf(day) })) {
    for (const { chain, countsOn } of decisions.values()) {
      if (countsOn >= day && chain.includes(mandate)) scopes.add({ kind: 'dossier', id })
    }
  }
}

const meetingIn =
  (meeting: MeetingId) =>
  ({ ballots, decisions }: Dossier): boolean => {
    for (const decision of decisions.values()) if (decision.meeting === meeting) return true
    for (const ballot of ballots.values()) if (ballot.meeting === meeting) return true
    return false
  }

const addMeetingsOf = (scopes: Scopes, { meetings }: HouseState, organ: OrganId): void => {
  for (const [id, meeting] of meetings) if (meeting.organ === organ) scopes.add({ kind: 'meeting', id })
}

/** Whether a chair could have rotated hangs on who else had a vote. */
const addRotating = (scopes: Scopes, state: HouseState, organ: OrganId): void => {
  const rotates = state.organs.get(organ)?.rules.some(({ rules }) => rules.chair === 'rotating') === true
  if (rotates) addMeetingsOf(scopes, state, organ)
}

const addSeatsOf = (scopes: Scopes, { seats }: HouseState, concerned: (seat: Seat) => boolean): void => {
  for (const [id, seat] of seats) if (concerned(seat)) scopes.add({ kind: 'seat', id })
}

const addAllMandates = (scopes: Scopes, { mandates }: HouseState): void => {
  for (const id of mandates.keys()) scopes.add({ kind: 'mandate', id })
}

/** A mandate takes over from others of its holder and crosses them, and carries those below it. */
const addMandatesAround = (scopes: Scopes, state: HouseState, changed: Mandate): void => {
  const { mandates } = state
  const organs = new Set<OrganId>([lineOf(state, changed.grantee.organ)])
  for (let before = -1; before !== organs.size; ) {
    before = organs.size
    for (const { grantor, grantee } of mandates.values()) {
      if (grantor.kind === 'organ' && organs.has(lineOf(state, grantor.organ))) organs.add(lineOf(state, grantee.organ))
    }
  }
  for (const [id, { grantee }] of mandates)
    if (organs.has(lineOf(state, grantee.organ))) scopes.add({ kind: 'mandate', id })
}

/** The mandates of which it must be told which decisions rested on them, when such a decision is taken or settled. */
const addBrokenMandates = (scopes: Scopes, { mandates }: HouseState, { decisions }: Dossier): void => {
  for (const { chain } of decisions.values()) {
    for (const id of chain) {
      const mandate = mandates.get(id)
      if (mandate !== undefined && (mandate.revokedOn !== null || mandate.suspensions.length > 0)) {
        scopes.add({ kind: 'mandate', id })
      }
    }
  }
}

const dossierTouched = (scopes: Scopes, id: DossierId, before: HouseState, after: HouseState): void => {
  scopes.add({ kind: 'dossier', id })
  const [was, is] = [before.dossiers.get(id), after.dossiers.get(id)]
  if (was === undefined || is === undefined) return
  const withdrawn = was.withdrawal !== is.withdrawal
  if (was.decisions !== is.decisions || withdrawn) addBrokenMandates(scopes, after, is)
  // What stands on an agenda is off it when it is withdrawn.
  if (!withdrawn) return
  for (const [meeting, { agenda }] of after.meetings) {
    if (agenda.some(({ dossier }) => dossier === id)) scopes.add({ kind: 'meeting', id: meeting })
  }
}

/** The next meeting approves the minutes, treats what was left and has another chair: as soon as it is held. */
const mattersToOthers = (was: Meeting | undefined, is: Meeting): boolean =>
  wasHeld(is) && (was === undefined || !wasHeld(was) || was.chair !== is.chair || was.agenda !== is.agenda)

/** The other meetings of its organ whose next or previous one it may be now. */
const addNeighbours = (scopes: Scopes, state: HouseState, id: MeetingId, { organ }: Meeting): void => {
  const held = heldMeetings(state, organ)
  const place = held.findIndex(([other]) => other === id)
  const previous = held[place - 1]?.[1].heldOn
  for (const [index, [other, { heldOn, minutes, status, agenda }]] of held.entries()) {
    const near = Math.abs(index - place) === 1
    // Of earlier ones the meeting before this one was the next already, unless their minutes came after it.
    const waits = previous === undefined || heldOn >= previous || (minutes !== null && minutes.draftedOn > previous)
    const left = status === 'closed' && agenda.some(({ treated }) => !treated)
    if (near || (index < place && waits) || left) scopes.add({ kind: 'meeting', id: other })
  }
}

/** Does it change who was there, in which role, or how many: what the votes and decisions of a meeting are judged by? */
const mattersToVotes = (was: Meeting, is: Meeting): boolean =>
  was.attendance !== is.attendance ||
  was.movements !== is.movements ||
  was.conflicts !== is.conflicts ||
  was.chair !== is.chair ||
  was.agenda !== is.agenda ||
  was.quorumNotes !== is.quorumNotes ||
  was.respondBy !== is.respondBy ||
  was.heldOn !== is.heldOn

const meetingTouched = (scopes: Scopes, id: MeetingId, before: HouseState, after: HouseState): void => {
  scopes.add({ kind: 'meeting', id })
  const [was, is] = [before.meetings.get(id), after.meetings.get(id)]
  if (is === undefined) return
  scopes.add({ kind: 'organ', id: is.organ })
  // Once it takes place, a second convocation puts right that the first was convened too late.
  if (is.secondConvocationOf !== null) scopes.add({ kind: 'meeting', id: is.secondConvocationOf })
  if (was !== undefined && was.heldOn !== is.heldOn) addMeetingsOf(scopes, after, is.organ)
  else if (mattersToOthers(was, is)) addNeighbours(scopes, after, id, is)
  if (was !== undefined && mattersToVotes(was, is)) addDossiers(scopes, after, meetingIn(id))
}

/** The first day on which a period and what it was before differ. */
const changedFrom = (was: Period | undefined, is: Period): LocalDate =>
  was === undefined || was.from !== is.from ? is.from : (earlierDay(was.until, is.until) ?? is.from)

const seatTouched = (scopes: Scopes, id: SeatId, before: HouseState, after: HouseState): void => {
  const [was, is] = [before.seats.get(id), after.seats.get(id)]
  if (is === undefined) return
  scopes.add({ kind: 'organ', id: is.organ })
  addSeatsOf(scopes, after, ({ organ }) => organ === is.organ)
  addRotating(scopes, after, is.organ)
  for (const [delegation, { seat }] of after.delegations)
    if (seat === id) scopes.add({ kind: 'delegation', id: delegation })
  addDossiers(scopes, after, votedSince(is.organ, changedFrom(was?.period, is.period)))
}

const organTouched = (scopes: Scopes, id: OrganId, before: HouseState, after: HouseState): void => {
  scopes.add({ kind: 'organ', id })
  if (!before.organs.has(id)) return
  addMeetingsOf(scopes, after, id)
  addSeatsOf(scopes, after, ({ organ }) => organ === id)
  addAllMandates(scopes, after)
  addDossiers(scopes, after, actedIn(id))
}

const partnerTouched = (scopes: Scopes, id: PartnerId, before: HouseState, after: HouseState): void => {
  scopes.add({ kind: 'partner', id })
  const [was, is] = [before.partners.get(id), after.partners.get(id)]
  if (was === undefined || is === undefined || was === is) return
  // Who merged into it speaks through it.
  const line = partnerLineOf(after, id)
  const isOfLine = ({ partner }: Seat): boolean => partner !== null && partnerLineOf(after, partner) === line
  addSeatsOf(scopes, after, isOfLine)
  for (const seat of after.seats.values()) if (isOfLine(seat)) addRotating(scopes, after, seat.organ)
  addDossiers(scopes, after, votedSince(null, changedFrom(was.period, is.period)))
}

const mandateTouched = (scopes: Scopes, id: MandateId, on: LocalDate, before: HouseState, after: HouseState): void => {
  const [was, is] = [before.mandates.get(id), after.mandates.get(id)]
  if (is === undefined) return
  addMandatesAround(scopes, after, is)
  for (const scope of mandateYears(after, id)) scopes.add(scope)
  // Nothing rests yet on one that was just granted.
  if (was !== undefined) addRestingOn(scopes, after, id, earlierDay(on, was.period.until) ?? on)
}

const proxyTouched = (scopes: Scopes, id: ProxyId, on: LocalDate, before: HouseState, after: HouseState): void => {
  const [was, is] = [before.proxies.get(id), after.proxies.get(id)]
  if (is !== undefined) addDossiers(scopes, after, votedSince(is.organ, earlierDay(on, was?.givenOn ?? null) ?? on))
}

/** Acts that have findings of their own and of which little else depends. */
const othersTouched = (scopes: Scopes, data: DomainEvent['data'], before: HouseState, after: HouseState): void => {
  if ('candidacy' in data && data.candidacy !== null) scopes.add({ kind: 'candidacy', id: data.candidacy })
  if ('delegation' in data) scopes.add({ kind: 'delegation', id: data.delegation })
  if ('action' in data) scopes.add({ kind: 'action', id: data.action })
  if ('signal' in data) scopes.add({ kind: 'signal', id: data.signal })
  if ('goal' in data && data.goal !== null) scopes.add({ kind: 'goal', id: data.goal })
  if (before.evaluations !== after.evaluations) for (const id of after.goals.keys()) scopes.add({ kind: 'goal', id })
  if (before.agreements === after.agreements) return
  if ('agreement' in data) scopes.add({ kind: 'agreement', id: data.agreement })
  addAllMandates(scopes, after)
}

const partnersTouched = (scopes: Scopes, data: DomainEvent['data'], before: HouseState, after: HouseState): void => {
  if ('partner' in data && data.partner !== null) partnerTouched(scopes, data.partner, before, after)
  if ('partners' in data) for (const id of data.partners) partnerTouched(scopes, id, before, after)
}

/** What decides and what decisions rest on. */
const powersTouched = (
  scopes: Scopes,
  { data, effectiveOn }: Touching,
  before: HouseState,
  after: HouseState,
): void => {
  if ('mandate' in data && typeof data.mandate === 'string' && before.mandates !== after.mandates)
    mandateTouched(scopes, data.mandate, effectiveOn, before, after)
  if ('proxy' in data && data.proxy !== null && before.proxies !== after.proxies)
    proxyTouched(scopes, data.proxy, effectiveOn, before, after)
}

/**
 * The scopes whose findings may differ after an event; all others stay as they were. Looks at what the event made another
 * of the state, so that an event of any type is covered by the things it changes.
 */
export const scopesTouchedBy = (event: Touching, before: HouseState, after: HouseState): readonly Scope[] => {
  if (before === after) return []
  const { data } = event
  const scopes = new Scopes()
  if ('dossier' in data && data.dossier !== null && before.dossiers !== after.dossiers)
    dossierTouched(scopes, data.dossier, before, after)
  if ('meeting' in data && data.meeting !== null && before.meetings !== after.meetings)
    meetingTouched(scopes, data.meeting, before, after)
  if ('seat' in data && before.seats !== after.seats) seatTouched(scopes, data.seat, before, after)
  if ('organ' in data && before.organs !== after.organs) organTouched(scopes, data.organ, before, after)
  if (before.partners !== after.partners) partnersTouched(scopes, data, before, after)
  powersTouched(scopes, event, before, after)
  othersTouched(scopes, data, before, after)
  const add = (scope: Scope): void => scopes.add(scope)
  if ('dossier' in data && data.dossier !== null) moneyOfDossierTouched(add, data.dossier, before, after)
  if (before.money !== after.money) moneyTouched(add, data, before, after)
  const late = before.lateFacts === after.lateFacts ? null : thingOf(data)
  if (late !== null) scopes.add(late)
  return scopes.all()
}
