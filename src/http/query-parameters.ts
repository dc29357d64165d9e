import { z } from 'zod'
import { LARGEST_PAGE, type PageRequest } from '../../projections/page.js'
import { houseId } from '../domain/shared/identifiers.js'
import { type Instant, type LocalDate, localDate, toInstant } from '../domain/shared/time.js'

export const wholeNumber = z.string().regex(/^\d{1,15}$/, { error: 'must be a whole number' })

export const fresh = {
  minPosition: wholeNumber
    .optional()
    .meta({ description: 'Answer only from what includes this position of the log (as a command answered it)' }),
}

export const paged = {
  ...fresh,
  limit: wholeNumber
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= LARGEST_PAGE, { error: `must be 1 to ${LARGEST_PAGE}` })
    .optional(),
  cursor: z.string().max(2000).optional().meta({ description: 'nextCursor of the page before' }),
}

/** A moment, to the millisecond. */
export const momentText = z.iso
  .datetime({ error: 'must be a moment in UTC, for example 2026-03-15T12:00:00.000Z' })
  .transform((text) => toInstant(new Date(text)))

export const knownAt = momentText.optional().meta({ description: 'Only what had been recorded by this moment' })

export const inTime = {
  ...fresh,
  asOf: localDate.optional().meta({ description: 'The day the register speaks of; today when left out' }),
  knownAt,
}

/** As `inTime`, for what is shown as it stands now unless a day or moment is asked. */
export const whenever = {
  asOf: localDate.optional().meta({ description: 'By the acts in effect on this day; all acts when left out' }),
  knownAt,
}

export const searched = z.string().max(200).optional().meta({ description: 'Dutch words, or their beginnings' })

export const ofHouse = z.strictObject({ house: houseId })

/** The page a list was asked for. */
export const pageRequest = ({
  limit,
  cursor,
}: {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}): PageRequest => ({ ...(limit === undefined ? {} : { limit }), cursor: cursor ?? null })

/** The moment a state is asked for; null for all that is known now. */
export const moment = (text: string | undefined): Instant | null => (text === undefined ? null : (text as Instant))

/** The day and the knowledge a register was asked for. */
export const timeAsked =
  (today: () => LocalDate) =>
  (query: { readonly asOf?: LocalDate | undefined; readonly knownAt?: Instant | undefined }) => ({
    asOf: query.asOf ?? today(),
    knownAt: query.knownAt ?? null,
  })
