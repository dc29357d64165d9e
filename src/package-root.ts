import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const find = (start: string): string => {
  let folder = start
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`No package.json was found above ${start}; install Besluitboek again.`)
    folder = parent
  }
  return folder
}

/** The folder that holds package.json, migrations/ and houses/: the same whether this runs from src/ or from dist/src/. */
export const packageRoot: string = find(dirname(fileURLToPath(import.meta.url)))
