import { LRUCache } from 'lru-cache'
import type { EventStore } from '../ledger/event-store.js'
import { type EventRegistry, type RecordedEvent, UnreadableEvent } from '../ledger/registry.js'
import { type ReadEvent, reasonOf } from './event-handling.js'
import type { Around, Fold } from './projection.js'

/** The states around one event, or why they cannot be told. */
export type FoldedEvent = { readonly around: Around } | { readonly reason: string }

/** The state of one stream after the event with this revision. */
type Held = { readonly revision: number; readonly state: unknown }

/** Events of a stream that are read at once. */
const PAGE = 1_000

/**
 * The states of streams while a projection that folds is fed. A state is a function of the log alone, and is never
 * changed: what is kept here stays right whatever becomes of the transaction it was kept in. A stream that is not in
 * memory, or whose state in memory is further than its next event (a batch that was undone, another process that led),
 * is read again from the store.
 */
export class Folding {
  private readonly held: LRUCache<string, Held>

  constructor(
    private readonly fold: Fold,
    private readonly log: { readonly store: Pick<EventStore, 'readStream'>; readonly registry: EventRegistry },
    mostStreams: number,
  ) {
    this.held = new LRUCache({ max: mostStreams })
  }

  /**
   * The states before and after each of these events, up to the first for which they cannot be told; of each stream they
   * come in order, without a gap between them. Throws when the store does not answer, or its stream has a gap.
   */
  async over(events: readonly ReadEvent[]): Promise<readonly FoldedEvent[]> {
    const folded: FoldedEvent[] = []
    for (const read of events) {
      const one = 'unreadable' in read ? { reason: read.unreadable } : await this.step(read.event)
      folded.push(one)
      if ('reason' in one) break
    }
    return folded
  }

  private async step(event: RecordedEvent): Promise<FoldedEvent> {
    const { stream, revision } = event
    try {
      const held = this.held.get(stream)
      const last = held?.revision === revision - 1 ? held : await this.load(stream, revision - 1, held)
      const after = this.evolve(last.state, event)
      this.held.set(stream, { revision, state: after })
      return { around: { before: last.state, after } }
    } catch (error) {
      if (error instanceof UnreadableEvent || error instanceof FoldFailed) return { reason: reasonOf(error) }
      throw error
    }
  }

  private async load(stream: string, upTo: number, known: Held | undefined): Promise<Held> {
    let { revision, state }: Held =
      known !== undefined && known.revision <= upTo ? known : { revision: -1, state: this.fold.initial }
    while (revision < upTo) {
      const limit = Math.min(PAGE, upTo - revision)
      const events = await this.log.store.readStream(stream, { fromRevision: revision + 1, limit })
      if (events.length === 0) throw new Error(`Stream ${stream} ends at revision ${revision}, before ${upTo}`)
      for (const stored of events) {
        if (stored.revision !== revision + 1) {
          throw new Error(`Stream ${stream} gave revision ${stored.revision} after ${revision}`)
        }
        state = this.evolve(state, this.log.registry.read(stored))
        revision = stored.revision
      }
    }
    return { revision, state }
  }

  private evolve(state: unknown, event: RecordedEvent): unknown {
    try {
      return this.fold.evolve(state, event)
    } catch (error) {
      throw new FoldFailed(reasonOf(error))
    }
  }
}

/** The fold itself failed at an event: a poison event, as when a handler fails. */
class FoldFailed extends Error {
  override readonly name = 'FoldFailed'
}
