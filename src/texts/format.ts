import { decimalText } from '../domain/shared/money.js'
import type { Language } from './catalogue.js'

const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-GB' }

const formatsOf = (language: Language) => {
  const locale = locales[language]
  return {
    day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Brussels',
    }),
    money: new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
  }
}

const formats = { nl: formatsOf('nl'), en: formatsOf('en') }

/** How days, moments, amounts and lists are written in one language: “3 maart 2026”, “€ 1.250,00”. */
export const formatter = (language: Language) => {
  const { day, moment, money, list } = formats[language]
  return {
    /** A calendar day `YYYY-MM-DD`. */
    day: (text: string): string => day.format(new Date(`${text}T00:00:00Z`)),
    /** An instant in UTC, written in the time of Flanders. */
    moment: (instant: string): string => moment.format(new Date(instant)),
    /** Whole cents; exact, because the digits go to Intl as a decimal text. */
    money: (cents: number): string => money.format(decimalText(BigInt(cents))),
    list: (items: readonly string[]): string => list.format(items),
  }
}
