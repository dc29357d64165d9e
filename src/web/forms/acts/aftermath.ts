import type { DecisionTold } from '../../../../projections/dossier-history/story.js'
import { type Act, type ActContext, type Offer, oneCommand } from '../act.js'
import { dayField, organOptions } from '../shared-fields.js'
import { decisionOf } from './bekrachtiging.js'

type Title = 'form.execution' | 'form.publication' | 'form.annulment'

const titleOf = ({ view }: ActContext, key: Title, decision: DecisionTold | undefined): string =>
  view.say(key, { organ: decision?.organ.name ?? '' })

const ownDecision = (context: ActContext, { organ }: DecisionTold): boolean =>
  organOptions(context).some(({ value }) => value === organ.id)

const offersFor = (context: ActContext, key: Title, when: (decision: DecisionTold) => boolean): readonly Offer[] =>
  context.story.decisions
    .filter((decision) => decision.outcome === 'adopted' && decision.annulled === null && when(decision))
    .map((decision) => ({ about: decision.id, text: titleOf(context, key, decision) }))

const about = ({ about: decision }: ActContext) => ({ decision })

/** What was done to carry a decision out. */
export const recordExecution: Act = {
  slug: 'uitvoering',
  title: (context) => titleOf(context, 'form.execution', decisionOf(context)),
  guarded: false,
  offers: (context) => offersFor(context, 'form.execution', (decision) => ownDecision(context, decision)),
  fields: (context) => {
    const { say } = context.view
    return [
      { kind: 'prose', name: 'what', label: say('form.execution.what'), required: true },
      {
        kind: 'prose',
        name: 'irregularBecause',
        label: say('form.execution.irregular'),
        hint: say('form.execution.irregular.hint'),
      },
      dayField(context),
    ]
  },
  sendings: oneCommand('RecordExecution', about),
}

/** Where anyone can read the decision. */
export const publishDecision: Act = {
  slug: 'bekendmaking',
  title: (context) => titleOf(context, 'form.publication', decisionOf(context)),
  guarded: false,
  offers: (context) =>
    offersFor(context, 'form.publication', (decision) => decision.published === null && ownDecision(context, decision)),
  fields: (context) => {
    const { say } = context.view
    return [
      { kind: 'line', name: 'where', label: say('form.publication.where'), required: true },
      { ...dayField(context), label: say('form.publication.day') },
    ]
  },
  sendings: oneCommand('PublishDecision', about),
}

/** An authority outside the house annulled it. */
export const annulDecision: Act = {
  slug: 'vernietiging',
  title: (context) => titleOf(context, 'form.annulment', decisionOf(context)),
  guarded: true,
  offers: (context) => {
    const administers = context.asker.principal?.kind === 'administrator'
    return offersFor(context, 'form.annulment', (decision) => administers || ownDecision(context, decision))
  },
  fields: (context) => {
    const { say } = context.view
    return [
      {
        kind: 'line',
        name: 'authority',
        label: say('form.annulment.authority'),
        hint: say('form.annulment.authority.hint'),
        required: true,
      },
      { kind: 'prose', name: 'reasons', label: say('form.annulment.reasons'), required: true },
      dayField(context),
    ]
  },
  sendings: oneCommand('AnnulDecision', about),
}
