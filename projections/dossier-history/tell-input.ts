import type { AskedOf, Requester } from '../../src/domain/advice/events.js'
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
    considerations: content.considerations,
    articles: content.articles,
    amountCents: content.amountCents,
    beneficiary: namedOrNull(names.partner, content.beneficiary),
    promptedBy: 'promptedBy' in entry.data ? entry.data.promptedBy : [],
    changes: 'changes' in entry.data ? entry.data.changes : [],
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
  const { by, verdict, reason, inVersion, passedTo } = entry.data
  const to =
    passedTo?.kind === 'organ'
      ? { kind: passedTo.kind, organ: names.organ(passedTo.organ), signal: passedTo.signal }
      : passedTo
  return { ...entries.told(entry), by: names.organ(by), verdict, reason, inVersion, passedTo: to }
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
    about: entry.data.about,
    given: entry.data.given,
    attachments: entry.data.attachments,
    origin: entry.data.origin,
    answer: tellAnswer(entries, names, answers.get(entry.data.contribution)),
  }))
}

const tellAdvice = (
  entries: Entries,
  names: Names,
): readonly { readonly request: string; readonly advice: AdviceTold }[] => {
  const answers = new Map(
    entries.of('AdvicePointAnswered').map((entry) => [`${entry.data.advice} ${entry.data.point}`, entry]),
  )
  const withdrawals = new Map(entries.of('AdviceWithdrawn').map((entry) => [entry.data.advice, entry]))
  return entries.of('AdviceGiven').map((entry) => {
    const { advice, adviceRequest, by, opinion, afterDeadline, heard, minority, incompleteBecause } = entry.data
    const withdrawal = withdrawals.get(advice)
    return {
      request: adviceRequest,
      advice: {
        ...entries.told(entry),
        id: advice,
        by: partyOf(names, by),
        opinion,
        afterDeadline,
        heard: heard.map((one) => partyOf(names, one)),
        minority: minority.map((view) => ({ ...view, from: view.from.map((one) => partyOf(names, one)) })),
        incompleteBecause,
        withdrawn: withdrawal === undefined ? null : { ...entries.told(withdrawal), reason: withdrawal.data.reason },
        points: entry.data.points.map(({ number, text }) => ({
          number,
          text,
          answer: tellAnswer(entries, names, answers.get(`${advice} ${number}`)),
        })),
      },
    }
  })
}

const askedParties = (names: Names, of: AskedOf): readonly Party[] =>
  of.kind === 'organ'
    ? [partyOf(names, of)]
    : of.partners.map((partner) => partyOf(names, { kind: 'partner', partner }))

/** The advice that was asked, each with what was given and how every point was answered. */
export const tellAdviceRequests = (entries: Entries, names: Names): readonly AdviceRequestTold[] => {
  const given = tellAdvice(entries, names)
  return entries.of('AdviceRequested').map((entry) => {
    const { adviceRequest, by, of, question, deadline } = entry.data
    return {
      ...entries.told(entry),
      id: adviceRequest,
      by: partyOf(names, by),
      of: askedParties(names, of),
      question,
      deadline,
      advices: given.filter(({ request }) => request === adviceRequest).map(({ advice }) => advice),
    }
  })
}
