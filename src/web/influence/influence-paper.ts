import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { BrowsedEvent } from '../../application/event-browser.js'
import type { ToldCounts, ToldOverview } from '../../application/influence/tell-overview.js'
import type { Composed } from '../../documents/documents.js'
import type { PaperBlock, PaperColumn } from '../../documents/paper.js'
import { SMALL_COUNT } from '../../domain/influence/overview.js'
import { dayInFlanders, type Instant } from '../../domain/shared/time.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { shownStandings } from './words.js'

const columnsOf = ({ say }: View, first: string): readonly PaperColumn[] => [
  { text: first },
  { text: say('influence.contributions'), number: true },
  { text: say('influence.advice-points'), number: true },
  ...shownStandings.map((standing) => ({ text: say(`influence.standing.${standing}`), number: true })),
  { text: say('influence.days'), number: true },
]

const numbersOf = (counts: ToldCounts): readonly string[] => [
  String(counts.contributions),
  String(counts.advicePoints),
  ...shownStandings.map((standing) => String(counts.byStanding[standing])),
  counts.medianDaysToAnswer === null ? '–' : String(counts.medianDaysToAnswer),
]

const partnersOf = (view: View, overview: ToldOverview): PaperBlock => {
  const { say } = view
  const together: readonly (readonly [string, ToldCounts])[] = [
    [say('influence.of-groups'), overview.ofGroups],
    [say('influence.of-organs'), overview.ofOrgans],
    [say('influence.all'), overview.all],
  ]
  return {
    kind: 'table',
    caption: say('influence.by-partner'),
    columns: [...columnsOf(view, say('influence.who')), { text: say('influence.heard') }],
    rows: [
      ...overview.partners.map(({ partner, counts, heard }) => [
        partner.name,
        ...numbersOf(counts),
        say(heard ? 'influence.heard.yes' : 'influence.heard.no'),
      ]),
      ...together.map(([name, counts]) => [name, ...numbersOf(counts), '']),
    ],
  }
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
      partnersOf(view, overview),
      ...(overview.subjects.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: say('influence.by-subject'),
              columns: columnsOf(view, say('influence.subject')),
              rows: overview.subjects.map(({ subject, counts }) => [
                subjectLabel(view, house.ownSubjects, subject),
                ...numbersOf(counts),
              ]),
            },
          ]),
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
