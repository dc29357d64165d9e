import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import type { Acts } from '../application/acts/acts.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { type Instant, type LocalDate, toInstant } from '../domain/shared/time.js'
import {
  actionEntry,
  agreementEntry,
  candidacyEntry,
  delegationEntry,
  goalEntry,
  workingGroupEntry,
  yearEvaluationEntry,
} from './answers/acts.js'
import { listOf } from './answers/answer.js'
import { inKnownHouse, listed } from './found.js'
import { queryProblems } from './problem-schema.js'
import { inTime, ofHouse } from './query-parameters.js'

export type ActDependencies = {
  readonly queries: Queries
  readonly acts: Acts
  readonly today: () => LocalDate
}

/** The moment a request asks about; null for now. */
const momentOf = (knownAt: string | undefined): Instant | null =>
  knownAt === undefined ? null : toInstant(new Date(knownAt))

/** Agreements, goals, actions, candidates, delegates and working groups of a house, from the log itself. */
export const actRoutes = (instance: FastifyInstance, { queries, acts, today }: ActDependencies): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const known = inKnownHouse(queries)

  const list = <Entry>(
    path: string,
    operationId: string,
    entry: z.ZodType<Entry>,
    answer: (house: HouseId, time: { asOf: LocalDate; knownAt: Instant | null }) => Promise<readonly Entry[]>,
  ): void => {
    app.get(`/api/houses/:house/${path}`, {
      config: { access: 'reads-house' },
      schema: {
        tags: ['registers'],
        operationId,
        params: ofHouse,
        querystring: z.strictObject(inTime),
        response: { 200: listOf(entry), ...queryProblems },
      },
      handler: (request) => {
        const { house } = request.params
        const { asOf = today(), knownAt } = request.query
        return known(request, house, listed(answer(house, { asOf, knownAt: momentOf(knownAt) })))
      },
    })
  }

  list('agreements', 'listAgreements', agreementEntry, acts.agreements)
  list('goals', 'listGoals', goalEntry, acts.goals)
  list('evaluations', 'listYearEvaluations', yearEvaluationEntry, acts.yearEvaluations)
  list('actions', 'listActions', actionEntry, acts.actions)
  list('candidacies', 'listCandidacies', candidacyEntry, acts.candidacies)
  list('delegations', 'listDelegations', delegationEntry, acts.delegations)
  list('working-groups', 'listWorkingGroups', workingGroupEntry, acts.workingGroups)
}
