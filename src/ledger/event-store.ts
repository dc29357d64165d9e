import type { HouseId } from '../domain/shared/identifiers.js'
import type { LoggedEvent, NewEvent, Position, StoredEvent } from './event.js'

/**
 * What the writer expects of the stream at the moment of appending:
 * - `any`: whatever is there;
 * - `no-stream`: nothing has been written to it yet;
 * - `stream-exists`: at least one event;
 * - a number: exactly this is the revision of its last event.
 */
export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | number

/** Makes a command safe to repeat: the same key gets the first answer, another body under the same key is refused. */
export type CommandKey = {
  /** Chosen by the caller; unique per house. 1 to 200 characters. */
  readonly key: string
  /** SHA-256 (hex) of the canonical command: tells a retry from a different command under the same key. */
  readonly fingerprint: string
  /** JSON returned to every retry, word for word. */
  readonly answer: unknown
}

export type Append = {
  readonly stream: string
  readonly house: HouseId
  readonly expected: ExpectedRevision
  /** At least one; all become durable together or none does. */
  readonly events: readonly NewEvent[]
  readonly command: CommandKey | null
}

/** What is known of an earlier command under the same key. */
export type CommandRecord = {
  readonly fingerprint: string
  readonly answer: unknown
  readonly firstPosition: Position
  readonly lastPosition: Position
  readonly lastRevision: number
}

export type AppendResult =
  | {
      readonly kind: 'appended'
      readonly firstPosition: Position
      readonly lastPosition: Position
      /** Revision of the stream's last event after this append. */
      readonly lastRevision: number
      readonly events: readonly StoredEvent[]
    }
  /** The stream was not at the expected revision; nothing was written. `actual` is null when the stream does not exist. */
  | { readonly kind: 'wrong-revision'; readonly expected: ExpectedRevision; readonly actual: number | null }
  /** This command was recorded before, with the same fingerprint; nothing was written now. */
  | { readonly kind: 'repeated'; readonly first: CommandRecord }
  /** The key was used before for another command; nothing was written. */
  | { readonly kind: 'key-reused'; readonly first: CommandRecord }

/**
 * The log. Two implementations (`postgres`, `eventstoredb`) keep this contract, as tested in
 * `test/ledger/event-store.contract.ts`.
 *
 * Every method may throw {@link StoreUnavailable}; after that the outcome of an append is unknown and a retry with
 * the same command key settles it. {@link InvalidAppend} is thrown for a request that can never succeed.
 */
export interface EventStore {
  readonly name: 'postgres' | 'eventstoredb'
  /** Resolves only when the events are durable. */
  append(request: Append): Promise<AppendResult>
  /** Events of one stream from `fromRevision` (inclusive, default 0), in order, at most `limit`. Empty if there is no such stream. */
  readStream(
    stream: string,
    options: { readonly fromRevision?: number; readonly limit: number },
  ): Promise<readonly StoredEvent[]>
  /** Events after `after` (exclusive; 0n for the start) in position order, at most `limit`; never a hole. */
  readAll(options: { readonly after: Position; readonly limit: number }): Promise<readonly StoredEvent[]>
  /**
   * As `readAll`, for who reads very many events: each is read as far as it is asked for. A store without it is read
   * with `readAll`.
   */
  readLog?(options: { readonly after: Position; readonly limit: number }): Promise<readonly LoggedEvent[]>
  /** One event by its id, or null. */
  readEvent(id: string): Promise<StoredEvent | null>
  /** The answer given to a command key of this house, or null. */
  findCommand(house: HouseId, key: string): Promise<CommandRecord | null>
  /** As `findCommand`, for many keys at once: what was recorded under them, by key. Not every store can. */
  findCommands?(house: HouseId, keys: readonly string[]): Promise<ReadonlyMap<string, CommandRecord>>
  /** Position of the newest event; 0n when empty. */
  head(): Promise<Position>
  /**
   * Calls `wake` soon after something was appended, by this process or another. Only a hint: it may come late, twice
   * or not at all, so readers poll too. Returns a function that stops it.
   */
  onAppended(wake: () => void): () => void
  close(): Promise<void>
}

/** The store cannot be reached, or did not answer in time. The caller may retry; HTTP answers 503 with Retry-After. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The request itself is wrong (no events, an id already used, text that JSON or the store cannot hold). */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend'
}
