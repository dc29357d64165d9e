import { setTimeout } from 'node:timers/promises'
import type { CommandResult } from '../application/command.js'
import type { Execute } from '../application/execute.js'
import type { HouseStates } from '../application/house-states.js'
import type { Attachments } from '../attachments/attachments.js'
import type { Minutes } from '../domain/meeting/state.js'
import type { MinutesPaper } from '../domain/minutes/events.js'
import { type HouseId, type MeetingId, meetingId } from '../domain/shared/identifiers.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { Language } from '../texts/catalogue.js'
import type { Documents, Written } from './documents.js'

/**
 * The PDF of approved minutes, as they were at their approval. What its bytes are stands in the log, and the bytes are kept
 * beside it: a next version of the program may make another file of the same minutes, this one stays.
 */
export type ApprovedMinutes = {
  /**
   * The file in this language; recorded and kept when it was not yet. `not-there` without an approval, and when the kept
   * bytes are gone and cannot be made again as they were.
   */
  readonly find: (house: HouseId, meeting: MeetingId, language: Language) => Promise<FoundMinutes>
  /** The kept file, when this document tells the minutes just as they were approved; null of any other. */
  readonly sameAs: (house: HouseId, meeting: MeetingId, written: Written) => Promise<Buffer | null>
  /** Commands, after which the files of minutes that were approved are made and recorded as soon as a signature covers them. */
  readonly after: (execute: Execute) => Execute
  /** Stops what waits for a signature; what is not recorded by then, is when the file is first asked. */
  readonly close: () => Promise<void>
}

export type FoundMinutes = Buffer | 'not-there' | 'not-yet-sealed'

type Dependencies = {
  readonly documents: Pick<Documents, 'ofApprovedMinutes' | 'pdf'>
  readonly houses: HouseStates
  readonly execute: Execute
  readonly attachments: Pick<Attachments, 'store' | 'read' | 'markNamed'>
  readonly today: () => LocalDate
  /** Told when files could not be made or recorded after an approval; they are when they are first asked. */
  readonly onTrouble: (error: unknown) => void
  /** How often it is looked whether a signature covers an approval, in milliseconds. */
  readonly interval?: number
}

const languages: readonly Language[] = ['nl', 'en']

/** A checkpoint is signed within seconds: after so many looks it does not come, and waiting helps no more. */
const MOST_LOOKS = 60

const SECOND = 1_000

const whatWentWrong = (result: CommandResult): string =>
  result.ok ? '' : result.problem.kind === 'refused' ? result.problem.refusal.code : result.problem.kind

export const createApprovedMinutes = (dependencies: Dependencies): ApprovedMinutes => {
  const { documents, houses, execute, attachments, today, onTrouble, interval = SECOND } = dependencies
  const stopping = new AbortController()
  const waiting = new Set<Promise<void>>()

  const minutesOf = async (house: HouseId, meeting: MeetingId): Promise<Minutes | null> =>
    (await houses.load(house)).state.meetings.get(meeting)?.minutes ?? null

  const make = async (house: HouseId, meeting: MeetingId, language: Language): Promise<FoundMinutes> => {
    const written = await documents.ofApprovedMinutes(house, meeting, { language, today: today() })
    return typeof written === 'string' ? written : Buffer.from(await documents.pdf(written))
  }

  const keep = async (house: HouseId, language: Language, bytes: Buffer): Promise<MinutesPaper> => {
    const stored = await attachments.store(house, { bytes, name: null, declaredType: 'application/pdf' })
    if (!stored.ok) throw new Error(`The file of approved minutes is not kept: ${stored.reason}`)
    const { sha256, size } = stored.file
    return { language, sha256, size }
  }

  /** Makes the files and records what they are; answers why not, or null. Somebody else may just have done the same. */
  const record = async (
    house: HouseId,
    meeting: MeetingId,
    approvedOn: LocalDate,
  ): Promise<'not-there' | 'not-yet-sealed' | null> => {
    const papers: MinutesPaper[] = []
    for (const language of languages) {
      const made = await make(house, meeting, language)
      if (typeof made === 'string') return made
      papers.push(await keep(house, language, made))
    }
    const on = today()
    const result = await execute({
      house,
      type: 'RecordMinutesPaper',
      body: { effectiveOn: on < approvedOn ? approvedOn : on, meeting, papers },
      principal: { kind: 'operator' },
      via: 'system',
      key: null,
      dossierRevision: null,
    })
    if (result.ok) {
      const hashes = papers.map(({ sha256 }) => sha256)
      await attachments.markNamed(house, hashes)
      return null
    }
    const wrong = whatWentWrong(result)
    if (wrong === 'minutes.paper-already-recorded') return null
    throw new Error(`What the approved minutes are on paper was not recorded: ${wrong}`)
  }

  /** What is recorded of the files, recorded first when it was not. */
  const recorded = async (house: HouseId, meeting: MeetingId) => {
    const before = await minutesOf(house, meeting)
    if (before === null || before.approvedOn === null) return 'not-there'
    if (before.paper !== null) return before.paper
    const wrong = await record(house, meeting, before.approvedOn)
    return wrong ?? (await minutesOf(house, meeting))?.paper ?? 'not-there'
  }

  const find: ApprovedMinutes['find'] = async (house, meeting, language) => {
    const paper = await recorded(house, meeting)
    if (typeof paper === 'string') return paper
    const file = paper.files.find((one) => one.language === language)
    if (file === undefined) return 'not-there'
    const content = await attachments.read(house, file.sha256)
    return content?.state === 'kept' ? content.bytes : 'not-there'
  }

  const whenSigned = async (house: HouseId, meeting: MeetingId): Promise<void> => {
    for (let look = 0; look < MOST_LOOKS && !stopping.signal.aborted; look += 1) {
      if ((await recorded(house, meeting)) !== 'not-yet-sealed') return
      await setTimeout(interval, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    find,
    sameAs: async (house, meeting, written) => {
      if (typeof written === 'string') return null
      const approved = await documents.ofApprovedMinutes(house, meeting, { language: written.language, today: today() })
      if (typeof approved === 'string' || JSON.stringify(approved) !== JSON.stringify(written)) return null
      const found = await find(house, meeting, written.language)
      return typeof found === 'string' ? null : found
    },
    after: (given) => async (request) => {
      const result = await given(request)
      const meeting = meetingId.safeParse((request.body as { readonly meeting?: unknown } | null)?.meeting)
      if (result.ok && request.type === 'ApproveMinutes' && meeting.success) {
        const made = whenSigned(request.house, meeting.data).catch(onTrouble)
        waiting.add(made)
        void made.then(() => waiting.delete(made))
      }
      return result
    },
    close: async () => {
      stopping.abort()
      await Promise.all(waiting)
    },
  }
}
