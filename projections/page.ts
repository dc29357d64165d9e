import type { z } from 'zod'

/** One page of a list. `nextCursor` is opaque text for the next page; null on the last one. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/** `limit` 1 to 200; `cursor` as the page before gave it. */
export type PageRequest = { readonly limit?: number; readonly cursor?: string | null }

export const LARGEST_PAGE = 200
export const USUAL_PAGE = 50

/** The cursor was not made by this list: changed by hand, or taken from another list. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor'
  constructor() {
    super('The cursor does not belong to this list; leave it out to begin at the first page')
  }
}

/** How a page ends in a list sorted by these values. */
const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidCursor()
  }
}

/** The sort values behind a cursor, or null at the first page. Throws {@link InvalidCursor}. */
export const decodeCursor = <Key extends z.ZodType>(
  cursor: string | null | undefined,
  key: Key,
): z.output<Key> | null => {
  if (cursor === null || cursor === undefined) return null
  const parsed = key.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) throw new InvalidCursor()
  return parsed.data
}

/** The number of rows a page asks for, within 1 and {@link LARGEST_PAGE}. */
export const pageSize = ({ limit = USUAL_PAGE }: PageRequest): number =>
  Math.max(1, Math.min(LARGEST_PAGE, Math.trunc(limit)))

/**
 * Makes a page out of `rows`, which were read with one row more than the page holds: that one tells that there is a
 * next page. `keyOf` gives the values the list is sorted by.
 */
export const pageOf = <ListedRow, Item>(
  rows: readonly ListedRow[],
  size: number,
  keyOf: (row: ListedRow) => readonly (string | number)[],
  toItem: (row: ListedRow) => Item,
): Page<Item> => {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > size && last !== undefined ? encodeCursor(keyOf(last)) : null,
  }
}

/** Of rows in the order of a list, those that its page is read from: after the cursor, and one more than it holds. */
export const rowsOfPage = <ListedRow>(
  ordered: readonly ListedRow[],
  isAfter: (row: ListedRow) => boolean,
  page: PageRequest,
): readonly ListedRow[] => {
  const from = ordered.findIndex(isAfter)
  return from === -1 ? [] : ordered.slice(from, from + pageSize(page) + 1)
}
