import type pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { createChance } from '../../bench/chance.js'
import { fillLedger } from '../../bench/load.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { checkTree } from '../../src/ledger/transparency/check-tree.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { openTransparency } from '../ledger/transparency/support.js'
import { openBench } from '../projecting/support/engines.js'
import { syntheticEvents } from '../projecting/support/events.js'
import { type DatabaseChange, databaseClasses } from './database-classes.js'
import { makeEvents } from './made-events.js'
import { isWholeMatrix, matrixSeed } from './matrix-settings.js'
import { type NamedClass, readTable, type Tried, writeTable } from './matrix-table.js'

/** How many events, and how often each way is tried on them. */
const ledgers = isWholeMatrix
  ? [
      { size: 1, times: 1 },
      { size: 255, times: 20 },
      { size: 257, times: 20 },
      { size: 600, times: 40 },
      { size: 100_000, times: 3 },
    ]
  : [
      { size: 1, times: 1 },
      { size: 600, times: 4 },
    ]

const projectionClass: NamedClass = {
  name: 'edit only the projection',
  changed: 'a row of what is served altered, removed or added',
  foundBy: '`doctor`: the row does not follow from the log',
}

const GUARDED = ['log.event', 'log.tree_node', 'log.checkpoint']

/** A sealed ledger whose owner has switched its guards off. */
const openLedger = async (size: number) => {
  const database = await createTestDatabase()
  await fillLedger(database.connectionString, makeEvents(createChance(matrixSeed, size), size))
  const store = createPostgresEventStore({ pool: database.pool })
  const transparency = await openTransparency({ pool: database.pool, store })
  await transparency.sealer.catchUp()
  for (const table of GUARDED) await database.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
  return {
    database,
    check: () => checkTree(database.pool, store),
    close: async () => {
      await transparency.close()
      await store.close()
      await database.drop()
    },
  }
}

/** Changes the database, looks, and puts everything back. */
const whileChanged = async <Result>(
  { owner }: TestDatabase,
  { table, where, statement }: DatabaseChange,
  look: () => Promise<Result>,
): Promise<Result> => {
  const client: pg.PoolClient = await owner.connect()
  try {
    await client.query(`CREATE TEMPORARY TABLE saved AS SELECT * FROM ${table} WHERE ${where}`)
    await client.query(statement)
    const result = await look()
    // What was inserted behind the last row goes too; a checkpoint keeps its number.
    await client.query(
      `DELETE FROM ${table} WHERE ${where}; INSERT INTO ${table} SELECT * FROM saved; DROP TABLE saved`,
    )
    return result
  } finally {
    client.release()
  }
}

describe('a database that its owner changed past the guards', () => {
  const tried = new Map<NamedClass, number[]>()
  const closing: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const close of closing) await close()
  })

  for (const { size, times } of ledgers) {
    test(`${size} events: every change is found, and where`, { timeout: 3_600_000 }, async () => {
      const ledger = await openLedger(size)
      closing.push(ledger.close)
      expect(await ledger.check()).toEqual({ leaves: BigInt(size), faults: [] })
      for (const [number, one] of databaseClasses.entries()) {
        if (one.fewest > size) continue
        const chance = createChance(matrixSeed + number, size)
        for (let time = 0; time < times; time += 1) {
          const change = one.change(size, chance)
          const { faults } = await whileChanged(ledger.database, change, ledger.check)
          expect(faults[0], `${one.name}, ${change.statement}, seed ${matrixSeed}`).toMatch(change.says)
        }
        tried.set(one, [...(tried.get(one) ?? []), ...Array.from({ length: times }, () => size)])
      }
      // Everything was put back, and raises no alarm.
      expect(await ledger.check()).toEqual({ leaves: BigInt(size), faults: [] })
    })
  }

  test('a row of a projection is found, whatever was done to it', { timeout: 3_600_000 }, async () => {
    const size = isWholeMatrix ? 5_000 : 400
    const bench = await openBench()
    closing.push(bench.close)
    bench.store.add(...syntheticEvents(matrixSeed, size, 30))
    const engine = bench.engine()
    await engine.catchUp()
    const chance = createChance(matrixSeed, 77)
    const table = 'projection.history_history_entry_g1'
    const times = isWholeMatrix ? 60 : 6
    for (let time = 0; time < times; time += 1) {
      const position = chance.between(1, size)
      const row = `position = ${position}`
      const change = chance.pick([
        { kind: 'altered', key: position, sql: `UPDATE ${table} SET text = concat(text, '!') WHERE ${row}` },
        { kind: 'altered', key: position, sql: `UPDATE ${table} SET day = day + 1 WHERE ${row}` },
        { kind: 'missing', key: position, sql: `DELETE FROM ${table} WHERE ${row}` },
        {
          kind: 'extra',
          key: size + 1,
          sql: `INSERT INTO ${table} (position, event, type, day, recorded_at, extra)
                SELECT ${size + 1}, event, type, day, recorded_at, extra FROM ${table} WHERE ${row}`,
        },
      ])
      await bench.database.owner.query(`CREATE TABLE kept AS SELECT * FROM ${table} WHERE ${row}`)
      await bench.database.owner.query(change.sql)
      const [history, totals] = await engine.compare()
      expect(history?.faults).toEqual([{ table: 'history_entry', key: String(change.key), kind: change.kind }])
      expect(totals?.faults).toEqual([])
      await bench.database.owner.query(
        `DELETE FROM ${table} WHERE ${row} OR position > ${size};
         INSERT INTO ${table} (position, event, type, day, recorded_at, text, extra, extra_or_nothing, positive)
         SELECT position, event, type, day, recorded_at, text, extra, extra_or_nothing, positive FROM kept;
         DROP TABLE kept`,
      )
    }
    expect((await engine.compare()).flatMap(({ faults }) => faults)).toEqual([])
    tried.set(
      projectionClass,
      Array.from({ length: times }, () => size),
    )
  })

  test('docs/trust.md names every way that is tried', async () => {
    const rows = [...tried].map(([one, sizes]): Tried => ({ ...one, sizes }))
    if (rows.length === databaseClasses.length + 1) {
      await writeTable('database', rows, `No false alarm on the ${ledgers.length} ledgers before and after.`)
    }
    const table = await readTable('database')
    for (const { name, changed, foundBy } of [...databaseClasses, projectionClass])
      expect(table).toContain(`| ${name} | ${changed} | ${foundBy} |`)
  })
})
