import { type FoundingText, foundingText } from '../../domain/shared/founding-text.js'
import type { Values } from '../forms/act.js'
import type { Field, FormError } from '../forms/fields.js'
import { variantOf } from './proposed.js'
import type { FormGroup, StepContext } from './step.js'

/** The day the house began; later things of the set-up count from then, unless what they are about began later. */
export const firstDayOf = ({ house, organs, partners }: StepContext): string =>
  [house.foundedOn, ...organs.map(({ from }) => from), ...partners.map(({ from }) => from)].sort().at(-1) ??
  house.foundedOn

/** From which day what is recorded counts. */
export const dayPart = ({ view }: Pick<StepContext, 'view'>, day: string): Field => ({
  kind: 'day',
  name: 'effectiveOn',
  label: view.say('founding.day'),
  hint: view.say('founding.day.hint'),
  required: true,
  value: day,
})

/** A day that has not come yet: what is set up would not be there in the next step. */
export const dayMustHaveCome = ({ view }: Pick<StepContext, 'view'>, values: Values): readonly FormError[] =>
  typeof values.effectiveOn === 'string' && values.effectiveOn > view.today
    ? [{ field: 'effectiveOn', message: view.say('founding.day.not-come', { today: view.day(view.today) }) }]
    : []

/** The fields that ask what something rests on, under this path; `start` is what they begin with. */
export const textFields = (
  { view }: Pick<StepContext, 'view'>,
  path: string,
  start: { readonly textKind: string; readonly reference: string; readonly date: string },
): readonly Field[] => [
  {
    kind: 'select',
    name: `${path}.textKind`,
    label: view.say('founding.text.kind'),
    required: true,
    options: foundingText.shape.textKind.options.map((value) => ({
      value,
      label: view.say(`word.text-kind.${value}`),
    })),
    value: start.textKind,
  },
  {
    kind: 'line',
    name: `${path}.reference`,
    label: view.say('founding.text.reference'),
    hint: view.say('founding.text.reference.hint'),
    required: true,
    value: start.reference,
  },
  { kind: 'day', name: `${path}.date`, label: view.say('founding.text.date'), required: true, value: start.date },
]

/** What the house rests on is asked once: nothing when it is known. */
export const textGroups = (context: StepContext): readonly FormGroup[] => {
  const { view, house, profile, text } = context
  if (text !== null) return []
  const { textKind } = variantOf(profile)
  const started = view.say('founding.text.start', { kind: view.say(`word.text-kind.${textKind}`), house: house.name })
  const reference = started.charAt(0).toUpperCase() + started.slice(1)
  return [
    {
      heading: view.say('founding.text'),
      hint: view.say('founding.text.about'),
      parts: textFields(context, 'text', { textKind, reference, date: house.foundedOn }),
    },
  ]
}

/** What the house rests on, as it is known or as it was filled in. */
export const textFrom = ({ text }: Pick<StepContext, 'text'>, values: Values): unknown =>
  text ?? {
    kind: 'founding-text',
    textKind: values['text.textKind'],
    reference: values['text.reference'],
    date: values['text.date'],
  }

/** The text that organs and partners of the house rest on, the first that one of them names. */
export const textOf = ({ organs, partners }: Pick<StepContext, 'organs' | 'partners'>): FoundingText | null => {
  const own = [...organs.filter(({ ofPartner }) => ofPartner === null), ...partners]
  for (const { basis } of own) if (basis.kind === 'founding-text') return basis
  return null
}

/** A fault in what something rests on belongs to the fields that ask for it. */
export const textField = (path: string): string => (path.startsWith('basis.') ? path.replace('basis.', 'text.') : path)
