import type { SubjectPath } from '../../domain/house/subject.js'
import { fillTemplate, type TemplateFacts } from '../../domain/template/fill.js'
import { type Place, placesIn, type TemplatePurpose } from '../../domain/template/places.js'
import { templatesFor } from '../../domain/template/state.js'
import { templatesPage } from '../frame/addresses.js'
import { type Field, type Typed, typedText } from './fields.js'
import type { Asker } from './permissions.js'

/** The texts that one can begin with in a field. */
export type TemplateOffer = {
  readonly purpose: TemplatePurpose
  readonly templates: readonly { readonly id: string; readonly name: string; readonly text: string }[]
  /** What is known for the places, with what was typed in the other fields; null in a form that is new. */
  readonly facts: (typed: Typed | null) => TemplateFacts
  /** The text that the program put in the field by itself: nobody typed it. */
  readonly begins?: string
  /** Everything that the places hang on stands fixed, so that a module may fill in the text without asking the server. */
  readonly inPlace?: true
  /** Where the templates of the house are. */
  readonly page: string
}

/** The button that asks the form to come back with the text filled in; its value is the name of the field. */
export const FILL = '_fill'

/** The list from which a template is chosen for a field. */
export const choiceName = (field: string): string => `_template.${field}`

/** Remembers, hidden, the text that was filled in for a field: as long as it stands there unchanged, nobody typed it. */
export const rememberedName = (field: string): string => `_filled.${field}`

/** What a field offers: the templates of the house for this purpose, meant for this subject or for every one. */
export const offerOf = (
  { state, house }: Pick<Asker, 'state' | 'house'>,
  purpose: TemplatePurpose,
  subject: SubjectPath | null,
  facts: TemplateOffer['facts'],
): TemplateOffer => ({
  purpose,
  templates: templatesFor(state, purpose, subject).map(([id, { name, text }]) => ({ id, name, text })),
  facts,
  page: templatesPage(house),
})

/** What becomes of a field for which a text was asked. */
export type Filled =
  /** It stands in the field; `left` are the places that nothing was known for. */
  | { readonly kind: 'in'; readonly text: string; readonly left: readonly Place[] }
  /** Something was typed already: the text stands beside it. */
  | { readonly kind: 'beside'; readonly text: string }
  /** No template was chosen. */
  | { readonly kind: 'choose' }

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** Does the form ask for a text in one of these fields, instead of being sent? */
export const asksToFill = (fields: readonly Field[], typed: Typed): boolean =>
  fields.some(({ name, templates }) => templates !== undefined && typed[FILL] === name)

/** The texts of an offer as they would be filled in. */
export const filledTexts = (
  { templates, facts }: TemplateOffer,
  typed: Typed | null,
): readonly { readonly id: string; readonly name: string; readonly text: string }[] => {
  const known = facts(typed)
  return templates.map(({ id, name, text }) => ({ id, name, text: fillTemplate(text, known) }))
}

/**
 * The field with the text that was asked for. It takes the place of nothing that somebody typed: only of an empty field, of
 * what the program put there by itself, and of the text of a template as it was filled in before. Null where nothing was
 * asked.
 */
export const filledIn = (field: Field, typed: Typed | null): Filled | null => {
  const { templates: offer, name } = field
  if (offer === undefined || typed === null || typed[FILL] !== name) return null
  const texts = filledTexts(offer, typed)
  const text = texts.find(({ id }) => id === typed[choiceName(name)])?.text
  if (text === undefined) return { kind: 'choose' }
  const now = plain(typedText(typed, field))
  const before = typed[rememberedName(name)]
  const untouched = ['', offer.begins, typeof before === 'string' ? before : undefined, ...texts.map((one) => one.text)]
  return untouched.some((one) => one !== undefined && plain(one) === now)
    ? { kind: 'in', text, left: placesIn(offer.purpose, text) }
    : { kind: 'beside', text }
}
