import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import { InvalidAppend, StoreUnavailable } from '../event-store.js'
import { TimeLimitPassed } from './time-limit.js'

/**
 * EventStoreDB and the order kept in PostgreSQL do not tell the same story (an event is missing, changed places, or was
 * written by someone else into a stream of ours). Never skipped over: someone has to look.
 */
export class LogMismatch extends Error {
  override readonly name = 'LogMismatch'
}

/** Another sequencer has taken over; nothing was written. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

/** Errors of our own that say what is the matter; no server failed. */
export const isOwn = (error: unknown): boolean =>
  error instanceof LogMismatch ||
  error instanceof Fenced ||
  error instanceof InvalidAppend ||
  error instanceof StoreUnavailable ||
  error instanceof TypeError ||
  error instanceof RangeError

/** Answers of the server that mean something to the caller and leave the connection as good as it was. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof WrongExpectedVersionError ||
  error instanceof StreamNotFoundError ||
  error instanceof StreamDeletedError ||
  error instanceof MaxAppendSizeExceededError ||
  error instanceof InvalidArgumentError ||
  error instanceof AccessDeniedError ||
  isOwn(error)

/** The node refused because another one leads; the client turns to the leader it was told of, so it must be kept. */
export const isRedirect = (error: unknown): boolean => error instanceof NotLeaderError

const reasonOf = (error: unknown): string => {
  if (error instanceof TimeLimitPassed) return error.message
  if (error instanceof NotLeaderError) return 'the node is not the leader of its cluster'
  return error instanceof Error && error.message !== '' ? error.message : String(error)
}

/**
 * What a failed call means to a user of the store. Anything the server did not answer clearly (unreachable, deadline,
 * not the leader, no node discovered, connection dropped) is {@link StoreUnavailable}: the outcome is unknown.
 * `WrongExpectedVersionError` and `StreamNotFoundError` are passed on; the caller of the call knows what they mean.
 */
export const toStoreError = (what: string, error: unknown): unknown => {
  if (error instanceof AccessDeniedError) {
    return new StoreUnavailable(
      `EventStoreDB refuses ${what}: give EVENTSTORE_URL a user that may read $all and write our streams.`,
      { cause: error },
    )
  }
  if (error instanceof MaxAppendSizeExceededError) {
    return new InvalidAppend(
      `These events are larger together than EventStoreDB takes in one append (${error.maxAppendSize} bytes); split the command.`,
      { cause: error },
    )
  }
  if (error instanceof StreamDeletedError) {
    return new LogMismatch(`Stream ${error.streamName} was deleted in EventStoreDB; restore it from a backup.`, {
      cause: error,
    })
  }
  if (isAnswer(error)) return error
  return new StoreUnavailable(
    `EventStoreDB did not answer while ${what}: ${reasonOf(error)}. Try again; a retry with the same command key settles what happened.`,
    { cause: error },
  )
}
