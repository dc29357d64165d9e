import { constants } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EmbeddedPostgresFailed } from './failure.js'

/** The user PostgreSQL runs as. */
export type OperatingUser = {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Users to run as when the program itself is root, best first; the last exists on practically every system. */
const CANDIDATES = ['besluitboek', 'postgres', 'nobody'] as const

/**
 * PostgreSQL refuses to run as root. Answers the unprivileged user to run it as when this program is root, or null
 * when the program's own user will do.
 */
export const findOperatingUser = async (): Promise<OperatingUser | null> => {
  if (process.getuid?.() !== 0) return null
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const candidate of CANDIDATES) {
    const line = lines.find(([name]) => name === candidate)
    const uid = Number(line?.[2])
    const gid = Number(line?.[3])
    if (line !== undefined && Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0) {
      return { name: candidate, uid, gid }
    }
  }
  throw new EmbeddedPostgresFailed(
    `PostgreSQL refuses to run as root and this system has none of the users ${CANDIDATES.join(', ')}; add one (useradd --system besluitboek), run Besluitboek as an ordinary user, or set DATABASE_URL.`,
  )
}

const mayEnter = async (folder: string, user: OperatingUser): Promise<boolean> => {
  const { mode, uid, gid } = await stat(folder)
  if (uid === user.uid) return (mode & constants.S_IXUSR) !== 0
  if (gid === user.gid) return (mode & constants.S_IXGRP) !== 0
  return (mode & constants.S_IXOTH) !== 0
}

/** Whether this user can pass through every folder from the root of the file system down to this one. */
export const canReach = async (folder: string, user: OperatingUser): Promise<boolean> => {
  let current = await realpath(folder)
  while (await mayEnter(current, user)) {
    const parent = dirname(current)
    if (parent === current) return true
    current = parent
  }
  return false
}
