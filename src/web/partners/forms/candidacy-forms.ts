import type { Candidacy } from '../../../domain/candidacy/state.js'
import { isWithin, type SubjectPath } from '../../../domain/house/subject.js'
import type { CandidacyId } from '../../../domain/shared/identifiers.js'
import { chosen, irregularField, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Option } from '../../forms/fields.js'
import { dossiersToChange, may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { candidaciesPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'
import { checkKbo, organisationFields, withDigits } from './organisation-fields.js'

const shared = { page: candidaciesPage, pageTitle: ({ say }: View) => say('acts.candidacies') } as const

const admission = 'partners.admission' as SubjectPath

/** An organisation asks to become a partner. */
export const submitCandidacyForm: HouseForm = {
  ...shared,
  path: 'kandidaten/nieuw',
  prepare: (context) => {
    const { asker, view } = context
    const command = {
      type: 'SubmitCandidacy',
      effectiveOn: asker.today,
      name: '-',
      kind: 'informal-group',
      sector: 'andere',
      kbo: null,
    } as const
    if (!may(asker, command)) return null
    return {
      title: view.say('candidacy.form.submit'),
      about: view.say('candidacy.form.submit.about'),
      type: 'SubmitCandidacy',
      fixed: {},
      fields: [...organisationFields(context), dayField(context)],
      check: (values) => checkKbo(view, values),
      decode: (values) => withDigits(values),
    }
  },
}

/** A candidacy of which nothing came yet. */
const open = (
  { asker }: HouseFormContext,
  about: string,
  sent: boolean,
): { readonly id: CandidacyId; readonly candidacy: Candidacy } | null => {
  const id = about as CandidacyId
  const candidacy = asker.state.candidacies.get(id)
  return candidacy === undefined || (candidacy.outcome !== null && !sent) ? null : { id, candidacy }
}

/** Dossiers about admission that the asker may put before the network. */
const dossierOptions = ({ asker }: HouseFormContext, candidacy: CandidacyId): readonly Option[] =>
  dossiersToChange(asker, (dossier) => ({
    type: 'PutCandidacyToNetwork',
    effectiveOn: asker.today,
    candidacy,
    dossier,
  }))
    .filter(([, { subject }]) => isWithin(subject, admission))
    .map(([value, { title }]) => ({ value, label: title }))

/** The candidacy comes on the agenda of the network, by the dossier about it (S3 ch.5 §6). */
export const putCandidacyForm: HouseForm = {
  ...shared,
  path: 'kandidaten/:about/voorleggen',
  prepare: (context, about, sent = false) => {
    const found = open(context, about, sent)
    if (found === null || (found.candidacy.put !== null && !sent)) return null
    const options = dossierOptions(context, found.id)
    if (options.length === 0) return null
    const { say } = context.view
    return {
      title: say('candidacy.form.put', { name: found.candidacy.name }),
      about: say('candidacy.form.put.about'),
      type: 'PutCandidacyToNetwork',
      fixed: { candidacy: found.id },
      fields: [chosen(context, 'dossier', 'candidacy.form.put.dossier', options), dayField(context)],
    }
  },
}

/** Decisions that rejected an admission: of the dossier of the candidacy, where it has one. */
const rejectionOptions = ({ asker, view }: HouseFormContext, { put }: Candidacy): readonly Option[] =>
  [...asker.state.dossiers.entries()]
    .filter(([id]) => put === null || put.dossier === id)
    .flatMap(([, { title, decisions }]) =>
      [...decisions.entries()]
        .filter(([, { outcome, subject }]) => outcome === 'rejected' && (put !== null || isWithin(subject, admission)))
        .map(([value, { organ, decidedOn }]) => ({
          value,
          label: view.say('basis.decision', {
            title,
            organ: asker.state.organs.get(organ)?.name ?? organ,
            day: view.day(decidedOn),
          }),
        })),
    )

/** A candidacy is refused, with reasons (S3 ch.5 §6). */
export const refuseCandidacyForm: HouseForm = {
  ...shared,
  path: 'kandidaten/:about/weigeren',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = open(context, about, sent)
    if (found === null) return null
    const { id, candidacy } = found
    const command = {
      type: 'RefuseCandidacy',
      effectiveOn: asker.today,
      candidacy: id,
      decision: null,
      reasons: null,
      irregularBecause: null,
    } as const
    if (!may(asker, command)) return null
    const rejections = rejectionOptions(context, candidacy)
    return {
      title: view.say('candidacy.form.refuse', { name: candidacy.name }),
      about: view.say('candidacy.form.refuse.about'),
      type: 'RefuseCandidacy',
      fixed: { candidacy: id },
      fields: [
        ...(rejections.length === 0
          ? []
          : [chosen(context, 'decision', 'candidacy.form.refuse.decision', rejections, { required: false })]),
        typed(context, 'prose', 'reasons', 'candidacy.form.reasons', {
          required: false,
          hint: 'candidacy.form.reasons.hint',
        }),
        irregularField(context, 'candidacy.form.irregular.hint'),
        dayField(context),
      ],
    }
  },
}

/** The candidate thought better of it. */
export const withdrawCandidacyForm: HouseForm = {
  ...shared,
  path: 'kandidaten/:about/intrekken',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = open(context, about, sent)
    if (found === null) return null
    const { id, candidacy } = found
    if (!may(asker, { type: 'WithdrawCandidacy', effectiveOn: asker.today, candidacy: id, reason: null })) return null
    return {
      title: view.say('candidacy.form.withdraw', { name: candidacy.name }),
      about: null,
      type: 'WithdrawCandidacy',
      fixed: { candidacy: id },
      fields: [typed(context, 'prose', 'reason', 'partner.form.reason', { required: false }), dayField(context)],
    }
  },
}

export const candidacyForms: readonly HouseForm[] = [
  submitCandidacyForm,
  putCandidacyForm,
  refuseCandidacyForm,
  withdrawCandidacyForm,
]
