import { createClient } from '../src/database/connect.js'
import { newEvent, newStreams, type Side } from './append-sides.js'
import { loadNow, percentile, round, waitForCalm } from './results.js'

/** Appends under way at the same time. */
export const IN_FLIGHT = 10

export type Round = {
  readonly side: Side['name']
  readonly load: number
  /** Part of the machine that was idle just before. */
  readonly idle: number
  readonly sequentialP50: number
  readonly sequentialP99: number
  readonly inFlightP50: number
  readonly inFlightP99: number
  readonly eventsASecond: number
}

/** Milliseconds of each append by this many writers, each with streams of its own; and the time of all together. */
export const write = async (side: Side, writers: number, appends: number) => {
  const times: number[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const streams = newStreams(20)
      for (let number = 0; number < appends / writers; number++) {
        const stream = streams[number % streams.length]
        if (stream === undefined) throw new RangeError('A writer needs streams')
        const event = newEvent(stream)
        const from = performance.now()
        await side.append(stream, event)
        times.push(performance.now() - from)
      }
    }),
  )
  return { times, seconds: (performance.now() - began) / 1000 }
}

/** One round of a side: one writer after another, then ten at a time. */
export const measureAppends = async (
  side: Side,
  sizes: { readonly one: number; readonly many: number },
): Promise<Round> => {
  const idle = await waitForCalm(1_500)
  const load = loadNow()
  const one = await write(side, 1, sizes.one)
  const many = await write(side, IN_FLIGHT, sizes.many)
  return {
    side: side.name,
    load,
    idle,
    sequentialP50: round(percentile(one.times, 50)),
    sequentialP99: round(percentile(one.times, 99)),
    inFlightP50: round(percentile(many.times, 50)),
    inFlightP99: round(percentile(many.times, 99)),
    eventsASecond: Math.round(many.times.length / many.seconds),
  }
}

/** A commit must reach the disk on the sessions of both sides alike. */
export const checkDurable = async (address: string): Promise<void> => {
  const client = createClient(address)
  await client.connect()
  const { rows } = await client.query<{ set: string }>(
    `SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')) AS set`,
  )
  await client.end()
  if (rows[0]?.set !== 'on on on') throw new Error(`This server is not durable: ${rows[0]?.set}`)
}
