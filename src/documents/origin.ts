import type { LocalDate } from '../domain/shared/time.js'
import type { StoredEvent } from '../ledger/event.js'
import type { TransparencyLog } from '../ledger/transparency/transparency-log.js'
import type { PaperOrigin } from './paper.js'
import type { Words } from './words.js'

/** What a document rests on. */
export type Ground = {
  /** The newest event that the document tells of. */
  readonly newest: StoredEvent
  /** For what day it tells. */
  readonly asOf: LocalDate
}

/** How many characters of a root hash are printed: enough to compare by eye; the address gives the whole. */
const SHORT = 16

/**
 * Where a document comes from: the day, the place in the log, and the oldest signed checkpoint that covers its newest
 * event. The oldest, because it never changes: the same document is the same bytes tomorrow.
 *
 * `site` is the address of this site, without a slash at the end. Null until the event is covered by a signature.
 */
export const originOf = async (
  { newest, asOf }: Ground,
  { say, day, moment }: Words,
  { log, site }: { readonly log: Pick<TransparencyLog, 'covering'>; readonly site: string },
): Promise<PaperOrigin | null> => {
  const checkpoint = await log.covering(newest.position)
  if (checkpoint === null) return null
  const root = checkpoint.root.toString('base64').slice(0, SHORT)
  return {
    title: say('document.origin'),
    lines: [
      say('document.origin.known', {
        day: day(asOf),
        position: String(newest.position),
        moment: moment(newest.recordedAt),
      }),
      say('document.origin.signed', { origin: checkpoint.origin, size: String(checkpoint.size), root: `${root}…` }),
      say('document.origin.verify'),
    ],
    address: `${site}/verifieer?gebeurtenis=${newest.id}`,
    codeText: say('document.origin.code'),
  }
}
