import type { TextKey } from '../../../texts/catalogue.js'
import type { Field, Option } from '../../forms/fields.js'
import { dayField } from '../../forms/shared-fields.js'
import type { Term } from '../../glossary/terms.js'
import type { HouseFormContext } from './house-form.js'

type Simple = 'line' | 'prose' | 'lines' | 'day' | 'money' | 'number' | 'share' | 'document' | 'check'
export type More = { readonly required?: boolean; readonly value?: string; readonly hint?: TextKey }

/** A field in which something is typed; it must be filled in unless said otherwise. */
export const typed = (
  { view }: HouseFormContext,
  kind: Simple,
  name: string,
  label: TextKey,
  { required = true, value, hint }: More = {},
): Field => ({
  kind,
  name,
  label: view.say(label),
  required,
  ...(value === undefined ? {} : { value }),
  ...(hint === undefined ? {} : { hint: view.say(hint) }),
})

const hardWords: Readonly<Record<string, Term>> = { allocation: 'allocation', commitment: 'commitment' }

/** A field in which one thing is chosen. */
export const chosen = (
  { view }: HouseFormContext,
  name: string,
  label: TextKey,
  options: readonly Option[],
  { required = true, value, hint, decode }: More & { readonly decode?: (value: string) => unknown } = {},
): Field => ({
  kind: 'select',
  name,
  label: view.say(label),
  required,
  options,
  ...(value === undefined ? {} : { value }),
  ...(hint === undefined ? {} : { hint: view.say(hint) }),
  ...(decode === undefined ? {} : { decode }),
  ...(hardWords[name] === undefined ? {} : { term: hardWords[name] }),
})

/** The day the act counts from, under another name than “the day”; today unless said otherwise. */
export const dayCalled = (context: HouseFormContext, label: TextKey, hint: TextKey): Field => ({
  ...dayField(context),
  label: context.view.say(label),
  hint: context.view.say(hint),
})

/** Why an act is recorded although a rule forbids it. */
export const irregularField = (context: HouseFormContext, hint: TextKey): Field =>
  typed(context, 'prose', 'irregularBecause', 'form.irregular', { required: false, hint })
