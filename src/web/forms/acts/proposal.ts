import type { VersionTold } from '../../../../projections/dossier-history/story.js'
import type { ProposalPart } from '../../../domain/dossier/events.js'
import { excerpt, isOpen, partText, partyText } from '../../dossier/words.js'
import { type Act, type ActContext, oneCommand, type Values } from '../act.js'
import { type Field, type Option, typedAmount } from '../fields.js'
import { articlesOf, paragraphs, typedArticles, typedParagraphs } from '../paragraphs.js'
import { recordsFor } from '../permissions.js'
import {
  dayField,
  isClosed,
  isDecided,
  offeredWhen,
  partnersOfToday,
  partyField,
  partyOptions,
} from '../shared-fields.js'

const CONSIDERATIONS = 'content.considerations'
const ARTICLES = 'content.articles'

/** Considerations and articles as the command wants them, from the paragraphs that were typed. */
const structured = (values: Values): Values => ({
  ...values,
  [CONSIDERATIONS]: paragraphs(values[CONSIDERATIONS]),
  [ARTICLES]: articlesOf(values[ARTICLES]),
})

/** Where a fault in one of several paragraphs belongs: the box they were typed in. */
const boxOf = (field: string): string => [CONSIDERATIONS, ARTICLES].find((box) => field.startsWith(`${box}.`)) ?? field

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
      kind: 'prose',
      name: CONSIDERATIONS,
      label: say('form.proposal.considerations'),
      hint: say('form.proposal.considerations.hint'),
      value: typedParagraphs(newest?.considerations ?? []),
    },
    {
      kind: 'prose',
      name: ARTICLES,
      label: say('form.proposal.articles'),
      hint: say('form.proposal.articles.hint'),
      value: typedArticles(newest?.articles ?? []),
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
      context.story.versions.length === 0 && !isClosed(context) && partyOptions(context).length > 0,
      context.view.say('form.proposal'),
    ),
  fields: (context) => [...contentFields(context, undefined), dayField(context)],
  sendings: (values, context) =>
    oneCommand('SubmitProposal')(structured(values), context).map((sending) => ({ ...sending, fieldOf: boxOf })),
}

/** `contribution:…` or `advice-point:…:2` as the input it stands for. */
const decodePrompt = (value: string): unknown => {
  const [kind, id, point] = value.split(':')
  return kind === 'contribution' ? { kind, contribution: id } : { kind, advice: id, point: Number(point) }
}

const prompts = ({ view, story }: ActContext): readonly Option[] => [
  ...story.contributions.map(({ id, from, text }) => ({
    value: `contribution:${id}`,
    label: view.say('influence.behind.input', {
      what: view.say('dossier.version.prompt.contribution', { party: partyText(view, from) }),
      text: excerpt(text),
    }),
  })),
  ...story.adviceRequests
    .flatMap(({ advices }) => advices)
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ id, by, points }) =>
      points.map(({ number, text }) => ({
        value: `advice-point:${id}:${number}`,
        label: view.say('influence.behind.input', {
          what: view.say('dossier.version.prompt.advice-point', { organ: partyText(view, by), point: number }),
          text: excerpt(text),
        }),
      })),
    ),
]

const CHANGE = 'change.'
const WHY = 'why.'
/** So many considerations or articles more than there are can be said to come from input, when they are added. */
const MORE_PARTS = 2

const numbersUpTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** The parts that a new version can change, each with the name of its field. */
const changeableParts = ({ story }: ActContext): readonly { readonly name: string; readonly part: ProposalPart }[] => {
  const newest = story.versions.at(-1)
  const single = (['title', 'text', 'amount', 'beneficiary'] as const).map((kind) => ({
    name: `${CHANGE}${kind}`,
    part: { kind },
  }))
  const several = (['consideration', 'article'] as const).flatMap((kind) => {
    const there = (kind === 'article' ? newest?.articles : newest?.considerations)?.length ?? 0
    return numbersUpTo(there + MORE_PARTS).map((number) => ({
      name: `${CHANGE}${kind}.${number}`,
      part: { kind, number },
    }))
  })
  return [...single, ...several]
}

/** The name of the field for the reason of a change. */
const reasonOf = (name: string): string => `${WHY}${name.slice(CHANGE.length)}`

/** For each part, which inputs are behind its change, and why it changes; only the reason where nothing was put forward. */
const changeFields = (context: ActContext, options: readonly Option[]): readonly Field[] => {
  const { say } = context.view
  const folded = say(options.length === 0 ? 'form.revision.reasons' : 'form.revision.changes')
  return changeableParts(context).flatMap(({ name, part: changed }): readonly Field[] => {
    const part = partText(context.view, changed)
    const reason: Field = { kind: 'prose', name: reasonOf(name), label: say('form.revision.reason', { part }), folded }
    const label = say('form.revision.change', { part })
    return options.length === 0
      ? [reason]
      : [{ kind: 'checks', name, label, folded, options, decode: decodePrompt }, reason]
  })
}

/** The field where a fault in one of the changes belongs: that of its reason, or that of its inputs. */
const fieldOfChange = (attributed: readonly { readonly name: string }[], field: string): string | undefined => {
  const [, index, rest] = /^changes\.(\d+)(\.why)?/.exec(field) ?? []
  const name = attributed[Number(index)]?.name
  return name === undefined || rest === undefined ? name : reasonOf(name)
}

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
      story.versions.length > 0 &&
      story.withdrawn === null &&
      !isClosed(context) &&
      !isDecided(context) &&
      !story.ballots.some(isOpen)
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
      ...changeFields(context, options),
      ...remarkFields(context),
      dayField(context),
    ]
  },
  sendings: (values, context) => {
    const isOther = (name: string): boolean => ![REMARK, CHANGE, WHY].some((start) => name.startsWith(start))
    const others = Object.fromEntries(Object.entries(values).filter(([name]) => isOther(name)))
    const attributed = changeableParts(context).flatMap(({ name, part }) => {
      const ticked = values[name]
      const promptedBy: readonly unknown[] = Array.isArray(ticked) ? ticked : []
      const why = values[reasonOf(name)] ?? null
      return promptedBy.length > 0 || why !== null ? [{ name, change: { part, promptedBy, why } }] : []
    })
    const changes = attributed.map(({ change }) => change)
    const answered = openRemarks(context).flatMap(({ name, decision, number }) =>
      values[name] == null ? [] : [{ name, remark: { decision, point: number, answer: values[name] } }],
    )
    const remarksAnswered = answered.map(({ remark }) => remark)
    const fieldOf = (field: string): string =>
      answered[Number(/^remarksAnswered\.(\d+)/.exec(field)?.[1])]?.name ??
      fieldOfChange(attributed, field) ??
      boxOf(field)
    return oneCommand('ReviseProposal')({ ...structured(others), changes, remarksAnswered }, context).map(
      (sending) => ({ ...sending, fieldOf }),
    )
  },
}

export const withdrawProposal: Act = {
  slug: 'intrekken',
  title: ({ view }) => view.say('form.withdrawal'),
  guarded: true,
  offers: (context) => {
    const { story, asker, view } = context
    const open = story.versions.length > 0 && story.withdrawn === null && !isClosed(context) && !isDecided(context)
    const own = recordsFor(asker).some(({ id }) => id === story.openedBy.id)
    return offeredWhen(open && own, view.say('form.withdrawal'))
  },
  fields: (context) => [
    { kind: 'prose', name: 'reason', label: context.view.say('form.withdrawal.reason'), required: true },
    dayField(context),
  ],
  sendings: oneCommand('WithdrawProposal'),
}
