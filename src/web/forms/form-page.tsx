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

type Folded = { readonly folded: string | null; readonly parts: readonly FormPart[] }

/** Neighbours under one heading together; what stands under none, by itself. */
const inFolds = (fields: readonly FormPart[]): readonly Folded[] => {
  const folds: { folded: string | null; parts: FormPart[] }[] = []
  for (const part of fields) {
    const folded = part.kind === 'rows' ? null : (part.folded ?? null)
    const last = folds.at(-1)
    if (last !== undefined && last.folded === folded) last.parts.push(part)
    else folds.push({ folded, parts: [part] })
  }
  return folds
}

type PartsProps = Pick<FormPageProps, 'view' | 'typed' | 'errors'> & { parts: readonly FormPart[] }

const Parts = ({ view, typed, errors, parts }: PartsProps): JSX.Element => (
  <>
    {parts.map((part) =>
      part.kind === 'rows' ? (
        <FormRows view={view} part={part} typed={typed} errors={errors} />
      ) : (
        <FormField view={view} field={part} typed={typed} error={errorOf(errors, part.name)} />
      ),
    )}
  </>
)

/** Open when something in it was filled in before: what is wrong, or chosen, must be seen. */
const Fold = ({ heading, ...props }: PartsProps & { heading: string }): JSX.Element => (
  <details
    class="field"
    open={props.parts.some(({ name }) => props.typed?.[name] !== undefined || errorOf(props.errors, name) !== null)}
  >
    <summary safe>{heading}</summary>
    <Parts {...props} />
  </details>
)

/** A form on a page of its own; after a refusal the same form, filled in, with what has to be corrected. */
export const FormPage = (props: FormPageProps): JSX.Element => {
  const { view, house, title, fields, typed, errors, revision, seen = null, before, inside, enter, script } = props
  const withFiles = fieldsOf(fields, typed).some(({ kind }) => kind === 'document' || kind === 'attachment')
  return (
    <Layout view={view} title={title} house={house} crumbs={props.crumbs} {...(script === undefined ? {} : { script })}>
      <ErrorSummary view={view} errors={errors} />
      {before !== undefined && before}
      <form method="post" action={props.action} novalidate enctype={withFiles ? 'multipart/form-data' : undefined}>
        {/* The Enter key takes the first button: it must send the form, not ask for more rows or a text. */}
        {fields.some((part) => part.kind === 'rows' || part.templates !== undefined) && <button type="submit" hidden />}
        {enter !== undefined && <button type="submit" hidden name={enter.name} value={enter.value} />}
        <input type="hidden" name="_csrf" value={view.csrf()} />
        <input type="hidden" name="_key" value={props.formKey} />
        {revision !== null && <input type="hidden" name="_revision" value={String(revision)} />}
        {seen !== null && <input type="hidden" name="_seen" value={seen} />}
        {inFolds(fields).map(({ folded, parts }) =>
          folded === null ? <Parts {...props} parts={parts} /> : <Fold {...props} heading={folded} parts={parts} />,
        )}
        {inside !== undefined && inside}
        <button type="submit" class="button" safe>
          {view.say('form.send')}
        </button>
      </form>
    </Layout>
  )
}
