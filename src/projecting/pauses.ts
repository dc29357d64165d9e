/** Pauses that double while something keeps failing, per name. */
export type Pauses = {
  /** Whether this one is pausing now. */
  readonly resting: (name: string) => boolean
  readonly failed: (name: string) => void
  readonly succeeded: (name: string) => void
  readonly clear: () => void
}

/** `first` and `longest` in milliseconds. */
export const createPauses = (first: number, longest: number): Pauses => {
  const paused = new Map<string, { readonly until: number; readonly length: number }>()
  return {
    resting: (name) => (paused.get(name)?.until ?? 0) > performance.now(),
    failed: (name) => {
      const length = Math.min((paused.get(name)?.length ?? first / 2) * 2, longest)
      paused.set(name, { until: performance.now() + length, length })
    },
    succeeded: (name) => {
      paused.delete(name)
    },
    clear: () => paused.clear(),
  }
}
