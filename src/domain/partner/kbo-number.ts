import { z } from 'zod'
import type { Brand } from '../shared/identifiers.js'
import { structured } from '../shared/privacy.js'

/** A number of the Kruispuntbank van Ondernemingen: ten digits, the last two a check. */
export type KboNumber = Brand<string, 'KboNumber'>

/** Ten digits, the first 0 or 1, and the last two equal to 97 minus the remainder of the first eight by 97. */
export const isKboNumber = (digits: string): boolean =>
  /^[01]\d{9}$/.test(digits) && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))

export const kboNumber = structured(
  z
    .string()
    .refine(isKboNumber, {
      error: 'is not a KBO number: ten digits without dots, the first 0 or 1, the last two a correct check number',
    })
    .brand<'KboNumber'>(),
)
