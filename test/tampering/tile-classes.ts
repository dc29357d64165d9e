import { randomBytes } from 'node:crypto'
import type { Chance } from '../../bench/chance.js'
import { type Tile, tilePath, tilesOf } from '../../src/ledger/transparency/tile-path.js'
import { TILE_WIDTH } from '../../src/ledger/transparency/tree.js'
import { type FolderClass, withFiles } from './folder-class.js'
import type { LogCopy } from './log-copy.js'

const HASH_LENGTH = 32

const hashTilesOf = ({ leaves }: LogCopy): readonly Tile[] => [...tilesOf(BigInt(leaves.length))]

/** The entry with which a node of a tile is complete. */
const completedBy = ({ level, index }: Tile, place: number): number =>
  (Number(index) * TILE_WIDTH + place + 1) * TILE_WIDTH ** Number(level) - 1

const anyBundle = (log: LogCopy, chance: Chance): Tile => ({
  ...chance.pick(hashTilesOf(log).filter(({ level }) => level === 0)),
  level: 'entries',
})

const firstOf = ({ index }: Tile): number => Number(index) * TILE_WIDTH

const garbage = (chance: Chance): Buffer => randomBytes(chance.between(1, 200))

export const tileClasses: readonly FolderClass[] = [
  {
    name: 'edit only a tile',
    changed: 'one byte of one hash tile',
    foundBy: '`verify`: a hash in the tile is not that of the entries',
    fewest: 1,
    tamper: (log, chance) => {
      const tile = chance.pick(hashTilesOf(log))
      const content = Buffer.from(log.files.get(tilePath(tile)) ?? Buffer.of())
      const at = chance.between(0, content.length - 1)
      content[at] = (content[at] ?? 0) ^ chance.between(1, 255)
      return {
        files: withFiles(log.files, [[tilePath(tile), content]]),
        codes: ['tile-differs'],
        index: completedBy(tile, Math.floor(at / HASH_LENGTH)),
      }
    },
  },
  {
    name: 'garbage behind a tile',
    changed: 'bytes added behind a hash tile, whole or partial',
    foundBy: '`verify`: the tile has not the size it should have',
    fewest: 1,
    tamper: (log, chance) => {
      const tile = chance.pick(hashTilesOf(log))
      const content = Buffer.concat([log.files.get(tilePath(tile)) ?? Buffer.of(), garbage(chance)])
      const files = withFiles(log.files, [[tilePath(tile), content]])
      return { files, codes: ['tile-misshapen'], index: completedBy(tile, 0) }
    },
  },
  {
    name: 'garbage behind entries',
    changed: 'bytes, or one entry more, added behind a file of entries',
    foundBy: '`verify`: the entries of that file are cut off, or not as many as there should be',
    fewest: 1,
    tamper: (log, chance) => {
      const bundle = anyBundle(log, chance)
      const added = chance.happens(0.5) ? garbage(chance) : Buffer.concat([Buffer.of(0, 2), Buffer.from('{}')])
      const content = Buffer.concat([log.files.get(tilePath(bundle)) ?? Buffer.of(), added])
      return {
        files: withFiles(log.files, [[tilePath(bundle), content]]),
        codes: ['entries-cut-off', 'entries-count'],
        index: firstOf(bundle) + bundle.width,
      }
    },
  },
  {
    name: 'take a tile away',
    changed: 'one file of hashes removed',
    foundBy: '`verify`: the tile is missing',
    fewest: 1,
    tamper: (log, chance) => {
      const tile = chance.pick(hashTilesOf(log))
      const files = withFiles(log.files, [[tilePath(tile), null]])
      return { files, codes: ['tile-missing'], index: completedBy(tile, 0) }
    },
  },
  {
    name: 'take entries away',
    changed: 'one file of entries removed',
    foundBy: '`verify`: the entries are missing',
    fewest: 1,
    tamper: (log, chance) => {
      const bundle = anyBundle(log, chance)
      const files = withFiles(log.files, [[tilePath(bundle), null]])
      return { files, codes: ['entries-missing'], index: firstOf(bundle) }
    },
  },
]
