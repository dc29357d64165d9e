import { z } from 'zod'
import type { Brand } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'

/** A place in the tree of subjects, from general to specific: `finances.use-of-subsidies`. `all` is the root. */
export type SubjectPath = Brand<string, 'SubjectPath'>

export const subjectPath = notPersonal(
  z
    .string()
    .max(200)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/, {
      error: 'is not a subject; write it in lower case with dots between levels, for example finances.use-of-subsidies',
    })
    .brand<'SubjectPath'>(),
  reasons.matter,
)

/** The subjects every house starts with (S0, S2 "inzet van middelen"); a house may add its own below them. */
export const standardSubjects = [
  'all',
  'finances',
  'finances.budget',
  'finances.use-of-subsidies',
  'finances.accounts',
  'partners',
  'partners.admission',
  'partners.exclusion',
  'working-groups',
  'working-groups.establishment',
  'working-groups.dissolution',
  'vision',
  'action-plan',
  'staff',
  'staff.coordination',
  'infrastructure',
  'communication',
  'communication.promotion',
  'offer',
  'advice',
  'agreements',
  'recognition',
] as const

/** Is `subject` the same as `general`, or somewhere below it? */
export const isWithin = (subject: SubjectPath, general: SubjectPath): boolean =>
  general === 'all' || subject === general || subject.startsWith(`${general}.`)

/** How specific a subject is: 0 for `all`, one more for each level. */
export const specificity = (subject: SubjectPath): number => (subject === 'all' ? 0 : subject.split('.').length)

/** The subject one level up; null for `all`. */
export const parentSubject = (subject: SubjectPath): SubjectPath | null => {
  if (subject === 'all') return null
  const dot = subject.lastIndexOf('.')
  return (dot === -1 ? 'all' : subject.slice(0, dot)) as SubjectPath
}
