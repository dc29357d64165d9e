import type { CheckedAct } from './check-act.js'
import { namesEachLine, type Reference, readReference } from './format.js'

/** What a file calls by a name, while its acts are carried out one after another. */
export type NamedThings = {
  /** The id behind each name that stands for something by now. */
  readonly ids: ReadonlyMap<Reference, string>
  /** Lines of plans whose decision is not final yet: named, but nothing so far. */
  readonly isAwaited: (name: Reference) => boolean
  /** Takes in what came of an act: the ids of what it created, and of its first event. */
  readonly learn: (act: CheckedAct, created: Readonly<Record<string, string>>, firstEvent: string) => void
}

/** `advice-request` in a file is `adviceRequest` among the ids that a command answers with. */
const keyOf = (kind: string): string => kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Begins with no names at all. */
export const namedThings = (): NamedThings => {
  const ids = new Map<Reference, string>()
  const awaited = new Map<string, Reference>()
  const awaitLines = (act: CheckedAct, names: readonly Reference[]): void => {
    const dossier = ids.get(act.fields.dossier as Reference)
    for (const [index, name] of names.entries()) awaited.set(`allocation/${dossier}/${index + 1}`, name)
  }
  const learn: NamedThings['learn'] = (act, created, firstEvent) => {
    const set = (name: Reference, id: string | undefined) => {
      if (id !== undefined) ids.set(name, id)
    }
    const inLines = act.type !== null && namesEachLine.has(act.type)
    const isEvent = (name: Reference) => readReference(name)?.kind === 'event'
    const things = act.names.filter((name) => !isEvent(name))
    for (const name of act.names.filter(isEvent)) set(name, firstEvent)
    for (const [index, name] of things.entries()) {
      const key = keyOf(readReference(name)?.kind ?? '')
      set(name, created[inLines ? `${key}/${index + 1}` : key])
    }
    if (act.type === 'PlanMoney') awaitLines(act, things)
    for (const [key, name] of awaited) {
      if (created[key] === undefined) continue
      set(name, created[key])
      awaited.delete(key)
    }
  }
  return { ids, isAwaited: (name) => [...awaited.values()].includes(name), learn }
}
