import { MAXIMUM_LOGO_BYTES } from '../../../domain/house/logo.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { houseManagePage } from '../../frame/addresses.js'

const BYTES_IN_A_KILOBYTE = 1_000

const mayChange = ({ asker }: HouseFormContext): boolean =>
  may(asker, { type: 'ChangeLogo', effectiveOn: asker.today, logo: null })

/** Chooses the picture on the papers of a house. */
export const chooseLogoForm: HouseForm = {
  path: 'logo/kiezen',
  takesAttachments: true,
  page: houseManagePage,
  pageTitle: ({ say }) => say('manage.title'),
  prepare: (context) => {
    if (!mayChange(context)) return null
    const { say } = context.view
    return {
      title: say('manage.logo.choose'),
      about: say('manage.logo.about', { kilobytes: MAXIMUM_LOGO_BYTES / BYTES_IN_A_KILOBYTE }),
      type: 'ChangeLogo',
      fixed: {},
      fields: [
        {
          kind: 'attachment',
          name: 'logo',
          label: say('manage.logo.file'),
          hint: say('manage.logo.file.hint'),
          required: true,
        },
        dayField(context),
      ],
      check: ({ logo }) => (logo === null ? [{ field: 'logo', message: say('manage.logo.missing') }] : []),
    }
  },
}

/** Takes it away again. */
export const removeLogoForm: HouseForm = {
  path: 'logo/weghalen',
  page: houseManagePage,
  pageTitle: ({ say }) => say('manage.title'),
  prepare: (context, _about, sent = false) => {
    const logo = context.asker.state.house?.logo ?? null
    if (!mayChange(context) || (logo === null && !sent)) return null
    const { say } = context.view
    return {
      title: say('manage.logo.remove'),
      about: say('manage.logo.remove.about'),
      type: 'ChangeLogo',
      fixed: { logo: null },
      fields: [dayField(context)],
    }
  },
}
