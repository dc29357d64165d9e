import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { receiptFileOf } from '../application/receipt-file.js'
import { eventId } from '../domain/shared/identifiers.js'
import { queryProblems } from './problem-schema.js'
import { type ProvingDependencies, provenEvent } from './proven-event.js'

const receipt = z
  .strictObject({
    format: z.literal('besluitboek-receipt/1'),
    note: z
      .strictObject({ nl: z.string(), en: z.string() })
      .meta({ description: 'What the file is, always these words' }),
    leaf: z
      .string()
      .meta({ description: 'The event as recorded: canonical JSON (RFC 8785), a leaf of the Merkle tree' }),
    proof: z.string().meta({ description: 'C2SP tlog-proof with the signed checkpoint' }),
    verifierKey: z.string().meta({ description: 'Public key of the log (C2SP signed-note vkey)' }),
    witnessKeys: z.array(z.string()).meta({ description: 'Public keys of the witnesses the log asks to cosign' }),
  })
  .meta({ id: 'Receipt', description: 'Proves, without this server, that an event stands unaltered in the signed log' })

const answer = (type: string, schema: z.ZodType, description: string) => ({
  200: { description, content: { [type]: { schema } } },
  ...queryProblems,
})

const asFile = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}"`)

/** The proof and the receipt of one event. */
export const eventRoutes = (app: FastifyInstance, dependencies: ProvingDependencies): void => {
  const one = { tags: ['proofs'], params: z.strictObject({ event: eventId }) }
  const idOf = (params: unknown): string => (params as { readonly event: string }).event

  app.get('/api/events/:event/proof', {
    config: { access: 'reads-event' },
    schema: {
      ...one,
      operationId: 'findProof',
      response: answer('text/plain', z.string(), 'That the event stands in the signed log (C2SP tlog-proof)'),
    },
    handler: async (request, reply) => {
      const id = idOf(request.params)
      const { proof } = await provenEvent(request, dependencies, id)
      return asFile(reply, `${id}.tlog-proof`).type('text/plain; charset=utf-8').send(proof)
    },
  })
  app.get('/api/events/:event/receipt', {
    config: { access: 'reads-event' },
    schema: {
      ...one,
      operationId: 'findReceipt',
      response: answer('application/json', receipt, 'A receipt: one file to keep and to check anywhere'),
    },
    handler: async (request, reply) => {
      const { name, text } = receiptFileOf(await provenEvent(request, dependencies, idOf(request.params)))
      return asFile(reply, name).type('application/json; charset=utf-8').send(text)
    },
  })
}
