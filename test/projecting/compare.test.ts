import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RebuildRefused } from '../../src/projecting/errors.js'
import { type Bench, createDoor, openBench } from './support/engines.js'
import { syntheticEvents } from './support/events.js'
import { contents, totals } from './support/projections.js'

let bench: Bench

beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const change = (sql: string) => bench.database.owner.query(sql)

const generations = async () =>
  (await bench.pool.query(`SELECT projection, generation, status FROM projection.generation ORDER BY 1, 2`)).rows

const physicalTables = async (): Promise<string[]> =>
  (
    await bench.pool.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'projection'::regnamespace AND relkind = 'r' ORDER BY 1`,
    )
  ).rows.map(({ name }) => name)

const ofHistory = { projection: 'history', position: 500n, notCompared: null }
const ofTotals = { projection: 'totals', position: 500n, notCompared: null }

describe('comparing projections with the log', () => {
  it('finds no fault in what following gave, and leaves nothing behind', async () => {
    bench.store.add(...syntheticEvents(41, 500, 20))
    const engine = bench.engine()
    await engine.catchUp()
    const before = { tables: await physicalTables(), contents: await contents(bench.pool) }
    expect(await engine.compare()).toEqual([
      { ...ofHistory, faults: [] },
      { ...ofTotals, faults: [] },
    ])
    expect({ tables: await physicalTables(), contents: await contents(bench.pool) }).toEqual(before)
    expect((await generations()).filter(({ status }) => status === 'active')).toHaveLength(2)
    expect((await generations()).filter(({ status }) => status === 'building')).toEqual([])
  })

  it('names the altered, the missing and the extra row of a table of each kind', async () => {
    bench.store.add(...syntheticEvents(42, 500, 20))
    const engine = bench.engine()
    await engine.catchUp()
    await change(`UPDATE projection.history_history_entry_g1 SET text = 'another' WHERE position = 7`)
    await change(`DELETE FROM projection.history_history_entry_g1 WHERE position = 300`)
    await change(
      `INSERT INTO projection.history_history_entry_g1 (position, event, type, day, recorded_at, extra)
       SELECT 9999, event, type, day, recorded_at, extra FROM projection.history_history_entry_g1 WHERE position = 8`,
    )
    const { rows } = await bench.pool.query<{ key: string; subject: string }>(
      `SELECT house || '|' || subject AS key, subject FROM projection.subject_total ORDER BY subject LIMIT 2`,
    )
    const [altered, missing] = rows
    await change(
      `UPDATE projection.totals_subject_total_g1 SET cents = cents + 1 WHERE subject = '${altered?.subject}'`,
    )
    await change(`DELETE FROM projection.totals_subject_total_g1 WHERE subject = '${missing?.subject}'`)
    await change(`INSERT INTO projection.totals_length_count_g1 (length, times) VALUES (12345, 1)`)
    const [history, sums] = await engine.compare()
    expect(history).toMatchObject(ofHistory)
    expect(history?.faults).toHaveLength(3)
    expect(history?.faults).toEqual(
      expect.arrayContaining([
        { table: 'history_entry', key: '7', kind: 'altered' },
        { table: 'history_entry', key: '300', kind: 'missing' },
        { table: 'history_entry', key: '9999', kind: 'extra' },
      ]),
    )
    expect(sums).toMatchObject(ofTotals)
    expect(sums?.faults).toHaveLength(3)
    expect(sums?.faults).toEqual(
      expect.arrayContaining([
        { table: 'subject_total', key: altered?.key, kind: 'altered' },
        { table: 'subject_total', key: missing?.key, kind: 'missing' },
        { table: 'length_count', key: '12345', kind: 'extra' },
      ]),
    )
    await engine.rebuild()
    expect((await engine.compare()).flatMap(({ faults }) => faults)).toEqual([])
  })

  it('finds words for searching that are not those of the text, a row that stands twice, and a view turned to other rows', async () => {
    bench.store.add(...syntheticEvents(43, 100, 5))
    const engine = bench.engine()
    await engine.catchUp()
    const table = 'projection.history_history_entry_g1'
    await change(`ALTER TABLE ${table} ALTER COLUMN search DROP EXPRESSION`)
    await change(`UPDATE ${table} SET search = to_tsvector('dutch', 'verborgen') WHERE position = 3`)
    await change(`ALTER TABLE projection.totals_length_count_g1 DROP CONSTRAINT totals_length_count_g1_pk`)
    const { rows } = await change(
      `INSERT INTO projection.totals_length_count_g1
       SELECT * FROM projection.totals_length_count_g1 ORDER BY length LIMIT 1 RETURNING length`,
    )
    expect((await engine.compare()).flatMap(({ faults }) => faults)).toEqual([
      { table: 'history_entry', key: '3', kind: 'altered' },
      { table: 'length_count', key: String(rows[0].length), kind: 'extra' },
    ])
    await change(
      `CREATE OR REPLACE VIEW projection.subject_total AS SELECT house, subject, notes + 1 AS notes, cents, last_on,
       changed_at, last_extra, trail FROM projection.totals_subject_total_g1`,
    )
    const [comparison] = await engine.compare(['totals'])
    expect(comparison?.faults.filter(({ table: name }) => name === 'subject_total').length).toBeGreaterThan(0)
  })

  it('raises no alarm while events are appended and followed beside it', async () => {
    const events = syntheticEvents(44, 3_000, 30)
    bench.store.add(...events.slice(0, 1_000))
    const engine = bench.engine({ settings: { batchSize: 50 } })
    await engine.start()
    await engine.waitFor(1_000n, undefined, 10_000)
    let next = 1_000
    const appending = setInterval(() => {
      bench.store.add(...events.slice(next, next + 20))
      next = Math.min(next + 20, events.length)
    }, 10)
    try {
      const positions: bigint[] = []
      for (let round = 0; round < 4; round += 1) {
        for (const { faults, position } of await bench.engine().compare()) {
          expect(faults).toEqual([])
          positions.push(position ?? 0n)
        }
      }
      expect(positions.at(-1)).toBeGreaterThan(1_000n)
    } finally {
      clearInterval(appending)
    }
    expect(bench.troubles).toEqual([])
  })

  it('says what it did not compare: nothing built yet, another version in service, a rebuild under way', async () => {
    bench.store.add(...syntheticEvents(45, 50, 5))
    expect(await bench.engine().compare(['totals'])).toEqual([
      { projection: 'totals', position: null, notCompared: 'not-built', faults: [] },
    ])
    await bench.engine().catchUp()
    const newer = bench.engine({ projections: [{ ...totals, version: 2 }] })
    expect(await newer.compare()).toEqual([
      { projection: 'totals', position: null, notCompared: 'other-version', faults: [] },
    ])
    const [door, arrived] = [createDoor(), createDoor()]
    bench.store.beforeRead = () => {
      arrived.open()
      return door.pass
    }
    const rebuilding = bench.engine().rebuild(['totals'])
    await arrived.pass
    await expect(bench.engine().compare(['totals'])).rejects.toThrow(RebuildRefused)
    door.open()
    await rebuilding
  })
})
