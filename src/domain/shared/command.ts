import { z } from 'zod'
import type { Committed } from './privacy.js'
import { localDate } from './time.js'

/**
 * Declares a command: an intention with its fields. Every command carries `effectiveOn`, the day the act counts from.
 * Fields a command does not know are refused.
 */
export const defineCommand = <Type extends string, Fields extends z.ZodRawShape>(type: Type, fields: Fields) => ({
  type,
  schema: z.strictObject({
    effectiveOn: localDate.meta({ description: 'The day the act counts from (valid time)' }),
    ...fields,
  }),
})

type Definition = { readonly type: string; readonly schema: z.ZodType }

/** The command that a definition describes as it came in: checked, with its personal values. */
export type ReceivedOf<Defined extends Definition> = Defined extends {
  readonly type: infer Type extends string
  readonly schema: infer Schema extends z.ZodType
}
  ? { readonly type: Type } & z.output<Schema>
  : never

/** The command that a definition describes as the rules see it: commitments in place of personal values. */
export type IntentionOf<Defined extends Definition> = Defined extends {
  readonly type: infer Type extends string
  readonly schema: infer Schema extends z.ZodType
}
  ? { readonly type: Type } & Committed<z.output<Schema>>
  : never
