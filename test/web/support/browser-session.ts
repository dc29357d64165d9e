import type { LightMyRequestResponse } from 'fastify'
import type { Ledger } from './ledger.js'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
}

export const unescaped = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#34|#39);/g, (entity) => entities[entity]!)

/** The value of a hidden field on a page. */
export const hidden = (html: string, name: string): string => {
  const input = html.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0] ?? ''
  return unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? '')
}

/** One reader: keeps the cookies, reads pages, sends forms; from an address of their own where limits by address are not the matter. */
export const createReader = (ledger: Ledger, from?: string) => {
  const cookies = new Map<string, string>()
  const request = async (options: {
    method: 'GET' | 'POST'
    url: string
    payload?: string
    headers?: Record<string, string>
  }): Promise<LightMyRequestResponse> => {
    const response = await ledger.app.inject({
      ...options,
      ...(from === undefined ? {} : { remoteAddress: from }),
      headers: {
        accept: 'text/html,application/xhtml+xml',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...options.headers,
      },
    })
    for (const { name, value } of response.cookies) cookies.set(name, encodeURIComponent(value))
    return response
  }
  const get = (url: string) => request({ method: 'GET', url })
  const post = (url: string, fields: [string, string][] | Record<string, string>) =>
    request({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  /** Opens the form at an address and sends it with these fields besides its hidden ones. */
  const submit = async (url: string, fields: Record<string, string>) => {
    const { body } = await get(url)
    const kept = ['_csrf', '_key', '_revision', '_seen'].map((name) => [name, hidden(body, name)] as const)
    return post(url, { ...Object.fromEntries(kept.filter(([, value]) => value !== '')), ...fields })
  }
  const signIn = async (choice: { huis?: string; rol: string; terug?: string }) => {
    const page = await get(choice.huis === undefined ? '/aanmelden' : `/aanmelden?huis=${choice.huis}`)
    return post('/aanmelden', { _csrf: hidden(page.body, '_csrf'), terug: '/', ...choice })
  }
  return { get, post, submit, signIn, cookies }
}

export type Reader = ReturnType<typeof createReader>
