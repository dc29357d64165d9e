import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { HouseStates } from '../application/house-states.js'
import { mayRead, type Principal } from '../application/principal.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import { agendaOf } from '../notifying/agenda.js'
import { changedOn, decisionsToFollow, type FeedItem, noonOf, writeDecisionsFeed } from '../notifying/decisions-feed.js'
import { type FeedAddress, type FeedKind, feedPath } from '../notifying/feed-addresses.js'
import type { Notifying } from '../notifying/notifying.js'
import { voiceIn } from '../notifying/words.js'
import { writeAgenda } from '../notifying/write-agenda.js'
import { notFound } from './http-problem.js'

export type FeedDependencies = {
  readonly notifying: Notifying
  readonly houses: HouseStates
  readonly today: () => LocalDate
}

/** Programs ask a few times an hour; who asks more often is looking for something else. */
const rateLimit = { max: 60, timeWindow: '1 minute' }

type Opened = {
  readonly address: FeedAddress
  readonly state: HouseState
  readonly origin: string
  readonly self: string
}

/** What a person follows from outside, under a secret address instead of a session. */
export const feedRoutes = (app: FastifyInstance, { notifying, houses, today }: FeedDependencies): void => {
  /** Refuses alike whether the secret never was, was revoked, or its holder sits in the house no more. */
  const open = async (request: FastifyRequest, feed: FeedKind): Promise<Opened> => {
    const { token } = request.params as { token: string }
    const address = await notifying.feedAddresses.find(token, feed)
    if (address === null) throw notFound(request)
    const { house, person } = address
    const { state } = await houses.load(house)
    const seated = state.seats.some((seat) => seat.person === person && covers(seat.period, today()))
    const reader: Principal | null = seated && !state.erased.has(person) ? { kind: 'person', house, person } : null
    if (!mayRead(reader, house)) throw notFound(request)
    const origin = notifying.publicUrl ?? `${request.protocol}://${request.host}`
    return { address, state, origin, self: `${origin}${feedPath(token, feed)}` }
  }

  const answer = (reply: FastifyReply, type: string, body: string): FastifyReply =>
    reply.type(type).header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex').send(body)

  app.get('/feeds/:token/agenda.ics', {
    config: { access: 'public', rateLimit },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { address, state, origin } = await open(request, 'agenda')
      const { language } = await notifying.preferences.read(address.person)
      const voice = voiceIn(language)
      const name = voice.say('feed.agenda.title', { house: state.house?.name ?? '' })
      const entries = agendaOf(state, address.person, today(), voice)
      return answer(reply, 'text/calendar; charset=utf-8', writeAgenda(entries, { name, origin, now: new Date() }))
    },
  })

  app.get('/feeds/:token/besluiten.atom', {
    config: { access: 'public', rateLimit },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { address, state, origin, self } = await open(request, 'decisions')
      const { house, person } = address
      const { language } = await notifying.preferences.read(person)
      const told = await notifying.inbox.decisionsTold(person, house)
      const items: FeedItem[] = []
      for (const { id, dossier, decision } of decisionsToFollow(state, told)) {
        const { title, lines } = await notifying.compose.decision(house, decision.event, language)
        const link = `${origin}/huizen/${house}/dossiers/${dossier}`
        items.push({ id, title, lines, changedAt: noonOf(changedOn(decision)), link })
      }
      const name = state.house?.name ?? ''
      const about = {
        id: `urn:uuid:${address.id}`,
        title: voiceIn(language).say('feed.decisions.title', { house: name }),
        author: name,
        language,
        link: `${origin}/huizen/${house}/besluiten`,
        self,
        now: new Date(),
      }
      return answer(reply, 'application/atom+xml; charset=utf-8', writeDecisionsFeed(items, about))
    },
  })
}
