import { tellTimeline } from '../../dossier/tell.js'
import { type Act, oneCommand } from '../act.js'
import { recordsFor } from '../permissions.js'
import { dayField } from '../shared-fields.js'

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
