import type { AdviceRequestTold, AdviceTold, Party } from '../../../../projections/dossier-history/story.js'
import { adviceOpinion } from '../../../domain/advice/events.js'
import { findAdvice, partyText } from '../../dossier/words.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import type { Field, Option } from '../fields.js'
import { represents } from '../permissions.js'
import type { FormPart, RowsField } from '../rows.js'
import {
  dayField,
  decodeParty,
  isClosed,
  offeredWhen,
  organOptions,
  organsOfToday,
  partnersOfToday,
  partyField,
  partyOptions,
} from '../shared-fields.js'
import { dossierTemplates, fieldsOfAnswer } from '../template-facts.js'

export const requestAdvice: Act = {
  slug: 'adviesvraag',
  title: ({ view }) => view.say('form.advice-request'),
  guarded: false,
  offers: (context) =>
    offeredWhen(
      context.story.withdrawn === null && !isClosed(context) && partyOptions(context).length > 0,
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
        hint: say('form.advice-request.of.hint'),
        options: organsOfToday(context),
      },
      {
        kind: 'checks',
        name: 'ofPartners',
        label: say('form.advice-request.partners'),
        options: partnersOfToday(context),
      },
      {
        kind: 'prose',
        name: 'question',
        label: say('form.advice-request.question'),
        required: true,
        templates: dossierTemplates(context, 'advice-question'),
      },
      { kind: 'day', name: 'deadline', label: say('form.advice-request.deadline'), required: true },
      dayField(context),
    ]
  },
  sendings: oneCommand('RequestAdvice'),
}

/** Does the asker speak for this organ or partner? */
const isOwn = (context: ActContext, party: Party): boolean => {
  switch (party.kind) {
    case 'organ':
      return organOptions(context).some(({ value }) => value === party.organ.id)
    case 'partner':
      return represents(context.asker).some(({ id }) => id === party.partner.id)
    default:
      return false
  }
}

const isSame = (one: Party, other: Party): boolean =>
  (one.kind === 'organ' && other.kind === 'organ') ||
  (one.kind === 'partner' && other.kind === 'partner' && one.partner.id === other.partner.id)

/** Of whom advice is still awaited. */
const awaited = ({ of, advices }: AdviceRequestTold): readonly Party[] =>
  of.filter((party) => !advices.some(({ by, withdrawn }) => withdrawn === null && isSame(by, party)))

/** `<request>` or `<request>:<partner>` as the request and the partner that it names. */
const requestOf = (about: string | null): { readonly adviceRequest: string; readonly partner: string | null } => {
  const [adviceRequest = '', partner] = (about ?? '').split(':')
  return { adviceRequest, partner: partner ?? null }
}

const adviserText = (context: ActContext, about: string | null): string => {
  const { adviceRequest, partner } = requestOf(about)
  const of = context.story.adviceRequests.find(({ id }) => id === adviceRequest)?.of ?? []
  const party = of.find((one) => partner === null || (one.kind === 'partner' && one.partner.id === partner))
  return party === undefined ? '' : partyText(context.view, party)
}

const everyone = (context: ActContext): readonly Option[] => [
  ...partnersOfToday(context).map(({ value, label }) => ({ value: `partner:${value}`, label })),
  ...organsOfToday(context).map(({ value, label }) => ({ value: `organ:${value}`, label })),
]

const opinions = ({ view }: ActContext): readonly Option[] =>
  adviceOpinion.options.map((value) => ({ value, label: view.say(`word.opinion.${value}`) }))

/** Views beside that of the majority, each of those who share it. */
const minorityRows = (context: ActContext): RowsField => {
  const { say } = context.view
  const columns: readonly Field[] = [
    {
      kind: 'checks',
      name: 'from',
      label: say('form.advice.minority.from'),
      options: everyone(context),
      decode: decodeParty,
    },
    {
      kind: 'select',
      name: 'opinion',
      label: say('form.advice.minority.opinion'),
      options: opinions(context),
    },
    { kind: 'prose', name: 'text', label: say('form.advice.minority.text') },
  ]
  return {
    kind: 'rows',
    name: 'minority',
    label: say('form.advice.minority'),
    hint: say('form.advice.minority.hint'),
    columns,
    start: [],
    empty: 1,
    // What was left out of a view is refused by the ledger, at its own field.
    decode: ({ from, opinion, text }) => ({ from: from ?? [], opinion: opinion ?? '', text: text ?? '' }),
  }
}

export const giveAdvice: Act<FormPart> = {
  slug: 'advies',
  title: (context) => context.view.say('form.advice', { organ: adviserText(context, context.about) }),
  guarded: false,
  offers: (context) =>
    isClosed(context)
      ? []
      : context.story.adviceRequests.flatMap((request) =>
          awaited(request)
            .filter((party) => isOwn(context, party))
            .map((party) => ({
              about: party.kind === 'partner' ? `${request.id}:${party.partner.id}` : request.id,
              text: context.view.say('form.advice', { organ: partyText(context.view, party) }),
            })),
        ),
  fields: (context) => {
    const { say } = context.view
    return [
      {
        kind: 'radio',
        name: 'opinion',
        label: say('form.advice.opinion'),
        required: true,
        options: opinions(context),
      },
      { kind: 'lines', name: 'points', label: say('form.advice.points'), hint: say('form.advice.points.hint') },
      {
        kind: 'checks',
        name: 'heard',
        label: say('form.advice.heard'),
        options: everyone(context),
        decode: decodeParty,
      },
      minorityRows(context),
      {
        kind: 'prose',
        name: 'incompleteBecause',
        label: say('form.advice.incomplete'),
        hint: say('form.advice.incomplete.hint'),
      },
      dayField(context),
    ]
  },
  sendings: oneCommand('GiveAdvice', ({ about }) => requestOf(about)),
}

const withdrawalTitle = ({ view, story }: ActContext, about: string | null): string => {
  const advice = findAdvice(story, about ?? '')
  return view.say('form.advice-withdrawal', { party: advice === undefined ? '' : partyText(view, advice.by) })
}

const standing = ({ story }: ActContext): readonly AdviceTold[] =>
  story.adviceRequests.flatMap(({ advices }) => advices).filter(({ withdrawn }) => withdrawn === null)

export const withdrawAdvice: Act = {
  slug: 'advies-intrekken',
  title: (context) => withdrawalTitle(context, context.about),
  guarded: false,
  offers: (context) =>
    standing(context)
      .filter(({ by }) => isOwn(context, by))
      .map(({ id }) => ({ about: id, text: withdrawalTitle(context, id) })),
  fields: (context) => [
    { kind: 'prose', name: 'reason', label: context.view.say('form.advice-withdrawal.reason'), required: true },
    dayField(context),
  ],
  sendings: oneCommand('WithdrawAdvice', ({ about }) => ({ advice: about })),
}

/** `<advice>:<point>` as the two it names. */
const pointOf = (about: string | null): { readonly advice: string; readonly point: number } => {
  const [advice = '', point = ''] = (about ?? '').split(':')
  return { advice, point: Number(point) }
}

const pointTitle = ({ view, story }: ActContext, about: string | null): string => {
  const { advice, point } = pointOf(about)
  const given = findAdvice(story, advice)
  return view.say('form.advice-answer', { organ: given === undefined ? '' : partyText(view, given.by), point })
}

export const answerAdvicePoint: Act = {
  slug: 'antwoord-advies',
  title: (context) => pointTitle(context, context.about),
  guarded: false,
  offers: (context) =>
    organOptions(context).length === 0
      ? []
      : standing(context).flatMap(({ id, points }) =>
          points
            .filter(({ answer }) => answer === null)
            .map(({ number }) => {
              const about = `${id}:${number}`
              return { about, text: pointTitle(context, about) }
            }),
        ),
  fields: fieldsOfAnswer,
  sendings: oneCommand('AnswerAdvicePoint', ({ about }) => pointOf(about)),
}
