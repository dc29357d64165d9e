import type { HouseStates } from '../application/house-states.js'
import type { MeetingTold, Recorded } from '../application/meeting-told.js'
import type { Meetings, MeetingTime } from '../application/meetings.js'
import type { Attachments } from '../attachments/attachments.js'
import type { HouseId, MeetingId } from '../domain/shared/identifiers.js'
import { dayInFlanders, type Instant, type LocalDate } from '../domain/shared/time.js'
import type { StoredEvent } from '../ledger/event.js'
import type { TransparencyLog } from '../ledger/transparency/transparency-log.js'
import type { Language } from '../texts/catalogue.js'
import { agendaBlocks, agendaTitle, ofAgenda } from './agenda-paper.js'
import { minutesBlocks, minutesTitle } from './minutes-paper.js'
import { originOf } from './origin.js'
import type { Paper, PaperBlock, PaperLogo } from './paper.js'
import { createPdfWriter, type PdfWriter } from './pdf/pdf-writer.js'
import { type Words, wordsOf } from './words.js'

/** `not-yet-sealed`: no signed checkpoint covers yet what the document tells of. */
export type Written = Paper | 'not-there' | 'not-yet-sealed'

/** A document that was composed elsewhere, of what is told there. */
export type Composed = {
  readonly language: Language
  readonly title: string
  readonly house: string
  readonly blocks: readonly PaperBlock[]
  /** The id of the event in the log that it rests on. */
  readonly event: string
  readonly asOf: LocalDate
  /** When what it tells last changed. */
  readonly writtenAt: Instant
}

/** What is made of a meeting: `agenda` as it was put before the members, `minutes` of what became of it. */
export type MeetingDocument = 'agenda' | 'minutes'

/** Documents of the ledger. The same question at the same place in the log gives the same document. */
export type Documents = {
  /** `not-there` without a meeting; minutes also without a text. */
  readonly ofMeeting: (
    kind: MeetingDocument,
    house: HouseId,
    meeting: MeetingId,
    asked: MeetingTime & { readonly language: Language },
  ) => Promise<Written>
  /** The minutes just as they were when they were approved; `not-there` as long as they are not. */
  readonly ofApprovedMinutes: (
    house: HouseId,
    meeting: MeetingId,
    asked: { readonly language: Language; readonly today: LocalDate },
  ) => Promise<Written>
  /** A composed document with where it comes from. */
  readonly compose: (composed: Composed) => Promise<Written>
  readonly pdf: PdfWriter['write']
  readonly close: () => void
}

type Dependencies = {
  readonly houses: HouseStates
  readonly meetings: Meetings
  readonly readEvent: (id: string) => Promise<StoredEvent | null>
  readonly log: Pick<TransparencyLog, 'covering'>
  readonly attachments: Pick<Attachments, 'read'>
  /** The address of this site, without a slash at the end: it stands in the QR code. */
  readonly site: string
}

type Kind = {
  readonly title: (words: Words, told: MeetingTold) => string
  /** Null when there is nothing of the kind. */
  readonly blocks: (words: Words, told: MeetingTold) => readonly PaperBlock[] | null
  /** What of a meeting the document tells of. */
  readonly tells: (told: MeetingTold) => readonly Recorded[]
}

const kinds: Readonly<Record<MeetingDocument, Kind>> = {
  agenda: { title: agendaTitle, blocks: agendaBlocks, tells: ofAgenda },
  minutes: {
    title: minutesTitle,
    blocks: minutesBlocks,
    tells: ({ entries, proxies, ballots, decisions }) => [
      // What the file of the minutes is does not stand in the minutes.
      ...entries.filter(({ type }) => type !== 'MinutesPaperRecorded'),
      ...proxies,
      ...ballots,
      ...decisions,
    ],
  },
}

const newestOf = (recorded: readonly Recorded[]): Recorded | null =>
  recorded.reduce<Recorded | null>(
    (newest, one) => (newest === null || one.recordedAt >= newest.recordedAt ? one : newest),
    null,
  )

/** The day on which an event was known and counted: from then on its story does not change by waiting. */
const settledOn = ({ recordedAt, on }: Recorded): LocalDate => {
  const day = dayInFlanders(recordedAt as Instant)
  return day < on ? (on as LocalDate) : day
}

export const createDocuments = ({ houses, meetings, readEvent, log, attachments, site }: Dependencies): Documents => {
  const pdf = createPdfWriter()

  /** The logo that the house had when this was last changed. */
  const logoOf = async (house: HouseId, at: Instant): Promise<PaperLogo | null> => {
    const logo = (await houses.loadKnownAt(house, at)).state.house?.logo ?? null
    const content = logo === null ? null : await attachments.read(house, logo.sha256)
    if (logo === null || content?.state !== 'kept') return null
    return { mediaType: logo.mediaType, base64: content.bytes.toString('base64'), alternative: logo.title }
  }

  const compose: Documents['compose'] = async ({ event, asOf, ...paper }) => {
    const newest = await readEvent(event)
    if (newest === null) return 'not-there'
    const origin = await originOf({ newest, asOf }, wordsOf(paper.language), { log, site })
    if (origin === null) return 'not-yet-sealed'
    return { ...paper, logo: await logoOf(newest.house, paper.writtenAt), origin }
  }

  const ofMeeting: Documents['ofMeeting'] = async (kind, house, id, { language, ...asked }) => {
    const { title, blocks: blocksOf, tells } = kinds[kind]
    const now = await meetings.find(house, id, asked)
    const newest = now === null ? null : newestOf(tells(now))
    if (newest === null) return 'not-there'
    // Told once more as it was when its newest event was recorded: what happened elsewhere since changes nothing.
    const settled = settledOn(newest)
    const asOf = asked.asOf < settled ? asked.asOf : settled
    const writtenAt = newest.recordedAt as Instant
    const told = await meetings.find(house, id, { asOf, knownAt: writtenAt })
    const words = wordsOf(language)
    const blocks = told === null ? null : blocksOf(words, told)
    if (told === null || blocks === null) return 'not-there'
    const { state } = await houses.loadKnownAt(house, writtenAt)
    const name = state.house?.name ?? ''
    return compose({ language, title: title(words, told), house: name, blocks, event: newest.event, asOf, writtenAt })
  }

  return {
    compose,
    ofMeeting,
    ofApprovedMinutes: async (house, id, { language, today }) => {
      const approval = (await houses.load(house)).state.meetings.get(id)?.minutes?.approval ?? null
      const event = approval === null ? null : await readEvent(approval)
      if (event === null) return 'not-there'
      const { effectiveOn: on, recordedAt } = event
      const settled = settledOn({ event: event.id, on, recordedAt })
      // No document tells of a day to come.
      const asOf = today < settled ? today : settled
      return ofMeeting('minutes', house, id, { asOf, knownAt: recordedAt, language })
    },
    pdf: pdf.write,
    close: pdf.close,
  }
}
