import type { Action } from '../../action/state.js'
import { type Agreement, inForceFrom } from '../../agreement/state.js'
import type { Candidacy } from '../../candidacy/state.js'
import type { Delegation } from '../../delegation/state.js'
import { type Goal, heldDuring } from '../../goal/state.js'
import type { ActionId, AgreementId, CandidacyId, DelegationId, EventId, GoalId } from '../../shared/identifiers.js'
import { addDays, earlierDay, type LocalDate, later, yearOf } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { type Report, unlessInTime } from './rule.js'

/** Each term that an action had until it was postponed, done or cancelled. */
export const actionFindings = (id: ActionId, action: Action, report: Report): void => {
  const { owner, dossier, dues, closed } = action
  const about: About = { kind: 'action', id, dossier, organ: owner.kind === 'organ' ? owner.organ : null }
  for (const [index, { due, event }] of dues.entries()) {
    const postponed = dues[index + 1]
    unlessInTime(report)(
      finding('action.overdue', about, {
        part: `${index + 1}`,
        since: addDays(due, 1),
        healedOn: earlierDay(postponed?.from ?? null, closed?.on ?? null),
        events: event === action.event ? [event] : [action.event, event],
        details: { due },
      }),
    )
  }
}

/** It should have begun, and a party has not signed. */
export const agreementFindings = (id: AgreementId, agreement: Agreement, report: Report): void => {
  const since = later(agreement.from, agreement.draftedOn)
  const signed = inForceFrom(agreement)
  if (signed !== null && signed <= since) return
  const { terminated, terms, parties } = agreement
  const lastDay = earlierDay(terminated?.on ?? null, terms.at(-1)?.until ?? null)
  const healedOn = earlierDay(signed, lastDay === null ? null : addDays(lastDay, 1))
  unlessInTime(report)(
    finding(
      'agreement.not-signed-by-all',
      { kind: 'agreement', id, dossier: null, organ: null },
      {
        since,
        healedOn,
        events: [agreement.event, ...parties.flatMap(({ signed: act }) => (act === null ? [] : [act.event]))],
        details: {
          missing: parties
            .filter((party) => party.signed === null && party.left === null)
            .map(({ partner }) => partner),
        },
      },
    ),
  )
}

/** A candidate that was refused without a word why. */
export const candidacyFindings = (id: CandidacyId, { event, put, outcome }: Candidacy, report: Report): void => {
  if (outcome?.kind !== 'refused' || !outcome.broken.includes('candidacy.reasons-needed')) return
  report(
    finding(
      'partner.refused-without-reasons',
      { kind: 'candidacy', id, dossier: put?.dossier ?? null, organ: null },
      {
        since: outcome.on,
        events: [event, outcome.event],
      },
    ),
  )
}

/** From each report the next one is due so many days later; from the appointment, the first. */
export const delegationFindings = (
  state: HouseState,
  id: DelegationId,
  delegation: Delegation,
  report: Report,
): void => {
  const { reportEveryDays, period, reports, organ, seat } = delegation
  if (reportEveryDays === null) return
  const about: About = { kind: 'delegation', id, dossier: null, organ }
  const last = earlierDay(period.until, state.seats.get(seat)?.period.until ?? null)
  const told = [...reports].sort((a, b) => (a.on < b.on ? -1 : 1))
  const begun: readonly { readonly on: LocalDate; readonly event: EventId | null }[] = [
    { on: period.from, event: null },
    ...told,
  ]
  for (const [index, { on, event }] of begun.entries()) {
    const due = addDays(on, reportEveryDays)
    // Whoever is not sent any more by then need not report.
    if (last !== null && due >= last) continue
    unlessInTime(report)(
      finding('delegation.no-report', about, {
        part: `${index + 1}`,
        since: addDays(due, 1),
        healedOn: told[index]?.on ?? (last === null ? null : addDays(last, 1)),
        events: event === null ? [delegation.event] : [delegation.event, event],
        details: { due },
      }),
    )
  }
}

const MANY_YEARS = 200

/** The years that a goal was, or is, to be looked back on by 1 April of the next; the first that lacks so is the last told. */
export const goalFindings = (state: HouseState, id: GoalId, goal: Goal, report: Report): void => {
  const about: About = { kind: 'goal', id, dossier: null, organ: null }
  const evaluated = new Map(
    state.evaluations.flatMap(({ year, on, event, goals, organ }) =>
      goals.some((one) => one.goal === id) ? [[year, { on, event, organ }] as const] : [],
    ),
  )
  const newest = Math.max(yearOf(goal.period.from), ...evaluated.keys())
  // It may have been asked of later years only, or of those again.
  const last = Math.max(newest, ...goal.contents.map(({ from }) => yearOf(from))) + 1
  for (let year = yearOf(goal.period.from); year <= last && year < newest + MANY_YEARS; year++) {
    const content = goal.contents.findLast(({ from }) => from <= `${year}-12-31`)
    if (content?.evaluatedYearly !== true || !heldDuring(goal, year)) continue
    const done = evaluated.get(year)
    unlessInTime(report)(
      finding('evaluation.missing', done === undefined ? about : { ...about, organ: done.organ }, {
        part: String(year),
        since: `${year + 1}-04-01` as LocalDate,
        healedOn: done?.on ?? null,
        events: done === undefined ? [goal.event] : [goal.event, done.event],
        details: { year },
      }),
    )
    if (done === undefined && year >= newest) return
  }
}
