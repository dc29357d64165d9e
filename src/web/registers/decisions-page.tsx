import {
  type DecisionEntry,
  type DecisionFilter,
  decisionStates,
} from '../../../projections/decision-register/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { decisionsPage, dossiersPage } from '../frame/addresses.js'
import { Empty } from '../frame/empty.js'
import { Layout } from '../frame/layout.js'
import { Pager } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { asksForAll } from '../frame/requests.js'
import { subjectOptions } from '../frame/subjects.js'
import { type PageTime, TimeFields } from '../frame/time-form.js'
import type { View } from '../frame/view.js'
import { DecisionTable } from './decision-table.js'
import { FilterInput, FilterSelect } from './filter-fields.js'

type DecisionsPageProps = {
  view: View
  house: HouseSummary
  organs: readonly { readonly id: string; readonly name: string }[]
  filter: DecisionFilter
  decisions: readonly DecisionEntry[]
  query: URLSearchParams
  nextCursor: string | null
  time: PageTime
  notices: readonly (string | null)[]
}

const Filter = ({ view, house, organs, filter, time }: DecisionsPageProps): JSX.Element => {
  const { say } = view
  const any = say('register.any')
  return (
    <search aria-label={say('register.filter')}>
      <form class="filter" method="get" action={decisionsPage(house.id)}>
        <FilterInput name="tekst" type="search" label={say('register.text')} value={filter.text} />
        <FilterSelect
          name="orgaan"
          label={say('register.organ')}
          any={any}
          value={filter.organ}
          options={organs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="uitkomst"
          label={say('register.outcome')}
          any={any}
          value={filter.outcome}
          options={decisionOutcome.options.map((value) => ({ value, label: say(`word.outcome.${value}`) }))}
        />
        <FilterSelect
          name="stand"
          label={say('register.state')}
          any={any}
          value={filter.state}
          options={decisionStates.map((value) => ({ value, label: say(`word.state.${value}`) }))}
        />
        <FilterSelect
          name="onderwerp"
          label={say('register.subject')}
          any={any}
          value={filter.subject}
          options={subjectOptions(view, house.ownSubjects)}
        />
        <FilterInput name="van" type="date" label={say('register.from')} value={filter.from} />
        <FilterInput name="tot" type="date" label={say('register.until')} value={filter.until} />
        <TimeFields view={view} time={time} />
        <button type="submit" class="button" safe>
          {say('register.search')}
        </button>
      </form>
    </search>
  )
}

/** The register of decisions of one house, with filters and search. */
export const DecisionsPage = (props: DecisionsPageProps): JSX.Element => {
  const { view, house, decisions, query, nextCursor } = props
  const title = view.say('register.decisions.title')
  return (
    <Layout view={view} title={title} house={house} terms={['mandate', 'bekrachtiging', 'final']}>
      <Notices notices={props.notices} />
      <Filter {...props} />
      {decisions.length === 0 && asksForAll(query) ? (
        <Empty
          text={view.say('empty.decisions')}
          next={[{ path: dossiersPage(house.id), text: view.say('empty.decisions.to') }]}
          otherwise={null}
        />
      ) : (
        <DecisionTable
          view={view}
          house={house}
          caption={view.say('register.decisions.caption', { house: house.name })}
          decisions={decisions}
        />
      )}
      <Pager view={view} path={decisionsPage(house.id)} query={query} nextCursor={nextCursor} />
    </Layout>
  )
}
