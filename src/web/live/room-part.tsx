import { rulesOf } from '../../domain/meeting/find.js'
import { countQuorum, type QuorumCount } from '../../domain/meeting/quorum.js'
import { lastDayOf } from '../../domain/meeting/state.js'
import type { RuleSet } from '../../domain/rule-set/rule-set.js'
import { seatId } from '../../domain/shared/identifiers.js'
import { Mark, type Tone } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { seatOptions } from '../meetings/meeting-act.js'
import type { LiveAct } from './live-act.js'
import { LiveFold } from './live-fold.js'
import { LiveForm, type LivePageContext } from './live-form.js'
import { meetingLiveActs, presence } from './meeting-live-acts.js'
import { isInRoom } from './presence.js'

type Props = { context: LivePageContext }

/** The day that what happens now counts from: that of the meeting, as it is held today. */
export const dayNow = ({ meeting, view }: LivePageContext): string => {
  const last = lastDayOf(meeting)
  return last < view.today ? last : view.today
}

export const actOf = (slug: string): LiveAct => {
  const act = meetingLiveActs.find((one) => one.slug === slug)
  if (act === undefined) throw new Error(`No act ${slug}`)
  return act
}

/** Whether the quorum is met and why, in words. */
export const quorumText = (
  { say }: View,
  count: QuorumCount | null,
  rules: RuleSet | undefined,
): { readonly tone: Tone; readonly text: string } => {
  if (count === null) return { tone: 'wait', text: say('live.quorum.unknown') }
  const { needed, present, represented, seats, dropped, met } = count
  const counted = present + (rules?.quorum.counts === 'present' ? 0 : represented)
  if (needed === null) return { tone: 'good', text: say('live.quorum.none', { counted, seats }) }
  if (dropped) return { tone: 'good', text: say('live.quorum.dropped', { counted, seats }) }
  if (met) return { tone: 'good', text: say('live.quorum.met', { counted, seats, needed }) }
  return needed > seats
    ? { tone: 'bad', text: say('live.quorum.impossible', { needed, seats }) }
    : { tone: 'bad', text: say('live.quorum.missed', { counted, seats, needed, missing: needed - counted }) }
}

/** The quorum, for the meeting and for the matter that is treated: on top of the page, whatever is looked at. */
export const QuorumBar = ({ context }: Props): JSX.Element => {
  const { view, asker, id, meeting, matter } = context
  const rules = rulesOf(asker.state, meeting.organ, meeting.heldOn)
  const whole = countQuorum(asker.state, id, meeting, null, meeting.heldOn)
  const dossier = meeting.agenda.find((item) => item.dossier === matter?.story.id)?.dossier
  const aside = dossier === undefined ? false : meeting.conflicts.some((one) => one.dossier === dossier)
  return (
    <section class="quorum-bar" aria-labelledby="quorum">
      <h2 id="quorum" safe>
        {view.say('meeting.quorum')}
      </h2>
      <p>
        <Mark {...quorumText(view, whole, rules)} />
      </p>
      {dossier !== undefined && aside && (
        <p>
          <span safe>{view.say('live.quorum.for-matter')}</span>{' '}
          <Mark {...quorumText(view, countQuorum(asker.state, id, meeting, dossier, meeting.heldOn), rules)} />
        </p>
      )}
    </section>
  )
}

/** One button a seat; the state beside it in words. */
export const PresencePart = ({ context }: Props): JSX.Element => {
  const { view, meeting, records } = context
  const { say } = view
  return (
    <section aria-labelledby="aanwezig">
      <h2 id="aanwezig" safe>
        {say('live.presence')}
      </h2>
      <ul class="seats">
        {seatOptions(context).map(({ value, label }) => {
          const seat = seatId.parse(value)
          const isThere = isInRoom(meeting, seat)
          const state =
            meeting.attendance === null
              ? say('live.presence.unknown')
              : say(isThere ? 'meeting.presence.present' : 'meeting.presence.absent')
          return (
            <li class="seat">
              <span class="seat__name" safe>
                {label}
              </span>
              <Mark tone={isThere ? 'good' : 'quiet'} text={state} />
              {records && (
                <LiveForm
                  context={{ ...context, matter: null }}
                  act={presence}
                  id={value}
                  fixed={{ seat: value, present: isThere ? 'uit' : 'in', at: '', effectiveOn: dayNow(context) }}
                  text={say(isThere ? 'live.presence.leave' : 'live.presence.enter')}
                  unseen={label}
                  quiet={isThere}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What can happen to the meeting as a whole now. */
export const CoursePart = ({ context }: Props): JSX.Element => {
  const { view, meeting, records, told } = context
  const { say } = view
  const whole = { ...context, matter: null }
  const fixed = { effectiveOn: dayNow(context) }
  const { status } = meeting
  return (
    <section aria-labelledby="verloop">
      <h2 id="verloop" safe>
        {say('live.course')}
      </h2>
      <p safe>{say(`live.course.${status}`, { organ: told.organ.name, day: view.day(meeting.heldOn) })}</p>
      {meeting.closedOn !== null && (
        <p safe>
          {told.closedAt === null
            ? say('live.closed.on', { day: view.day(meeting.closedOn) })
            : say('live.closed.at', { day: view.day(meeting.closedOn), at: told.closedAt })}
        </p>
      )}
      {records && status === 'convened' && meeting.attendance === null && <p safe>{say('live.course.attendance')}</p>}
      {records && status === 'convened' && meeting.attendance !== null && (
        <LiveForm context={whole} act={actOf('openen')} id="nu" fixed={fixed} text={say('meeting.form.open')} />
      )}
      {records && status === 'suspended' && (
        <LiveForm
          context={whole}
          act={actOf('hervatten')}
          id="nu"
          fixed={{ effectiveOn: view.today }}
          text={say('meeting.form.resume')}
        />
      )}
      {records && status === 'open' && (
        <>
          <LiveFold id="sluiten" heading={say('live.course.close')}>
            <LiveForm context={whole} act={actOf('sluiten')} id="nu" fixed={fixed} text={say('meeting.form.close')} />
          </LiveFold>
          <LiveFold id="schorsen" heading={say('meeting.form.suspend')}>
            <LiveForm
              context={whole}
              act={actOf('schorsen')}
              id="nu"
              fixed={fixed}
              text={say('meeting.form.suspend')}
            />
          </LiveFold>
        </>
      )}
      {records && (
        <LiveFold id="leiding" heading={say('live.course.chair')}>
          {(['voorzitter', 'secretaris'] as const).map((slug) => (
            <LiveForm
              context={whole}
              act={actOf(slug)}
              id="nu"
              fixed={{
                effectiveOn: view.today,
                because: '',
                ...(slug === 'voorzitter' ? { irregularBecause: '' } : {}),
              }}
              text={actOf(slug).title(whole)}
            />
          ))}
        </LiveFold>
      )}
    </section>
  )
}
