import { composeIBAN, electronicFormatIBAN, isValidIBAN } from 'ibantools'

const valid = (text: string): string | null => {
  const iban = electronicFormatIBAN(text)
  return iban !== null && isValidIBAN(iban) ? iban : null
}

/**
 * The IBAN (without spaces) that a text is: an IBAN, or the twelve digits of a Belgian account from before IBAN. Null
 * where it is neither or a check number is wrong.
 */
export const ibanOf = (text: string): string | null => {
  const compact = text.replace(/[\s.-]/g, '')
  if (compact.length > 34) return null
  return /^\d{12}$/.test(compact) ? valid(composeIBAN({ countryCode: 'BE', bban: compact }) ?? '') : valid(compact)
}
