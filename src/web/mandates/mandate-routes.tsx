import type { FastifyInstance } from 'fastify'
import { createWhoMayDecide } from '../../application/who-may-decide.js'
import { houseId, mandateId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import { houseFormContext, linkTo } from '../acts/form-routes.js'
import { mandateForms } from '../acts/forms/mandate-forms.js'
import type { PageDependencies } from '../dependencies.js'
import { grantMandateForm } from '../founding/forms/grant-mandate-form.js'
import { timeOf } from '../frame/requests.js'
import { MandatePage, MandatesPage } from './mandate-pages.js'

/** The register of mandates, and each mandate. */
export const mandateRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, today, houses } = dependencies
  const whoMayDecide = createWhoMayDecide(houses)

  app.get('/huizen/:house/mandaten', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house } = context
      const { shown, asked } = timeOf(request, view, today())
      const mandates = await queries.readMandateRegister(house.id, asked)
      const links = linkTo(grantMandateForm, context)
      return reply.html(
        await (<MandatesPage view={view} house={house} mandates={mandates} time={shown} links={links} />),
      )
    },
  })

  app.get('/huizen/:house/mandaten/:mandate', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house } = context
      const { shown, asked } = timeOf(request, view, today())
      const id = mandateId.safeParse((request.params as { mandate: string }).mandate)
      const mandate = id.success ? await queries.findMandate(house.id, id.data, { knownAt: asked.knownAt }) : null
      if (mandate === null) throw notFound(request)
      const time = { asOf: shown.asOf, knownAt: asked.knownAt }
      const chain = await whoMayDecide.chain(houseId.parse(house.id), mandateId.parse(mandate.id), time)
      // What is shown of another day is to be read, not to be changed.
      const isNow = shown.asOf === today() && shown.knownOn === null
      const links = isNow ? mandateForms.flatMap((form) => linkTo(form, context, mandate.id)) : []
      return reply.html(
        await (<MandatePage view={view} house={house} mandate={mandate} chain={chain} time={shown} links={links} />),
      )
    },
  })
}
