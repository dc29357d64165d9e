import { partnerKind, sector } from '../../../domain/partner/events.js'
import { isKboNumber } from '../../../domain/partner/kbo-number.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field, FormError } from '../../forms/fields.js'
import type { View } from '../../frame/view.js'

type Known = { readonly name: string; readonly kbo: string | null }

/** What an organisation is: its name, kind, sector and number. `prefix` is the path of it in the command, with its dot. */
export const organisationFields = (
  context: HouseFormContext,
  { prefix = '', known = null, required = true }: { prefix?: string; known?: Known | null; required?: boolean } = {},
): readonly Field[] => {
  const { say } = context.view
  const kinds = partnerKind.options.map((value) => ({ value, label: say(`word.partner-kind.${value}`) }))
  const sectors = sector.options.map((value) => ({ value, label: say(`word.sector.${value}`) }))
  return [
    typed(context, 'line', `${prefix}name`, 'partner.form.name', {
      required,
      ...(known === null ? {} : { value: known.name }),
    }),
    chosen(context, `${prefix}kind`, 'partner.form.kind', kinds, { required }),
    chosen(context, `${prefix}sector`, 'partner.form.sector', sectors, { required }),
    typed(context, 'line', `${prefix}kbo`, 'partner.form.kbo', {
      required: false,
      hint: 'partner.form.kbo.hint',
      ...(known === null || known.kbo === null ? {} : { value: known.kbo }),
    }),
  ]
}

/** A number as people write it, “0123.456.749”, as the ledger does. */
const digitsOf = (kbo: unknown): unknown => (typeof kbo === 'string' ? kbo.replace(/^BE|[\s.]/gi, '') : kbo)

/** The number without its dots. */
export const withDigits = (values: Values, prefix = ''): Values => ({
  ...values,
  [`${prefix}kbo`]: digitsOf(values[`${prefix}kbo`]),
})

/** A number that cannot be one. */
export const checkKbo = ({ say }: View, values: Values, prefix = ''): readonly FormError[] => {
  const kbo = digitsOf(values[`${prefix}kbo`])
  return typeof kbo !== 'string' || isKboNumber(kbo)
    ? []
    : [{ field: `${prefix}kbo`, message: say('partner.form.kbo.wrong') }]
}
