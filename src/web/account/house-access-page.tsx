import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { PersonEntry } from '../../application/people.js'
import type { Account, AccountRole } from '../../identity/accounts.js'
import type { OneTimeLink } from '../../identity/one-time-links.js'
import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { accessPage, programsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { functionsOf, nameOf } from '../persons/words.js'
import { Carried } from './credential-field.js'

type HouseProps = { view: View; house: HouseSummary }

/** A link that is shown this once, to be given to who it is for. */
export const ShownLink = ({ view, link }: { view: View; link: string }): JSX.Element => (
  <div class="notice" role="status">
    <p safe>{view.say('account.link.once')}</p>
    <p>
      <code safe>{link}</code>
    </p>
  </div>
)

const roles: readonly AccountRole[] = ['administrator', 'auditor']

/** One form a button: what an account has in this house, each with the way to take it away. */
const Taken = ({ view, house, account, what }: HouseProps & { account: Account; what: AccountRole | 'person' }) => (
  <form method="post" action={`${accessPage(house.id)}/intrekken`}>
    <Carried view={view} />
    <input type="hidden" name="account" value={account.id} />
    <input type="hidden" name="rol" value={what} />
    <span safe>{view.say(`account.role.${what}`)}</span>{' '}
    <button
      type="submit"
      class="button button--quiet"
      aria-label={view.say('account.withdraw-from', { role: view.say(`account.role.${what}`), name: account.name })}
      safe
    >
      {view.say('account.withdraw')}
    </button>
  </form>
)

const Accounts = ({ view, house, accounts }: HouseProps & { accounts: readonly Account[] }): JSX.Element => {
  const { say } = view
  const here = ({ persons, roles: held }: Account): readonly (AccountRole | 'person')[] => [
    ...(persons.some((one) => one.house === house.id) ? (['person'] as const) : []),
    ...roles.filter((role) => held.some((one) => one.house === house.id && one.role === role)),
  ]
  return (
    <Table
      caption={say('account.access.accounts')}
      columns={[say('account.name'), say('account.login'), say('account.access.what')]}
    >
      {accounts.map((account) => (
        <tr>
          <th scope="row" safe>
            {account.blocked ? say('account.blocked', { name: account.name }) : account.name}
          </th>
          <td safe>{account.login}</td>
          <td>
            {here(account).map((what) => (
              <Taken view={view} house={house} account={account} what={what} />
            ))}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Invitations = ({
  view,
  house,
  invitations,
  persons,
}: HouseProps & { invitations: readonly OneTimeLink[]; persons: readonly PersonEntry[] }): JSX.Element => {
  const { say, day } = view
  const words = (link: OneTimeLink): string => {
    if (link.purpose !== 'invitation' || link.invited.role === 'manager') return ''
    const { invited } = link
    const role = say(`account.role.${invited.role}`)
    if (invited.role !== 'person') return role
    const person = persons.find(({ id }) => id === invited.person)
    return person === undefined ? role : `${role}: ${nameOf(view, person)}`
  }
  return (
    <>
      <h2 safe>{say('account.invitations')}</h2>
      <ul>
        {invitations.map((link) => (
          <li>
            <form method="post" action={`${accessPage(house.id)}/uitnodigingen/${link.id}/intrekken`}>
              <Carried view={view} />
              <span safe>
                {say('account.invitations.until', {
                  what: words(link),
                  day: day(link.expiresAt.slice(0, 10)),
                })}
              </span>{' '}
              <button
                type="submit"
                class="button button--quiet"
                aria-label={say('account.invitations.revoke', { what: words(link) })}
                safe
              >
                {say('account.withdraw')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}

const Invite = ({ view, house, persons }: HouseProps & { persons: readonly PersonEntry[] }): JSX.Element => {
  const { say } = view
  return (
    <>
      <h2 safe>{say('account.invite')}</h2>
      <p safe>{say('account.invite.about')}</p>
      <form method="post" action={`${accessPage(house.id)}/uitnodigingen`}>
        <Carried view={view} />
        <div class="field">
          <label for="veld-wie" safe>
            {say('account.invite.whom')}
          </label>
          <select id="veld-wie" name="wie" required>
            <option value="" safe>
              {say('form.choose')}
            </option>
            {persons.map((person) => (
              <option value={person.id} safe>
                {`${nameOf(view, person)} – ${functionsOf(view, person)}`}
              </option>
            ))}
            {roles.map((role) => (
              <option value={role} safe>
                {say(`account.invite.${role}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button" safe>
          {say('account.invite.send')}
        </button>
      </form>
    </>
  )
}

/** Who can sign in to a house, as what, and whom to invite; for who administers it. */
export const HouseAccessPage = ({
  accounts,
  invitations,
  persons,
  link,
  errors,
  ...shared
}: HouseProps & {
  accounts: readonly Account[]
  invitations: readonly OneTimeLink[]
  /** Everyone of the house whose data are not erased. */
  persons: readonly PersonEntry[]
  link: string | null
  errors: readonly FormError[]
}): JSX.Element => {
  const { view, house } = shared
  const { say } = view
  const linked: ReadonlySet<string> = new Set(
    accounts.flatMap((account) => account.persons.map(({ person }) => person)),
  )
  return (
    <Layout view={view} title={say('account.access.title')} house={house}>
      <ErrorSummary view={view} errors={errors} />
      {link !== null && <ShownLink view={view} link={link} />}
      <p>
        <a href={programsPage(house.id)} safe>
          {say('account.programs')}
        </a>
      </p>
      {accounts.length === 0 ? (
        <p safe>{say('account.access.nobody')}</p>
      ) : (
        <Accounts {...shared} accounts={accounts} />
      )}
      {invitations.length > 0 && <Invitations {...shared} invitations={invitations} persons={persons} />}
      <Invite {...shared} persons={persons.filter(({ id }) => !linked.has(id))} />
    </Layout>
  )
}
