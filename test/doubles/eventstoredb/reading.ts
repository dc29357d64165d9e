import streams from '@eventstore/db-client/generated/streams_pb.js'
import { nameOf } from './messages.js'
import type { KeptEvent, StreamsInMemory } from './streams-in-memory.js'

type Options = streams.ReadReq.Options

/** Only what the store sends: a prefix list on stream names. Anything else is an error, so that it does not go unseen. */
export const filterOf = (options: Options): ((event: KeptEvent) => boolean) => {
  if (options.hasNoFilter()) return () => true
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? []
  if (prefixes.length === 0) throw new Error('the double knows no other filter than stream prefixes')
  return (event) => prefixes.some((prefix) => event.stream.startsWith(prefix))
}

const isBackwards = (options: Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS

const fromAll = (kept: StreamsInMemory, options: Options): readonly KeptEvent[] => {
  const all = options.getAll()
  const matching = kept.all.filter(filterOf(options))
  const position = all?.getPosition()
  if (isBackwards(options)) {
    if (all?.hasEnd() !== true) throw new Error('the double reads $all backwards only from its end')
    return matching.reverse()
  }
  if (position === undefined) return all?.hasStart() === true ? matching : []
  return matching.filter((event) => event.place >= BigInt(position.getCommitPosition()))
}

const fromStream = (kept: StreamsInMemory, options: Options): readonly KeptEvent[] | null => {
  const stream = options.getStream()
  const events = kept.stream(nameOf(stream?.getStreamIdentifier()))
  if (isBackwards(options)) throw new Error('the double reads streams only forwards')
  if (events.length === 0) return null
  return stream?.hasStart() === true
    ? events
    : events.filter((event) => event.revision >= Number(stream?.getRevision()))
}

/** The events a read asks for; null when its stream does not exist. */
export const select = (kept: StreamsInMemory, options: Options): readonly KeptEvent[] | null => {
  const events = options.hasAll() ? fromAll(kept, options) : fromStream(kept, options)
  return events === null ? null : events.slice(0, Number(options.getCount()))
}
