import { sankey, sankeyLinkHorizontal } from 'd3-sankey'

export type FlowNode = { readonly id: string; readonly layer: number; readonly name: string; readonly cents: number }
export type FlowLink = { readonly from: string; readonly to: string; readonly cents: number }

export type PlacedNode = FlowNode & {
  readonly number: number
  readonly x: number
  readonly y: number
  readonly height: number
}
export type PlacedFlow = {
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly ribbons: readonly { readonly path: string; readonly width: number }[]
}

export const FLOW_WIDTH = 360
export const NODE_WIDTH = 30
const HEAD = 28
const NODE_GAP = 22
const LAYERS = 4

/** Names joined layer by layer: the same name in one layer is one node, the same pair is one ribbon. */
export const graphOf = (
  ways: readonly {
    readonly steps: readonly { readonly id: string; readonly name: string }[]
    readonly cents: number
  }[],
): { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] } => {
  const nodes = new Map<string, FlowNode>()
  const links = new Map<string, FlowLink>()
  for (const { steps, cents } of ways) {
    let from: string | null = null
    for (const [layer, step] of steps.entries()) {
      const id = `${layer} ${step.id}`
      nodes.set(id, { id, layer, name: step.name, cents: (nodes.get(id)?.cents ?? 0) + cents })
      if (from !== null) {
        const key = JSON.stringify([from, id])
        links.set(key, { from, to: id, cents: (links.get(key)?.cents ?? 0) + cents })
      }
      from = id
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] }
}

/** Where nodes and ribbons stand, in the units of the drawing; nodes are numbered by layer, from top to bottom. */
export const placed = ({ nodes, links }: ReturnType<typeof graphOf>): PlacedFlow => {
  const busiest = Math.max(
    ...Array.from({ length: LAYERS }, (_, at) => nodes.filter(({ layer }) => layer === at).length),
  )
  const height = HEAD + 160 + busiest * (NODE_GAP + 6)
  const layout = sankey<FlowNode, { readonly cents: number }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ layer }) => layer)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(NODE_GAP)
    .extent([
      [1, HEAD],
      [FLOW_WIDTH - 1, height - 12],
    ])
  const graph = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map(({ from, to, cents }) => ({ source: from, target: to, value: cents, cents })),
  })
  const path = sankeyLinkHorizontal<FlowNode, { readonly cents: number }>()
  const inOrder = [...graph.nodes].sort((a, b) => a.layer - b.layer || (a.y0 ?? 0) - (b.y0 ?? 0))
  return {
    height,
    nodes: inOrder.map(({ id, layer, name, cents, x0 = 0, y0 = 0, y1 = 0 }, index) => ({
      ...{ id, layer, name, cents, number: index + 1 },
      x: Math.round(x0),
      y: Math.round(y0),
      height: Math.max(1, Math.round(y1 - y0)),
    })),
    ribbons: graph.links.map((link) => ({ path: path(link) ?? '', width: Math.max(1, Math.round(link.width ?? 0)) })),
  }
}
