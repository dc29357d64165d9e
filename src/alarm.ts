/** A sleep that can be cut short. A wake that comes while nobody sleeps is remembered, so that none is lost. */
export type Alarm = {
  readonly wake: () => void
  /** Resolves after this many milliseconds, or at the next (or a remembered) wake. */
  readonly sleep: (milliseconds: number) => Promise<void>
}

export const createAlarm = (): Alarm => {
  let woken = false
  let rise: (() => void) | null = null
  return {
    wake: () => {
      woken = true
      rise?.()
    },
    sleep: async (milliseconds) => {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          rise = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rise = null
      woken = false
    },
  }
}
