import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Logo } from '../../domain/house/logo.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import {
  accessPage,
  logoFile,
  mailsPage,
  personsPage,
  programsPage,
  rulesPage,
  templatesPage,
} from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { Backups, Keys, Providers, type System } from './system-parts.js'

type Props = {
  view: View
  house: HouseSummary
  /** Organs of today, by name. */
  organs: readonly { readonly id: string; readonly name: string; readonly rules: string }[]
  subjects: readonly { readonly value: string; readonly label: string }[]
  /** Where a subject is added, for who may. */
  subjectLinks: readonly FormLink[]
  system: System
  /** How many texts to begin with the house has. */
  templates: number
  /** The picture on the papers of the house, whether its bytes are there, and what may be done with it. */
  logo: {
    readonly chosen: Logo | null
    readonly kept: boolean
    readonly links: readonly { readonly path: string; readonly text: string }[]
  }
}

const People = ({ view: { say }, house }: Props): JSX.Element => (
  <section aria-labelledby="mensen">
    <h2 id="mensen" safe>
      {say('manage.people')}
    </h2>
    <ul>
      {(
        [
          [accessPage(house.id), 'manage.people.access'],
          [programsPage(house.id), 'manage.people.programs'],
          [personsPage(house.id), 'manage.people.persons'],
          [mailsPage(house.id), 'manage.people.mails'],
        ] as const
      ).map(([path, text]) => (
        <li>
          <a href={path} safe>
            {say(text)}
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const Rules = ({ view: { say }, house, organs }: Props): JSX.Element => (
  <div>
    <h2 id="regels" safe>
      {say('manage.rules')}
    </h2>
    {organs.length === 0 ? (
      <p safe>{say('manage.rules.none')}</p>
    ) : (
      <Table caption={say('manage.rules')} columns={[say('manage.rules.organ'), say('manage.rules.set')]}>
        {organs.map(({ id, name, rules }) => (
          <tr>
            <th scope="row">
              <a href={rulesPage(house.id, id)} safe>
                {name}
              </a>
            </th>
            <td safe>{rules}</td>
          </tr>
        ))}
      </Table>
    )}
  </div>
)

const Subjects = ({ view: { say }, subjects, subjectLinks }: Props): JSX.Element => (
  <div>
    <h2 id="onderwerpen" safe>
      {say('manage.subjects')}
    </h2>
    <p safe>{say('manage.subjects.about')}</p>
    <FormLinks links={subjectLinks} />
    <Table caption={say('manage.subjects')} columns={[say('manage.subject'), say('manage.subject.code')]}>
      {subjects.map(({ value, label }) => (
        <tr>
          <th scope="row" safe>
            {label}
          </th>
          <td>
            <code safe>{value}</code>
          </td>
        </tr>
      ))}
    </Table>
  </div>
)

const OnPapers = ({ view: { say }, house, logo: { chosen, kept, links } }: Props): JSX.Element => (
  <section aria-labelledby="logo">
    <h2 id="logo" safe>
      {say('manage.logo')}
    </h2>
    <p safe>{say('manage.logo.intro', { house: house.name })}</p>
    {chosen === null && <p safe>{say('manage.logo.none')}</p>}
    {chosen !== null && kept && (
      <p>
        <img class="paper-logo" src={`${logoFile(house.id)}?${chosen.sha256.slice(0, 12)}`} alt={chosen.title} />
      </p>
    )}
    {chosen !== null && !kept && <p safe>{say('manage.logo.gone')}</p>}
    <ul class="actions">
      {links.map(({ path, text }) => (
        <li>
          <a href={path} safe>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const Templates = ({ view: { say }, house, templates }: Props): JSX.Element => (
  <section aria-labelledby="sjablonen">
    <h2 id="sjablonen" safe>
      {say('template.manage')}
    </h2>
    <p safe>{say('template.manage.about', { count: templates })}</p>
    <p>
      <a href={templatesPage(house.id)} safe>
        {say('template.manage.link')}
      </a>
    </p>
  </section>
)

/** One place for who administers a house. */
export const HouseManagePage = (props: Props): JSX.Element => {
  const { view, house } = props
  return (
    <Layout view={view} title={view.say('manage.title')} house={house}>
      <p safe>{view.say('manage.house.intro')}</p>
      <People {...props} />
      <Rules {...props} />
      <Templates {...props} />
      <OnPapers {...props} />
      <Subjects {...props} />
      <Keys {...props} />
      <Providers {...props} />
      <Backups {...props} />
    </Layout>
  )
}
