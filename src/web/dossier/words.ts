import type { SeatName } from '../../../projections/answer.js'
import type { DossierStatus } from '../../../projections/dossier-history/answers.js'
import type {
  AdviceRequestTold,
  AdviceTold,
  BallotTold,
  DecisionTold,
  DossierStory,
  GoalTold,
  Party,
  Prompt,
} from '../../../projections/dossier-history/story.js'
import type { ProposalPart } from '../../domain/dossier/events.js'
import type { View } from '../frame/view.js'

/** Who proposed, contributed or asked. */
export const partyText = ({ say }: View, party: Party): string => {
  switch (party.kind) {
    case 'organ':
      return party.organ.name
    case 'partner':
      return party.partner.name
    case 'outside':
      return say('dossier.party.outside', { name: party.name })
    case 'group':
      return party.description
  }
}

export const seatText = ({ function: what, partner }: SeatName): string =>
  partner === null ? what : `${what} (${partner.name})`

/** A goal, or an action point of it, as it read when the dossier was linked to it. */
export const goalText = ({ say }: View, { code, title, actionPoint }: GoalTold): string =>
  actionPoint === null
    ? say('dossier.goal', { code, title })
    : say('dossier.goal.action-point', { code, letter: actionPoint.letter, point: actionPoint.title })

/** One sentence that tells where the dossier stands, for anyone. */
export const statusSentence = (view: View, story: DossierStory): string => {
  const { say } = view
  const { status } = story
  const decision = story.decisions.at(-1)
  const names: Readonly<Record<'organ' | 'other', string>> = {
    organ: organOf(story, status),
    other: otherOf(view, decision),
  }
  return say(`dossier.status.${status}`, names)
}

/** May one still vote in it? */
export const isOpen = ({ closed, annulled }: Pick<BallotTold, 'closed' | 'annulled'>): boolean =>
  closed === null && annulled === null

/** Who is awaited, or who annulled it, spoke last, or is to decide. */
const otherOf = ({ list }: View, decision: DecisionTold | undefined): string => {
  if (decision === undefined) return ''
  const { awaitedOrgans, annulled, bekrachtiging, standingOrgan } = decision
  if (awaitedOrgans.length > 0) return list(awaitedOrgans.map(({ name }) => name))
  return annulled?.authority ?? bekrachtiging?.organ.name ?? standingOrgan?.name ?? ''
}

const organOf = (story: DossierStory, status: DossierStatus): string => {
  if (status === 'in-ballot') return story.ballots.find(isOpen)?.organ.name ?? ''
  return story.decisions.at(-1)?.organ.name ?? story.openedBy.name
}

/** Advice of a dossier by its id. */
export const findAdvice = (story: DossierStory, id: string): AdviceTold | undefined =>
  story.adviceRequests.flatMap(({ advices }) => advices).find((advice) => advice.id === id)

/** Of whom advice was asked. */
export const askedText = (view: View, { of }: AdviceRequestTold): string =>
  view.list(of.map((party) => partyText(view, party)))

const LONGEST = 100

/** How a text begins, to tell it from others of the same party. */
export const excerpt = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** A part of a proposal as one calls it in a sentence. */
export const partText = ({ say }: View, part: ProposalPart): string =>
  'number' in part ? say(`dossier.part.${part.kind}`, { number: part.number }) : say(`dossier.part.${part.kind}`)

/** The input a new version came from. */
export const promptText = (view: View, story: DossierStory, prompt: Prompt): string => {
  if (prompt.kind === 'contribution') {
    const from = story.contributions.find(({ id }) => id === prompt.contribution)?.from
    return view.say('dossier.version.prompt.contribution', { party: from === undefined ? '' : partyText(view, from) })
  }
  const advice = findAdvice(story, prompt.advice)
  const organ = advice === undefined ? '' : partyText(view, advice.by)
  return view.say('dossier.version.prompt.advice-point', { organ, point: prompt.point })
}
