import type { FastifyInstance, FastifyRequest } from 'fastify'
import { namesOfRules } from '../../application/organ-rules.js'
import { createBallotQuestions, type WhatIfAnswer } from '../../application/what-if.js'
import { readyMadeNames } from '../../domain/rule-set/ready-made.js'
import { ballotId, dossierId, proxyId, seatId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import { problemOfCommand } from '../../http/problem.js'
import { houseFormContext } from '../acts/form-routes.js'
import type { PageDependencies } from '../dependencies.js'
import { oneOf, parameter, queryOf } from '../frame/requests.js'
import { storyOf } from './story-of.js'
import { type Asked, WhatIfPage } from './what-if-page.js'

/** What was asked with ids that are none is not asked. */
const idsIn = <Id,>(
  request: FastifyRequest,
  name: string,
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: Id } },
): readonly Id[] =>
  queryOf(request)
    .getAll(name)
    .flatMap((value) => {
      const { success, data } = schema.safeParse(value)
      return success && data !== undefined ? [data] : []
    })

/** Why a ballot came out as it did, and what it would have been otherwise. */
export const whatIfRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const questions = createBallotQuestions(dependencies.houses)

  app.get('/huizen/:house/dossiers/:dossier/stemmingen/:ballot/wat-als', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { view, house, asker } = await houseFormContext(request, reply, dependencies)
      const story = await storyOf(dependencies, request)
      const id = ballotId.safeParse((request.params as { ballot: string }).ballot)
      const ballot = story.ballots.find((one) => id.success && one.id === id.data)
      if (ballot === undefined || !id.success) throw notFound(request)
      const place = { house: asker.house, dossier: dossierId.parse(story.id), ballot: id.data }
      const judged = await questions.judge(place)
      if (judged === null) throw notFound(request)
      const asked = {
        readyMade: oneOf(parameter(request, 'regels'), readyMadeNames),
        withoutVotes: idsIn(request, 'zonder', seatId),
        withoutProxies: idsIn(request, 'zonder-volmacht', proxyId),
      } satisfies Asked
      const nothing =
        asked.readyMade === undefined && asked.withoutVotes.length === 0 && asked.withoutProxies.length === 0
      const result = nothing ? null : await questions.whatIf(place, asked)
      const refused = result !== null && 'ok' in result ? result : null
      const refusal =
        refused === null ? null : problemOfCommand({ kind: 'refused', refusal: refused.refusal }, view.language).detail
      const answer: WhatIfAnswer | null = result === null || 'ok' in result ? null : result
      return reply.html(
        await (
          <WhatIfPage
            view={view}
            house={house}
            story={story}
            ballot={ballot}
            judged={judged}
            asked={asked}
            answer={answer}
            refusal={refusal}
            seatName={namesOfRules(asker.state).seat}
          />
        ),
      )
    },
  })
}
