import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { address } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { Carried, CredentialField } from './credential-field.js'
import { type Provider, ProviderLinks } from './openid-page.js'

type LinkProps = { view: View; path: string; errors: readonly FormError[] }

/** A link that was used, revoked or has expired; or never was one. */
export const LinkGonePage = ({ view }: { view: View }): JSX.Element => (
  <Layout view={view} title={view.say('account.link-gone.title')}>
    <p safe>{view.say('account.link-gone')}</p>
  </Layout>
)

const NewPassword = ({ view, errors }: Omit<LinkProps, 'path'>): JSX.Element => (
  <CredentialField
    name="wachtwoord"
    type="password"
    autocomplete="new-password"
    label={view.say('account.new-password')}
    hint={view.say('account.new-password.hint')}
    errors={errors}
  />
)

/** Making an account by an invitation, or accepting it with an account one has. */
export const InvitationPage = ({
  view,
  path,
  errors,
  about,
  login,
  name,
  token,
  providers,
}: LinkProps & {
  about: string
  login: string
  name: string
  token: string
  providers: readonly Provider[]
}): JSX.Element => {
  const { say, account } = view
  return (
    <Layout view={view} title={say('account.invitation.title')}>
      <ErrorSummary view={view} errors={errors} />
      <p safe>{about}</p>
      {account !== null ? (
        <form method="post" action={`${path}/aanvaarden`}>
          <Carried view={view} />
          <p safe>{say('account.invitation.accept-as', { name: account.name })}</p>
          <button type="submit" class="button" safe>
            {say('account.invitation.accept')}
          </button>
        </form>
      ) : (
        <>
          <ProviderLinks view={view} providers={providers} invitation={token} />
          <form method="post" action={path} novalidate>
            <Carried view={view} />
            <CredentialField
              name="naam"
              type="text"
              autocomplete="name"
              label={say('account.name')}
              value={name}
              errors={errors}
            />
            <CredentialField
              name="login"
              type="email"
              autocomplete="username"
              label={say('account.login')}
              hint={say('account.login.hint')}
              value={login}
              errors={errors}
            />
            <NewPassword view={view} errors={errors} />
            <button type="submit" class="button" safe>
              {say('account.invitation.make')}
            </button>
          </form>
          <p>
            <a href={address('/aanmelden/wachtwoord', { terug: path })} safe>
              {say('account.invitation.have-one')}
            </a>
          </p>
        </>
      )}
    </Layout>
  )
}

/** Beginning again without the second step and passkeys that were lost, by a link of whoever manages accounts. */
export const LostFactorPage = ({ view, path, errors }: LinkProps): JSX.Element => (
  <Layout view={view} title={view.say('account.lost.title')}>
    <ErrorSummary view={view} errors={errors} />
    <p safe>{view.say('account.lost')}</p>
    <form method="post" action={path} novalidate>
      <Carried view={view} />
      <CredentialField
        name="wachtwoord"
        type="password"
        autocomplete="current-password"
        label={view.say('account.confirm.password')}
        errors={errors}
      />
      <button type="submit" class="button" safe>
        {view.say('account.lost.send')}
      </button>
    </form>
  </Layout>
)

/** Choosing a new password by a link of whoever manages accounts. */
export const ResetPasswordPage = ({ view, path, errors }: LinkProps): JSX.Element => (
  <Layout view={view} title={view.say('account.reset.title')}>
    <ErrorSummary view={view} errors={errors} />
    <p safe>{view.say('account.reset')}</p>
    <form method="post" action={path} novalidate>
      <Carried view={view} />
      <NewPassword view={view} errors={errors} />
      <button type="submit" class="button" safe>
        {view.say('account.reset.send')}
      </button>
    </form>
  </Layout>
)
