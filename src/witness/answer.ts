/** What a witness answers over HTTP (C2SP tlog-witness). */
export type Answer = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly contentType: string
  readonly body: string
}

const TEXT = 'text/plain; charset=utf-8'

export const accept = (body: string): Answer => ({ status: 200, contentType: TEXT, body })

/** A refusal with one sentence for whoever looks into it. */
export const refuse = (status: 400 | 403 | 404 | 422, why: string): Answer => ({
  status,
  contentType: TEXT,
  body: `${why}\n`,
})

/** Another size was cosigned last than the log thinks: this one. */
export const conflict = (size: bigint): Answer => ({
  status: 409,
  contentType: 'text/x.tlog.size',
  body: `${size}\n`,
})
