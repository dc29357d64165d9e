import type { FastifyRequest } from 'fastify'
import { parameter } from '../frame/requests.js'

/** The year that an address asks for; null when it asks for none that can be. */
export const yearIn = (request: FastifyRequest): number | null => {
  const year = Number(parameter(request, 'jaar'))
  return Number.isInteger(year) && year >= 2000 && year <= 2199 ? year : null
}
