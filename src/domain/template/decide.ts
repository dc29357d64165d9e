import type { SubjectPath } from '../house/subject.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { TemplateId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import { placesOf, type TemplatePurpose, unknownPlaceIn, writtenPlace } from './places.js'
import { type Template, templatesInUse } from './state.js'

type Content = { readonly name: string; readonly subject: SubjectPath | null; readonly text: string }

const sameName = (one: string, other: string): boolean => one.toLocaleLowerCase('nl') === other.toLocaleLowerCase('nl')

/** What a template says: under a name of its own, about a subject of the house, with places that exist. */
const mustBeUsable = (
  state: HouseState,
  purpose: TemplatePurpose,
  { name, subject, text }: Content,
  itself: TemplateId | null,
): Refused | null => {
  const taken = templatesInUse(state).find(([id, other]) => id !== itself && sameName(other.name, name))
  if (taken !== undefined) return refuse('template.name-taken', 'name', { name: taken[1].name })
  if (subject !== null && purpose === 'minutes') return refuse('template.minutes-have-no-subject', 'subject')
  if (subject !== null && !state.subjects.has(subject)) return refuse('subject.unknown', 'subject', { subject })
  const place = unknownPlaceIn(purpose, text)
  if (place === null) return null
  const places = placesOf[purpose].map(writtenPlace).join(', ')
  return refuse('template.place-unknown', 'text', { place: writtenPlace(place), places })
}

const inUse = (state: HouseState, id: TemplateId): Template | Refused => {
  const template = state.templates.get(id)
  if (template === undefined) return refuse('template.unknown', 'template')
  return template.withdrawn ? refuse('template.withdrawn', 'template', { name: template.name }) : template
}

const isRefused = (found: Template | Refused): found is Refused => 'ok' in found

export const templateDeciders: DecidersOf<'AddTemplate' | 'ChangeTemplate' | 'WithdrawTemplate'> = {
  AddTemplate: ({ purpose, name, subject, text }, state, context) => {
    const wrong = mustBeUsable(state, purpose, { name, subject, text }, null)
    if (wrong !== null) return wrong
    const template = context.newId() as TemplateId
    return accept([{ type: 'TemplateAdded', data: { template, purpose, name, subject, text } }], { template })
  },

  ChangeTemplate: ({ template, name, subject, text }, state) => {
    const found = inUse(state, template)
    if (isRefused(found)) return found
    if (found.name === name && found.subject === subject && found.text === text) {
      return refuse('template.unchanged', null, { name })
    }
    return (
      mustBeUsable(state, found.purpose, { name, subject, text }, template) ??
      accept([{ type: 'TemplateChanged', data: { template, name, subject, text } }])
    )
  },

  WithdrawTemplate: ({ template }, state) => {
    const found = inUse(state, template)
    return isRefused(found) ? found : accept([{ type: 'TemplateWithdrawn', data: { template } }])
  },
}
