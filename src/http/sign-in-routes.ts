import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { HouseStates } from '../application/house-states.js'
import { seatRole } from '../domain/seat/events.js'
import { houseId } from '../domain/shared/identifiers.js'
import type { LocalDate } from '../domain/shared/time.js'
import {
  developmentChoice,
  houseOfChoice,
  isLoopback,
  principalOf,
  type SignInRole,
  signInRoles,
} from '../identity/development-sign-in.js'
import type { Notifying } from '../notifying/notifying.js'
import { answers, listOf } from './answers/answer.js'
import { forbidden } from './http-problem.js'
import { signedInProblems, signInProblems } from './problem-schema.js'

export type SignInDependencies = {
  readonly houses: HouseStates
  readonly today: () => LocalDate
  readonly notifying: Pick<Notifying, 'publicUrl'>
}

/**
 * Refuses the sign-in without password to whoever asks for it by another name than that of this machine: a page of another
 * site, whose name was made to point here, would have the rights of whoever reads it.
 */
export const refuseOtherNames =
  ({ notifying: { publicUrl } }: Pick<SignInDependencies, 'notifying'>) =>
  async (request: FastifyRequest): Promise<void> => {
    const name = request.hostname.replace(/^\[|\]$/g, '')
    const known = publicUrl === null ? null : new URL(publicUrl).hostname
    if (!isLoopback(name) && name !== known) throw forbidden(request)
  }

const signInRoleList = listOf(
  answers<SignInRole>()(
    z.strictObject({
      choice: developmentChoice.options[2],
      seats: z.array(
        z.strictObject({ function: z.string(), role: seatRole, organ: z.string(), partner: z.string().nullable() }),
      ),
    }),
  ),
)

/**
 * Development sign-in for programs: choose a role, get a session cookie, no password. Only registered when the server
 * listens on loopback.
 */
export const developmentSignInRoutes = (instance: FastifyInstance, dependencies: SignInDependencies): void => {
  const { houses, today } = dependencies
  const onRequest = refuseOtherNames(dependencies)
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['development sign-in']

  app.get('/api/development/roles', {
    config: { access: 'public' },
    onRequest,
    schema: {
      tags,
      operationId: 'listDevelopmentRoles',
      querystring: z.strictObject({ house: houseId }),
      response: { 200: signInRoleList, ...signInProblems },
    },
    handler: async ({ query }) => ({ items: signInRoles((await houses.load(query.house)).state, today()) }),
  })

  app.post('/api/development/sign-in', {
    config: { access: 'public' },
    onRequest,
    schema: {
      tags,
      operationId: 'developmentSignIn',
      body: developmentChoice,
      response: { 200: z.strictObject({ principal: developmentChoice }), ...signInProblems },
    },
    handler: async (request, reply) => {
      const choice = request.body
      const house = houseOfChoice(choice)
      const state = house === null ? null : (await houses.load(house)).state
      const principal = principalOf(choice, state, today())
      if (principal === null) throw forbidden(request)
      // A new id on signing in: an id that someone planted before is worth nothing afterwards.
      await request.session.regenerate()
      request.session.principal = principal
      request.session.signedInAt = Date.now()
      return reply.code(200).send({ principal: choice })
    },
  })

  app.post('/api/sign-out', {
    config: { access: 'leaves' },
    schema: {
      tags,
      operationId: 'signOut',
      response: { 204: z.null().meta({ description: 'Signed out' }), ...signedInProblems },
    },
    handler: async (request, reply) => {
      await request.session.destroy()
      return reply.code(204).header('clear-site-data', '"cache"').send(null)
    },
  })
}
