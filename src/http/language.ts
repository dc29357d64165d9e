import type { FastifyRequest } from 'fastify'
import type { Language } from '../texts/catalogue.js'

/** Dutch, unless the sender says that it prefers English. */
export const languageOf = (request: FastifyRequest): Language =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl'
