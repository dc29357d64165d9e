import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { parseCheckpoint } from '../../src/verifying/checkpoint.js'
import { openNote } from '../../src/verifying/note.js'
import { parseVerifierKey } from '../../src/verifying/verifier-key.js'
import { root } from '../verifying/reference-tree.js'
import { createLog, growth, hashOf, type Log, leavesOf } from '../witness/support.js'
import { addressOf, buildOnce, type Environment, run, startInTest } from './support/program.js'

/** Times the witness is killed in the middle of its work. */
const KILLS = Number(process.env.KILL_CYCLES ?? 8)
const SOON = 10_000

const COSIGNED_BEFORE_EACH_OTHER_KILL = 3

let folder: string
let log: Log
let settings: Environment

beforeAll(buildOnce, 300_000)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek witness '))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }))
  log = await createLog()
  settings = {
    BESLUITBOEK_DATA: folder,
    BESLUITBOEK_WITNESS_NAME: 'witness.gent.example',
    BESLUITBOEK_WITNESS_LOGS: log.signer.verifierKey.text,
  }
})

type Answered = { readonly status: number; readonly body: string }

const ask = async (address: string, body: string): Promise<Answered> => {
  const answer = await fetch(`${address}/add-checkpoint`, { method: 'POST', body })
  return { status: answer.status, body: await answer.text() }
}

const monitor = async (address: string): Promise<Answered> => {
  const answer = await fetch(`${address}/${hashOf(log.origin)}/checkpoint`)
  return { status: answer.status, body: await answer.text() }
}

describe('witness', () => {
  test('says its key, where it runs and what it watches; cosigns, is asked by monitors, and needs no database', async () => {
    const running = startInTest(['witness'], settings)
    const address = await addressOf(running)
    const [, vkey = ''] = await running.says(/^ {2}key (witness\.gent\.example\+\S+)$/m)
    await running.says(/^ {2}watches log\.example\/besluitboek, of which it cosigned nothing yet$/m)
    expect((await ask(address, growth(log, 0, leavesOf(5)))).status).toBe(200)
    expect((await ask(address, growth(log, 5, leavesOf(9)))).status).toBe(200)
    expect(await ask(address, growth(log, 5, leavesOf(9, 'b')))).toEqual({ status: 409, body: '9\n' })
    const key = await parseVerifierKey(vkey, nodeCryptography)
    const opened = await openNote((await monitor(address)).body, [key, log.signer.verifierKey], nodeCryptography)
    expect(parseCheckpoint(opened.text).size).toBe(9n)
    expect(opened.verified).toHaveLength(2)
    const time = Number(opened.verified.find((one) => one.key.type === 4)?.timestamp)
    expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(60)
    expect(await readdir(folder)).toEqual(['witness'])
    expect((await stat(join(folder, 'witness/witness.key'))).mode & 0o777).toBe(0o600)
    expect(running.output().stdout).toBe('')
  })

  test('remembers over a restart, without its name, what it cosigned', async () => {
    const first = startInTest(['witness'], settings)
    await ask(await addressOf(first), growth(log, 0, leavesOf(5)))
    first.kill('SIGTERM')
    expect((await first.ended).code).toBe(0)
    const { BESLUITBOEK_WITNESS_NAME: _left, ...nameless } = settings
    const second = startInTest(['witness'], nameless)
    await second.says(/^ {2}watches log\.example\/besluitboek, cosigned up to size 5$/m)
    const address = await addressOf(second)
    expect((await ask(address, growth(log, 5, leavesOf(5, 'b')))).status).toBe(422)
    await second.says(/a log signed a checkpoint that was not shown to grow out of what was cosigned before/)
    expect((await monitor(address)).body).toContain(log.checkpoint(leavesOf(5)))
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s closes it in order: exit code 0 within seconds', async (signal) => {
    const running = startInTest(['witness'], settings)
    await monitor(await addressOf(running))
    const began = performance.now()
    running.kill(signal)
    const { code, stderr } = await running.ended
    expect(code).toBe(0)
    expect(stderr).toContain('Closing…')
    expect(performance.now() - began).toBeLessThan(SOON)
    expect(await readdir(join(folder, 'witness'))).toEqual(['witness.key'])
  })

  test('--vkey prints the key alone, makes it at need, and does so beside a witness that runs', async () => {
    const { BESLUITBOEK_WITNESS_LOGS: _left, ...withoutLogs } = settings
    const first = await run(['witness', '--vkey'], withoutLogs)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/^witness\.gent\.example\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}\n$/)
    const running = startInTest(['witness'], settings)
    await running.says(new RegExp(`key ${first.stdout.trim().replaceAll('+', '\\+')}`))
    expect((await run(['witness', '--vkey'], withoutLogs)).stdout).toBe(first.stdout)
  })

  test('a second one on the same folder is refused with a sentence, exit code 1, and the first goes on', async () => {
    const first = startInTest(['witness'], settings)
    const address = await addressOf(first)
    const { code, stderr } = await run(['witness'], settings)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^Another witness already runs on .+; two could sign what contradicts each other\. Stop that one, or set BESLUITBOEK_DATA to another folder\.\n$/,
    )
    expect((await ask(address, growth(log, 0, leavesOf(5)))).status).toBe(200)
  })

  test('settings that will not do get a sentence each, exit code 2, and nothing is made', async () => {
    const { code, stdout, stderr } = await run(['witness'], {
      BESLUITBOEK_DATA: join(folder, 'new'),
      PORT: '99999',
      BESLUITBOEK_WITNESS_NAME: 'with a space',
      BESLUITBOEK_WITNESS_KEY: 'secret-word',
      BESLUITBOEK_WITNESS_LOGS: 'log.example+00000000+AAAA',
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(
      stderr
        .trim()
        .split('\n')
        .map((sentence) => sentence.split(' ')[0]),
    ).toEqual(['PORT', 'BESLUITBOEK_WITNESS_NAME', 'BESLUITBOEK_WITNESS_KEY', 'BESLUITBOEK_WITNESS_LOGS'])
    expect(stderr).not.toContain('secret-word')
    expect(await readdir(folder)).toEqual([])
  })

  test.each([
    [{ BESLUITBOEK_WITNESS_LOGS: '' }, 'BESLUITBOEK_WITNESS_LOGS must name the verifier key of at least one log'],
    [{ BESLUITBOEK_WITNESS_NAME: '' }, 'BESLUITBOEK_WITNESS_NAME must be set at the first start'],
  ])('%s is wrong use: exit code 2', async (more, sentence) => {
    const { code, stderr } = await run(['witness'], { ...settings, ...more })
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a witness that is killed', () => {
  test(`in the middle of its work, ${KILLS} times: starts again each time and never contradicts what it answered`, async () => {
    const hexRoot = (size: number, branch: string) => Buffer.from(root(leavesOf(size, branch))).toString('hex')
    /** What it cosigned, as those who asked saw it. */
    const cosigned = new Map<number, string>()
    let largest = 0
    let running = startInTest(['witness'], settings)
    const grow = async (address: string, branch: string, size: number): Promise<void> => {
      const answer = await ask(address, growth(log, largest, leavesOf(size, branch))).catch(() => null)
      if (answer?.status !== 200) return
      expect(cosigned.get(size) ?? hexRoot(size, branch)).toBe(hexRoot(size, branch))
      cosigned.set(size, hexRoot(size, branch))
      largest = Math.max(largest, size)
    }
    for (let kill = 0; kill < KILLS; kill += 1) {
      const address = await addressOf(running)
      const recorded = await monitor(address)
      // What reached the disk and not the one who asked is where it goes on from.
      if (recorded.status === 200) largest = Number(recorded.body.split('\n')[1])
      for (const size of cosigned.keys()) expect(size).toBeLessThanOrEqual(largest)
      for (const [size, hex] of cosigned)
        if (size === largest) expect(recorded.body).toContain(Buffer.from(hex, 'hex').toString('base64'))
      const enough = cosigned.size + (kill % 2 === 0 ? 0 : COSIGNED_BEFORE_EACH_OTHER_KILL)
      // Every other time it has done some work first, however slow the machine; else it may die as soon as it answers.
      const dying = (async () => {
        while (cosigned.size < enough) await sleep(5)
        await sleep(20 + Math.random() * 300)
        running.kill('SIGKILL')
      })()
      let step = 0
      while (running.child.exitCode === null && running.child.signalCode === null && step < 500) {
        step += 1
        // The log lies in half of what it asks, at the same time.
        await Promise.all([
          grow(address, 'a', largest + 1),
          grow(address, 'b', largest + 1),
          grow(address, 'a', largest + 2),
        ])
      }
      await dying
      await running.ended
      running = startInTest(['witness'], settings)
    }
    const branches = ['a', 'b'].filter((branch) => [...cosigned].every(([size, hex]) => hexRoot(size, branch) === hex))
    expect(cosigned.size).toBeGreaterThan(KILLS)
    expect(branches).toHaveLength(1)
    await addressOf(running)
    const left = (await readdir(join(folder, 'witness'))).map((name) =>
      name.replace(/^[0-9a-f]{64}|[0-9a-f]{8}(?=\.socket)/, '*'),
    )
    expect(left.sort()).toEqual(['*.checkpoint', 'running-*.socket', 'witness.key'])
    const kept = await readFile(join(folder, 'witness', `${hashOf(log.origin)}.checkpoint`), 'utf8')
    // What reached the disk and not the one who asked may be one question further.
    const size = Number(kept.split('\n')[1])
    expect(size - largest).toBeGreaterThanOrEqual(0)
    expect(size - largest).toBeLessThanOrEqual(2)
  }, 120_000)
})
