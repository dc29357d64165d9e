import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Execute } from '../application/execute.js'
import { sentence } from '../texts/catalogue.js'
import { whoAsks } from './asking.js'
import { HttpProblem } from './http-problem.js'
import { languageOf } from './language.js'
import { problem } from './problem.js'

/** What one account or program may send to be recorded in a minute; a meeting of a whole evening that comes at once fits. */
export const RECORDS_PER_MINUTE = 600

const MINUTE = 60_000

/** How many senders are counted at the same time; whoever has not sent for long is forgotten first. */
const SENDERS = 10_000

/** Counts one more for this sender; answers how many seconds it must wait, or null when it may go on. */
export type RecordLimit = (sender: string) => number | null

/** `now`: milliseconds since 1970. A minute begins with the first that is sent in it. */
export const createRecordLimit = (most: number, now: () => number = Date.now): RecordLimit => {
  const sent = new LRUCache<string, { readonly since: number; count: number }>({ max: SENDERS })
  return (sender) => {
    const known = sent.get(sender)
    if (known === undefined || now() - known.since >= MINUTE) {
      sent.set(sender, { since: now(), count: 1 })
      return null
    }
    known.count += 1
    return known.count <= most ? null : Math.ceil((known.since + MINUTE - now()) / 1000)
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    recordLimit: RecordLimit
  }
}

/** One count for API and pages together. */
export const countRecords = (app: FastifyInstance, most: number): void => {
  app.decorate('recordLimit', createRecordLimit(most))
}

/** Whoever tries out without password is nobody in particular, and is not counted. */
const senderOf = ({ account, program }: FastifyRequest): string | null => account?.id ?? program

/** The one way in for people and programs: no account and no program records without measure. What a rule refuses counts too. */
export const limitingRecords =
  (execute: Execute): Execute =>
  async (command) => {
    const asking = whoAsks()
    const sender = asking === undefined ? null : senderOf(asking.request)
    if (asking === undefined || sender === null) return execute(command)
    const { request, reply } = asking
    const seconds = request.server.recordLimit(sender)
    if (seconds === null) return execute(command)
    void reply.header('retry-after', String(seconds))
    const say = sentence(languageOf(request))
    throw new HttpProblem(
      problem(429, 'too-many', say('problem.too-many.title'), say('problem.too-many-records', { seconds })),
    )
  }
