import type { SubjectPath } from '../house/subject.js'
import { isWithin, specificity } from '../house/subject.js'
import type { TemplateId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { TemplatePurpose } from './places.js'

export type Template = {
  readonly name: string
  readonly purpose: TemplatePurpose
  /** The subject whose dossiers it is meant for; null: every dossier. */
  readonly subject: SubjectPath | null
  readonly text: string
  readonly withdrawn: boolean
}

/** Templates that are in use, by name. */
export const templatesInUse = ({
  templates,
}: Pick<HouseState, 'templates'>): readonly (readonly [TemplateId, Template])[] =>
  [...templates.entries()]
    .filter(([, { withdrawn }]) => !withdrawn)
    .sort(([, a], [, b]) => a.name.localeCompare(b.name, 'nl'))

/**
 * The templates to offer where a text for this purpose is typed: those for every subject and those for the subject of the
 * matter or one above it, the most specific first. Null: the text is about no one subject.
 */
export const templatesFor = (
  state: Pick<HouseState, 'templates'>,
  purpose: TemplatePurpose,
  subject: SubjectPath | null,
): readonly (readonly [TemplateId, Template])[] => {
  const depth = ({ subject: meantFor }: Template): number => (meantFor === null ? -1 : specificity(meantFor))
  return templatesInUse(state)
    .filter(([, template]) => template.purpose === purpose)
    .filter(([, { subject: meantFor }]) => meantFor === null || (subject !== null && isWithin(subject, meantFor)))
    .toSorted(([, a], [, b]) => depth(b) - depth(a))
}
