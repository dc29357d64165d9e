import { attachmentMediaTypes } from '../../domain/contribution/attachment.js'
import { kindAndSize } from '../frame/attachment-list.js'
import { ErrorBox } from '../frame/error-box.js'
import type { View } from '../frame/view.js'
import { meaningOf } from '../glossary/term.js'
import { type Field, type FormError, isChecked, type Typed, typedText } from './fields.js'
import { TemplateChoice } from './template-choice.js'
import { filledIn } from './templates.js'

type ChoiceField = Extract<Field, { kind: 'select' | 'radio' | 'checks' }>
type FieldProps = { view: View; field: Field; typed: Typed | null; error: string | null }

/** Letters, digits and hyphens only, so that it can stand in a link. */
export const idOf = (name: string): string => `veld-${name.replace(/[^a-zA-Z0-9-]/g, '-')}`

/** The id of its control. */
export const idOfField = ({ id, name }: Pick<Field, 'id' | 'name'>): string => id ?? idOf(name)

/** What the field asks, and what its hard word means; running text always says that names of persons do not belong in it. */
const hintOf = ({ view, field }: FieldProps): string | undefined => {
  const parts = [
    ...(field.hint === undefined ? [] : [field.hint]),
    ...(field.term === undefined ? [] : [meaningOf(view, field.term)]),
    ...(field.kind === 'prose' || field.kind === 'lines' ? [view.say('form.no-names')] : []),
  ]
  return parts.length === 0 ? undefined : parts.join(' ')
}

const describedBy = (id: string, props: FieldProps): string | undefined => {
  const { error } = props
  const ids = [
    ...(hintOf(props) === undefined ? [] : [`${id}-uitleg`]),
    ...(error === null ? [] : [`${id}-fout`]),
    ...(props.field.templates === undefined ? [] : [`${id}-ingevuld`]),
  ]
  return ids.length === 0 ? undefined : ids.join(' ')
}

const Notes = (props: FieldProps): JSX.Element => {
  const { field, error } = props
  const hint = hintOf(props)
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${idOfField(field)}-uitleg`} safe>
          {hint}
        </p>
      )}
      {error !== null && (
        <p class="field__error" id={`${idOfField(field)}-fout`} safe>
          {error}
        </p>
      )}
    </>
  )
}

const labelOf = (view: View, field: Field): string =>
  field.required === true || field.kind === 'check' || field.kind === 'checks'
    ? field.label
    : view.say('form.optional', { label: field.label })

/** Which keyboard a telephone shows. */
const keyboards: Readonly<Partial<Record<Field['kind'], 'decimal' | 'numeric'>>> = {
  money: 'decimal',
  share: 'decimal',
  number: 'numeric',
}

/** What must be chosen, and has one choice: it is made already. In an empty row nothing is, else the row would count. */
const isOnlyChoice = ({ options, required, inRow }: ChoiceField): boolean =>
  required === true && inRow !== true && options.length === 1

const Control = (props: FieldProps): JSX.Element => {
  const { view, field, typed, error } = props
  const id = idOfField(field)
  const shared = {
    id,
    name: field.name,
    required: field.required === true && field.inRow !== true,
    'aria-describedby': describedBy(id, props),
    'aria-invalid': error === null ? undefined : ('true' as const),
  }
  const text = typedText(typed, field)
  switch (field.kind) {
    case 'prose':
    case 'lines': {
      const filled = filledIn(field, typed)
      return (
        <textarea
          {...shared}
          rows={field.kind === 'lines' ? '4' : '6'}
          data-begins={field.templates?.inPlace === true ? field.templates.begins : undefined}
          autofocus={filled?.kind === 'in'}
          safe
        >
          {`\n${filled?.kind === 'in' ? filled.text : text}`}
        </textarea>
      )
    }
    case 'day':
      return <input {...shared} type="date" value={text} />
    case 'select':
      return (
        <select {...shared}>
          <option value="" safe>
            {field.required === true ? view.say('form.choose') : (field.empty ?? view.say('form.none'))}
          </option>
          {field.options.map(({ value, label }) => (
            <option value={value} selected={value === text || isOnlyChoice(field)} safe>
              {label}
            </option>
          ))}
        </select>
      )
    default:
      return <input {...shared} type="text" value={text} inputmode={keyboards[field.kind]} />
  }
}

/** Radio buttons or check boxes under one legend. */
const Choices = (props: FieldProps & { field: ChoiceField }): JSX.Element => {
  const { view, field, typed, error } = props
  const id = idOfField(field)
  const type = field.kind === 'radio' ? 'radio' : 'checkbox'
  return (
    <fieldset class={error === null ? 'field' : 'field field--wrong'} aria-describedby={describedBy(id, props)}>
      <legend safe>{labelOf(view, field)}</legend>
      <Notes {...props} />
      <div class={field.kind === 'radio' ? 'choices--row' : ''}>
        {field.options.map(({ value, label }, index) => {
          const choiceId = index === 0 ? id : `${id}-${index}`
          const checked = field.kind === 'radio' ? typedText(typed, field) === value : isChecked(typed, field, value)
          return (
            <div class="choice">
              <input type={type} id={choiceId} name={field.name} value={value} checked={checked} />
              <label for={choiceId} safe>
                {label}
              </label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

const Check = (props: FieldProps): JSX.Element => {
  const { field, typed, error } = props
  const id = idOfField(field)
  return (
    <div class={error === null ? 'field' : 'field field--wrong'}>
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={field.name}
          value="ja"
          checked={isChecked(typed, field, 'ja')}
          aria-describedby={describedBy(id, props)}
        />
        <label for={id} safe>
          {field.label}
        </label>
      </div>
      <Notes {...props} />
    </div>
  )
}

/** A file of which the name and the hash are kept; both can be typed instead. */
const DocumentField = (props: FieldProps): JSX.Element => {
  const { view, field, typed, error } = props
  const id = idOfField(field)
  const text = (part: string): string => {
    const given = typed?.[`${field.name}.${part}`]
    return typeof given === 'string' ? given : ''
  }
  return (
    <fieldset class={error === null ? 'field' : 'field field--wrong'} aria-describedby={describedBy(id, props)}>
      <legend safe>{labelOf(view, field)}</legend>
      <Notes {...props} />
      <div class="field">
        <label for={id} safe>
          {view.say('form.document.file')}
        </label>
        <input type="file" id={id} name={`${field.name}.file`} />
      </div>
      {(['name', 'sha256'] as const).map((part) => (
        <div class="field">
          <label for={`${id}-${part}`} safe>
            {view.say(`form.document.${part}`)}
          </label>
          <input type="text" id={`${id}-${part}`} name={`${field.name}.${part}`} value={text(part)} />
        </div>
      ))}
    </fieldset>
  )
}

/** A file that is kept with what is said; once received it need not be chosen again when the form comes back. */
const AttachmentField = (props: FieldProps): JSX.Element => {
  const { view, field, typed, error } = props
  const id = idOfField(field)
  const text = (part: string): string => {
    const given = typed?.[`${field.name}.${part}`]
    return typeof given === 'string' ? given : ''
  }
  const mediaType = attachmentMediaTypes.find((one) => one === text('mediaType'))
  const received = text('sha256') !== '' && mediaType !== undefined
  return (
    <fieldset class={error === null ? 'field' : 'field field--wrong'} aria-describedby={describedBy(id, props)}>
      <legend safe>{labelOf(view, field)}</legend>
      <Notes {...props} />
      {received && (
        <>
          <p safe>
            {view.say('form.attachment.chosen', {
              name: text('name'),
              ...kindAndSize(view, { mediaType, size: Number(text('size')) || 0 }),
            })}
          </p>
          {(['sha256', 'mediaType', 'size', 'name'] as const).map((part) => (
            <input type="hidden" name={`${field.name}.${part}`} value={text(part)} />
          ))}
          <div class="choice">
            <input type="checkbox" id={`${id}-weg`} name={`${field.name}.leave-out`} value="ja" />
            <label for={`${id}-weg`} safe>
              {view.say('form.attachment.leave-out')}
            </label>
          </div>
        </>
      )}
      <div class="field">
        <label for={id} safe>
          {view.say('form.attachment.file')}
        </label>
        <input type="file" id={id} name={`${field.name}.file`} />
      </div>
      <div class="field">
        <label for={`${id}-titel`} safe>
          {view.say('form.attachment.title')}
        </label>
        <input type="text" id={`${id}-titel`} name={`${field.name}.title`} value={text('title')} />
      </div>
    </fieldset>
  )
}

export const FormField = (props: FieldProps): JSX.Element => {
  const { view, field, error } = props
  if (field.kind === 'document') return <DocumentField {...props} />
  if (field.kind === 'attachment') return <AttachmentField {...props} />
  if (field.kind === 'radio' || field.kind === 'checks') return <Choices {...props} field={field} />
  if (field.kind === 'check') return <Check {...props} />
  return (
    <div class={error === null ? 'field' : 'field field--wrong'}>
      <label for={idOfField(field)} safe>
        {labelOf(view, field)}
      </label>
      <Notes {...props} />
      {field.templates !== undefined && (
        <TemplateChoice view={view} id={idOfField(field)} field={field} offer={field.templates} typed={props.typed} />
      )}
      <Control {...props} />
    </div>
  )
}

/** Everything that has to be corrected, with a link to each field. As a sample it leaves the focus where it is. */
export const ErrorSummary = ({
  view,
  errors,
  sample = false,
}: {
  view: View
  errors: readonly FormError[]
  sample?: boolean
}): JSX.Element => {
  if (errors.length === 0) return ''
  return (
    <ErrorBox labelledBy="fouten" sample={sample}>
      <h2 id="fouten" safe>
        {view.say('form.errors')}
      </h2>
      <ul>
        {errors.map(({ field, message }) =>
          field === null ? (
            <li safe>{message}</li>
          ) : (
            <li>
              <a href={`#${idOf(field)}`} safe>
                {message}
              </a>
            </li>
          ),
        )}
      </ul>
    </ErrorBox>
  )
}
