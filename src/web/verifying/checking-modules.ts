import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.js'

/** The compiled modules that check a receipt: the very same that the program itself runs. */
const folder = join(packageRoot, 'dist', 'src', 'verifying')

const BROWSER = 'browser'

/** The module that brings the page to life, below the folder. */
export const entryModule = `${BROWSER}/page.js`

/** The text of one module, or null when there is none of that path. `path` is `<name>.js` or `browser/<name>.js`. */
export const readModule = async (path: string): Promise<string | null> => {
  if (!/^(?:browser\/)?[a-z0-9-]+\.js$/.test(path)) return null
  try {
    return await readFile(join(folder, path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const modulesIn = async (below: string): Promise<readonly string[]> => {
  const names = await readdir(join(folder, below))
  return names.filter((name) => name.endsWith('.js')).map((name) => (below === '' ? name : `${below}/${name}`))
}

/** Every module with its text, by its path below the folder. */
export const readModules = async (): Promise<ReadonlyMap<string, string>> => {
  const paths = [...(await modulesIn('')), ...(await modulesIn(BROWSER))].sort()
  return new Map(await Promise.all(paths.map(async (path) => [path, (await readModule(path)) ?? ''] as const)))
}
