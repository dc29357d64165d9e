import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type PublicDecision,
  type PublicFilter,
  publicStandings,
} from '../../../projections/public-decisions/answers.js'
import { receiptFileOf } from '../../application/receipt-file.js'
import { subjectPath } from '../../domain/house/subject.js'
import { organKind } from '../../domain/organ/events.js'
import { decisionId, houseId, organId } from '../../domain/shared/identifiers.js'
import { notFound, notYetSealed } from '../../http/http-problem.js'
import { publicRateLimit } from '../../http/public-routes.js'
import { isUnchanged } from '../../http/unchanged.js'
import { writeDecisionsFeed } from '../../notifying/decisions-feed.js'
import type { PageDependencies } from '../dependencies.js'
import { paperFormats, sendPaper } from '../documents/send-paper.js'
import {
  publicDecisionPage,
  publicExtractFile,
  publicFeed,
  publicPage,
  publicReceiptFile,
  publicSearch,
} from '../frame/addresses.js'
import { oneOf, parameter, queryOf, readPage } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { DecisionPage } from './decision-page.js'
import { decisionPaper } from './decision-paper.js'
import { SearchPage } from './search-page.js'

const LONGEST_SEARCH = 200
const DECISIONS_ON_A_PAGE = 20
const DECISIONS_IN_A_FEED = 50

const yearOf = (text: string | null): number | undefined =>
  text !== null && /^\d{4}$/.test(text) ? Number(text) : undefined

/** What was asked for; a value that does not exist counts as not given. Organs are asked for by house, kinds anywhere. */
const filterOf = (request: FastifyRequest): PublicFilter => {
  const house = houseId.safeParse(parameter(request, 'huis'))
  const organ = organId.safeParse(parameter(request, 'orgaan'))
  const subject = subjectPath.safeParse(parameter(request, 'onderwerp'))
  return {
    house: house.success ? house.data : undefined,
    organ: house.success && organ.success ? organ.data : undefined,
    organKind: oneOf(parameter(request, 'orgaan'), organKind.options),
    year: yearOf(parameter(request, 'jaar')),
    subject: subject.success ? subject.data : undefined,
    standing: oneOf(parameter(request, 'stand'), publicStandings),
    text: parameter(request, 'tekst')?.slice(0, LONGEST_SEARCH),
  }
}

const feedLines = ({ say, day, money }: View, decision: PublicDecision): readonly string[] => {
  const { organ, house, decidedOn, outcome, state, told } = decision
  const amount = told?.ratifiedAmountCents ?? null
  return [
    say('public.feed.line', {
      outcome: say(`word.outcome.${outcome}`),
      organ: organ.name,
      house: house.name,
      day: day(decidedOn),
      state: say(`word.state.${state}`),
    }),
    ...(amount === null ? [] : [say('public.feed.amount', { amount: money(amount) })]),
    ...(told?.reasons == null ? [] : [told.reasons]),
  ]
}

/** What anyone reads without signing in: published decisions, at addresses that stay. */
export const publicPageRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, proofs, notifying, documents } = dependencies
  const open = { config: { access: 'public' as const, rateLimit: publicRateLimit } }
  const originOf = (request: FastifyRequest): string => notifying.publicUrl ?? `${request.protocol}://${request.host}`

  /** A decision that was published; one that was not is answered as one that is not there. */
  const published = async (request: FastifyRequest): Promise<PublicDecision> => {
    const id = decisionId.safeParse((request.params as { decision: string }).decision)
    const decision = id.success ? await queries.findPublicDecision(id.data) : null
    if (decision === null) throw notFound(request)
    return decision
  }

  const send = (request: FastifyRequest, reply: FastifyReply, type: string, text: string, changedAt: string | null) =>
    isUnchanged(request, reply, text, changedAt) ? reply.code(304).send() : reply.type(type).send(text)

  app.get(publicPage, {
    ...open,
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const filter = filterOf(request)
      const read = (asked: PublicFilter) =>
        readPage(request, view, (page) => queries.searchPublicDecisions(asked, page), DECISIONS_ON_A_PAGE)
      const [choices, first] = await Promise.all([queries.listPublicChoices(filter.house), read(filter)])
      const nothing = first.page.items.length === 0 && filter.text !== undefined
      const better = nothing ? await queries.suggestWords(filter.text ?? '') : null
      const second = better === null ? first : await read({ ...filter, text: better })
      const instead = second.page.items.length === 0 ? null : better
      const { page, notice } = instead === null ? first : second
      const html = await (
        <SearchPage
          view={view}
          choices={choices}
          filter={filter}
          decisions={page.items}
          instead={instead}
          query={queryOf(request)}
          nextCursor={page.nextCursor}
          notices={[notice]}
        />
      )
      return send(request, reply, 'text/html; charset=utf-8', html, null)
    },
  })

  app.get(publicDecisionPage(':decision'), {
    ...open,
    handler: async (request, reply) => {
      const decision = await published(request)
      const permanentAddress = `${originOf(request)}${publicDecisionPage(decision.id)}`
      const html = await (
        <DecisionPage
          view={viewOf(request, reply, dependencies)}
          decision={decision}
          permanentAddress={permanentAddress}
        />
      )
      return send(request, reply, 'text/html; charset=utf-8', html, decision.changedAt)
    },
  })

  for (const format of paperFormats) {
    app.get(publicExtractFile(':decision', format), {
      ...open,
      handler: async (request, reply) => {
        const decision = await published(request)
        const composed = decisionPaper(viewOf(request, null, dependencies), decision)
        if (composed === null) throw notFound(request)
        const written = await documents.compose(composed)
        return sendPaper({ request, reply, documents }, written, { name: `besluit-${decision.id}`, format })
      },
    })
  }

  app.get(publicReceiptFile(':decision'), {
    ...open,
    handler: async (request, reply) => {
      const { id, publication, takenBackOn } = await published(request)
      if (takenBackOn !== null) throw notFound(request)
      const proven = await proofs.proofOf(publication.event)
      if (proven === 'unknown-event') throw notFound(request)
      if (proven === 'not-yet-sealed') throw notYetSealed(request)
      const { text } = receiptFileOf(proven)
      return reply
        .header('content-disposition', `attachment; filename="besluit-${id}.json"`)
        .header('cache-control', 'no-cache')
        .type('application/json; charset=utf-8')
        .send(text)
    },
  })

  app.get(publicFeed(null), {
    ...open,
    handler: async (request, reply) => {
      const view = viewOf(request, null, dependencies)
      const { house } = filterOf(request)
      const decisions = await queries.changedPublicDecisions({ house, limit: DECISIONS_IN_A_FEED })
      const origin = originOf(request)
      const self = `${origin}${publicFeed(house ?? null)}`
      const name = house === undefined ? view.say('public.feed.every') : (decisions[0]?.house.name ?? '')
      const items = decisions.flatMap((decision) =>
        decision.told === null
          ? []
          : [
              {
                id: decision.id,
                title: decision.told.title,
                lines: feedLines(view, decision),
                changedAt: new Date(decision.changedAt),
                link: `${origin}${publicDecisionPage(decision.id)}`,
              },
            ],
      )
      const about = {
        id: self,
        title: view.say('public.feed.title', { house: name }),
        author: name,
        language: view.language,
        link: `${origin}${publicSearch({ huis: house })}`,
        self,
        // An empty feed says the same each time it is asked.
        now: new Date(0),
      }
      const feed = writeDecisionsFeed(items, about)
      return send(request, reply, 'application/atom+xml; charset=utf-8', feed, decisions[0]?.changedAt ?? null)
    },
  })

  app.get('/robots.txt', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send(`User-agent: *\nAllow: ${publicPage}\nAllow: /assets/\nDisallow: /\n`),
  })
}
