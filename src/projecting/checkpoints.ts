import type { Checkpoint } from './feed.js'

/**
 * What this process knows of the checkpoints while it leads, so that waiting for one's own write needs no query.
 * Empty while another process leads.
 */
export type Checkpoints = {
  readonly get: (projection: string) => Checkpoint | undefined
  readonly set: (projection: string, checkpoint: Checkpoint) => void
  /** This process stops leading: its knowledge is no longer the newest. */
  readonly forget: () => void
  /** Calls back after every change; returns a function that ends it. */
  readonly onChanged: (listener: () => void) => () => void
}

export const createCheckpoints = (): Checkpoints => {
  const known = new Map<string, Checkpoint>()
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  return {
    get: (projection) => known.get(projection),
    set: (projection, checkpoint) => {
      known.set(projection, checkpoint)
      tell()
    },
    forget: () => {
      known.clear()
      tell()
    },
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
