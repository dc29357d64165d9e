import type {
  AgendaItemTold,
  BallotClosedTold,
  BallotTold,
  ConflictTold,
  VoteTold,
} from '../../../projections/dossier-history/story.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'
import { seatText } from './words.js'

/** In which part it stands on the agenda, and what became of it there. */
const Outcome = ({ view: { say }, item }: { view: View; item: AgendaItemTold }): JSX.Element => {
  const { withdrawn, treated, irregular } = item
  return (
    <>
      {withdrawn !== null && (
        <p>
          <Mark tone="wait" text={say('dossier.agenda.withdrawn', { reason: withdrawn.reason })} />
        </p>
      )}
      {withdrawn === null && treated === null && item.part === 'closed' && (
        <p safe>{say('dossier.agenda.in-closed-part')}</p>
      )}
      {treated !== null && <p safe>{say(`dossier.agenda.treated-${treated.part}`)}</p>}
      {treated?.note != null && <p safe>{treated.note}</p>}
      {irregular !== null && (
        <p>
          <Mark tone="bad" text={say('dossier.agenda.irregular', { because: irregular.because })} />
        </p>
      )}
    </>
  )
}

/** Where the dossier stood on the agenda, and who was there. */
export const AgendaSection = ({
  view,
  items,
  conflicts,
}: {
  view: View
  items: readonly AgendaItemTold[]
  conflicts: readonly ConflictTold[]
}): JSX.Element => {
  const { say, day } = view
  if (items.length === 0) return ''
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" safe>
        {say('dossier.agenda')}
      </h2>
      {items.map((item) => (
        <article class="card">
          <h3 safe>{say('dossier.agenda.item', { organ: item.organ.name, day: day(item.heldOn), item: item.item })}</h3>
          {item.place !== null && <p safe>{say('dossier.agenda.place', { place: item.place })}</p>}
          <p safe>
            {item.present === null
              ? say('dossier.agenda.unknown')
              : say('dossier.agenda.present', { list: view.list(item.present.map(seatText)) })}
          </p>
          {item.requestedBy !== null && (
            <p safe>{say('dossier.agenda.requested', { seat: seatText(item.requestedBy) })}</p>
          )}
          <Outcome view={view} item={item} />
          {conflicts
            .filter(({ meeting }) => meeting === item.meeting)
            .map((conflict) => (
              <p safe>{say('dossier.agenda.conflict', { seat: seatText(conflict.seat), nature: conflict.nature })}</p>
            ))}
          <Rectifications view={view} rectifications={item.rectifications} />
        </article>
      ))}
    </section>
  )
}

const voteNote = ({ say, day }: View, vote: VoteTold): string => {
  if (!vote.subjectToReferralBack) return ''
  if (vote.confirmed === null) return say('dossier.vote.provisional')
  return say('dossier.vote.confirmed', { cast: say(`word.vote.${vote.castAs}`), day: day(vote.confirmed.on) })
}

type BallotProps = { view: View; house: string; ballot: BallotTold }

const Votes = ({ view, house, ballot }: BallotProps): JSX.Element => {
  const { say, day } = view
  if (ballot.votes.length === 0) return <p safe>{say('dossier.ballot.no-votes')}</p>
  const columns = [
    say('dossier.vote.seat'),
    say('dossier.vote.partner'),
    say('dossier.vote.choice'),
    say('dossier.vote.note'),
    say('proof.link'),
  ]
  return (
    <Table caption={say('dossier.ballot.caption', { organ: ballot.organ.name, day: day(ballot.on) })} columns={columns}>
      {ballot.votes.map((vote) => (
        <tr>
          <th scope="row" safe>
            {vote.seat.function}
          </th>
          <td safe>{vote.seat.partner?.name ?? say('page.house.own-capacity')}</td>
          <td safe>{say(`word.vote.${vote.choice}`)}</td>
          <td>
            {vote.subjectToReferralBack && (
              <Mark tone={vote.confirmed === null ? 'wait' : 'good'} text={voteNote(view, vote)} />
            )}
            <Rectifications view={view} rectifications={vote.rectifications} />
          </td>
          <td>
            <ProofLinks view={view} house={house} about={seatText(vote.seat)} entries={[vote]} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const isUnanimous = (tally: BallotClosedTold['tally']): boolean =>
  [tally.for, tally.against, tally.abstain].filter((votes) => votes > 0).length === 1

const participationText = (
  { say, list }: View,
  { voters, participants }: NonNullable<BallotClosedTold['participation']>,
  unanimous: boolean,
): string => {
  if (participants !== null)
    return say('dossier.ballot.took-part', { count: voters, list: list(participants.map(seatText)) })
  return say(unanimous ? 'dossier.ballot.unanimous' : 'dossier.ballot.not-named', { count: voters })
}

const Result = ({ view, house, ballot }: BallotProps): JSX.Element => {
  const { say } = view
  if (ballot.closed === null) {
    return (
      <>
        <p>
          <Mark tone="wait" text={say('dossier.ballot.open')} />
        </p>
        {ballot.secret && <p safe>{say('dossier.ballot.secret-open')}</p>}
      </>
    )
  }
  const { tally, outcome, participation } = ballot.closed
  const counted = {
    outcome: say(`word.ballot-outcome.${outcome}`),
    for: tally.for,
    against: tally.against,
    abstain: tally.abstain,
  }
  return (
    <>
      <p>
        <strong safe>{say('dossier.ballot.result', counted)}</strong>
      </p>
      <ProofLinks view={view} house={house} about={say('dossier.ballot.result', counted)} entries={[ballot.closed]} />
      {tally.provisional > 0 && <p safe>{say('dossier.ballot.provisional', { count: tally.provisional })}</p>}
      {participation !== null && <p safe>{participationText(view, participation, isUnanimous(tally))}</p>}
    </>
  )
}

/** Every ballot with its rule, its votes and its result. */
export const BallotSection = ({
  view,
  house,
  ballots,
}: {
  view: View
  house: string
  ballots: readonly BallotTold[]
}): JSX.Element => {
  const { say } = view
  if (ballots.length === 0) return ''
  return (
    <section aria-labelledby="stemmingen">
      <h2 id="stemmingen" safe>
        {say('dossier.ballots')}
      </h2>
      {ballots.map((ballot) => (
        <article class="card" id={`stemming-${ballot.id}`}>
          <h3 safe>
            {say(ballot.secret ? 'dossier.ballot.secret' : 'dossier.ballot', {
              organ: ballot.organ.name,
              version: ballot.proposalVersion,
            })}
          </h3>
          <p class="soft" safe>
            {say('dossier.ballot.rule', { rule: say(`word.rule.${ballot.rule.method}`), source: ballot.rule.source })}
          </p>
          <Result view={view} house={house} ballot={ballot} />
          {!ballot.secret && <Votes view={view} house={house} ballot={ballot} />}
          <Rectifications view={view} rectifications={ballot.rectifications} />
        </article>
      ))}
    </section>
  )
}
