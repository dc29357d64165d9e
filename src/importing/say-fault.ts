import { type Refusal, refusals } from '../domain/shared/refusal.js'
import type { Say, TextDetails } from '../texts/catalogue.js'
import { importProblems } from '../texts/nl/import-problems.js'
import type { Fault } from './problems.js'
import type { WrongValue } from './wrong-values.js'

/** A fault in words. */
export type Said = {
  /** One sentence that says what is wrong. */
  readonly message: string
  /** One sentence that says what to do. */
  readonly remedy: string
}

/** Remedies for the refusals that a writer of files meets most; the others follow from their kind. */
const remedyKey = (code: Refusal['code']): keyof typeof importProblems => {
  const own = `import.remedy.refused.${code}`
  const hasOwn = (key: string): key is keyof typeof importProblems => Object.hasOwn(importProblems, key)
  return hasOwn(own) ? own : `import.remedy.kind.${refusals[code].kind}`
}

/** Says what is wrong and what to do about it, in the language of `say`. */
export const sayFault = (say: Say, { code, details, refusal }: Fault): Said => {
  if (code === 'rule.refused') {
    const why = refusal === null ? '' : say(`refusal.${refusal}`, details)
    return {
      message: say('import.problem.rule.refused', { command: String(details.command), why }),
      remedy: say(refusal === null ? 'import.remedy.kind.rule' : remedyKey(refusal)),
    }
  }
  const what = code === 'field.invalid' ? sayWrong(say, details) : null
  const told = what === null ? details : { ...details, what }
  return { message: say(`import.problem.${code}`, told), remedy: say(`import.remedy.${code}`, told) }
}

const sayWrong = (say: Say, details: TextDetails): string =>
  say(`import.wrong.${details.why as WrongValue['why']}`, details)
