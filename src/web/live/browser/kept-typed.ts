import { TYPED_TEXTS } from './forget.js'
import type { OnPage, Typed } from './typed.js'

/** What was typed in the matters of a meeting, also in those that the page does not show now. */
export type KeptTyped = {
  readonly read: () => readonly Typed[]
  /** Takes over what the page shows; what was typed elsewhere in the meeting stays. */
  readonly keep: (page: OnPage) => void
}

const isTyped = (value: unknown): value is Typed => {
  if (typeof value !== 'object' || value === null) return false
  const { id, value: typed, was } = value as Readonly<Record<string, unknown>>
  return typeof id === 'string' && typeof typed === 'string' && typeof was === 'string'
}

/**
 * Kept by this tab of the browser, as long as it is open: for who goes to another matter, or to another page and back. Where the
 * browser keeps nothing, as long as the page is open.
 */
export const createKeptTyped = (
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  owner: string,
): KeptTyped => {
  const name = `${TYPED_TEXTS}${owner}`
  let inMemory: readonly Typed[] = []
  const read = (): readonly Typed[] => {
    try {
      const kept: unknown = JSON.parse(storage?.getItem(name) ?? 'null')
      return Array.isArray(kept) ? kept.filter(isTyped) : inMemory
    } catch {
      return inMemory
    }
  }
  return {
    read,
    keep: ({ ids, typed }) => {
      const elsewhere = read().filter(({ id }) => !ids.has(id))
      inMemory = [...elsewhere, ...typed]
      try {
        if (inMemory.length === 0) storage?.removeItem(name)
        else storage?.setItem(name, JSON.stringify(inMemory))
      } catch {
        // Full, or not allowed: then it is in memory.
      }
    },
  }
}
