import type { Names } from '../names.js'
import type { DossierSummary } from './answers.js'
import { type Entries, type ReadEntry, readEntries } from './entries.js'
import type { MeetingRow } from './projection.js'
import type { DossierStory } from './story.js'
import { tellCandidacies, tellGoals } from './tell-acts.js'
import { tellBallots } from './tell-ballots.js'
import { tellClosings } from './tell-closing.js'
import { tellDecisions } from './tell-decisions.js'
import { tellAdviceRequests, tellContributions, tellVersions } from './tell-input.js'
import { tellAgendaItems, tellConflicts } from './tell-meetings.js'

const tellWithdrawal = (entries: Entries): DossierStory['withdrawn'] => {
  const [withdrawal] = entries.of('ProposalWithdrawn')
  return withdrawal === undefined ? null : { ...entries.told(withdrawal), reason: withdrawal.data.reason }
}

/** Everything that happened in a dossier, by theme and in order, from its entries. */
export const tellStory = (
  rows: readonly ReadEntry[],
  meetings: readonly MeetingRow[],
  names: Names,
): Omit<DossierStory, keyof DossierSummary> => {
  const entries = readEntries(rows)
  return {
    versions: tellVersions(entries, names),
    withdrawn: tellWithdrawal(entries),
    contributions: tellContributions(entries, names),
    adviceRequests: tellAdviceRequests(entries, names),
    agendaItems: tellAgendaItems(entries, meetings, names),
    conflicts: tellConflicts(entries, names),
    ballots: tellBallots(entries, names),
    decisions: tellDecisions(entries, names),
    goals: tellGoals(entries),
    candidacies: tellCandidacies(entries),
    closings: tellClosings(entries, names),
    timeline: rows.map((row) => ({ ...entries.told(row), type: row.type, data: row.data })),
    names: {
      organs: Object.fromEntries(names.organs),
      partners: Object.fromEntries(names.partners),
      seats: Object.fromEntries(names.seats),
    },
  }
}
