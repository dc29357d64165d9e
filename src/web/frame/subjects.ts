import { standardSubjects } from '../../domain/house/subject.js'
import type { View } from './view.js'

type OwnSubjects = readonly { readonly subject: string; readonly label: string }[]
type StandardSubject = (typeof standardSubjects)[number]

const isStandard = (subject: string): subject is StandardSubject =>
  (standardSubjects as readonly string[]).includes(subject)

/** How a subject is called: in the words of the catalogue, or those of the house that added it. */
export const subjectLabel = (view: View, own: OwnSubjects, subject: string): string =>
  isStandard(subject)
    ? view.say(`word.subject.${subject}`)
    : (own.find((one) => one.subject === subject)?.label ?? subject)

/** Every subject of a house with its label, in the order of the tree. */
export const subjectOptions = (view: View, own: OwnSubjects): readonly { value: string; label: string }[] =>
  [...standardSubjects, ...own.map(({ subject }) => subject)].map((subject) => ({
    value: subject,
    label: subjectLabel(view, own, subject),
  }))
