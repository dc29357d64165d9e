import type { OwnSession } from '../../identity/own-sessions.js'
import type { Passkey } from '../../identity/passkeys.js'
import type { KnownFactor } from '../../identity/second-factor.js'
import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { Carried, CredentialField } from './credential-field.js'
import { secondStepPage } from './entering.js'
import { PasskeyPart } from './passkey-part.js'
import { passkeyScript } from './passkey-script.js'

/** Choosing in which capacity to act. */
export const CapacityPage = ({
  view,
  back,
  choices,
  current,
}: {
  view: View
  back: string
  choices: readonly { readonly key: string; readonly text: string }[]
  current: string | null
}): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('account.capacity.title')}>
      {choices.length === 0 ? (
        <p safe>{say('account.capacity.none')}</p>
      ) : (
        <form method="post" action="/rol">
          <Carried view={view} back={back} />
          <fieldset>
            <legend safe>{say('account.capacity.choose')}</legend>
            {choices.map(({ key, text }, index) => (
              <div class="choice">
                <input type="radio" name="rol" id={`rol-${index}`} value={key} checked={key === current} required />
                <label for={`rol-${index}`} safe>
                  {text}
                </label>
              </div>
            ))}
          </fieldset>
          <button type="submit" class="button" safe>
            {say('account.capacity.send')}
          </button>
        </form>
      )}
    </Layout>
  )
}

const Sessions = ({ view, sessions }: { view: View; sessions: readonly OwnSession[] }): JSX.Element => {
  const { say, moment } = view
  const columns = [say('account.sessions.started'), say('account.sessions.seen'), say('account.sessions.what')]
  return (
    <Table caption={say('account.sessions')} columns={columns}>
      {sessions.map(({ id, startedAt, seenAt, current }) => (
        <tr>
          <th scope="row" safe>
            {moment(startedAt)}
          </th>
          <td safe>{moment(seenAt)}</td>
          <td>
            {current ? (
              <span safe>{say('account.sessions.current')}</span>
            ) : (
              <form method="post" action={`/mijn-account/sessies/${id}/beeindigen`}>
                <Carried view={view} />
                <button
                  type="submit"
                  class="button button--quiet"
                  aria-label={say('account.sessions.end-one', { moment: moment(startedAt) })}
                  safe
                >
                  {say('account.sessions.end')}
                </button>
              </form>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Keys = ({ view, passkeys }: { view: View; passkeys: readonly Passkey[] }): JSX.Element => {
  const { say, moment } = view
  return (
    <ul>
      {passkeys.map(({ id, madeAt, usedAt }) => (
        <li>
          <form method="post" action={`/mijn-account/sleutels/${id}/verwijderen`}>
            <Carried view={view} />
            <span safe>
              {usedAt === null
                ? say('account.passkeys.made', { made: moment(madeAt) })
                : say('account.passkeys.used', { made: moment(madeAt), used: moment(usedAt) })}
            </span>{' '}
            <button
              type="submit"
              class="button button--quiet"
              aria-label={say('account.passkeys.remove-one', { made: moment(madeAt) })}
              safe
            >
              {say('account.passkeys.remove')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** The account of whoever is signed in: what it is, where it is signed in, and its password. */
export const OwnAccountPage = ({
  view,
  login,
  name,
  capacities,
  sessions,
  passkeys,
  factor,
  notice,
  errors,
}: {
  view: View
  login: string
  name: string
  capacities: readonly string[]
  sessions: readonly OwnSession[]
  passkeys: readonly Passkey[]
  factor: KnownFactor | null
  notice: string | null
  errors: readonly FormError[]
}): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('account.title')} script={passkeyScript}>
      <ErrorSummary view={view} errors={errors} />
      {notice !== null && (
        <p class="notice" role="status" safe>
          {notice}
        </p>
      )}
      <p safe>{say('account.who', { name, login })}</p>
      <h2 safe>{say('account.capacities')}</h2>
      {capacities.length === 0 ? (
        <p safe>{say('account.capacity.none')}</p>
      ) : (
        <ul>
          {capacities.map((text) => (
            <li safe>{text}</li>
          ))}
        </ul>
      )}
      {capacities.length > 1 && (
        <p>
          <a href="/rol" safe>
            {say('account.switch')}
          </a>
        </p>
      )}
      <h2 safe>{say('account.sessions')}</h2>
      <Sessions view={view} sessions={sessions} />
      {sessions.length > 1 && (
        <form method="post" action="/mijn-account/sessies/beeindigen">
          <Carried view={view} />
          <button type="submit" class="button" safe>
            {say('account.sessions.end-others')}
          </button>
        </form>
      )}
      <h2 safe>{say('account.passkeys')}</h2>
      <p safe>{say('account.passkeys.about')}</p>
      {passkeys.length > 0 && <Keys view={view} passkeys={passkeys} />}
      <PasskeyPart view={view} step="make" path="/mijn-account/sleutels" back="" />
      <h2 safe>{say('account.second')}</h2>
      <p safe>
        {factor === null ? say('account.second.off') : say('account.second.on', { moment: view.moment(factor.setAt) })}
      </p>
      <p>
        <a href={secondStepPage} safe>
          {say(factor === null ? 'account.second.set-up' : 'account.second.manage')}
        </a>
      </p>
      <h2 safe>{say('account.change-password')}</h2>
      <form method="post" action="/mijn-account/wachtwoord" novalidate>
        <Carried view={view} />
        <input type="hidden" name="login" autocomplete="username" value={login} />
        <CredentialField
          name="huidig"
          type="password"
          autocomplete="current-password"
          label={say('account.current-password')}
          errors={errors}
        />
        <CredentialField
          name="wachtwoord"
          type="password"
          autocomplete="new-password"
          label={say('account.new-password')}
          hint={say('account.new-password.hint')}
          errors={errors}
        />
        <button type="submit" class="button" safe>
          {say('account.change-password.send')}
        </button>
      </form>
    </Layout>
  )
}
