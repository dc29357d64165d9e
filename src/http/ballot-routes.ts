import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { HouseStates } from '../application/house-states.js'
import { type BallotQuestions, createBallotQuestions, type Judged, type WhatIfAnswer } from '../application/what-if.js'
import { ballotOutcome, type Judgement, verdict } from '../domain/ballot/verdict.js'
import { readyMadeNames } from '../domain/rule-set/ready-made.js'
import { ruleSet } from '../domain/rule-set/rule-set.js'
import { ballotId, dossierId, houseId, proxyId, seatId } from '../domain/shared/identifiers.js'
import { sentence } from '../texts/catalogue.js'
import { explainVerdict } from '../texts/explain-verdict.js'
import { found } from './found.js'
import { HttpProblem } from './http-problem.js'
import { languageOf } from './language.js'
import { problemOfCommand } from './problem.js'
import { commandProblems, queryProblems } from './problem-schema.js'
import { fresh } from './query-parameters.js'

const place = z.strictObject({ house: houseId, dossier: dossierId, ballot: ballotId })

const sentences = z.array(z.string()).meta({ description: 'The verdict in words, in the language of the reader' })

const judgedBallot = z
  .strictObject({
    rules: ruleSet,
    secret: z.boolean(),
    open: z.boolean(),
    annulled: z.boolean().meta({ description: 'Ended without outcome: it counts for nothing' }),
    verdict: verdict
      .nullable()
      .meta({ description: 'As recorded; null while open, or when closed before it was kept' }),
    sentences,
    recomputed: verdict.nullable().meta({
      description: 'As it follows from all the house knows now; null of a secret ballot that is open',
    }),
    recomputedSentences: sentences,
    decisiveVotes: z
      .array(seatId)
      .meta({ description: 'Seats without whose vote, or with it turned, the outcome differs' }),
  })
  .meta({ id: 'JudgedBallot', description: 'How a ballot was judged, and how it would be judged now' })

const whatIfBody = z
  .strictObject({
    rules: ruleSet.optional(),
    readyMade: z.enum(readyMadeNames).optional(),
    withoutVotes: z.array(seatId).max(1000).optional(),
    withoutProxies: z.array(proxyId).max(1000).optional(),
  })
  .refine(({ rules, readyMade }) => rules === undefined || readyMade === undefined, {
    error: 'is not given together with rules; choose one of the two',
    path: ['readyMade'],
  })

const whatIfAnswer = z
  .strictObject({
    rules: ruleSet,
    verdict,
    sentences,
    outcomeNow: ballotOutcome,
    otherOutcome: z.boolean().meta({ description: 'Would the outcome have been another?' }),
  })
  .meta({ id: 'WhatIf', description: 'The verdict as it would have been; nothing is recorded' })

const explained = (request: FastifyRequest, judgement: Judgement): string[] => [
  ...explainVerdict(judgement, sentence(languageOf(request))),
]

const judgedAnswer = (request: FastifyRequest, judged: Judged): z.output<typeof judgedBallot> => {
  const { rules, secret, open, annulled, recorded, now, decisive } = judged
  const told = (one: Judged['now']): string[] => (one === null ? [] : explained(request, { rules, verdict: one }))
  return {
    rules,
    secret,
    open,
    annulled,
    verdict: recorded,
    sentences: told(recorded),
    recomputed: now,
    recomputedSentences: told(now),
    decisiveVotes: [...decisive],
  }
}

const whatIfAnswerOf = (
  request: FastifyRequest,
  { judgement, outcomeNow }: WhatIfAnswer,
): z.output<typeof whatIfAnswer> => ({
  rules: judgement.rules,
  verdict: judgement.verdict,
  sentences: explained(request, judgement),
  outcomeNow,
  otherOutcome: outcomeNow !== judgement.verdict.outcome,
})

/** How a ballot was judged, and how it would have been under other rules or without some votes. */
export const ballotRoutes = (instance: FastifyInstance, houses: HouseStates): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const questions: BallotQuestions = createBallotQuestions(houses)
  const inHouse = { config: { access: 'reads-house' as const } }

  app.get('/api/houses/:house/dossiers/:dossier/ballots/:ballot/verdict', {
    ...inHouse,
    schema: {
      tags: ['questions'],
      operationId: 'readVerdict',
      summary: 'How was this ballot judged, step by step, and whose vote decided it?',
      params: place,
      querystring: z.strictObject(fresh),
      response: { 200: judgedBallot, ...queryProblems },
    },
    handler: async (request) => judgedAnswer(request, found(await questions.judge(request.params), request)),
  })
  app.post('/api/houses/:house/dossiers/:dossier/ballots/:ballot/what-if', {
    ...inHouse,
    schema: {
      tags: ['questions'],
      operationId: 'whatIf',
      summary: 'The same ballot under other rules, or with votes or proxies void; nothing is recorded',
      params: place,
      body: whatIfBody,
      response: { 200: whatIfAnswer, ...commandProblems },
    },
    handler: async (request) => {
      const answer = found(await questions.whatIf(request.params, request.body), request)
      if (!('ok' in answer)) return whatIfAnswerOf(request, answer)
      throw new HttpProblem(problemOfCommand({ kind: 'refused', refusal: answer.refusal }, languageOf(request)))
    },
  })
}
