import type { Reader } from './browser-session.js'
import { unescaped } from './browser-session.js'

/** A form on a page, with everything that travels in it. */
export type PageForm = { readonly action: string; readonly fields: Record<string, string> }

const fieldsIn = (form: string): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1]
    const isChoice = /type="(radio|checkbox)"/.test(attributes)
    if (name === undefined || (isChoice && !/\bchecked\b/.test(attributes))) continue
    fields[name] = unescaped(/value="([^"]*)"/.exec(attributes)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g,
  )) {
    fields[name] = unescaped(text)
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = unescaped(/<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? '')
  }
  return fields
}

/** The forms of a page whose button says this. */
export const formsOf = (html: string, button: string): readonly PageForm[] =>
  [...html.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
    .filter(([, , form = '']) =>
      [...form.matchAll(/<button type="submit"[^>]*>([\s\S]*?)<\/button>/g)].some(([, text = '']) =>
        unescaped(text.replace(/<[^>]*>/g, '')).includes(button),
      ),
    )
    .map(([, action = '', form = '']) => ({ action: unescaped(action), fields: fieldsIn(form) }))

/** Presses a button of the page as a browser without JavaScript does; answers what came back at once. */
export const press = (reader: Reader, html: string, button: string, fields: Record<string, string> = {}) => {
  const [form] = formsOf(html, button)
  if (form === undefined) throw new Error(`No button “${button}” on the page`)
  return reader.post(form.action, { ...form.fields, ...fields })
}
