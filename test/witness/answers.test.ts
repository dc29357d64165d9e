import { rm } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { newSigner, type Signer, signText } from '../../src/ledger/transparency/signing.js'
import { openNote, writeNote } from '../../src/verifying/note.js'
import { buildWitnessServer } from '../../src/witness/server.js'
import { consistency, leaf } from '../verifying/reference-tree.js'
import {
  bodyOf,
  cosignedAt,
  createLog,
  growth,
  hashOf,
  type Log,
  leavesOf,
  makeFolder,
  NOW,
  openWitness,
} from './support.js'

let log: Log
let signer: Signer
let app: FastifyInstance
let misfits: string[]

beforeEach(async () => {
  log = await createLog()
  signer = await newSigner('witness.example/w1', 4)
  misfits = []
  const witness = await openWitness(await makeFolder(), signer, [log], misfits)
  app = await buildWitnessServer({ witness, logger: false })
})

afterEach(() => app.close())

const ask = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
  const answer = await app.inject({ method: 'POST', url: '/add-checkpoint', payload, headers })
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body }
}

const monitor = (origin: string) => app.inject(`/${hashOf(origin)}/checkpoint`)

/** The witness has cosigned the first leaves of branch a. */
const cosigned = async (size: number): Promise<void> => {
  expect((await ask(growth(log, 0, leavesOf(size)))).status).toBe(200)
}

const TEXT = 'text/plain; charset=utf-8'

describe('200', () => {
  test('the first checkpoint is cosigned whatever its size, the next ones with a proof, one or many leaves on', async () => {
    let old = 0
    for (const size of [5, 6, 8, 9, 200, 200]) {
      const leaves = leavesOf(size)
      const { status, type, body } = await ask(growth(log, old, leaves))
      expect([size, status, type, body.endsWith('\n')]).toEqual([size, 200, TEXT, true])
      expect(body).toMatch(/^— witness\.example\/w1 [A-Za-z0-9+/]+=*\n$/u)
      expect(await cosignedAt(body, log.checkpoint(leaves), signer)).toBe(NOW)
      old = size
    }
  })

  test('an empty log is cosigned, again, and then grows', async () => {
    for (const size of [0, 0, 3]) expect((await ask(growth(log, 0, leavesOf(size)))).status).toBe(200)
  })

  test('signatures of keys that nobody knows are left aside, and not served on', async () => {
    const stranger = await newSigner(log.origin, 1)
    const note = log.checkpoint(leavesOf(4))
    const foreign = signText(stranger, note.slice(0, note.lastIndexOf('\n\n') + 1))
    expect((await ask(bodyOf(0, [], `${note}${foreign}\n`))).status).toBe(200)
    expect((await monitor(log.origin)).body).not.toContain(foreign)
  })

  test('extension lines are cosigned with the rest', async () => {
    const note = log.checkpoint(leavesOf(4), { extensions: 'one more line\n' })
    const { status, body } = await ask(bodyOf(0, [], note))
    expect(status).toBe(200)
    expect(await cosignedAt(body, note, signer)).toBe(NOW)
  })

  test.each(['text/plain', 'application/octet-stream', 'application/json', 'application/x-www-form-urlencoded'])(
    'the body counts, not that it says to be %s',
    async (type) => {
      expect((await ask(growth(log, 0, leavesOf(2)), { 'content-type': type })).status).toBe(200)
    },
  )

  test('logs are watched apart from each other, one of them with two keys', async () => {
    const other = await createLog('other.example')
    const renewed = await createLog('other.example')
    const witness = await openWitness(await makeFolder(), signer, [log, other, renewed])
    const answers = [
      growth(log, 0, leavesOf(4)),
      growth(other, 0, leavesOf(3, 'b')),
      growth(renewed, 3, leavesOf(7, 'b')),
    ]
    for (const body of answers) expect((await witness.addCheckpoint(Buffer.from(body))).status).toBe(200)
  })
})

describe('400', () => {
  const note = () => log.checkpoint(leavesOf(4))
  const cases: readonly (readonly [string, () => string | Buffer])[] = [
    ['nothing', () => ''],
    ['no empty line', () => `old 0\n${note().replace('\n\n', '\n')}`],
    ['no old size', () => `\n${note()}`],
    ['an old size with a leading zero', () => `old 00\n\n${note()}`],
    ['a negative old size', () => `old -1\n\n${note()}`],
    ['an old size that is too large to be one', () => `old 9223372036854775808\n\n${note()}`],
    ['two spaces after old', () => `old  0\n\n${note()}`],
    ['a carriage return', () => `old 0\r\n\r\n${note()}`],
    ['a proof line that is no base64', () => `old 1\n!\n\n${note()}`],
    ['a proof line of 31 bytes', () => `old 1\n${Buffer.alloc(31).toString('base64')}\n\n${note()}`],
    ['a proof line in loose base64', () => `old 1\n${'A'.repeat(42)}B=\n\n${note()}`],
    [
      '64 proof lines',
      () =>
        bodyOf(
          1,
          Array.from({ length: 64 }, () => leaf('x')),
          note(),
        ),
    ],
    ['a checkpoint without signatures', () => bodyOf(0, [], note().split('\n\n')[0] ?? '')],
    ['a checkpoint without end', () => bodyOf(0, [], note().trimEnd())],
    ['a size with a leading zero', () => bodyOf(0, [], note().replace('\n4\n', '\n04\n'))],
    ['a root of another length', () => bodyOf(0, [], log.checkpoint(leavesOf(4), { root: Buffer.alloc(31) }))],
    ['bytes that are not UTF-8', () => Buffer.concat([Buffer.from(bodyOf(0, [], note())), Buffer.from([0xff])])],
    ['an old size larger than the checkpoint', () => bodyOf(5, [], note())],
  ]
  test.each(cases)('%s', async (_name, body) => {
    const { status, type, body: why } = await ask(body())
    expect([status, type]).toEqual([400, TEXT])
    expect(why).toMatch(/^[A-Z].+\n$/)
    expect((await monitor(log.origin)).statusCode).toBe(404)
  })

  test('63 proof lines are not too many to be read', async () => {
    const proof = Array.from({ length: 63 }, () => leaf('x'))
    expect((await ask(bodyOf(1, proof, note()))).status).toBe(409)
  })
})

describe('403', () => {
  test('a checkpoint that only a stranger signed', async () => {
    const stranger = await createLog(log.origin)
    expect((await ask(growth(stranger, 0, leavesOf(4)))).status).toBe(403)
  })

  test('a checkpoint whose signature by the known key is wrong, also beside one that is right', async () => {
    const renewed = await createLog(log.origin)
    const witness = await openWitness(await makeFolder(), signer, [log, renewed])
    const right = log.checkpoint(leavesOf(4))
    const text = right.slice(0, right.lastIndexOf('\n\n') + 1)
    const wrong = signText(renewed.signer, 'another text\n')
    const alone = await ask(bodyOf(0, [], writeNote(text, [signText(log.signer, 'another text\n')])))
    const beside = await witness.addCheckpoint(Buffer.from(bodyOf(0, [], `${right}${wrong}\n`)))
    expect([alone.status, beside.status]).toEqual([403, 403])
  })

  test('a right signature of a watched log under a checkpoint with the origin of another one', async () => {
    const other = await createLog('other.example')
    const witness = await openWitness(await makeFolder(), signer, [log, other])
    const text = other.checkpoint(leavesOf(4)).split('\n\n')[0] ?? ''
    const note = writeNote(`${text}\n`, [signText(log.signer, `${text}\n`)])
    expect((await witness.addCheckpoint(Buffer.from(bodyOf(0, [], note)))).status).toBe(403)
  })
})

describe('404', () => {
  test('a log that is not watched', async () => {
    const other = await createLog('other.example')
    expect((await ask(growth(other, 0, leavesOf(4)))).status).toBe(404)
  })

  test('any other address, and what was never cosigned', async () => {
    for (const path of ['/', '/sign-subtree', '/x/checkpoint', `/${'0'.repeat(64)}/checkpoint`]) {
      expect((await app.inject(path)).statusCode).toBe(404)
    }
    expect((await app.inject({ method: 'GET', url: '/add-checkpoint' })).statusCode).toBe(404)
    expect((await monitor(log.origin)).statusCode).toBe(404)
  })
})

describe('409', () => {
  test('an old size that is not the last one: that one is the answer, and nothing changes', async () => {
    await cosigned(5)
    for (const old of [0, 3, 6]) {
      expect(await ask(growth(log, old, leavesOf(8)))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' })
    }
    expect((await ask(growth(log, 5, leavesOf(8)))).status).toBe(200)
  })

  test('a log of which nothing was cosigned yet has size 0', async () => {
    expect(await ask(growth(log, 3, leavesOf(8)))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '0\n' })
  })

  test('a checkpoint of before, asked for again with the size it had then', async () => {
    await cosigned(5)
    expect((await ask(growth(log, 5, leavesOf(9)))).status).toBe(200)
    expect((await ask(growth(log, 5, leavesOf(5)))).body).toBe('9\n')
    expect((await ask(growth(log, 0, leavesOf(5)))).body).toBe('9\n')
  })
})

describe('422', () => {
  test.each([
    ['another root for the same size', () => bodyOf(5, [], log.checkpoint(leavesOf(5, 'b')))],
    ['a tree that forked before', () => growth(log, 5, leavesOf(9, 'b'))],
    [
      'a tree that forked, with the proof of the honest one',
      () => bodyOf(5, consistency(5, leavesOf(9)), log.checkpoint(leavesOf(9, 'b'))),
    ],
    ['no proof', () => bodyOf(5, [], log.checkpoint(leavesOf(9)))],
    [
      'a proof of one hash too many',
      () => bodyOf(5, [...consistency(5, leavesOf(9)), leaf('x')], log.checkpoint(leavesOf(9))),
    ],
    ['a proof of one hash too few', () => bodyOf(5, consistency(5, leavesOf(9)).slice(1), log.checkpoint(leavesOf(9)))],
    ['a proof from the same size', () => bodyOf(5, [leaf('x')], log.checkpoint(leavesOf(5)))],
  ])('%s; not cosigned, told to whoever runs the witness, and the honest log goes on', async (_name, makeBody) => {
    await cosigned(5)
    const body = makeBody()
    const { status, type } = await ask(body)
    expect([status, type]).toEqual([422, TEXT])
    expect(misfits).toEqual([body.slice(body.indexOf('\n\n') + 2)])
    expect((await monitor(log.origin)).body).toContain(log.checkpoint(leavesOf(5)))
    expect((await ask(growth(log, 5, leavesOf(9)))).status).toBe(200)
  })

  test('a proof from size 0, of a new log and of one that was empty', async () => {
    expect((await ask(bodyOf(0, [leaf('x')], log.checkpoint(leavesOf(4))))).status).toBe(422)
    expect((await ask(growth(log, 0, []))).status).toBe(200)
    expect((await ask(bodyOf(0, [leaf('x')], log.checkpoint(leavesOf(4))))).status).toBe(422)
  })

  test('an empty log with a root', async () => {
    expect((await ask(bodyOf(0, [], log.checkpoint([], { root: leaf('x') })))).status).toBe(422)
  })
})

describe('the checkpoint for monitors', () => {
  test('is the last one, with the signatures of log and witness that were checked and answered', async () => {
    await cosigned(5)
    const { body } = await ask(growth(log, 5, leavesOf(9)))
    const answer = await monitor(log.origin)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, TEXT])
    expect(answer.body).toBe(`${log.checkpoint(leavesOf(9))}${body}`)
    const opened = await openNote(answer.body, [log.signer.verifierKey, signer.verifierKey], nodeCryptography)
    expect(opened.verified.map(({ name }) => name)).toEqual([log.origin, 'witness.example/w1'])
  })
})

describe('health', () => {
  test('is told at the address where the container image asks for it', async () => {
    const answer = await app.inject('/healthz')
    expect([answer.statusCode, answer.body]).toEqual([200, 'ok\n'])
  })
})

describe('limits', () => {
  test('a request that is too large is not read', async () => {
    const { status, body } = await ask('x'.repeat(128 * 1024 + 1))
    expect([status, body]).toEqual([413, 'Request body is too large\n'])
  })

  test('sixteen signatures of the largest kind fit', async () => {
    const large = Buffer.alloc(4 + 8 + 4_900, 7).toString('base64')
    const foreign = Array.from({ length: 15 }, (_, index) => `— stranger${index} ${large}\n`).join('')
    expect((await ask(bodyOf(0, [], `${log.checkpoint(leavesOf(4))}${foreign}`))).status).toBe(200)
  })

  test('who asks too often is told so', async () => {
    const witness = await openWitness(await makeFolder(), signer, [log])
    const narrow = await buildWitnessServer({ witness, logger: false, requestsPerMinute: 2 })
    onTestFinished(() => narrow.close())
    const statuses: number[] = []
    for (let time = 0; time < 3; time += 1) statuses.push((await narrow.inject('/0/checkpoint')).statusCode)
    expect(statuses).toEqual([404, 404, 429])
  })

  test('when the record cannot be kept, nothing is signed', async () => {
    const folder = await makeFolder()
    const witness = await openWitness(folder, signer, [log])
    const server = await buildWitnessServer({ witness, logger: false })
    onTestFinished(() => server.close())
    await rm(folder, { recursive: true })
    const payload = growth(log, 0, leavesOf(4))
    const answer = await server.inject({ method: 'POST', url: '/add-checkpoint', payload })
    expect([answer.statusCode, answer.body]).toEqual([500, 'Something went wrong in the witness; nothing was signed\n'])
  })
})
