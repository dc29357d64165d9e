import type { FastifyInstance } from 'fastify'
import type { PageDependencies } from '../dependencies.js'
import { actionsOf, contextOf } from '../forms/act-routes.js'
import { DossierPage } from './dossier-page.js'

/** One dossier, with what its reader may do in it. */
export const dossierRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  app.get('/huizen/:house/dossiers/:dossier', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await contextOf(request, reply, dependencies)
      const { view, house, story } = context
      return reply.html(await (<DossierPage view={view} house={house} story={story} actions={actionsOf(context)} />))
    },
  })
}
