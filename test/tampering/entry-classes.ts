import { tilePath } from '../../src/ledger/transparency/tile-path.js'
import { TILE_WIDTH } from '../../src/ledger/transparency/tree.js'
import {
  anyPlace,
  type FolderClass,
  replaced,
  type Tampered,
  withFields,
  withFiles,
  withFlippedByte,
} from './folder-class.js'
import { bundlesOf, type LogCopy, treeOf } from './log-copy.js'

/** Other entries under the checkpoint that was signed: in the bundles only, or with every hash tile made to fit. */
const withEntries = (log: LogCopy, leaves: readonly Buffer[], hashes: 'stale' | 'made to fit') => {
  const size = log.leaves.length
  if (hashes === 'stale' || leaves.length !== size) return withFiles(log.files, bundlesOf(leaves, size))
  return withFiles(log.files, treeOf(leaves).files)
}

const eitherHashes = (happens: boolean): 'stale' | 'made to fit' => (happens ? 'stale' : 'made to fit')

const dropAt = (log: LogCopy, place: number): Tampered => {
  const leaves = log.leaves.toSpliced(place, 1)
  const last = log.leaves.length - 1
  const codes = [place === last ? 'entries-count' : 'position-differs']
  return { files: withEntries(log, leaves, 'stale'), codes, index: place }
}

const bundleAt = ({ leaves }: LogCopy, index: number): string => {
  const start = index - (index % TILE_WIDTH)
  const width = Math.min(TILE_WIDTH, leaves.length - start)
  return tilePath({ level: 'entries', index: BigInt(start / TILE_WIDTH), width })
}

/** Where the length of an entry stands in its bundle. */
const lengthAt = ({ leaves }: LogCopy, index: number): number => {
  const start = index - (index % TILE_WIDTH)
  return leaves.slice(start, index).reduce((sum, leaf) => sum + 2 + leaf.length, 0)
}

export const entryClasses: readonly FolderClass[] = [
  {
    name: 'flip a byte',
    changed: 'one byte of one entry',
    foundBy: '`verify`: the entry does not have the hash in its tile',
    fewest: 1,
    tamper: (log, chance) => {
      const index = anyPlace(chance, log)
      const leaves = replaced(log.leaves, index, withFlippedByte(log.leaves[index] ?? Buffer.of(), chance))
      return { files: withEntries(log, leaves, 'stale'), codes: ['tile-differs'], index }
    },
  },
  {
    name: 'change a length',
    changed: 'the length in front of an entry',
    foundBy: '`verify`: the entry does not have the hash in its tile, or is cut off',
    fewest: 1,
    tamper: (log, chance) => {
      const index = anyPlace(chance, log)
      const path = bundleAt(log, index)
      const bundle = Buffer.from(log.files.get(path) ?? Buffer.of())
      const at = lengthAt(log, index)
      bundle.writeUInt16BE(bundle.readUInt16BE(at) ^ (1 << chance.between(0, 15)), at)
      return { files: withFiles(log.files, [[path, bundle]]), codes: ['entries-cut-off', 'tile-differs'], index }
    },
  },
  {
    name: 'change an amount',
    changed: 'a figure in an entry, every hash tile made to fit',
    foundBy: '`verify`: another root than the one that was signed',
    fewest: 1,
    tamper: (log, chance) => {
      const index = anyPlace(chance, log)
      const leaf = String(log.leaves[index]).replace(/"amount":(\d+)/, (_, amount) => `"amount":${Number(amount) + 1}`)
      const leaves = replaced(log.leaves, index, Buffer.from(leaf))
      return { files: withEntries(log, leaves, 'made to fit'), codes: ['root-differs'], index: null }
    },
  },
  {
    name: 'swap two entries',
    changed: 'the places of two entries, hash tiles left or made to fit',
    foundBy: '`verify`: an entry says it stands at another position',
    fewest: 2,
    tamper: (log, chance) => {
      const one = anyPlace(chance, log, 1)
      const other = chance.between(one + 1, log.leaves.length - 1)
      const [first, second] = [log.leaves[one], log.leaves[other]]
      if (first === undefined || second === undefined) throw new RangeError('There are no two entries')
      const leaves = replaced(replaced(log.leaves, one, second), other, first)
      const hashes = eitherHashes(chance.happens(0.5))
      return { files: withEntries(log, leaves, hashes), codes: ['position-differs'], index: one }
    },
  },
  {
    name: 'drop the first entry',
    changed: 'entry 0 taken out, the others moved up',
    foundBy: '`verify`: an entry says it stands at another position',
    fewest: 2,
    tamper: (log) => dropAt(log, 0),
  },
  {
    name: 'drop an entry in the middle',
    changed: 'an entry taken out, those behind it moved up',
    foundBy: '`verify`: an entry says it stands at another position',
    fewest: 3,
    tamper: (log, chance) => dropAt(log, chance.between(1, log.leaves.length - 2)),
  },
  {
    name: 'drop the last entry',
    changed: 'the last entry taken out',
    foundBy: '`verify`: fewer entries than the checkpoint was signed over',
    fewest: 1,
    tamper: (log) => dropAt(log, log.leaves.length - 1),
  },
  {
    name: 'duplicate an entry',
    changed: 'an entry twice, those behind it moved down, hash tiles left or made to fit',
    foundBy: '`verify`: an entry says it stands at another position',
    fewest: 2,
    tamper: (log, chance) => {
      const index = anyPlace(chance, log, 1)
      const leaves = log.leaves.toSpliced(index + 1, 0, log.leaves[index] ?? Buffer.of()).slice(0, -1)
      const hashes = eitherHashes(chance.happens(0.5))
      return { files: withEntries(log, leaves, hashes), codes: ['position-differs'], index: index + 1 }
    },
  },
  {
    name: 'insert an entry',
    changed: 'an entry more, with the position and revision of the one it pushes down, hash tiles made to fit',
    foundBy: '`verify`: an entry says it stands at another position',
    fewest: 2,
    tamper: (log, chance) => {
      const index = anyPlace(chance, log, 1)
      const inserted = withFields(log.leaves[index], { id: 'inserted' })
      const leaves = log.leaves.toSpliced(index, 0, inserted).slice(0, -1)
      return { files: withEntries(log, leaves, 'made to fit'), codes: ['position-differs'], index: index + 1 }
    },
  },
  {
    name: 'back-date an entry',
    changed: 'an entry recorded before the one in front of it, hash tiles made to fit',
    foundBy: '`verify`: recorded earlier than the entry in front of it',
    fewest: 2,
    tamper: (log, chance) => {
      const index = chance.between(1, log.leaves.length - 1)
      const leaves = replaced(
        log.leaves,
        index,
        withFields(log.leaves[index], { recordedAt: '2025-12-31T23:59:59.999Z' }),
      )
      return { files: withEntries(log, leaves, 'made to fit'), codes: ['recorded-earlier'], index }
    },
  },
  {
    name: 'rewrite a suffix',
    changed: 'every entry from some place on, hash tiles made to fit, not signed again',
    foundBy: '`verify`: another root than the one that was signed',
    fewest: 1,
    tamper: (log, chance) => {
      const index = anyPlace(chance, log)
      const leaves = log.leaves.map((leaf, place) => (place < index ? leaf : withFields(leaf, { id: `new ${place}` })))
      return { files: withEntries(log, leaves, 'made to fit'), codes: ['root-differs'], index: null }
    },
  },
]
