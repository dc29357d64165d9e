import { answerVerdict } from '../../domain/contribution/answer.js'
import { closedNow } from '../../domain/dossier/closing.js'
import { covers } from '../../domain/shared/period.js'
import type { ActContext } from './act.js'
import type { Field, Option } from './fields.js'
import { recordsFor, represents } from './permissions.js'

/** The day the act counts from; today unless said otherwise. */
export const dayField = ({ view }: Pick<ActContext, 'view'>): Field => ({
  kind: 'day',
  name: 'effectiveOn',
  label: view.say('form.day'),
  hint: view.say('form.day.hint'),
  required: true,
  value: view.today,
})

export const organOptions = ({ asker }: Pick<ActContext, 'asker'>): readonly Option[] =>
  recordsFor(asker).map(({ id, name }) => ({ value: id, label: name }))

/** Why an act is recorded although a rule forbids it; `about` says which rules can be meant. */
export const irregularField = ({ view }: Pick<ActContext, 'view'>, about: 'vote' | 'decision' | 'ballot'): Field => ({
  kind: 'prose',
  name: 'irregularBecause',
  label: view.say('form.irregular'),
  hint: view.say(`form.irregular.${about}`),
})

/** The organ in whose name the asker acts. */
export const organField = (context: Pick<ActContext, 'asker'>, name: string, label: string): Field => {
  const options = organOptions(context)
  return {
    kind: 'select',
    name,
    label,
    required: true,
    options,
  }
}

/** `organ:…` or `partner:…` as the party it stands for. */
export const decodeParty = (value: string): unknown => {
  const [kind = '', id = ''] = value.split(':')
  return kind === 'organ' ? { kind, organ: id } : kind === 'partner' ? { kind, partner: id } : { kind }
}

export const partyOptions = ({ asker }: Pick<ActContext, 'asker'>): readonly Option[] => [
  ...recordsFor(asker).map(({ id, name }) => ({ value: `organ:${id}`, label: name })),
  ...represents(asker).map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
]

/** The organ or partner in whose name the asker acts. */
export const partyField = (
  context: Pick<ActContext, 'asker'>,
  name: string,
  label: string,
  more: readonly Option[] = [],
): Field => {
  const options = [...partyOptions(context), ...more]
  return {
    kind: 'select',
    name,
    label,
    required: true,
    options,
    decode: decodeParty,
  }
}

/** Partners of today, to name who would receive money. */
export const partnersOfToday = ({ asker }: Pick<ActContext, 'asker'>): readonly Option[] =>
  [...asker.state.partners.entries()]
    .filter(([, { period }]) => covers(period, asker.today))
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

export const organsOfToday = ({ asker }: Pick<ActContext, 'asker'>): readonly Option[] =>
  [...asker.state.organs.entries()]
    .filter(([, { period }]) => covers(period, asker.today))
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

/** The versions of the proposal, to say in which one something landed. */
export const versionField = ({ view, story }: ActContext): Field => ({
  kind: 'select',
  name: 'inVersion',
  label: view.say('form.in-version'),
  hint: view.say('form.in-version.hint'),
  options: story.versions.map(({ version }) => ({
    value: String(version),
    label: view.say('form.version', { version }),
  })),
  decode: Number,
})

/** Meetings where the dossier stood on the agenda. */
export const meetingField = ({ view, story }: ActContext): readonly Field[] =>
  story.agendaItems.every(({ withdrawn }) => withdrawn !== null)
    ? []
    : [
        {
          kind: 'select',
          name: 'meeting',
          label: view.say('form.meeting'),
          options: story.agendaItems
            .filter(({ withdrawn }) => withdrawn === null)
            .map(({ meeting, organ, heldOn }) => ({ value: meeting, label: `${organ.name}, ${view.day(heldOn)}` })),
        },
      ]

/** Meetings of the organs in whose name the asker acts, newest first; nothing when there are none. */
export const ownMeetingField = (
  { view, asker }: Pick<ActContext, 'view' | 'asker'>,
  label: string,
): readonly Field[] => {
  const own = new Map(recordsFor(asker).map(({ id, name }) => [id, name]))
  const options = [...asker.state.meetings.entries()]
    .filter(([, { organ }]) => own.has(organ))
    .sort(([, a], [, b]) => (a.heldOn < b.heldOn ? 1 : -1))
    .map(([value, { organ, heldOn }]) => ({ value, label: `${own.get(organ) ?? ''}, ${view.day(heldOn)}` }))
  return options.length === 0 ? [] : [{ kind: 'select', name: 'meeting', label, options }]
}

/** `organ:…` or `dossier:…` as where input is passed on to. */
const decodeDestination = (value: string): unknown => {
  const [kind = '', id = ''] = value.split(':')
  return kind === 'organ' ? { kind, organ: id } : { kind, dossier: id }
}

/** Dossiers that take input, by title; without the one it is in. */
export const openDossiers = ({ asker }: Pick<ActContext, 'asker'>, without: string | null = null): readonly Option[] =>
  [...asker.state.dossiers.entries()]
    .filter(([id, dossier]) => id !== without && !dossier.withdrawn && closedNow(dossier) === null)
    .map(([value, { title }]) => ({ value, label: title }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

/** Another organ or another dossier, for what is passed on. */
export const destinationField = (
  context: Pick<ActContext, 'view' | 'asker'>,
  without: string | null = null,
): Field => ({
  kind: 'select',
  name: 'passedTo',
  label: context.view.say('form.answer.passed-to'),
  hint: context.view.say('form.answer.passed-to.hint'),
  options: [
    ...organsOfToday(context).map(({ value, label }) => ({ value: `organ:${value}`, label })),
    ...openDossiers(context, without).map(({ value, label }) => ({
      value: `dossier:${value}`,
      label: context.view.say('form.answer.to-dossier', { dossier: label }),
    })),
  ],
  decode: decodeDestination,
})

/** What was done with it; with the reason. */
export const answerFields = (context: ActContext): readonly Field[] => {
  const { say } = context.view
  return [
    organField(context, 'by', say('form.answer.by')),
    {
      kind: 'radio',
      name: 'verdict',
      label: say('form.answer.verdict'),
      required: true,
      options: answerVerdict.options.map((value) => ({
        value,
        label: say(`word.verdict.${value}`),
      })),
    },
    { kind: 'prose', name: 'reason', label: say('form.answer.reason'), hint: say('form.answer.reason.hint') },
    versionField(context),
    destinationField(context, context.story.id),
    dayField(context),
  ]
}

/** Was the dossier closed, and not reopened since? */
export const isClosed = ({ story }: Pick<ActContext, 'story'>): boolean => {
  const last = story.closings.at(-1)
  return last !== undefined && last.reopened === null
}

export const isDecided = ({ story }: ActContext): boolean => ['decided-final', 'healed'].includes(story.status)

/** Offered on the page of the dossier, about the dossier itself, when `when` holds. */
export const offeredWhen = (when: boolean, text: string) => (when ? [{ about: null, text }] : [])
