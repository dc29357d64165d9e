import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createFilledDatabase, documentedHouses } from '../filled-database.js'
import { initialise } from '../initialised-folder.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { buildOnce, canListProcesses, type Environment, processesOf, run, startInTest } from './support/program.js'
import { withoutIds } from './support/report.js'

/** How often the import is killed; `npm run kill-cycles` does it more often. */
const kills = Number(process.env.KILL_CYCLES ?? 3)
const DURING_ONE_IMPORT = 3

type Ledger = { readonly report: string; readonly events: number }

const readLedger = async (settings: Environment): Promise<Ledger> => {
  const demo = await run(['demo', '--once', '--json'], settings)
  expect(demo.code, demo.stderr).toBe(0)
  const doctor = await run(['doctor', '--json'], settings)
  expect(doctor.code, doctor.stdout + doctor.stderr).toBe(0)
  const events = /(\d+) events, positions without a hole/.exec(doctor.stdout)?.[1]
  return { report: withoutIds(demo.stdout), events: Number(events) }
}

let undisturbed: Ledger

const folderForTest = async (): Promise<string> => {
  const data = await makeDataFolder()
  onTestFinished(() => removeDataFolder(data), 60_000)
  await initialise(data)
  return data
}

beforeAll(async () => {
  await buildOnce()
  const database = await createFilledDatabase(documentedHouses)
  const data = await makeDataFolder()
  undisturbed = await readLedger({ DATABASE_URL: database.connectionString, BESLUITBOEK_DATA: data })
  await database.drop()
  await removeDataFolder(data)
}, 480_000)

/** Starts the demo and kills it with -9 a moment (random, in milliseconds) after its first act was recorded. */
const killOnce = async (data: string, moment: number): Promise<boolean> => {
  const demo = startInTest(['demo', '--once', '--json'], { BESLUITBOEK_DATA: data })
  await demo.says(/houses \[/)
  await sleep(moment)
  demo.kill('SIGKILL')
  const { signal } = await demo.ended
  return signal === 'SIGKILL'
}

/** Starts the demo and stops it with Ctrl-C when its first act was recorded. */
const stopOnce = async (data: string): Promise<void> => {
  const demo = startInTest(['demo', '--once', '--json'], { BESLUITBOEK_DATA: data })
  await demo.says(/houses \[/)
  demo.kill('SIGINT')
  const { code, stdout, stderr } = await demo.ended
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('Stopped before the report; start it again to go on.')
  if (canListProcesses) expect(await processesOf(data)).toEqual([])
}

const cycles = Array.from({ length: Math.ceil(kills / DURING_ONE_IMPORT) }, (_, index) => index + 1)

// Both in one import: importing all houses takes long, and what was stopped in good order must also survive what comes after.
test.each(cycles)(
  'stopped with Ctrl-C in the middle of the import it says so and leaves no PostgreSQL; killed with -9 after that and started again, nothing is lost or doubled (%i)',
  async () => {
    const data = await folderForTest()
    await stopOnce(data)
    const moments = Array.from({ length: DURING_ONE_IMPORT }, () => Math.floor(Math.random() * 1_500))
    let killed = 0
    for (const moment of moments) if (await killOnce(data, moment)) killed += 1
    expect(killed).toBeGreaterThan(0)
    if (canListProcesses) {
      // The PostgreSQL of a killed program ends by itself.
      await expect.poll(() => processesOf(data), { timeout: 30_000 }).toEqual([])
    }
    expect(await readLedger({ BESLUITBOEK_DATA: data })).toEqual(undisturbed)
  },
  240_000,
)
