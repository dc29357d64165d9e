import type { FastifyInstance } from 'fastify'
import type { DossierStory } from '../../../projections/dossier-history/story.js'
import { type Deadline, deadlinesOf } from '../../domain/bekrachtiging/deadline.js'
import { dossierId, type HouseId } from '../../domain/shared/identifiers.js'
import type { PageDependencies } from '../dependencies.js'
import type { ActContext } from '../forms/act.js'
import { actionsOf, contextOf } from '../forms/act-routes.js'
import { askedTimeOf, houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { dossierMoneyLinks } from '../money/forms/index.js'
import { DossierPage } from './dossier-page.js'
import { storyOf } from './story-of.js'

/** The deadlines of bekrachtiging that run in this dossier, by decision: they follow from the rules of the organs. */
const deadlinesIn = ({ asker: { state }, story }: ActContext): ReadonlyMap<string, readonly Deadline[]> => {
  const decisions = state.dossiers.get(dossierId.parse(story.id))?.decisions ?? []
  return new Map([...decisions].map(([id, decision]) => [id, deadlinesOf(state, decision)]))
}

/** One dossier, with what its reader may do in it. */
export const dossierRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const standingsIn = (house: string, { contributions }: DossierStory) =>
    dependencies.attachments.standing(
      house as HouseId,
      contributions.flatMap(({ attachments }) => attachments).map(({ sha256 }) => sha256),
    )

  app.get('/huizen/:house/dossiers/:dossier', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const { shown, notices, asked } = askedTimeOf(request, view)
      if (asked.asOf === null && asked.knownAt === null) {
        const context = await contextOf(request, reply, dependencies)
        const { house, story } = context
        return reply.html(
          await (
            <DossierPage
              view={view}
              house={house}
              story={story}
              attachmentStandings={await standingsIn(house.id, story)}
              actions={[...actionsOf(context), ...dossierMoneyLinks(context, story.id)]}
              deadlines={deadlinesIn(context)}
              time={shown}
              notices={notices}
            />
          ),
        )
      }
      const [house, story] = await Promise.all([
        houseOf(dependencies.queries, request),
        storyOf(dependencies, request, asked),
      ])
      // In the past nothing can be recorded any more, and no deadline runs.
      return reply.html(
        await (
          <DossierPage
            view={view}
            house={house}
            story={story}
            attachmentStandings={await standingsIn(house.id, story)}
            actions={[]}
            deadlines={new Map()}
            time={shown}
            notices={notices}
          />
        ),
      )
    },
  })
}
