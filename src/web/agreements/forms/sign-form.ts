import { partiesOf } from '../../../domain/agreement/parties.js'
import { type Agreement, isOver } from '../../../domain/agreement/state.js'
import type { AgreementId, PartnerId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Option } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { agreementsPage } from '../../frame/addresses.js'

/** The partners that still must sign (or did, when the form was sent) and in whose name the asker may do so. */
const signersFor = (
  { asker }: HouseFormContext,
  id: AgreementId,
  agreement: Agreement,
  sent: boolean,
): readonly Option[] =>
  [...asker.state.partners.entries()]
    .filter(([partner, { period }]) => {
      const own = partiesOf(asker.state, agreement, partner, asker.today)
      return (
        covers(period, asker.today) &&
        own.some(({ signed, left }) => (sent || signed === null) && left === null) &&
        may(asker, { type: 'SignAgreement', effectiveOn: asker.today, agreement: id, partner })
      )
    })
    .map(([value, { name }]: [PartnerId, { readonly name: string }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

/** Signing an agreement in the name of one party. */
export const signForm: HouseForm = {
  path: 'overeenkomsten/:about/tekenen',
  page: agreementsPage,
  pageTitle: ({ say }) => say('acts.agreements'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const id = about as AgreementId
    const agreement = asker.state.agreements.get(id)
    if (agreement === undefined || agreement.terminated !== null || isOver(agreement, asker.today)) return null
    const options = signersFor(context, id, agreement, sent)
    const [only] = options
    if (only === undefined) return null
    return {
      title: view.say('acts.form.sign', { title: agreement.title }),
      about: view.say('acts.agreement.about', {
        kind: view.say(`word.text-kind.${agreement.kind}`),
        reference: agreement.reference,
      }),
      type: 'SignAgreement',
      fixed: { agreement: id },
      fields: [
        {
          kind: 'select',
          name: 'partner',
          label: view.say('acts.form.sign.partner'),
          required: true,
          options,
        },
        dayField(context),
      ],
    }
  },
}
