import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySession from '@fastify/session'
import fastifySwagger from '@fastify/swagger'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject, validatorCompiler } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Past, Queries } from '../../projections/queries.js'
import type { Acts } from '../application/acts/acts.js'
import type { NamedAttachments } from '../application/attachments.js'
import type { Execute } from '../application/execute.js'
import type { ExportPerson } from '../application/export-person.js'
import type { HouseExport } from '../application/house-export/house-export.js'
import type { HouseStates } from '../application/house-states.js'
import type { Influence } from '../application/influence/influence.js'
import type { MayDecide } from '../application/may-decide.js'
import type { Meetings } from '../application/meetings.js'
import type { Money } from '../application/money/money.js'
import type { People } from '../application/people.js'
import type { Attachments } from '../attachments/attachments.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { Identity } from '../identity/identity.js'
import { keepingClaims } from '../identity/keep-claims.js'
import { createSessionStore, tidySessions } from '../identity/session-store.js'
import type { SealingState } from '../ledger/transparency/sealing-state.js'
import type { Notifying } from '../notifying/notifying.js'
import type { EngineStatus } from '../projecting/status.js'
import { enforceAccess } from './access.js'
import { rememberWhoAsks } from './asking.js'
import { attachmentRoutes } from './attachment-routes.js'
import { commandRoutes } from './command-routes.js'
import { packAnswers } from './compression.js'
import { handleErrors, type ProblemPage } from './error-handler.js'
import { eventRoutes } from './event-routes.js'
import { feedRoutes } from './feed-routes.js'
import { fromOutside } from './from-outside.js'
import { healthRoutes } from './health-routes.js'
import { houseExportRoute } from './house-export-route.js'
import { type LogDependencies, logRoutes } from './log-routes.js'
import type { ProvingDependencies } from './proven-event.js'
import { publicRoutes } from './public-routes.js'
import { queryRoutes } from './query-routes.js'
import { countRecords, RECORDS_PER_MINUTE } from './record-limit.js'
import { developmentSignInRoutes } from './sign-in-routes.js'
import { tokenRoutes } from './token-routes.js'

export type ServerDependencies = LogDependencies &
  ProvingDependencies & {
    readonly pool: pg.Pool
    readonly execute: Execute
    readonly houses: HouseStates
    readonly queries: Queries
    readonly past: Past
    readonly people: People
    /** Accounts, and what they may act as. */
    readonly identity: Identity
    readonly notifying: Notifying
    readonly exportPerson: ExportPerson
    readonly mayDecide: MayDecide
    readonly acts: Acts
    readonly meetings: Meetings
    readonly money: Money
    readonly influence: Influence
    readonly attachments: Attachments
    readonly namedAttachments: NamedAttachments
    /** Everything of one house as files, for an auditor to keep and to check. */
    readonly houseExport: HouseExport
    readonly status: () => Promise<EngineStatus>
    /** How far the transparency log is signed. */
    readonly sealing: () => Promise<SealingState>
    readonly waitForPosition: (position: bigint) => Promise<void>
    readonly storeName: string
    /** What monitoring shows; null or left out: nobody sees metrics. */
    readonly monitoringToken?: string | null
    readonly today: () => LocalDate
    readonly newId: () => string
    readonly sessionSecret: string
    /** People reach the server over https: cookies then travel over https only. */
    readonly secure: boolean
    /** Requests from one address that are answered in a minute; 1200 when left out. */
    readonly requestsPerMinute?: number
    /** What one account or program may send to be recorded in a minute; 600 when left out. */
    readonly recordsPerMinute?: number
    /** Offer the sign-in without password. Only for a server that listens on loopback. */
    readonly developmentSignIn: boolean
    readonly logger: FastifyBaseLogger | false
    /** The pages for people; left out, the server answers programs only. */
    readonly pages?: { readonly register: (app: FastifyInstance) => Promise<void>; readonly problem: ProblemPage }
  }

/** What a program may be let do in its house. */
const scopes = {
  read: 'Read everything of the house but contact details',
  administer: 'What its administrator may do, except what asks for a recent sign-in',
}

const BODY_LIMIT = 256 * 1024
const REQUESTS_PER_MINUTE = 1200

/** The HTTP application, not yet listening: tested with `inject`, started by `listen`. */
export const buildServer = async (given: ServerDependencies): Promise<FastifyInstance> => {
  const dependencies = { ...given, execute: keepingClaims(fromOutside(given.execute), given.pool) }
  const { logger, newId, pool, identity } = dependencies
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: newId,
    // Behind https stands a proxy, on this machine or in its private network, that says how and from where people come.
    trustProxy: dependencies.secure ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // A line for every request drowns what a person should read: shown at level debug only.
    logController: new LogController({ disableRequestLogging: true }),
    ...(logger === false ? { logger: false } : { loggerInstance: logger }),
  })
  app.setValidatorCompiler(validatorCompiler)
  // What a schema declares is checked by the compiler and by tests; checking every answer again would cost readers time.
  app.setSerializerCompiler(() => JSON.stringify)
  rememberWhoAsks(app)
  countRecords(app, dependencies.recordsPerMinute ?? RECORDS_PER_MINUTE)
  handleErrors(app, dependencies.pages?.problem ?? null)
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ route: request.routeOptions.url, method: request.method, status: reply.statusCode }, 'answered')
  })

  // Who may read what changes with who signed in: what does not say that it may be kept, nobody keeps.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-store')
  })
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(dependencies.secure ? {} : { upgradeInsecureRequests: null }),
      },
    },
    hsts: dependencies.secure,
  })
  await packAnswers(app, dependencies)
  await app.register(fastifyRateLimit, {
    max: dependencies.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
  })
  await app.register(fastifyCookie)
  await app.register(fastifySession, {
    secret: dependencies.sessionSecret,
    cookieName: dependencies.secure ? '__Host-besluitboek' : 'besluitboek',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: dependencies.secure, maxAge: identity.limits.idle },
    saveUninitialized: false,
    rolling: false,
    store: createSessionStore(pool, identity.limits),
  })
  enforceAccess(app, identity)
  const stopTidying = tidySessions(pool, (error) => app.log.warn({ err: error }, 'sessions that ended are still kept'))
  app.addHook('onClose', stopTidying)

  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Besluitboek',
        version: '1',
        description:
          'Who decided what, under which mandate. Commands record, registers answer. Errors are RFC 9457 problem details with a stable code.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'besluitboek' },
          token: { type: 'http', scheme: 'bearer', description: 'A token of a house, made under "Toegang"' },
          client: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/api/oauth/token', scopes } } },
        },
      },
      security: [{ session: [] }, { token: [] }, { client: [] }],
    },
    // Every operation of the API has its tag; pages have none, and are for people.
    hideUntagged: true,
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })

  await app.register(async (api) => {
    // JSON only: a browser cannot send that to another site without asking first, so no forged request comes through.
    api.removeContentTypeParser('text/plain')
    commandRoutes(api, dependencies.execute, newId)
    if (dependencies.developmentSignIn) developmentSignInRoutes(api, dependencies)
    await api.register(async (oauth) => tokenRoutes(oauth, identity.programs))
    eventRoutes(api, dependencies)
    attachmentRoutes(api, dependencies)
    houseExportRoute(api, dependencies)
    publicRoutes(api, dependencies)
    await api.register(async (registers) => queryRoutes(registers, dependencies))
    api.get('/api/openapi.json', {
      config: { access: 'public' },
      schema: { hide: true },
      handler: async () => app.swagger(),
    })
  })
  healthRoutes(app, dependencies)
  logRoutes(app, dependencies)
  feedRoutes(app, dependencies)
  if (dependencies.pages !== undefined) await app.register(dependencies.pages.register)
  return app
}
