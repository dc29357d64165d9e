import { StoreUnavailable } from '../event-store.js'
import type { Database } from './database.js'
import { placesOfStream, type SequencedPlace } from './sequence.js'
import type { Signal } from './signal.js'

export type WaitOptions = {
  readonly database: Database
  /** Emits when events got their places. */
  readonly placed: Signal
  /** Milliseconds to wait at most. */
  readonly limit: number
  /** Milliseconds between two looks when nothing is heard. */
  readonly pollInterval: number
  /** Why the sequencer of this process failed last; null when it did not. */
  readonly problem: () => Error | null
}

/**
 * The places of revisions `first` to `last` of a stream, events known to be in EventStoreDB; waits until the sequencer,
 * of whichever process, has given the last of them its place.
 *
 * @throws {StoreUnavailable} when that takes longer than the limit: the events stay recorded, their places follow
 */
export const waitForPlaces = async (
  options: WaitOptions,
  stream: string,
  first: number,
  last: number,
): Promise<readonly SequencedPlace[]> => {
  const giveUpAt = performance.now() + options.limit
  const woken = options.placed.listen()
  try {
    while (true) {
      const places = await placesOfStream(options.database, stream, first, last)
      if (places.at(-1)?.revision === last) return places
      const left = giveUpAt - performance.now()
      if (left <= 0) throw notPlaced(stream, options.problem())
      await woken.wait(Math.min(left, options.pollInterval))
    }
  } finally {
    woken.stop()
  }
}

const notPlaced = (stream: string, problem: Error | null): StoreUnavailable => {
  const why = problem === null ? '' : ` (${problem.message})`
  return new StoreUnavailable(
    `Events of ${stream} are stored in EventStoreDB but have no place in the order of the ledger yet${why}. Try again; a retry with the same command key settles what happened.`,
    { cause: problem },
  )
}
