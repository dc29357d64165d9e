import type { FastifyRequest } from 'fastify'
import type { InTime } from '../../../projections/answer.js'
import type { DossierStory } from '../../../projections/dossier-history/story.js'
import { dossierId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'

/**
 * The dossier in the path, as it stands now unless another day or moment is asked; not found when its id is not one, or
 * not of this house, or not there yet.
 */
export const storyOf = async (
  { past }: Pick<PageDependencies, 'past'>,
  request: FastifyRequest,
  time: InTime = { asOf: null, knownAt: null },
): Promise<DossierStory> => {
  const { house, dossier } = request.params as { house: string; dossier: string }
  const id = dossierId.safeParse(dossier)
  const story = id.success ? await (await past(house, time)).findDossier(house, id.data) : null
  if (story === null) throw notFound(request)
  return story
}
