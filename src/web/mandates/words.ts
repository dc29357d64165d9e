import type { NamedGrantee, NamedGrantor } from '../../../projections/mandate-register/answers.js'
import type { View } from '../frame/view.js'

/** Who or what a mandate comes from, in words. */
export const grantorText = ({ say, day }: View, grantor: NamedGrantor): string => {
  switch (grantor.kind) {
    case 'organ':
      return grantor.organ.name
    case 'agreement':
      return say('chain.agreement', { title: grantor.agreement.name })
    case 'founding-text':
      return say('chain.founding-text', {
        kind: say(`word.text-kind.${grantor.textKind}`),
        reference: grantor.reference,
        day: day(grantor.date),
      })
  }
}

/** Who holds a mandate: an organ, or whoever has a role in it. */
export const granteeText = ({ say }: View, { organ, role }: NamedGrantee): string =>
  role === null ? organ.name : say('chain.grantee-role', { role: say(`word.seat-role.${role}`), organ: organ.name })
