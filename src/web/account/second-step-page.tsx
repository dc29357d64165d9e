import { codeOf } from '../../documents/code.js'
import type { KnownFactor, NewFactor } from '../../identity/second-factor.js'
import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { CodeField } from './ask-code-page.js'
import { Carried } from './credential-field.js'
import { secondStepPage } from './entering.js'
import { PasskeyPart } from './passkey-part.js'
import { passkeyScript } from './passkey-script.js'

const crumbsOf = ({ say }: View, must: boolean) =>
  must ? {} : { crumbs: [{ path: '/mijn-account', text: say('account.title') }] }

const Act = ({ view, act, text }: { view: View; act: string; text: string }): JSX.Element => (
  <form method="post" action={`${secondStepPage}/${act}`}>
    <Carried view={view} />
    <button type="submit" class="button button--quiet" safe>
      {text}
    </button>
  </form>
)

/** The second step that there is, and what can be done with it. */
const Known = ({ view, known, demanded }: { view: View; known: KnownFactor; demanded: boolean }): JSX.Element => {
  const { say, moment } = view
  return (
    <>
      <p safe>{say('account.second.on', { moment: moment(known.setAt) })}</p>
      <p safe>{say('account.second.codes-left', { count: known.codesLeft })}</p>
      <Act view={view} act="herstelcodes" text={say('account.second.renew')} />
      <Act view={view} act="begin" text={say('account.second.replace')} />
      {demanded ? (
        <p safe>{say('account.second.stays')}</p>
      ) : (
        <Act view={view} act="weg" text={say('account.second.remove')} />
      )}
    </>
  )
}

const Begin = ({ view, must }: { view: View; must: boolean }): JSX.Element => {
  const { say } = view
  return (
    <>
      <p safe>{say('account.second.about')}</p>
      <p safe>{say('account.second.apps')}</p>
      <form method="post" action={`${secondStepPage}/begin`}>
        <Carried view={view} />
        <button type="submit" class="button" safe>
          {say('account.second.begin')}
        </button>
      </form>
      {must && (
        <>
          <h2 safe>{say('account.second.passkey')}</h2>
          <p safe>{say('account.second.passkey.about')}</p>
          <PasskeyPart view={view} step="make" path="/mijn-account/sleutels" back="" />
        </>
      )}
    </>
  )
}

/** The second step of whoever is signed in. */
export const SecondStepPage = ({
  view,
  known,
  must,
  demanded,
  hasPassword,
  notice,
  errors,
}: {
  view: View
  known: KnownFactor | null
  /** They are in only to set one up. */
  must: boolean
  /** Their office asks for one. */
  demanded: boolean
  hasPassword: boolean
  notice: string | null
  errors: readonly FormError[]
}): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('account.second.title')} script={passkeyScript} {...crumbsOf(view, must)}>
      <ErrorSummary view={view} errors={errors} />
      <Notices notices={[notice, must ? say('account.second.must') : null]} />
      {!hasPassword ? (
        <p safe>{say('account.second.no-password')}</p>
      ) : known === null ? (
        <Begin view={view} must={must} />
      ) : (
        <Known view={view} known={known} demanded={demanded} />
      )}
    </Layout>
  )
}

/** A new secret, for an app to take, and the first code that shows it did. */
export const SetUpSecondStepPage = ({
  view,
  factor,
  must,
  errors,
}: {
  view: View
  factor: NewFactor
  must: boolean
  errors: readonly FormError[]
}): JSX.Element => {
  const { say } = view
  const picture = `data:image/svg+xml;base64,${Buffer.from(codeOf(factor.address)).toString('base64')}`
  return (
    <Layout view={view} title={say('account.second.set-up.title')} {...crumbsOf(view, must)}>
      <ErrorSummary view={view} errors={errors} />
      <h2 safe>{say('account.second.scan')}</h2>
      <p safe>{say('account.second.scan.how')}</p>
      <p>
        <img src={picture} alt={say('account.second.scan.picture')} width="240" height="240" />
      </p>
      <p safe>{say('account.second.type')}</p>
      <p class="notice">
        <code safe>{factor.text.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <h2 safe>{say('account.second.first-code')}</h2>
      <form method="post" action={secondStepPage} novalidate>
        <Carried view={view} />
        <input type="hidden" name="geheim" value={factor.sealed} />
        <CodeField view={view} name="code" errors={errors} hint="account.code.hint.app" />
        <button type="submit" class="button" safe>
          {say('account.second.keep')}
        </button>
      </form>
    </Layout>
  )
}

/** Recovery codes, which are shown this once. */
export const RecoveryCodesPage = ({
  view,
  codes,
  to,
}: {
  view: View
  codes: readonly string[]
  to: string
}): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('account.codes.title')}>
      <p class="notice" role="status" safe>
        {say('account.codes.once')}
      </p>
      <p safe>{say('account.codes.about')}</p>
      <ul>
        {codes.map((code) => (
          <li>
            <code safe>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href={to} safe>
          {say('account.codes.go-on')}
        </a>
      </p>
    </Layout>
  )
}
