import type { DecisionTold } from '../../../../projections/dossier-history/story.js'
import type { DomainCommandType } from '../../../domain/commands.js'
import { tellTimeline } from '../../dossier/tell.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import { recordsFor } from '../permissions.js'
import { dayField, organField, organOptions } from '../shared-fields.js'

const answers = ['grant', 'refuse', 'send-back'] as const

const commands: Readonly<Record<(typeof answers)[number], { type: DomainCommandType; reasons: string }>> = {
  grant: { type: 'GrantBekrachtiging', reasons: 'remarks' },
  refuse: { type: 'RefuseBekrachtiging', reasons: 'reasons' },
  'send-back': { type: 'SendDecisionBack', reasons: 'remarks' },
}

const decisionOf = ({ story, about }: ActContext): DecisionTold | undefined =>
  story.decisions.find(({ id }) => id === about)

/** The organ the mandate names; any organ may try to heal a decision without mandate. */
const mayAnswer = (context: ActContext, decision: DecisionTold): boolean => {
  const own = organOptions(context).map(({ value }) => value)
  if (decision.bekrachtiging !== null || decision.outcome !== 'adopted') return false
  if (decision.standing === 'no-mandate') return own.some((organ) => organ !== decision.organ.id)
  return decision.standing === 'awaits-bekrachtiging' && own.includes(decision.standingOrgan?.id ?? '')
}

const titleOf = ({ view }: ActContext, decision: DecisionTold | undefined): string =>
  decision?.standing === 'no-mandate'
    ? view.say('form.healing', { organ: decision.organ.name })
    : view.say('form.bekrachtiging', { organ: decision?.organ.name ?? '' })

/** Grants, refuses or sends back: the answer of the organ that ratifies. */
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
        required: true,
        options: answers.map((value) => ({ value, label: say(`form.bekrachtiging.${value}`) })),
      },
      {
        kind: 'prose',
        name: 'remarks',
        label: say('form.bekrachtiging.remarks'),
        hint: say('form.bekrachtiging.remarks.hint'),
      },
      dayField(context),
    ]
  },
  sendings: ({ answer, remarks, ...values }, context) => {
    const chosen = answers.find((one) => one === answer) ?? 'grant'
    const { type, reasons } = commands[chosen]
    const send = oneCommand(type, ({ about }) => ({ decision: about }))
    return send({ ...values, [reasons]: remarks }, context).map((sending) => ({
      ...sending,
      fieldOf: (field: string) => (field === 'reasons' ? 'remarks' : field),
    }))
  },
}

/** Sets an entry right beside itself. */
export const rectifyEntry: Act = {
  slug: 'rechtzetting',
  title: ({ view }) => view.say('form.rectification'),
  guarded: false,
  offers: ({ view, asker, story }) => {
    const administers = asker.principal?.kind === 'administrator'
    const may = administers || recordsFor(asker).some(({ id }) => id === story.openedBy.id)
    return may ? [{ about: null, text: view.say('form.rectification') }] : []
  },
  fields: (context) => {
    const { say } = context.view
    return [
      {
        kind: 'select',
        name: 'rectifies',
        label: say('form.rectification.entry'),
        required: true,
        options: tellTimeline(context.view, context.house.ownSubjects, context.story).map(({ entry, text }) => ({
          value: entry.event,
          label: `${context.view.day(entry.on)}: ${text}`,
        })),
      },
      { kind: 'prose', name: 'correction', label: say('form.rectification.correction'), required: true },
      { kind: 'prose', name: 'reason', label: say('form.rectification.reason'), required: true },
      dayField(context),
    ]
  },
  sendings: oneCommand('RectifyEntry'),
}
