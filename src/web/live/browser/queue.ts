/** One act that is not known to be saved: what its form said, under the key that was made for it once. */
export type KeptAct = {
  readonly key: string
  readonly url: string
  /** What the button said. */
  readonly label: string
  readonly fields: readonly (readonly [string, string])[]
  /** Why it was not accepted; null while it waits to be sent. */
  readonly refused: string | null
}

/** The acts that wait, the oldest first. Kept by the browser, so that a closed tab or laptop loses none. */
export type Queue = {
  readonly read: () => readonly KeptAct[]
  /** Adds it at the end; takes the place of one under the same key, so that pressing twice is one act. */
  readonly add: (act: KeptAct) => void
  /** Puts it in the place of another: what was refused is answered by it. */
  readonly replace: (key: string, act: KeptAct) => void
  readonly drop: (key: string) => void
  readonly mark: (key: string, refused: string | null) => void
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isKept = (value: unknown): value is KeptAct => {
  if (typeof value !== 'object' || value === null) return false
  const { key, url, label, fields } = value as Readonly<Record<string, unknown>>
  return isText(key) && isText(url) && isText(label) && Array.isArray(fields)
}

/** Where a browser keeps nothing, the acts are kept as long as the page is open. */
export const createQueue = (storage: Pick<Storage, 'getItem' | 'setItem'> | null, name: string): Queue => {
  let inMemory: readonly KeptAct[] = []
  const read = (): readonly KeptAct[] => {
    try {
      const kept: unknown = JSON.parse(storage?.getItem(name) ?? 'null')
      return Array.isArray(kept) ? kept.filter(isKept) : inMemory
    } catch {
      return inMemory
    }
  }
  const write = (acts: readonly KeptAct[]): void => {
    inMemory = acts
    try {
      storage?.setItem(name, JSON.stringify(acts))
    } catch {
      // Full, or not allowed: then it is in memory.
    }
  }
  const put = (key: string, act: KeptAct): void => {
    const acts = read()
    write(acts.some((one) => one.key === key) ? acts.map((one) => (one.key === key ? act : one)) : [...acts, act])
  }
  return {
    read,
    add: (act) => put(act.key, act),
    replace: put,
    drop: (key) => write(read().filter((one) => one.key !== key)),
    mark: (key, refused) => write(read().map((one) => (one.key === key ? { ...one, refused } : one))),
  }
}
