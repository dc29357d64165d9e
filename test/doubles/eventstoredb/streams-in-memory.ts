/** One event as the double keeps it. `place` is its commit and prepare position. */
export type KeptEvent = {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
  readonly created: Date
  readonly place: bigint
}

export type ProposedEvent = Pick<KeptEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>

export type Expected = 'any' | 'no-stream' | 'stream-exists' | number

export type Written =
  | { readonly kind: 'written'; readonly lastRevision: number; readonly place: bigint }
  | { readonly kind: 'wrong-expected-version'; readonly actual: number | null }

/** The streams of the double: what a server would keep on disk. */
export class StreamsInMemory {
  readonly all: KeptEvent[] = []
  readonly #streams = new Map<string, KeptEvent[]>()
  readonly #listeners = new Set<(event: KeptEvent) => void>()
  /** The time new events get. A test may set it back. */
  now: () => Date = () => new Date()

  stream(name: string): readonly KeptEvent[] {
    return this.#streams.get(name) ?? []
  }

  onWritten(listener: (event: KeptEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Like the server: with a revision or no stream expected, the same events written again are a success. */
  write(stream: string, expected: Expected, events: readonly ProposedEvent[]): Written {
    const kept = this.stream(stream)
    const actual = kept.length === 0 ? null : kept.length - 1
    if (!this.#fits(expected, actual)) {
      const from = expected === 'no-stream' ? 0 : typeof expected === 'number' ? expected + 1 : null
      const same = from !== null && events.every((event, index) => kept[from + index]?.id === event.id)
      const last = same ? kept[(from ?? 0) + events.length - 1] : undefined
      if (last === undefined) return { kind: 'wrong-expected-version', actual }
      return { kind: 'written', lastRevision: last.revision, place: last.place }
    }
    const added = events.map((event, index) => this.#keep(stream, kept.length + index, event))
    this.#streams.set(stream, [...kept, ...added])
    for (const event of added) for (const listener of [...this.#listeners]) listener(event)
    const last = added.at(-1)
    return { kind: 'written', lastRevision: last?.revision ?? -1, place: last?.place ?? 0n }
  }

  /** Takes an event out, as a scavenge or a damaged backup would. */
  lose(place: bigint): void {
    const index = this.all.findIndex((event) => event.place === place)
    const [lost] = this.all.splice(index, 1)
    if (lost === undefined) throw new Error(`nothing at ${place}`)
    this.#streams.set(
      lost.stream,
      this.stream(lost.stream).filter((event) => event !== lost),
    )
  }

  #fits(expected: Expected, actual: number | null): boolean {
    if (expected === 'any') return true
    if (expected === 'no-stream') return actual === null
    if (expected === 'stream-exists') return actual !== null
    return expected === actual
  }

  /** Places are offsets in a file: they grow by the size of what is written, not by one. */
  #keep(stream: string, revision: number, event: ProposedEvent): KeptEvent {
    const size = BigInt(100 + event.data.length + event.metadata.length)
    const kept = { ...event, stream, revision, created: this.now(), place: (this.all.at(-1)?.place ?? 0n) + size }
    this.all.push(kept)
    return kept
  }
}
