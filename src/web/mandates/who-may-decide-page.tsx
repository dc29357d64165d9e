import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { WhoMayDecideEntry } from '../../application/who-may-decide.js'
import { mandatePage, mandatesPage, whoMayDecideChangesPage, whoMayDecidePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel, subjectOptions } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'
import { granteeText, mayDoText } from './words.js'

type Props = {
  view: View
  house: HouseSummary
  entries: readonly WhoMayDecideEntry[]
  asOf: string
  knownOn: string | null
  notices: readonly (string | null)[]
}

/** One organ, or one role in it: a column of the table. */
type Holder = { readonly key: string; readonly name: string }

const keyOf = ({ organ, role }: WhoMayDecideEntry): string => `${organ.id} ${role ?? ''}`

/** Organs by name, each with its roles after it. */
const holdersOf = (view: View, entries: readonly WhoMayDecideEntry[]): readonly Holder[] => {
  const names = new Map(entries.map((entry) => [keyOf(entry), granteeText(view, entry)]))
  const organs = new Map(entries.map((entry) => [keyOf(entry), `${entry.organ.name} ${entry.role ?? ''}`]))
  return [...names.entries()]
    .map(([key, name]) => ({ key, name }))
    .sort((a, b) => (organs.get(a.key) ?? '').localeCompare(organs.get(b.key) ?? '', view.language))
}

/** The subjects that anyone has a mandate about, in the order of the tree. */
const subjectsOf = ({ view, house, entries }: Props): readonly string[] => {
  const present = new Set<string>(entries.map(({ subject }) => subject))
  const known = subjectOptions(view, house.ownSubjects).map(({ value }) => value)
  return [...known.filter((subject) => present.has(subject)), ...[...present].filter((one) => !known.includes(one))]
}

const Cell = ({ view, house, entry }: { view: View; house: HouseSummary; entry: WhoMayDecideEntry }): JSX.Element => (
  <a href={mandatePage(house.id, entry.mandate)} safe>
    {mayDoText(view, entry)}
  </a>
)

/** Subjects in rows, organs in columns. */
const Wide = (props: Props & { caption: string }): JSX.Element => {
  const { view, house, entries, caption } = props
  const holders = holdersOf(view, entries)
  const cells = new Map(entries.map((entry) => [`${entry.subject} ${keyOf(entry)}`, entry]))
  return (
    <div class="wide-only">
      <Table caption={caption} columns={[view.say('who.subject'), ...holders.map(({ name }) => name)]} stacked={false}>
        {subjectsOf(props).map((subject) => (
          <tr>
            <th scope="row" safe>
              {subjectLabel(view, house.ownSubjects, subject)}
            </th>
            {holders.map(({ key }) => {
              const entry = cells.get(`${subject} ${key}`)
              return <td>{entry === undefined ? '–' : <Cell view={view} house={house} entry={entry} />}</td>
            })}
          </tr>
        ))}
      </Table>
    </div>
  )
}

/** The same on a narrow screen: a heading for each subject, a line for each organ. */
const Narrow = (props: Props): JSX.Element => {
  const { view, house, entries } = props
  return (
    <div class="narrow-only">
      {subjectsOf(props).map((subject) => (
        <>
          <h2 safe>{subjectLabel(view, house.ownSubjects, subject)}</h2>
          <ul>
            {entries
              .filter((entry) => entry.subject === subject)
              .map((entry) => (
                <li>
                  <span safe>{granteeText(view, entry)}</span>: <Cell view={view} house={house} entry={entry} />
                </li>
              ))}
          </ul>
        </>
      ))}
    </div>
  )
}

/** Who may decide what: every subject with every organ, as of a day and as known on a day. */
export const WhoMayDecidePage = (props: Props): JSX.Element => {
  const { view, house, entries, asOf, knownOn, notices } = props
  const { say, day } = view
  const caption =
    knownOn === null
      ? say('who.caption', { house: house.name, day: day(asOf) })
      : say('who.caption-known', { house: house.name, day: day(asOf), moment: day(knownOn) })
  const crumbs = [{ path: mandatesPage(house.id), text: say('mandate.title') }]
  return (
    <Layout
      view={view}
      title={say('who.title')}
      house={house}
      crumbs={crumbs}
      terms={['mandate', 'organ', 'bekrachtiging', 'chain']}
    >
      <Notices notices={notices} />
      <p safe>{say('who.intro')}</p>
      <form class="filter" method="get" action={whoMayDecidePage(house.id)}>
        <FilterInput name="op" type="date" label={say('mandate.as-of')} value={asOf} />
        <FilterInput name="bekend" type="date" label={say('mandate.known-at')} value={knownOn} />
        <button type="submit" class="button" safe>
          {say('page.show')}
        </button>
      </form>
      <p>
        <a href={whoMayDecideChangesPage(house.id)} safe>
          {say('who.changes.link')}
        </a>
      </p>
      {entries.length === 0 ? (
        <p safe>{say('who.nobody', { day: day(asOf) })}</p>
      ) : (
        <>
          <Wide {...props} caption={caption} />
          <Narrow {...props} />
        </>
      )}
    </Layout>
  )
}
