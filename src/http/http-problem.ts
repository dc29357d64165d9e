import type { FastifyRequest } from 'fastify'
import { sentence } from '../texts/catalogue.js'
import { languageOf } from './language.js'
import { type Problem, problem } from './problem.js'

/** Ends a request with a problem; the error handler sends it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

const ready =
  (
    status: number,
    code:
      | 'sign-in-needed'
      | 'forbidden'
      | 'capacity-needed'
      | 'recent-sign-in-needed'
      | 'second-factor-needed'
      | 'not-offered'
      | 'not-found'
      | 'too-many'
      | 'unsupported-media-type'
      | 'invalid-json'
      | 'behind'
      | 'not-yet-sealed'
      | 'document-not-made'
      | 'unavailable',
  ) =>
  (request: FastifyRequest): HttpProblem => {
    const say = sentence(languageOf(request))
    return new HttpProblem(problem(status, code, say(`problem.${code}.title`), say(`problem.${code}`)))
  }

export const signInNeeded = ready(401, 'sign-in-needed')
export const forbidden = ready(403, 'forbidden')
/** Signed in, but as nobody in particular yet: there is a choice to make, or what was chosen is not held any more. */
export const capacityNeeded = ready(403, 'capacity-needed')
/** What is asked weighs so much that its sender must first show again who they are. */
export const recentSignInNeeded = ready(403, 'recent-sign-in-needed')
/** Signed in with a password alone, as somebody who must have more: first that is set up. */
export const secondFactorNeeded = ready(403, 'second-factor-needed')
/** A form that its page does not offer now: perhaps it was done already, or it is for somebody else. */
export const notOffered = ready(403, 'not-offered')
export const notFound = ready(404, 'not-found')
export const tooMany = ready(429, 'too-many')
export const unsupportedMediaType = ready(415, 'unsupported-media-type')
export const invalidJson = ready(400, 'invalid-json')
/** Recorded, but not in the projections within the time a reader waits. */
export const behind = ready(503, 'behind')
/** Recorded, but no signed checkpoint covers it yet. */
export const notYetSealed = ready(503, 'not-yet-sealed')
/** Too large a document, or one that took too long to make. */
export const documentNotMade = ready(503, 'document-not-made')
export const unavailable = ready(503, 'unavailable')
