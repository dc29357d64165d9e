import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The request that is being answered, and its answer. */
export type Asking = { readonly request: FastifyRequest; readonly reply: FastifyReply }

const asking = new AsyncLocalStorage<Asking>()

/** Who asks now, for what stands around `execute`, where a command no longer says which request it came with; undefined outside one. */
export const whoAsks = (): Asking | undefined => asking.getStore()

/** From here on everything that is done for a request knows it. */
export const rememberWhoAsks = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => asking.run({ request, reply }, done))
}
