import type { CommandProblem } from '../application/execute.js'
import { type RefusalCode, refusals } from '../domain/shared/refusal.js'
import { type Language, sentence } from '../texts/catalogue.js'

/** RFC 9457 problem details, with a stable `code`. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  /** Every field at fault, as a path with dots, and what to do about it. */
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
  /** The rule that a refusal rests on. */
  readonly rule?: string
}

const statusOfRefusal = (code: RefusalCode): number => {
  switch (refusals[code].kind) {
    case 'unknown':
      return 404
    case 'conflict':
      return 409
    case 'rule':
      return 422
  }
}

/** A problem with a sentence from the catalogue. */
export const problem = (
  status: number,
  code: string,
  title: string,
  detail: string,
  more: Pick<Problem, 'fields' | 'rule'> = {},
): Problem => ({ type: `urn:besluitboek:problem:${code}`, title, status, code, detail, ...more })

/** What a refused or impossible command tells the sender. */
export const problemOfCommand = (why: CommandProblem, language: Language): Problem => {
  const say = sentence(language)
  switch (why.kind) {
    case 'invalid':
      return problem(400, 'invalid', say('problem.invalid.title'), say('problem.invalid'), { fields: why.fields })
    case 'forbidden':
      return problem(403, 'forbidden', say('problem.forbidden.title'), say('problem.forbidden'))
    case 'wrong-revision':
      return problem(412, 'wrong-revision', say('problem.wrong-revision.title'), say('problem.wrong-revision'))
    case 'conflict':
      return problem(409, 'conflict', say('problem.conflict.title'), say('problem.conflict'))
    case 'key-reused':
      return problem(422, 'key-reused', say('problem.key-reused.title'), say('problem.key-reused'), {
        fields: [{ field: 'Idempotency-Key', message: say('problem.key-reused') }],
      })
    case 'refused': {
      const { code, field, rule, details } = why.refusal
      const detail = say(`refusal.${code}`, details)
      const status = statusOfRefusal(code)
      const fields = field === null ? {} : { fields: [{ field, message: detail }] }
      return problem(status, code, say('problem.refused.title'), detail, { rule, ...fields })
    }
  }
}
