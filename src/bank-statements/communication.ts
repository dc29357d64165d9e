import type { Communication } from './statement.js'
import { folded, tidy } from './text.js'

/** Twelve digits of which the last two are the first ten modulo 97, 97 standing for 0 (Febelfin, OGM-VCS). */
export const isStructuredNumber = (digits: string): boolean =>
  /^\d{12}$/.test(digits) && (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10))

const numberInSigns = /^(?:\+{3}|\*{3})(\d{3})\/(\d{4})\/(\d{5})(?:\+{3}|\*{3})$/

/** The twelve digits as Belgians write them. */
export const structuredNumber = (digits: string): Communication => ({
  kind: 'structured',
  text: `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`,
})

/** Is this a creditor reference with a correct check number (ISO 11649)? */
export const isCreditorReference = (text: string): boolean => {
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(text)) return false
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('')
  return BigInt(digits) % 97n === 1n
}

/** What a text in the field for communications is: structured where all of it is a reference with a correct check. */
export const communicationOf = (text: string): Communication | null => {
  const tidied = tidy(text)
  if (tidied === '') return null
  const digits = numberInSigns.exec(tidied.replaceAll(' ', ''))?.slice(1).join('') ?? ''
  if (isStructuredNumber(digits)) return structuredNumber(digits)
  const compact = folded(tidied)
  if (isCreditorReference(compact)) return { kind: 'structured', text: compact }
  return { kind: 'free', text: tidied }
}

/** A reference that stands alone in a field meant for one, where signs may be left out. */
export const referenceOf = (text: string): Communication | null => {
  const compact = folded(text)
  return isStructuredNumber(compact) ? structuredNumber(compact) : communicationOf(text)
}
