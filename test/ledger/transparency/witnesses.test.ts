import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { askWitness, type WitnessQuestion } from '../../../src/ledger/transparency/ask-witness.js'
import { nodeCryptography as cryptography } from '../../../src/ledger/transparency/cryptography.js'
import { cosignText, newSigner, type Signer } from '../../../src/ledger/transparency/signing.js'
import { createWitnessRound } from '../../../src/ledger/transparency/witnesses.js'
import { openNote, parseNote } from '../../../src/verifying/note.js'
import { buildWitnessServer } from '../../../src/witness/server.js'
import { consistency } from '../../verifying/reference-tree.js'
import {
  createLog,
  growth,
  type Leaves,
  type Log,
  leavesOf,
  makeFolder,
  NOW,
  openWitness,
} from '../../witness/support.js'

const LIMIT = 2_000

type Served = { readonly url: string; readonly signer: Signer }

/** A real witness of these logs over HTTP. */
const serveWitness = async (logs: readonly Log[], name = 'witness.example'): Promise<Served> => {
  const signer = await newSigner(name, 4)
  const witness = await openWitness(await makeFolder(), signer, logs)
  const app = await buildWitnessServer({ witness, logger: false })
  onTestFinished(() => app.close())
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), signer }
}

/** A server that answers as it likes. */
const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const answering =
  (status: number, body: string | Buffer, type = 'text/plain'): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }

const ask = (log: Log, { url, signer }: Served, leaves: Leaves, more: Partial<WitnessQuestion> = {}) =>
  askWitness({
    url,
    key: signer.verifierKey,
    checkpointNote: log.checkpoint(leaves),
    knownSize: 0n,
    consistencyProof: async (from, to) => consistency(Number(from), leaves.slice(0, Number(to))),
    cryptography,
    limit: LIMIT,
    ...more,
  })

const isCosigned = async (line: string, note: string, signer: Signer): Promise<boolean> => {
  const { verified } = await openNote(`${parseNote(note).text}\n${line}\n`, [signer.verifierKey], cryptography)
  return verified[0]?.timestamp === NOW
}

describe('a witness that works', () => {
  test('cosigns the first checkpoint, the next, and the same again; each cosignature is checked', async () => {
    const log = await createLog()
    const witness = await serveWitness([log])
    let knownSize = 0n
    for (const size of [0, 1, 5, 5, 300]) {
      const answer = await ask(log, witness, leavesOf(size), { knownSize })
      expect(answer).toMatchObject({ kind: 'cosigned', size: BigInt(size), timestamp: NOW })
      if (answer.kind !== 'cosigned') continue
      expect(await isCosigned(answer.line, log.checkpoint(leavesOf(size)), witness.signer)).toBe(true)
      knownSize = answer.size
    }
  })

  test.each([
    ['is behind what we thought', 9n, 5],
    ['is further than we thought', 1n, 5],
    ['knows nothing of us', 9n, 0],
    ['has this very checkpoint', 3n, 12],
    ['was last asked for a larger checkpoint than this', 99n, 5],
  ])('and %s is asked once more from the size it has', async (_how, knownSize, has) => {
    const log = await createLog()
    const witness = await serveWitness([log])
    if (has > 0) await ask(log, witness, leavesOf(has))
    const consistencyProof = vi.fn(async (from: bigint, to: bigint) => consistency(Number(from), leavesOf(Number(to))))
    const answer = await ask(log, witness, leavesOf(12), { knownSize, consistencyProof })
    expect(answer).toMatchObject({ kind: 'cosigned', size: 12n })
    // Proofs from nothing and from the same size are empty and not asked for.
    for (const [from, to] of consistencyProof.mock.calls) expect(from > 0n && from < to).toBe(true)
  })

  test('other cosignatures under the checkpoint do not matter', async () => {
    const log = await createLog()
    const [first, second] = [await serveWitness([log]), await serveWitness([log], 'second.example')]
    const answer = await ask(log, first, leavesOf(4))
    if (answer.kind !== 'cosigned') throw new Error('not cosigned')
    const checkpointNote = `${log.checkpoint(leavesOf(4))}${answer.line}\n`
    expect(await ask(log, second, leavesOf(4), { checkpointNote })).toMatchObject({ kind: 'cosigned' })
  })

  test('keeps its connection from one question to the next', async () => {
    const log = await createLog()
    const signer = await newSigner('witness.example', 4)
    const ports = new Set<number | undefined>()
    const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      ports.add(request.socket.remotePort)
      const note = (await text(request)).split('\n\n').slice(1).join('\n\n')
      response.end(`${cosignText(signer, parseNote(note).text, NOW)}\n`)
    }
    const url = await serve((request, response) => void reply(request, response))
    for (const size of [1, 2, 3, 4]) {
      expect(await ask(log, { url, signer }, leavesOf(size))).toMatchObject({ kind: 'cosigned' })
      // Between two rounds there is always a moment, in which the connection becomes free again.
      await sleep(20)
    }
    expect(ports.size).toBe(1)
  })
})

describe('a witness that holds what we did not show it', () => {
  test('more than we ever signed is an alarm: the ledger may stand on an old backup', async () => {
    const log = await createLog()
    const witness = await serveWitness([log])
    await ask(log, witness, leavesOf(12))
    expect(await ask(log, witness, leavesOf(5))).toEqual({ kind: 'alarm', why: 'witness-ahead', witnessSize: 12n })
    const largestSigned = async () => 11n
    expect(await ask(log, witness, leavesOf(5), { largestSigned })).toMatchObject({ kind: 'alarm' })
  })

  test('more than this checkpoint but no more than we signed since is none', async () => {
    const log = await createLog()
    const witness = await serveWitness([log])
    await ask(log, witness, leavesOf(12))
    const answer = await ask(log, witness, leavesOf(5), { largestSigned: async () => 12n })
    expect(answer).toEqual({ kind: 'missing', why: 'overtaken', witnessSize: 12n })
  })

  test.each([
    ['as many events', 12],
    ['fewer events', 5],
  ])('%s of another history is an alarm', async (_how, has) => {
    const log = await createLog()
    const witness = await serveWitness([log])
    await ask(log, witness, leavesOf(has, 'b'))
    const answer = await ask(log, witness, leavesOf(12))
    expect(answer).toEqual({ kind: 'alarm', why: 'witness-disagrees', witnessSize: BigInt(has) })
  })
})

describe('a witness that does not cosign', () => {
  const missing = (why: string, witnessSize: bigint | null = null) => ({ kind: 'missing', why, witnessSize })

  test('as it does not watch this log, or knows another key of it', async () => {
    const [log, other] = [await createLog(), await createLog('other.example')]
    const witness = await serveWitness([other])
    expect(await ask(log, witness, leavesOf(4))).toEqual(missing('unknown-log'))
    const strange = await serveWitness([await createLog(log.origin)])
    expect(await ask(log, strange, leavesOf(4))).toEqual(missing('wrong-signature'))
  })

  test('as it signs with another key than we know', async () => {
    const log = await createLog()
    const { url } = await serveWitness([log])
    const signer = await newSigner('witness.example', 4)
    expect(await ask(log, { url, signer }, leavesOf(4))).toEqual(missing('wrong-answer'))
  })

  test.each([
    [400, 'wrong-request'],
    [429, 'too-busy'],
    [503, 'too-busy'],
    [500, 'status'],
    [204, 'status'],
  ])('as it answers %s', async (status, why) => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    const url = await serve(answering(status, ''))
    expect(await ask(log, { url, signer }, leavesOf(4))).toEqual(missing(why))
  })

  test('as nobody is there', async () => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    expect(await ask(log, { url: 'http://127.0.0.1:1', signer }, leavesOf(4))).toEqual(missing('unreachable'))
  })

  test('as it sends us elsewhere, where we do not go', async () => {
    const log = await createLog()
    const { url: elsewhere, signer } = await serveWitness([log])
    const url = await serve((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}/add-checkpoint` }).end()
    })
    expect(await ask(log, { url, signer }, leavesOf(4))).toEqual(missing('status'))
  })

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
    ['never', () => undefined],
    ['half', (_request, response) => void response.writeHead(200).write('— witness')],
  ])('as its answer comes %s', async (_how, answer) => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    const url = await serve(answer)
    const began = performance.now()
    expect(await ask(log, { url, signer }, leavesOf(4), { limit: 300 })).toEqual(missing('too-late'))
    expect(performance.now() - began).toBeLessThan(LIMIT)
  })

  test('as its answer has no end', async () => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    const closed = vi.fn()
    const url = await serve((_request, response) => {
      response.on('close', closed).writeHead(200)
      const more = (): void => void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)))
      more()
    })
    expect(await ask(log, { url, signer }, leavesOf(4))).toEqual(missing('wrong-answer'))
    await vi.waitFor(() => expect(closed).toHaveBeenCalled(), { timeout: 5_000 })
  })

  test('as its answer is none: nothing, words, bytes, half a line, another checkpoint, another time, no time', async () => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    const own = parseNote(log.checkpoint(leavesOf(4))).text
    const line = cosignText(signer, own, NOW)
    const odd = `${own}\n— x AAAAAAA=\n`
    const wrong: readonly (string | Buffer)[] = [
      '',
      '\n',
      'I cosign this\n',
      Buffer.from([0xe2, 0x80, 0x94, 0x20, 0xff, 0x0a]),
      line,
      `${line.slice(0, -4)}\n`,
      `${cosignText(signer, parseNote(log.checkpoint(leavesOf(5))).text, NOW)}\n`,
      `${cosignText(signer, own, 0n)}\n`,
      // Signs another text, which begins with ours and an empty line.
      `— x AAAAAAA=\n\n${cosignText(signer, odd, NOW)}\n`,
    ]
    for (const body of wrong) {
      const url = await serve(answering(200, body))
      expect([String(body), await ask(log, { url, signer }, leavesOf(4))]).toEqual([
        String(body),
        missing('wrong-answer'),
      ])
    }
    const strangers = await newSigner('stranger.example', 4)
    const url = await serve(answering(200, `${cosignText(strangers, own, NOW)}\n${line}\n`))
    expect(await ask(log, { url, signer }, leavesOf(4))).toMatchObject({ kind: 'cosigned', line })
  })

  test.each([
    ['without type', '5\n', 'text/plain'],
    ['without end', '5', 'text/x.tlog.size'],
    ['not a number', 'five\n', 'text/x.tlog.size'],
    ['the size we came from', '0\n', 'text/x.tlog.size'],
  ])('as it names another size that is %s', async (_how, body, type) => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    const url = await serve(answering(409, body, type))
    expect(await ask(log, { url, signer }, leavesOf(9))).toEqual(missing('wrong-answer'))
  })

  test('as it names another size every time: asked twice, no more', async () => {
    const [log, signer] = [await createLog(), await newSigner('witness.example', 4)]
    let asked = 0
    const url = await serve((_request, response) => {
      asked += 1
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${asked}\n`)
    })
    expect(await ask(log, { url, signer }, leavesOf(9))).toEqual(missing('overtaken', 2n))
    expect(asked).toBe(2)
  })

  test('a proof that cannot be made is our own trouble and is thrown', async () => {
    const log = await createLog()
    const witness = await serveWitness([log])
    await ask(log, witness, leavesOf(3))
    const consistencyProof = () => Promise.reject(new Error('the database is away'))
    await expect(ask(log, witness, leavesOf(9), { consistencyProof })).rejects.toThrow('the database is away')
  })
})

describe('a round along all witnesses', () => {
  test('brings the lines, names who is missing and why, and rings alarms; a slow one holds nobody up longer than its time', async () => {
    const log = await createLog()
    const [good, behind, misled] = [
      await serveWitness([log], 'good.example'),
      await serveWitness([log], 'behind.example'),
      await serveWitness([log], 'misled.example'),
    ]
    await fetch(`${behind.url}/add-checkpoint`, { method: 'POST', body: growth(log, 0, leavesOf(3)) })
    await fetch(`${misled.url}/add-checkpoint`, { method: 'POST', body: growth(log, 0, leavesOf(3, 'b')) })
    const slow = { url: await serve(() => undefined), signer: await newSigner('slow.example', 4) }
    const gone = { url: 'http://127.0.0.1:1', signer: await newSigner('gone.example', 4) }
    const round = createWitnessRound({
      witnesses: [good, behind, misled, slow, gone].map(({ url, signer }) => ({ url, key: signer.verifierKey })),
      consistencyProof: async (from, to) => consistency(Number(from), leavesOf(Number(to))),
      cryptography,
      limit: 500,
    })
    const began = performance.now()
    const { lines, missing, alarms } = await round(log.checkpoint(leavesOf(8)))
    expect(performance.now() - began).toBeLessThan(LIMIT)
    expect(lines.map(({ name, timestamp }) => [name, timestamp])).toEqual([
      ['good.example', NOW],
      ['behind.example', NOW],
    ])
    expect(missing).toEqual([
      { name: 'slow.example', why: 'too-late' },
      { name: 'gone.example', why: 'unreachable' },
    ])
    expect(alarms).toEqual([{ name: 'misled.example', why: 'witness-disagrees', witnessSize: 3n }])
    const whole = `${log.checkpoint(leavesOf(8))}${lines.map(({ line }) => `${line}\n`).join('')}`
    const keys = [log.signer, good.signer, behind.signer].map(({ verifierKey }) => verifierKey)
    expect((await openNote(whole, keys, cryptography)).verified).toHaveLength(3)
  })

  test('remembers what each cosigned, so that one question is enough after the first', async () => {
    const log = await createLog()
    const witness = await serveWitness([log])
    await ask(log, witness, leavesOf(3))
    const asked: number[] = []
    const round = createWitnessRound({
      witnesses: [{ url: witness.url, key: witness.signer.verifierKey }],
      consistencyProof: async (from, to) => consistency(Number(from), leavesOf(Number(to))),
      cryptography,
      fetch: async (...request) => {
        const answer = await fetch(...request)
        asked.push(answer.status)
        return answer
      },
    })
    for (const size of [5, 6, 6, 20]) expect((await round(log.checkpoint(leavesOf(size)))).lines).toHaveLength(1)
    expect(asked).toEqual([409, 200, 200, 200, 200])
  })

  test('without witnesses there is nothing to bring', async () => {
    const log = await createLog()
    const round = createWitnessRound({ witnesses: [], consistencyProof: async () => [], cryptography })
    expect(await round(log.checkpoint(leavesOf(3)))).toEqual({ lines: [], missing: [], alarms: [] })
  })
})
