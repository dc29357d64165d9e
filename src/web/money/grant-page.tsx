import type { HouseSummary } from '../../../projections/houses/answers.js'
import { categoryText } from '../../application/money/category-text.js'
import type { ToldBurnDown } from '../../application/money/tell-pictures.js'
import type { ToldGrant } from '../../application/money/tell-reports.js'
import type { ToldTrace } from '../../application/money/told.js'
import type { MoneyState } from '../../domain/money/state.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { DocumentLinks } from '../documents/document-links.js'
import { grantAccountFile, grantFolderFile, grantPage, moneyPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { TimeForm } from '../frame/time-form.js'
import type { View } from '../frame/view.js'
import { BurnDownPicture } from './burn-down-picture.js'
import { Downloads } from './downloads.js'
import { GrantAmounts } from './grant-amounts.js'
import { TraceEnds, TraceSteps } from './trace-steps.js'

type GrantPageProps = {
  view: View
  house: HouseSummary
  time: AskedTime
  grant: ToldGrant
  money: MoneyState
  trace: ToldTrace
  burnDown: ToldBurnDown | null
  /** What can be recorded about it. */
  links: readonly FormLink[]
}

const Earmarks = ({ view, grant, money }: Pick<GrantPageProps, 'view' | 'grant' | 'money'>): JSX.Element => {
  const { say } = view
  if (grant.earmarks.length === 0) return ''
  return (
    <Table
      caption={say('money.earmarks')}
      columns={[
        say('money.category'),
        say('money.earmark'),
        say('money.earmark-limit'),
        say('money.account.allocated'),
      ]}
    >
      {grant.earmarks.map(({ category, rule, limitCents, allocatedCents }) => (
        <tr>
          <th scope="row" safe>
            {categoryText(view, money, category)}
          </th>
          <td safe>{say(`money.earmark.${rule}`)}</td>
          <td class="number" safe>
            {view.money(limitCents)}
          </td>
          <td class="number" safe>
            {view.money(allocatedCents)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The account of one grant: what came in, where it went by which decisions, and what is left. */
export const GrantPage = ({ view, house, time, grant, money, trace, burnDown, links }: GrantPageProps): JSX.Element => {
  const { say, day } = view
  const period =
    grant.until === null
      ? say('money.period-open', { from: day(grant.from) })
      : say('money.period', { from: day(grant.from), until: day(grant.until) })
  return (
    <Layout
      view={view}
      house={house}
      title={grant.title}
      terms={['grant', 'allocation', 'commitment', 'justification', 'recovery']}
      crumbs={[{ path: moneyPage(house.id), text: say('money.title') }]}
    >
      <p class="lead" safe>
        {say('money.from', { source: grant.source.name, reference: grant.reference })}
      </p>
      <p safe>{period}</p>
      {grant.inKind && <p safe>{say('money.in-kind')}</p>}
      {grant.closedOn !== null && <p safe>{say('money.closed', { day: day(grant.closedOn) })}</p>}
      {grant.reportDates.length > 0 && (
        <p safe>{say('money.report-dates', { days: view.list(grant.reportDates.map(day)) })}</p>
      )}
      {grant.conditions.length > 0 && (
        <>
          <h2 safe>{say('money-form.conditions')}</h2>
          <ul>
            {grant.conditions.map((condition) => (
              <li class="prose" lang="nl" safe>
                {condition}
              </li>
            ))}
          </ul>
        </>
      )}
      <FormLinks links={links} />
      <Notices notices={time.notices} />
      <TimeForm view={view} path={grantPage(house.id, grant.id)} time={time} />
      <GrantAmounts view={view} grant={grant} />
      <Downloads view={view} house={house.id} time={time} report={`grants/${grant.id}`} what={say('money.account')} />
      <DocumentLinks
        view={view}
        file={(format) => grantAccountFile(house.id, grant.id, format)}
        about={say('money.account')}
      />
      <p>
        <a href={grantFolderFile(house.id, grant.id)} download="" safe>
          {say('money.folder')}
        </a>{' '}
        <span class="soft" safe>
          {say('money.folder.about')}
        </span>
      </p>
      {burnDown !== null && <BurnDownPicture view={view} burnDown={burnDown} asOf={time.asOf} />}
      <Earmarks view={view} grant={grant} money={money} />
      <h2 safe>{say('money.trace.caption')}</h2>
      <TraceSteps view={view} house={house} trace={trace} />
      <h2 safe>{say('money.trace.ends')}</h2>
      <TraceEnds view={view} house={house.id} trace={trace} />
    </Layout>
  )
}
