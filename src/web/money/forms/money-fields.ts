import { categoryText } from '../../../application/money/category-text.js'
import { beneficiaryName } from '../../../application/money/told.js'
import { unmatchedOf } from '../../../domain/bank/state.js'
import type { Beneficiary } from '../../../domain/money/terms.js'
import { toWire } from '../../../domain/shared/money.js'
import { covers } from '../../../domain/shared/period.js'
import type { TextKey } from '../../../texts/catalogue.js'
import type { HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field, Option } from '../../forms/fields.js'
import type { Term } from '../../glossary/terms.js'
import { mayManageOrgan } from './rights.js'

type Simple = 'line' | 'prose' | 'lines' | 'day' | 'money' | 'number' | 'share' | 'document' | 'check'
type More = { readonly required?: boolean; readonly value?: string; readonly hint?: TextKey }

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

export const amountField = (context: HouseFormContext, more: More & { readonly label?: TextKey } = {}): Field =>
  typed(context, 'money', 'amountCents', more.label ?? 'money-form.amount', { hint: 'money-form.amount.hint', ...more })

export const reasonField = (context: HouseFormContext): Field => typed(context, 'prose', 'reason', 'money-form.reason')

export const referenceField = (context: HouseFormContext, more: More = {}): Field =>
  typed(context, 'line', 'reference', 'money-form.reference', { hint: 'money-form.reference.hint', ...more })

export const documentField = (context: HouseFormContext, more: More = {}): Field =>
  typed(context, 'document', 'document', 'money-form.document', {
    required: false,
    hint: 'form.document.hint',
    ...more,
  })

/** Why it is recorded although a rule about money forbids it. */
export const irregularMoneyField = (context: HouseFormContext): Field =>
  typed(context, 'prose', 'irregularBecause', 'form.irregular', { required: false, hint: 'money-form.irregular.hint' })

export const categoryOptions = ({ asker, view }: HouseFormContext): readonly Option[] =>
  [...asker.state.money.categories.keys()].map((value) => ({
    value,
    label: categoryText(view, asker.state.money, value),
  }))

export const partnerOptions = ({ asker }: HouseFormContext): readonly Option[] =>
  [...asker.state.partners]
    .filter(([, { period }]) => covers(period, asker.today))
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

/** Open grants of money, or of what is given in kind. */
export const grantOptions = ({ asker }: HouseFormContext, inKind = false): readonly Option[] =>
  [...asker.state.money.grants].flatMap(([value, grant]) =>
    grant.closed === null && grant.inKind === inKind ? [{ value, label: `${grant.title} (${grant.source.name})` }] : [],
  )

/** Movements of the bank that are not explained yet: what came in, or what went out. None: no field. */
export const bankLineField = (context: HouseFormContext, direction: 'in' | 'out'): readonly Field[] => {
  const { asker, view } = context
  const options = [...asker.state.money.bankLines].flatMap(([value, line]) => {
    const left = unmatchedOf(line)
    const fits = direction === 'in' ? left > 0n : left < 0n
    if (!fits || line.aside !== null || !mayManageOrgan(asker, line.managedBy)) return []
    const details = { day: view.day(line.bookedOn), amount: view.money(toWire(left)), account: line.account }
    return [{ value, label: view.say('money-form.bank-line.option', details) }]
  })
  const more = { required: false, hint: 'money-form.bank-line.hint' } as const
  return options.length === 0 ? [] : [chosen(context, 'bankLine', 'money-form.bank-line', options, more)]
}

const decodeReceiver = (value: string): unknown => {
  const [kind = '', partner] = value.split(':')
  return kind === 'partner' ? { kind, partner } : { kind }
}

/** Who receives: a partner, or another by name. {@link withReceiver} puts the two together again. */
export const receiverFields = (
  context: HouseFormContext,
  kinds: readonly ('supplier' | 'activity')[],
  { required = true }: { readonly required?: boolean } = {},
): readonly Field[] => {
  const options = [
    ...partnerOptions(context).map(({ value, label }) => ({ value: `partner:${value}`, label })),
    ...kinds.map((value) => ({ value, label: context.view.say(`money-form.receiver.${value}`) })),
  ]
  return [
    chosen(context, 'beneficiary', 'money-form.receiver', options, { required, decode: decodeReceiver }),
    typed(context, 'line', 'beneficiary.name', 'money-form.receiver.name', {
      required: false,
      hint: 'money-form.receiver.name.hint',
    }),
  ]
}

/** What {@link receiverFields} start with for this receiver. */
export const typedReceiver = (beneficiary: Beneficiary): Readonly<Record<string, string>> =>
  beneficiary.kind === 'partner'
    ? { beneficiary: `partner:${beneficiary.partner}` }
    : { beneficiary: beneficiary.kind, 'beneficiary.name': beneficiary.name }

/** The receiver as the command wants it: a partner has no name of its own. */
export const withReceiver = (values: Values): Values => {
  const { 'beneficiary.name': name, beneficiary, ...others } = values
  const named = typeof beneficiary === 'object' && beneficiary !== null && !('partner' in beneficiary)
  return { ...others, beneficiary: named ? { ...beneficiary, name } : beneficiary }
}

export const receiverName = ({ asker }: HouseFormContext, beneficiary: Beneficiary): string =>
  beneficiaryName(asker.state, beneficiary)
