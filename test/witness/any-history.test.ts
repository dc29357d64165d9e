import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSigner, type Signer } from '../../src/ledger/transparency/signing.js'
import type { Answer } from '../../src/witness/answer.js'
import { openRecords } from '../../src/witness/records.js'
import type { Witness } from '../../src/witness/witness.js'
import { consistency, leaf, root } from '../verifying/reference-tree.js'
import { bodyOf, createLog, growth, type Leaves, type Log, leavesOf, makeFolder, openWitness } from './support.js'

/** Enough to reach every shape of a small tree. */
const LARGEST = 40
const RUNS = 150

const BRANCHES = ['a', 'b'] as const
type Branch = (typeof BRANCHES)[number]

/** Two histories of one log that are the same up to `fork`: what a log that lies shows to different people. */
const historyOf = (branch: Branch, size: number, fork: number): Uint8Array[] => {
  const shared = leavesOf(Math.min(size, fork))
  return branch === 'a' ? leavesOf(size) : [...shared, ...leavesOf(size, 'b').slice(shared.length)]
}

type Request = { readonly branch: Branch; readonly size: number; readonly body: string }

type Step =
  | { readonly kind: 'ask'; readonly asked: readonly Asked[] }
  /** Ended and started again, from the files alone. */
  | { readonly kind: 'restart' }

/** How a request is made out of what the witness had cosigned last. */
type Asked = {
  readonly branch: Branch
  /** More leaves than it has (or fewer, when negative). */
  readonly more: number
  /** `right`: what it says it has; else this much beside it. */
  readonly oldSize: 'right' | number
  readonly proof: 'right' | 'of-the-other-branch' | 'none' | 'one-more' | 'one-changed'
}

const asked: fc.Arbitrary<Asked> = fc.record({
  branch: fc.constantFrom(...BRANCHES),
  more: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 1, arbitrary: fc.integer({ min: -9, max: -1 }) },
  ),
  oldSize: fc.oneof(
    { weight: 5, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }) },
  ),
  proof: fc.oneof(
    { weight: 5, arbitrary: fc.constant('right' as const) },
    { weight: 2, arbitrary: fc.constantFrom('of-the-other-branch', 'none', 'one-more', 'one-changed') },
  ),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: asked.map((one): Step => ({ kind: 'ask', asked: [one] })) },
  // At the same time.
  {
    weight: 3,
    arbitrary: fc.array(asked, { minLength: 2, maxLength: 4 }).map((some): Step => ({ kind: 'ask', asked: some })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
)

const other = (branch: Branch): Branch => (branch === 'a' ? 'b' : 'a')

const proofOf = (kind: Asked['proof'], oldSize: number, leaves: Leaves, others: Leaves): Leaves => {
  const right = (of: Leaves) => (oldSize >= 0 && oldSize <= of.length ? consistency(oldSize, of) : [])
  switch (kind) {
    case 'right':
      return right(leaves)
    case 'of-the-other-branch':
      return right(others)
    case 'none':
      return []
    case 'one-more':
      return [...right(leaves), leaf('one more')]
    case 'one-changed':
      return right(leaves).map((hash, index) => (index === 0 ? leaf('changed') : hash))
  }
}

const requestOf = (log: Log, one: Asked, size: number, fork: number): Request => {
  const wanted = Math.max(0, Math.min(LARGEST, size + one.more))
  const leaves = historyOf(one.branch, wanted, fork)
  const oldSize = Math.max(0, one.oldSize === 'right' ? size : size + one.oldSize)
  const proof = proofOf(one.proof, oldSize, leaves, historyOf(other(one.branch), wanted, fork))
  return { branch: one.branch, size: wanted, body: bodyOf(oldSize, proof, log.checkpoint(leaves)) }
}

/** What must hold of everything that was ever answered, whatever was asked. */
class Testimony {
  readonly cosigned = new Map<number, string>()
  largest = 0
  honest = 0

  constructor(private readonly fork: number) {}

  take({ branch, size }: Request, { status, body }: Answer): void {
    if (status === 409) {
      // It never says a size that is smaller than one it cosigned.
      expect(Number(body)).toBeGreaterThanOrEqual(this.largest)
      return
    }
    if (status !== 200) return
    const cosigned = Buffer.from(root(historyOf(branch, size, this.fork))).toString('hex')
    expect(this.cosigned.get(size) ?? cosigned).toBe(cosigned)
    this.cosigned.set(size, cosigned)
    this.largest = Math.max(this.largest, size)
  }

  /** All of it lies on one tree: one of the two branches, whole. */
  expectOneTree(): void {
    const liesOn = (branch: Branch) =>
      [...this.cosigned].every(
        ([size, hex]) => Buffer.from(root(historyOf(branch, size, this.fork))).toString('hex') === hex,
      )
    expect(BRANCHES.some(liesOn), 'what was cosigned lies on two trees').toBe(true)
  }
}

const send = (witness: Witness, request: Request): Promise<Answer> => witness.addCheckpoint(Buffer.from(request.body))

const recordedIn = async (folder: string, log: Log, signer: Signer) => {
  const records = await openRecords(folder, [signer.verifierKey, log.signer.verifierKey])
  return records.latest(log.origin)?.checkpoint ?? null
}

describe('whatever logs ask, lie and repeat, one by one, at once, and over restarts', () => {
  test('everything cosigned lies on one tree, no size has two roots, no size goes back', async () => {
    const signer = await newSigner('witness.example', 4)
    const log = await createLog()
    let granted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat({ max: 20 }), async (steps, fork) => {
        const folder = await makeFolder()
        const testimony = new Testimony(fork)
        let witness = await openWitness(folder, signer, [log])
        for (const now of steps) {
          if (now.kind === 'restart') {
            witness = await openWitness(folder, signer, [log])
            continue
          }
          const requests = now.asked.map((one) => requestOf(log, one, testimony.largest, fork))
          const answers = await Promise.all(requests.map((request) => send(witness, request)))
          // Those asked at once may have been handled in any order: only the roots can be judged, then the largest.
          for (const [index, request] of requests.entries()) {
            const answer = answers[index]
            if (answer === undefined) continue
            if (answer.status === 200) granted += 1
            else refused += 1
            if (requests.length === 1 || answer.status === 200) testimony.take(request, answer)
          }
          testimony.expectOneTree()
          const recorded = await recordedIn(folder, log, signer)
          expect(Number(recorded?.size ?? 0n)).toBe(testimony.largest)
          if (recorded !== null) {
            expect(Buffer.from(recorded.root).toString('hex')).toBe(testimony.cosigned.get(testimony.largest))
          }
        }
        await rm(folder, { recursive: true })
      }),
      { numRuns: RUNS },
    )
    // The test says nothing if one of both never happened.
    expect(granted).toBeGreaterThan(RUNS)
    expect(refused).toBeGreaterThan(RUNS)
  }, 120_000)

  test('of many that ask at once from the same size, one is cosigned and the others hear of it', async () => {
    const signer = await newSigner('witness.example', 4)
    const log = await createLog()
    const witness = await openWitness(await makeFolder(), signer, [log])
    await witness.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5))))
    const bodies = Array.from({ length: 30 }, (_, index) => growth(log, 5, leavesOf(6 + index)))
    const answers = await Promise.all(bodies.map((body) => witness.addCheckpoint(Buffer.from(body))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(29)
  })
})
