import { z } from 'zod'

const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable code to act on' }),
    detail: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    rule: z.string().optional().meta({ description: 'The rule a refusal rests on' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

/** The problems any route may answer with. */
export const problemResponses = {
  400: problemDetails,
  401: problemDetails,
  403: problemDetails,
  404: problemDetails,
  409: problemDetails,
  412: problemDetails,
  413: problemDetails,
  422: problemDetails,
  429: problemDetails,
  500: problemDetails,
  503: problemDetails,
}
