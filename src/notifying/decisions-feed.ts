import { Feed } from 'feed'
import type { Decision } from '../domain/decision/state.js'
import type { DecisionId, DossierId } from '../domain/shared/identifiers.js'
import { type LocalDate, later } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'

/** A decision that was told to the person, or published. */
export type FeedDecision = { readonly id: DecisionId; readonly dossier: DossierId; readonly decision: Decision }

/** How many decisions a feed holds, the newest first. */
const MOST = 50

/** The last day on which something became of the decision. */
export const changedOn = ({ decidedOn, bekrachtiging, published, annulled }: Decision): LocalDate =>
  [...bekrachtiging.values(), published, annulled].reduce<LocalDate>(
    (last, one) => (one === null ? last : later(last, one.on)),
    decidedOn,
  )

/** The decisions of a house that were published, or are among those told; what changed last comes first. */
export const decisionsToFollow = (house: HouseState, told: ReadonlySet<string>): readonly FeedDecision[] =>
  [...house.dossiers]
    .flatMap(([dossier, { decisions }]) => [...decisions].map(([id, decision]) => ({ id, dossier, decision })))
    .filter(({ id, decision }) => decision.published !== null || told.has(id))
    .sort((a, b) =>
      changedOn(a.decision) < changedOn(b.decision)
        ? 1
        : changedOn(a.decision) > changedOn(b.decision)
          ? -1
          : b.decision.revision - a.decision.revision,
    )
    .slice(0, MOST)

export type FeedItem = {
  readonly id: string
  readonly title: string
  readonly lines: readonly string[]
  readonly changedAt: Date
  readonly link: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A day has no time of day; its noon is on that day wherever it is read. */
export const noonOf = (day: LocalDate): Date => new Date(`${day}T12:00:00Z`)

/** An Atom feed (RFC 4287). */
export const writeDecisionsFeed = (
  items: readonly FeedItem[],
  about: {
    readonly id: string
    readonly title: string
    readonly author: string
    readonly language: string
    readonly link: string
    readonly self: string
    readonly now: Date
  },
): string => {
  const [newest] = items
  const feed = new Feed({
    id: about.id,
    title: about.title,
    language: about.language,
    link: about.link,
    updated: newest === undefined ? about.now : newest.changedAt,
    generator: 'Besluitboek',
    author: { name: about.author },
    feedLinks: { atom: about.self },
  })
  for (const { id, title, lines, changedAt, link } of items) {
    feed.addItem({
      id: `urn:uuid:${id}`,
      // The library marks titles as HTML too.
      title: escaped(title),
      link,
      date: changedAt,
      // Atom's HTML content: what was typed by people is escaped, so that a reader shows it and never runs it.
      content: lines.map((line) => `<p>${escaped(line)}</p>`).join(''),
    })
  }
  return feed.atom1()
}
