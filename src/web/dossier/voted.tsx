import type { ToldBallot, ToldVote } from '../../application/told-ballot.js'
import { explainVerdict } from '../../texts/explain-verdict.js'
import type { View } from '../frame/view.js'

const voteText = ({ say }: View, { function: seat, partner, choice, provisional }: ToldVote): string => {
  const who = partner === null ? seat : say('voted.seat', { function: seat, partner })
  const vote = say('voted.vote', { who, choice: say(`word.vote.${choice}`) })
  return provisional ? say('voted.provisional', { vote }) : vote
}

/** How was voted, in sentences one can read out, with who voted what behind it. */
export const Voted = ({ view, ballot }: { view: View; ballot: ToldBallot }): JSX.Element => {
  const { rules, verdict, outcome, votes } = ballot
  const { say } = view
  const sentences =
    verdict === null ? say(`word.ballot-outcome.${outcome}`) : explainVerdict({ rules, verdict }, say).join(' ')
  return (
    <>
      <p class="soft" safe>
        {sentences}
      </p>
      {votes !== null && votes.length > 0 && (
        <details>
          <summary safe>{say('voted.who', { count: votes.length })}</summary>
          <ul>
            {votes.map((vote) => (
              <li safe>{voteText(view, vote)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
