import type { AnswerVerdict } from '../../src/domain/contribution/events.js'
import type { Grantor } from '../../src/domain/mandate/events.js'
import { tellable } from '../../src/domain/shared/tellable-judgement.js'
import type { DecisionState } from '../decision-register/answers.js'
import { ratificationOf, ratifiedCents, ratifyingOf } from '../decision-register/ratification.js'
import { decisionState } from '../decision-register/state.js'
import type {
  PublicAdvice,
  PublicBekrachtiging,
  PublicChainLink,
  PublicStanding,
  PublicText,
  WithheldKind,
} from './answers.js'
import type { Advice, Decision, Dossier, Publication, PublishableHouse } from './publishable.js'

/** How a state is grouped for whoever knows no organs. */
export const publicStanding: Readonly<Record<DecisionState, PublicStanding>> = {
  final: 'final',
  healed: 'final',
  provisional: 'waiting',
  'waiting-for-bekrachtiging': 'waiting',
  'waiting-for-conditions': 'waiting',
  'sent-back': 'waiting',
  fallen: 'withdrawn',
  'bekrachtiging-refused': 'withdrawn',
  'bekrachtiging-lapsed': 'withdrawn',
  annulled: 'withdrawn',
  'proposal-to-other-organ': 'other',
  'advice-only': 'other',
  'without-mandate': 'other',
  postponed: 'other',
  noted: 'other',
}

/** Where the decision stands, who is awaited, and the day its ratification was complete. */
export const stateOf = (decision: Decision) => {
  const { data, said, votes, annulled } = decision
  const { status, awaited, lastDay } = ratificationOf(ratifyingOf(data.standing), said)
  const state = decisionState(data.outcome, data.standing.kind, status, annulled !== null, votes)
  return { state, awaited: data.outcome === 'adopted' && annulled === null ? awaited : [], lastDay }
}

export const organName = (house: PublishableHouse, organ: string): string => house.organs.get(organ)?.name ?? organ

const partnerName = (house: PublishableHouse, partner: string): string => house.partners.get(partner) ?? partner

const tellGrantor = (house: PublishableHouse, grantor: Grantor): PublicChainLink['grantor'] => {
  switch (grantor.kind) {
    case 'founding-text':
      return grantor
    case 'organ':
      return { kind: 'organ', organ: organName(house, grantor.organ) }
    case 'agreement':
      return { kind: 'agreement', agreement: house.agreements.get(grantor.agreement) ?? '' }
  }
}

const tellMandate = (house: PublishableHouse, { data: { mandate } }: Decision): PublicText['mandate'] =>
  mandate === null
    ? null
    : {
        level: mandate.level,
        chain: mandate.chain.map(({ grantor, grantee, subject, level, from }) => ({
          grantor: tellGrantor(house, grantor),
          grantee: { organ: organName(house, grantee.organ), role: grantee.role },
          subject,
          level,
          from,
        })),
      }

const tellSaid = (house: PublishableHouse, { said }: Decision): readonly PublicBekrachtiging[] =>
  said.map(({ organ, outcome, on, reasons, extent, conditions }) => ({
    organ: organName(house, organ),
    outcome,
    on,
    reasons,
    amountCents: extent.kind === 'partial' ? extent.amountCents : null,
    struck: extent.kind === 'partial' ? extent.struck : [],
    struckArticles: extent.kind === 'partial' ? extent.struckArticles : [],
    conditions,
  }))

const unanswered: Readonly<Record<AnswerVerdict, number>> = {
  followed: 0,
  'partly-followed': 0,
  'not-followed': 0,
  'not-applicable': 0,
  'passed-on': 0,
}

const tellAdvice = (house: PublishableHouse, { by, on, opinion, points, answers }: Advice): PublicAdvice => {
  const answered = { ...unanswered }
  for (const verdict of answers.values()) answered[verdict] += 1
  const name = by.kind === 'organ' ? organName(house, by.organ) : partnerName(house, by.partner)
  return { by: name, on, opinion, points, answered }
}

/** The newest verdict of its ballot; what it was judged by when it was taken, where that is not known any more. */
const tellVote = ({ ballots }: Dossier, { data }: Decision): PublicText['vote'] => {
  const ballot = data.ballot === null ? undefined : ballots.get(data.ballot)
  const rules = data.judgement?.rules ?? ballot?.rules
  const verdict = ballot?.verdict ?? data.judgement?.verdict
  return rules === undefined || verdict === undefined ? null : tellable(rules, verdict)
}

const withheldOf = (dossier: Dossier, { data, closedPart }: Decision): readonly WithheldKind[] => {
  const ballot = data.ballot === null ? undefined : dossier.ballots.get(data.ballot)
  return [
    'persons',
    ...(ballot === undefined ? [] : [ballot.secret ? ('secret-ballot' as const) : ('votes' as const)]),
    ...(closedPart ? ['closed-part' as const] : []),
    'input',
    'preparation',
  ]
}

const correctionsOf = ({ corrections }: Dossier, { event, version }: Decision): PublicText['corrections'] =>
  [event, ...(version === null ? [] : [version.event])]
    .flatMap((entry) => corrections.get(entry) ?? [])
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

/** All that is told of a decision. What was treated in the closed part of a meeting keeps its explanation to itself. */
export const tellText = (
  house: PublishableHouse,
  dossier: Dossier,
  decision: Decision,
  publication: Publication,
): PublicText => {
  const { data, version, closedPart, annulled, carriedOutOn } = decision
  const content = version?.content ?? null
  const amountCents = data.amountCents ?? null
  return {
    title: content?.title ?? '',
    text: closedPart ? null : (content?.text ?? null),
    considerations: closedPart ? [] : (content?.considerations ?? []),
    articles: content?.articles ?? [],
    amountCents,
    ratifiedAmountCents: ratifiedCents(amountCents, decision.said),
    beneficiary: data.beneficiary === null ? null : partnerName(house, data.beneficiary),
    reasons: closedPart ? null : data.reasons,
    corrections: correctionsOf(dossier, decision),
    mandate: tellMandate(house, decision),
    withoutMandate: data.standing.kind === 'no-mandate' ? data.standing.reason : null,
    standing: data.standing.kind,
    addressee:
      (data.standing.kind === 'proposal-to' || data.standing.kind === 'advice-only') && data.standing.organ !== null
        ? organName(house, data.standing.organ)
        : null,
    vote: closedPart ? null : tellVote(dossier, decision),
    advice: decision.advices.flatMap((id) => {
      const advice = dossier.advices.get(id)
      return advice === undefined ? [] : [tellAdvice(house, advice)]
    }),
    adviceNotAwaited: closedPart ? null : data.adviceNotAwaited,
    bekrachtigingen: tellSaid(house, decision),
    awaitedOrgans: stateOf(decision).awaited.map((organ) => organName(house, organ)),
    annulled,
    carriedOutOn,
    where: publication.where,
    withheld: withheldOf(dossier, decision),
  }
}
