import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { address } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { afterSigningOut } from '../live/live-modules.js'
import { Carried, CredentialField } from './credential-field.js'
import { type Provider, ProviderLinks } from './openid-page.js'
import { PasskeyPart } from './passkey-part.js'
import { passkeyScript } from './passkey-script.js'

export type PasswordSignInProps = {
  view: View
  back: string
  login: string
  errors: readonly FormError[]
  providers: readonly Provider[]
  /** Nobody has an account yet: whoever comes first needs the link that the program printed. */
  nobodyYet?: boolean
}

/** Signing in with an account. */
export const PasswordSignInPage = (props: PasswordSignInProps): JSX.Element => {
  const { view, back, login, errors, providers, nobodyYet = false } = props
  const { say } = view
  return (
    <Layout view={view} title={say('page.sign-in.title')} script={[passkeyScript, ...afterSigningOut(back)]}>
      <ErrorSummary view={view} errors={errors} />
      <Notices notices={[nobodyYet ? say('founding.welcome.first-account') : null]} />
      <ProviderLinks view={view} providers={providers} back={back} />
      <form method="post" action="/aanmelden/wachtwoord" novalidate>
        <Carried view={view} back={back} />
        <CredentialField
          name="login"
          type="email"
          autocomplete="username"
          label={say('account.login')}
          value={login}
          errors={errors}
        />
        <CredentialField
          name="wachtwoord"
          type="password"
          autocomplete="current-password"
          label={say('account.password')}
          errors={errors}
        />
        <button type="submit" class="button" safe>
          {say('page.sign-in.send')}
        </button>
      </form>
      <PasskeyPart view={view} step="sign-in" path="/aanmelden/sleutel" back={back} />
      <h2 safe>{say('account.no-account')}</h2>
      <p safe>{say('account.no-account.how')}</p>
      {view.developmentSignIn && (
        <p>
          <a href={address('/aanmelden', { terug: back })} safe>
            {say('account.to-development')}
          </a>
        </p>
      )}
    </Layout>
  )
}
