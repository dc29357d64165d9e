import type { AttendanceRow, MeetingTold, MinutesShown, Presence, QuorumShown } from '../application/meeting-told.js'
import type { PaperBlock } from './paper.js'
import { seatText, type Words } from './words.js'

const heading = (text: string, level: 1 | 2 = 1): PaperBlock => ({ kind: 'heading', level, text })
const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })

/** What stands under a heading; nothing at all when there is nothing to say. */
const section = (title: string, blocks: readonly PaperBlock[]): readonly PaperBlock[] =>
  blocks.length === 0 ? [] : [heading(title), ...blocks]

const list = (items: readonly string[]): readonly PaperBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])

const factsOf = ({ say, day, list: joined }: Words, told: MeetingTold): PaperBlock => ({
  kind: 'facts',
  facts: [
    { name: say('meeting.organ'), value: told.organ.name },
    { name: say('meeting.day'), value: joined((told.days.length === 0 ? [told.heldOn] : told.days).map(day)) },
    ...(told.startsAt === null ? [] : [{ name: say('meeting.hour'), value: told.startsAt }]),
    ...(told.place === null ? [] : [{ name: say('meeting.place'), value: told.place }]),
    ...(told.chair === null ? [] : [{ name: say('meeting.chair'), value: seatText(told.chair) }]),
    ...(told.secretary === null ? [] : [{ name: say('meeting.secretary'), value: seatText(told.secretary) }]),
    { name: say('document.minutes.convened'), value: day(told.convenedOn) },
  ],
})

const presenceText = ({ say }: Words, presence: Presence | null): string =>
  presence === null ? '–' : say(`meeting.presence.${presence}`)

/** For which matters somebody was there in another way than at the start. */
const exceptions = (words: Words, { agenda }: MeetingTold, { start, items }: AttendanceRow): string =>
  agenda
    .flatMap(({ item }, index) => {
      const presence = items[index] ?? null
      if (presence === null || presence === start) return []
      return [words.say('document.minutes.exception', { item, presence: presenceText(words, presence) })]
    })
    .join('; ')

const attendanceOf = (words: Words, told: MeetingTold): readonly PaperBlock[] => {
  const { say } = words
  if (!told.attendance.some(({ start }) => start !== null)) return [paragraph(say('meeting.attendance.none'))]
  return [
    {
      kind: 'table',
      caption: say('document.minutes.attendance'),
      columns: [
        say('meeting.attendance.seat'),
        say('meeting.attendance.role'),
        say('meeting.attendance.start'),
        say('document.minutes.exceptions'),
      ].map((text) => ({ text })),
      rows: told.attendance.map((row) => [
        seatText(row.seat),
        say(`word.seat-role.${row.role}`),
        presenceText(words, row.start),
        exceptions(words, told, row),
      ]),
    },
    ...list(
      told.movements.map(({ kind, seat, fromItem, at }) => {
        const details = { seat: seatText(seat), item: fromItem }
        return at === null ? say(`meeting.moved.${kind}`, details) : say(`meeting.moved.${kind}-at`, { ...details, at })
      }),
    ),
  ]
}

const quorumText = ({ say }: Words, quorum: QuorumShown): string => {
  const { matter, present, represented, seats, needed, dropped, met } = quorum
  const about = matter === null ? say('meeting.quorum.whole') : say('meeting.quorum.matter', { dossier: matter.name })
  const counted = say('meeting.quorum.counted', { present, represented, seats })
  if (needed === null) return `${about}: ${counted} (${say('meeting.quorum.none')})`
  if (dropped) return `${about}: ${counted} (${say('meeting.quorum.dropped')})`
  return `${about}: ${counted} (${say(met ? 'meeting.quorum.met' : 'meeting.quorum.missed', { needed })})`
}

const proxiesOf = ({ say, day }: Words, { proxies }: MeetingTold): readonly PaperBlock[] =>
  proxies.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: say('meeting.proxies.caption'),
          columns: [
            say('meeting.proxy.giver'),
            say('meeting.proxy.holder'),
            say('meeting.proxy.for'),
            say('meeting.proxy.counts'),
          ].map((text) => ({ text })),
          rows: proxies.map(({ giver, holder, scope, dossier, revokedOn, fault }) => [
            seatText(giver),
            seatText(holder),
            scope === 'item'
              ? say('meeting.proxy.scope.item', { dossier: dossier?.name ?? '' })
              : say(`meeting.proxy.scope.${scope}`),
            revokedOn === null
              ? say(fault === null ? 'meeting.proxy.valid' : `meeting.proxy.fault.${fault}`)
              : say('meeting.proxy.revoked', { day: day(revokedOn) }),
          ]),
        },
      ]

const matterOf = ({ say, day }: Words, told: MeetingTold, index: number): readonly PaperBlock[] => {
  const shown = told.agenda[index]
  if (shown === undefined) return []
  const { item, dossier, part, withdrawn, treated } = shown
  const ballots = told.ballots.filter((ballot) => ballot.dossier.id === dossier.id)
  const decisions = told.decisions.filter((decision) => decision.dossier.id === dossier.id)
  const state =
    withdrawn === null
      ? treated === null
        ? say('meeting.agenda.not-treated')
        : say('meeting.agenda.treated', { day: day(treated.on) })
      : `${say('meeting.agenda.withdrawn')}: ${withdrawn.reason}`
  return [
    heading(say('document.minutes.matter', { item, dossier: dossier.name }), 2),
    paragraph(say('document.minutes.matter-state', { state, part: say(`meeting.agenda.${part}`) })),
    ...(treated?.note == null ? [] : [paragraph(treated.note)]),
    ...list([
      ...ballots.map(({ outcome, annulled }) => {
        if (outcome === null) return say(annulled ? 'meeting.agenda.ballot-annulled' : 'meeting.agenda.ballot-open')
        return say('meeting.agenda.ballot', { outcome: say(`word.ballot-outcome.${outcome}`) })
      }),
      ...decisions.map(({ outcome }) => say('meeting.agenda.decision', { outcome: say(`word.outcome.${outcome}`) })),
    ]),
  ]
}

const conflictsOf = ({ say }: Words, { conflicts }: MeetingTold): readonly PaperBlock[] =>
  list(
    conflicts.map(({ seat, dossier, nature, leftAt, returnedAt }) => {
      const text = say('meeting.conflict', { seat: seatText(seat), dossier: dossier.name, nature })
      if (leftAt === null || returnedAt === null) return text
      return `${text} ${say('meeting.conflict.times', { left: leftAt, returned: returnedAt })}`
    }),
  )

const remarksOf = ({ say }: Words, { remarks }: MinutesShown): readonly PaperBlock[] =>
  list(
    remarks.map(({ by, version, text }) =>
      say('meeting.minutes.remark', { who: by.kind === 'seat' ? seatText(by.seat) : by.partner.name, version, text }),
    ),
  )

const standingOf = ({ say, day }: Words, { approved, versions }: MinutesShown): readonly PaperBlock[] => {
  if (approved === null) return [paragraph(say('document.minutes.draft', { version: versions.length }))]
  const { on, inMeeting, remarks } = approved
  return [
    paragraph(
      inMeeting === null
        ? say('meeting.minutes.approved-by-silence', { day: day(on) })
        : say('document.minutes.approved-in', { day: day(on), meeting: day(inMeeting.heldOn) }),
    ),
    ...(remarks === null ? [] : [paragraph(say('meeting.minutes.approved-with', { remarks }))]),
  ]
}

/** What the minutes of a meeting are called. */
export const minutesTitle = ({ say, day }: Words, { organ, heldOn }: MeetingTold): string =>
  say('document.minutes.title', { organ: organ.name, day: day(heldOn) })

/** The minutes of a meeting: what was recorded of it, and the text that was drawn up; null when there is no text. */
export const minutesBlocks = (words: Words, told: MeetingTold): readonly PaperBlock[] | null => {
  const { say, day } = words
  const { minutesText: minutes } = told
  const newest = minutes?.versions.at(-1)
  if (minutes === null || newest === undefined) return null
  return [
    ...standingOf(words, minutes),
    factsOf(words, told),
    ...section(say('meeting.attendance'), attendanceOf(words, told)),
    ...section(say('meeting.proxies'), proxiesOf(words, told)),
    ...section(say('meeting.quorum'), list(told.quorum.map((quorum) => quorumText(words, quorum)))),
    ...section(say('meeting.conflicts'), conflictsOf(words, told)),
    ...section(
      say('meeting.agenda'),
      told.agenda.flatMap((_item, index) => matterOf(words, told, index)),
    ),
    heading(say('document.minutes.text')),
    paragraph(newest.text),
    ...section(say('meeting.minutes.remarks'), remarksOf(words, minutes)),
    ...section(
      say('document.minutes.rectifications'),
      minutes.rectifications.map(({ on, correction, reason }) =>
        paragraph(say('meeting.minutes.rectified', { day: day(on), correction, reason })),
      ),
    ),
  ]
}
