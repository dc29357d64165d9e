import type { BallotClosedTold, BallotTold, VoteTold } from '../../../projections/dossier-history/story.js'
import { whatIfPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { VoteBar } from '../pictures/vote-bar.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'
import { ExplainedVerdict } from './verdict-section.js'
import { seatText } from './words.js'

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
            {vote.void !== null && <Mark tone="bad" text={say('dossier.vote.void')} />}{' '}
            {vote.castBy !== null && <span safe>{say('dossier.vote.by-proxy', { seat: seatText(vote.castBy) })}</span>}{' '}
            {vote.irregular !== null && <span safe>{say('dossier.vote.irregular', { reason: vote.irregular })}</span>}{' '}
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
  [tally.for, tally.against, tally.abstain, tally.blank, tally.invalid].filter((votes) => votes > 0).length === 1

const participationText = (
  { say, list }: View,
  { voters, participants }: NonNullable<BallotClosedTold['participation']>,
  unanimous: boolean,
): string => {
  if (participants !== null)
    return say('dossier.ballot.took-part', { count: voters, list: list(participants.map(seatText)) })
  return say(unanimous ? 'dossier.ballot.unanimous' : 'dossier.ballot.not-named', { count: voters })
}

/** The outcome with the votes that count: those that do not are told in the verdict. */
const resultText = (
  { say }: View,
  outcome: BallotClosedTold['outcome'],
  votes: Readonly<Record<'for' | 'against' | 'abstain', number>>,
): string =>
  say('dossier.ballot.result', {
    outcome: say(`word.ballot-outcome.${outcome}`),
    for: votes.for,
    against: votes.against,
    abstain: votes.abstain,
  })

const Result = ({ view, house, ballot }: BallotProps): JSX.Element => {
  const { say, day } = view
  if (ballot.annulled !== null) {
    const { on, reason } = ballot.annulled
    const told = say('dossier.ballot.annulled', { day: day(on), reason })
    return (
      <>
        <p>
          <Mark tone="bad" text={told} />
        </p>
        <ProofLinks view={view} house={house} about={told} entries={[ballot.annulled]} />
      </>
    )
  }
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
  const { tally, outcome, participation, verdict } = ballot.closed
  const result = resultText(view, outcome, verdict?.votes ?? tally)
  const provisional = (verdict ?? tally).provisional
  const again = ballot.recomputed.at(-1)
  return (
    <>
      <p>
        <strong safe>{result}</strong>
      </p>
      <ProofLinks view={view} house={house} about={result} entries={[ballot.closed]} />
      <VoteBar view={view} id={`stemmen-${ballot.id}`} votes={verdict?.votes ?? tally} />
      {provisional > 0 && <p safe>{say('dossier.ballot.provisional', { count: provisional })}</p>}
      {again !== undefined && (
        <p>
          <strong safe>
            {say('dossier.ballot.result-again', {
              day: day(again.on),
              result: resultText(view, again.outcome, again.verdict.votes),
            })}
          </strong>
        </p>
      )}
      {participation !== null && <p safe>{participationText(view, participation, isUnanimous(tally))}</p>}
      <ExplainedVerdict view={view} house={house} ballot={ballot} />
    </>
  )
}

/** By which rules it was judged: what they are called and where they are written down. */
const rulesText = ({ say }: View, { rules }: BallotTold): string => {
  const { text, reference } = rules.source
  const source = reference === null ? text : say('dossier.ballot.source', { text, reference })
  const rule = say(`word.majority.${rules.majority}`)
  return rules.name === text
    ? say('dossier.ballot.rule', { rule, source })
    : say('dossier.ballot.rule-set', { name: rules.name, rule, source })
}

/** Every ballot with its rules, its votes and its result. */
export const BallotSection = ({
  view,
  house,
  dossier,
  ballots,
}: {
  view: View
  house: string
  dossier: string
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
            {rulesText(view, ballot)}
          </p>
          {ballot.round === 2 && <p safe>{say('dossier.ballot.second-round')}</p>}
          {ballot.irregular !== null && (
            <p>
              <Mark tone="bad" text={say('dossier.ballot.irregular', { reason: ballot.irregular })} />
            </p>
          )}
          <Result view={view} house={house} ballot={ballot} />
          {!ballot.secret && <Votes view={view} house={house} ballot={ballot} />}
          {ballot.annulled === null && (
            <p>
              <a href={whatIfPage(house, dossier, ballot.id)} safe>
                {say('what-if.link')}
              </a>
            </p>
          )}
          <Rectifications view={view} rectifications={ballot.rectifications} />
        </article>
      ))}
    </section>
  )
}
