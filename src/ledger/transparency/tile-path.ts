import { TILE_WIDTH } from './tree.js'

/** A tile of hashes, or (`level` 'entries') a bundle of leaves; `width` 256 when it is full (C2SP tlog-tiles). */
export type Tile = { readonly level: number | 'entries'; readonly index: bigint; readonly width: number }

const HIGHEST_LEVEL = 63

const writeIndex = (index: bigint): string => {
  const groups: string[] = []
  for (let rest = index; ; rest /= 1000n) {
    groups.unshift((rest % 1000n).toString().padStart(3, '0'))
    if (rest < 1000n) break
  }
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** Where a tile stands below the prefix of the log: `tile/0/x001/x234/067`, `tile/entries/000.p/5`. */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${writeIndex(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`

const readWidth = (text: string | undefined): number | null => {
  if (text === undefined) return TILE_WIDTH
  if (!/^[1-9]\d{0,2}$/.test(text)) return null
  const width = Number(text)
  return width < TILE_WIDTH ? width : null
}

const readLevel = (text: string): Tile['level'] | null => {
  if (text === 'entries') return text
  return /^(?:0|[1-9]\d?)$/.test(text) && Number(text) <= HIGHEST_LEVEL ? Number(text) : null
}

/** The tile of a path such as `0/x001/234.p/5` (what follows `tile/`); null when it is not one. */
export const parseTilePath = (path: string): Tile | null => {
  const [, levelText, groups, widthText] = /^([^/]+)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? []
  if (levelText === undefined || groups === undefined) return null
  const level = readLevel(levelText)
  const width = readWidth(widthText)
  // An index has one spelling only: no groups of zeros in front.
  if (level === null || width === null || groups.startsWith('x000/')) return null
  return { level, index: BigInt(groups.replaceAll(/[x/]/g, '')), width }
}

/** Every tile of a tree of this size, level by level. */
export function* tilesOf(size: bigint): Generator<Tile> {
  const width = BigInt(TILE_WIDTH)
  let level = 0
  for (let nodes = size; nodes > 0n; nodes /= width) {
    for (let index = 0n; index * width < nodes; index += 1n) {
      const rest = nodes - index * width
      yield { level, index, width: rest < width ? Number(rest) : TILE_WIDTH }
    }
    level += 1
  }
}

/** Does a tree of this size have this tile, whole or in this partial width? */
export const isTileOf = ({ level, index, width }: Tile, size: bigint): boolean => {
  const unit = BigInt(TILE_WIDTH) ** BigInt(level === 'entries' ? 0 : level)
  return index * BigInt(TILE_WIDTH) + BigInt(width) <= size / unit
}
