import type { Bekrachtiging } from '../../bekrachtiging/state.js'
import { becameFinalOn, wasFinalOn } from '../../bekrachtiging/status.js'
import type { Decision } from '../../decision/state.js'
import type { Dossier } from '../../dossier/state.js'
import type { Meeting } from '../../meeting/state.js'
import { rulesOn } from '../../organ/state.js'
import type { DossierId, EventId } from '../../shared/identifiers.js'
import { addDays, type LocalDate, later } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { aboutDecision, resolves, settledOn } from './decisions.js'
import { type Report, unlessInTime } from './rule.js'

/** A condition of a bekrachtiging that is still open after so many days has been forgotten; the texts say three months. */
export const CONDITIONS_WITHIN_DAYS = 90

type Asked = {
  readonly state: HouseState
  readonly dossierId: DossierId
  readonly dossier: Dossier
  readonly decision: Decision
  readonly about: About
  readonly report: Report
}

const noQuorum = ({ state, dossierId, dossier, decision, about, report }: Asked): void => {
  if (!resolves(decision)) return
  const ballot = decision.ballot === null ? undefined : dossier.ballots.get(decision.ballot)
  const meeting = decision.meeting === null ? undefined : state.meetings.get(decision.meeting)
  const proof = decision.judged === 'no-quorum' ? ballot?.closed?.event : notedAbsence(meeting, dossierId)
  if (proof === undefined) return
  report(
    finding('quorum.not-met', about, {
      since: decision.decidedOn,
      healedOn: settledOn(dossier, decision),
      events: [proof, decision.event],
    }),
  )
}

/** The newest count for the matter, or for the meeting as a whole, where it was too small. */
const notedAbsence = (meeting: Meeting | undefined, dossier: DossierId): EventId | undefined => {
  const note =
    meeting?.quorumNotes.findLast(({ matter }) => matter === dossier) ??
    meeting?.quorumNotes.findLast(({ matter }) => matter === null)
  return note === undefined || note.met ? undefined : note.event
}

const executions = ({ decision, about, report }: Asked): void => {
  const { annulled, fallen } = decision
  for (const { on, event } of decision.executions) {
    if (annulled !== null && on >= annulled.on) {
      const events = [annulled.event, event] as const
      report(finding('decision.annulled-but-executed', about, { part: event, since: on, events }))
    } else if (fallen) {
      report(
        finding('decision.fallen-but-executed', about, { part: event, since: on, events: [decision.event, event] }),
      )
    } else if (!wasFinalOn(decision, on)) {
      const events = [decision.event, event] as const
      const healedOn = becameFinalOn(decision)
      report(finding('decision.executed-before-final', about, { part: event, since: on, healedOn, events }))
    }
  }
}

const published = ({ state, decision, about, report }: Asked): void => {
  const final = becameFinalOn(decision)
  const organ = state.organs.get(decision.organ)
  const days = (organ && rulesOn(organ, decision.decidedOn)?.publicationDays) ?? null
  if (final === null || days === null) return
  const healedOn = decision.published?.on ?? decision.annulled?.on ?? null
  unlessInTime(report)(
    finding('decision.published-late', about, {
      since: addDays(final, days + 1),
      healedOn,
      events: decision.published === null ? [decision.event] : [decision.event, decision.published.event],
      details: { lastDay: addDays(final, days) },
    }),
  )
}

const lastMet = ({ conditions }: Bekrachtiging): LocalDate | null =>
  conditions.reduce<LocalDate | null>(
    (day, { metOn }) => (metOn === null || day === null ? null : later(day, metOn)),
    '0000-01-01' as LocalDate,
  )

const conditions = ({ dossier, decision, about, report }: Asked): void => {
  for (const word of decision.bekrachtiging.values()) {
    if (word.conditions.length === 0 || word.outcome !== 'granted') continue
    const met = word.conditions.flatMap(({ metBy }) => (metBy === null ? [] : [metBy]))
    unlessInTime(report)(
      finding('bekrachtiging.condition-not-met', about, {
        part: word.organ,
        since: addDays(word.on, CONDITIONS_WITHIN_DAYS + 1),
        healedOn: lastMet(word) ?? decision.annulled?.on ?? dossier.withdrawal?.on ?? null,
        events: [word.event, ...met],
        details: { open: word.conditions.length - met.length },
      }),
    )
  }
}

/** The first version after the one that was sent back says what was done with each remark. */
const remarks = ({ dossier, decision, about, report }: Asked): void => {
  const next = dossier.versions[decision.proposalVersion]
  if (next === undefined) return
  for (const word of decision.bekrachtiging.values()) {
    const late = word.remarks.filter(({ answeredBy }) => answeredBy !== next.event)
    if (word.outcome !== 'sent-back' || late.length === 0) continue
    const answers = late.map(({ answeredBy }) => dossier.versions.find(({ event }) => event === answeredBy)?.on ?? null)
    const open = answers.filter((on) => on === null).length
    report(
      finding('bekrachtiging.remarks-unanswered', about, {
        part: word.organ,
        since: next.on,
        healedOn:
          open > 0
            ? (dossier.withdrawal?.on ?? null)
            : answers.reduce<LocalDate>((day, on) => (on === null ? day : later(day, on)), next.on),
        events: [word.event, next.event],
        details: { open },
      }),
    )
  }
}

/** What became of the decisions of a dossier: carried out, published, ratified under conditions, sent back. */
export const aftermathFindings = (state: HouseState, dossierId: DossierId, dossier: Dossier, report: Report): void => {
  for (const [id, decision] of dossier.decisions) {
    const about = aboutDecision(dossierId, id, decision)
    const asked = { state, dossierId, dossier, decision, about, report }
    noQuorum(asked)
    executions(asked)
    published(asked)
    conditions(asked)
    remarks(asked)
  }
}
