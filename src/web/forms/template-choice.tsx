import { writtenPlace } from '../../domain/template/places.js'
import type { View } from '../frame/view.js'
import type { Field, Typed } from './fields.js'
import {
  choiceName,
  FILL,
  type Filled,
  filledIn,
  filledTexts,
  rememberedName,
  type TemplateOffer,
} from './templates.js'

type Props = { view: View; id: string; field: Field; offer: TemplateOffer; typed: Typed | null }

const Outcome = ({ view: { say, list }, filled }: { view: View; filled: Filled | null }): JSX.Element => {
  if (filled === null) return ''
  switch (filled.kind) {
    case 'choose':
      return <p safe>{say('form.template.choose')}</p>
    case 'beside':
      return (
        <>
          <p safe>{say('form.template.beside')}</p>
          <blockquote class="prose" lang="nl" safe>
            {filled.text}
          </blockquote>
        </>
      )
    case 'in':
      return (
        <>
          <p safe>{say('form.template.filled')}</p>
          {filled.left.length > 0 && (
            <p>
              <strong safe>{say('form.template.left', { places: list(filled.left.map(writtenPlace)) })}</strong>
            </p>
          )}
        </>
      )
  }
}

/**
 * A text to begin with. The button shows the form again with the text in it, and everything that was typed; where a module
 * may do so it fills in the text on the page itself.
 */
export const TemplateChoice = ({ view, id, field, offer, typed }: Props): JSX.Element => {
  const { say } = view
  const name = choiceName(field.name)
  const chosen = typed?.[name]
  const texts = filledTexts(offer, typed)
  const inPlace = offer.inPlace === true
  const filled = filledIn(field, typed)
  const remembered = filled?.kind === 'in' ? filled.text : typed?.[rememberedName(field.name)]
  if (texts.length === 0) {
    return (
      <p class="hint" id={`${id}-ingevuld`}>
        <span safe>{say('form.template.none')}</span>{' '}
        <a href={offer.page} safe>
          {say('form.template.page')}
        </a>
      </p>
    )
  }
  return (
    <div class="template-choice">
      {typeof remembered === 'string' && <input type="hidden" name={rememberedName(field.name)} value={remembered} />}
      <label for={`${id}-sjabloon`} safe>
        {say('form.template', { label: field.label })}
      </label>
      <div class="template-choice__row">
        <select
          class="template-choice__list"
          id={`${id}-sjabloon`}
          name={name}
          aria-describedby={`${id}-sjabloon-uitleg`}
        >
          <option value="" safe>
            {say('form.choose')}
          </option>
          {texts.map((one) => (
            <option value={one.id} selected={one.id === chosen} data-text={inPlace ? one.text : undefined} safe>
              {one.name}
            </option>
          ))}
        </select>
        <button
          type="submit"
          class="button button--quiet"
          name={FILL}
          value={field.name}
          data-field={inPlace ? id : undefined}
          data-filled={inPlace ? say('form.template.filled') : undefined}
          data-left={inPlace ? say('form.template.left', { places: '' }).trim() : undefined}
          data-beside={inPlace ? say('form.template.beside') : undefined}
          data-choose={inPlace ? say('form.template.choose') : undefined}
        >
          <span safe>{say('form.template.fill')}</span>
        </button>
      </div>
      <p class="hint" id={`${id}-sjabloon-uitleg`}>
        <span safe>{say('form.template.hint')}</span>{' '}
        <a href={offer.page} safe>
          {say('form.template.page')}
        </a>
      </p>
      <div id={`${id}-ingevuld`} role="status">
        <Outcome view={view} filled={filled} />
      </div>
    </div>
  )
}
