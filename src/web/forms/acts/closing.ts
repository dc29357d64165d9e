import { type Act, type ActContext, oneCommand } from '../act.js'
import type { Field, Option } from '../fields.js'
import { dayField, isClosed, offeredWhen, organOptions } from '../shared-fields.js'
import { dossierTemplates } from '../template-facts.js'

/** Own organs that opened the dossier or decided in it. */
const concerned = (context: ActContext): readonly Option[] => {
  const { openedBy, decisions } = context.story
  const ids = new Set([openedBy.id, ...decisions.map(({ organ }) => organ.id)])
  return organOptions(context).filter(({ value }) => ids.has(value))
}

const byField = (context: ActContext, label: string): Field => {
  const options = concerned(context)
  return {
    kind: 'select',
    name: 'by',
    label,
    required: true,
    options,
  }
}

export const closeDossier: Act = {
  slug: 'sluiten',
  title: ({ view }) => view.say('form.closing'),
  guarded: true,
  offers: (context) =>
    offeredWhen(!isClosed(context) && concerned(context).length > 0, context.view.say('form.closing')),
  fields: (context) => {
    const { say } = context.view
    return [
      byField(context, say('form.closing.by')),
      {
        kind: 'prose',
        name: 'result',
        label: say('form.closing.result'),
        required: true,
        templates: dossierTemplates(context, 'closing'),
      },
      {
        kind: 'prose',
        name: 'unansweredBecause',
        label: say('form.closing.because'),
        hint: say('form.closing.because.hint'),
      },
      dayField(context),
    ]
  },
  sendings: oneCommand('CloseDossier'),
}

export const reopenDossier: Act = {
  slug: 'heropenen',
  title: ({ view }) => view.say('form.reopening'),
  guarded: true,
  offers: (context) =>
    offeredWhen(isClosed(context) && concerned(context).length > 0, context.view.say('form.reopening')),
  fields: (context) => {
    const { say } = context.view
    return [
      byField(context, say('form.reopening.by')),
      { kind: 'prose', name: 'reason', label: say('form.reopening.reason'), required: true },
      dayField(context),
    ]
  },
  sendings: oneCommand('ReopenDossier'),
}
