const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * The ways in which amounts are written: by people and banks here, with a comma (and then points between groups of
 * three) or with a point, and never more than two decimals, so that 1.250 is not taken for one and a quarter; and in
 * files for machines, with a point and as many decimals as the standard has room for.
 */
const written = {
  comma: /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+(?=,))(?:,(\d{1,2}))?$/,
  point: /^([+-]?)(\d+)(?:\.(\d{1,2}))?$/,
  standard: /^([+-]?)(\d+)(?:\.(\d{1,5}))?$/,
} as const

export type WayOfWriting = keyof typeof written

/**
 * The whole cents that an amount stands for. Null when it is written otherwise, holds a part of a cent, or is more than
 * JSON numbers hold exactly. No step goes through a fraction.
 */
export const centsOf = (text: string, way: WayOfWriting): number | null => {
  const [, minus, whole, fraction = ''] = written[way].exec(text) ?? []
  if (whole === undefined || /[1-9]/.test(fraction.slice(2))) return null
  const cents = BigInt(`${whole.replaceAll('.', '')}${fraction.slice(0, 2).padEnd(2, '0')}`)
  if (cents > LARGEST) return null
  return Number(minus === '-' ? -cents : cents)
}

/** The exact sum of amounts in cents. */
export const sumOf = (amounts: readonly number[]): bigint => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)

/** Cents as people write euros here: `-1234,50`. */
export const euros = (cents: bigint | number): string => {
  const digits = String(cents).replace('-', '').padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
