/** Wakes whoever waits. Carries nothing: the one who wakes looks for itself. */
export class Signal {
  readonly #listeners = new Set<() => void>()

  /** Calls `listener` at every `emit` until the returned function is called. */
  subscribe(listener: () => void): () => void {
    // A listener of its own for each call, so that subscribing the same function twice and stopping once works.
    const own = (): void => listener()
    this.#listeners.add(own)
    return () => {
      this.#listeners.delete(own)
    }
  }

  emit(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /**
   * Starts listening now and answers a function that waits until `emit` was called since, at most `milliseconds`.
   * Listening before looking is what keeps a wake-up between the look and the wait from being lost.
   */
  listen(): { readonly wait: (milliseconds: number) => Promise<void>; readonly stop: () => void } {
    let woken = false
    let wake: (() => void) | undefined
    const stop = this.subscribe(() => {
      if (wake === undefined) woken = true
      else wake()
    })
    const wait = (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        if (woken) {
          woken = false
          resolve()
          return
        }
        const end = (): void => {
          clearTimeout(timer)
          wake = undefined
          resolve()
        }
        const timer = setTimeout(end, milliseconds)
        wake = end
      })
    return { wait, stop }
  }
}
