import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { packageRoot } from '../../../src/package-root.js'
import { compiledProgram } from '../../compiled-program.js'
import { createTestDatabase } from '../../database.js'
import { root } from '../../verifying/reference-tree.js'
import { leafHashes, opened } from './sealing.contract.js'
import { ORIGIN, openTransparency } from './support.js'

/** A few in every run; `npm run crash-cycles` does more. */
const CYCLES = Number(process.env.SEALING_CRASH_CYCLES ?? 8)
const LONGEST_MOMENT = 250

const killedSealer = async (connectionString: string, folder: string, told: Map<bigint, string>): Promise<void> => {
  const program = await compiledProgram(fileURLToPath(new URL('./sealing-process.ts', import.meta.url)))
  const child = spawn(process.execPath, [program, connectionString, folder, ORIGIN], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  await Promise.race([once(child.stdout, 'data'), ended])
  await sleep(Math.random() * LONGEST_MOMENT)
  child.kill('SIGKILL')
  await ended
  expect(child.signalCode).toBe('SIGKILL')
  // The last line may have been cut off by the kill.
  for (const line of output.split('\n').slice(0, -1)) {
    const [size = '', hash = ''] = line.split(' ')
    expect(told.get(BigInt(size)) ?? hash, 'two roots for one size').toBe(hash)
    told.set(BigInt(size), hash)
  }
}

test(`kill -9 of a program that seals, ${CYCLES} times: every signature that left is of the one tree, and signing goes on`, {
  timeout: 60_000 + CYCLES * 15_000,
}, async () => {
  const database = await createTestDatabase()
  onTestFinished(() => database.drop())
  const store = createPostgresEventStore({ pool: database.pool })
  onTestFinished(() => store.close())
  const transparency = await openTransparency({ pool: database.pool, store })
  onTestFinished(() => transparency.close())
  const told = new Map<bigint, string>()
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await killedSealer(database.connectionString, transparency.folder, told)
    // Another start of the program: what was signed is remembered by the folder and the database alone.
    const after = await openTransparency({ pool: database.pool, store }, { keys: transparency.keys })
    await after.sealer.catchUp()
    await after.close()
  }
  const { rows } = await database.pool.query<{ size: bigint; root: Buffer }>('select size, root from log.checkpoint')
  const stored = new Map(rows.map(({ size, root }) => [size, root.toString('hex')]))
  expect(told.size).toBeGreaterThanOrEqual(CYCLES)
  for (const [size, hash] of told) expect(stored.get(size)).toBe(hash)
  const hashes = await leafHashes(store)
  for (const [size, hash] of [...stored].slice(-20)) {
    expect(Buffer.from(root(hashes.slice(0, Number(size)))).toString('hex')).toBe(hash)
  }
  expect((await opened(transparency)).size).toBe(BigInt(hashes.length))
})
