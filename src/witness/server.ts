import fastifyRateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify'
import type { Answer } from './answer.js'
import type { Witness } from './witness.js'

export type WitnessServerDependencies = {
  readonly witness: Witness
  /** Requests from one address that are answered in a minute; 3000 when left out. */
  readonly requestsPerMinute?: number
  readonly logger: FastifyBaseLogger | false
}

/** Room for sixteen signatures of the largest kind (C2SP signed-note) and the longest proof. */
const BODY_LIMIT = 128 * 1024
/** A ledger signs some four times a second at most, and several may reach this witness through one proxy. */
const REQUESTS_PER_MINUTE = 3_000

const send = (reply: FastifyReply, { status, contentType, body }: Answer): FastifyReply =>
  reply.code(status).header('content-type', contentType).send(body)

const say = (reply: FastifyReply, status: number, sentence: string): FastifyReply =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`)

/** The HTTP application of a witness (C2SP tlog-witness), not yet listening. Nothing of a request is written to the log. */
export const buildWitnessServer = async (dependencies: WitnessServerDependencies): Promise<FastifyInstance> => {
  const { witness, logger } = dependencies
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
    ...(logger === false ? { logger: false } : { loggerInstance: logger }),
  })
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode < 500) return say(reply, statusCode, error.message)
    request.log.error({ err: error }, 'unforeseen error')
    return say(reply, 500, 'Something went wrong in the witness; nothing was signed')
  })
  app.setNotFoundHandler(async (_request, reply) => say(reply, 404, 'There is nothing at this address'))
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  })
  await app.register(fastifyRateLimit, {
    max: dependencies.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
  })
  // The body is what it is, whatever type a log says it has.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.post('/add-checkpoint', async ({ body }, reply) =>
    send(reply, await witness.addCheckpoint(Buffer.isBuffer(body) ? body : Buffer.alloc(0))),
  )
  app.get('/healthz', async (_request, reply) => say(reply, 200, 'ok'))
  app.get<{ Params: { originHash: string } }>('/:originHash/checkpoint', async ({ params }, reply) =>
    send(reply, witness.checkpointOf(params.originHash)),
  )
  return app
}
