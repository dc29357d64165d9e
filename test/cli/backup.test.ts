import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { initialise } from '../initialised-folder.js'
import { readEverything, signInAsAuditor } from './support/answers.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, run, startInTest } from './support/program.js'

let source: TestDatabase
let target: TestDatabase
/** Has spaces in its path, and so have the backups in it. */
let data: string

const on = (database: TestDatabase) => ({
  DATABASE_URL: database.connectionString,
  BESLUITBOEK_DATA: data,
  BESLUITBOEK_DEVELOPMENT_SIGN_IN: 'on',
  BESLUITBOEK_LOG_LEVEL: 'error',
})

beforeAll(async () => {
  await buildOnce()
  data = await makeDataFolder()
  source = await createFilledDatabase(['duffel', 'zottegem'])
}, 300_000)

afterAll(async () => {
  await source.drop()
  await removeDataFolder(data)
})

beforeEach(async () => {
  target = await createTestDatabase({ migrated: false })
})

afterEach(() => target.drop())

const answersOf = async (database: TestDatabase): Promise<ReadonlyMap<string, string>> => {
  const server = startInTest(['serve'], on(database))
  const address = await addressOf(server)
  const answers = await readEverything(await signInAsAuditor(address))
  server.kill('SIGTERM')
  await server.ended
  return answers
}

const countEvents = async (database: TestDatabase): Promise<number> => {
  const { rows } = await database.owner.query(`SELECT to_regclass('log.event') IS NOT NULL AS there`)
  if (!rows[0].there) return 0
  return (await database.owner.query('SELECT count(*)::int AS events FROM log.event')).rows[0].events
}

describe('backup and restore', () => {
  test('bring a ledger to another database: every answer is the same, byte for byte', async () => {
    const file = join(data, 'backup of today')
    const made = await run(['backup', file], on(source))
    expect(made.code, made.stderr).toBe(0)
    expect(made.stdout.split('\n')).toEqual([
      expect.stringMatching(/backup of today: the ledger up to position \d+, written and read back\.$/),
      expect.stringMatching(
        /^Keep it on another machine .*backup of today\.keys \(the keys .* destroy it by \d{4}-\d\d-\d\d\.$/,
      ),
      '',
    ])
    expect(made.stderr).not.toContain('    at ')
    for (const name of [file, `${file}.keys`]) expect((await stat(name)).mode & 0o777).toBe(0o600)

    const restored = await run(['restore', file, '--keys', `${file}.keys`, '--json'], on(target))
    expect(restored.code, restored.stderr).toBe(0)
    const events = await countEvents(source)
    expect(JSON.parse(restored.stdout)).toMatchObject({
      head: { position: events },
      keys: true,
      leftOut: [],
      log: { events, faults: [] },
    })
    expect((await run(['doctor'], on(target))).code).toBe(0)

    expect((await run(['rebuild'], on(source))).code).toBe(0)
    const before = await answersOf(source)
    expect(before.size).toBeGreaterThan(100)
    expect(await answersOf(target)).toEqual(before)

    const again = await run(['restore', file], on(target))
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: '' })
    expect(again.stderr).toMatch(
      /^The ledger is not empty \(there are rows in .*log\.command, .*log\.event.*\), and a backup/m,
    )
    expect(again.stderr).not.toContain('    at ')
  }, 120_000)

  test('work on the program’s own PostgreSQL, also while it serves', async () => {
    const first = await makeDataFolder()
    const second = await makeDataFolder()
    await initialise(first)
    const own = { BESLUITBOEK_DATA: first }
    expect((await run(['import', join(packageRoot, 'houses/boom.json')], own)).code).toBe(0)
    const server = startInTest(['serve'], own)
    await addressOf(server)
    const made = await run(['backup', join(first, 'own backup'), '--keys-keep-days', '7', '--json'], own)
    expect(made.code, made.stderr).toBe(0)
    const { createdAt, expiresAt, head } = JSON.parse(made.stdout)
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * 24 * 60 * 60 * 1000)
    const refused = await run(['restore', join(first, 'own backup')], own)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/is in use by another Besluitboek/)
    server.kill('SIGTERM')
    await server.ended
    const restored = await run(['restore', join(first, 'own backup')], { BESLUITBOEK_DATA: second })
    expect(restored.code, restored.stderr).toBe(0)
    expect(restored.stdout).toContain(`restored up to position ${head.position}, as it was at ${createdAt}.`)
    expect(restored.stdout).toContain('No keys to personal data were given (--keys).')
    await removeDataFolder(first)
    await removeDataFolder(second)
  }, 120_000)

  test('wrong use is told: exit code 2', async () => {
    for (const days of ['0', 'soon', '3651', '1.5', '-1']) {
      const wrong = await run(['backup', join(data, 'never'), `--keys-keep-days=${days}`], on(source))
      expect({ code: wrong.code, stderr: wrong.stderr }).toEqual({
        code: 2,
        stderr: '--keys-keep-days must be a whole number from 1 to 3650.\n',
      })
    }
    expect((await run(['backup'], on(source))).code).toBe(2)
    expect((await run(['restore'], on(source))).code).toBe(2)
    const file = join(data, 'taken')
    await writeFile(file, 'mine')
    const taken = await run(['backup', file], on(source))
    expect({ code: taken.code, stdout: taken.stdout, stderr: taken.stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file} is there already; a backup never writes over a file. Choose another name.\n`,
    })
    expect(await readFile(file, 'utf8')).toBe('mine')
    const wrong = await run(['restore', file], on(target))
    expect({ code: wrong.code, stdout: wrong.stdout, stderr: wrong.stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file} cannot be used: it is too short to be a backup of Besluitboek. Take another copy of this backup, or an earlier one.\n`,
    })
  }, 60_000)
})

/** A log that takes long enough to be killed in the middle of: events by hand, as no import makes that many. */
const grow = async (database: TestDatabase, events: number): Promise<void> => {
  await database.owner.query(
    `WITH newest AS (SELECT revision, recorded_at FROM log.event ORDER BY position DESC LIMIT 1),
       last AS (SELECT * FROM log.event WHERE type = 'MeetingConvened' ORDER BY position DESC LIMIT 1),
       place AS (UPDATE log.head SET position = position + $1::int RETURNING position)
     INSERT INTO log.event (position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor,
       correlation, causation, data)
     SELECT place.position - $1::int + number, gen_random_uuid(), last.stream, newest.revision + number, last.type, last.schema_version, last.house,
       newest.recorded_at, last.effective_on, last.actor, md5(number::text), NULL, last.data
     FROM newest, last, place, generate_series(1, $1::int) AS number`,
    [events],
  )
}

describe('killed with -9', () => {
  let large: TestDatabase

  beforeAll(async () => {
    large = await createFilledDatabase(['boom'])
    await grow(large, 40_000)
  }, 120_000)

  afterAll(() => large.drop())

  const filesOf = async (name: string): Promise<readonly string[]> =>
    (await readdir(data)).filter((one) => one.startsWith(name))

  test('in the middle of a backup, there is no file under the name that was asked for', async () => {
    const name = 'killed backup'
    let killed = 0
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const running = startInTest(['backup', join(data, name)], on(large))
      await expect.poll(async () => (await filesOf(name)).length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0)
      await sleep(Math.random() * 400)
      running.kill('SIGKILL')
      const { signal } = await running.ended
      if (signal === 'SIGKILL') killed += 1
      const left = await filesOf(name)
      if (signal === 'SIGKILL')
        expect(
          left.every((one) => one.endsWith('.unfinished')),
          left.join(),
        ).toBe(true)
      for (const one of left) await rm(join(data, one))
    }
    expect(killed).toBeGreaterThan(0)
  }, 120_000)

  test('in the middle of a restore, the ledger is empty, and restoring again works', async () => {
    const file = join(data, 'large')
    expect((await run(['backup', file], on(large))).code).toBe(0)
    const running = startInTest(['restore', file], on(target))
    const copying = async (): Promise<boolean> =>
      (
        await target.owner.query(
          `SELECT EXISTS (SELECT FROM pg_stat_progress_copy WHERE datname = current_database() AND tuples_processed > 10000) AS copying`,
        )
      ).rows[0].copying
    await expect.poll(copying, { timeout: 30_000, interval: 5 }).toBe(true)
    running.kill('SIGKILL')
    expect((await running.ended).signal).toBe('SIGKILL')
    expect(await countEvents(target)).toBe(0)
    const head = await target.owner.query('SELECT position::int FROM log.head')
    expect(head.rows).toEqual([{ position: 0 }])

    const restored = await run(['restore', file, '--keys', `${file}.keys`], on(target))
    // The events made by hand say the same thing over and over, which the check of the log does not mind.
    expect(restored.code, restored.stderr).toBe(0)
    expect(restored.stderr).toMatch(/^restore .*\d+\/\d+/m)
    expect(await countEvents(target)).toBe(await countEvents(large))
  }, 240_000)
})

describe('an older backup of a ledger that signed more since', { timeout: 180_000 }, () => {
  test('is not signed, until the events after it are taken from the exported log', async () => {
    const own = await makeDataFolder()
    const at = (database: TestDatabase) => ({ ...on(database), BESLUITBOEK_DATA: join(own, 'data') })
    const ledger = await createFilledDatabase(['duffel'])
    const [file, exported, older] = ['old backup', 'exported', 'set back'].map((name) => join(own, name)) as [
      string,
      string,
      string,
    ]
    const ok = async (args: readonly string[], database: TestDatabase) => {
      const ended = await run(args, at(database))
      expect(ended.code, ended.stderr).toBe(0)
      return ended.stdout
    }
    await ok(['export', exported], ledger)
    await ok(['backup', file], ledger)
    // A house without remarks about persons: personal values are not in an export.
    await ok(['import', join(packageRoot, 'houses/generic-model.json')], ledger)
    await ok(['export', exported], ledger)
    const events = await countEvents(ledger)

    const setBack = await createTestDatabase({ migrated: false })
    await ok(['restore', file], setBack)
    expect(await countEvents(setBack)).toBeLessThan(events)
    const refused = await run(['export', older], at(setBack))
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/events are missing, as after restoring an old backup/),
    ])
    expect((await run(['export', exported], at(setBack))).stderr).toMatch(
      /holds a checkpoint over \d+ events that this ledger does not contain/,
    )
    await setBack.drop()

    const changed = join(own, 'changed')
    await cp(exported, changed, { recursive: true })
    const bundle = join(changed, 'tile/entries/000')
    await writeFile(bundle, (await readFile(bundle, 'latin1')).replace('stuurgroep', 'stuurgroeq'), 'latin1')
    const wrong = await run(['restore', file, '--log', changed], at(target))
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('is not a sound export of this ledger')])
    await target.drop()

    target = await createTestDatabase({ migrated: false })
    const restored = JSON.parse(
      await ok(['restore', file, '--keys', `${file}.keys`, '--log', exported, '--json'], target),
    )
    expect(restored.addedFromLog).toBeGreaterThan(0)
    expect([await countEvents(target), restored.log.faults]).toEqual([events, []])
    await ok(['export', exported], target)
    const checkpoint = join(exported, 'checkpoint')
    await ok(['verify', exported, '--since', checkpoint], target)
    await ok(['doctor'], target)
    // A server that starts on tables still being built answers before they hold everything.
    await ok(['rebuild'], ledger)
    // Members stand in another order in what came from the exported log, so values are compared and not bytes.
    const [now, before] = [await answersOf(target), await answersOf(ledger)]
    expect([...now.keys()].sort()).toEqual([...before.keys()].sort())
    const differ = [...now.keys()].filter(
      (question) => !isDeepStrictEqual(JSON.parse(now.get(question)!), JSON.parse(before.get(question)!)),
    )
    expect(differ).toEqual([])
    await ledger.drop()
    await rm(own, { recursive: true, force: true })
  })
})
