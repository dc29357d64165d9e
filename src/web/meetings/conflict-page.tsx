import type { HouseSummary } from '../../../projections/houses/answers.js'
import { type Thing, versionOf } from '../../application/seen.js'
import type { SeatId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { HouseState } from '../../domain/state.js'
import type { Field, Typed } from '../forms/fields.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { canBeRecordedOver } from './changed-things.js'
import type { Change } from './last-change.js'
import { seatLabel } from './meeting-act.js'

type Said = readonly string[]

type Props = {
  view: View
  house: HouseSummary
  state: HouseState
  crumbs: readonly { readonly path: string; readonly text: string }[]
  /** What the sender wanted to record, as the form is called. */
  title: string
  thing: Thing
  /** What another recorded; null when it cannot be found any more. */
  change: Change | null
  /** Where the form is sent, and where one goes without sending it. */
  action: string
  back: string
  fields: readonly Field[]
  typed: Typed
  newId: () => string
  script?: string
}

const labelOf = (state: HouseState, seat: SeatId): string => seatLabel({ asker: { state } }, seat)

/** The function of whoever recorded it, in the organ for which it was recorded; never the name. */
const whoRecorded = ({ say, today }: View, state: HouseState, { actor }: Change): string => {
  const { person, organ } = actor
  if (person === null) return say(actor.via === 'import' ? 'conflict.by-import' : 'conflict.by-administrator')
  const seats = [...state.seats.values()].filter((seat) => seat.person === person && covers(seat.period, today))
  const seat = seats.find((one) => one.organ === organ) ?? seats[0]
  return seat === undefined
    ? say('conflict.by-member')
    : say('conflict.by', { function: seat.function, organ: state.organs.get(seat.organ)?.name ?? '' })
}

type Presence = Extract<Change, { type: 'AttendanceRecorded' | 'ArrivalRecorded' | 'DepartureRecorded' }>

/** Of one seat whether it is there; of the whole list, every seat that is. */
const whoIsThere = ({ say }: View, state: HouseState, change: Presence, thing: Thing): Said => {
  const seats = change.type === 'AttendanceRecorded' ? change.data.present : [change.data.seat]
  if (thing.kind !== 'presence') return seats.map((seat) => labelOf(state, seat))
  const isThere = change.type !== 'DepartureRecorded' && seats.includes(thing.seat)
  return [`${labelOf(state, thing.seat)}: ${say(isThere ? 'meeting.presence.present' : 'meeting.presence.absent')}`]
}

/** What the event says, in the words that someone compares. */
const toldBy = (view: View, state: HouseState, change: Change, thing: Thing): Said => {
  const { say } = view
  switch (change.type) {
    case 'AttendanceRecorded':
    case 'ArrivalRecorded':
    case 'DepartureRecorded':
      return whoIsThere(view, state, change, thing)
    case 'MeetingChairAppointed':
      return [labelOf(state, change.data.chair)]
    case 'MeetingSecretaryAppointed':
      return [labelOf(state, change.data.secretary)]
    case 'MinutesDrafted':
      return change.data.text.split('\n')
    case 'AgendaItemTreated':
      return change.data.note === null ? [] : [change.data.note]
    case 'AgendaItemWithdrawn':
      return [change.data.reason]
    case 'ConflictDeclared':
      return [labelOf(state, change.data.seat), change.data.nature]
    case 'ProposalSubmitted':
    case 'ProposalRevised':
      return [change.data.content.title, ...change.data.content.text.split('\n')]
    case 'BallotOpened':
      return [say(change.data.secret ? 'live.ballot.secret' : 'live.ballot.named')]
    case 'BallotClosed':
    case 'SecretBallotClosed':
      return [say(`word.ballot-outcome.${change.data.outcome}`)]
    case 'BallotAnnulled':
      return [change.data.reason]
    case 'VoteCast':
    case 'VoteConfirmed':
      return [`${labelOf(state, change.data.seat)}: ${say(`word.vote.${change.data.choice}`)}`]
    case 'DecisionTaken':
      return [say(`word.outcome.${change.data.outcome}`), ...(change.data.reasons ?? '').split('\n')]
    default:
      return []
  }
}

const typedTexts = (typed: Typed, name: string): readonly string[] => {
  const given = typed[name]
  const texts = given === undefined ? [] : typeof given === 'string' ? [given] : given
  return texts.filter((text) => text.trim() !== '')
}

/** What was filled in, with the words of the form. */
const Mine = ({ view, fields, typed }: Pick<Props, 'view' | 'fields' | 'typed'>): JSX.Element => (
  <dl>
    {fields
      .filter(({ name }) => typedTexts(typed, name).length > 0)
      .map((field) => (
        <>
          <dt safe>{field.label}</dt>
          {typedTexts(typed, field.name).map((text) => (
            <dd class="prose" safe>
              {field.kind === 'day'
                ? view.day(text)
                : 'options' in field
                  ? (field.options.find(({ value }) => value === text)?.label ?? text)
                  : text}
            </dd>
          ))}
        </>
      ))}
  </dl>
)

const Theirs = ({ view, state, change, thing }: Pick<Props, 'view' | 'state' | 'change' | 'thing'>): JSX.Element => {
  if (change === null) return <p safe>{view.say('conflict.unknown')}</p>
  return (
    <>
      <p>
        <strong safe>{view.say(`word.event.${change.type}`)}</strong>
      </p>
      {toldBy(view, state, change, thing)
        .filter((paragraph) => paragraph !== '')
        .map((paragraph) => (
          <p class="prose" safe>
            {paragraph}
          </p>
        ))}
      <p class="soft" safe>
        {view.say('conflict.recorded', {
          who: whoRecorded(view, state, change),
          moment: view.moment(change.recordedAt),
        })}
      </p>
    </>
  )
}

/** Two people changed the same thing: what stands now, beside what was to be recorded, and the choice between them. */
export const ConflictPage = (props: Props): JSX.Element => {
  const { view, state, thing, action, back, typed } = props
  const { say } = view
  const key = typedTexts(typed, '_key')[0] ?? ''
  return (
    <Layout
      view={view}
      title={say('conflict.title')}
      house={props.house}
      crumbs={props.crumbs}
      {...(props.script === undefined ? {} : { script: props.script })}
    >
      <p role="status" safe>
        {say('conflict.intro', { what: props.title })}
      </p>
      <div class="side-by-side">
        <section class="card" aria-labelledby="hunne">
          <h2 id="hunne" safe>
            {say('conflict.theirs')}
          </h2>
          <Theirs view={view} state={state} change={props.change} thing={thing} />
          <p>
            <a class="button" href={back} data-drops={key} safe>
              {say('conflict.keep-theirs')}
            </a>
          </p>
        </section>
        <section class="card" aria-labelledby="mijne">
          <h2 id="mijne" safe>
            {say('conflict.mine')}
          </h2>
          <Mine view={view} fields={props.fields} typed={typed} />
          {canBeRecordedOver(thing) ? (
            <form method="post" action={action} data-live={props.title} data-replaces={key}>
              <input type="hidden" name="_csrf" value={view.csrf()} />
              <input type="hidden" name="_key" value={props.newId()} />
              <input type="hidden" name="_seen" value={versionOf(state, thing)} />
              {Object.entries(typed)
                .filter(([name]) => !name.startsWith('_'))
                .flatMap(([name]) =>
                  typedTexts(typed, name).map((text) => <input type="hidden" name={name} value={text} />),
                )}
              <button type="submit" class="button" safe>
                {say('conflict.record-mine')}
              </button>
            </form>
          ) : (
            <p safe>{say('conflict.cannot-record')}</p>
          )}
        </section>
      </div>
    </Layout>
  )
}
