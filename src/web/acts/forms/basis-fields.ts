import { restsOnFinalDecision } from '../../../domain/decision/standing.js'
import type { SubjectPath } from '../../../domain/house/subject.js'
import { type FoundingText, foundingText } from '../../../domain/shared/founding-text.js'
import type { LocalDate } from '../../../domain/shared/time.js'
import type { Values } from '../../forms/act.js'
import type { Field, FormError, Option } from '../../forms/fields.js'
import type { View } from '../../frame/view.js'
import { chosen, typed } from './form-fields.js'
import type { HouseFormContext } from './house-form.js'

const REFERENCE = 'basis.reference'
const DATE = 'basis.date'

/** Decisions about a subject that nothing stands in the way of any more, the newest first. */
export const finalDecisions = ({ asker, view }: HouseFormContext, subject: SubjectPath): readonly Option[] =>
  [...asker.state.dossiers.values()]
    .flatMap(({ title, decisions }) => [...decisions].map(([id, decision]) => ({ id, title, decision })))
    .filter(({ id }) => restsOnFinalDecision(asker.state, id, subject))
    .sort((one, other) => other.decision.decidedOn.localeCompare(one.decision.decidedOn))
    .map(({ id, title, decision }) => ({
      value: id,
      label: view.say('basis.decision', {
        title,
        organ: asker.state.organs.get(decision.organ)?.name ?? decision.organ,
        day: view.day(decision.decidedOn),
      }),
    }))

/** Any text: only for asking whether the asker may. */
export const someText = (date: LocalDate): FoundingText => ({
  kind: 'founding-text',
  textKind: 'founding-meeting',
  reference: '-' as FoundingText['reference'],
  date,
})

const decodeBasis = (value: string): unknown => {
  const [kind = '', which = ''] = value.split(':')
  return kind === 'decision' ? { kind, decision: which } : { kind, textKind: which }
}

/** What an act rests on: a final decision of the house about the subject, or a text from outside the ledger. */
export const basisFields = (context: HouseFormContext, subject: SubjectPath): readonly Field[] => [
  chosen(
    context,
    'basis',
    'basis',
    [
      ...finalDecisions(context, subject).map(({ value, label }) => ({ value: `decision:${value}`, label })),
      ...foundingText.shape.textKind.options.map((value) => ({
        value: `founding-text:${value}`,
        label: context.view.say(`word.text-kind.${value}`),
      })),
    ],
    { hint: 'basis.hint', decode: decodeBasis },
  ),
  typed(context, 'line', REFERENCE, 'basis.reference', { required: false, hint: 'basis.reference.hint' }),
  typed(context, 'day', DATE, 'basis.date', { required: false, hint: 'basis.date.hint' }),
]

const isText = (basis: unknown): boolean => typeof basis === 'object' && basis !== null && 'textKind' in basis

/** A text has a place and a date; a decision has both already. */
export const withBasis = (values: Values): Values => {
  const { [REFERENCE]: reference, [DATE]: date, basis, ...others } = values
  return isText(basis) && typeof basis === 'object'
    ? { ...others, basis: { ...basis, reference, date } }
    : { ...others, basis }
}

/** A text without its place or date. */
export const checkBasis =
  ({ say }: View) =>
  (values: Values): readonly FormError[] =>
    isText(values.basis)
      ? ([REFERENCE, DATE] as const)
          .filter((name) => values[name] === null)
          .map((name) => ({ field: name, message: say('form.error.required', { label: say(name) }) }))
      : []
