import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import {
  chown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Binaries, SHARED_FOLDER } from './binaries.js'
import { EmbeddedPostgresFailed } from './failure.js'
import { canReach, type OperatingUser } from './operating-user.js'

/** Name of the database user that owns everything in the embedded PostgreSQL. */
export const OWNER = 'besluitboek'

const run = promisify(execFile)

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

/** Reads the password of the data folder; chooses one (mode 0600) the first time. Two programs at once get the same. */
const ensurePassword = async (dataDirectory: string): Promise<string> => {
  const file = join(dataDirectory, 'postgres.password')
  if (!(await isThere(file))) {
    const draft = join(dataDirectory, `postgres.password.${randomUUID()}`)
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
    await link(draft, file).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error
    })
    await rm(draft)
  }
  return (await readFile(file, 'utf8')).trim()
}

const initialise = async (
  binaries: Binaries,
  folder: string,
  password: string,
  user: OperatingUser | null,
): Promise<string> => {
  const cluster = join(folder, 'cluster')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user !== null) {
    await chown(folder, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  const options = [
    `--pgdata=${cluster}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Sorting by code point that no update of the operating system can change; pages sort names in Dutch themselves.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  try {
    await run(binaries.initdb, options, {
      cwd: folder,
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
  } catch (error) {
    const details = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new EmbeddedPostgresFailed(`PostgreSQL could not make its data folder in ${folder}: ${details}`, {
      cause: error,
    })
  }
  await rm(passwordFile)
  return cluster
}

/** Makes the database files beside their place and moves them there whole, so that a broken-off start leaves no half database. */
const create = async (
  binaries: Binaries,
  dataDirectory: string,
  place: string,
  password: string,
  user: OperatingUser | null,
): Promise<void> => {
  if (user === null || (await canReach(dataDirectory, user))) {
    const draft = await mkdtemp(join(dataDirectory, 'postgres.new-'))
    try {
      await rename(await initialise(binaries, draft, password, user), place).catch((error: unknown) => {
        if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error
      })
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
    return
  }
  const folder = join(SHARED_FOLDER, 'data', randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const cluster = await initialise(binaries, folder, password, user)
  await symlink(cluster, place).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true })
    if (!hasCode(error, 'EEXIST')) throw error
  })
}

export type Cluster = {
  /** The real folder of the database files. */
  readonly folder: string
  readonly password: string
}

/**
 * The database files of a data folder, made now when they are not there yet. They stand in `<data>/postgres`, which is
 * a symbolic link into {@link SHARED_FOLDER} when the program is root and PostgreSQL's user cannot enter the data folder.
 */
export const ensureCluster = async (
  binaries: Binaries,
  dataDirectory: string,
  user: OperatingUser | null,
): Promise<Cluster> => {
  await mkdir(dataDirectory, { recursive: true })
  const password = await ensurePassword(dataDirectory)
  const place = join(dataDirectory, 'postgres')
  if (!(await isThere(place))) await create(binaries, dataDirectory, place, password, user)
  const folder = await realpath(place).catch((error: unknown) => {
    throw new EmbeddedPostgresFailed(
      `${place} points to database files that are gone; put them back, or remove ${dataDirectory} to start with an empty ledger.`,
      { cause: error },
    )
  })
  const { uid } = await lstat(folder)
  const expected = user?.uid ?? process.getuid?.() ?? uid
  if (uid !== expected) {
    throw new EmbeddedPostgresFailed(
      `The database files in ${folder} belong to user ${uid} and PostgreSQL would run as user ${expected}; start Besluitboek as the same user as before, or change their owner with chown -R.`,
    )
  }
  if (user !== null && !(await canReach(folder, user))) {
    throw new EmbeddedPostgresFailed(
      `User ${user.name}, as which PostgreSQL runs, cannot enter ${folder}; make the folders above it enterable with chmod o+x.`,
    )
  }
  return { folder, password }
}
