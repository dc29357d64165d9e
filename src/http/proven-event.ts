import type { FastifyRequest } from 'fastify'
import { mayRead } from '../application/principal.js'
import type { Proofs, ProvenEvent } from '../application/proofs.js'
import { eventId, type HouseId } from '../domain/shared/identifiers.js'
import type { StoredEvent } from '../ledger/event.js'
import { notFound, notYetSealed } from './http-problem.js'

export type ProvingDependencies = {
  readonly proofs: Proofs
  /** The event with this id, or null. */
  readonly readEvent: (id: string) => Promise<StoredEvent | null>
}

/**
 * An event that the sender may read, with its proof. An event of a house that is not theirs is not found, as one that
 * does not exist: nobody learns which ids were used elsewhere.
 *
 * @throws {HttpProblem} `not-found` or `not-yet-sealed`
 */
export const provenEvent = async (
  request: FastifyRequest,
  { proofs, readEvent }: ProvingDependencies,
  id: string,
): Promise<ProvenEvent & { readonly house: HouseId }> => {
  if (!eventId.safeParse(id).success) throw notFound(request)
  const event = await readEvent(id)
  if (event === null || !mayRead(request.principal, event.house)) throw notFound(request)
  await request.inspects(event.house)
  const proven = await proofs.proofOf(id)
  if (proven === 'unknown-event') throw notFound(request)
  if (proven === 'not-yet-sealed') throw notYetSealed(request)
  return { ...proven, house: event.house }
}
