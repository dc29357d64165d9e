import type { z } from 'zod'
import { type DomainCommandType, domainCommands, type ReceivedCommand } from '../domain/commands.js'

export type CommandDefinition = { readonly type: DomainCommandType; readonly schema: z.ZodType }

/** Every command by its type, with the schema of its body. */
export const commandDefinitions: ReadonlyMap<string, CommandDefinition> = new Map(
  domainCommands.map((definition) => [definition.type, definition]),
)

export type InvalidField = { readonly field: string; readonly message: string }

/** The command in a body that came from outside, or what is wrong with each of its fields. */
export const parseCommand = (
  type: DomainCommandType,
  body: unknown,
):
  | { readonly ok: true; readonly command: ReceivedCommand }
  | { readonly ok: false; readonly fields: readonly InvalidField[] } => {
  const definition = commandDefinitions.get(type)
  if (definition === undefined) return { ok: false, fields: [{ field: 'type', message: `${type} is not a command` }] }
  const parsed = definition.schema.safeParse(body)
  if (!parsed.success) return { ok: false, fields: parsed.error.issues.flatMap(fieldsOf) }
  // The schema belongs to this type: together they are the command.
  return { ok: true, command: { type, ...(parsed.data as object) } as ReceivedCommand }
}

const fieldsOf = (issue: z.core.$ZodIssue): InvalidField[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        message: 'is not a field of this command; remove it',
      }))
    : [{ field: issue.path.join('.'), message: issue.message }]
