import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type GivenWitness, readGivenWitnesses } from './given-witnesses.js'
import { FACTOR_DEMANDS, type FactorDemand } from './identity/factor-demand.js'
import { type OpenIdProvider, readProviders } from './identity/openid/configuration.js'
import { keptSecret } from './kept-secret.js'

/** Levels of the program's own messages, from most to least. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** How the program runs, as read from the environment. */
export type Configuration = {
  /** Absolute folder for the embedded PostgreSQL, the session secret and other files the program keeps. */
  readonly dataDirectory: string
  /** Address of a PostgreSQL server to use; null to start our own. */
  readonly databaseUrl: string | null
  /** Address of an EventStoreDB or KurrentDB server that keeps the log; null to keep it in PostgreSQL. */
  readonly eventStoreUrl: string | null
  /** Address the HTTP server listens on. */
  readonly host: string
  /** TCP port of the HTTP server; 0 for a free one. */
  readonly port: number
  readonly logLevel: LogLevel
  /** Given secret for signing sessions, or null: {@link ensureSessionSecret} keeps one in the data folder. */
  readonly sessionSecret: string | null
  /** Given secret that the key of the ballot boxes is made from, or null: {@link ensureBallotKey} keeps one. */
  readonly ballotKey: string | null
  /** Given secret that the key for secrets of second steps is made from, or null: {@link ensureSecondFactorKey} keeps one. */
  readonly secondFactorKey: string | null
  /** Of whom a second step is demanded who signs in with a password. */
  readonly secondFactorDemanded: FactorDemand
  /** What monitoring shows to read metrics; null: nobody does. */
  readonly monitoringToken: string | null
  /** What one account or program may send to be recorded in a minute. */
  readonly recordsPerMinute: number
  /** Where people reach the program from outside, without a slash at the end; null: http://<host>:<port>. */
  readonly publicUrl: string | null
  /** How mails leave, with the address of the site that stands in them; null: none are sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string; readonly publicUrl: string } | null
  /** Offer the sign-in without password, for trying out; only on an address of this machine itself. */
  readonly developmentSignIn: boolean
  /** How long somebody stays signed in, in milliseconds: without doing anything, and at most; how long it counts as recent. */
  readonly sessionLimits: { readonly idle: number; readonly absolute: number; readonly recent: number }
  /** Providers that people may sign in with (OpenID Connect). */
  readonly openIdProviders: readonly OpenIdProvider[]
  /** Witnesses that are asked to cosign the checkpoints of the log. */
  readonly witnesses: readonly GivenWitness[]
  /** The key that signs the transparency log (`PRIVATE+KEY+…`), or null: one is kept in the data folder. */
  readonly logKey: string | null
  /** Name of a new transparency log, for ever; null: after the public address, or a random one. */
  readonly logOrigin: string | null
  /** Who may read the entries of the transparency log; its hashes and checkpoints are for anyone. Null: not said. */
  readonly logEntries: LogEntries | null
  /** Who the accessibility statement is of, and where people write about it. */
  readonly statementBy: { readonly operator: string | null; readonly contact: string | null }
}

/** `public`: anyone. `auditors`: who may read every house. */
export type LogEntries = 'public' | 'auditors'

/** One or more environment variables are wrong: one sentence each. The CLI ends with exit code 2. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

const isAddress = (text: string, protocols: readonly string[]): boolean => {
  try {
    return protocols.includes(new URL(text).protocol)
  } catch {
    return false
  }
}

// The driver accepts a list of hosts (esdb://a:2113,b:2113), which is no URL, so only the shape is checked here.
const EVENT_STORE_ADDRESS = /^(esdb|esdb\+discover|kurrentdb|kurrentdb\+discover):\/\/[^\s/?#]+/

// A host name (RFC 1123), an IPv4 or an IPv6 address; the operating system has the last word.
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$/

// An address, or a name and an address: Besluitboek <besluitboek@example.be>. The mail server has the last word.
const MAIL_FROM = /^(?:[^<>\r\n@]{1,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/

const LARGEST_PORT = 65_535
const MINUTE = 60_000
const DAY_IN_MINUTES = 24 * 60

/** A whole number of minutes, from five to thirty days. */
const minutes = (name: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a whole number of minutes.`)
    .transform(Number)
    .refine(
      (value) => value >= 5 && value <= 30 * DAY_IN_MINUTES,
      `${name} must be from 5 to ${30 * DAY_IN_MINUTES} minutes.`,
    )
const SHORTEST_SECRET = 32
/** What one account or program may send to be recorded in a minute; a meeting of a whole evening that comes at once fits. */
const RECORDS_PER_MINUTE = 600

const schema = z.object({
  BESLUITBOEK_DATA: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => isAddress(text, ['postgres:', 'postgresql:']),
      'DATABASE_URL must be an address like postgresql://user:password@host:5432/database.',
    )
    .optional(),
  EVENTSTORE_URL: z
    .string()
    .regex(
      EVENT_STORE_ADDRESS,
      'EVENTSTORE_URL must be an address like esdb://host:2113?tls=true, esdb+discover://… or kurrentdb://….',
    )
    .optional(),
  HOST: z
    .string()
    .regex(HOST, 'HOST must be a host name or an IP address, for example 127.0.0.1.')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a whole number from 0 to 65535.')
    .transform(Number)
    .refine((port) => port <= LARGEST_PORT, 'PORT must be a whole number from 0 to 65535.')
    .default(3000),
  BESLUITBOEK_LOG_LEVEL: z
    .enum(LOG_LEVELS, `BESLUITBOEK_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`)
    .default('info'),
  BESLUITBOEK_SESSION_SECRET: z
    .string()
    .min(
      SHORTEST_SECRET,
      `BESLUITBOEK_SESSION_SECRET must have at least ${SHORTEST_SECRET} characters; leave it out to let Besluitboek make one.`,
    )
    .optional(),
  BESLUITBOEK_BALLOT_KEY: z
    .string()
    .min(
      SHORTEST_SECRET,
      `BESLUITBOEK_BALLOT_KEY must have at least ${SHORTEST_SECRET} characters; leave it out to let Besluitboek make one.`,
    )
    .optional(),
  BESLUITBOEK_SECOND_FACTOR_KEY: z
    .string()
    .min(
      SHORTEST_SECRET,
      `BESLUITBOEK_SECOND_FACTOR_KEY must have at least ${SHORTEST_SECRET} characters; leave it out to let Besluitboek make one.`,
    )
    .optional(),
  BESLUITBOEK_DEMAND_SECOND_FACTOR: z
    .enum(FACTOR_DEMANDS, `BESLUITBOEK_DEMAND_SECOND_FACTOR must be one of ${FACTOR_DEMANDS.join(', ')}.`)
    .default('offices'),
  BESLUITBOEK_MONITORING_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{32,256}$/,
      'BESLUITBOEK_MONITORING_TOKEN must have from 32 to 256 characters, without spaces: openssl rand -hex 32 gives one.',
    )
    .optional(),
  BESLUITBOEK_RECORDS_PER_MINUTE: z
    .string()
    .regex(/^\d{1,6}$/, 'BESLUITBOEK_RECORDS_PER_MINUTE must be a whole number from 60 to 100000.')
    .transform(Number)
    .refine(
      (most) => most >= 60 && most <= 100_000,
      'BESLUITBOEK_RECORDS_PER_MINUTE must be a whole number from 60 to 100000.',
    )
    .default(RECORDS_PER_MINUTE),
  BESLUITBOEK_PUBLIC_URL: z
    .string()
    .refine(
      (text) => isAddress(text, ['http:', 'https:']) && !/[?#]/.test(text),
      'BESLUITBOEK_PUBLIC_URL must be an address like https://besluitboek.example.be.',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      (text) => isAddress(text, ['smtp:', 'smtps:']),
      'SMTP_URL must be an address like smtp://user:password@mail.example.be:587 or smtps://….',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(MAIL_FROM, 'MAIL_FROM must be an e-mail address, or a name with one: Besluitboek <besluitboek@example.be>.')
    .optional(),
  BESLUITBOEK_DEVELOPMENT_SIGN_IN: z
    .enum(['on', 'off'], 'BESLUITBOEK_DEVELOPMENT_SIGN_IN must be on or off.')
    .default('off'),
  BESLUITBOEK_SESSION_IDLE_MINUTES: minutes('BESLUITBOEK_SESSION_IDLE_MINUTES').default(8 * 60),
  BESLUITBOEK_SESSION_MINUTES: minutes('BESLUITBOEK_SESSION_MINUTES').default(DAY_IN_MINUTES),
  BESLUITBOEK_RECENT_SIGN_IN_MINUTES: minutes('BESLUITBOEK_RECENT_SIGN_IN_MINUTES').default(15),
  BESLUITBOEK_OIDC_PROVIDERS: z
    .string()
    .default('')
    .transform(readProviders)
    .refine(
      (providers) => providers !== null,
      'BESLUITBOEK_OIDC_PROVIDERS must hold a JSON array of providers, or the name of a file with one (docs/sign-in.md).',
    ),
  BESLUITBOEK_WITNESSES: z
    .string()
    .default('')
    .transform(readGivenWitnesses)
    .refine(
      (witnesses) => witnesses !== null,
      'BESLUITBOEK_WITNESSES must hold pairs of a verifier key and an http or https address, separated by semicolons, each key once: name+key id+base64 https://witness.example.be; …',
    ),
  BESLUITBOEK_LOG_KEY: z
    .string()
    .regex(
      /^PRIVATE\+KEY\+[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/,
      'BESLUITBOEK_LOG_KEY must be a signing key as Besluitboek writes it (PRIVATE+KEY+name+key id+base64).',
    )
    .optional(),
  BESLUITBOEK_LOG_ORIGIN: z
    .string()
    .regex(
      /^[^\s+]{1,200}$/,
      'BESLUITBOEK_LOG_ORIGIN must be a name without spaces and plus signs, for example besluitboek.example.be/log.',
    )
    .optional(),
  BESLUITBOEK_LOG_ENTRIES: z
    .enum(['public', 'auditors'], 'BESLUITBOEK_LOG_ENTRIES must be public or auditors.')
    .optional(),
  BESLUITBOEK_OPERATOR: z
    .string()
    .regex(/^[^\r\n]{1,200}$/, 'BESLUITBOEK_OPERATOR must be the name of an organisation, at most 200 characters.')
    .optional(),
  BESLUITBOEK_ACCESSIBILITY_CONTACT: z
    .email('BESLUITBOEK_ACCESSIBILITY_CONTACT must be an e-mail address: toegankelijk@example.be.')
    .optional(),
})

type Variable = keyof z.infer<typeof schema>

const VARIABLES = Object.keys(schema.shape)

/** What mails need goes together: a server, a sender, and an address for the links in them. */
const mailOf = (
  smtpUrl: string | undefined,
  from: string | undefined,
  publicUrl: string | null,
): Configuration['mail'] => {
  if (smtpUrl === undefined) return null
  const missing = [
    ...(from === undefined ? ['MAIL_FROM'] : []),
    ...(publicUrl === null ? ['BESLUITBOEK_PUBLIC_URL'] : []),
  ]
  if (from === undefined || publicUrl === null) {
    throw new ConfigurationRefused([`SMTP_URL is set, so mails are sent; set ${missing.join(' and ')} as well.`])
  }
  return { smtpUrl, from, publicUrl }
}

/**
 * Reads and checks the environment. A variable that is set but empty counts as not set.
 *
 * @throws {ConfigurationRefused} with one sentence for each wrong variable; values are never repeated in it, as they may hold a password
 */
export const readConfiguration = (environment: Environment): Configuration => {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, environment[name]?.trim() || undefined]))
  const checked = schema.safeParse(given)
  if (!checked.success) {
    const first = new Map<PropertyKey | undefined, string>()
    for (const issue of checked.error.issues) {
      const variable = issue.path[0]
      if (!first.has(variable)) first.set(variable, issue.message)
    }
    throw new ConfigurationRefused([...first.values()])
  }
  const value = <Name extends Variable>(name: Name): z.infer<typeof schema>[Name] => checked.data[name]
  const publicUrl = value('BESLUITBOEK_PUBLIC_URL')?.replace(/\/+$/, '') ?? null
  return {
    dataDirectory: resolve(value('BESLUITBOEK_DATA')),
    databaseUrl: value('DATABASE_URL') ?? null,
    eventStoreUrl: value('EVENTSTORE_URL') ?? null,
    host: value('HOST'),
    port: value('PORT'),
    logLevel: value('BESLUITBOEK_LOG_LEVEL'),
    sessionSecret: value('BESLUITBOEK_SESSION_SECRET') ?? null,
    ballotKey: value('BESLUITBOEK_BALLOT_KEY') ?? null,
    secondFactorKey: value('BESLUITBOEK_SECOND_FACTOR_KEY') ?? null,
    secondFactorDemanded: value('BESLUITBOEK_DEMAND_SECOND_FACTOR'),
    monitoringToken: value('BESLUITBOEK_MONITORING_TOKEN') ?? null,
    recordsPerMinute: value('BESLUITBOEK_RECORDS_PER_MINUTE'),
    publicUrl,
    mail: mailOf(value('SMTP_URL'), value('MAIL_FROM'), publicUrl),
    developmentSignIn: value('BESLUITBOEK_DEVELOPMENT_SIGN_IN') === 'on',
    sessionLimits: {
      idle: value('BESLUITBOEK_SESSION_IDLE_MINUTES') * MINUTE,
      absolute: value('BESLUITBOEK_SESSION_MINUTES') * MINUTE,
      recent: value('BESLUITBOEK_RECENT_SIGN_IN_MINUTES') * MINUTE,
    },
    openIdProviders: value('BESLUITBOEK_OIDC_PROVIDERS') ?? [],
    witnesses: value('BESLUITBOEK_WITNESSES') ?? [],
    logKey: value('BESLUITBOEK_LOG_KEY') ?? null,
    logOrigin: value('BESLUITBOEK_LOG_ORIGIN') ?? null,
    logEntries: value('BESLUITBOEK_LOG_ENTRIES') ?? null,
    statementBy: {
      operator: value('BESLUITBOEK_OPERATOR') ?? null,
      contact: value('BESLUITBOEK_ACCESSIBILITY_CONTACT') ?? null,
    },
  }
}

/**
 * The secret that signs sessions: the given one, or else the one in the data folder (`session.secret`, mode 0600),
 * which is made the first time, so that people stay signed in over a restart. Two programs at once get the same.
 */
export const ensureSessionSecret = async (
  configuration: Pick<Configuration, 'dataDirectory' | 'sessionSecret'>,
): Promise<string> => {
  if (configuration.sessionSecret !== null) return configuration.sessionSecret
  return keptSecret(join(configuration.dataDirectory, 'session.secret'), () => randomBytes(48).toString('base64url'))
}

/**
 * The secret that the key of the ballot boxes is made from: the given one, or else the one in the data folder
 * (`ballot-box.key`, mode 0600), which is made the first time. Without it the votes in an open secret ballot are lost.
 */
export const ensureBallotKey = async (
  configuration: Pick<Configuration, 'dataDirectory' | 'ballotKey'>,
): Promise<string> => {
  if (configuration.ballotKey !== null) return configuration.ballotKey
  return keptSecret(join(configuration.dataDirectory, 'ballot-box.key'), () => randomBytes(48).toString('base64url'))
}

/**
 * The secret that the key for secrets of second steps is made from: the given one, or else the one in the data folder
 * (`second-factor.key`, mode 0600), which is made the first time. Without it apps give codes that cannot be checked any more.
 */
export const ensureSecondFactorKey = async (
  configuration: Pick<Configuration, 'dataDirectory' | 'secondFactorKey'>,
): Promise<string> => {
  if (configuration.secondFactorKey !== null) return configuration.secondFactorKey
  return keptSecret(join(configuration.dataDirectory, 'second-factor.key'), () => randomBytes(48).toString('base64url'))
}
