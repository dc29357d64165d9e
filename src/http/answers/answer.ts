import { z } from 'zod'
import type { Page } from '../../../projections/page.js'

type Primitive = string | number | bigint | boolean | null | undefined

/** The same value without `readonly`, which says nothing about the JSON. */
type Plain<Value> = Value extends Primitive
  ? Value
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
      : Value

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never

/**
 * Declares the schema of an answer. It is what the API publishes; the compiler refuses it unless it describes exactly
 * the type that the query answers.
 */
export const answers =
  <Answer>() =>
  <Schema extends z.ZodType<Answer>>(
    schema: Schema & Same<Plain<z.output<Schema>>, Plain<Answer>>,
  ): z.ZodType<Answer> =>
    schema

export const uuid = z.uuid()
export const day = z.iso.date()
export const instant = z.iso.datetime()
export const amount = z.int().nonnegative().meta({ description: 'Amount in eurocents' })

export const named = z.strictObject({ id: uuid, name: z.string() })

export const seatName = z.strictObject({ id: uuid, function: z.string(), partner: named.nullable() })

/** An act that a rule forbids and that was recorded all the same: which rules, and why. */
export const irregular = z.strictObject({ rules: z.array(z.string()), because: z.string() })

/** A list without pages. */
export const listOf = <Item>(item: z.ZodType<Item>): z.ZodType<{ readonly items: readonly Item[] }> =>
  z.strictObject({ items: z.array(item) })

/** One page of a list. */
export const pageOf = <Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Ask for the next page with this cursor; null on the last' }),
  })
