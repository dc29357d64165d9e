import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { PersonEntry } from '../../application/people.js'
import type { AccessState } from '../../domain/access/state.js'
import type { AccountId } from '../../domain/shared/identifiers.js'
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
import { InviteMailField, Mailed, type MailedTo } from './invite-mail-part.js'

type HouseProps = { view: View; house: HouseSummary }

type Known = Pick<Account, 'id' | 'name' | 'login' | 'blocked' | 'persons'>

type Access = { accounts: readonly Known[]; access: AccessState }

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
const Taken = ({ view, house, account, what }: HouseProps & { account: Known; what: AccountRole | 'person' }) => (
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

/** Since when, and of an auditor how often and when they last looked: as the ledger tells it. */
const aboutRole = ({ say, day }: View, { access, account, role }: RoleOf): string | null => {
  const held = access[role].get(account)
  if (held === undefined) return null
  const since = say('account.access.since', { day: day(held.since) })
  if (role !== 'auditor') return since
  const seen = access.inspections.get(account)
  const looked =
    seen === undefined
      ? say('account.access.never-looked')
      : say('account.access.looked', { times: seen.times, day: day(seen.last) })
  return `${since}. ${looked}`
}

type RoleOf = { readonly access: AccessState; readonly account: AccountId; readonly role: AccountRole }

const HeldRoles = ({ view, house, account, access }: HouseProps & { account: Known; access: AccessState }) => {
  const id = account.id as AccountId
  const linked = account.persons.some((one) => one.house === house.id)
  return (
    <>
      {linked && <Taken view={view} house={house} account={account} what="person" />}
      {roles.flatMap((role): readonly JSX.Element[] => {
        const about = aboutRole(view, { access, account: id, role })
        if (about === null) return []
        return [
          <>
            <Taken view={view} house={house} account={account} what={role} />
            <p class="hint" safe>
              {about}
            </p>
          </>,
        ]
      })}
    </>
  )
}

const Accounts = ({ view, house, accounts, access }: HouseProps & Access): JSX.Element => {
  const { say } = view
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
          <td>
            <span safe>{account.login}</span>
            <p class="hint" safe>
              {say('account.access.reference', { reference: account.id })}
            </p>
          </td>
          <td>
            <HeldRoles view={view} house={house} account={account} access={access} />
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

const Invite = ({
  view,
  house,
  persons,
  mailing,
  errors,
}: HouseProps & {
  persons: readonly PersonEntry[]
  mailing: boolean
  errors: readonly FormError[]
}): JSX.Element => {
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
        {mailing && <InviteMailField view={view} errors={errors} />}
        <button type="submit" class="button" safe>
          {say('account.invite.send')}
        </button>
      </form>
    </>
  )
}

const isHere = (id: string, persons: Account['persons'], access: AccessState, house: string): boolean =>
  persons.some((one) => one.house === house) || roles.some((role) => access[role].has(id as AccountId))

/** Who can sign in to a house, as what, and whom to invite; for who administers it. */
export const HouseAccessPage = ({
  accounts: signIn,
  access,
  invitations,
  persons,
  link,
  mailed,
  mailing,
  errors,
  ...shared
}: HouseProps & {
  accounts: readonly Account[]
  access: AccessState
  invitations: readonly OneTimeLink[]
  /** Everyone of the house whose data are not erased. */
  persons: readonly PersonEntry[]
  link: string | null
  /** What became of the mail with the link; null when none was asked. */
  mailed: MailedTo | null
  /** Can a link be sent by mail? */
  mailing: boolean
  errors: readonly FormError[]
}): JSX.Element => {
  const { view, house } = shared
  const { say } = view
  // Whom the ledger names and nobody signs in as: it shows, and can be taken away.
  const known = new Set(signIn.map(({ id }) => id))
  const gone = [...new Set(roles.flatMap((role) => [...access[role].keys()]))].filter((id) => !known.has(id))
  const accounts: readonly Known[] = [
    ...signIn.filter(({ id, persons: held }) => isHere(id, held, access, house.id)),
    ...gone.map((id) => ({ id, name: say('account.access.gone'), login: '', blocked: false, persons: [] })),
  ]
  const linked: ReadonlySet<string> = new Set(
    accounts.flatMap((account) => account.persons.map(({ person }) => person)),
  )
  return (
    <Layout view={view} title={say('account.access.title')} house={house}>
      <ErrorSummary view={view} errors={errors} />
      {mailed !== null && <Mailed view={view} mailed={mailed} />}
      {link !== null && <ShownLink view={view} link={link} />}
      <p>
        <a href={programsPage(house.id)} safe>
          {say('account.programs')}
        </a>
      </p>
      {accounts.length === 0 ? (
        <p safe>{say('account.access.nobody')}</p>
      ) : (
        <Accounts {...shared} accounts={accounts} access={access} />
      )}
      {invitations.length > 0 && <Invitations {...shared} invitations={invitations} persons={persons} />}
      <Invite {...shared} persons={persons.filter(({ id }) => !linked.has(id))} mailing={mailing} errors={errors} />
    </Layout>
  )
}
