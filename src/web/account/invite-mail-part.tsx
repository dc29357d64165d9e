import type { FormError } from '../forms/fields.js'
import type { View } from '../frame/view.js'

/** To whom a link was mailed, and whether the mail server took it. */
export type MailedTo = { readonly address: string; readonly accepted: boolean }

export const Mailed = ({ view: { say }, mailed }: { view: View; mailed: MailedTo }): JSX.Element => (
  <p class="notice" role="status" safe>
    {say(mailed.accepted ? 'account.invite.mailed' : 'account.invite.not-mailed', { address: mailed.address })}
  </p>
)

/** Where to send the link of an invitation; left empty, it is shown. */
export const InviteMailField = ({
  view: { say },
  errors,
}: {
  view: View
  errors: readonly FormError[]
}): JSX.Element => {
  const wrong = errors.find(({ field }) => field === 'mail')
  return (
    <div class={wrong === undefined ? 'field' : 'field field--wrong'}>
      <label for="veld-mail" safe>
        {say('account.invite.mail')}
      </label>
      <p class="hint" id="veld-mail-uitleg" safe>
        {say('account.invite.mail.hint')}
      </p>
      {wrong !== undefined && (
        <p class="field__error" id="veld-mail-fout" safe>
          {wrong.message}
        </p>
      )}
      <input
        type="email"
        id="veld-mail"
        name="mail"
        autocomplete="off"
        aria-describedby={wrong === undefined ? 'veld-mail-uitleg' : 'veld-mail-uitleg veld-mail-fout'}
        aria-invalid={wrong === undefined ? undefined : 'true'}
      />
    </div>
  )
}
