import type { AgendaItemShown, Presence } from '../../application/meeting-told.js'
import { ballotId, dossierId } from '../../domain/shared/identifiers.js'
import { seatText } from '../dossier/words.js'
import type { MeetingContext } from './meeting-act.js'

/** Who was there in one way, as a line; nothing when nobody was. */
const present = ({ view, told }: MeetingContext, how: Presence): readonly string[] => {
  const seats = told.attendance.filter(({ start }) => start === how).map(({ seat }) => seatText(seat))
  return seats.length === 0 ? [] : [view.say(`minutes.draft.${how}`, { seats: view.list(seats) })]
}

const moved = ({ view, told }: MeetingContext): readonly string[] =>
  told.movements.map(({ kind, seat, fromItem, at }) => {
    const details = { seat: seatText(seat), item: fromItem }
    return at === null
      ? view.say(`meeting.moved.${kind}`, details)
      : view.say(`meeting.moved.${kind}-at`, { ...details, at })
  })

const quorum = ({ view, told }: MeetingContext): readonly string[] =>
  told.quorum
    .filter(({ matter }) => matter === null)
    .slice(-1)
    .map(({ present: there, represented, seats, needed, met }) => {
      const counted = view.say('meeting.quorum.counted', { present: there, represented, seats })
      return needed === null
        ? counted
        : `${counted} ${view.say(met ? 'minutes.draft.quorum' : 'minutes.draft.no-quorum', { needed })}`
    })

const ballots = ({ view, told, asker }: MeetingContext, { dossier }: AgendaItemShown): readonly string[] =>
  told.ballots
    .filter((ballot) => ballot.dossier.id === dossier.id && !ballot.annulled)
    .flatMap(({ id, secret, outcome }) => {
      const found = asker.state.dossiers.get(dossierId.parse(dossier.id))?.ballots.get(ballotId.parse(id))
      const tally = found?.tally ?? null
      if (outcome === null || tally === null) return []
      return [
        view.say(secret ? 'minutes.draft.secret-ballot' : 'minutes.draft.ballot', {
          for: tally.for,
          against: tally.against,
          abstain: tally.abstain,
          outcome: view.say(`word.ballot-outcome.${outcome}`),
        }),
      ]
    })

const item = (context: MeetingContext, one: AgendaItemShown): string => {
  const { view, told } = context
  const { say } = view
  const aside = told.conflicts.filter(({ dossier }) => dossier.id === one.dossier.id)
  const decisions = told.decisions.filter(({ dossier }) => dossier.id === one.dossier.id)
  return [
    `${one.item}. ${one.dossier.name}`,
    ...(one.withdrawn === null ? [] : [say('minutes.draft.withdrawn', { reason: one.withdrawn.reason })]),
    ...aside.map(({ seat }) => say('minutes.draft.aside', { seat: seatText(seat) })),
    ...(one.treated?.note == null ? [] : [one.treated.note]),
    ...ballots(context, one),
    ...decisions.map(({ outcome }) => say('minutes.draft.decision', { outcome: say(`word.outcome.${outcome}`) })),
    ...(one.withdrawn === null && one.treated === null ? [say('minutes.draft.not-treated')] : []),
  ].join('\n')
}

/** What was recorded of a meeting, written out as minutes to correct: functions and organisations, never names. */
export const draftedText = (context: MeetingContext): string => {
  const { view, told, meeting } = context
  const { say, day, list } = view
  const { began } = meeting
  const head = [
    say('minutes.draft.title', { organ: told.organ.name, days: list(told.days.map(day)) }),
    ...(told.place === null ? [] : [say('meeting.about.place', { place: told.place })]),
    ...(told.chair === null ? [] : [say('meeting.about.chair', { seat: seatText(told.chair) })]),
    ...(told.secretary === null ? [] : [say('meeting.about.secretary', { seat: seatText(told.secretary) })]),
    ...(began === null ? [] : [say('minutes.draft.began', { at: began.at })]),
  ]
  const there = [
    ...present(context, 'present'),
    ...present(context, 'represented'),
    ...present(context, 'absent'),
    ...moved(context),
    ...quorum(context),
  ]
  const items = told.agenda.map((one) => item(context, one))
  return [head.join('\n'), there.join('\n'), ...items, say('minutes.draft.end')]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
