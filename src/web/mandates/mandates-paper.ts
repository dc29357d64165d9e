import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MandateEntry } from '../../../projections/mandate-register/answers.js'
import type { BrowsedEvent } from '../../application/event-browser.js'
import type { Composed } from '../../documents/documents.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { granteeText, grantorText, limitsText, periodText } from './words.js'

/** A column that says “active” in every row takes the room of what matters. */
const whenText = (view: View, mandate: MandateEntry): string =>
  mandate.status === 'active'
    ? periodText(view, mandate)
    : `${periodText(view, mandate)} (${view.say(`word.mandate-status.${mandate.status}`)})`

/** The register of mandates on paper, as of a day, resting on the newest event of the house that was known. */
export const mandatesPaper = (
  view: View,
  house: HouseSummary,
  mandates: readonly MandateEntry[],
  { asOf, newest }: { readonly asOf: LocalDate; readonly newest: BrowsedEvent },
): Composed => {
  const { say, day } = view
  return {
    language: view.language,
    title: say('document.mandates.title', { day: day(asOf) }),
    house: house.name,
    blocks: [
      mandates.length === 0
        ? { kind: 'paragraph', text: say('document.mandates.none') }
        : {
            kind: 'table',
            caption: say('mandate.caption', { house: house.name, day: day(asOf) }),
            columns: [
              { text: say('mandate.grantee') },
              { text: say('mandate.subject') },
              { text: say('mandate.level') },
              { text: say('mandate.limits') },
              { text: say('mandate.grantor') },
              { text: say('mandate.period') },
            ],
            rows: mandates.map((mandate) => [
              granteeText(view, mandate.grantee),
              subjectLabel(view, house.ownSubjects, mandate.subject),
              say(`word.level.${mandate.level}`),
              limitsText(view, mandate),
              grantorText(view, mandate.grantor),
              whenText(view, mandate),
            ]),
          },
    ],
    event: newest.id,
    asOf,
    writtenAt: newest.recordedAt as Instant,
  }
}
