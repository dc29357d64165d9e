import { versionOf } from '../../application/seen.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { FormField } from '../forms/form-fields.js'
import type { TemplateOffer } from '../forms/templates.js'
import { address, liveMeetingPage } from '../frame/addresses.js'
import { ErrorBox } from '../frame/error-box.js'
import type { LiveAct, LiveContext } from './live-act.js'

/** A form that came back: which one, what was typed in it, and what has to be corrected. */
export type Failed = {
  readonly slug: string
  /** Tells forms of one kind apart: the seat or the matter it is about. */
  readonly id: string
  readonly typed: Typed
  readonly errors: readonly FormError[]
}

export type LivePageContext = LiveContext & {
  readonly newId: () => string
  readonly failed: Failed | null
  /** What a decision on the matter would be worth by the mandates of today; empty where none can be taken. */
  readonly worth: JSX.Element
  /** Does the reader record for this organ? */
  readonly recorder: boolean
  /** A recorder, a day that has come, and a meeting that is not closed? Else everything is only shown. */
  readonly records: boolean
}

type Props = {
  context: LivePageContext
  act: LiveAct
  /** Tells forms of one kind apart. */
  id: string
  /** What the form says already; the rest is shown. */
  fixed: Readonly<Record<string, string>>
  /** The fields that are shown, in this order; all that are not fixed when left out. */
  shown?: readonly string[]
  /** Values to begin with. */
  values?: Readonly<Record<string, string>>
  /** What is filled in to begin with, where a form has boxes to tick: every field of it. */
  start?: Typed
  text: string
  /** Goes on after `text` for who listens, where who looks sees it beside the button. */
  unseen?: string
  quiet?: boolean
}

/** Of one form on the page; several of a kind stand on it. */
const idIn = (slug: string, id: string, name: string): string => `${slug}-${id}-${name}`.replace(/[^a-zA-Z0-9-]/g, '-')

/** What a field offers here, where the other fields say what is fixed and the page put a text in it by itself. */
const offerHere = (offer: TemplateOffer, said: Typed, begins: string | undefined): TemplateOffer => ({
  ...offer,
  facts: (typed) => offer.facts({ ...said, ...typed }),
  inPlace: true,
  ...(begins === undefined ? {} : { begins }),
})

/** One form of the page that is run: everything that is fixed travels hidden, and it comes back to where it was. */
export const LiveForm = ({
  context,
  act,
  id,
  fixed,
  shown,
  values = {},
  start,
  text,
  unseen,
  quiet = false,
}: Props): JSX.Element => {
  const { view, house, failed, matter, newId, asker } = context
  const back = failed?.slug === act.slug && failed.id === id ? failed : null
  const fields = act
    .fields(context)
    .filter(({ name }) => !(name in fixed) && (shown === undefined || shown.includes(name)))
    .map(
      (field): Field => ({
        ...field,
        id: idIn(act.slug, id, field.name),
        ...(values[field.name] === undefined ? {} : { value: values[field.name] }),
        ...(field.templates === undefined
          ? {}
          : { templates: offerHere(field.templates, { ...start, ...fixed }, values[field.name]) }),
      }),
    )
  const thing = act.thing(fixed, context)
  const path = `${liveMeetingPage(house.id, context.id)}/${act.slug}`
  const action = matter === null ? path : address(path, { dossier: matter.story.id, over: matter.about })
  return (
    <form
      method="post"
      action={action}
      novalidate
      data-live={unseen === undefined ? text : `${text}: ${unseen}`}
      class="live-form"
    >
      {/* The Enter key takes the first button: it must send the form, not ask for a text. */}
      {fields.some(({ templates }) => templates !== undefined) && <button type="submit" hidden />}
      <input type="hidden" name="_csrf" value={view.csrf()} />
      <input type="hidden" name="_key" value={newId()} />
      <input type="hidden" name="_form" value={id} />
      {thing !== null && <input type="hidden" name="_seen" value={versionOf(asker.state, thing)} />}
      {Object.entries(fixed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <FormField
          view={view}
          field={field}
          typed={back?.typed ?? start ?? null}
          error={back?.errors.find((error) => error.field === field.name)?.message ?? null}
        />
      ))}
      <button type="submit" class={quiet ? 'button button--quiet' : 'button'} id={idIn(act.slug, id, 'knop')}>
        <span safe>{text}</span>
        {unseen !== undefined && (
          <>
            {/* In the line itself, so that the name is heard, and found, as “Is er: coördinator”. */}
            <span class="unseen-sign">:</span>
            <span class="unseen" safe>{` ${unseen}`}</span>
          </>
        )}
      </button>
    </form>
  )
}

/** What has to be corrected in the form that came back, with a link to each field. */
export const LiveErrors = ({ context: { view, failed } }: { context: LivePageContext }): JSX.Element => {
  if (failed === null || failed.errors.length === 0) return ''
  return (
    <ErrorBox labelledBy="fouten">
      <h2 id="fouten" safe>
        {view.say('form.errors')}
      </h2>
      <ul>
        {failed.errors.map(({ field, message }) => (
          <li>
            <a href={`#${idIn(failed.slug, failed.id, field ?? 'knop')}`} safe>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </ErrorBox>
  )
}
