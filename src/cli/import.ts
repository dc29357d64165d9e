import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { dayInFlanders } from '../domain/shared/time.js'
import { type ImportResult, importHouse } from '../importing/import-house.js'
import { notText } from '../importing/not-text.js'
import { type ImportProblem, inEnglish } from '../importing/problems.js'
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

const read = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file)
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read (${(error as Error).message}); give the path of a house file.`, 2)
  }
}

const report = (file: string, result: ImportResult, json: boolean): void => {
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
}

/** Imports a house from a data file, or lists everything that is wrong with it and imports nothing. */
export const importFile = async (file: string, { json }: { readonly json: boolean }): Promise<void> => {
  const bytes = await read(file)
  const unreadable = notText(bytes)
  if (unreadable !== null) return report(file, { ok: false, problems: [inEnglish(unreadable)], recorded: 0 }, json)
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const progress = startProgress('import')
    const result = await importInto(runtime, bytes.toString('utf8'), progress.update).finally(progress.stop)
    report(file, result, json)
  })
}
