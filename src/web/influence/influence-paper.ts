import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { BrowsedEvent } from '../../application/event-browser.js'
import type { ToldCounts, ToldOverview } from '../../application/influence/tell-overview.js'
import type { Composed } from '../../documents/documents.js'
import type { PaperBlock } from '../../documents/paper.js'
import { SMALL_COUNT } from '../../domain/influence/overview.js'
import { dayInFlanders, type Instant } from '../../domain/shared/time.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { shownStandings } from './words.js'

/** Who or what a row is about, with what was counted of it. */
type Counted = { readonly name: string; readonly counts: ToldCounts; readonly heard: string | null }

const howMany = (view: View, first: string, rows: readonly Counted[], withHeard: boolean): PaperBlock => {
  const { say } = view
  return {
    kind: 'table',
    caption: first,
    columns: [
      { text: say('influence.who') },
      { text: say('influence.contributions'), number: true },
      { text: say('influence.advice-points'), number: true },
      { text: say('influence.days'), number: true },
      ...(withHeard ? [{ text: say('influence.heard') }] : []),
    ],
    rows: rows.map(({ name, counts, heard }) => [
      name,
      String(counts.contributions),
      String(counts.advicePoints),
      counts.medianDaysToAnswer === null ? '–' : String(counts.medianDaysToAnswer),
      ...(withHeard ? [heard ?? '–'] : []),
    ]),
  }
}

/** In a table of its own: beside the other numbers its names do not fit the width of a sheet. */
const whatCame = (view: View, rows: readonly Counted[]): PaperBlock => {
  const { say } = view
  return {
    kind: 'table',
    caption: say('document.influence.standings'),
    columns: [
      { text: say('influence.who') },
      ...shownStandings.map((standing) => ({ text: say(`influence.standing.${standing}`) })),
    ],
    rows: rows.map(({ name, counts }) => [
      name,
      ...shownStandings.map((standing) => String(counts.byStanding[standing])),
    ]),
  }
}

const partnersOf = (view: View, overview: ToldOverview): readonly PaperBlock[] => {
  const { say } = view
  const rows: readonly Counted[] = [
    ...overview.partners.map(({ partner, counts, heard }) => ({
      name: partner.name,
      counts,
      heard: say(heard ? 'influence.heard.yes' : 'influence.heard.no'),
    })),
    { name: say('influence.of-groups'), counts: overview.ofGroups, heard: null },
    { name: say('influence.of-organs'), counts: overview.ofOrgans, heard: null },
    { name: say('influence.all'), counts: overview.all, heard: null },
  ]
  return [howMany(view, say('influence.by-partner'), rows, true), whatCame(view, rows)]
}

const subjectsOf = (view: View, house: HouseSummary, { subjects }: ToldOverview): readonly PaperBlock[] => {
  if (subjects.length === 0) return []
  const rows = subjects.map(({ subject, counts }) => ({
    name: subjectLabel(view, house.ownSubjects, subject),
    counts,
    heard: null,
  }))
  return [howMany(view, view.say('influence.by-subject'), rows, false), whatCame(view, rows)]
}

const deviationsOf = ({ say }: View, { deviations }: ToldOverview): PaperBlock =>
  deviations.length === 0
    ? { kind: 'paragraph', text: say('influence.deviations.none') }
    : {
        kind: 'list',
        items: deviations.map(({ kind, dossier }) => `${dossier.title}: ${say(`influence.deviation.${kind}`)}`),
      }

/** Who was heard in a year and what came of it, on paper, resting on the newest event of the house. */
export const influencePaper = (
  view: View,
  house: HouseSummary,
  overview: ToldOverview,
  newest: BrowsedEvent,
): Composed => {
  const { say, list } = view
  const never = overview.partners.filter(({ heard }) => !heard).map(({ partner }) => partner.name)
  return {
    language: view.language,
    title: say('influence.year.title', { year: String(overview.year) }),
    house: house.name,
    blocks: [
      { kind: 'paragraph', text: say('influence.year.lead', { small: SMALL_COUNT }) },
      ...partnersOf(view, overview),
      ...subjectsOf(view, house, overview),
      { kind: 'heading', level: 1, text: say('influence.equal') },
      {
        kind: 'paragraph',
        text: never.length === 0 ? say('influence.all-heard') : say('influence.never-heard', { partners: list(never) }),
      },
      { kind: 'heading', level: 2, text: say('influence.deviations') },
      deviationsOf(view, overview),
    ],
    event: newest.id,
    asOf: dayInFlanders(newest.recordedAt as Instant),
    writtenAt: newest.recordedAt as Instant,
  }
}
