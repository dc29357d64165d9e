import type { Commitment } from '../../domain/shared/privacy.js'

export type PlacedCommitment = Commitment & {
  /** Path in the data, with dots: `name`, `points.0.text`. */
  readonly field: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isCommitment = (value: Readonly<Record<string, unknown>>): value is Commitment =>
  typeof value.commitment === 'string' && Object.keys(value).length === 1

/** Every commitment in the data of an event, with its path. */
export const commitmentsIn = (data: unknown, path: readonly string[] = []): readonly PlacedCommitment[] => {
  if (!isRecord(data)) return []
  if (isCommitment(data)) return [{ commitment: data.commitment, field: path.join('.') }]
  return Object.entries(data).flatMap(([name, value]) => commitmentsIn(value, [...path, name]))
}

/**
 * The person that the commitments of an event are about: the event names them (`person`), or the seat they hold
 * (`seat`). Every event type with an erasable field does; the build refuses one that does not.
 */
export const personOf = (data: unknown, holderOf: (seat: string) => string | undefined): string | undefined => {
  if (!isRecord(data)) return undefined
  if (typeof data.person === 'string') return data.person
  return typeof data.seat === 'string' ? holderOf(data.seat) : undefined
}
