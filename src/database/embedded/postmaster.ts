import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { EmbeddedPostgresFailed } from './failure.js'

/** Who runs the data folder now. */
export type Running =
  | { readonly kind: 'nobody' }
  /** The program that started this PostgreSQL has ended without stopping it. */
  | { readonly kind: 'orphan'; readonly pid: number }
  | { readonly kind: 'owned'; readonly pid: number; readonly owner: number }

const run = promisify(execFile)

const readOrNull = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return null
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const parentOf = async (pid: number): Promise<number | null> => {
  const status = await readOrNull(`/proc/${pid}/status`)
  const found = /^PPid:\s*(\d+)$/m.exec(status ?? '')?.[1]
  if (found !== undefined) return Number(found)
  if (process.platform === 'win32') return null
  return run('ps', ['-o', 'ppid=', '-p', String(pid)]).then(
    ({ stdout }) => Number(stdout.trim()),
    () => null,
  )
}

/** A process id left in a file may by now belong to something else; a postmaster works in its data folder. */
const worksIn = async (pid: number, cluster: string): Promise<boolean> => {
  if (!isAlive(pid)) return false
  const state = await readOrNull(`/proc/${pid}/status`)
  if (/^State:\s*Z/m.test(state ?? '')) return false
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster))
  } catch {
    return true
  }
}

/** The setting by which a PostgreSQL of ours tells which process started it. */
export const ownerSetting = (owner: number): string => `cluster_name=besluitboek-${owner}`

/** Who runs this data folder, judged by PostgreSQL's own lock file and by the parent of that process. */
export const inspect = async (cluster: string): Promise<Running> => {
  const lockFile = join(cluster, 'postmaster.pid')
  const pid = Number((await readOrNull(lockFile))?.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return { kind: 'nobody' }
  if (!(await worksIn(pid, cluster))) {
    // PostgreSQL itself would refuse to start while an unrelated process has the number in its stale lock file.
    if ((await readOrNull(lockFile))?.split('\n')[0] === String(pid)) await rm(lockFile, { force: true })
    return { kind: 'nobody' }
  }
  const options = await readOrNull(join(cluster, 'postmaster.opts'))
  const owner = Number(/cluster_name=besluitboek-(\d+)/.exec(options ?? '')?.[1])
  const parent = await parentOf(pid)
  if (parent === null ? isAlive(owner) : parent === owner) return { kind: 'owned', pid, owner }
  return { kind: 'orphan', pid }
}

/** The port of the PostgreSQL that another living program runs on this data folder and that is ready; else null. */
export const portOfOwned = async (cluster: string): Promise<number | null> => {
  if ((await inspect(cluster)).kind !== 'owned') return null
  const lock = ((await readOrNull(join(cluster, 'postmaster.pid'))) ?? '').split('\n')
  const port = Number(lock[3])
  return lock[7]?.trim() === 'ready' && Number.isInteger(port) && port > 0 ? port : null
}

const waitUntilGone = async (pid: number, cluster: string, milliseconds: number): Promise<boolean> => {
  const until = Date.now() + milliseconds
  while (await worksIn(pid, cluster)) {
    if (Date.now() > until) return false
    await sleep(25)
  }
  return true
}

/** Stops a PostgreSQL that no program owns any more: first in good order, after 30 seconds at once (it recovers at start). */
export const stopOrphan = async (pid: number, cluster: string): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has just ended, or belongs to another user; waiting shows which.
    }
    if (await waitUntilGone(pid, cluster, 30_000)) return
  }
  throw new EmbeddedPostgresFailed(
    `A PostgreSQL left by an earlier run (process ${pid}) still uses ${cluster} and does not stop; end that process and start again.`,
  )
}
