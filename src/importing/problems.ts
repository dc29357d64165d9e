import { type Refusal, refusals } from '../domain/shared/refusal.js'
import { sentence, type TextDetails } from '../texts/catalogue.js'
import { type Said, sayFault } from './say-fault.js'
import type { Place } from './text-places.js'
import type { WrongValue } from './wrong-values.js'

/** What is wrong, and what to do about it; {@link sayFault} says it in the language of a reader. */
export type Fault = {
  readonly code: ProblemCode
  /** What the sentences speak of. */
  readonly details: TextDetails
  /** The rule that refuses it; null when its form is wrong, or the ledger stopped it. */
  readonly refusal: Refusal['code'] | null
}

/** Something wrong in a house file, and where. A file can have very many: only those that are shown are put in words. */
export type FoundProblem = Place &
  Fault & {
    /** The way to it, for example `acts[3].basis.decision`; empty for the whole file. */
    readonly path: string
  }

/** The same with its sentences in English, for who writes files. */
export type ImportProblem = FoundProblem & Said

export type ProblemCode =
  | 'json.syntax'
  | 'json.duplicate-key'
  | 'field.missing'
  | 'field.unknown'
  | 'field.invalid'
  | 'act.unknown-command'
  | 'name.form'
  | 'name.wrong-kind'
  | 'name.taken'
  | 'reference.form'
  | 'reference.wrong-kind'
  | 'reference.unknown'
  | 'reference.later'
  | 'reference.not-yet'
  | 'rule.refused'
  | 'import.changed'
  | 'import.not-accepted'

/** What stands for the file itself, and for the act at hand, where a sentence names what a field belongs to. */
export const WHOLE_FILE = 'wholeFile'
export const THIS_ACT = 'thisAct'

const fault = (code: ProblemCode, details: TextDetails): Fault => ({ code, details, refusal: null })

/** Everything an import can find wrong. */
export const faults = {
  /** @param what as the parser calls it; see {@link SyntaxFault} */
  syntax: (what: string) => fault('json.syntax', { what }),
  duplicateKey: (name: string) => fault('json.duplicate-key', { name }),
  missing: (name: string, of: string) => fault('field.missing', { name, of }),
  /** @param known the fields there are; null: those of the schema */
  unknownField: (name: string, of: string, known: readonly string[] | null) =>
    fault('field.unknown', { name, of, known: known?.join(', ') ?? 'schema' }),
  invalid: (name: string, wrong: WrongValue) => fault('field.invalid', { name, ...wrong }),
  unknownCommand: (given: string, known: readonly string[]) =>
    fault('act.unknown-command', { given, known: known.join(', ') }),
  nameForm: (given: string, kind: string) => fault('name.form', { given, kind }),
  nameKind: (given: string, kind: string, command: string) => fault('name.wrong-kind', { given, kind, command }),
  nameTaken: (given: string, line: number) => fault('name.taken', { given, line }),
  referenceForm: (given: string, kind: string) => fault('reference.form', { given, kind }),
  referenceKind: (given: string, kind: string) => fault('reference.wrong-kind', { given, kind }),
  referenceUnknown: (given: string) => fault('reference.unknown', { given }),
  referenceLater: (given: string, line: number) => fault('reference.later', { given, line }),
  referenceNotYet: (given: string) => fault('reference.not-yet', { given }),
  refused: (command: string, { code, details }: Refusal): Fault => ({
    code: 'rule.refused',
    details: { ...details, command },
    refusal: code,
  }),
  changed: (command: string) => fault('import.changed', { command }),
  notAccepted: (command: string, because: string) => fault('import.not-accepted', { command, because }),
}

const inWords = (details: TextDetails): string => {
  const parts = Object.entries(details).map(([name, value]) => `${name} ${value}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

const english = sentence('en')

/** Puts a problem in words. Who writes files is told of a refusal the rule and where it comes from. */
export const inEnglish = (found: FoundProblem): ImportProblem => {
  const said = sayFault(english, found)
  if (found.refusal === null) return { ...found, ...said }
  const { command, ...details } = found.details
  const { rule } = refusals[found.refusal]
  return { ...found, ...said, message: `${command} is refused (${found.refusal}): ${rule}${inWords(details)}.` }
}
