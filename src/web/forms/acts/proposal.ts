import type { VersionTold } from '../../../../projections/dossier-history/story.js'
import { isOpen, partyText } from '../../dossier/words.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import { type Field, type Option, typedAmount } from '../fields.js'
import { recordsFor } from '../permissions.js'
import { dayField, isDecided, offeredWhen, partnersOfToday, partyField, partyOptions } from '../shared-fields.js'

const contentFields = (context: ActContext, newest: VersionTold | undefined): readonly Field[] => {
  const { say } = context.view
  return [
    partyField(context, 'by', say('form.proposal.by')),
    {
      kind: 'line',
      name: 'content.title',
      label: say('form.proposal.title'),
      required: true,
      value: newest?.title ?? context.story.title,
    },
    {
      kind: 'prose',
      name: 'content.text',
      label: say('form.proposal.text'),
      required: true,
      value: newest?.text ?? '',
    },
    {
      kind: 'money',
      name: 'content.amountCents',
      label: say('form.proposal.amount'),
      hint: say('form.proposal.amount.hint'),
      value: typedAmount(newest?.amountCents ?? null),
    },
    {
      kind: 'select',
      name: 'content.beneficiary',
      label: say('form.proposal.beneficiary'),
      hint: say('form.proposal.beneficiary.hint'),
      options: partnersOfToday(context),
      value: newest?.beneficiary?.id ?? '',
    },
  ]
}

export const submitProposal: Act = {
  slug: 'voorstel',
  title: ({ view }) => view.say('form.proposal'),
  guarded: true,
  offers: (context) =>
    offeredWhen(
      context.story.versions.length === 0 && partyOptions(context).length > 0,
      context.view.say('form.proposal'),
    ),
  fields: (context) => [...contentFields(context, undefined), dayField(context)],
  sendings: oneCommand('SubmitProposal'),
}

/** `contribution:…` or `advice-point:…:2` as the input it stands for. */
const decodePrompt = (value: string): unknown => {
  const [kind, id, point] = value.split(':')
  return kind === 'contribution' ? { kind, contribution: id } : { kind, advice: id, point: Number(point) }
}

const prompts = ({ view, story }: ActContext): readonly Option[] => [
  ...story.contributions.map(({ id, from }) => ({
    value: `contribution:${id}`,
    label: view.say('dossier.version.prompt.contribution', { party: partyText(view, from) }),
  })),
  ...story.adviceRequests.flatMap(({ advice }) =>
    (advice?.points ?? []).map(({ number }) => ({
      value: `advice-point:${advice?.id ?? ''}:${number}`,
      label: view.say('dossier.version.prompt.advice-point', { organ: advice?.by.name ?? '', point: number }),
    })),
  ),
]

const REMARK = 'remark.'

/** Points with which a decision was sent back and that no version answered yet. */
const openRemarks = ({ story }: ActContext) =>
  story.decisions.flatMap(({ id: decision, bekrachtigingen }) =>
    bekrachtigingen.flatMap(({ organ, points }) =>
      points
        .filter(({ answer }) => answer === null)
        .map(({ number, text }) => ({ name: `${REMARK}${decision}.${number}`, decision, organ, number, text })),
    ),
  )

const remarkFields = (context: ActContext): readonly Field[] =>
  openRemarks(context).map(({ name, organ, number, text }) => ({
    kind: 'prose',
    name,
    label: context.view.say('form.revision.remark', { point: number, organ: organ.name }),
    hint: text,
  }))

export const reviseProposal: Act = {
  slug: 'nieuwe-versie',
  title: ({ view }) => view.say('form.revision'),
  guarded: true,
  offers: (context) => {
    const { story } = context
    const open =
      story.versions.length > 0 && story.withdrawn === null && !isDecided(context) && !story.ballots.some(isOpen)
    return offeredWhen(open && partyOptions(context).length > 0, context.view.say('form.revision'))
  },
  fields: (context) => {
    const { say } = context.view
    const options = prompts(context)
    return [
      ...contentFields(context, context.story.versions.at(-1)),
      { kind: 'prose', name: 'explanation', label: say('form.revision.explanation'), required: true },
      ...(options.length === 0
        ? []
        : [
            {
              kind: 'checks' as const,
              name: 'promptedBy',
              label: say('form.revision.prompted'),
              options,
              decode: decodePrompt,
            },
          ]),
      ...remarkFields(context),
      dayField(context),
    ]
  },
  sendings: (values, context) => {
    const others = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(REMARK)))
    const answered = openRemarks(context).flatMap(({ name, decision, number }) =>
      values[name] == null ? [] : [{ name, remark: { decision, point: number, answer: values[name] } }],
    )
    const remarksAnswered = answered.map(({ remark }) => remark)
    return oneCommand('ReviseProposal')({ ...others, remarksAnswered }, context).map((sending) => ({
      ...sending,
      fieldOf: (field: string) => answered[Number(/^remarksAnswered\.(\d+)/.exec(field)?.[1])]?.name ?? field,
    }))
  },
}

export const withdrawProposal: Act = {
  slug: 'intrekken',
  title: ({ view }) => view.say('form.withdrawal'),
  guarded: true,
  offers: (context) => {
    const { story, asker, view } = context
    const open = story.versions.length > 0 && story.withdrawn === null && !isDecided(context)
    const own = recordsFor(asker).some(({ id }) => id === story.openedBy.id)
    return offeredWhen(open && own, view.say('form.withdrawal'))
  },
  fields: (context) => [
    { kind: 'prose', name: 'reason', label: context.view.say('form.withdrawal.reason'), required: true },
    dayField(context),
  ],
  sendings: oneCommand('WithdrawProposal'),
}
