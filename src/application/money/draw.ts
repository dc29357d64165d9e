import { createHash, randomBytes } from 'node:crypto'
import type { Draw } from '../../domain/money/sample.js'

/**
 * Chance from a seed, in a way that anyone can do again: block number n is the SHA-256 of the text `<seed>/<n>` (UTF-8,
 * n from 0 in decimal digits), read as one whole number with its first byte highest.
 */
export const drawFrom =
  (seed: string): Draw =>
  (counter) =>
    BigInt(`0x${createHash('sha256').update(`${seed}/${counter}`, 'utf8').digest('hex')}`)

/** A seed for who gives none: 16 hexadecimal digits that nobody can foresee. */
export const newSeed = (): string => randomBytes(8).toString('hex')
