import { confirmableUntil } from '../ballot/referral-back.js'
import type { Ballot } from '../ballot/state.js'
import type { Judgement } from '../ballot/verdict.js'
import type { CommandOf } from '../commands.js'
import type { Dossier } from '../dossier/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { LocalDate } from '../shared/time.js'

type TakeDecision = CommandOf<'TakeDecision'>

const ballotOf = ({ ballot }: TakeDecision, dossier: Dossier): Ballot | undefined =>
  ballot === null ? undefined : dossier.ballots.get(ballot)

/** An organ that was not there in number decides nothing; it may postpone. */
export const quorumMustBeMet = (command: TakeDecision, dossier: Dossier): Refused | null => {
  const ballot = ballotOf(command, dossier)
  if (ballot?.outcome !== 'no-quorum' || command.outcome === 'postponed') return null
  const { needed, counted } = ballot.verdict?.quorum ?? { needed: null, counted: 0 }
  return refuse('decision.no-quorum', 'ballot', { counted, needed: needed ?? 0 })
}

type Kept = { readonly judgement: Judgement | null; readonly referralBackUntil: LocalDate | null }

/** By which rules its ballot was judged, and how; with the last day to confirm votes, where some are still open. */
export const judgementOf = (command: TakeDecision, dossier: Dossier): Kept => {
  const ballot = ballotOf(command, dossier)
  if (ballot === undefined || ballot.verdict === null) return { judgement: null, referralBackUntil: null }
  const { rules, verdict } = ballot
  return {
    judgement: { rules, verdict },
    referralBackUntil: verdict.provisional > 0 ? confirmableUntil(ballot) : null,
  }
}
