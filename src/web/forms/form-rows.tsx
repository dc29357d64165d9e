import type { View } from '../frame/view.js'
import type { FormError, Typed } from './fields.js'
import { FormField, idOf } from './form-fields.js'
import { MORE, type RowsField, rowsOf } from './rows.js'

type FormRowsProps = { view: View; part: RowsField; typed: Typed | null; errors: readonly FormError[] }

/** A list, one block a row; a button asks for more rows, without losing what was typed. */
export const FormRows = ({ view, part, typed, errors }: FormRowsProps): JSX.Element => {
  const { say } = view
  const errorOf = (name: string): string | null => errors.find(({ field }) => field === name)?.message ?? null
  const wrong = errorOf(part.name)
  return (
    <fieldset class={wrong === null ? 'rows' : 'rows field--wrong'} id={idOf(part.name)} tabindex="-1">
      <legend safe>{part.required === true ? part.label : say('form.optional', { label: part.label })}</legend>
      {part.hint !== undefined && (
        <p class="hint" safe>
          {part.hint}
        </p>
      )}
      {wrong !== null && (
        <p class="field__error" safe>
          {wrong}
        </p>
      )}
      {rowsOf(part, typed).map((fields, index) => (
        <fieldset class="row">
          <legend safe>{part.rowLabels?.[index] ?? say('form.row', { number: index + 1 })}</legend>
          {fields.map((field) => (
            <FormField view={view} field={field} typed={typed} error={errorOf(field.name)} />
          ))}
        </fieldset>
      ))}
      {part.empty > 0 && (
        <button type="submit" class="button button--quiet" name={MORE} value={part.name}>
          <span safe>{say('form.more', { label: part.label })}</span>
        </button>
      )}
    </fieldset>
  )
}
