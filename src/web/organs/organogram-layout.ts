import { stratify } from 'd3-hierarchy'

/** An organ to be drawn: `parent` is the organ it stands under, null for the topmost. */
export type OrganToDraw = {
  readonly id: string
  readonly parent: string | null
  readonly lines: readonly string[]
}

/** That one organ gave another mandates, and how many. */
export type Gift = { readonly from: string; readonly to: string; readonly count: number }

export type DrawnOrgan = {
  readonly id: string
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** From the organ above it to its left side, as an SVG path; null for the topmost. */
  readonly branch: string | null
}

export type DrawnGift = { readonly path: string; readonly head: string }

export type Organogram = {
  readonly height: number
  readonly organs: readonly DrawnOrgan[]
  readonly gifts: readonly DrawnGift[]
}

export const ORGANOGRAM_WIDTH = 460
const RIGHT = 370
const LEFT = 4
const INDENT = 24
const LINE = 19
const PADDING = 9
const GAP = 12
const LETTER = 8.2

/** How many letters fit on a line of the box of an organ that has so many above it. */
export const lettersAt = (depth: number): number => Math.floor((RIGHT - LEFT - depth * INDENT - 2 * PADDING) / LETTER)

type Node = { readonly id: string; readonly above: string | null; readonly lines: readonly string[] }

/** Stands above the topmost organs, because a tree has one root; ids of organs are UUIDs. */
const TOP = 'top'

/** The organs in the order of the tree; what stands under an organ that is not there stands at the top. */
const inTreeOrder = (organs: readonly OrganToDraw[]) => {
  const known = new Set(organs.map(({ id }) => id))
  const nodes: readonly Node[] = [
    { id: TOP, above: null, lines: [] },
    ...organs.map(({ id, parent, lines }) => ({
      id,
      above: parent !== null && known.has(parent) ? parent : TOP,
      lines,
    })),
  ]
  const tree = stratify<Node>()
    .id(({ id }) => id)
    .parentId(({ above }) => above)([...nodes])
  const order: { readonly node: Node; readonly depth: number }[] = []
  tree.eachBefore(({ data, depth }) => {
    if (data.id !== TOP) order.push({ node: data, depth: depth - 1 })
  })
  return order
}

const bowOf = (from: DrawnOrgan, to: DrawnOrgan, height: number): DrawnGift => {
  const start = from.y + from.height / 2 - 3
  const end = to.y + to.height / 2 + 3
  const out = RIGHT + 24 + Math.round(((ORGANOGRAM_WIDTH - RIGHT - 30) * Math.abs(end - start)) / Math.max(1, height))
  return {
    path: `M${RIGHT} ${start} C${out} ${start} ${out} ${end} ${RIGHT + 7} ${end}`,
    head: `M${RIGHT + 8} ${end - 5} L${RIGHT} ${end} L${RIGHT + 8} ${end + 5} Z`,
  }
}

/** Where each organ and each gift of mandates stands in the drawing. */
export const organogramOf = (organs: readonly OrganToDraw[], gifts: readonly Gift[]): Organogram => {
  const placed = new Map<string, DrawnOrgan>()
  let y = 4
  for (const { node, depth } of inTreeOrder(organs)) {
    const x = LEFT + depth * INDENT
    const height = node.lines.length * LINE + 2 * PADDING
    const above = node.above === null ? undefined : placed.get(node.above)
    const branch =
      above === undefined ? null : `M${above.x + INDENT / 2} ${above.y + above.height} V${y + height / 2} H${x}`
    placed.set(node.id, { id: node.id, lines: node.lines, x, y, width: RIGHT - x, height, branch })
    y += height + GAP
  }
  return {
    height: y - GAP + 4,
    organs: [...placed.values()],
    gifts: gifts.flatMap((gift) => {
      const [from, to] = [placed.get(gift.from), placed.get(gift.to)]
      return from === undefined || to === undefined ? [] : [bowOf(from, to, y)]
    }),
  }
}
