import { nameIn, PLACE, type Place } from './places.js'

/** What is known where a text is typed; a fact that is left out, null or empty is not known. */
export type TemplateFacts = { readonly [Name in Place]?: string | null }

/**
 * The text with its places filled in. A place without a known fact stays visible as `{naam}`, so that whoever reads the text
 * over sees what is left to type. A fact is put in as it is: braces in it are no places.
 */
export const fillTemplate = (text: string, facts: TemplateFacts): string => {
  const known: Readonly<Record<string, string | null | undefined>> = facts
  return text.replace(PLACE, (whole, written: string) => {
    const name = nameIn(written)
    const fact = Object.hasOwn(known, name) ? (known[name] ?? '') : ''
    return fact === '' ? whole : fact
  })
}
