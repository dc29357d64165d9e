import type { LightMyRequestResponse } from 'fastify'
import { linksOnPage, pageKind } from '../../../bench/page-links.js'

/** One page or file that was reached by following links. */
export type Visited = { readonly url: string; readonly kind: string; readonly response: LightMyRequestResponse }

/**
 * Follows every link of this site from these addresses, as somebody with `get`; of each kind so many. What changes the
 * language is left alone.
 */
export const crawl = async (
  get: (url: string) => Promise<LightMyRequestResponse>,
  from: readonly string[],
  ofAKind = 2,
): Promise<readonly Visited[]> => {
  const seen = new Map<string, number>()
  const waiting = [...from]
  const known = new Set(from)
  const visited: Visited[] = []
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const kind = pageKind(url)
    const before = seen.get(kind) ?? 0
    if (before >= ofAKind || url.startsWith('/taal/')) continue
    seen.set(kind, before + 1)
    const response = await get(url)
    visited.push({ url, kind, response })
    if (!String(response.headers['content-type']).startsWith('text/html')) continue
    for (const link of linksOnPage(response.body)) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
  return visited
}
