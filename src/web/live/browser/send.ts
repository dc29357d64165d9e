import type { KeptAct } from './queue.js'

export type Answer =
  | { readonly kind: 'done'; readonly page: Document; readonly url: string }
  | { readonly kind: 'refused'; readonly page: Document; readonly url: string }
  /** Not recorded: the page asks who its reader is first. */
  | { readonly kind: 'unconfirmed'; readonly page: Document }
  | { readonly kind: 'offline' }
  | { readonly kind: 'signed-out' }

const SIGN_IN = '/aanmelden'

const isSignIn = ({ redirected, url }: Response): boolean => redirected && new URL(url).pathname === SIGN_IN

const pageOf = async (response: Response): Promise<Document> =>
  new DOMParser().parseFromString(await response.text(), 'text/html')

/** Does the page ask who its reader is, before something that weighs? */
export const asksWhoItIs = (page: Document): boolean => page.querySelector('main form[data-confirms]') !== null

/** The token that forms of a page carry. */
export const tokenIn = (page: Document): string =>
  page.querySelector<HTMLInputElement>('main input[name="_csrf"], input[name="_csrf"]')?.value ?? ''

/** Reads a page of this site; null without connection. */
export const readPage = async (url: string): Promise<Exclude<Answer, { kind: 'unconfirmed' | 'refused' }>> => {
  try {
    const response = await fetch(url, { headers: { accept: 'text/html' } })
    if (isSignIn(response)) return { kind: 'signed-out' }
    if (!response.ok) return { kind: 'offline' }
    return { kind: 'done', page: await pageOf(response), url: response.url }
  } catch {
    return { kind: 'offline' }
  }
}

const post = (act: KeptAct, token: string): Promise<Response> => {
  const body = new URLSearchParams(
    act.fields.filter(([name]) => name !== '_csrf').map(([name, value]) => [name, value]),
  )
  body.append('_csrf', token)
  return fetch(act.url, { method: 'POST', body, headers: { accept: 'text/html' } })
}

/**
 * Sends one act. Sending it again does no harm: the ledger knows its key, and answers as it did the first time. A token of
 * an earlier session is replaced by a fresh one, once.
 */
export const sendAct = async (act: KeptAct, token: string, livePage: string): Promise<Answer> => {
  try {
    let response = await post(act, token)
    if (response.status === 403) {
      const refused = await pageOf(response)
      if (asksWhoItIs(refused)) return { kind: 'unconfirmed', page: refused }
      const fresh = await readPage(livePage)
      if (fresh.kind !== 'done') return fresh
      response = await post(act, tokenIn(fresh.page))
      if (response.status === 403) {
        const page = await pageOf(response)
        return asksWhoItIs(page) ? { kind: 'unconfirmed', page } : { kind: 'refused', page, url: response.url }
      }
    }
    if (isSignIn(response) || response.status === 401) return { kind: 'signed-out' }
    if (response.status >= 500 || response.status === 429) return { kind: 'offline' }
    return { kind: response.ok ? 'done' : 'refused', page: await pageOf(response), url: response.url }
  } catch {
    return { kind: 'offline' }
  }
}

/** Why the page says that it was not accepted. */
export const reasonIn = (page: Document): string =>
  [...page.querySelectorAll('[role="alert"] li, main [role="status"]')]
    .map((item) => item.textContent?.trim() ?? '')
    .find((text) => text !== '') ??
  page.querySelector('main p')?.textContent?.trim() ??
  ''
