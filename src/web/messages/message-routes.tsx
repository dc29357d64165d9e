import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayRead, type Principal } from '../../application/principal.js'
import { forbidden } from '../../http/http-problem.js'
import { feedKinds, feedPath, MOST_ADDRESSES } from '../../notifying/feed-addresses.js'
import { inboxPath, preferencesPath } from '../../notifying/paths.js'
import { mailChoices } from '../../notifying/preferences.js'
import type { PageDependencies } from '../dependencies.js'
import { typedIn } from '../forms/send.js'
import { address, mailsPage, personPage } from '../frame/addresses.js'
import { houseOf, oneOf, parameter } from '../frame/requests.js'
import { samePath, viewOf } from '../frame/view.js'
import { MailsPage } from './mails-page.js'
import { MessagesPage } from './messages-page.js'
import { PreferencesPage } from './preferences-page.js'

type Person = Extract<Principal, { kind: 'person' }>

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** How many messages stand on a page. */
const SHOWN = 20

/** The deepest page that is looked for. */
const DEEPEST = 500

const personOf = (request: FastifyRequest): Person => {
  const { principal } = request
  if (principal?.kind !== 'person') throw forbidden(request)
  return principal
}

const textIn = (request: FastifyRequest, name: string): string | null => {
  const value = typedIn(request)[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The messages of whoever is signed in, how they want to be told, and mails that did not leave. */
export const messageRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { notifying, queries, people } = dependencies
  const { inbox, preferences, feedAddresses } = notifying

  /** The houses whose messages this reader may see now. */
  const readable = async (principal: Person): Promise<readonly string[]> =>
    (await inbox.houses(principal.person)).filter((house) => mayRead(principal, house))

  app.get(inboxPath, {
    config: { access: 'signed-in' },
    handler: async (request, reply) => {
      const principal = personOf(request)
      const view = viewOf(request, reply, dependencies)
      const mine = await readable(principal)
      const house = oneOf(parameter(request, 'huis'), mine) ?? null
      const page = Math.min(Math.max(Number.parseInt(parameter(request, 'pagina') ?? '1', 10) || 1, 1), DEEPEST)
      const found = await inbox.list({
        person: principal.person,
        houses: house === null ? mine : [house],
        limit: SHOWN,
        skip: (page - 1) * SHOWN,
      })
      const told = await Promise.all(
        found.slice(0, SHOWN).map((notice) => notifying.compose.notice(notice, view.language)),
      )
      const named = await Promise.all(mine.map(async (id) => ({ id, name: (await queries.findHouse(id))?.name ?? id })))
      const hasMore = found.length > SHOWN
      return reply.html(await (<MessagesPage {...{ view, told, houses: named, house, page, hasMore }} />))
    },
  })

  app.post(`${inboxPath}/gelezen`, {
    config: { access: 'signed-in' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const principal = personOf(request)
      const mine = await readable(principal)
      const one = textIn(request, 'bericht')
      const house = oneOf(textIn(request, 'huis'), mine)
      if (one !== null && UUID.test(one)) await inbox.markRead(principal.person, mine, [one])
      else if (one === null) await inbox.markRead(principal.person, house === undefined ? mine : [house])
      return reply.redirect(samePath(textIn(request, 'terug') ?? inboxPath), 303)
    },
  })

  const renderPreferences = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { readonly notice?: string | null; readonly made?: string | null } = {},
  ): Promise<string> => {
    const { person, house } = personOf(request)
    const view = viewOf(request, reply, dependencies)
    const preference = await preferences.read(person)
    const addresses = await feedAddresses.list(house, person)
    const { mailing } = notifying
    const { notice = null, made = null } = shown
    const { email } = await people.findDetails(person)
    const own = personPage(house, person)
    return <PreferencesPage {...{ view, preference, mailing, email, own, addresses, notice, made }} />
  }

  app.get(preferencesPath, {
    config: { access: 'signed-in' },
    handler: async (request, reply) => {
      const { say } = viewOf(request, reply, dependencies)
      const done = oneOf(parameter(request, 'gedaan'), ['bewaard', 'ingetrokken'])
      const notice =
        done === undefined ? null : say(done === 'bewaard' ? 'preferences.saved' : 'preferences.feed.revoked')
      return reply.html(await renderPreferences(request, reply, { notice }))
    },
  })

  app.post(preferencesPath, {
    config: { access: 'signed-in' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { person } = personOf(request)
      const known = await preferences.read(person)
      await preferences.save(person, {
        mails: oneOf(textIn(request, 'mails'), mailChoices) ?? known.mails,
        language: oneOf(textIn(request, 'taal'), ['nl', 'en']) ?? known.language,
      })
      return reply.redirect(address(preferencesPath, { gedaan: 'bewaard' }), 303)
    },
  })

  app.post(`${preferencesPath}/adressen`, {
    config: { access: 'signed-in' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { person, house } = personOf(request)
      const { say } = viewOf(request, reply, dependencies)
      const feed = oneOf(textIn(request, 'volgen'), feedKinds)
      const token = feed === undefined ? null : await feedAddresses.make(house, person, feed)
      if (feed === undefined || token === null) {
        const notice = say('preferences.feed.too-many', { most: MOST_ADDRESSES })
        return reply.code(422).html(await renderPreferences(request, reply, { notice }))
      }
      const origin = notifying.publicUrl ?? `${request.protocol}://${request.host}`
      return reply.html(await renderPreferences(request, reply, { made: `${origin}${feedPath(token, feed)}` }))
    },
  })

  app.post(`${preferencesPath}/adressen/:address/intrekken`, {
    config: { access: 'signed-in' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { person } = personOf(request)
      const { address: id } = request.params as { address: string }
      if (UUID.test(id)) await feedAddresses.revoke(person, id)
      return reply.redirect(address(preferencesPath, { gedaan: 'ingetrokken' }), 303)
    },
  })

  const administratorOf = (request: FastifyRequest): Principal => {
    if (request.principal?.kind !== 'administrator') throw forbidden(request)
    return request.principal
  }

  app.get('/huizen/:house/mails', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const principal = administratorOf(request)
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const mails = await notifying.mails.troubled(house.id)
      const persons = mails.length === 0 ? [] : await people.listPersons(house.id, principal)
      return reply.html(await (<MailsPage view={view} house={house} mails={mails} persons={persons} />))
    },
  })

  app.post('/huizen/:house/mails/:mail', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      administratorOf(request)
      const { house, mail } = request.params as { house: string; mail: string }
      if (UUID.test(mail)) await notifying.mails.tryAgain(house, mail)
      return reply.redirect(mailsPage(house), 303)
    },
  })
}
