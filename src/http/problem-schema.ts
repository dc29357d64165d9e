import { z } from 'zod'

const problemDetails = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable code to act on' }),
    detail: z.string(),
    fields: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
    rule: z.string().optional().meta({ description: 'The rule a refusal rests on' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDetails } },
})

/** The problems that any route may answer with. */
const anyProblem = {
  400: problem('Something in the request is wrong; every field at fault is named'),
  429: problem('Too many requests; Retry-After says how many seconds to wait'),
  500: problem('Something went wrong on our side'),
  503: problem('The ledger or its registers are away or behind for a moment; Retry-After says when to try again'),
}

/** The problems of a question that anyone may ask. */
export const openProblems = anyProblem

/** The problems of such a question about one thing. */
export const publicProblems = { ...anyProblem, 404: problem('Not there, or not public') }

/** The problems of a route that asks for a session. */
export const signedInProblems = { ...anyProblem, 401: problem('Not signed in') }

/** The problems of a question about a house. */
export const queryProblems = {
  ...signedInProblems,
  403: problem('Not for this reader'),
  404: problem('Not there, or not for this reader to see'),
}

/** The problems of a command. */
export const commandProblems = {
  ...queryProblems,
  403: problem('Not for this sender; the detail says who may'),
  404: problem('Something the command refers to does not exist'),
  409: problem('It clashes with what was recorded before, or others wrote at the same moment'),
  412: problem('The dossier changed since it was seen (If-Match)'),
  413: problem('The body is too large'),
  415: problem('The body is not application/json'),
  422: problem('A rule refuses it, or the Idempotency-Key was used for another command'),
}

/** The problems of signing in without password. */
export const signInProblems = {
  ...anyProblem,
  403: problem('This person holds no seat in this house today'),
  413: problem('The body is too large'),
  415: problem('The body is not application/json'),
}
