const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

/** Digits with a decimal sign, for one of the two ways to write it; dots between groups of three only before a comma. */
const decimal = {
  comma: /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+(?=,))(?:,(\d{1,5}))?$/,
  point: /^([+-]?)(\d+)(?:\.(\d{1,5}))?$/,
} as const

/**
 * The whole cents that digits stand for: `1.234,50` or `1234,5` with a comma, `1234.50` with a point. Null when it is
 * written otherwise, holds parts of a cent, or is more than JSON numbers hold exactly. No step goes through a fraction.
 */
export const centsOf = (text: string, sign: keyof typeof decimal): number | null => {
  const [, minus, whole, fraction = ''] = decimal[sign].exec(text) ?? []
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
