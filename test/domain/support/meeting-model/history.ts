import type { CommandOf, DomainCommand, DomainCommandType } from '../../../../src/domain/commands.js'

export type Command<Type extends DomainCommandType = DomainCommandType> = CommandOf<Type>

/** A command that was accepted, what came into being by it, and its place in the history. */
export type Accepted<One extends Command> = {
  readonly command: One
  readonly created: Readonly<Record<string, string>>
  readonly at: number
}

export type Recorded<Type extends DomainCommandType = DomainCommandType> = Accepted<Command<Type>>

const typeOf = ({ command }: Recorded): string => command.type

/** The meeting in which a command is an act; none for its convening, nor for what is about something else. */
const meetingOf = ({ command, created }: Recorded): string | null =>
  created.meeting === undefined && 'meeting' in command ? command.meeting : null

/**
 * All that the model knows of a house: the commands that were accepted, in order. Everything else is worked out from that
 * list anew, each time it is asked.
 */
export class History {
  /** Parts of the list, each found once: by type, and by meeting. */
  readonly #parts = new Map<string, readonly Recorded[]>()

  constructor(
    readonly list: readonly Recorded[] = [],
    readonly before: History | null = null,
  ) {}

  /** The commands of one type. */
  all<Type extends DomainCommandType>(type: Type): readonly Recorded<Type>[] {
    return this.#part(type, (one) => typeOf(one) === type) as never
  }

  /** What happened in one meeting. */
  inMeeting(meeting: string): readonly Recorded[] {
    return this.#part(meeting, (one) => meetingOf(one) === meeting)
  }

  with(command: DomainCommand, created: Readonly<Record<string, string>>): History {
    const recorded = { command, created, at: this.list.length }
    const next = new History([...this.list, recorded], this)
    for (const [name, part] of this.#parts) {
      const isIn = name === typeOf(recorded) || name === meetingOf(recorded)
      next.#parts.set(name, isIn ? [...part, recorded] : part)
    }
    return next
  }

  /** The history as it was before its entry number `at`. */
  until(at: number): History {
    let one: History = this
    while (one.list.length > at && one.before !== null) one = one.before
    return one
  }

  #part(name: string, isIn: (one: Recorded) => boolean): readonly Recorded[] {
    const part = this.#parts.get(name) ?? this.list.filter(isIn)
    this.#parts.set(name, part)
    return part
  }
}

/** An answer that follows from a history alone, worked out once for each. */
export const once = <Answer>(ask: (history: History) => Answer): ((history: History) => Answer) => {
  const kept = new WeakMap<History, Answer>()
  return (history) => {
    const answer = kept.get(history) ?? ask(history)
    kept.set(history, answer)
    return answer
  }
}

/** An answer about something that nothing recorded later changes. */
export const onceFor = <About extends object, Answer>(
  ask: (history: History, about: About) => Answer,
): ((history: History, about: About) => Answer) => {
  const kept = new WeakMap<About, Answer>()
  return (history, about) => {
    const answer = kept.get(about) ?? ask(history, about)
    kept.set(about, answer)
    return answer
  }
}

/** The codes of the rules that are broken: `[is it broken, code]`. */
export const broken = (...rules: readonly (readonly [boolean, string])[]): readonly string[] =>
  rules.filter(([isBroken]) => isBroken).map(([, code]) => code)

/**
 * What speaks against a command. Rules of the ledger itself have no way out; those of governance are recorded as
 * irregular when somebody says why (docs/decisions/0013).
 */
export type Objections = { readonly ledger: readonly string[]; readonly governance: readonly string[] }

export const ledger = (...codes: readonly string[]): Objections => ({ ledger: codes, governance: [] })
