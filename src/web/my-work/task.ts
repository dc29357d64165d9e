import type { LocalDate } from '../../domain/shared/time.js'
import type { TextKey } from '../../texts/catalogue.js'

/** One thing that waits for whoever is signed in, and the one place where it is done. */
export type Task = {
  /** The sentence that says what to do; `about` is filled in. */
  readonly text: Extract<TextKey, `my-work.task.${string}`>
  /** The dossier, meeting, action, … that it is about, as one knows it. */
  readonly about: string
  /** In whose name: an organ, a partner, a seat. */
  readonly as: string
  readonly since: LocalDate | null
  /** The last day; null where none is set. */
  readonly deadline: LocalDate | null
  /** The form that does it. */
  readonly path: string
}

/** Soonest deadline first; then what has none, in the order in which it came to wait. */
export const inOrderOfDeadline = (tasks: readonly Task[]): readonly Task[] => {
  const seen = new Set<string>()
  const once = tasks.filter(({ text, path, about }) => {
    const one = `${text} ${path} ${about}`
    const isNew = !seen.has(one)
    seen.add(one)
    return isNew
  })
  const rank = ({ deadline, since }: Task): string => `${deadline ?? '9999-12-31'} ${since ?? '9999-12-31'}`
  return once.toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0))
}
