import { expect, test } from 'vitest'
import { FLOW_WIDTH, graphOf, NODE_WIDTH, placed } from '../../src/web/money/flow-layout.js'

const way = (names: readonly string[], cents: number) => ({ steps: names.map((name) => ({ id: name, name })), cents })

const ways = [
  way(['Gemeente', 'Speelkoffers', 'activities', 'Centrum'], 100_001),
  way(['Gemeente', 'Drukwerk', 'promotion', 'Drukker'], 20_000),
  way(['Opgroeien', 'Speelkoffers', 'activities', 'Centrum'], 30_000),
  // The same name in another layer is another node.
  way(['Opgroeien', 'Loon', 'activities', 'Gemeente'], 1),
]

test('the same name in one layer is one node, the same pair is one ribbon, and no cent is lost between layers', () => {
  const { nodes, links } = graphOf(ways)
  for (const layer of [0, 1, 2, 3]) {
    const cents = nodes.filter((node) => node.layer === layer).reduce((sum, node) => sum + node.cents, 0)
    expect([layer, cents]).toEqual([layer, 150_002])
  }
  expect(nodes.filter(({ name }) => name === 'Gemeente').map(({ layer, cents }) => [layer, cents])).toEqual([
    [0, 120_001],
    [3, 1],
  ])
  expect(links.find(({ from, to }) => from === '1 Speelkoffers' && to === '2 activities')?.cents).toBe(130_001)
  for (const node of nodes) {
    const into = links.filter(({ to }) => to === node.id).reduce((sum, { cents }) => sum + cents, 0)
    const out = links.filter(({ from }) => from === node.id).reduce((sum, { cents }) => sum + cents, 0)
    if (node.layer > 0) expect(into).toBe(node.cents)
    if (node.layer < 3) expect(out).toBe(node.cents)
  }
})

test('nodes stand in their column within the drawing, numbered in reading order, far enough apart for their numbers', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    way([`Bron ${at % 3}`, `Besluit ${at}`, `Soort ${at % 5}`, `Partner ${at % 11}`], at === 0 ? 9_000_000 : 1 + at),
  )
  const { height, nodes, ribbons } = placed(graphOf(many))
  expect(nodes.map(({ number }) => number)).toEqual(nodes.map((_, index) => index + 1))
  expect(ribbons.length).toBeGreaterThan(60)
  for (const { path, width } of ribbons) {
    expect(path).toMatch(/^M[\d.]+,[\d.]+C/)
    expect(width).toBeGreaterThanOrEqual(1)
  }
  for (const [index, node] of nodes.entries()) {
    expect(node.x).toBeGreaterThanOrEqual(0)
    expect(node.x + NODE_WIDTH).toBeLessThanOrEqual(FLOW_WIDTH)
    expect(node.y + node.height).toBeLessThanOrEqual(height)
    const next = nodes[index + 1]
    if (next === undefined || next.layer !== node.layer) continue
    expect(next.x).toBe(node.x)
    const middles = next.y + next.height / 2 - (node.y + node.height / 2)
    expect(middles).toBeGreaterThanOrEqual(14)
  }
})
