import type { z } from 'zod'
import type { DomainCommandType, domainCommands } from '../../../src/domain/commands.js'

type Definition = (typeof domainCommands)[number]

/** A table, as picking one definition out of the union by its type compares it with all of them, each time anew. */
type FieldsByType = { readonly [Each in Definition as Each['type']]: z.input<Each['schema']> }

/** What a user writes for a command: without the fields that have a default. */
export type FieldsOf<Type extends DomainCommandType> = FieldsByType[Type]
