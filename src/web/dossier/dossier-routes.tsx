import type { FastifyInstance } from 'fastify'
import type { PageDependencies } from '../dependencies.js'
import { actionsOf, contextOf } from '../forms/act-routes.js'
import { askedTimeOf, houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { DossierPage } from './dossier-page.js'
import { storyOf } from './story-of.js'

/** One dossier, with what its reader may do in it. */
export const dossierRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  app.get('/huizen/:house/dossiers/:dossier', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const { shown, notices, asked } = askedTimeOf(request, view)
      if (asked.asOf === null && asked.knownAt === null) {
        const context = await contextOf(request, reply, dependencies)
        const { house, story } = context
        const actions = actionsOf(context)
        return reply.html(
          await (
            <DossierPage view={view} house={house} story={story} actions={actions} time={shown} notices={notices} />
          ),
        )
      }
      const [house, story] = await Promise.all([
        houseOf(dependencies.queries, request),
        storyOf(dependencies, request, asked),
      ])
      // In the past nothing can be recorded any more.
      return reply.html(
        await (<DossierPage view={view} house={house} story={story} actions={[]} time={shown} notices={notices} />),
      )
    },
  })
}
