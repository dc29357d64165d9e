import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { dayInFlanders } from '../domain/shared/time.js'
import { importHouse } from '../importing/import-house.js'
import type { ImportProblem } from '../importing/problems.js'
import type { Runtime } from '../runtime.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'
import { withRuntime } from './with-runtime.js'

/** A problem as one line: `duffel.json:12:7 acts[3].organ: what is wrong. What to do.` */
export const describeProblem = (file: string, { line, column, path, message, remedy }: ImportProblem): string =>
  `${basename(file)}:${line}:${column}${path === '' ? '' : ` ${path}`}: ${message} ${remedy}`

/** Sends one house file through the ordinary commands. */
export const importInto = (runtime: Runtime, raw: string, onProgress: (done: number, total: number) => void) =>
  importHouse(raw, {
    send: runtime.execute,
    recordedBefore: runtime.recordedBefore,
    today: dayInFlanders(runtime.now()),
    newId: uuidv7,
    onProgress,
  })

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read (${(error as Error).message}); give the path of a house file.`, 2)
  }
}

/** Imports a house from a data file, or lists everything that is wrong with it and imports nothing. */
export const importFile = async (file: string, { json }: { readonly json: boolean }): Promise<void> => {
  const raw = await read(file)
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const progress = startProgress('import')
    const result = await importInto(runtime, raw, progress.update).finally(progress.stop)
    if (json) {
      const answer = result.ok ? { ...result, position: Number(result.position) } : result
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    }
    if (!result.ok) {
      const lines = result.problems.map((problem) => describeProblem(file, problem))
      const written = result.recorded === 0 ? 'Nothing was imported.' : `${result.recorded} acts had been recorded.`
      throw new CommandFailed(
        [...lines, `${lines.length === 1 ? '1 problem' : `${lines.length} problems`}. ${written}`].join('\n'),
      )
    }
    if (!json) {
      process.stdout.write(
        `${result.key}: ${result.recorded} of ${result.total} acts recorded now, the others were there already.\n`,
      )
    }
  })
}
