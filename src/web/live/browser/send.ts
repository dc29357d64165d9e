import type { KeptAct } from './queue.js'

export type Answer =
  | { readonly kind: 'done' | 'refused'; readonly page: Document; readonly url: string }
  | { readonly kind: 'offline' | 'signed-out' }

const SIGN_IN = '/aanmelden'

const isSignIn = ({ redirected, url }: Response): boolean => redirected && new URL(url).pathname === SIGN_IN

const pageOf = async (response: Response): Promise<Document> =>
  new DOMParser().parseFromString(await response.text(), 'text/html')

/** The token that forms of a page carry. */
export const tokenIn = (page: Document): string =>
  page.querySelector<HTMLInputElement>('main input[name="_csrf"], input[name="_csrf"]')?.value ?? ''

/** Reads a page of this site; null without connection. */
export const readPage = async (url: string): Promise<Answer> => {
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
      const fresh = await readPage(livePage)
      if (!('page' in fresh)) return fresh
      response = await post(act, tokenIn(fresh.page))
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
