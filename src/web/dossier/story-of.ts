import type { FastifyRequest } from 'fastify'
import type { DossierStory } from '../../../projections/dossier-history/story.js'
import { dossierId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'

/** The dossier in the path; not found when its id is not one, or not of this house. */
export const storyOf = async (
  { queries }: Pick<PageDependencies, 'queries'>,
  request: FastifyRequest,
): Promise<DossierStory> => {
  const { house, dossier } = request.params as { house: string; dossier: string }
  const id = dossierId.safeParse(dossier)
  const story = id.success ? await queries.findDossier(house, id.data) : null
  if (story === null) throw notFound(request)
  return story
}
