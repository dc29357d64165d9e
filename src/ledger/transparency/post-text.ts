import type { ReadableStream } from 'node:stream/web'

/** What a server answered. */
export type Reply = {
  readonly status: number
  /** Without parameters, in lowercase; empty when there is none. */
  readonly contentType: string
  readonly body: Uint8Array
}

/** Larger than any answer to a small question needs to be; what sends more is not read to its end. */
const LARGEST_ANSWER = 128 * 1024

const readAtMost = async (response: Response, limit: number): Promise<Uint8Array | null> => {
  const stream: ReadableStream<Uint8Array> | null = response.body
  if (stream === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop early closes the connection.
  for await (const chunk of stream) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Posts a text; keeps the connection for the next time, follows no redirect, and reads a small answer only. Never throws. */
export const postText = async (
  url: string,
  text: string,
  { signal, fetch: send }: { readonly signal: AbortSignal; readonly fetch: typeof fetch },
): Promise<Reply | 'unreachable' | 'too-late' | 'wrong-answer'> => {
  try {
    const headers = { 'content-type': 'text/plain; charset=utf-8' }
    const response = await send(url, { method: 'POST', body: text, headers, redirect: 'manual', signal })
    const body = await readAtMost(response, LARGEST_ANSWER)
    if (body === null) return 'wrong-answer'
    const contentType = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    return { status: response.status, contentType: contentType.trim().toLowerCase(), body }
  } catch {
    return signal.aborted ? 'too-late' : 'unreachable'
  }
}
