import type { FastifyRequest } from 'fastify'
import type { Queries } from '../../projections/queries.js'
import { notFound } from './http-problem.js'

/** What was asked for, or 404. */
export const found = <Answer>(answer: Answer | null, request: FastifyRequest): Answer => {
  if (answer === null) throw notFound(request)
  return answer
}

/** A whole list as an answer. */
export const listed = async <Item>(items: Promise<readonly Item[]>): Promise<{ readonly items: readonly Item[] }> => ({
  items: await items,
})

/** A list of a house; 404 when there is nothing in it because the house is not there. */
export const inKnownHouse =
  ({ findHouse }: Queries) =>
  async <Answer extends { readonly items: readonly unknown[] }>(
    request: FastifyRequest,
    house: string,
    answering: Promise<Answer>,
  ): Promise<Answer> => {
    const answer = await answering
    if (answer.items.length === 0) found(await findHouse(house), request)
    return answer
  }
