import { z } from 'zod'
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

/** The command that a definition describes. */
export type IntentionOf<Definition extends { readonly type: string; readonly schema: z.ZodType }> = Definition extends {
  readonly type: infer Type extends string
  readonly schema: infer Schema extends z.ZodType
}
  ? { readonly type: Type } & z.output<Schema>
  : never
