import { z } from 'zod'
import { type DossierSummary, dossierStatuses } from '../../../projections/dossier-history/answers.js'
import type {
  AdviceRequestTold,
  AgendaItemTold,
  BallotTold,
  CandidacyTold,
  ClosingTold,
  ConflictTold,
  ContributionTold,
  DecisionTold,
  DossierStory,
  GoalTold,
  VersionTold,
} from '../../../projections/dossier-history/story.js'
import { adviceOpinion } from '../../domain/advice/events.js'
import { ballotOutcome, ballotTally, verdictRecomputed, voteChoice } from '../../domain/ballot/events.js'
import { verdict, voidReason } from '../../domain/ballot/verdict.js'
import { answerVerdict, inputOrigin } from '../../domain/contribution/answer.js'
import { attachments } from '../../domain/contribution/attachment.js'
import { givenHow, inputAbout } from '../../domain/contribution/events.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { proposalPart } from '../../domain/dossier/events.js'
import { agendaPart } from '../../domain/meeting/events.js'
import { ruleSet } from '../../domain/rule-set/rule-set.js'
import { seatRole } from '../../domain/seat/events.js'
import { actor } from '../../domain/shared/actor.js'
import { amount, answers, day, instant, irregular, named, seatName, uuid } from './answer.js'
import { bekrachtigingExtent, bekrachtigingOutcome, decisionState, namedMandate, standingKind } from './decisions.js'

const summary = {
  id: uuid,
  house: uuid,
  title: z.string(),
  subject: z.string(),
  status: z.enum(dossierStatuses),
  openedBy: named,
  openedOn: day,
  newestVersion: z.int().meta({ description: '0 before there is a proposal' }),
  amountCents: amount.nullable(),
  beneficiary: named.nullable(),
  lastOn: day,
  lastRecordedAt: instant,
  revision: z.int().meta({ description: 'ETag of the dossier' }),
}

export const dossierSummary = answers<DossierSummary>()(z.strictObject(summary).meta({ id: 'Dossier' }))

const rectification = z.strictObject({
  event: uuid,
  on: day,
  recordedAt: instant,
  correction: z.string(),
  reason: z.string(),
})

const entry = {
  event: uuid,
  position: z.int(),
  revision: z.int(),
  recordedAt: instant,
  on: day,
  actor,
  rectifications: z.array(rectification),
}

const party = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organ'), organ: named }),
  z.strictObject({ kind: z.literal('partner'), partner: named }),
  z.strictObject({ kind: z.literal('outside'), name: z.string() }),
  z.strictObject({ kind: z.literal('group'), description: z.string() }),
])

const prompt = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contribution'), contribution: uuid }),
  z.strictObject({ kind: z.literal('advice-point'), advice: uuid, point: z.int() }),
])

const version = answers<VersionTold>()(
  z.strictObject({
    ...entry,
    version: z.int(),
    by: party,
    title: z.string(),
    text: z.string(),
    considerations: z.array(z.string()),
    articles: z.array(z.strictObject({ number: z.int(), text: z.string(), amountCents: amount.nullable() })),
    amountCents: amount.nullable(),
    beneficiary: named.nullable(),
    promptedBy: z.array(prompt),
    changes: z.array(z.strictObject({ part: proposalPart, promptedBy: z.array(prompt), why: z.string().nullable() })),
    explanation: z.string().nullable(),
    remarksAnswered: z.array(z.strictObject({ decision: uuid, point: z.int(), answer: z.string() })),
  }),
)

const answer = z.strictObject({
  ...entry,
  by: named,
  verdict: answerVerdict,
  reason: z.string().nullable(),
  inVersion: z.int().nullable(),
  passedTo: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('organ'), organ: named, signal: uuid }),
      z.strictObject({ kind: z.literal('dossier'), dossier: uuid, contribution: uuid }),
    ])
    .nullable(),
})

const contribution = answers<ContributionTold>()(
  z.strictObject({
    ...entry,
    id: uuid,
    from: party,
    text: z.string(),
    onVersion: z.int().nullable(),
    about: inputAbout,
    given: givenHow,
    attachments,
    origin: inputOrigin.nullable(),
    answer: answer.nullable(),
  }),
)

const advice = z.strictObject({
  ...entry,
  id: uuid,
  by: party,
  opinion: adviceOpinion,
  afterDeadline: z.boolean(),
  heard: z.array(party),
  minority: z.array(z.strictObject({ from: z.array(party), opinion: adviceOpinion, text: z.string() })),
  incompleteBecause: z.string().nullable(),
  withdrawn: z.strictObject({ ...entry, reason: z.string() }).nullable(),
  points: z.array(z.strictObject({ number: z.int(), text: z.string(), answer: answer.nullable() })),
})

const adviceRequest = answers<AdviceRequestTold>()(
  z.strictObject({
    ...entry,
    id: uuid,
    by: party,
    of: z.array(party).meta({ description: 'An organ, or the partners of which each answers' }),
    question: z.string(),
    deadline: day,
    advices: z.array(advice),
  }),
)

const agendaItem = answers<AgendaItemTold>()(
  z.strictObject({
    ...entry,
    meeting: uuid,
    item: z.int(),
    organ: named,
    heldOn: day,
    place: z.string().nullable(),
    part: agendaPart,
    requestedBy: seatName.nullable(),
    present: z.array(seatName).nullable().meta({ description: 'Who was there at the start' }),
    withdrawn: z.strictObject({ ...entry, reason: z.string() }).nullable(),
    treated: z.strictObject({ ...entry, part: agendaPart, note: z.string().nullable() }).nullable(),
    irregular: irregular.nullable(),
  }),
)

const conflict = answers<ConflictTold>()(
  z.strictObject({
    ...entry,
    meeting: uuid,
    organ: named,
    seat: seatName,
    nature: z.string(),
    leftAt: z.string().nullable(),
    returnedAt: z.string().nullable(),
  }),
)

const vote = z.strictObject({
  ...entry,
  seat: seatName,
  choice: voteChoice,
  castAs: voteChoice,
  subjectToReferralBack: z.boolean(),
  confirmed: z.strictObject(entry).nullable(),
  castBy: seatName.nullable().meta({ description: 'Who cast it by proxy' }),
  irregular: z.string().nullable(),
  void: voidReason.nullable().meta({ description: 'Why it does not count, in the newest verdict' }),
})

const recomputed = z.strictObject({
  ...entry,
  verdict,
  outcome: ballotOutcome,
  because: verdictRecomputed.schema.shape.because,
  becomes: z.enum(['provisional', 'confirmed', 'fallen', 'unchanged']).nullable(),
})

const ballot = answers<BallotTold>()(
  z.strictObject({
    ...entry,
    id: uuid,
    organ: named,
    proposalVersion: z.int(),
    meeting: uuid.nullable(),
    rules: ruleSet,
    secret: z.boolean(),
    aboutPersons: z.boolean(),
    round: z.union([z.literal(1), z.literal(2)]),
    irregular: z.string().nullable(),
    votes: z.array(vote).meta({ description: 'By seat; always empty in a secret ballot' }),
    closed: z
      .strictObject({
        ...entry,
        tally: ballotTally,
        outcome: ballotOutcome,
        verdict: verdict.nullable(),
        participation: z
          .strictObject({ voters: z.int(), participants: z.array(seatName).nullable() })
          .nullable()
          .meta({
            description:
              'Of a secret ballot: how many voted, and who; participants is null where the totals would tell what they voted',
          }),
      })
      .nullable(),
    annulled: z
      .strictObject({ ...entry, reason: z.string() })
      .nullable()
      .meta({ description: 'Ended without outcome: it counts for nothing' }),
    recomputed: z.array(recomputed),
  }),
)

const bekrachtiging = z.strictObject({
  ...entry,
  organ: named,
  inPlaceOf: z.array(named),
  outcome: bekrachtigingOutcome,
  reasons: z.string().nullable(),
  heals: namedMandate.nullable(),
  meeting: uuid.nullable(),
  extent: bekrachtigingExtent,
  conditions: z.array(
    z.strictObject({
      number: z.int(),
      text: z.string(),
      met: z.strictObject({ ...entry, evidence: z.string() }).nullable(),
    }),
  ),
  points: z.array(
    z.strictObject({
      number: z.int(),
      text: z.string(),
      answer: z.strictObject({ inVersion: z.int(), text: z.string() }).nullable(),
    }),
  ),
  due: day.nullable(),
})

const decision = answers<DecisionTold>()(
  z.strictObject({
    ...entry,
    id: uuid,
    organ: named,
    role: seatRole.nullable(),
    proposalVersion: z.int(),
    meeting: uuid.nullable(),
    ballot: uuid.nullable(),
    outcome: decisionOutcome,
    amountCents: amount.nullable(),
    beneficiary: named.nullable(),
    reasons: z.string().nullable(),
    standing: standingKind,
    standingOrgan: named.nullable(),
    state: decisionState,
    finalOn: day.nullable(),
    provisional: z.boolean(),
    referralBackUntil: day.nullable(),
    mandate: namedMandate.nullable(),
    irregular: z.string().nullable(),
    adviceNotAwaited: z.string().nullable(),
    bekrachtiging: bekrachtiging.nullable(),
    bekrachtigingen: z.array(bekrachtiging),
    ratifyingOrgans: z.array(named),
    inOrder: z.boolean(),
    awaitedOrgans: z.array(named),
    ratifiedAmountCents: amount.nullable(),
    executions: z.array(z.strictObject({ ...entry, what: z.string(), irregular: z.string().nullable() })),
    published: z.strictObject({ ...entry, where: z.string() }).nullable(),
    annulled: z.strictObject({ ...entry, authority: z.string(), reasons: z.string() }).nullable(),
  }),
)

const goal = answers<GoalTold>()(
  z.strictObject({
    ...entry,
    goal: uuid,
    code: z.string(),
    title: z.string(),
    actionPoint: z.strictObject({ letter: z.string(), title: z.string() }).nullable(),
  }),
)

const candidacy = answers<CandidacyTold>()(
  z.strictObject({ ...entry, candidacy: uuid, name: z.string(), meeting: uuid }),
)

const closing = answers<ClosingTold>()(
  z.strictObject({
    ...entry,
    by: named,
    result: z.string(),
    unanswered: z.strictObject({ contributions: z.int(), points: z.int() }),
    unansweredBecause: z.string().nullable(),
    reopened: z.strictObject({ ...entry, by: named, reason: z.string() }).nullable(),
  }),
)

export const dossierStory = answers<DossierStory>()(
  z
    .strictObject({
      ...summary,
      versions: z.array(version),
      withdrawn: z.strictObject({ ...entry, reason: z.string() }).nullable(),
      contributions: z.array(contribution),
      adviceRequests: z.array(adviceRequest),
      agendaItems: z.array(agendaItem),
      conflicts: z.array(conflict),
      ballots: z.array(ballot),
      decisions: z.array(decision),
      goals: z.array(goal),
      candidacies: z.array(candidacy),
      closings: z.array(closing),
      timeline: z.array(
        z.strictObject({
          ...entry,
          type: z.string(),
          data: z.unknown().meta({ description: 'The data of the event as recorded' }),
        }),
      ),
      names: z.strictObject({
        organs: z.record(z.string(), z.string()),
        partners: z.record(z.string(), z.string()),
        seats: z.record(z.string(), seatName),
      }),
    })
    .meta({ id: 'DossierStory', description: 'The whole history of a dossier' }),
)
