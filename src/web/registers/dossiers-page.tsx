import {
  type DossierFilter,
  type DossierSummary,
  dossierStatuses,
} from '../../../projections/dossier-history/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { dossierPage, dossiersPage, openDossierPage } from '../frame/addresses.js'
import { Empty } from '../frame/empty.js'
import { Layout } from '../frame/layout.js'
import { Pager, Table } from '../frame/lists.js'
import { StatusMark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { asksForAll } from '../frame/requests.js'
import { subjectLabel, subjectOptions } from '../frame/subjects.js'
import { type PageTime, TimeFields } from '../frame/time-form.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from './filter-fields.js'

type DossiersPageProps = {
  view: View
  house: HouseSummary
  organs: readonly { readonly id: string; readonly name: string }[]
  filter: DossierFilter
  dossiers: readonly DossierSummary[]
  query: URLSearchParams
  nextCursor: string | null
  time: PageTime
  notices: readonly (string | null)[]
  /** Whether the reader may open a dossier for some organ. */
  mayOpen: boolean
}

const Filter = ({ view, house, organs, filter, time }: DossiersPageProps): JSX.Element => {
  const { say } = view
  const any = say('register.any')
  return (
    <search aria-label={say('register.filter')}>
      <form class="filter" method="get" action={dossiersPage(house.id)}>
        <FilterInput name="tekst" type="search" label={say('register.text')} value={filter.text} />
        <FilterSelect
          name="orgaan"
          label={say('register.organ')}
          any={any}
          value={filter.organ}
          options={organs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="stand"
          label={say('register.state')}
          any={any}
          value={filter.status}
          options={dossierStatuses.map((value) => ({ value, label: say(`word.status.${value}`) }))}
        />
        <FilterSelect
          name="onderwerp"
          label={say('register.subject')}
          any={any}
          value={filter.subject}
          options={subjectOptions(view, house.ownSubjects)}
        />
        <TimeFields view={view} time={time} />
        <button type="submit" class="button" safe>
          {say('register.search')}
        </button>
      </form>
    </search>
  )
}

/** What is found is nothing, or there is nothing yet. */
const NoDossiers = ({ view, house, query, mayOpen }: DossiersPageProps): JSX.Element => {
  const { say } = view
  if (!asksForAll(query)) return <p safe>{say('page.nothing')}</p>
  const next = mayOpen ? [{ path: openDossierPage(house.id), text: say('register.open-dossier') }] : []
  return <Empty text={say('empty.dossiers')} next={next} otherwise={say('empty.dossiers.by')} />
}

const Dossiers = (props: DossiersPageProps): JSX.Element => {
  const { view, house, dossiers } = props
  const { say, day, money } = view
  if (dossiers.length === 0) return <NoDossiers {...props} />
  const columns = [
    say('register.dossier'),
    say('register.state'),
    say('register.subject'),
    say('register.opened-by'),
    say('register.last'),
    say('register.amount'),
  ]
  return (
    <Table caption={say('register.dossiers.caption', { house: house.name })} columns={columns}>
      {dossiers.map((dossier) => (
        <tr>
          <th scope="row">
            <a href={dossierPage(house.id, dossier.id)} safe>
              {dossier.title}
            </a>
          </th>
          <td>
            <StatusMark view={view} status={dossier.status} />
          </td>
          <td safe>{subjectLabel(view, house.ownSubjects, dossier.subject)}</td>
          <td safe>{dossier.openedBy.name}</td>
          <td safe>{day(dossier.lastOn)}</td>
          <td class="number" safe>
            {dossier.amountCents === null ? '–' : money(dossier.amountCents)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The dossiers of one house, with filters and search. */
export const DossiersPage = (props: DossiersPageProps): JSX.Element => {
  const { view, house, query, nextCursor } = props
  return (
    <Layout
      view={view}
      title={view.say('register.dossiers.title')}
      house={house}
      terms={['dossier', 'version', 'bekrachtiging']}
    >
      <Notices notices={props.notices} />
      {props.mayOpen && (
        <p>
          <a class="button" href={openDossierPage(house.id)} safe>
            {view.say('register.open-dossier')}
          </a>
        </p>
      )}
      <Filter {...props} />
      <Dossiers {...props} />
      <Pager view={view} path={dossiersPage(house.id)} query={query} nextCursor={nextCursor} />
    </Layout>
  )
}
