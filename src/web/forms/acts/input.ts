import { partyText } from '../../dossier/words.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import {
  answerFields,
  dayField,
  offeredWhen,
  organOptions,
  organsOfToday,
  partyField,
  partyOptions,
} from '../shared-fields.js'

const GROUP = 'group'

/** Who opened the dossier writes down what parents and others said. */
const maySpeakForGroups = (context: ActContext): boolean =>
  organOptions(context).some(({ value }) => value === context.story.openedBy.id)

export const giveContribution: Act = {
  slug: 'inbreng',
  title: ({ view }) => view.say('form.contribution'),
  guarded: false,
  offers: (context) =>
    offeredWhen(
      context.story.withdrawn === null && partyOptions(context).length > 0,
      context.view.say('form.contribution'),
    ),
  fields: (context) => {
    const { say } = context.view
    const group = maySpeakForGroups(context) ? [{ value: GROUP, label: say('form.contribution.group') }] : []
    return [
      partyField(context, 'from', say('form.contribution.from'), group),
      ...(group.length === 0
        ? []
        : [
            {
              kind: 'line' as const,
              name: 'from.description',
              label: say('form.contribution.group-name'),
              hint: say('form.contribution.group-hint'),
            },
          ]),
      { kind: 'prose', name: 'text', label: say('form.contribution.text'), required: true },
      dayField(context),
    ]
  },
  sendings: ({ from, 'from.description': description, ...values }, context) => {
    const isGroup = (from as { kind?: unknown }).kind === GROUP
    const party = isGroup ? { kind: GROUP, description: description ?? '' } : from
    return oneCommand('GiveContribution')({ ...values, from: party }, context)
  },
}

export const answerContribution: Act = {
  slug: 'antwoord-inbreng',
  title: ({ view, story, about }) => {
    const from = story.contributions.find(({ id }) => id === about)?.from
    return view.say('form.contribution-answer', { party: from === undefined ? '' : partyText(view, from) })
  },
  guarded: false,
  offers: (context) =>
    organOptions(context).length === 0
      ? []
      : context.story.contributions
          .filter(({ answer }) => answer === null)
          .map(({ id, from }) => ({
            about: id,
            text: context.view.say('form.contribution-answer', { party: partyText(context.view, from) }),
          })),
  fields: answerFields,
  sendings: oneCommand('AnswerContribution', ({ about }) => ({ contribution: about })),
}

export const requestAdvice: Act = {
  slug: 'adviesvraag',
  title: ({ view }) => view.say('form.advice-request'),
  guarded: false,
  offers: (context) =>
    offeredWhen(
      context.story.withdrawn === null && partyOptions(context).length > 0,
      context.view.say('form.advice-request'),
    ),
  fields: (context) => {
    const { say } = context.view
    return [
      partyField(context, 'by', say('form.advice-request.by')),
      {
        kind: 'select',
        name: 'of',
        label: say('form.advice-request.of'),
        required: true,
        options: organsOfToday(context),
      },
      { kind: 'prose', name: 'question', label: say('form.advice-request.question'), required: true },
      { kind: 'day', name: 'deadline', label: say('form.advice-request.deadline'), required: true },
      dayField(context),
    ]
  },
  sendings: oneCommand('RequestAdvice'),
}

export const giveAdvice: Act = {
  slug: 'advies',
  title: ({ view, story, about }) =>
    view.say('form.advice', { organ: story.adviceRequests.find(({ id }) => id === about)?.of.name ?? '' }),
  guarded: false,
  offers: (context) => {
    const own = organOptions(context).map(({ value }) => value)
    return context.story.adviceRequests
      .filter(({ of, advice }) => advice === null && own.includes(of.id))
      .map(({ id, of }) => ({ about: id, text: context.view.say('form.advice', { organ: of.name }) }))
  },
  fields: (context) => {
    const { say } = context.view
    return [
      {
        kind: 'radio',
        name: 'opinion',
        label: say('form.advice.opinion'),
        required: true,
        options: (['favourable', 'favourable-with-conditions', 'unfavourable', 'no-opinion'] as const).map((value) => ({
          value,
          label: say(`word.opinion.${value}`),
        })),
      },
      { kind: 'lines', name: 'points', label: say('form.advice.points'), hint: say('form.advice.points.hint') },
      dayField(context),
    ]
  },
  sendings: oneCommand('GiveAdvice', ({ about }) => ({ adviceRequest: about })),
}

/** `<advice>:<point>` as the two it names. */
const pointOf = (about: string | null): { readonly advice: string; readonly point: number } => {
  const [advice = '', point = ''] = (about ?? '').split(':')
  return { advice, point: Number(point) }
}

const pointTitle = (context: ActContext, about: string | null): string => {
  const { advice, point } = pointOf(about)
  const given = context.story.adviceRequests.find((request) => request.advice?.id === advice)?.advice
  return context.view.say('form.advice-answer', { organ: given?.by.name ?? '', point })
}

export const answerAdvicePoint: Act = {
  slug: 'antwoord-advies',
  title: (context) => pointTitle(context, context.about),
  guarded: false,
  offers: (context) =>
    organOptions(context).length === 0
      ? []
      : context.story.adviceRequests.flatMap(({ advice }) =>
          (advice?.points ?? [])
            .filter(({ answer }) => answer === null)
            .map(({ number }) => {
              const about = `${advice?.id ?? ''}:${number}`
              return { about, text: pointTitle(context, about) }
            }),
        ),
  fields: answerFields,
  sendings: oneCommand('AnswerAdvicePoint', ({ about }) => pointOf(about)),
}
