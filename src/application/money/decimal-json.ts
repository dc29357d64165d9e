import type { Cents } from '../../domain/shared/money.js'

/** An amount in euro as its decimal digits: a JSON number that passed through no fraction in binary. */
export class Euro {
  /** `123456` cents: `1234.56`. */
  readonly digits: string
  constructor(cents: Cents) {
    const absolute = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
    this.digits = `${cents < 0n ? '-' : ''}${absolute.slice(0, -2)}.${absolute.slice(-2)}`
  }
}

/** What can be written as JSON with amounts in euro in it. A field that is undefined is left out. */
export type EuroJson =
  | string
  | number
  | null
  | undefined
  | Euro
  | readonly EuroJson[]
  | { readonly [name: string]: EuroJson }

const isList = (value: EuroJson): value is readonly EuroJson[] => Array.isArray(value)

/** JSON in which each amount stands as its digits. */
export const writeEuroJson = (value: EuroJson): string => {
  if (value instanceof Euro) return value.digits
  if (isList(value)) return `[${value.map(writeEuroJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${JSON.stringify(name)}:${writeEuroJson(one)}`)
  return `{${fields.join(',')}}`
}
