import type { DossierStory } from '../../../../projections/dossier-history/story.js'
import { excerpt, partyText } from '../../dossier/words.js'
import type { View } from '../../frame/view.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import { attachmentFieldOf, attachmentFields, withAttachmentList } from '../attachments.js'
import {
  dayField,
  isClosed,
  meetingField,
  offeredWhen,
  organOptions,
  partyField,
  partyOptions,
} from '../shared-fields.js'
import { fieldsOfAnswer } from '../template-facts.js'

const GROUP = 'group'

const QUOTE = 'about.quote'

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The passage of the newest version that these words are from; the ledger refuses words that are in none. */
const passageOf = ({ story }: ActContext, quote: string): unknown => {
  const newest = story.versions.at(-1)
  const has = (text: string): boolean => inOneLine(text).includes(inOneLine(quote))
  const article = newest?.articles.find(({ text }) => has(text))
  const consideration = newest?.considerations.findIndex(has) ?? -1
  const part =
    article !== undefined
      ? { kind: 'article', number: article.number }
      : consideration >= 0
        ? { kind: 'consideration', number: consideration + 1 }
        : { kind: newest !== undefined && has(newest.title) && !has(newest.text) ? 'title' : 'text' }
  return { kind: 'passage', version: newest?.version ?? 1, part, quote }
}

/** Who opened the dossier writes down what parents and others said. */
const maySpeakForGroups = (context: ActContext): boolean =>
  organOptions(context).some(({ value }) => value === context.story.openedBy.id)

export const giveContribution: Act = {
  slug: 'inbreng',
  takesAttachments: true,
  title: ({ view }) => view.say('form.contribution'),
  guarded: false,
  offers: (context) =>
    offeredWhen(
      context.story.withdrawn === null && !isClosed(context) && partyOptions(context).length > 0,
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
      ...(context.story.versions.length === 0
        ? []
        : [
            {
              kind: 'prose' as const,
              name: QUOTE,
              label: say('form.contribution.quote'),
              hint: say('form.contribution.quote.hint'),
            },
          ]),
      ...meetingField(context).map((field) => ({ ...field, label: say('form.contribution.meeting') })),
      ...attachmentFields(context.view),
      dayField(context),
    ]
  },
  sendings: ({ from, 'from.description': description, [QUOTE]: quote, meeting, ...values }, context) => {
    const isGroup = (from as { kind?: unknown }).kind === GROUP
    const party = isGroup ? { kind: GROUP, description: description ?? '' } : from
    const given = typeof meeting === 'string' ? { kind: 'meeting', meeting } : { kind: 'writing' }
    const about = typeof quote === 'string' ? passageOf(context, quote) : { kind: 'whole' }
    const said = { ...withAttachmentList(values), from: party, given, about }
    return oneCommand('GiveContribution')(said, context).map((sending) => ({
      ...sending,
      fieldOf: (field: string) =>
        field.startsWith('about') ? QUOTE : field.startsWith('given') ? 'meeting' : attachmentFieldOf(values, field),
    }))
  },
}

const answerText = (view: View, { from, text }: DossierStory['contributions'][number]): string =>
  view.say('influence.behind.input', {
    what: view.say('form.contribution-answer', { party: partyText(view, from) }),
    text: excerpt(text),
  })

export const answerContribution: Act = {
  slug: 'antwoord-inbreng',
  title: ({ view, story, about }) => {
    const given = story.contributions.find(({ id }) => id === about)
    return given === undefined ? view.say('form.contribution-answer.unknown') : answerText(view, given)
  },
  guarded: false,
  offers: (context) =>
    organOptions(context).length === 0
      ? []
      : context.story.contributions
          .filter(({ answer }) => answer === null)
          .map((given) => ({ about: given.id, text: answerText(context.view, given) })),
  before: async ({ story, about }) => (
    <blockquote class="prose" lang="nl" safe>
      {story.contributions.find(({ id }) => id === about)?.text ?? ''}
    </blockquote>
  ),
  fields: fieldsOfAnswer,
  sendings: oneCommand('AnswerContribution', ({ about }) => ({ contribution: about })),
}
