import type { DecisionTold } from '../../../../projections/dossier-history/story.js'
import { deadlinesOf } from '../../../domain/bekrachtiging/deadline.js'
import { dossierId } from '../../../domain/shared/identifiers.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import { dayField, organOptions } from '../shared-fields.js'

/** `<decision>:<organ>:<condition>` as the parts it names. */
const partsOf = (
  about: string | null,
): { readonly decision: string; readonly organ: string; readonly number: number } => {
  const [decision = '', organ = '', number = ''] = (about ?? '').split(':')
  return { decision, organ, number: Number(number) }
}

const nameOf = ({ asker }: ActContext, organ: string): string =>
  [...asker.state.organs].find(([id]) => id === organ)?.[1].name ?? ''

const recordsFor = (context: ActContext, organ: string): boolean =>
  organOptions(context).some(({ value }) => value === organ)

const conditionTitle = (context: ActContext, about: string | null): string => {
  const { organ, number } = partsOf(about)
  return context.view.say('form.condition', { number, organ: nameOf(context, organ) })
}

const waits: ReadonlySet<DecisionTold['state']> = new Set([
  'waiting-for-conditions',
  'waiting-for-bekrachtiging',
  'without-mandate',
])

/** A condition that an organ set is met: that organ says so. */
export const meetCondition: Act = {
  slug: 'voorwaarde-vervuld',
  title: (context) => conditionTitle(context, context.about),
  guarded: false,
  offers: (context) =>
    context.story.decisions
      .filter(({ state }) => waits.has(state))
      .flatMap(({ id, bekrachtigingen }) =>
        bekrachtigingen
          .filter(({ organ }) => recordsFor(context, organ.id))
          .flatMap(({ organ, conditions }) =>
            conditions
              .filter(({ met }) => met === null)
              .map(({ number }) => {
                const about = `${id}:${organ.id}:${number}`
                return { about, text: conditionTitle(context, about) }
              }),
          ),
      ),
  fields: (context) => {
    const { say } = context.view
    const { decision, organ, number } = partsOf(context.about)
    const word = context.story.decisions
      .find(({ id }) => id === decision)
      ?.bekrachtigingen.findLast((one) => one.organ.id === organ)
    const text = word?.conditions.find((one) => one.number === number)?.text ?? ''
    return [
      {
        kind: 'prose',
        name: 'evidence',
        label: say('form.condition.evidence'),
        hint: say('form.condition.text', { number, text }),
        required: true,
      },
      dayField(context),
    ]
  },
  sendings: oneCommand('MeetBekrachtigingCondition', ({ about }) => {
    const { decision, organ, number } = partsOf(about)
    return { decision, organ, condition: number }
  }),
}

/** The organs that let their deadline pass, where their silence has a meaning. */
const silentOrgans = ({ asker: { state, today }, story }: ActContext) =>
  [...(state.dossiers.get(dossierId.parse(story.id))?.decisions ?? [])].flatMap(([decision, known]) =>
    deadlinesOf(state, known)
      .filter(({ dueOn, silence }) => silence !== 'none' && dueOn < today)
      .map(({ organ, dueOn }) => ({ decision, organ, dueOn, decidedBy: known.organ })),
  )

const silenceTitle = (context: ActContext, organ: string): string =>
  context.view.say('form.silence', { organ: nameOf(context, organ) })

/** An organ stayed silent past its deadline: its rules say what follows. */
export const recordSilence: Act = {
  slug: 'stilzwijgen',
  title: (context) => silenceTitle(context, partsOf(context.about).organ),
  guarded: true,
  offers: (context) =>
    silentOrgans(context)
      .filter(({ organ, decidedBy }) => recordsFor(context, organ) || recordsFor(context, decidedBy))
      .map(({ decision, organ }) => ({ about: `${decision}:${organ}`, text: silenceTitle(context, organ) })),
  fields: (context) => {
    const { view, about } = context
    const silent = silentOrgans(context).find(({ decision, organ }) => `${decision}:${organ}` === about)
    const field = dayField(context)
    if (silent === undefined) return [field]
    const organ = nameOf(context, silent.organ)
    return [{ ...field, hint: view.say('form.silence.intro', { organ, day: view.day(silent.dueOn) }) }]
  },
  sendings: oneCommand('RecordSilence', ({ about }) => {
    const { decision, organ } = partsOf(about)
    return { decision, organ }
  }),
}
