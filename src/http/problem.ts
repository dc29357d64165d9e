import type { CommandProblem } from '../application/execute.js'
import type { NamedRequirement } from '../application/needs.js'
import { standardSubjects } from '../domain/house/subject.js'
import { type RefusalCode, refusals } from '../domain/shared/refusal.js'
import { type Language, listOfChoices, type Say, sentence, type TextDetails } from '../texts/catalogue.js'

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

const sayNeed = (need: NamedRequirement, say: Say): string => {
  switch (need.kind) {
    case 'administrator':
      return say('need.administrator')
    case 'is-person':
      return say('need.is-person')
    case 'records-for':
      return say(need.alone ? 'need.is-organ' : 'need.records-for', { organ: need.name })
    case 'represents':
      return say('need.represents', { partner: need.name })
    case 'holds':
      return say('need.holds', { function: need.function, organ: need.organ })
  }
}

/** Who may do what was forbidden, in words: "Dit mag alleen wie voor Stuurgroep vastlegt (voorzitter of secretaris)". */
const whoMay = (needs: readonly NamedRequirement[], language: Language): string => {
  const say = sentence(language)
  if (needs.length === 0) return say('problem.forbidden')
  return say('problem.forbidden.needs', {
    needs: listOfChoices(
      language,
      needs.map((need) => sayNeed(need, say)),
    ),
  })
}

/** A subject of every house in the words of the language; one that a house added has words of its own. */
const inWords = (details: TextDetails, say: Say): TextDetails => {
  const subject = standardSubjects.find((one) => one === details.subject)
  return subject === undefined ? details : { ...details, subject: say(`word.subject.${subject}`) }
}

/** What a refused or impossible command tells the sender. */
export const problemOfCommand = (why: CommandProblem, language: Language): Problem => {
  const say = sentence(language)
  switch (why.kind) {
    case 'invalid':
      return problem(400, 'invalid', say('problem.invalid.title'), say('problem.invalid'), { fields: why.fields })
    case 'forbidden':
      return problem(403, 'forbidden', say('problem.forbidden.title'), whoMay(why.needs, language))
    case 'recent-sign-in-needed':
      return problem(
        403,
        'recent-sign-in-needed',
        say('problem.recent-sign-in-needed.title'),
        say('problem.recent-sign-in-needed'),
      )
    case 'wrong-revision':
      return problem(412, 'wrong-revision', say('problem.wrong-revision.title'), say('problem.wrong-revision'))
    case 'changed-meanwhile':
      return problem(412, 'changed-meanwhile', say('problem.wrong-revision.title'), say('problem.changed-meanwhile'))
    case 'conflict':
      return problem(409, 'conflict', say('problem.conflict.title'), say('problem.conflict'))
    case 'key-reused':
      return problem(422, 'key-reused', say('problem.key-reused.title'), say('problem.key-reused'), {
        fields: [{ field: 'Idempotency-Key', message: say('problem.key-reused') }],
      })
    case 'refused': {
      const { code, field, rule, details } = why.refusal
      const detail = say(`refusal.${code}`, inWords(details, say))
      const status = statusOfRefusal(code)
      const fields = field === null ? {} : { fields: [{ field, message: detail }] }
      return problem(status, code, say('problem.refused.title'), detail, { rule, ...fields })
    }
  }
}
