import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './en/index.js'
import { nl } from './nl/index.js'

export type Language = 'nl' | 'en'

/** Every text a user can read. Dutch is the first language; English must have the same keys. */
export type TextKey = keyof typeof nl

export type TextDetails = Readonly<Record<string, string | number>>

const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { nl, en }
const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-BE' }
const formats = new Map<string, IntlMessageFormat>()

/** The text under a key in one language, with its details filled in (ICU message format). */
export const sentence =
  (language: Language) =>
  (key: TextKey, details: TextDetails = {}): string => {
    const text = texts[language][key]
    if (!text.includes('{')) return text
    const cached = formats.get(`${language}:${key}`)
    const format = cached ?? new IntlMessageFormat(text, locales[language])
    if (cached === undefined) formats.set(`${language}:${key}`, format)
    return String(format.format(details))
  }

export type Say = ReturnType<typeof sentence>

/** "A, B of C" in the language. */
export const listOfChoices = (language: Language, choices: readonly string[]): string =>
  new Intl.ListFormat(locales[language], { type: 'disjunction' }).format(choices)
