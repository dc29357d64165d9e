import type { FormError } from '../forms/fields.js'
import { idOf } from '../forms/form-fields.js'
import type { View } from '../frame/view.js'

type CredentialFieldProps = {
  name: string
  label: string
  type: 'email' | 'password' | 'text'
  /** What a password manager may fill in. */
  autocomplete: 'username' | 'current-password' | 'new-password' | 'name' | 'one-time-code'
  hint?: string
  value?: string
  errors: readonly FormError[]
}

/** A field of who somebody is: password managers know it, pasting is welcome, a password never comes back in the page. */
export const CredentialField = (props: CredentialFieldProps): JSX.Element => {
  const { name, label, type, autocomplete, hint, value, errors } = props
  const id = idOf(name)
  const error = errors.find(({ field }) => field === name)?.message ?? null
  const described = [...(hint === undefined ? [] : [`${id}-uitleg`]), ...(error === null ? [] : [`${id}-fout`])]
  return (
    <div class={error === null ? 'field' : 'field field--wrong'}>
      <label for={id} safe>
        {label}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-uitleg`} safe>
          {hint}
        </p>
      )}
      {error !== null && (
        <p class="field__error" id={`${id}-fout`} safe>
          {error}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={type}
        autocomplete={autocomplete}
        required
        value={type === 'password' ? undefined : value}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        aria-invalid={error === null ? undefined : 'true'}
      />
    </div>
  )
}

/** What every form of ours carries: the token, and where to go afterwards. */
export const Carried = ({ view, back }: { view: View; back?: string }): JSX.Element => (
  <>
    <input type="hidden" name="_csrf" value={view.csrf()} />
    {back !== undefined && <input type="hidden" name="terug" value={back} />}
  </>
)
