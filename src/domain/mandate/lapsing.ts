import type { SubjectPath } from '../house/subject.js'
import { actsFor, isActive } from '../organ/succession.js'
import { mustBeExtendable } from '../seat/decide.js'
import type { SeatRole } from '../seat/events.js'
import type { Refused } from '../shared/decider.js'
import type { MandateId, OrganId, SeatId } from '../shared/identifiers.js'
import type { RefusalCode } from '../shared/refusal.js'
import { addDays, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { chainOn } from './chain.js'
import { endOfMunicipalTerm } from './municipal-term.js'
import { inOrderOfRenewal, mustBeRenewable } from './renew.js'
import { hasEnded } from './state.js'

type Lapse = {
  /** The last day it holds. */
  readonly until: LocalDate
  /** The organ that holds it, or in which the seat is. */
  readonly organ: OrganId
  /** The last day of the municipal term that follows `until`. */
  readonly proposedUntil: LocalDate
  /** Can it be renewed to that day, together with what `needs` names? Else the code of the refusal. */
  readonly renewable: true | RefusalCode
}

export type LapsingMandate = Lapse & {
  readonly kind: 'mandate'
  readonly id: MandateId
  readonly role: SeatRole | null
  readonly subject: SubjectPath
  /** Mandates it rests on that lapse too, and must be renewed with it (or before it). */
  readonly needs: readonly MandateId[]
}

export type LapsingSeat = Lapse & { readonly kind: 'seat'; readonly id: SeatId }

export type Lapsing = LapsingMandate | LapsingSeat

export type LapsingQuestion = {
  /** The day on which it is asked, and on which would be renewed. */
  readonly on: LocalDate
  /** How many days ahead to look; 0 for what ends on the day itself. */
  readonly within: number
}

const proposal = (until: LocalDate): LocalDate => endOfMunicipalTerm(addDays(until, 1))

const codeOf = (refused: Refused | null): true | RefusalCode => (refused === null ? true : refused.refusal.code)

const byDay = (a: Lapse & { readonly id: string }, b: Lapse & { readonly id: string }): number =>
  a.until < b.until ? -1 : a.until > b.until ? 1 : a.id < b.id ? -1 : 1

const lapsingMandates = (state: HouseState, on: LocalDate, last: LocalDate): readonly LapsingMandate[] => {
  const lapses = [...state.mandates.entries()].flatMap(([mandate, found]) => {
    const { until } = found.period
    if (until === null || until > last || found.revokedOn !== null || hasEnded(found, on)) return []
    const organ = actsFor(state, found.grantee.organ, on)
    if (!isActive(state, organ, on)) return []
    return [{ mandate, found, organ, until: proposal(until), lapsesOn: until, field: 'mandate' }]
  })
  // Renewed one after another in one act, one mandate may rest on another that lapses as well.
  const together = new Set(inOrderOfRenewal(state, lapses, on).order.map(({ mandate }) => mandate))
  return lapses.map((lapse) => {
    const { mandate: id, found, organ, until: proposedUntil, lapsesOn: until } = lapse
    const alone = codeOf(mustBeRenewable(state, lapse, on))
    const above = alone === true || !together.has(id) ? [] : (chainOn(state, id, on) ?? []).slice(1)
    return {
      kind: 'mandate',
      id,
      until,
      organ,
      role: found.grantee.role,
      subject: found.subject,
      proposedUntil,
      renewable: together.has(id) ? true : alone,
      needs: above.map(({ mandate }) => mandate).filter((mandate) => together.has(mandate)),
    }
  })
}

const lapsingSeats = (state: HouseState, on: LocalDate, last: LocalDate): readonly LapsingSeat[] =>
  [...state.seats.entries()].flatMap(([id, seat]): readonly LapsingSeat[] => {
    const { until } = seat.period
    if (seat.ended || until === null || until < on || until > last || !isActive(state, seat.organ, on)) return []
    const proposedUntil = proposal(until)
    const renewable = codeOf(mustBeExtendable(state, { seat: id, until: proposedUntil, field: 'seat' }, on))
    return [{ kind: 'seat', id, until, organ: seat.organ, proposedUntil, renewable }]
  })

/**
 * What lapses from a day on, within so many days, what could be renewed and until when: mandates first, each by its last
 * day. Municipal elections end most of it (S3 ch.2 §1.2, §3.1), so the end of the next municipal term is proposed.
 */
export const lapsing = (state: HouseState, { on, within }: LapsingQuestion): readonly Lapsing[] => {
  const last = addDays(on, within)
  return [...[...lapsingMandates(state, on, last)].sort(byDay), ...[...lapsingSeats(state, on, last)].sort(byDay)]
}
