import type { Field } from '../forms/fields.js'
import { ErrorSummary, FormField } from '../forms/form-fields.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'

const optionsOf = ({ say }: View) => [
  { value: 'one', label: say('style.choice.one') },
  { value: 'two', label: say('style.choice.two') },
]

/** A field of each kind, and a plain one in each state. */
const fieldsOf = (view: View): readonly { readonly field: Field; readonly error: string | null }[] => {
  const { say } = view
  const options = optionsOf(view)
  const plain: readonly Field[] = [
    { name: 'empty', kind: 'line', label: say('style.field.empty') },
    { name: 'filled', kind: 'line', label: say('style.field.filled'), value: say('style.filled') },
    { name: 'required', kind: 'line', label: say('style.field.required'), required: true },
    { name: 'hint', kind: 'line', label: say('style.field.hint'), hint: say('style.field.hint-text') },
    { name: 'day', kind: 'day', label: say('style.field.day'), value: view.today },
    { name: 'money', kind: 'money', label: say('style.field.money'), value: '1.250,00' },
    { name: 'prose', kind: 'prose', label: say('style.field.prose') },
    { name: 'select', kind: 'select', label: say('style.field.select'), options },
    { name: 'radio', kind: 'radio', label: say('style.field.radio'), options, value: 'one' },
    { name: 'checks', kind: 'checks', label: say('style.field.checks'), options },
    { name: 'check', kind: 'check', label: say('style.field.check') },
    { name: 'document', kind: 'document', label: say('style.field.document') },
  ]
  const wrong: readonly Field[] = [
    { name: 'wrong', kind: 'line', label: say('style.field.wrong'), required: true },
    { name: 'wrong-select', kind: 'select', label: say('style.field.select'), options, required: true },
    { name: 'wrong-radio', kind: 'radio', label: say('style.field.radio'), options, required: true },
  ]
  return [
    ...plain.map((field) => ({ field, error: null })),
    ...wrong.map((field) => ({ field, error: say('style.field.error') })),
  ]
}

/** Fields in all their states, the summary of mistakes, and a filter. Nothing can be sent from here. */
export const FieldsPart = ({ view }: { view: View }): JSX.Element => {
  const { say } = view
  const fields = fieldsOf(view)
  const errors = fields.flatMap(({ field, error }) => (error === null ? [] : [{ field: field.name, message: error }]))
  return (
    <section aria-labelledby="velden">
      <h2 id="velden" safe>
        {say('style.forms')}
      </h2>
      <ErrorSummary view={view} errors={errors} sample />
      {fields.map(({ field, error }) => (
        <FormField view={view} field={field} typed={null} error={error} />
      ))}
      <h3 safe>{say('style.filter')}</h3>
      <div class="filter">
        <FilterInput name="zoek" type="search" label={say('register.text')} value={null} />
        <FilterSelect
          name="keuze"
          label={say('register.outcome')}
          any={say('register.any')}
          options={optionsOf(view)}
          value="two"
        />
        <FilterInput name="dag" type="date" label={say('register.from')} value={view.today} />
        <button type="button" class="button" safe>
          {say('register.search')}
        </button>
      </div>
    </section>
  )
}
