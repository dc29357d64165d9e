import { dueOn, isOpenOn } from '../domain/action/state.js'
import type { AskedOf } from '../domain/advice/events.js'
import { deadlinesOf } from '../domain/bekrachtiging/deadline.js'
import { hasEnded } from '../domain/mandate/state.js'
import { lastDayOf } from '../domain/meeting/state.js'
import { actsFor } from '../domain/organ/succession.js'
import { partnerNow } from '../domain/partner/succession.js'
import type { OrganId, PersonId, SeatId } from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import { addDays, type LocalDate, type TimeOfDay } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import { namesIn, subjectName, type Voice } from './words.js'

/** A day that matters to one person, in words. */
export type AgendaEntry = {
  /** The same as long as it is the same thing, so that a calendar moves what was moved. */
  readonly uid: string
  readonly on: LocalDate
  /** The hour in Flanders; null for something of a whole day. */
  readonly at: TimeOfDay | null
  readonly title: string
  readonly place: string | null
  /** Where on the site more is told. */
  readonly path: string
}

type Mine = {
  readonly house: HouseState
  readonly root: string
  readonly voice: Voice
  readonly today: LocalDate
  readonly seats: ReadonlySet<SeatId>
  readonly inOrgan: (organ: OrganId) => boolean
  readonly forPartner: (partner: string) => boolean
}

const mineOf = (house: HouseState, person: PersonId, today: LocalDate, voice: Voice): Mine => {
  const held = [...house.seats].filter(([, seat]) => seat.person === person && covers(seat.period, today))
  const organs = new Set(held.map(([, seat]) => seat.organ))
  const partners = new Set<string>(
    held.flatMap(([, { partner }]) => (partner === null ? [] : [partnerNow(house, partner, today)])),
  )
  return {
    house,
    root: `/huizen/${house.house?.id ?? ''}`,
    voice,
    today,
    seats: new Set(held.map(([id]) => id)),
    inOrgan: (organ) => organs.has(actsFor(house, organ, today)),
    forPartner: (partner) => partners.has(partner),
  }
}

/** How long a meeting stays in the calendar after its day. */
const KEPT_DAYS = 365

const meetingEntries = ({ house, root, voice, today, inOrgan }: Mine): readonly AgendaEntry[] =>
  [...house.meetings].flatMap(([id, meeting]) => {
    const on = meeting.resumesOn ?? lastDayOf(meeting)
    if (!inOrgan(meeting.organ) || on < addDays(today, -KEPT_DAYS)) return []
    const key = meeting.form === 'written' ? 'feed.agenda.written' : 'feed.agenda.meeting'
    const title = voice.say(key, { organ: namesIn(house).organ(meeting.organ) })
    // What is taken up again on another day has no hour of its own.
    const at = on === meeting.heldOn ? meeting.startsAt : null
    return [{ uid: `meeting-${id}`, on, at, title, place: meeting.place, path: `${root}/vergaderingen/${id}` }]
  })

/** Is this advice asked of an organ I sit in, or of a partner I speak for? */
const isAskedOfMe = ({ house, today, inOrgan, forPartner }: Mine, of: AskedOf): boolean =>
  of.kind === 'organ' ? inOrgan(of.organ) : of.partners.some((partner) => forPartner(partnerNow(house, partner, today)))

const dossierEntries = (mine: Mine): readonly AgendaEntry[] =>
  [...mine.house.dossiers].flatMap(([id, dossier]) => {
    const { house, root, voice, seats, inOrgan } = mine
    const shared = { at: null, place: null, path: `${root}/dossiers/${id}` }
    const details = { dossier: dossier.title }
    const advice = [...dossier.adviceRequests].flatMap(([request, { of, given, deadline: on }]) =>
      given || !isAskedOfMe(mine, of)
        ? []
        : [{ uid: `advice-${request}`, on, title: voice.say('feed.agenda.advice', details), ...shared }],
    )
    const decided = [...dossier.decisions].flatMap(([key, decision]) => {
      const ratify = deadlinesOf(house, decision).flatMap(({ organ, dueOn: on }) =>
        inOrgan(organ)
          ? [{ uid: `ratify-${key}-${organ}`, on, title: voice.say('feed.agenda.bekrachtiging', details), ...shared }]
          : [],
      )
      const votes = decision.ballot === null ? undefined : dossier.ballots.get(decision.ballot)?.votes
      const open = [...(votes ?? [])].some(
        ([seat, vote]) => seats.has(seat) && vote.provisional && vote.confirmed === null && vote.lapsed === null,
      )
      const on = decision.referralBackUntil
      const title = voice.say('feed.agenda.referral-back', details)
      return [...ratify, ...(open && on !== null ? [{ uid: `confirm-${key}`, on, title, ...shared }] : [])]
    })
    return [...advice, ...decided]
  })

const actionEntries = ({ house, root, voice, today, seats, inOrgan, forPartner }: Mine): readonly AgendaEntry[] =>
  [...house.actions].flatMap(([id, action]) => {
    const { owner } = action
    const mine =
      owner.kind === 'seat'
        ? seats.has(owner.seat)
        : owner.kind === 'organ'
          ? inOrgan(owner.organ)
          : forPartner(partnerNow(house, owner.partner, today))
    const on = dueOn(action, today)
    if (!mine || on === null || !isOpenOn(action, today)) return []
    const title = voice.say('feed.agenda.action', { title: action.title })
    const path = action.dossier === null ? `${root}/doelen` : `${root}/dossiers/${action.dossier}`
    return [{ uid: `action-${id}`, on, at: null, title, place: null, path }]
  })

/** Seats and mandates that run out have no event when they do: here is where they are seen coming. */
const lapsingEntries = ({ house, root, voice, today, seats, inOrgan }: Mine): readonly AgendaEntry[] => {
  const names = namesIn(house)
  const ofSeats = [...seats].flatMap((id) => {
    const seat = house.seats.get(id)
    const on = seat?.period.until ?? null
    if (seat === undefined || on === null) return []
    const title = voice.say('feed.agenda.seat', { organ: names.organ(seat.organ) })
    return [{ uid: `seat-${id}`, on, at: null, title, place: null, path: root }]
  })
  const ofMandates = [...house.mandates].flatMap(([id, mandate]) => {
    const on = mandate.period.until
    if (on === null || !inOrgan(mandate.grantee.organ) || hasEnded(mandate, today)) return []
    const details = { organ: names.organ(mandate.grantee.organ), subject: subjectName(voice, house, mandate.subject) }
    const title = voice.say('feed.agenda.mandate', details)
    return [{ uid: `mandate-${id}`, on, at: null, title, place: null, path: `${root}/mandaten/${id}` }]
  })
  return [...ofSeats, ...ofMandates]
}

/**
 * The days that matter to a person in a house, as it stands: meetings of their organs (the last year's too), and what is
 * still to be done by a day by them, their organ or their partner.
 */
export const agendaOf = (
  house: HouseState,
  person: PersonId,
  today: LocalDate,
  voice: Voice,
): readonly AgendaEntry[] => {
  const mine = mineOf(house, person, today, voice)
  return [meetingEntries, dossierEntries, actionEntries, lapsingEntries]
    .flatMap((entries) => entries(mine))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.uid < b.uid ? -1 : 1))
}
