import fastifyCsrfProtection from '@fastify/csrf-protection'
import fastifyFormbody from '@fastify/formbody'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { ProblemPage } from '../http/error-handler.js'
import { fromOutside } from '../http/from-outside.js'
import { HttpProblem } from '../http/http-problem.js'
import { noteRefusal } from '../http/security-log.js'
import { aboutRoutes } from './about-routes.js'
import { accountsRoutes } from './account/accounts-routes.js'
import { codeSignInRoutes } from './account/code-sign-in-routes.js'
import { askToConfirm, confirmOnTheWay } from './account/confirming.js'
import { secondStepPage } from './account/entering.js'
import { houseAccessRoutes } from './account/house-access-routes.js'
import { invitationRoutes } from './account/invitation-routes.js'
import { openIdRoutes } from './account/openid-routes.js'
import { ownAccountRoutes } from './account/own-account-routes.js'
import { passkeyRoutes } from './account/passkey-routes.js'
import { passwordSignInRoutes } from './account/password-sign-in-routes.js'
import { programRoutes } from './account/program-routes.js'
import { secondStepRoutes } from './account/second-step-routes.js'
import { actsRoutes } from './acts/acts-routes.js'
import { removalRoutes } from './attachments/removal-routes.js'
import type { PageDependencies } from './dependencies.js'
import { documentRoutes } from './documents/document-routes.js'
import { registerPaperRoutes } from './documents/register-paper-routes.js'
import { dossierRoutes } from './dossier/dossier-routes.js'
import { whatIfRoutes } from './dossier/what-if-routes.js'
import { findingRoutes } from './findings/finding-routes.js'
import { actRoutes } from './forms/act-routes.js'
import { openDossierRoutes } from './forms/open-dossier-routes.js'
import { ratifyRoutes } from './forms/ratify-routes.js'
import { foundHouseRoutes } from './founding/found-house-routes.js'
import { setUpRoutes } from './founding/set-up-routes.js'
import { serveAssets } from './frame/assets.js'
import { languageRoutes } from './frame/language-routes.js'
import { problemPage } from './frame/problem-page.js'
import { parameter } from './frame/requests.js'
import { houseRoutes } from './houses/house-routes.js'
import { influenceRoutes } from './influence/influence-routes.js'
import { liveRoutes } from './live/live-routes.js'
import { importRoutes } from './manage/import-routes.js'
import { manageRoutes } from './manage/manage-routes.js'
import { mandateRoutes } from './mandates/mandate-routes.js'
import { mayDecideRoutes } from './mandates/may-decide-routes.js'
import { renewalsRoutes } from './mandates/renewals-routes.js'
import { whoMayDecideRoutes } from './mandates/who-may-decide-routes.js'
import { conveneRoutes } from './meetings/convene-routes.js'
import { meetingActRoutes } from './meetings/meeting-act-routes.js'
import { meetingRoutes } from './meetings/meeting-routes.js'
import { prepareRoutes } from './meetings/prepare-routes.js'
import { messageRoutes } from './messages/message-routes.js'
import { unsubscribeRoutes } from './messages/unsubscribe-routes.js'
import { bankRoutes } from './money/bank-routes.js'
import { moneyFormRoutes } from './money/money-form-routes.js'
import { moneyRoutes } from './money/money-routes.js'
import { myWorkRoutes } from './my-work/my-work-routes.js'
import { organRoutes } from './organs/organ-routes.js'
import { oversightRoutes } from './oversight/oversight-routes.js'
import { partnerRoutes } from './partners/partner-routes.js'
import { personRoutes } from './persons/person-routes.js'
import { proofRoutes } from './proofs/proof-routes.js'
import { publicPageRoutes } from './public/public-routes.js'
import { registerRoutes } from './registers/register-routes.js'
import { signInRoutes } from './sign-in/sign-in-routes.js'
import { templateRoutes } from './templates/template-routes.js'
import { verifyRoutes } from './verifying/verify-routes.js'

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a rendered page. */
    html: (page: string) => FastifyReply
  }
}

/** How a page is sent: never kept by anyone, because what a reader may see changes with who signed in. */
function sendHtml(this: FastifyReply, page: string): FastifyReply {
  return this.type('text/html; charset=utf-8').header('cache-control', 'private, no-store').send(page)
}

const LARGEST_POSITION = 15

/** The page that settles what a page asks first. */
const goFirst: ReadonlyMap<string, string> = new Map([
  ['sign-in-needed', '/aanmelden'],
  ['capacity-needed', '/rol'],
  ['second-factor-needed', secondStepPage],
])

/** The pages for people: server-rendered, in Dutch first, wholly usable without JavaScript. */
export const createPages = (given: PageDependencies): Pages =>
  pagesOf({ ...given, execute: fromOutside(given.execute) })

type Pages = { readonly register: (app: FastifyInstance) => Promise<void>; readonly problem: ProblemPage }

const pagesOf = (dependencies: PageDependencies): Pages => ({
  problem: problemPage(dependencies),
  register: async (app) => {
    await app.register(fastifyFormbody)
    await app.register(fastifyCsrfProtection, { sessionPlugin: '@fastify/session' })
    app.decorateReply('html', sendHtml)

    // Whoever is not signed in, or not in a capacity yet, sees to that first, and comes back to this page.
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const code = error instanceof HttpProblem ? error.problem.code : undefined
      if (code === 'recent-sign-in-needed') {
        noteRefusal(request, { status: 403, code })
        return askToConfirm(request, reply.code(403), dependencies)
      }
      const first = code === undefined ? undefined : goFirst.get(code)
      if (first === undefined) throw error
      return reply.redirect(`${first}?terug=${encodeURIComponent(request.url)}`, 303)
    })

    // After a command the address carries its position: the reader sees the own write.
    app.addHook('preHandler', async (request) => {
      const position = parameter(request, 'minPosition')
      if (position !== null && /^\d+$/.test(position) && position.length <= LARGEST_POSITION) {
        await dependencies.waitForPosition(BigInt(position))
      }
    })

    await app.register(serveAssets)

    // Every page of a person says how many messages are unread; style sheets, registered before, need not ask.
    app.addHook('preHandler', async (request) => {
      const { principal } = request
      if (principal?.kind !== 'person') return
      const { inbox } = dependencies.notifying
      request.unreadMessages = await inbox.countUnread(principal.person, [principal.house])
    })

    confirmOnTheWay(app, dependencies)
    languageRoutes(app, dependencies)
    signInRoutes(app, dependencies)
    myWorkRoutes(app, dependencies)
    passwordSignInRoutes(app, dependencies)
    codeSignInRoutes(app, dependencies)
    secondStepRoutes(app, dependencies)
    openIdRoutes(app, dependencies)
    passkeyRoutes(app, dependencies)
    invitationRoutes(app, dependencies)
    ownAccountRoutes(app, dependencies)
    accountsRoutes(app, dependencies)
    manageRoutes(app, dependencies)
    templateRoutes(app, dependencies)
    await importRoutes(app, dependencies)
    houseAccessRoutes(app, dependencies)
    programRoutes(app, dependencies)
    foundHouseRoutes(app, dependencies)
    setUpRoutes(app, dependencies)
    houseRoutes(app, dependencies)
    registerRoutes(app, dependencies)
    dossierRoutes(app, dependencies)
    whatIfRoutes(app, dependencies)
    openDossierRoutes(app, dependencies)
    await actRoutes(app, dependencies)
    ratifyRoutes(app, dependencies)
    await actsRoutes(app, dependencies)
    mandateRoutes(app, dependencies)
    mayDecideRoutes(app, dependencies)
    findingRoutes(app, dependencies)
    whoMayDecideRoutes(app, dependencies)
    renewalsRoutes(app, dependencies)
    meetingRoutes(app, dependencies)
    documentRoutes(app, dependencies)
    registerPaperRoutes(app, dependencies)
    conveneRoutes(app, dependencies)
    meetingActRoutes(app, dependencies)
    prepareRoutes(app, dependencies)
    liveRoutes(app, dependencies)
    moneyRoutes(app, dependencies)
    influenceRoutes(app, dependencies)
    await bankRoutes(app, dependencies)
    await moneyFormRoutes(app, dependencies)
    organRoutes(app, dependencies)
    partnerRoutes(app, dependencies)
    personRoutes(app, dependencies)
    removalRoutes(app, dependencies)
    messageRoutes(app, dependencies)
    await app.register(unsubscribeRoutes(dependencies))
    proofRoutes(app, dependencies)
    verifyRoutes(app, dependencies)
    publicPageRoutes(app, dependencies)
    oversightRoutes(app, dependencies)
    aboutRoutes(app, dependencies)
  },
})
