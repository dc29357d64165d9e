import { v7 as uuidv7 } from 'uuid'
import { createPast } from '../../projections/create-past.js'
import { createQueries } from '../../projections/create-queries.js'
import { createActs } from '../application/acts/acts.js'
import { createBrowseEvents } from '../application/event-browser.js'
import { createEventsOfHouse } from '../application/events-of-house.js'
import { createExportPerson } from '../application/export-person.js'
import { createHouseExport } from '../application/house-export/house-export.js'
import { createInfluence } from '../application/influence/influence.js'
import { createMayDecide } from '../application/may-decide.js'
import { createMeetings } from '../application/meetings.js'
import { createMoney } from '../application/money/money.js'
import { createPeople } from '../application/people.js'
import { createProofs } from '../application/proofs.js'
import { warmHouses } from '../application/warm-houses.js'
import { readLastBackup } from '../backup/last-backup.js'
import { type Configuration, ensureSecondFactorKey, ensureSessionSecret, type LogEntries } from '../config.js'
import { createApprovedMinutes } from '../documents/approved-minutes.js'
import { createDocuments } from '../documents/documents.js'
import { dayInFlanders } from '../domain/shared/time.js'
import { buildServer } from '../http/server.js'
import { isLoopback } from '../identity/development-sign-in.js'
import { createIdentity, firstManagerPath } from '../identity/identity.js'
import { createHouseUploads } from '../importing/house-upload.js'
import { createInviteByMail } from '../notifying/invite-by-mail.js'
import type { SendMail } from '../notifying/mail.js'
import { createNotifying, startNotifying } from '../notifying/notifying.js'
import { createTellAccount } from '../notifying/tell-account.js'
import { createReadToldPerson } from '../notifying/told-person.js'
import { createPages } from '../web/pages.js'
import { CommandFailed } from './failure.js'
import { keepAttachmentsTidy } from './keep-attachments-tidy.js'
import { settlePersonalData } from './settle-personal-data.js'
import type { Opened } from './with-runtime.js'

/** How long a reader waits to see its own write, in milliseconds. */
const READ_YOUR_WRITES = 5_000

/** How long an answer under way may take while the program ends, in milliseconds; then its connection is broken off. */
const PATIENCE_AT_THE_END = 3_000

export type Listening = {
  readonly address: string
  /** Where the first account is made, while there is none: a new address at each call; null when there is one. */
  readonly firstManager: () => Promise<string | null>
  readonly close: () => Promise<void>
}

/**
 * Refuses the sign-in without password on an address that others can reach; asked before anything is opened.
 *
 * @throws {CommandFailed} with exit code 2
 */
export const refuseOpenSignIn = ({ host }: Pick<Configuration, 'host'>): void => {
  if (isLoopback(host)) return
  throw new CommandFailed(
    `The sign-in without password is for this machine only, and HOST is ${host}; set HOST to 127.0.0.1, or switch BESLUITBOEK_DEVELOPMENT_SIGN_IN off.`,
    2,
  )
}

/** The way out for mails. Where none are sent, nothing of it is loaded. */
const openSmtp = async ({ smtpUrl, from }: NonNullable<Configuration['mail']>): Promise<SendMail> => {
  const { createSmtp } = await import('../notifying/smtp.js')
  return createSmtp({ url: smtpUrl, from })
}

/** Starts the HTTP server of an open ledger. */
export const listen = async (
  { configuration, runtime, logger }: Opened,
  options: { readonly developmentSignIn: boolean; readonly logEntries: LogEntries },
): Promise<Listening> => {
  const { pool, execute, houses, personalData, registry, engine, store, log, sealer, sealing, now } = runtime
  const { attachments, namedAttachments } = runtime
  await runtime.tidyBallotBoxes()
  const queries = createQueries(pool)
  const witnessKeys = configuration.witnesses.map(({ vkey }) => vkey)
  const people = createPeople(queries, personalData)
  const sessionSecret = await ensureSessionSecret(configuration)
  const { mail, publicUrl } = configuration
  const sendMail = mail === null ? null : await openSmtp(mail)
  const reading = { pool, store, registry, houses }
  const notifying = createNotifying({ ...reading, secret: sessionSecret, publicUrl, mailing: mail !== null })
  const today = () => dayInFlanders(now())
  const identity = createIdentity({
    pool,
    execute,
    houses,
    today,
    limits: configuration.sessionLimits,
    providers: configuration.openIdProviders,
    factorSecret: await ensureSecondFactorKey(configuration),
    factorDemanded: configuration.secondFactorDemanded,
  })
  const readEvents = createEventsOfHouse(store, registry)
  const meetings = createMeetings({ houses, readEvents, today })
  const documents = createDocuments({
    houses,
    meetings,
    readEvent: (id) => store.readEvent(id),
    log,
    attachments,
    site: publicUrl ?? `http://localhost:${configuration.port}`,
  })
  const approvedMinutes = createApprovedMinutes({
    documents,
    houses,
    execute,
    attachments,
    today,
    onTrouble: (error) => logger.warn({ err: error }, 'approved minutes have no file in the ledger yet'),
  })
  const dependencies = {
    pool,
    execute: approvedMinutes.after(execute),
    houses,
    queries,
    past: createPast(pool, queries, readEvents),
    people,
    identity,
    notifying,
    uploads: createHouseUploads({ execute, recordedBefore: runtime.recordedBefore, store, today, newId: uuidv7 }),
    inviteByMail: sendMail === null || mail === null ? null : createInviteByMail(sendMail, mail.publicUrl),
    tellAccount: sendMail === null || mail === null ? null : createTellAccount(sendMail, mail.publicUrl),
    exportPerson: createExportPerson({ store, registry, queries, personalData, readTold: createReadToldPerson(pool) }),
    mayDecide: createMayDecide(houses),
    acts: createActs(houses, store, registry),
    meetings,
    money: createMoney({ queries, houses }),
    influence: createInfluence({ houses, store, registry, today }),
    documents,
    approvedMinutes,
    attachments,
    namedAttachments,
    browseEvents: createBrowseEvents({ store, registry, houses }),
    houseExport: createHouseExport({ store, registry, log, personalData, attachments, witnessKeys }),
    witnessKeys,
    status: engine.status,
    lastBackup: () => readLastBackup(configuration.dataDirectory),
    log,
    sealing,
    logEntries: options.logEntries,
    waitForPosition: (position: bigint) => engine.waitFor(position, undefined, READ_YOUR_WRITES),
    proofs: createProofs(log, witnessKeys),
    readEvent: (id: string) => store.readEvent(id),
    storeName: store.name,
    recordsPerMinute: configuration.recordsPerMinute,
    monitoringToken: configuration.monitoringToken,
    statementBy: configuration.statementBy,
    today,
    newId: uuidv7,
    sessionSecret,
    secure: publicUrl?.startsWith('https:') ?? false,
    developmentSignIn: options.developmentSignIn,
    logger,
  }
  await identity.roles.settle(null, (error) =>
    logger.warn({ err: error }, 'a role of an account is not in the ledger yet, and does not count until it is'),
  )
  sealer.start()
  runtime.witnessing.start()
  const app = await buildServer({ ...dependencies, pages: createPages(dependencies) })
  try {
    await app.listen({ host: configuration.host, port: configuration.port })
  } catch (error) {
    await app.close()
    throw error
  }
  const stopNotifying = startNotifying(notifying, {
    pool,
    store,
    registry,
    people,
    now,
    onTrouble: (error) => logger.warn({ err: error }, 'not everything was told, trying again'),
    mail: mail === null || sendMail === null ? null : { send: sendMail, publicUrl: mail.publicUrl },
  })
  const address = publicUrl ?? app.listeningOrigin.replace('127.0.0.1', 'localhost')
  const stopSettling = settlePersonalData(runtime, logger)
  const stopTidying = keepAttachmentsTidy(runtime, logger)
  const warming = warmHouses({
    houses,
    queries,
    onTrouble: (error) => logger.warn({ err: error }, 'not every house was read into memory before it was asked for'),
  })
  const close = async (): Promise<void> => {
    await warming.stop()
    await stopNotifying()
    await stopSettling()
    await stopTidying()
    // Someone who sends half a request and then nothing must not keep the program from ending.
    const breakOff = setTimeout(() => app.server.closeAllConnections(), PATIENCE_AT_THE_END)
    await app.close().finally(() => clearTimeout(breakOff))
    await approvedMinutes.close()
    documents.close()
  }
  const firstManager = async (): Promise<string | null> => {
    const path = await firstManagerPath(identity)
    return path === null ? null : `${address}${path}`
  }
  return { address, firstManager, close }
}
