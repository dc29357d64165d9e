import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { Carried, CredentialField } from './credential-field.js'
import { PasskeyPart } from './passkey-part.js'
import { passkeyScript } from './passkey-script.js'

/** The field for a code of an app, or one on paper. */
export const CodeField = ({ view, name, errors, hint }: CodeFieldProps): JSX.Element => (
  <CredentialField
    name={name}
    type="text"
    autocomplete="one-time-code"
    label={view.say('account.code')}
    hint={view.say(hint)}
    errors={errors}
  />
)

type CodeFieldProps = {
  view: View
  name: string
  errors: readonly FormError[]
  hint: 'account.code.hint' | 'account.code.hint.app'
}

/** What is asked after the password: a code, a passkey, or one of both. */
export const AskCodePage = ({
  view,
  back,
  errors,
  byCode,
  byPasskey,
}: {
  view: View
  back: string
  errors: readonly FormError[]
  byCode: boolean
  byPasskey: boolean
}): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('account.code.title')} script={passkeyScript}>
      <ErrorSummary view={view} errors={errors} />
      {byCode && (
        <>
          <p safe>{say('account.code.about')}</p>
          <form method="post" action="/aanmelden/code" novalidate>
            <Carried view={view} />
            <CodeField view={view} name="code" errors={errors} hint="account.code.hint" />
            <button type="submit" class="button" safe>
              {say('page.sign-in.send')}
            </button>
          </form>
        </>
      )}
      {byPasskey && (
        <>
          <p safe>{say(byCode ? 'account.code.or-passkey' : 'account.code.passkey')}</p>
          <PasskeyPart view={view} step="sign-in" path="/aanmelden/sleutel" back={back} />
        </>
      )}
      <h2 safe>{say('account.code.lost')}</h2>
      <p safe>{say('account.code.lost.how')}</p>
      <p>
        <a href="/aanmelden" safe>
          {say('account.code.other')}
        </a>
      </p>
    </Layout>
  )
}
