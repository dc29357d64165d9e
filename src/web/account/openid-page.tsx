import { address } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { afterSigningOut } from '../live/live-modules.js'

export type Provider = { readonly id: string; readonly name: string }

export const providerPath = (id: string): string => `/aanmelden/via/${id}`

/** A link for each provider that people may sign in with; nothing where there is none. */
export const ProviderLinks = ({
  view,
  providers,
  back,
  invitation,
}: {
  view: View
  providers: readonly Provider[]
  back?: string
  invitation?: string
}): JSX.Element =>
  providers.length === 0 ? (
    ''
  ) : (
    <ul>
      {providers.map(({ id, name }) => (
        <li>
          <a href={address(providerPath(id), { terug: back, uitnodiging: invitation })} safe>
            {view.say(invitation === undefined ? 'account.via' : 'account.via.accept', { provider: name })}
          </a>
        </li>
      ))}
    </ul>
  )

/** Why signing in with a provider came to nothing. */
export const ProviderRefusedPage = ({
  view,
  why,
  provider,
}: {
  view: View
  why: 'failed' | 'unknown' | 'away' | 'blocked' | 'gone' | 'another'
  provider: string
}): JSX.Element => (
  <Layout view={view} title={view.say('account.via.refused')}>
    <p safe>{view.say(`account.via.${why}`, { provider })}</p>
    <p>
      <a href="/aanmelden" safe>
        {view.say('page.sign-in')}
      </a>
    </p>
  </Layout>
)

/** After signing out here: the way to sign out at the provider as well. */
export const SignedOutPage = ({ view, provider, end }: { view: View; provider: string; end: string }): JSX.Element => (
  <Layout view={view} title={view.say('account.signed-out')} script={afterSigningOut('/')}>
    <p safe>{view.say('account.signed-out.provider', { provider })}</p>
    <p>
      <a class="button" href={end} safe>
        {view.say('account.signed-out.end', { provider })}
      </a>
    </p>
    <p>
      <a href="/aanmelden" safe>
        {view.say('page.sign-in')}
      </a>
    </p>
  </Layout>
)
