import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { copyOut } from '../../../src/backup/copy.js'
import { readTables, tableName } from '../../../src/backup/tables.js'
import { readConfiguration } from '../../../src/config.js'
import { dayInFlanders } from '../../../src/domain/shared/time.js'
import { importHouse } from '../../../src/importing/import-house.js'
import { packageRoot } from '../../../src/package-root.js'
import { openRuntime, type Runtime } from '../../../src/runtime.js'

/** The ledger in this database, for as long as the work takes. */
export const withLedger = async <Result>(
  connectionString: string,
  work: (runtime: Runtime) => Promise<Result>,
): Promise<Result> => {
  const runtime = await openRuntime({
    configuration: readConfiguration({ DATABASE_URL: connectionString }),
    sharing: 'share',
    onTrouble: (error) => {
      throw error
    },
  })
  try {
    return await work(runtime)
  } finally {
    await runtime.close()
  }
}

/** Sets a documented house up in the ledger. */
export const addHouse = async (runtime: Runtime, key: string): Promise<void> => {
  const raw = await readFile(join(packageRoot, `houses/${key}.json`), 'utf8')
  const result = await importHouse(raw, {
    send: runtime.execute,
    today: dayInFlanders(runtime.now()),
    newId: uuidv7,
    onProgress: () => undefined,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

/** The tables for personal data as far as a backup needs to know them, where no migration has made them yet. */
export const ensurePersonalTables = async (owner: pg.Pool): Promise<void> => {
  const { rows } = await owner.query(`SELECT to_regclass('personal.person_key') IS NOT NULL AS there`)
  if (rows[0].there) return
  await owner.query(`
    CREATE SCHEMA personal;
    CREATE TABLE personal.erased (
      person uuid PRIMARY KEY, house uuid NOT NULL, event uuid NOT NULL, erased_at timestamptz(3) NOT NULL
    );
    CREATE TABLE personal.person_key (person uuid PRIMARY KEY, house uuid NOT NULL, key bytea NOT NULL);
    CREATE TABLE personal.value (
      event uuid NOT NULL, field text NOT NULL, event_type text NOT NULL,
      person uuid NOT NULL REFERENCES personal.person_key (person),
      nonce bytea NOT NULL, ciphertext bytea NOT NULL, PRIMARY KEY (event, field)
    )`)
}

export type Person = { readonly person: string; readonly key: Buffer }

/** Persons with a key and a value each. */
export const addPersons = async (owner: pg.Pool, count: number): Promise<readonly Person[]> => {
  const persons = Array.from({ length: count }, () => ({ person: randomUUID(), key: randomBytes(32) }))
  for (const { person, key } of persons) {
    await owner.query('INSERT INTO personal.person_key (person, house, key) VALUES ($1, $2, $3)', [
      person,
      randomUUID(),
      key,
    ])
    await owner.query(
      `INSERT INTO personal.value (event, field, event_type, person, nonce, ciphertext) VALUES ($1, 'name', 'SeatAssigned', $2, $3, $4)`,
      [randomUUID(), person, randomBytes(12), randomBytes(40)],
    )
  }
  return persons
}

/** Every row of every table that is backed up, as text, by table; rows sorted. */
export const contentsOf = async (owner: pg.Pool): Promise<ReadonlyMap<string, string>> => {
  const client = await owner.connect()
  try {
    const contents = new Map<string, string>()
    for (const table of await readTables(client)) {
      const chunks: Buffer[] = []
      for await (const chunk of copyOut(client, `COPY ${tableName(table)} TO STDOUT`)) chunks.push(chunk)
      contents.set(tableName(table), Buffer.concat(chunks).toString('utf8').split('\n').sort().join('\n'))
    }
    return contents
  } finally {
    client.release()
  }
}
