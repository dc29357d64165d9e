import type { FastifyInstance } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { templatesInUse } from '../../domain/template/state.js'
import { notFound } from '../../http/http-problem.js'
import { houseFormContext, linkTo } from '../acts/form-routes.js'
import type { PageDependencies } from '../dependencies.js'
import { houseManagePage, logoFile, managePage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { subjectOptions } from '../frame/subjects.js'
import { viewOf } from '../frame/view.js'
import { everyHouse } from '../sign-in/every-house.js'
import { addSubjectForm } from './forms/add-subject-form.js'
import { chooseLogoForm, removeLogoForm } from './forms/logo-forms.js'
import { HouseManagePage } from './house-manage-page.js'
import { ManagePage } from './manage-page.js'
import type { System } from './system-parts.js'

/** Where the installation, and a house, are looked after. */
export const manageRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, attachments, identity, log, sealing, status, lastBackup, witnessKeys, today } = dependencies

  const system = async (): Promise<System> => {
    const [standing, sealed, keys, backup] = await Promise.all([status(), sealing(), log.keys(), lastBackup()])
    const providers = identity.openId.providers.map(({ name }) => name)
    return { status: standing, sealing: sealed, keys, witnessKeys, providers, backup }
  }

  app.get(managePage, {
    config: { access: 'manager' },
    handler: async (request, reply) => {
      const [all, shown] = await Promise.all([everyHouse(queries), system()])
      return reply.html(await (<ManagePage view={viewOf(request, reply, dependencies)} houses={all} system={shown} />))
    },
  })

  app.get(houseManagePage(':house'), {
    config: { access: 'administers-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house } = context
      const [organs, shown] = await Promise.all([
        queries.listOrgans(house.id, { asOf: today(), knownAt: null }),
        system(),
      ])
      const chosen = context.asker.state.house?.logo ?? null
      const standing = chosen === null ? null : await attachments.standing(context.asker.house, [chosen.sha256])
      const kept = chosen !== null && standing?.get(chosen.sha256) === 'kept'
      return reply.html(
        await (
          <HouseManagePage
            view={view}
            house={house}
            organs={organs.map(({ id, name, rules }) => ({ id, name, rules: rules.name }))}
            subjects={subjectOptions(view, house.ownSubjects)}
            subjectLinks={linkTo(addSubjectForm, context)}
            system={shown}
            templates={templatesInUse(context.asker.state).length}
            logo={{ chosen, kept, links: [chooseLogoForm, removeLogoForm].flatMap((form) => linkTo(form, context)) }}
          />
        ),
      )
    },
  })

  app.get(logoFile(':house'), {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const house = houseId.parse((await houseOf(queries, request)).id)
      const logo = (await houses.load(house)).state.house?.logo ?? null
      const content = logo === null ? null : await attachments.read(house, logo.sha256)
      if (logo === null || content?.state !== 'kept') throw notFound(request)
      return reply.type(logo.mediaType).send(content.bytes)
    },
  })
}
