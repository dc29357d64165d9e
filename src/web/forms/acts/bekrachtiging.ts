import type { BekrachtigingTold, DecisionTold } from '../../../../projections/dossier-history/story.js'
import type { DomainCommandType } from '../../../domain/commands.js'
import { actsFor } from '../../../domain/organ/succession.js'
import { organId } from '../../../domain/shared/identifiers.js'
import type { View } from '../../frame/view.js'
import { type Act, type ActContext, oneCommand, type Values } from '../act.js'
import type { Field, FormError } from '../fields.js'
import { dayField, organField, organOptions, ownMeetingField } from '../shared-fields.js'

const answers = ['grant', 'refuse', 'send-back'] as const

type Answer = (typeof answers)[number]

export const decisionOf = ({ story, about }: ActContext): DecisionTold | undefined =>
  story.decisions.find(({ id }) => id === about)

/** Who acts today for an organ that is named: itself, or the one that succeeded it. */
const actingToday = ({ asker }: ActContext, organ: string): string => {
  const id = organId.safeParse(organ)
  return id.success ? actsFor(asker.state, id.data, asker.today) : organ
}

/** What an organ said last about a decision. */
const lastWordOf = (decision: DecisionTold, organ: string): BekrachtigingTold | undefined =>
  decision.bekrachtigingen.findLast((word) => word.organ.id === organ)

const hasOpenCondition = (word: BekrachtigingTold | undefined): boolean =>
  word?.outcome === 'granted' && word.conditions.some(({ met }) => met === null)

const stillOpen: ReadonlySet<DecisionTold['state']> = new Set([
  'waiting-for-bekrachtiging',
  'waiting-for-conditions',
  'without-mandate',
])

/**
 * The organs whose answer is awaited, and those whose condition is open; any organ may try to heal a decision without
 * mandate.
 */
const mayAnswer = (context: ActContext, decision: DecisionTold): boolean => {
  const own = organOptions(context).map(({ value }) => value)
  if (decision.outcome !== 'adopted' || !stillOpen.has(decision.state)) return false
  if (own.some((organ) => hasOpenCondition(lastWordOf(decision, organ)))) return true
  if (decision.standing === 'no-mandate') {
    return decision.bekrachtigingen.length === 0 && own.some((organ) => organ !== decision.organ.id)
  }
  return decision.awaitedOrgans.some(({ id }) => own.includes(actingToday(context, id)))
}

const titleOf = ({ view }: ActContext, decision: DecisionTold | undefined): string =>
  decision?.standing === 'no-mandate'
    ? view.say('form.healing', { organ: decision.organ.name })
    : view.say('form.bekrachtiging', { organ: decision?.organ.name ?? '' })

/** What only goes with granting, and with sending back. */
const SHOWN_OF_ARTICLE = 80

/** The beginning of an article: enough to know which one it is. */
const shortened = (text: string): string =>
  text.length > SHOWN_OF_ARTICLE ? `${text.slice(0, SHOWN_OF_ARTICLE)}…` : text

const extentFields = (context: ActContext, decision: DecisionTold | undefined): readonly Field[] => {
  const { say } = context.view
  const decided = context.story.versions.find(({ version }) => version === decision?.proposalVersion)
  const articles = decided?.articles ?? []
  return [
    ...(decision?.amountCents == null
      ? []
      : [
          {
            kind: 'money' as const,
            name: 'extent.amountCents',
            label: say('form.bekrachtiging.amount'),
            hint: say('form.bekrachtiging.amount.hint'),
          },
        ]),
    ...(articles.length === 0
      ? []
      : [
          {
            kind: 'checks' as const,
            name: 'extent.struckArticles',
            label: say('form.bekrachtiging.struck-articles'),
            options: articles.map(({ number, text }) => ({
              value: String(number),
              label: say('form.bekrachtiging.struck-article', { number, text: shortened(text) }),
            })),
            decode: Number,
          },
        ]),
    {
      kind: 'lines',
      name: 'extent.struck',
      label: say('form.bekrachtiging.struck'),
      hint: say('form.bekrachtiging.struck.hint'),
    },
    {
      kind: 'lines',
      name: 'conditions',
      label: say('form.bekrachtiging.conditions'),
      hint: say('form.bekrachtiging.conditions.hint'),
    },
    {
      kind: 'lines',
      name: 'points',
      label: say('form.bekrachtiging.points'),
      hint: say('form.bekrachtiging.points.hint'),
    },
  ]
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** Which answer a field goes with alone. */
const onlyWith: Readonly<Record<string, Answer>> = {
  'extent.amountCents': 'grant',
  'extent.struck': 'grant',
  conditions: 'grant',
  points: 'send-back',
}

/** What was filled in beside another answer than the one it goes with: nobody means it to be forgotten. */
const outOfPlace = (fields: readonly Field[], { say }: View, values: Values): readonly FormError[] =>
  fields.flatMap(({ name, label }) => {
    const answer = onlyWith[name]
    return answer === undefined || answer === values.answer || isEmpty(values[name])
      ? []
      : [
          {
            field: name,
            message: say('form.error.only-with', { label, choice: say(`form.bekrachtiging.${answer}`) }),
          },
        ]
  })

/** The fields of the command that an answer stands for; each has only its own. */
const commandOf = (answer: Answer, values: Values): { readonly type: DomainCommandType; readonly body: Values } => {
  const { organ, effectiveOn, remarks, points, conditions, meeting = null } = values
  const shared = { organ, effectiveOn }
  switch (answer) {
    case 'refuse':
      return { type: 'RefuseBekrachtiging', body: { ...shared, reasons: remarks } }
    case 'send-back':
      return { type: 'SendDecisionBack', body: { ...shared, remarks, points } }
    case 'grant': {
      const amountCents = values['extent.amountCents'] ?? null
      const struck = values['extent.struck']
      const struckArticles = values['extent.struckArticles'] ?? []
      const less = !isEmpty(amountCents) || !isEmpty(struck) || !isEmpty(struckArticles)
      const extent = less ? { kind: 'partial', amountCents, struck, struckArticles } : { kind: 'full' }
      return { type: 'GrantBekrachtiging', body: { ...shared, remarks, meeting, conditions, extent } }
    }
  }
}

/** Grants (all, in part, under conditions), refuses or sends back: the answer of the organ that ratifies. */
export const answerDecision: Act = {
  slug: 'bekrachtiging',
  title: (context) => titleOf(context, decisionOf(context)),
  guarded: true,
  offers: (context) =>
    context.story.decisions
      .filter((decision) => mayAnswer(context, decision))
      .map((decision) => ({ about: decision.id, text: titleOf(context, decision) })),
  fields: (context) => {
    const { say } = context.view
    return [
      organField(context, 'organ', say('form.bekrachtiging.organ')),
      {
        kind: 'radio',
        name: 'answer',
        label: say('form.bekrachtiging.answer'),
        term: 'bekrachtiging',
        required: true,
        options: answers.map((value) => ({ value, label: say(`form.bekrachtiging.${value}`) })),
      },
      {
        kind: 'prose',
        name: 'remarks',
        label: say('form.bekrachtiging.remarks'),
        hint: say('form.bekrachtiging.remarks.hint'),
      },
      ...extentFields(context, decisionOf(context)),
      ...ownMeetingField(context, say('form.batch.meeting')),
      dayField(context),
    ]
  },
  check: (values, context) => outOfPlace(extentFields(context, decisionOf(context)), context.view, values),
  sendings: ({ answer, ...values }, context) => {
    const chosen = answers.find((one) => one === answer)
    if (chosen === undefined) return []
    const { type, body } = commandOf(chosen, values)
    return oneCommand(type, ({ about }) => ({ decision: about }))(body, context).map((sending) => ({
      ...sending,
      fieldOf: (field: string) => (field === 'reasons' ? 'remarks' : field === 'extent' ? 'extent.struck' : field),
    }))
  },
}
