/** A part of the page that the server always renders. */
export const part = <Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind => {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`)
  return found
}

/** Writes a text into every place of that name. Always as text, never as HTML: it may come from the file. */
export const fill = (slot: string, text: string): void => {
  for (const place of document.querySelectorAll(`[data-slot="${slot}"]`)) place.textContent = text
}

/** Shows of the parts with this attribute only those with this value. */
export const showOnly = (attribute: string, value: string | null): void => {
  for (const found of document.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
    found.hidden = found.getAttribute(attribute) !== value
  }
}

/** Sentences stand in the page, in the language of its reader; `{name}` is filled in here. Null when there is none. */
export const sentence = (key: string, details: Readonly<Record<string, string>> = {}): string | null => {
  const { content } = part('#teksten', HTMLTemplateElement)
  const text = [...content.querySelectorAll('[data-text]')].find((one) => one.getAttribute('data-text') === key)
  return text?.textContent?.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole) ?? null
}

const locale = (): string => (document.documentElement.lang === 'en' ? 'en-GB' : 'nl-BE')

/** `YYYY-MM-DD` as people write it; as it stands when it is no day. */
export const dayText = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

/** Milliseconds since 1970, in the time of Flanders. */
export const momentText = (moment: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Brussels' }).format(
    moment,
  )
