import { stateOfSignal } from '../../../domain/contribution/input-state.js'
import type { ContributionId, DossierId } from '../../../domain/shared/identifiers.js'
import { signalVerdict } from '../../../domain/signal/events.js'
import type { Signal } from '../../../domain/signal/state.js'
import { attachmentFields, withAttachmentList } from '../../forms/attachments.js'
import { may } from '../../forms/permissions.js'
import {
  dayField,
  destinationField,
  openDossiers,
  organField,
  organOptions,
  organsOfToday,
  partyField,
  partyOptions,
} from '../../forms/shared-fields.js'
import { signalsPage } from '../../frame/addresses.js'
import type { HouseForm, HouseFormContext } from './house-form.js'

const GROUP = 'group'

/** What a group says, the administrator writes down. */
const maySpeakForGroups = ({ asker }: HouseFormContext): boolean =>
  may(asker, {
    type: 'GiveSignal',
    effectiveOn: asker.today,
    from: { kind: GROUP, description: '-' },
    to: null,
    text: '-',
    given: { kind: 'writing' },
    attachments: [],
  })

const openSignal = ({ asker }: HouseFormContext, about: string): Signal | null => {
  const signal = asker.state.signals.get(about as ContributionId)
  return signal === undefined || stateOfSignal(signal).kind !== 'open' ? null : signal
}

/** Input before there is a dossier for it. */
export const giveSignalForm: HouseForm = {
  path: 'signalen/geven',
  takesAttachments: true,
  page: signalsPage,
  pageTitle: ({ say }) => say('acts.signals'),
  prepare: (context) => {
    const { say } = context.view
    const forGroups = maySpeakForGroups(context)
    if (partyOptions(context).length === 0 && !forGroups) return null
    const group = forGroups ? [{ value: GROUP, label: say('form.contribution.group') }] : []
    return {
      title: say('acts.form.signal'),
      about: null,
      type: 'GiveSignal',
      fixed: {},
      fields: [
        partyField(context, 'from', say('form.contribution.from'), group),
        ...(forGroups
          ? [
              {
                kind: 'line' as const,
                name: 'from.description',
                label: say('form.contribution.group-name'),
                hint: say('form.contribution.group-hint'),
              },
            ]
          : []),
        {
          kind: 'select',
          name: 'to',
          label: say('acts.form.signal.to'),
          hint: say('acts.form.signal.to.hint'),
          options: organsOfToday(context),
        },
        { kind: 'prose', name: 'text', label: say('acts.form.signal.text'), required: true },
        ...attachmentFields(context.view),
        dayField(context),
      ],
      decode: ({ from, 'from.description': description, ...values }) => {
        const isGroup = (from as { kind?: unknown }).kind === GROUP
        return { ...withAttachmentList(values), from: isGroup ? { kind: GROUP, description: description ?? '' } : from }
      },
    }
  },
}

/** A signal becomes a contribution of a dossier. */
export const takeUpSignalForm: HouseForm = {
  path: 'signalen/:about/opnemen',
  page: signalsPage,
  pageTitle: ({ say }) => say('acts.signals'),
  prepare: (context, about) => {
    const { asker, view } = context
    const signal = openSignal(context, about)
    const takeUp = { type: 'TakeUpSignal', effectiveOn: asker.today, signal: about as ContributionId } as const
    const options = openDossiers(context).filter(({ value }) => may(asker, { ...takeUp, dossier: value as DossierId }))
    if (signal === null || options.length === 0) return null
    return {
      title: view.say('acts.form.take-up'),
      about: signal.words?.text ?? null,
      type: 'TakeUpSignal',
      fixed: { signal: about },
      fields: [
        { kind: 'select', name: 'dossier', label: view.say('acts.form.take-up.dossier'), required: true, options },
        dayField(context),
      ],
    }
  },
}

/** A signal is answered, or passed on. */
export const answerSignalForm: HouseForm = {
  path: 'signalen/:about/antwoorden',
  page: signalsPage,
  pageTitle: ({ say }) => say('acts.signals'),
  prepare: (context, about) => {
    const { view } = context
    const { say } = view
    const signal = openSignal(context, about)
    if (signal === null || organOptions(context).length === 0) return null
    return {
      title: say('acts.form.signal-answer'),
      about: signal.words?.text ?? null,
      type: 'AnswerSignal',
      fixed: { signal: about },
      fields: [
        organField(context, 'by', say('form.answer.by')),
        {
          kind: 'radio',
          name: 'verdict',
          label: say('form.answer.verdict'),
          required: true,
          options: signalVerdict.options.map((value) => ({ value, label: say(`word.verdict.${value}`) })),
        },
        { kind: 'prose', name: 'reason', label: say('form.answer.reason'), required: true },
        destinationField(context),
        dayField(context),
      ],
    }
  },
}
