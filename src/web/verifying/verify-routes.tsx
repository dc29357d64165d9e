import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayRead } from '../../application/principal.js'
import { eventId, meetingId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { verifyPage } from '../frame/addresses.js'
import { parameter } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { alonePage } from './alone-page.js'
import { entryModule, readModule, readModules } from './checking-modules.js'
import { VerifyContent, VerifyPage } from './verify-page.js'

const modulePath = (path: string): string => `${verifyPage}/modules/${path}`
const alonePath = `${verifyPage}/los`

/** The page is shown to anyone in the same way, and its policy lets it connect and send nothing. */
const policyOf = (secure: boolean) => ({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'none'"],
      connectSrc: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      ...(secure ? {} : { upgradeInsecureRequests: null }),
    },
  },
})

/** The event that says what the file of minutes is, when this one approved them and the reader may read the house. */
const paperOf = async (
  request: FastifyRequest,
  { readEvent, houses }: Pick<PageDependencies, 'readEvent' | 'houses'>,
  event: string,
): Promise<string | null> => {
  const approval = await readEvent(event)
  if (approval?.type !== 'MinutesApproved' || !mayRead(request.principal, approval.house)) return null
  const meeting = meetingId.safeParse((approval.data as { readonly meeting?: unknown }).meeting)
  if (!meeting.success) return null
  return (await houses.load(approval.house)).state.meetings.get(meeting.data)?.minutes?.paper?.event ?? null
}

/** Where anyone checks a receipt in the own browser. */
export const verifyRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const open = { config: { access: 'public' as const } }

  app.get(verifyPage, {
    ...open,
    helmet: policyOf(dependencies.secure),
    handler: async (request, reply) => {
      // No form may be sent from this page, so it does not offer to sign out.
      const view = { ...viewOf(request, null, dependencies), principal: null }
      const event = eventId.safeParse(parameter(request, 'gebeurtenis')).data ?? null
      const paper = event === null ? null : await paperOf(request, dependencies, event)
      return reply.html(
        await (
          <VerifyPage view={view} script={modulePath(entryModule)} alone={alonePath} event={event} paper={paper} />
        ),
      )
    },
  })
  app.get(alonePath, {
    ...open,
    handler: async (request, reply) => {
      const view = viewOf(request, null, dependencies)
      const content = String(await (<VerifyContent view={view} />))
      const page = alonePage({ language: view.language, title: view.say('verify.title'), content }, await readModules())
      return reply.header('content-disposition', 'attachment; filename="besluitboek-verifieer.html"').html(page)
    },
  })
  app.get(modulePath('*'), {
    ...open,
    schema: { hide: true },
    handler: async (request, reply) => {
      const { '*': path } = request.params as { '*': string }
      const text = await readModule(path)
      if (text === null) throw notFound(request)
      return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(text)
    },
  })
}
