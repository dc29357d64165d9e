import { z } from 'zod'

const wellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

const notWellFormed = { error: 'contains characters that cannot be stored (a NUL or half a character)' }

/** One line: a name, a title, a function. */
export const line = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(300, { error: 'is longer than 300 characters; shorten it' })
  .refine(wellFormed, notWellFormed)

/** Running text: a proposal, reasons, advice. Kept short enough for one leaf of the transparency log. */
export const prose = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(12_000, { error: 'is longer than 12,000 characters; attach the long text and summarise it here' })
  .refine(wellFormed, notWellFormed)
