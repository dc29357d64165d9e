import type { HouseState } from '../../domain/state.js'
import { placesOf, type TemplatePurpose, writtenPlace } from '../../domain/template/places.js'
import { templatesInUse } from '../../domain/template/state.js'
import type { View } from '../frame/view.js'

/** Texts that a house can take over; each key has its name and its text in the catalogues. */
const catalogue = [
  ['adopt', 'decision', null],
  ['reject', 'decision', null],
  ['postpone', 'decision', null],
  ['subsidy', 'decision', 'finances.use-of-subsidies'],
  ['minutes', 'minutes', null],
  ['advice', 'advice-question', null],
  ['followed', 'answer', null],
  ['not-followed', 'answer', null],
  ['closing', 'closing', null],
] as const satisfies readonly (readonly [string, TemplatePurpose, string | null])[]

export type ProposedTemplate = {
  readonly key: string
  readonly purpose: TemplatePurpose
  readonly subject: string | null
  readonly name: string
  readonly text: string
}

/** In a sentence of the catalogue a place is filled in with itself. */
const itself = (purpose: TemplatePurpose): Readonly<Record<string, string>> =>
  Object.fromEntries(placesOf[purpose].map((place) => [place, writtenPlace(place)]))

/** Every proposal, in the language of the reader: who takes one over can change it afterwards. */
export const proposedTemplates = ({ say }: View): readonly ProposedTemplate[] =>
  catalogue.map(([key, purpose, subject]) => ({
    key,
    purpose,
    subject,
    name: say(`template.proposal.${key}.name`),
    text: say(`template.proposal.${key}.text`, itself(purpose)).trim(),
  }))

/** Those that the house does not have under their name yet. */
export const proposalsFor = (view: View, state: Pick<HouseState, 'templates'>): readonly ProposedTemplate[] => {
  const names = new Set(templatesInUse(state).map(([, { name }]) => name.toLowerCase()))
  return proposedTemplates(view).filter(({ name }) => !names.has(name.toLowerCase()))
}
