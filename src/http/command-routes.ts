import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { commandDefinitions } from '../application/command-definitions.js'
import type { CommandAnswer, Execute } from '../application/execute.js'
import type { DomainCommandType } from '../domain/commands.js'
import { type HouseId, houseId } from '../domain/shared/identifiers.js'
import { HttpProblem } from './http-problem.js'
import { languageOf } from './language.js'
import { problemOfCommand } from './problem.js'
import { commandProblems } from './problem-schema.js'

/** `TakeDecision` → `take-decision`. */
export const pathOf = (type: string): string => type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()

const commandAnswer = z
  .strictObject({
    house: houseId,
    position: z.int().meta({ description: 'Reads with minPosition at least this see what the command did' }),
    revision: z.int().meta({ description: 'New ETag of the dossier the command concerned' }),
    created: z.record(z.string(), z.string()).meta({
      description: 'Ids of what came into being, by kind; bankLine/2 and allocation/<dossier>/1 name one of several',
    }),
    events: z.array(z.strictObject({ id: z.string(), type: z.string() })),
    repeated: z.boolean().meta({ description: 'True when this is the first answer to a repeated Idempotency-Key' }),
  })
  .meta({ id: 'CommandAnswer' })

// Loose: Fastify puts what comes out in the place of all headers, and the language is among them.
const commandHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, { error: 'must be 1 to 200 visible characters without spaces' })
    .optional()
    .meta({
      description:
        'Repeating a command under the same key gives the first answer; not so a vote in a secret ballot, of which no key is kept',
    }),
  'if-match': z
    .string()
    .regex(/^"\d{1,10}"$/, { error: 'must be the ETag of the dossier, for example "12"' })
    .optional()
    .meta({ description: 'ETag of the dossier as you saw it; 412 when it has changed' }),
})

type Headers = z.output<typeof commandHeaders>

const answerBody = (answer: CommandAnswer, repeated: boolean) => ({
  ...answer,
  position: Number(answer.position),
  events: [...answer.events],
  repeated,
})

/** Every command as `POST /api/houses/{house}/commands/{command}`; founding a house as `POST /api/houses`. */
export const commandRoutes = (instance: FastifyInstance, execute: Execute, newId: () => string): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  const run = async (
    type: DomainCommandType,
    house: HouseId,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ReturnType<typeof answerBody>> => {
    const headers = request.headers as Headers
    const result = await execute({
      house,
      type,
      body: request.body,
      // The access rule `command` lets nobody through who is not signed in.
      principal: request.principal ?? { kind: 'auditor', houses: [] },
      via: 'api',
      key: headers['idempotency-key'] ?? null,
      dossierRevision: headers['if-match'] === undefined ? null : Number(headers['if-match'].slice(1, -1)),
    })
    if (!result.ok) throw new HttpProblem(problemOfCommand(result.problem, languageOf(request)))
    void reply.code(result.repeated ? 200 : 201).header('etag', `"${result.answer.revision}"`)
    return answerBody(result.answer, result.repeated)
  }

  const responses = { 200: commandAnswer, 201: commandAnswer, ...commandProblems }

  for (const { type, schema } of commandDefinitions.values()) {
    if (type === 'FoundHouse') {
      app.post('/api/houses', {
        config: { access: 'command' },
        schema: {
          operationId: type,
          tags: ['commands'],
          summary: type,
          headers: commandHeaders,
          body: schema,
          response: responses,
        },
        handler: (request, reply) => run(type, newId() as HouseId, request, reply),
      })
      continue
    }
    app.post(`/api/houses/:house/commands/${pathOf(type)}`, {
      config: { access: 'command' },
      schema: {
        operationId: type,
        tags: ['commands'],
        summary: type,
        params: z.strictObject({ house: houseId }),
        headers: commandHeaders,
        body: schema,
        response: responses,
      },
      handler: (request, reply) => run(type, request.params.house, request, reply),
    })
  }
}
