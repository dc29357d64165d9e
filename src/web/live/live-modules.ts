import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.js'

/** The compiled modules of the page that is run in the room. */
const folder = join(packageRoot, 'dist', 'src', 'web', 'live', 'browser')

const modules = [
  'agenda',
  'fill-template',
  'forget',
  'kept-typed',
  'page',
  'queue',
  'send',
  'show',
  'signed-out',
  'typed',
] as const

export const liveModules = '/vergadering/modules'
export const liveModulePath = `${liveModules}/page.js`
export const agendaModulePath = `${liveModules}/agenda.js`

/** What a sign-in page runs that nobody was sent to from another page: whoever comes there may have signed out. */
export const afterSigningOut = (back: string): readonly string[] =>
  back === '/' ? [`${liveModules}/signed-out.js`] : []

/** The text of one module, or null when there is none of that name. */
export const readLiveModule = async (file: string): Promise<string | null> => {
  const name = modules.find((one) => `${one}.js` === file)
  return name === undefined ? null : readFile(join(folder, `${name}.js`), 'utf8')
}
