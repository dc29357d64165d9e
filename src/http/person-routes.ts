import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import type { ExportPerson } from '../application/export-person.js'
import { mayReadContact, type People } from '../application/people.js'
import { houseId, personId } from '../domain/shared/identifiers.js'
import { listOf } from './answers/answer.js'
import { personEntry, personExport } from './answers/persons.js'
import { found, inKnownHouse, listed } from './found.js'
import { forbidden } from './http-problem.js'
import { queryProblems } from './problem-schema.js'
import { fresh, ofHouse } from './query-parameters.js'

export type PersonDependencies = {
  readonly queries: Queries
  readonly people: People
  readonly exportPerson: ExportPerson
}

/** The questions about persons. Names for who may read the house; the rest for the administrator and the person. */
export const personRoutes = (instance: FastifyInstance, dependencies: PersonDependencies): void => {
  const { queries, people, exportPerson } = dependencies
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const inHouse = { config: { access: 'reads-house' as const } }
  const known = inKnownHouse(queries)

  app.get('/api/houses/:house/persons', {
    ...inHouse,
    schema: {
      tags: ['persons'],
      operationId: 'listPersons',
      params: ofHouse,
      querystring: z.strictObject(fresh),
      response: { 200: listOf(personEntry), ...queryProblems },
    },
    handler: (request) => {
      const { principal } = request
      // The access rule `reads-house` lets nobody through who is not signed in.
      if (principal === null) throw forbidden(request)
      return known(request, request.params.house, listed(people.listPersons(request.params.house, principal)))
    },
  })
  app.get('/api/houses/:house/persons/:person/export', {
    ...inHouse,
    schema: {
      tags: ['persons'],
      operationId: 'exportPerson',
      summary: 'Everything held about a person (right of access)',
      params: z.strictObject({ house: houseId, person: personId }),
      querystring: z.strictObject(fresh),
      response: { 200: personExport, ...queryProblems },
    },
    handler: async (request, reply) => {
      const { principal, params } = request
      if (principal === null || !mayReadContact(principal, params.house, params.person)) throw forbidden(request)
      const all = found(await exportPerson(params.person), request)
      const answer = found(all.house.id === params.house ? all : null, request)
      void reply.header('cache-control', 'private, no-store')
      return answer
    },
  })
}
