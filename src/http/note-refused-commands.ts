import { z } from 'zod'
import { commandDefinitions } from '../application/command-definitions.js'
import type { CommandProblem, Execute } from '../application/execute.js'
import type { DomainCommandType } from '../domain/commands.js'
import { whoAsks } from './asking.js'
import { noteRefusedInput } from './security-log.js'

/** Names that stand in a header, and not in the schema of a command. */
const HEADERS: readonly string[] = ['If-Match', 'Idempotency-Key']

/** The names of fields at fault, as the schema has them: a name that it does not have was typed by whoever sent it. */
const declaredNames = (type: DomainCommandType, fields: readonly string[]): readonly string[] => {
  const schema = commandDefinitions.get(type)?.schema
  const shape = schema instanceof z.ZodObject ? schema.shape : {}
  const named = fields.map((field) => {
    const first = field.split('.')[0] ?? ''
    return Object.hasOwn(shape, first) || HEADERS.includes(first) ? first : 'unknown'
  })
  return [...new Set(named)]
}

const faultOf = (problem: CommandProblem): { readonly code: string; readonly fields: readonly string[] } => {
  switch (problem.kind) {
    case 'refused':
      return { code: problem.refusal.code, fields: problem.refusal.field === null ? [] : [problem.refusal.field] }
    case 'invalid':
      return { code: problem.kind, fields: problem.fields.map(({ field }) => field) }
    default:
      return { code: problem.kind, fields: [] }
  }
}

/** The one way in for people and programs: what a schema or a rule refuses is noted, by code and field, never by what was typed. */
export const notingRefusals =
  (execute: Execute): Execute =>
  async (command) => {
    const result = await execute(command)
    const asking = whoAsks()
    // Want of a right, or of a recent sign-in, is noted with the answer.
    if (result.ok || asking === undefined) return result
    const { kind } = result.problem
    if (kind === 'forbidden' || kind === 'recent-sign-in-needed') return result
    const { code, fields } = faultOf(result.problem)
    noteRefusedInput(asking.request, { code, command: command.type, fields: declaredNames(command.type, fields) })
    return result
  }
