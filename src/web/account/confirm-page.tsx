import type { FormError, Typed } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { address } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { CodeField } from './ask-code-page.js'
import { CredentialField } from './credential-field.js'
import { type Provider, providerPath } from './openid-page.js'

/** The field of the form that asks who somebody is; taken out before the form is read. */
export const CONFIRMING_FIELD = '_bevestig'
/** The code that goes with it, for whoever has a second step. */
export const CONFIRMING_CODE = '_bevestigcode'

/**
 * Asks who somebody is before something that weighs, with the whole form that was sent in it: confirming sends that form
 * again, to where it was going.
 */
export const ConfirmPage = ({
  view,
  action,
  typed,
  errors,
  providers,
  asksCode,
}: {
  view: View
  action: string
  typed: Typed
  errors: readonly FormError[]
  /** Those that whoever is signed in is known by: they may show there who they are, in a window of its own. */
  providers: readonly Provider[]
  asksCode: boolean
}): JSX.Element => {
  const { say } = view
  const kept = Object.entries(typed).flatMap(([name, value]) =>
    name === CONFIRMING_FIELD || name === CONFIRMING_CODE ? [] : [value].flat().map((one) => ({ name, value: one })),
  )
  return (
    <Layout view={view} title={say('account.confirm.title')}>
      <ErrorSummary view={view} errors={errors} />
      <p safe>{say(providers.length === 0 ? 'account.confirm' : 'account.confirm.elsewhere')}</p>
      <form method="post" action={action} novalidate data-confirms>
        {kept.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {providers.length > 0 && (
          <>
            <ol>
              {providers.map(({ id, name }) => (
                <li>
                  <a href={address(providerPath(id), { bevestig: 'ja' })} target="_blank" rel="noopener" safe>
                    {say('account.confirm.via', { provider: name })}
                  </a>
                </li>
              ))}
            </ol>
            <p safe>{say('account.confirm.via.then')}</p>
          </>
        )}
        {providers.length > 0 && (
          <button type="submit" class="button" safe>
            {say('account.confirm.go-on')}
          </button>
        )}
        {providers.length === 0 && (
          <CredentialField
            name={CONFIRMING_FIELD}
            type="password"
            autocomplete="current-password"
            label={say('account.confirm.password')}
            errors={errors}
          />
        )}
        {providers.length === 0 && asksCode && (
          <CodeField view={view} name={CONFIRMING_CODE} errors={errors} hint="account.code.hint" />
        )}
        {providers.length === 0 && (
          <button type="submit" class="button" safe>
            {say('account.confirm.send')}
          </button>
        )}
      </form>
    </Layout>
  )
}
