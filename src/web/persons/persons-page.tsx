import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { PersonEntry } from '../../application/people.js'
import { mailsPage, personPage, setUpPage } from '../frame/addresses.js'
import { Empty } from '../frame/empty.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { functionsOf, nameOf } from './words.js'

/** Everyone who has or had a seat in the house, for who administers it. */
export const PersonsPage = ({
  view,
  house,
  persons,
}: {
  view: View
  house: HouseSummary
  persons: readonly PersonEntry[]
}): JSX.Element => {
  const { say } = view
  const columns = [say('person.name'), say('person.functions'), say('person.email'), say('person.phone')]
  return (
    <Layout view={view} title={say('person.title')} house={house}>
      <p safe>{say('person.about')}</p>
      <p>
        <a href={mailsPage(house.id)} safe>
          {say('mails.title')}
        </a>
      </p>
      {persons.length === 0 ? (
        <Empty
          text={say('person.none')}
          next={[{ path: setUpPage(house.id, 'mensen'), text: say('founding.step.mensen') }]}
          otherwise={null}
        />
      ) : (
        <Table caption={say('person.title')} columns={columns}>
          {persons.map((person) => (
            <tr>
              <th scope="row">
                <a href={personPage(house.id, person.id)} safe>
                  {nameOf(view, person)}
                </a>
              </th>
              <td safe>{functionsOf(view, person)}</td>
              <td safe>{person.contact?.email ?? '–'}</td>
              <td safe>{person.contact?.phone ?? '–'}</td>
            </tr>
          ))}
        </Table>
      )}
    </Layout>
  )
}
