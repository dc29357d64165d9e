import type { HouseSummary } from '../../../projections/houses/answers.js'
import { Welcome } from '../founding/welcome.js'
import { housePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Pager, Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'

/** Every house the reader may read. */
export const HousesPage = ({
  view,
  houses,
  query,
  nextCursor,
  notice,
  any,
}: {
  view: View
  houses: readonly HouseSummary[]
  query: URLSearchParams
  nextCursor: string | null
  notice: string | null
  /** Is there any house, whether or not the reader may read it? */
  any: boolean
}): JSX.Element => {
  const { say } = view
  const columns = [
    say('page.houses.name'),
    say('page.houses.legal-form'),
    say('page.houses.area'),
    say('page.houses.organs'),
    say('page.houses.partners'),
    say('page.houses.dossiers'),
  ]
  return (
    <Layout view={view} title={say('page.houses.title')}>
      <Notices notices={[notice]} />
      {houses.length === 0 && <Welcome view={view} any={any} />}
      {houses.length > 0 && (
        <Table caption={say('page.houses.caption')} columns={columns}>
          {houses.map((house) => (
            <tr>
              <th scope="row">
                <a href={housePage(house.id)} safe>
                  {house.name}
                </a>
              </th>
              <td safe>{say(`word.legal-form.${house.legalForm}`)}</td>
              <td safe>{view.list(house.workingArea)}</td>
              <td class="number">{house.organs}</td>
              <td class="number">{house.partners}</td>
              <td class="number">{house.dossiers}</td>
            </tr>
          ))}
        </Table>
      )}
      <Pager view={view} path="/" query={query} nextCursor={nextCursor} />
    </Layout>
  )
}
