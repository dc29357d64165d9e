import type { HouseSummary } from '../../../projections/houses/answers.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import type { FormError, Typed } from './fields.js'
import { ErrorSummary, FormField } from './form-fields.js'
import { FormRows } from './form-rows.js'
import { type FormPart, fieldsOf } from './rows.js'

export type FormPageProps = {
  view: View
  house: HouseSummary
  title: string
  crumbs: readonly { readonly path: string; readonly text: string }[]
  /** Where the form is sent: its own address. */
  action: string
  fields: readonly FormPart[]
  /** What was typed, when the form comes back; null when it is new. */
  typed: Typed | null
  errors: readonly FormError[]
  /** Given to the command, so that sending twice records once. */
  formKey: string
  /** The revision of the dossier that was shown. */
  revision: number | null
  /** The version of what is changed that was shown; null where nobody could overwrite anything. */
  seen?: string | null
  before?: JSX.Element
  /** What the form holds besides its fields, before the button that sends it. */
  inside?: JSX.Element
  /** The value under which the Enter key sends the form, where other buttons stand before that one. */
  enter?: { readonly name: string; readonly value: string }
  /** Path of a module of this site that makes the form easier to use. */
  script?: string
}

const errorOf = (errors: readonly FormError[], name: string): string | null =>
  errors.find(({ field }) => field === name)?.message ?? null

/** A form on a page of its own; after a refusal the same form, filled in, with what has to be corrected. */
export const FormPage = (props: FormPageProps): JSX.Element => {
  const { view, house, title, fields, typed, errors, revision, seen = null, before, inside, enter, script } = props
  const withFiles = fieldsOf(fields, typed).some(({ kind }) => kind === 'document' || kind === 'attachment')
  return (
    <Layout view={view} title={title} house={house} crumbs={props.crumbs} {...(script === undefined ? {} : { script })}>
      <ErrorSummary view={view} errors={errors} />
      {before !== undefined && before}
      <form method="post" action={props.action} novalidate enctype={withFiles ? 'multipart/form-data' : undefined}>
        {/* The Enter key takes the first button: it must send the form, not ask for more rows. */}
        {fields.some(({ kind }) => kind === 'rows') && <button type="submit" hidden />}
        {enter !== undefined && <button type="submit" hidden name={enter.name} value={enter.value} />}
        <input type="hidden" name="_csrf" value={view.csrf()} />
        <input type="hidden" name="_key" value={props.formKey} />
        {revision !== null && <input type="hidden" name="_revision" value={String(revision)} />}
        {seen !== null && <input type="hidden" name="_seen" value={seen} />}
        {fields.map((part) =>
          part.kind === 'rows' ? (
            <FormRows view={view} part={part} typed={typed} errors={errors} />
          ) : (
            <FormField view={view} field={part} typed={typed} error={errorOf(errors, part.name)} />
          ),
        )}
        {inside !== undefined && inside}
        <button type="submit" class="button" safe>
          {view.say('form.send')}
        </button>
      </form>
    </Layout>
  )
}
