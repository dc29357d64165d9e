import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DossierStory } from '../../../projections/dossier-history/story.js'
import { dossierId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { DossierPage } from './dossier-page.js'

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

export const dossierRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  app.get('/huizen/:house/dossiers/:dossier', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const [house, story] = await Promise.all([houseOf(dependencies.queries, request), storyOf(dependencies, request)])
      return reply.html(await (<DossierPage view={view} house={house} story={story} actions={[]} />))
    },
  })
}
