import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject, onTestFinished } from 'vitest'
import { createClient } from '../../../src/database/connect.js'
import { packageRoot } from '../../../src/package-root.js'

const execute = promisify(execFile)

const LOCK = 2_026_112_201

/** Written anew whenever the program is made, which its types must be right for. */
const program = join(packageRoot, 'dist/program/main.js')

const newestIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const times = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs)
  return Math.max(...(await Promise.all(times)))
}

const isBuilt = async (): Promise<boolean> => {
  const built = await stat(program).catch(() => null)
  if (built === null) return false
  const sources = await Promise.all(['src', 'projections'].map((folder) => newestIn(join(packageRoot, folder))))
  const { mtimeMs: bundling } = await stat(join(packageRoot, 'bundle.js'))
  return Math.max(...sources, bundling) < built.mtimeMs
}

const build = async (): Promise<void> => {
  const compiler = join(packageRoot, 'node_modules/typescript-native/bin/tsc')
  try {
    for (const part of ['tsconfig.build.json', 'src/verifying/browser', 'src/web/live/browser']) {
      await execute(process.execPath, [compiler, '-p', part], { cwd: packageRoot })
    }
    await execute(process.execPath, ['bundle.js'], { cwd: packageRoot })
  } catch (error) {
    throw new Error(`The program does not compile:\n${(error as { stdout?: string }).stdout ?? String(error)}`)
  }
}

/** Compiles the program when its sources are newer; test files that run beside each other do it once. */
export const buildOnce = async (): Promise<void> => {
  // Not on the template itself, which can only be cloned while nobody is in it: compiling takes longer than others wait.
  const address = new URL(inject('postgresTemplate'))
  address.pathname = '/postgres'
  const client = createClient(address.toString())
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    if (!(await isBuilt())) await build()
  } finally {
    await client.end()
  }
}

export type Environment = Readonly<Record<string, string>>

export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Milliseconds from start to end. */
  readonly took: number
}

export type Running = {
  readonly child: ChildProcess
  /** What was written so far. */
  readonly output: () => { readonly stdout: string; readonly stderr: string }
  /** The first match in what is written to either stream; throws when the program ends without it. */
  readonly says: (pattern: RegExp) => Promise<RegExpMatchArray>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Ended>
}

export type Options = { readonly root?: string; readonly uid?: number; readonly gid?: number; readonly cwd?: string }

/**
 * Starts the compiled program with nothing of this environment but PATH, so that no setting of the machine leaks in.
 * One that still runs when the test is over is killed.
 */
export const start = (args: readonly string[], environment: Environment, options: Options = {}): Running => {
  const { root = packageRoot, cwd = root, ...user } = options
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'dist/program/main.js'), ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const written = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, ...written, took: performance.now() - began }))
  })
  const says = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = written.stdout.match(pattern) ?? written.stderr.match(pattern)
        if (match === null) return
        listeners.delete(look)
        resolve(match)
      }
      listeners.add(look)
      look()
      ended.then(
        ({ code, stderr }) => reject(new Error(`ended with ${code} without saying ${pattern}: ${stderr}`)),
        reject,
      )
    })
  return { child, output: () => ({ ...written }), says, kill: (signal) => child.kill(signal), ended }
}

/** Starts the program for the length of a test. */
export const startInTest = (args: readonly string[], environment: Environment, options: Options = {}): Running => {
  const running = start(args, environment, options)
  onTestFinished(async () => {
    running.kill('SIGKILL')
    await running.ended
  })
  return running
}

/** Runs the program to its end. */
export const run = (args: readonly string[], environment: Environment, options: Options = {}): Promise<Ended> =>
  start(args, environment, options).ended

/** Where a server that serves says it can be reached. */
export const addressOf = async (running: Running): Promise<string> =>
  (await running.says(/(http:\/\/localhost:\d+)/))[1] ?? ''

/** The processes whose command line names this folder, one line each. */
export const processesOf = async (folder: string): Promise<readonly string[]> => {
  const named = async (pid: string): Promise<readonly string[]> => {
    // A process that ended meanwhile, or that nobody has collected yet, has no command line.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line.includes(folder) ? [`${pid} ${line.replaceAll('\0', ' ')}`] : []
  }
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return (await Promise.all(pids.map(named))).flat()
}

export const canListProcesses = process.platform === 'linux'
