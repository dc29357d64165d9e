import { DIGEST_HOUR } from '../../notifying/digest.js'
import { type FeedAddress, feedKinds } from '../../notifying/feed-addresses.js'
import { inboxPath, preferencesPath } from '../../notifying/paths.js'
import { mailChoices, type Preference } from '../../notifying/preferences.js'
import type { Field } from '../forms/fields.js'
import { FormField } from '../forms/form-fields.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'

export type PreferencesProps = {
  view: View
  preference: Preference
  mailing: boolean
  /** Where mails go to; null when no address is known. */
  email: string | null
  /** The page on which the reader gives it. */
  own: string
  addresses: readonly FeedAddress[]
  /** What was just done. */
  notice: string | null
  /** The whole address that was just made; shown this once. */
  made: string | null
}

export const preferenceFields = ({ say }: View, { mails, language }: Preference): readonly Field[] => [
  {
    kind: 'radio',
    name: 'mails',
    label: say('preferences.mails'),
    required: true,
    value: mails,
    options: mailChoices.map((value) => ({
      value,
      label: say(`preferences.mails.${value}`, { hour: DIGEST_HOUR }),
    })),
  },
  {
    kind: 'radio',
    name: 'taal',
    label: say('preferences.language'),
    required: true,
    value: language,
    options: (['nl', 'en'] as const).map((value) => ({ value, label: say(`page.language.${value}`) })),
  },
]

const Csrf = ({ view }: { view: View }): JSX.Element => <input type="hidden" name="_csrf" value={view.csrf()} />

const Addresses = ({ view, addresses }: Pick<PreferencesProps, 'view' | 'addresses'>): JSX.Element => {
  const { say } = view
  if (addresses.length === 0) return <p safe>{say('preferences.feed.none')}</p>
  return (
    <ul>
      {addresses.map(({ id, feed, madeAt }) => (
        <li>
          <span id={`adres-${id}`} safe>
            {`${say(`preferences.feed.${feed}`)}, ${say('preferences.feed.made', { moment: view.moment(madeAt) })}`}
          </span>
          <form method="post" action={`${preferencesPath}/adressen/${id}/intrekken`}>
            <Csrf view={view} />
            <button type="submit" class="button button--quiet" aria-describedby={`adres-${id}`} safe>
              {say('preferences.feed.revoke')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** How a person wants to be told, and their secret addresses. */
export const PreferencesPage = (props: PreferencesProps): JSX.Element => {
  const { view, preference, mailing, email, own, notice, made } = props
  const { say } = view
  const which: Field = {
    kind: 'radio',
    name: 'volgen',
    label: say('preferences.feed.which'),
    required: true,
    value: 'agenda',
    options: feedKinds.map((value) => ({ value, label: say(`preferences.feed.${value}`) })),
  }
  return (
    <Layout view={view} title={say('preferences.title')} crumbs={[{ path: inboxPath, text: say('inbox.title') }]}>
      <Notices notices={[notice]} />
      {made !== null && (
        <section class="notice" role="status" aria-labelledby="nieuw-adres">
          <h2 id="nieuw-adres" safe>
            {say('preferences.feed.shown-once')}
          </h2>
          <p class="prose">
            <code safe>{made}</code>
          </p>
        </section>
      )}
      {mailing ? (
        <p>
          <span safe>{email === null ? say('preferences.no-address') : say('preferences.address', { email })}</span>{' '}
          <a href={own} safe>
            {say('preferences.own')}
          </a>
        </p>
      ) : (
        <p safe>{say('preferences.no-mail')}</p>
      )}
      <form method="post" action={preferencesPath}>
        <Csrf view={view} />
        {preferenceFields(view, preference).map((field) => (
          <FormField view={view} field={field} typed={null} error={null} />
        ))}
        <p safe>{say('preferences.legal')}</p>
        <button type="submit" class="button" safe>
          {say('preferences.save')}
        </button>
      </form>
      <h2 safe>{say('preferences.feeds')}</h2>
      <p safe>{say('preferences.feeds.about')}</p>
      <Addresses {...props} />
      <form method="post" action={`${preferencesPath}/adressen`}>
        <Csrf view={view} />
        <FormField view={view} field={which} typed={null} error={null} />
        <button type="submit" class="button" safe>
          {say('preferences.feed.make')}
        </button>
      </form>
    </Layout>
  )
}
