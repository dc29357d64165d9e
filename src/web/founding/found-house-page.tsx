import type { Field, FormError, Typed } from '../forms/fields.js'
import { ErrorSummary, FormField } from '../forms/form-fields.js'
import { foundHousePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { setUpSteps } from './progress.js'

/** The first step of the set-up: which house it is. */
export const FoundHousePage = ({
  view,
  fields,
  formKey,
  typed,
  errors,
}: {
  view: View
  fields: readonly Field[]
  formKey: string
  typed: Typed | null
  errors: readonly FormError[]
}): JSX.Element => {
  const { say } = view
  const count = setUpSteps.length + 1
  return (
    <Layout view={view} title={say('founding.step-title', { number: 1, count, step: say('founding.step.huis') })}>
      <ErrorSummary view={view} errors={errors} />
      <p safe>{say('founding.about.huis', { count })}</p>
      <form method="post" action={foundHousePage} novalidate>
        <input type="hidden" name="_csrf" value={view.csrf()} />
        <input type="hidden" name="_key" value={formKey} />
        {fields.map((field) => (
          <FormField
            view={view}
            field={field}
            typed={typed}
            error={errors.find((one) => one.field === field.name)?.message ?? null}
          />
        ))}
        <button type="submit" class="button" safe>
          {say('founding.send')}
        </button>
      </form>
    </Layout>
  )
}
