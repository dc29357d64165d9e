import type { HouseSummary } from '../../../projections/houses/answers.js'
import { besideYearBefore } from '../../application/money/beside-year-before.js'
import { categoryText } from '../../application/money/category-text.js'
import type { tellYearPictures } from '../../application/money/tell-pictures.js'
import type {
  ToldCheck,
  ToldGrant,
  ToldOnItsWay,
  ToldOpenEnd,
  ToldOpenEnds,
  ToldUndivided,
  ToldYear,
} from '../../application/money/tell-reports.js'
import { awardsSomething } from '../../application/money/three-sixty-giving.js'
import type { MoneyState } from '../../domain/money/state.js'
import type { HouseState } from '../../domain/state.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import {
  bankPage,
  dossierPage,
  grantPage,
  moneyPage,
  moneyTracePage,
  samplePage,
  threeSixtyGivingFile,
} from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Empty } from '../frame/empty.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { TimeFields } from '../frame/time-form.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'
import { Downloads } from './downloads.js'
import { FlowPicture } from './flow-picture.js'
import { recordGrantForm } from './forms/grant-forms.js'
import { PaidPartners } from './paid-partners.js'
import { type CostLinks, SharedCosts } from './shared-costs.js'
import { SourceTable } from './source-table.js'
import { StepsPicture } from './steps-picture.js'

export type MoneyPageProps = {
  view: View
  house: HouseSummary
  time: AskedTime
  check: ToldCheck
  grants: readonly ToldGrant[]
  year: ToldYear
  lastYear: ToldYear
  open: ToldOpenEnds
  pictures: ReturnType<typeof tellYearPictures>
  money: MoneyState
  /** The house as it is now, for the names in the page. */
  state: HouseState
  /** What can be recorded here, and about one key or one shared cost. */
  links: readonly FormLink[]
  linksOf: CostLinks
}

type GrantsProps = Pick<MoneyPageProps, 'view' | 'house' | 'grants' | 'links'>

const Grants = ({ view, house, grants, links }: GrantsProps): JSX.Element => {
  const { say, money } = view
  if (grants.length === 0) {
    const next = links.filter(({ path }) => path.endsWith(recordGrantForm.path))
    return <Empty text={say('money.no-grants')} next={next} otherwise={say('empty.money.by')} />
  }
  const columns = ['granted', 'received', 'allocated', 'paid', 'justified', 'available'] as const
  return (
    <Table
      caption={say('money.grants')}
      columns={[say('money.grant'), say('money.source'), ...columns.map((name) => say(`money.account.${name}`))]}
    >
      {grants.map((grant) => (
        <tr>
          <th scope="row">
            <a href={grantPage(house.id, grant.id)} safe>
              {grant.title}
            </a>
            {grant.inKind && (
              <p class="soft" safe>
                {say('money.in-kind')}
              </p>
            )}
          </th>
          <td safe>{grant.source.name}</td>
          {columns.map((name) => (
            <td class="number" safe>
              {money(grant[`${name}Cents`])}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

const amountCells = (view: View, line: ToldOnItsWay & { readonly budgetedCents: number | null }): JSX.Element => (
  <>
    <td class="number" safe>
      {line.budgetedCents === null ? '–' : view.money(line.budgetedCents)}
    </td>
    {(['allocatedCents', 'committedCents', 'paidCents', 'justifiedCents'] as const).map((name) => (
      <td class="number" safe>
        {view.money(line[name])}
      </td>
    ))}
  </>
)

const Year = ({ view, year, lastYear, money }: Pick<MoneyPageProps, 'view' | 'year' | 'lastYear' | 'money'>) => {
  const { say } = view
  const nothing = { allocatedCents: 0, committedCents: 0, paidCents: 0, justifiedCents: 0, budgetedCents: null }
  return (
    <Table
      caption={say('money.year-caption', { year: year.year })}
      columns={[
        say('money.category'),
        say('money.budgeted'),
        say('money.account.allocated'),
        say('money.account.committed'),
        say('money.account.paid'),
        say('money.account.justified'),
        say('money.paid-before', { year: lastYear.year }),
      ]}
    >
      {besideYearBefore(year.categories, lastYear.categories, ({ category }) => category).map(({ any, line, last }) => (
        <tr>
          <th scope="row" safe>
            {categoryText(view, money, any.category)}
          </th>
          {amountCells(view, line ?? nothing)}
          <td class="number" safe>
            {view.money(last?.paidCents ?? 0)}
          </td>
        </tr>
      ))}
      <tr>
        <th scope="row" safe>
          {say('money.total')}
        </th>
        {amountCells(view, year.total)}
        <td class="number" safe>
          {view.money(lastYear.total.paidCents)}
        </td>
      </tr>
    </Table>
  )
}

const Ends = ({
  view,
  house,
  title,
  ends,
}: {
  view: View
  house: string
  title: string
  ends: readonly (ToldOpenEnd | ToldUndivided)[]
}): JSX.Element =>
  ends.length === 0 ? (
    ''
  ) : (
    <>
      <h3 safe>{title}</h3>
      <ul>
        {ends.map((end) => (
          <li>
            <a href={'dossier' in end ? dossierPage(house, end.dossier) : moneyTracePage(house, end.id)} safe>
              {end.name}
            </a>{' '}
            <span class="number" safe>
              {view.money(end.amountCents)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )

const kinds = ['orphans', 'notDivided', 'notCommitted', 'notPaid', 'notJustified', 'notDecided'] as const

/** Where the money of a house comes from, what was decided on it, and what is not finished. */
export const MoneyPage = (props: MoneyPageProps): JSX.Element => {
  const { view, house, time, check, open, year } = props
  const { say } = view
  const finished = kinds.every((kind) => open[kind].length === 0)
  return (
    <Layout
      view={view}
      house={house}
      title={say('money.title')}
      terms={['grant', 'allocation', 'commitment', 'justification', 'recovery']}
    >
      <p>
        <Mark
          tone={check.balanced ? 'good' : 'bad'}
          text={say(check.balanced ? 'money.balanced' : 'money.not-balanced')}
        />
      </p>
      <FormLinks links={props.links} />
      <p>
        <a href={bankPage(house.id)} safe>
          {say('bank.link')}
        </a>
      </p>
      <p>
        <a href={samplePage(house.id)} safe>
          {say('money.sample.link')}
        </a>
      </p>
      {awardsSomething(props.state) && (
        <p>
          <a href={threeSixtyGivingFile(house.id)} download="360giving.json" safe>
            {say('money.360giving')}
          </a>
        </p>
      )}
      <Notices notices={time.notices} />
      <form class="filter" method="get" action={moneyPage(house.id)}>
        <FilterInput name="jaar" type="number" label={say('money.year')} value={String(year.year)} />
        <TimeFields view={view} time={time} />
        <button type="submit" class="button" safe>
          {say('page.show')}
        </button>
      </form>
      <h2 safe>{say('money.grants')}</h2>
      <Grants {...props} />
      <Downloads view={view} house={house.id} time={time} report="grants" what={say('money.grants')} />
      <h2 safe>{say('money.year-title', { year: year.year })}</h2>
      <Year {...props} />
      <SourceTable view={view} year={year} lastYear={props.lastYear} />
      <Downloads
        view={view}
        house={house.id}
        time={time}
        report={`years/${year.year}`}
        what={say('money.year-title', { year: year.year })}
      />
      <StepsPicture view={view} year={year.year} steps={props.pictures.steps} />
      <FlowPicture view={view} house={house.id} year={year.year} flows={props.pictures.flows} money={props.money} />
      <PaidPartners view={view} house={house.id} money={props.money} state={props.state} />
      <SharedCosts view={view} house={house.id} money={props.money} state={props.state} linksOf={props.linksOf} />
      <h2 safe>{say('money.open-ends')}</h2>
      {finished && <p safe>{say('money.open-ends.none')}</p>}
      {kinds.map((kind) => (
        <Ends view={view} house={house.id} title={say(`money.open-ends.${kind}`)} ends={open[kind]} />
      ))}
      <Downloads view={view} house={house.id} time={time} report="open-ends" what={say('money.open-ends')} />
    </Layout>
  )
}
