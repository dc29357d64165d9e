import { rulesOn } from '../../domain/organ/state.js'
import { addDays } from '../../domain/shared/time.js'
import type { Values } from '../forms/act.js'
import type { Field } from '../forms/fields.js'
import { recordsFor } from '../forms/permissions.js'
import type { RowsField } from '../forms/rows.js'
import { openDossiers } from '../forms/shared-fields.js'
import { accessPage, meetingPage, setUpPage } from '../frame/addresses.js'
import { subjectOptions } from '../frame/subjects.js'
import { firstMatters } from './proposals.js'
import type { Filled, Recorded, Step, StepContext } from './step.js'

/** As soon as a first meeting is proposed, however short the notice may be: two weeks. */
const SOONEST = 14

/** The organs that the reader records for, the stuurgroep first. */
const organsOf = ({ asker }: StepContext) => {
  const own = recordsFor(asker)
  const steers = (id: (typeof own)[number]['id']): number => (asker.state.organs.get(id)?.kind === 'stuurgroep' ? 0 : 1)
  return own.toSorted((one, other) => steers(one.id) - steers(other.id))
}

/** A day on which every organ of the reader may meet, going by its time for invitations. */
const proposedDay = (context: StepContext): string => {
  const { state, today } = context.asker
  const notice = organsOf(context).map(({ id }) => {
    const organ = state.organs.get(id)
    return organ === undefined ? 0 : (rulesOn(organ, today)?.noticeDays ?? 0)
  })
  return addDays(today, Math.max(SOONEST, ...notice))
}

const agendaRows = ({ view, house }: StepContext): RowsField => {
  const { say } = view
  return {
    kind: 'rows',
    name: 'agenda',
    label: say('founding.meeting.agenda'),
    hint: say('founding.meeting.agenda.hint'),
    empty: 1,
    start: firstMatters.map(({ key, subject }) => ({ title: say(`founding.matter.${key}`), subject })),
    columns: [
      { kind: 'line', name: 'title', label: say('founding.meeting.matter'), required: true },
      {
        kind: 'select',
        name: 'subject',
        label: say('form.open.subject'),
        required: true,
        options: subjectOptions(view, house.ownSubjects),
      },
    ],
  }
}

/** The dossiers that are open already and can stand on the agenda too; nothing where there are none. */
const openField = ({ view, asker }: StepContext): readonly Field[] => {
  const options = openDossiers({ asker })
  return options.length === 0
    ? []
    : [{ kind: 'checks', name: 'dossiers', label: view.say('founding.meeting.open'), options }]
}

type Matter = { readonly title: string; readonly subject: string }

const mattersOf = (values: Values): readonly Matter[] => values.agenda as readonly Matter[]

const record = async (context: StepContext, { values, fieldOf, sender }: Filled): Promise<Recorded> => {
  const { today } = context.asker
  const { organ, heldOn, startsAt, place } = values
  const opened: string[] = []
  const done: number[] = []
  for (const [index, matter] of mattersOf(values).entries()) {
    const answer = await sender.send({
      type: 'OpenDossier',
      body: { effectiveOn: today, ...matter, openedBy: organ },
      part: `matter-${index}`,
      fieldOf: (path) => (path in matter ? fieldOf(`agenda.${index}.${path}`) : path === 'openedBy' ? 'organ' : path),
    })
    if (answer?.created.dossier === undefined) continue
    opened.push(answer.created.dossier)
    done.push(index)
  }
  const agenda = [...((values.dossiers ?? []) as readonly string[]), ...opened]
  // What was opened stands among the open dossiers when the form comes back, and is not opened again.
  const comesBack: Recorded = { goesTo: null, done: { agenda: done }, adds: { dossiers: agenda } }
  // With a matter that was refused the invitation would be another one than was meant.
  if (sender.told().errors.length > 0) return comesBack
  const answer = await sender.send({
    type: 'ConveneMeeting',
    body: { effectiveOn: today, organ, heldOn, startsAt, place, agenda },
    part: 'meeting',
  })
  const meeting = answer?.created.meeting
  return meeting === undefined ? comesBack : { goesTo: meetingPage(context.house.id, meeting), done: {} }
}

/** Who can convene a meeting, and how the reader becomes one of them. */
const Closed = ({ context }: { context: StepContext }): JSX.Element => {
  const { view, house, seats } = context
  const { say } = view
  const who = seats.filter(({ role }) => role === 'chair' || role === 'secretary')
  const me = view.account?.persons.find((one) => one.house === house.id)
  if (who.length === 0) {
    return (
      <p>
        <a href={setUpPage(house.id, 'mensen')} safe>
          {say('founding.closed.people-first')}
        </a>
      </p>
    )
  }
  return (
    <>
      <p safe>{say('founding.meeting.who')}</p>
      <ul>
        {who.map(({ personName, function: office, role, organ }) => (
          <li safe>
            {say('founding.meeting.who-one', {
              who: personName ?? office,
              role: say(`word.seat-role.${role}`),
              organ: organ.name,
            })}
          </li>
        ))}
      </ul>
      {me !== undefined && view.principal?.kind !== 'person' && (
        <form method="post" action="/rol">
          <input type="hidden" name="_csrf" value={view.csrf()} />
          <input type="hidden" name="rol" value={`person:${house.id}`} />
          <input type="hidden" name="terug" value={setUpPage(house.id, 'vergadering')} />
          <button type="submit" class="button" safe>
            {say('founding.meeting.as-me')}
          </button>
        </form>
      )}
      {me === undefined && view.principal?.kind === 'administrator' && (
        <p>
          <a href={accessPage(house.id)} safe>
            {say('founding.meeting.invite')}
          </a>
        </p>
      )}
    </>
  )
}

/** The first meeting, with what it is about: for who records for an organ. */
export const meetingStep: Step = {
  slug: 'vergadering',
  there: ({ asker, view }) =>
    [...asker.state.meetings.values()].map(({ organ, heldOn }) =>
      view.say('meeting.one', { organ: asker.state.organs.get(organ)?.name ?? '', day: view.day(heldOn) }),
    ),
  open: (context) => {
    const { say } = context.view
    const organs = organsOf(context)
    const [first] = organs
    if (first === undefined) return null
    const fields: readonly Field[] = [
      {
        kind: 'select',
        name: 'organ',
        label: say('meeting.form.organ'),
        required: true,
        options: organs.map(({ id, name }) => ({ value: id, label: name })),
        value: first.id,
      },
      {
        kind: 'day',
        name: 'heldOn',
        label: say('meeting.form.held-on'),
        hint: say('founding.meeting.held-on.hint'),
        required: true,
        value: proposedDay(context),
      },
      { kind: 'time', name: 'startsAt', label: say('meeting.form.starts-at'), hint: say('meeting.form.at.hint') },
      { kind: 'line', name: 'place', label: say('meeting.form.place') },
    ]
    const open = openField(context)
    return {
      groups: [
        { heading: null, parts: fields },
        ...(open.length === 0 ? [] : [{ heading: null, parts: open }]),
        { heading: null, parts: [agendaRows(context)] },
      ],
      record: (filled) => record(context, filled),
      canStay: false,
    }
  },
  closed: (context) => <Closed context={context} />,
}
