import type { PublicChainLink } from '../../../projections/public-decisions/answers.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'

/** How a subject is called: in the words of the catalogue, or those of the house that added it. */
export const publicSubject = (view: View, subject: string, label: string | null): string =>
  subjectLabel(view, label === null ? [] : [{ subject, label }], subject)

const grantorText = ({ say, day }: View, grantor: PublicChainLink['grantor']): string => {
  switch (grantor.kind) {
    case 'organ':
      return grantor.organ
    case 'agreement':
      return say('chain.agreement', { title: grantor.agreement })
    case 'founding-text':
      return say('chain.founding-text', {
        kind: say(`word.text-kind.${grantor.textKind}`),
        reference: grantor.reference,
        day: day(grantor.date),
      })
  }
}

const granteeText = ({ say }: View, { organ, role }: PublicChainLink['grantee']): string =>
  role === null ? organ : say('chain.grantee-role', { role: say(`word.seat-role.${role}`), organ })

/** One step of a chain of mandates as a sentence. */
export const chainSentence = (view: View, { grantor, grantee, level, subject, from }: PublicChainLink): string =>
  view.say('public.mandate.step', {
    from: grantorText(view, grantor),
    to: granteeText(view, grantee),
    level: view.say(`word.level.${level}`),
    subject: publicSubject(view, subject, null),
    day: view.day(from),
  })
