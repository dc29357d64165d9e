import { z } from 'zod'
import type { Brand } from './identifiers.js'

/** An amount in whole eurocents. Never a fraction, never a double with a decimal part. */
export type Cents = Brand<bigint, 'Cents'>

/** In JSON (commands, events, answers) an amount is a whole number of cents; at most 9,007,199,254,740,991. */
export const cents = z
  .int({ error: 'must be a whole number of eurocents, for example 125000 for € 1.250,00' })
  .nonnegative({ error: 'must not be negative' })
  .meta({ description: 'Amount in eurocents' })
  .brand<'WireCents'>()

export type WireCents = z.output<typeof cents>

/** The amount that a JSON number of cents stands for. */
export const toCents = (wire: WireCents): Cents => BigInt(wire) as Cents

/** The same amount as a JSON number. */
export const toWire = (amount: Cents): WireCents => Number(amount) as WireCents

/** `123456` → `1234.56`: the amount in euros as exact decimal text, with two decimals and its sign. */
export const decimalText = (amount: bigint): `${number}` => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}

export const addCents = (a: Cents, b: Cents): Cents => (a + b) as Cents
