import type { HouseSummary } from '../../../projections/houses/answers.js'
import { accountsPage, importPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { Backups, Health, Keys, Projections, Providers, type System } from './system-parts.js'

/** One place for who manages the installation. Of houses it shows what they are called and nothing of what they decide. */
export const ManagePage = ({
  view,
  houses,
  system,
}: {
  view: View
  houses: readonly HouseSummary[]
  system: System
}): JSX.Element => {
  const { say, list } = view
  return (
    <Layout view={view} title={say('manage.title')}>
      <p safe>{say('manage.intro')}</p>
      <ul class="actions">
        <li>
          <a class="button" href={accountsPage} safe>
            {say('manage.accounts')}
          </a>
        </li>
        <li>
          <a class="button" href={importPage} safe>
            {say('manage.import')}
          </a>
        </li>
      </ul>
      <div>
        <h2 id="huizen" safe>
          {say('manage.houses')}
        </h2>
        {houses.length === 0 ? (
          <p safe>{say('manage.houses.none')}</p>
        ) : (
          <Table caption={say('manage.houses')} columns={[say('manage.house'), say('manage.house.area')]}>
            {houses.map(({ name, workingArea }) => (
              <tr>
                <th scope="row" safe>
                  {name}
                </th>
                <td safe>{list(workingArea)}</td>
              </tr>
            ))}
          </Table>
        )}
      </div>
      <Health view={view} system={system} />
      <Projections view={view} system={system} />
      <Keys view={view} system={system} />
      <Providers view={view} system={system} />
      <Backups view={view} system={system} />
    </Layout>
  )
}
