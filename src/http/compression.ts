import fastifyCompress from '@fastify/compress'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Below this many bytes packing saves nothing. */
const WORTH_IT = 1024

const TEXTS = /^(text\/(html|css|csv|plain|javascript)|application\/(json|problem\+json|atom\+xml)|image\/svg\+xml)\b/

/**
 * Could another site have made a browser ask this, with the session of who is signed in? Then the length of a packed answer
 * could tell that site whether what it put in the address stands in it too (BREACH), and the answer goes as it is.
 */
const mayBeProvoked = ({ headers }: FastifyRequest): boolean => {
  const from = headers['sec-fetch-site']
  return headers.cookie !== undefined && from !== 'same-origin' && from !== 'none'
}

/** Packs texts (gzip), for who takes that. What comes in packed is never unpacked. */
export const packAnswers = async (app: FastifyInstance, { secure }: { readonly secure: boolean }): Promise<void> => {
  app.addHook('onRequest', async (request) => {
    // Over plain http there is no length to learn from: whoever listens reads it all.
    if (secure && mayBeProvoked(request)) request.headers['x-no-compression'] = '1'
  })
  await app.register(fastifyCompress, {
    encodings: ['gzip'],
    threshold: WORTH_IT,
    customTypes: TEXTS,
    globalDecompression: false,
  })
}
