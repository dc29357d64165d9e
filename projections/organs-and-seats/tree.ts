import type { OrganEntry } from './answers.js'

type Unplaced = Omit<OrganEntry, 'depth'>

/**
 * Organs in tree order: each followed by those under it, in the order given. An organ whose parent is not in the
 * answer (it has ended by that day) stands at the top.
 */
export const inTreeOrder = (organs: readonly Unplaced[]): readonly OrganEntry[] => {
  const present = new Set(organs.map(({ id }) => id))
  const under = new Map<string | null, Unplaced[]>()
  for (const organ of organs) {
    const parent = organ.parent !== null && present.has(organ.parent) ? organ.parent : null
    under.set(parent, [...(under.get(parent) ?? []), organ])
  }
  const place = (parent: string | null, depth: number): readonly OrganEntry[] =>
    (under.get(parent) ?? []).flatMap((organ) => [{ ...organ, depth }, ...place(organ.id, depth + 1)])
  return place(null, 0)
}
