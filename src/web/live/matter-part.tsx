import type { BallotTold, VersionTold } from '../../../projections/dossier-history/story.js'
import { voteChoice } from '../../domain/ballot/events.js'
import { countQuorum } from '../../domain/meeting/quorum.js'
import { dossierId } from '../../domain/shared/identifiers.js'
import { ExplainedVerdict } from '../dossier/verdict-section.js'
import { seatText } from '../dossier/words.js'
import type { ActContext } from '../forms/act.js'
import { dossierPage } from '../frame/addresses.js'
import { Mark } from '../frame/marks.js'
import type { LiveAct } from './live-act.js'
import { LiveFold } from './live-fold.js'
import { LiveForm, type LivePageContext } from './live-form.js'
import { matterLiveActs, openBallotOf, votersInRoom } from './matter-live-acts.js'
import { actOf, dayNow } from './room-part.js'

type Props = { context: LivePageContext; matter: ActContext }

const actOfMatter = (slug: string): LiveAct => {
  const act = matterLiveActs.find((one) => one.slug === slug)
  if (act === undefined) throw new Error(`No act ${slug}`)
  return act
}

/** The forms of a matter are about its dossier, or about one ballot in it. */
const about = (context: LivePageContext, matter: ActContext, ballot: string | null = null): LivePageContext => ({
  ...context,
  matter: { ...matter, about: ballot },
})

const Proposal = ({ context, matter }: Props): JSX.Element => {
  const { view, house } = context
  const { say, money } = view
  const newest = matter.story.versions.at(-1)
  return (
    <LiveFold id={`voorstel-${matter.story.id}`} heading={say('live.proposal')} open>
      {newest === undefined ? (
        <p safe>{say('live.proposal.none')}</p>
      ) : (
        <>
          <p>
            <strong safe>{say('dossier.version', { version: newest.version, title: newest.title })}</strong>
          </p>
          <p class="prose" lang="nl" safe>
            {newest.text}
          </p>
          <ol>
            {newest.articles.map(({ text }) => (
              <li class="prose" lang="nl" safe>
                {text}
              </li>
            ))}
          </ol>
          {newest.amountCents !== null && (
            <p safe>{say('live.proposal.amount', { amount: money(newest.amountCents) })}</p>
          )}
        </>
      )}
      <p>
        <a href={dossierPage(house.id, matter.story.id)} safe>
          {say('live.proposal.dossier')}
        </a>
      </p>
    </LiveFold>
  )
}

/** What stays as it is when a proposal is changed on the spot. */
const unchanged = (matter: ActContext): Readonly<Record<string, string>> => {
  const newest = matter.story.versions.at(-1)
  return {
    'content.title': newest?.title ?? matter.story.title,
    'content.considerations': newest?.considerations.join('\n\n') ?? '',
    'content.beneficiary': newest?.beneficiary?.id ?? '',
  }
}

const Amendment = ({ context, matter }: Props): JSX.Element => {
  const { view, meeting } = context
  return (
    <LiveFold id={`nieuwe-versie-${matter.story.id}`} heading={view.say('live.amendment')}>
      <LiveForm
        context={about(context, matter)}
        act={actOfMatter('nieuwe-versie')}
        id={matter.story.id}
        fixed={{ ...unchanged(matter), by: `organ:${meeting.organ}`, effectiveOn: dayNow(context) }}
        shown={['content.text', 'content.articles', 'content.amountCents', 'explanation']}
        text={view.say('live.amendment.send')}
      />
    </LiveFold>
  )
}

const Recusals = ({ context, matter }: Props): JSX.Element => {
  const { view, told } = context
  const { say } = view
  const dossier = dossierId.parse(matter.story.id)
  const aside = told.conflicts.filter((one) => one.dossier.id === dossier)
  return (
    <LiveFold id={`belang-${dossier}`} heading={say('live.recusal', { count: aside.length })}>
      <ul>
        {aside.map(({ seat, nature }) => (
          <li safe>{say('live.recusal.one', { seat: seatText(seat), nature })}</li>
        ))}
      </ul>
      <LiveForm
        context={about(context, matter)}
        act={actOf('belang')}
        id={dossier}
        fixed={{ dossier, leftAt: '', returnedAt: '', effectiveOn: dayNow(context) }}
        text={say('live.recusal.send')}
      />
    </LiveFold>
  )
}

/** Three ways to vote, one button each. */
const OpenBallot = ({ context, matter }: Props): JSX.Element => {
  const { view, meeting, id } = context
  const { say } = view
  const here = about(context, matter)
  const fixed = {
    organ: meeting.organ,
    meeting: id,
    irregularBecause: '',
    aboutPersons: '',
    effectiveOn: dayNow(context),
  }
  const open = actOfMatter('stemming-openen')
  return (
    <>
      <p safe>{say('live.ballot.how', { count: votersInRoom(context, matter).length })}</p>
      <div class="choices--row">
        <LiveForm
          context={here}
          act={actOfMatter('consensus')}
          id={matter.story.id}
          fixed={{ effectiveOn: dayNow(context) }}
          text={say('live.ballot.consensus')}
        />
        <LiveForm
          context={here}
          act={open}
          id={`naam-${matter.story.id}`}
          fixed={{ ...fixed, secret: '' }}
          text={say('live.ballot.named')}
          quiet
        />
        <LiveForm
          context={here}
          act={open}
          id={`geheim-${matter.story.id}`}
          fixed={{ ...fixed, secret: 'ja' }}
          text={say('live.ballot.secret')}
          quiet
        />
      </div>
    </>
  )
}

const Votes = ({ context, matter, ballot }: Props & { ballot: BallotTold }): JSX.Element => {
  const { view } = context
  const { say } = view
  const here = about(context, matter, ballot.id)
  const day = { effectiveOn: dayNow(context) }
  const annul = (
    <LiveFold id={`nietig-${ballot.id}`} heading={say('live.ballot.annul')}>
      <LiveForm
        context={here}
        act={actOfMatter('stemming-nietig')}
        id={ballot.id}
        fixed={day}
        text={say('live.ballot.annul')}
      />
    </LiveFold>
  )
  if (ballot.secret) {
    return (
      <>
        <p safe>{say('live.ballot.secret-open')}</p>
        <LiveForm
          context={here}
          act={actOfMatter('telling')}
          id={ballot.id}
          fixed={day}
          start={{
            participants: votersInRoom(context, matter),
            ...Object.fromEntries(voteChoice.options.map((choice) => [`tally.${choice}`, '0'])),
          }}
          text={say('live.ballot.count')}
        />
        <LiveForm
          context={here}
          act={actOfMatter('stemming-sluiten')}
          id={ballot.id}
          fixed={day}
          text={say('live.ballot.close-secret')}
          quiet
        />
        {annul}
      </>
    )
  }
  return (
    <>
      <ul>
        {ballot.votes.map(({ seat, choice }) => (
          <li safe>{say('live.vote.one', { seat: seatText(seat), choice: say(`word.vote.${choice}`) })}</li>
        ))}
      </ul>
      <LiveForm
        context={here}
        act={actOfMatter('stemmen')}
        id={ballot.id}
        fixed={{ ...day, irregularBecause: '' }}
        text={say('live.votes.send')}
      />
      <LiveForm
        context={here}
        act={actOfMatter('stemming-sluiten')}
        id={ballot.id}
        fixed={day}
        text={say('live.ballot.close')}
        quiet
      />
      {annul}
    </>
  )
}

/** The motivation to begin with: what was put forward, and how the votes fell. */
const motivation = ({ view, told }: LivePageContext, newest: VersionTold, ballot: BallotTold | undefined): string => {
  const { say, day } = view
  const proposal = say('live.decision.template', {
    organ: told.organ.name,
    day: day(told.heldOn),
    title: newest.title,
    version: newest.version,
  })
  const tally = ballot?.closed?.tally
  return tally === undefined
    ? proposal
    : `${proposal} ${say('live.decision.template.votes', { for: tally.for, against: tally.against, abstain: tally.abstain })}`
}

const Decide = ({ context, matter }: Props): JSX.Element => {
  const { view, meeting, id } = context
  const { say } = view
  const { story } = matter
  const newest = story.versions.at(-1)
  const ballot = story.ballots.findLast(
    (one) => one.closed !== null && one.meeting === id && one.proposalVersion === story.newestVersion,
  )
  const here = about(context, matter)
  const dossier = dossierId.parse(story.id)
  const quorum = countQuorum(context.asker.state, id, meeting, dossier, meeting.heldOn)
  if (newest === undefined) return ''
  return (
    <LiveFold
      id={`besluit-${story.id}`}
      heading={say('live.decision')}
      open={ballot !== undefined || context.failed?.slug === 'besluit'}
    >
      {ballot !== undefined && <ExplainedVerdict view={view} house={context.house.id} ballot={ballot} />}
      {quorum?.met === false && <Mark tone="bad" text={say('live.decision.no-quorum')} />}
      {context.worth as 'safe'}
      <LiveForm
        context={here}
        act={actOfMatter('besluit')}
        id={story.id}
        fixed={{ organ: meeting.organ, meeting: id, ballot: ballot?.id ?? '', effectiveOn: dayNow(context) }}
        values={{ reasons: motivation(context, newest, ballot) }}
        text={say('live.decision.send')}
      />
    </LiveFold>
  )
}

const Decisions = ({ context, matter }: Props): JSX.Element => {
  const { say } = context.view
  const here = matter.story.decisions.filter(({ meeting }) => meeting === context.id)
  return (
    <>
      {here.map(({ outcome, reasons, state }) => (
        <div class="status">
          <p safe>
            {say('live.decision.taken', { outcome: say(`word.outcome.${outcome}`), state: say(`word.state.${state}`) })}
          </p>
          {reasons !== null && (
            <p class="prose" lang="nl" safe>
              {reasons}
            </p>
          )}
        </div>
      ))}
    </>
  )
}

/** Everything that can be done now about the matter that is treated. */
export const MatterPart = ({ context, matter }: Props): JSX.Element => {
  const { view, records, meeting, id } = context
  const { say } = view
  const { story } = matter
  const dossier = dossierId.parse(story.id)
  const item = meeting.agenda.find((one) => one.dossier === dossier && !one.withdrawn)
  const goesOn = records && meeting.status === 'open'
  const ballot = openBallotOf(matter)
  const decided = story.decisions.some((one) => one.meeting === id)
  const voted = story.ballots.some(
    (one) => one.closed !== null && one.proposalVersion === story.newestVersion && one.meeting === id,
  )
  const canDecide = goesOn && !decided && story.versions.length > 0
  return (
    <>
      <Proposal context={context} matter={matter} />
      {goesOn && <Recusals context={context} matter={matter} />}
      {canDecide && ballot === undefined && <Amendment context={context} matter={matter} />}
      {canDecide && ballot === undefined && !voted && <OpenBallot context={context} matter={matter} />}
      {goesOn && ballot !== undefined && <Votes context={context} matter={matter} ballot={ballot} />}
      {canDecide && ballot === undefined && <Decide context={context} matter={matter} />}
      <Decisions context={context} matter={matter} />
      {goesOn && item?.treated === false && (
        <>
          <LiveForm
            context={about(context, matter)}
            act={actOf('behandeld')}
            id={dossier}
            fixed={{ dossier, part: item.part, effectiveOn: dayNow(context) }}
            text={say('live.next')}
          />
          <LiveFold id={`quorum-${dossier}`} heading={say('meeting.form.quorum')}>
            <LiveForm
              context={about(context, matter)}
              act={actOf('quorum')}
              id={dossier}
              fixed={{ matter: dossier, effectiveOn: dayNow(context) }}
              text={say('live.quorum.note')}
            />
          </LiveFold>
        </>
      )}
    </>
  )
}
