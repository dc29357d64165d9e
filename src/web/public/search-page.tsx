import {
  type Extract,
  type FoundDecision,
  type PublicChoices,
  type PublicFilter,
  publicStandings,
} from '../../../projections/public-decisions/answers.js'
import { publicDecisionPage, publicFeed, publicPage, publicSearch } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Pager } from '../frame/lists.js'
import { StateMark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'
import { publicSubject } from './words.js'

type SearchPageProps = {
  view: View
  choices: PublicChoices
  filter: PublicFilter
  decisions: readonly FoundDecision[]
  /** What was looked for in place of the words that were asked; null when those were looked for. */
  instead: string | null
  query: URLSearchParams
  nextCursor: string | null
  notices: readonly (string | null)[]
}

/** Organs of the chosen house; without one, kinds of organs. */
const organOptions = ({ view, choices, filter }: SearchPageProps) =>
  filter.house === undefined
    ? choices.organKinds.map((value) => ({ value, label: view.say(`word.organ-kind.${value}`) }))
    : choices.organs.map(({ id, name }) => ({ value: id, label: name }))

const Filter = (props: SearchPageProps): JSX.Element => {
  const { view, choices, filter } = props
  const { say } = view
  const any = say('public.every')
  return (
    <search aria-label={say('public.search')}>
      <form class="filter" method="get" action={publicPage}>
        <FilterInput name="tekst" type="search" label={say('public.text')} value={filter.text} />
        <FilterSelect
          name="huis"
          label={say('public.house')}
          any={any}
          value={filter.house}
          options={choices.houses.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="orgaan"
          label={say('public.organ')}
          any={any}
          value={filter.organ ?? filter.organKind}
          options={organOptions(props)}
        />
        <FilterSelect
          name="jaar"
          label={say('public.year')}
          any={any}
          value={filter.year === undefined ? undefined : String(filter.year)}
          options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
        />
        <FilterSelect
          name="onderwerp"
          label={say('public.subject')}
          any={any}
          value={filter.subject}
          options={choices.subjects.map(({ subject, label }) => ({
            value: subject,
            label: publicSubject(view, subject, label),
          }))}
        />
        <FilterSelect
          name="stand"
          label={say('public.standing')}
          any={any}
          value={filter.standing}
          options={publicStandings.map((value) => ({ value, label: say(`public.standing.${value}`) }))}
        />
        <button type="submit" class="button" safe>
          {say('public.send')}
        </button>
      </form>
    </search>
  )
}

/** A piece of the text, with the words that were searched for marked. */
const ExtractText = ({ extract }: { extract: Extract }): JSX.Element => (
  <p>{extract.map(({ text, found }) => (found ? <mark safe>{text}</mark> : <span safe>{text}</span>))}</p>
)

const Found = ({ view, decision }: { view: View; decision: FoundDecision }): JSX.Element => {
  const { say, day, money } = view
  const { id, title, organ, house, decidedOn, state, amountCents, extract, outcome } = decision
  return (
    <li class="card">
      <h3>
        <a href={publicDecisionPage(id)} safe>
          {title}
        </a>
      </h3>
      <p class="soft" safe>
        {say('public.entry', { organ: organ.name, house: house.name, day: day(decidedOn) })}
      </p>
      <p>
        <span safe>{say(`word.outcome.${outcome}`)}</span> <StateMark view={view} state={state} />{' '}
        {amountCents !== null && <span safe>{money(amountCents)}</span>}
      </p>
      {extract !== null && extract.length > 0 && <ExtractText extract={extract} />}
    </li>
  )
}

const isFiltered = (filter: PublicFilter): boolean => Object.values(filter).some((value) => value !== undefined)

const Nothing = ({ view, filter }: SearchPageProps): JSX.Element => (
  <>
    <p safe>{view.say(isFiltered(filter) ? 'public.nothing' : 'public.none')}</p>
    {isFiltered(filter) && (
      <p>
        <a href={publicPage} safe>
          {view.say('public.clear')}
        </a>
      </p>
    )}
  </>
)

/** What was looked for in place of what was typed, with a link that asks just that. */
const Instead = ({ view, filter, instead, query }: SearchPageProps): JSX.Element => {
  if (instead === null) return ''
  const parameters = Object.fromEntries([...query].filter(([name]) => name !== 'cursor'))
  return (
    <p class="notice" role="status">
      <span safe>{view.say('public.instead', { asked: filter.text ?? '', shown: instead })}</span>{' '}
      <a href={publicSearch({ ...parameters, tekst: instead })} safe>
        {view.say('public.did-you-mean', { text: instead })}
      </a>
    </p>
  )
}

/** Published decisions of every house: to search, to filter, to follow. */
export const SearchPage = (props: SearchPageProps): JSX.Element => {
  const { view, filter, decisions, query, nextCursor } = props
  const { say } = view
  const feed = publicFeed(filter.house ?? null)
  return (
    <Layout view={view} title={say('public.title')} feed={feed} terms={['bekrachtiging', 'final', 'mandate']}>
      <Notices notices={props.notices} />
      <p safe>{say('public.intro')}</p>
      <Filter {...props} />
      <h2 safe>{say('public.results')}</h2>
      <Instead {...props} />
      {decisions.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <ul class="plain">
          {decisions.map((decision) => (
            <Found view={view} decision={decision} />
          ))}
        </ul>
      )}
      <Pager view={view} path={publicPage} query={query} nextCursor={nextCursor} />
      <p class="actions">
        <a href={feed} safe>
          {say('public.feed')}
        </a>
      </p>
    </Layout>
  )
}
