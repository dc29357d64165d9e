import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { WhoMayDecideChanges, WhoMayDecideEntry } from '../../application/who-may-decide.js'
import { mandatePage, mandatesPage, whoMayDecideChangesPage, whoMayDecidePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'
import { granteeText, mayDoText } from './words.js'

type Props = {
  view: View
  house: HouseSummary
  changes: WhoMayDecideChanges
  from: string
  to: string
  knownOn: string | null
  notices: readonly (string | null)[]
}

const Entries = ({
  view,
  house,
  caption,
  entries,
}: {
  view: View
  house: HouseSummary
  caption: string
  entries: readonly WhoMayDecideEntry[]
}): JSX.Element => (
  <Table caption={caption} columns={[view.say('who.subject'), view.say('who.organ'), view.say('mandate.level')]}>
    {entries.map((entry) => (
      <tr>
        <th scope="row" safe>
          {subjectLabel(view, house.ownSubjects, entry.subject)}
        </th>
        <td safe>{granteeText(view, entry)}</td>
        <td>
          <a href={mandatePage(house.id, entry.mandate)} safe>
            {mayDoText(view, entry)}
          </a>
        </td>
      </tr>
    ))}
  </Table>
)

const Changed = ({ view, house, changes, from, to }: Props): JSX.Element => {
  const { say, day, list } = view
  const columns = [
    say('who.subject'),
    say('who.organ'),
    say('who.on-day', { day: day(from) }),
    say('who.on-day', { day: day(to) }),
    say('who.what-changed'),
  ]
  return (
    <Table caption={say('who.changed')} columns={columns}>
      {changes.changed.map(({ before, after, fields }) => (
        <tr>
          <th scope="row" safe>
            {subjectLabel(view, house.ownSubjects, after.subject)}
          </th>
          <td safe>{granteeText(view, after)}</td>
          <td>
            <a href={mandatePage(house.id, before.mandate)} safe>
              {mayDoText(view, before)}
            </a>
          </td>
          <td>
            <a href={mandatePage(house.id, after.mandate)} safe>
              {mayDoText(view, after)}
            </a>
          </td>
          <td safe>{list(fields.map((field) => say(`word.register-field.${field}`)))}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What changed in who may decide what between two days. */
export const WhoChangedPage = (props: Props): JSX.Element => {
  const { view, house, changes, from, to, knownOn, notices } = props
  const { say, day } = view
  const crumbs = [
    { path: mandatesPage(house.id), text: say('mandate.title') },
    { path: whoMayDecidePage(house.id), text: say('who.title') },
  ]
  const days = { from: day(from), to: day(to) }
  const { added, ended, changed } = changes
  return (
    <Layout view={view} title={say('who.changes.title')} house={house} crumbs={crumbs}>
      <Notices notices={notices} />
      <form class="filter" method="get" action={whoMayDecideChangesPage(house.id)}>
        <FilterInput name="van" type="date" label={say('who.from')} value={from} />
        <FilterInput name="tot" type="date" label={say('who.to')} value={to} />
        <FilterInput name="bekend" type="date" label={say('mandate.known-at')} value={knownOn} />
        <button type="submit" class="button" safe>
          {say('who.compare')}
        </button>
      </form>
      <h2 safe>{say('who.changes.between', days)}</h2>
      {added.length + ended.length + changed.length === 0 && <p safe>{say('who.changes.none', days)}</p>}
      {added.length > 0 && <Entries view={view} house={house} caption={say('who.added')} entries={added} />}
      {ended.length > 0 && <Entries view={view} house={house} caption={say('who.ended')} entries={ended} />}
      {changed.length > 0 && <Changed {...props} />}
    </Layout>
  )
}
