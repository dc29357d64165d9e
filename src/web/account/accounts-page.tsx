import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Account } from '../../identity/accounts.js'
import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { managePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { Carried } from './credential-field.js'
import { ShownLink } from './house-access-page.js'
import { InviteMailField, Mailed, type MailedTo } from './invite-mail-part.js'

type AccountAct = 'block' | 'unblock' | 'password' | 'second-factor'

const Act = ({ view, account, act }: { view: View; account: Account; act: AccountAct }) => (
  <form method="post" action={`/beheer/accounts/${account.id}`}>
    <Carried view={view} />
    <input type="hidden" name="wat" value={act} />
    <button
      type="submit"
      class="button button--quiet"
      aria-label={view.say(`account.manage.${act}-of`, { name: account.name })}
      safe
    >
      {view.say(`account.manage.${act}`)}
    </button>
  </form>
)

/** Every account of this installation, for who manages them. */
export const AccountsPage = ({
  view,
  accounts,
  houses,
  withFactor,
  link,
  mailed,
  mailing,
  errors,
}: {
  view: View
  accounts: readonly Account[]
  houses: readonly HouseSummary[]
  /** Those who have a second step or a passkey, which can be lost. */
  withFactor: ReadonlySet<string>
  link: string | null
  /** What became of the mail with the link; null when none was asked. */
  mailed: MailedTo | null
  /** Can a link be sent by mail? */
  mailing: boolean
  errors: readonly FormError[]
}): JSX.Element => {
  const { say, list } = view
  const nameOf = (house: string): string => houses.find(({ id }) => id === house)?.name ?? house
  const roles = ({ manager, persons, roles: held }: Account): string =>
    list([
      ...(manager ? [say('account.role.manager')] : []),
      ...held.map(({ role, house }) =>
        say('account.role-in', { role: say(`account.role.${role}`), house: nameOf(house) }),
      ),
      ...persons.map(({ house }) => say('account.role-in', { role: say('account.role.person'), house: nameOf(house) })),
    ])
  return (
    <Layout view={view} title={say('account.manage.title')} crumbs={[{ path: managePage, text: say('manage.title') }]}>
      <ErrorSummary view={view} errors={errors} />
      {mailed !== null && <Mailed view={view} mailed={mailed} />}
      {link !== null && <ShownLink view={view} link={link} />}
      <Table
        caption={say('account.manage.title')}
        columns={[say('account.name'), say('account.login'), say('account.access.what'), say('account.manage.acts')]}
      >
        {accounts.map((account) => (
          <tr>
            <th scope="row" safe>
              {account.blocked ? say('account.blocked', { name: account.name }) : account.name}
            </th>
            <td safe>{account.login}</td>
            <td safe>{roles(account)}</td>
            <td>
              <Act view={view} account={account} act={account.blocked ? 'unblock' : 'block'} />
              <Act view={view} account={account} act="password" />
              {withFactor.has(account.id) && <Act view={view} account={account} act="second-factor" />}
            </td>
          </tr>
        ))}
      </Table>
      <h2 safe>{say('account.invite')}</h2>
      <p safe>{say('account.manage.invite.about')}</p>
      <form method="post" action="/beheer/accounts/uitnodigingen">
        <Carried view={view} />
        <div class="field">
          <label for="veld-wie" safe>
            {say('account.invite.whom')}
          </label>
          <select id="veld-wie" name="wie" required>
            <option value="" safe>
              {say('form.choose')}
            </option>
            {houses.map(({ id, name }) => (
              <option value={id} safe>
                {say('account.manage.invite.administrator', { house: name })}
              </option>
            ))}
            <option value="manager" safe>
              {say('account.manage.invite.manager')}
            </option>
          </select>
        </div>
        {mailing && <InviteMailField view={view} errors={errors} />}
        <button type="submit" class="button" safe>
          {say('account.invite.send')}
        </button>
      </form>
    </Layout>
  )
}
