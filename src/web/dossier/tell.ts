import type {
  AdviceRequestTold,
  BallotTold,
  BekrachtigingTold,
  DecisionTold,
  DossierStory,
  Entry,
  TimelineEntry,
} from '../../../projections/dossier-history/story.js'
import type { TextDetails, TextKey } from '../../texts/catalogue.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { askedText, goalText, partyText } from './words.js'

type OwnSubjects = Parameters<typeof subjectLabel>[1]

/** One step of a dossier in a sentence; `anchor` is where the page says more. */
export type Told = { readonly text: string; readonly anchor: string | null }

export type TimelineStep = Told & {
  readonly entry: TimelineEntry
  /** Every entry the sentence tells: one, or votes that are told together. */
  readonly entries: readonly TimelineEntry[]
}

/** What was decided and under which mandate. */
const decided = (view: View, own: OwnSubjects, decision: DecisionTold): string => {
  const { say } = view
  const details = { organ: decision.organ.name, outcome: say(`word.outcome.${decision.outcome}`) }
  if (decision.irregular !== null) {
    return say('dossier.told.decided-irregular', { ...details, reason: decision.irregular })
  }
  if (decision.mandate === null) return say('dossier.told.decided', details)
  const subject = subjectLabel(view, own, decision.mandate.subject)
  const mandate = say('register.mandate', { level: say(`word.level.${decision.mandate.level}`), subject })
  return say('dossier.told.decided-under', { ...details, mandate })
}

type Tell = (entry: Entry, anchor: string | null, key: TextKey, details: TextDetails) => void

const tellVersions = (view: View, story: DossierStory, tell: Tell): void => {
  for (const version of story.versions) {
    const key = version.version === 1 ? 'dossier.told.proposed' : 'dossier.told.revised'
    tell(version, `versie-${version.version}`, key, { party: partyText(view, version.by), version: version.version })
  }
  const { withdrawn } = story
  if (withdrawn !== null) tell(withdrawn, 'voorstel', 'dossier.told.withdrawn', { reason: withdrawn.reason })
}

const tellContributions = (view: View, story: DossierStory, tell: Tell): void => {
  for (const given of story.contributions) {
    const anchor = `inbreng-${given.id}`
    const party = partyText(view, given.from)
    tell(given, anchor, 'dossier.told.contributed', { party })
    if (given.answer === null) continue
    const verdict = view.say(`word.verdict.${given.answer.verdict}`)
    tell(given.answer, anchor, 'dossier.told.answered', { organ: given.answer.by.name, party, verdict })
  }
}

const tellAdvice = (view: View, request: AdviceRequestTold, tell: Tell): void => {
  const { say, day } = view
  const anchor = `advies-${request.id}`
  const details = {
    party: partyText(view, request.by),
    organ: askedText(view, request),
    deadline: day(request.deadline),
  }
  tell(request, anchor, 'dossier.told.advice-requested', details)
  for (const advice of request.advices) {
    const adviser = partyText(view, advice.by)
    tell(advice, anchor, 'dossier.told.advised', {
      organ: adviser,
      opinion: say(`word.opinion.${advice.opinion}`),
    })
    const { withdrawn } = advice
    if (withdrawn !== null) {
      tell(withdrawn, anchor, 'dossier.told.advice-withdrawn', { party: adviser, reason: withdrawn.reason })
    }
    for (const { number, answer } of advice.points) {
      if (answer === null) continue
      const verdict = say(`word.verdict.${answer.verdict}`)
      const point = { organ: answer.by.name, point: number, other: adviser, verdict }
      tell(answer, anchor, 'dossier.told.point-answered', point)
    }
  }
}

const tellClosings = (story: DossierStory, tell: Tell): void => {
  for (const closing of story.closings) {
    const { by, unansweredBecause: because, reopened } = closing
    const key = because === null ? 'dossier.told.closed' : 'dossier.told.closed-unanswered'
    tell(closing, 'gesloten', key, { organ: by.name, because: because ?? '' })
    if (reopened !== null) {
      tell(reopened, 'gesloten', 'dossier.told.reopened', { organ: reopened.by.name, reason: reopened.reason })
    }
  }
}

const tellBallot = ({ say }: View, ballot: BallotTold, tell: Tell): void => {
  const anchor = `stemming-${ballot.id}`
  const organ = ballot.organ.name
  const opened: TextKey = ballot.secret ? 'dossier.told.secret-ballot-opened' : 'dossier.told.ballot-opened'
  tell(ballot, anchor, opened, { organ, version: ballot.proposalVersion })
  for (const vote of ballot.votes) {
    tell(vote, anchor, 'dossier.told.votes', { organ, count: 1 })
    if (vote.confirmed !== null) {
      const details = { function: vote.seat.function, choice: say(`word.vote.${vote.choice}`) }
      tell(vote.confirmed, anchor, 'dossier.told.vote-confirmed', details)
    }
  }
  if (ballot.annulled !== null) {
    tell(ballot.annulled, anchor, 'dossier.told.ballot-annulled', { organ, reason: ballot.annulled.reason })
  }
  if (ballot.closed === null) return
  const { tally, outcome, verdict } = ballot.closed
  const counted = verdict?.votes ?? tally
  const details = { organ, outcome: say(`word.ballot-outcome.${outcome}`), for: counted.for, against: counted.against }
  const closed: TextKey = ballot.secret ? 'dossier.told.secret-ballot-closed' : 'dossier.told.ballot-closed'
  tell(ballot.closed, anchor, closed, details)
  for (const again of ballot.recomputed) {
    const { votes } = again.verdict
    const told = say('dossier.told.recomputed', {
      organ,
      outcome: say(`word.ballot-outcome.${again.outcome}`),
      for: votes.for,
      against: votes.against,
    })
    const becomes = again.becomes === null ? '' : say(`dossier.ballot.becomes.${again.becomes}`)
    tell(again, anchor, 'dossier.told.recomputed-becomes', { told, becomes })
  }
}

/** The sentence for what an organ said; “it is final now” only where nothing had to follow any more. */
const keyOf = (decision: DecisionTold, word: BekrachtigingTold): TextKey => {
  if (word.heals !== null) return 'dossier.told.healed'
  if (word.outcome !== 'granted') return `dossier.told.bekrachtiging-${word.outcome}`
  if (word.conditions.length > 0) return 'dossier.told.ratified-conditionally'
  if (word.extent.kind === 'partial') return 'dossier.told.ratified-partly'
  const isLast = decision.bekrachtiging === word && decision.finalOn === word.on
  return isLast ? 'dossier.told.bekrachtiging-granted' : 'dossier.told.ratified'
}

const tellBekrachtigingen = ({ day }: View, decision: DecisionTold, anchor: string, tell: Tell): void => {
  for (const word of decision.bekrachtigingen) {
    const organ = word.organ.name
    const due = word.due === null ? '' : day(word.due)
    tell(word, anchor, keyOf(decision, word), { organ, other: decision.organ.name, reason: word.reasons ?? '', due })
    for (const { number, met } of word.conditions) {
      if (met !== null) tell(met, anchor, 'dossier.told.condition-met', { organ, number })
    }
  }
}

const tellAftermath = (decision: DecisionTold, anchor: string, tell: Tell): void => {
  const { executions, published, annulled } = decision
  const organ = decision.organ.name
  for (const done of executions) {
    if (done.irregular === null) tell(done, anchor, 'dossier.told.executed', { organ })
    else tell(done, anchor, 'dossier.told.executed-early', { organ, reason: done.irregular })
  }
  if (published !== null) tell(published, anchor, 'dossier.told.published', { organ, where: published.where })
  if (annulled === null) return
  tell(annulled, anchor, 'dossier.told.annulled', { organ, authority: annulled.authority, reason: annulled.reasons })
}

const tellGoals = (view: View, story: DossierStory, tell: Tell): void => {
  for (const goal of story.goals) tell(goal, 'doelen', 'dossier.told.goal', { goal: goalText(view, goal) })
  for (const one of story.candidacies) tell(one, null, 'dossier.told.candidacy', { candidate: one.name })
}

/** The sentences of a dossier, by the event they tell. */
const sentencesOf = (view: View, own: OwnSubjects, story: DossierStory): ReadonlyMap<string, Told> => {
  const { say, day } = view
  const told = new Map<string, Told>()
  const put = (entry: Entry, anchor: string | null, text: string): void => {
    told.set(entry.event, { text, anchor })
    for (const { event, correction } of entry.rectifications) {
      told.set(event, { text: say('dossier.told.rectified', { correction }), anchor })
    }
  }
  const tell: Tell = (entry, anchor, key, details) => put(entry, anchor, say(key, details))
  tellVersions(view, story, tell)
  tellContributions(view, story, tell)
  tellGoals(view, story, tell)
  for (const request of story.adviceRequests) tellAdvice(view, request, tell)
  for (const item of story.agendaItems) {
    const at = { organ: item.organ.name, day: day(item.heldOn) }
    tell(item, null, 'dossier.told.agenda', at)
    if (item.treated !== null) tell(item.treated, null, `dossier.told.treated-${item.treated.part}`, at)
    const { withdrawn } = item
    if (withdrawn !== null) tell(withdrawn, null, 'dossier.told.off-agenda', { ...at, reason: withdrawn.reason })
  }
  for (const conflict of story.conflicts) {
    tell(conflict, null, 'dossier.told.conflict', { organ: conflict.organ.name, function: conflict.seat.function })
  }
  for (const ballot of story.ballots) tellBallot(view, ballot, tell)
  for (const decision of story.decisions) {
    const anchor = `besluit-${decision.id}`
    put(decision, anchor, decided(view, own, decision))
    tellBekrachtigingen(view, decision, anchor, tell)
    tellAftermath(decision, anchor, tell)
  }
  tellClosings(story, tell)
  return told
}

/** Votes that follow each other in one ballot are told once: “4 leden van de stuurgroep stemden”. */
const votesTogether = (view: View, story: DossierStory, steps: readonly TimelineStep[]): readonly TimelineStep[] => {
  const together: { step: TimelineStep; entries: TimelineEntry[] }[] = []
  for (const step of steps) {
    const last = together.at(-1)
    const follows = step.entry.type === 'VoteCast' && last?.step.entry.type === 'VoteCast'
    if (follows && last.step.anchor === step.anchor && last.step.entry.on === step.entry.on)
      last.entries.push(step.entry)
    else together.push({ step, entries: [step.entry] })
  }
  return together.map(({ step, entries }) => {
    if (entries.length === 1) return step
    const organ = story.ballots.find(({ id }) => `stemming-${id}` === step.anchor)?.organ.name ?? ''
    return { ...step, entries, text: view.say('dossier.told.votes', { organ, count: entries.length }) }
  })
}

/** Everything that happened in a dossier, in the order it was recorded, each in one sentence. */
export const tellTimeline = (view: View, own: OwnSubjects, story: DossierStory): readonly TimelineStep[] => {
  const told = sentencesOf(view, own, story)
  const steps = story.timeline.map((entry) => {
    const known = told.get(entry.event)
    if (known !== undefined) return { ...known, entry, entries: [entry] }
    const key = entry.type === 'DossierOpened' ? 'dossier.told.opened' : 'dossier.told.other'
    return {
      text: view.say(key, { organ: story.openedBy.name, type: entry.type }),
      anchor: null,
      entry,
      entries: [entry],
    }
  })
  return votesTogether(view, story, steps)
}
