import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tellBurnDown, tellYearPictures } from '../../application/money/tell-pictures.js'
import { tellReceived } from '../../application/money/tell-received.js'
import { tellCheck, tellGrant, tellOpenEnds, tellYear } from '../../application/money/tell-reports.js'
import { budgetYear } from '../../domain/money/terms.js'
import { grantId, type HouseId, partnerId } from '../../domain/shared/identifiers.js'
import { yearOf } from '../../domain/shared/time.js'
import { notFound } from '../../http/http-problem.js'
import { houseFormContext } from '../acts/form-routes.js'
import type { PageDependencies } from '../dependencies.js'
import { askedTime } from '../frame/asked-time.js'
import { parameter } from '../frame/requests.js'
import { costKeyLinks, grantLinks, moneyPageLinks, sharedCostLinks, traceLinks } from './forms/index.js'
import { grantFolderRoute } from './grant-folder-route.js'
import { GrantPage } from './grant-page.js'
import { grantPaperRoutes } from './grant-paper-routes.js'
import { MoneyPage } from './money-page.js'
import { PartnerMoneyPage } from './partner-money-page.js'
import { sampleRoute } from './sample-route.js'
import { TracePage } from './trace-page.js'

const yearIn = (request: FastifyRequest, otherwise: number): number => {
  const asked = budgetYear.safeParse(Number(parameter(request, 'jaar') ?? otherwise))
  return asked.success ? asked.data : otherwise
}

/** The money of a house: overview, the account of one grant, and the way of any amount. */
export const moneyRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { money } = dependencies

  app.get('/huizen/:house/geld', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house } = context
      const id = house.id as HouseId
      const time = askedTime(request, view)
      const year = yearIn(request, yearOf(time.asOf))
      const [check, grants, ofYear, ofLastYear, open] = await Promise.all([
        money.check(id, time),
        money.grants(id, time),
        money.year(id, year, time),
        money.year(id, year - 1, time),
        money.openEnds(id, time),
      ])
      return reply.html(
        await (
          <MoneyPage
            view={view}
            house={house}
            time={time}
            check={tellCheck(check)}
            grants={grants.report.map((one) => tellGrant(one, grants.money))}
            year={tellYear(ofYear)}
            lastYear={tellYear(ofLastYear)}
            open={tellOpenEnds(open)}
            pictures={tellYearPictures(ofYear)}
            money={grants.money}
            state={grants.state}
            links={moneyPageLinks(context, year)}
            linksOf={{
              key: (key) => costKeyLinks(context, key),
              cost: (cost) => sharedCostLinks(context, cost),
            }}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/geld/subsidies/:grant', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house } = context
      const grant = grantId.safeParse((request.params as { grant: string }).grant)
      if (!grant.success) throw notFound(request)
      const time = askedTime(request, view)
      const id = house.id as HouseId
      const [found, trace] = await Promise.all([
        money.grant(id, grant.data, time),
        money.trace(id, grant.data, time.knownAt),
      ])
      if (found === null || trace === null) throw notFound(request)
      return reply.html(
        await (
          <GrantPage
            view={view}
            house={house}
            time={time}
            grant={tellGrant(found.report, found.money)}
            money={found.money}
            trace={trace}
            burnDown={tellBurnDown(found)}
            links={grantLinks(context, grant.data)}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/geld/spoor', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house } = context
      const { knownAt } = askedTime(request, view)
      const of = parameter(request, 'van') ?? ''
      const trace = await money.trace(house.id as HouseId, of, knownAt)
      if (trace === null) throw notFound(request)
      const links = traceLinks(context, of, trace.ends)
      return reply.html(await (<TracePage view={view} house={house} trace={trace} links={links} />))
    },
  })

  app.get('/huizen/:house/geld/partners/:partner', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { view, house, asker } = await houseFormContext(request, reply, dependencies)
      const id = partnerId.safeParse((request.params as { partner: string }).partner)
      const found = id.success ? asker.state.partners.get(id.data) : undefined
      if (!id.success || found === undefined) throw notFound(request)
      const time = askedTime(request, view)
      const received = tellReceived(id.data, await money.partner(asker.house, id.data, time))
      const partner = { id: id.data, name: found.name }
      return reply.html(
        await (<PartnerMoneyPage view={view} house={house} time={time} partner={partner} received={received} />),
      )
    },
  })

  grantFolderRoute(app, dependencies)
  grantPaperRoutes(app, dependencies)
  sampleRoute(app, dependencies)
}
