import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseExportArchive } from '../../src/application/house-export/archive.js'
import { checkHouseExport } from '../../src/application/house-export/check-house-export.js'
import { createHouseExport } from '../../src/application/house-export/house-export.js'
import { domainEvents } from '../../src/domain/events.js'
import type { EventId, HouseId } from '../../src/domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../src/domain/shared/time.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { leafOf } from '../../src/ledger/transparency/leaf.js'
import { inclusionProofs, nodesInMemory } from '../../src/ledger/transparency/ranges.js'
import { newSigner, signText } from '../../src/ledger/transparency/signing.js'
import { hashOfLeaf, TreeEdge, type TreeNode } from '../../src/ledger/transparency/tree.js'
import { writeCheckpoint } from '../../src/verifying/checkpoint.js'
import { writeNote } from '../../src/verifying/note.js'
import { asked } from './support/export.js'

const EVENTS = 6_000
/** Of the same log, of other houses: as many between each two events of this one. */
const BETWEEN = 2
const PAGE = 500

const house = '00000000-0000-7000-8000-0000000000aa' as HouseId
const idOf = (revision: number): EventId =>
  `00000000-0000-7000-8000-${revision.toString().padStart(12, '0')}` as EventId

const eventAt = (revision: number): StoredEvent => ({
  id: idOf(revision),
  type: revision === 0 ? 'HouseFounded' : 'SubjectAdded',
  schemaVersion: 1,
  house,
  stream: `house-${house}`,
  revision,
  position: BigInt(revision * (BETWEEN + 1) + 1),
  recordedAt: '2026-03-05T09:30:00.000Z' as Instant,
  effectiveOn: '2026-03-05' as LocalDate,
  actor: { person: null, organ: null, partner: null, via: 'system' },
  correlation: 'made',
  causation: null,
  data:
    revision === 0
      ? { house, name: 'Groot huis', legalForm: 'vzw', workingArea: ['Voorbeeld'] }
      : { house, subject: `offer.nummer-${revision}`, label: `Nummer ${revision} ${'x'.repeat(400)}` },
})

const events = Array.from({ length: EVENTS }, (_, revision) => eventAt(revision))

let above: string
/** How many pages of the stream were read. */
let pages = 0

const openLarge = async () => {
  const edge = TreeEdge.empty()
  const nodes: TreeNode[] = []
  for (const event of events) {
    nodes.push(...edge.add(hashOfLeaf(leafOf(event))))
    for (let other = 0; other < BETWEEN; other += 1)
      nodes.push(...edge.add(hashOfLeaf(Buffer.from(`${event.id} ${other}`))))
  }
  const signer = await newSigner('example.org/log', 1)
  const root = edge.root()
  const text = writeCheckpoint({ origin: signer.verifierKey.name, size: edge.size, root })
  const note = writeNote(text, [signText(signer, text)])
  const read = nodesInMemory(nodes)
  const largest = createHouseExport({
    store: {
      readStream: async (_stream, { fromRevision = 0, limit }) => {
        if (limit > 1) pages += 1
        return events.slice(fromRevision, fromRevision + limit)
      },
    },
    registry: createEventRegistry(domainEvents),
    log: {
      checkpoint: async () => ({ number: 1n, size: edge.size, root, signedAt: '', note, cosignedBy: [] }),
      keys: async () => [
        { number: 1, verifierKey: signer.verifierKey.text, fromSize: 0n, addedAt: '' as Instant, handover: null },
      ],
      inclusion: (indices, size) => inclusionProofs(indices, size, read),
    },
    personalData: { read: async () => [] },
    attachments: { read: async () => null, standing: async () => new Map() },
    witnessKeys: [],
  })
  return { signer, largest }
}

let large: Awaited<ReturnType<typeof openLarge>>

const opened = async () => {
  const one = await large.largest.open(house, asked)
  if (one === null) throw new Error('It is signed')
  pages = 0
  return one
}

beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), 'besluitboek-large-house-'))
  large = await openLarge()
})

afterAll(() => rm(above, { recursive: true, force: true }))

test('a large house is read as its export is taken, a part at a time, and verifies', { timeout: 60_000 }, async () => {
  const folder = join(above, 'groot')
  const { files } = await opened()
  let total = 0
  let largestPart = 0
  for await (const { name, content } of files) {
    const part = /^events\/(\d+)\.jsonl$/.exec(name)
    if (part !== null) expect(pages).toBe(Number(part[1]))
    // Registers are as large as what they tell of; everything else comes in parts.
    if (/^(events|proofs)\//.test(name)) largestPart = Math.max(largestPart, content.length)
    total += content.length
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  expect(pages).toBe(EVENTS / PAGE + 1)
  expect(total).toBeGreaterThan(5_000_000)
  expect(largestPart).toBeLessThan(600_000)
  const verifierKey = large.signer.verifierKey.text
  const found = await checkHouseExport(folder, { verifierKey, witnessKeys: null })
  expect(found).toMatchObject({ ok: true, proven: EVENTS, registers: 'follow-from-events', faults: [] })
})

test('its tar file is made no faster than it is taken, and not at all once nobody takes it', async () => {
  const archive = houseExportArchive(await opened())
  const taken = archive[Symbol.asyncIterator]()
  while (pages === 0) await taken.next()
  await pause(200)
  // One part out, and at most the one that waits behind it.
  expect(pages).toBeLessThanOrEqual(2)
  archive.destroy()
  await pause(50)
  expect(pages).toBeLessThanOrEqual(2)
})
