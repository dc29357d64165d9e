import { SaxesParser } from 'saxes'
import type { Report } from '../problems.js'

/** An element with what is used of it: its name without prefix, its text, its currency, and the elements in it. */
export type XmlElement = {
  readonly name: string
  readonly namespace: string
  readonly currency: string | null
  text: string
  readonly children: XmlElement[]
}

/** A bank statement is some twelve levels deep. */
const DEEPEST = 40

/** Why reading stopped, once it was reported. */
class Stopped extends Error {}

/**
 * Reads XML strictly: what is not well formed, has a document type (which could hold entities) or is deeper than any
 * statement is reported, at its line, and ends the reading. Only the five entities of XML itself and numbers of
 * characters are understood; nothing outside the text is ever read.
 *
 * `closed` gets every element when it is complete, with the names of those around it; an element it has done with
 * (it answers true) is not kept, so that a large file does not stand in memory as a whole.
 */
export const readXml = (
  text: string,
  closed: (element: XmlElement, around: readonly XmlElement[]) => boolean,
  report: Report,
): void => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: XmlElement[] = []
  const stop = (code: 'xml.doctype' | 'xml.too-deep'): never => {
    report(parser.line, code)
    throw new Stopped()
  }
  parser.on('doctype', () => stop('xml.doctype'))
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) stop('xml.too-deep')
    const element = {
      name: tag.local,
      namespace: tag.uri,
      currency: tag.attributes.Ccy?.value ?? null,
      text: '',
      children: [],
    }
    open.push(element)
  })
  const addText = (part: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop()
    if (element !== undefined && !closed(element, open)) open.at(-1)?.children.push(element)
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Stopped) return
    const message = error instanceof Error ? error.message : ''
    report(parser.line, 'xml.malformed', { what: message.replace(/^\S*\d+:\d+: /, '') })
  }
}

/** All elements of this name directly in an element. */
export const childrenOf = (element: XmlElement | null, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? []

/** The first element at the end of a way of names; null when it is not there. */
export const childOf = (element: XmlElement | null, ...names: readonly string[]): XmlElement | null =>
  names.reduce<XmlElement | null>(
    (inner, name) => inner?.children.find((child) => child.name === name) ?? null,
    element,
  )

/** The text at the end of a way of names; null when it is not there or empty. */
export const textOf = (element: XmlElement | null, ...names: readonly string[]): string | null => {
  const text = childOf(element, ...names)?.text.trim()
  return text === undefined || text === '' ? null : text
}
