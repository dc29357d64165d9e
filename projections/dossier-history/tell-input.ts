import type { Requester } from '../../src/domain/advice/events.js'
import type { Contributor } from '../../src/domain/contribution/events.js'
import type { Proposer } from '../../src/domain/dossier/events.js'
import { type Names, namedOrNull } from '../names.js'
import type { Entries, EntryOf } from './entries.js'
import type { AdviceRequestTold, AdviceTold, AnswerTold, ContributionTold, Party, VersionTold } from './story.js'

const partyOf = (names: Names, who: Proposer | Contributor | Requester): Party => {
  switch (who.kind) {
    case 'organ':
      return { kind: 'organ', organ: names.organ(who.organ) }
    case 'partner':
      return { kind: 'partner', partner: names.partner(who.partner) }
    case 'outside':
    case 'group':
      return who
  }
}

const tellVersion = (
  entries: Entries,
  names: Names,
  entry: EntryOf<'ProposalSubmitted'> | EntryOf<'ProposalRevised'>,
): VersionTold => {
  const { version, by, content } = entry.data
  return {
    ...entries.told(entry),
    version,
    by: partyOf(names, by),
    title: content.title,
    text: content.text,
    amountCents: content.amountCents,
    beneficiary: namedOrNull(names.partner, content.beneficiary),
    promptedBy: 'promptedBy' in entry.data ? entry.data.promptedBy : [],
    explanation: 'explanation' in entry.data ? entry.data.explanation : null,
    remarksAnswered: 'remarksAnswered' in entry.data ? entry.data.remarksAnswered : [],
  }
}

/** The versions of the proposal, the first one first. */
export const tellVersions = (entries: Entries, names: Names): readonly VersionTold[] =>
  [...entries.of('ProposalSubmitted'), ...entries.of('ProposalRevised')].map((entry) =>
    tellVersion(entries, names, entry),
  )

const tellAnswer = (
  entries: Entries,
  names: Names,
  entry: EntryOf<'ContributionAnswered'> | EntryOf<'AdvicePointAnswered'> | undefined,
): AnswerTold | null => {
  if (entry === undefined) return null
  const { by, verdict, reason, inVersion } = entry.data
  return { ...entries.told(entry), by: names.organ(by), verdict, reason, inVersion }
}

/** What partners, organs and groups contributed, each with the answer it got. */
export const tellContributions = (entries: Entries, names: Names): readonly ContributionTold[] => {
  const answers = new Map(entries.of('ContributionAnswered').map((entry) => [entry.data.contribution, entry]))
  return entries.of('ContributionGiven').map((entry) => ({
    ...entries.told(entry),
    id: entry.data.contribution,
    from: partyOf(names, entry.data.from),
    text: entry.data.text,
    onVersion: entry.data.onVersion,
    answer: tellAnswer(entries, names, answers.get(entry.data.contribution)),
  }))
}

const tellAdvice = (entries: Entries, names: Names): ReadonlyMap<string, AdviceTold> => {
  const answers = new Map(
    entries.of('AdvicePointAnswered').map((entry) => [`${entry.data.advice} ${entry.data.point}`, entry]),
  )
  return new Map(
    entries.of('AdviceGiven').map((entry) => {
      const { advice, adviceRequest, by, opinion, afterDeadline } = entry.data
      const points = entry.data.points.map(({ number, text }) => ({
        number,
        text,
        answer: tellAnswer(entries, names, answers.get(`${advice} ${number}`)),
      }))
      return [
        adviceRequest,
        { ...entries.told(entry), id: advice, by: names.organ(by), opinion, afterDeadline, points },
      ]
    }),
  )
}

/** The advice that was asked, each with what was given and how every point was answered. */
export const tellAdviceRequests = (entries: Entries, names: Names): readonly AdviceRequestTold[] => {
  const given = tellAdvice(entries, names)
  return entries.of('AdviceRequested').map((entry) => {
    const { adviceRequest, by, of, question, deadline } = entry.data
    return {
      ...entries.told(entry),
      id: adviceRequest,
      by: partyOf(names, by),
      of: names.organ(of),
      question,
      deadline,
      advice: given.get(adviceRequest) ?? null,
    }
  })
}
