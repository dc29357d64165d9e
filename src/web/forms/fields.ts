import { localDate, timeOfDay } from '../../domain/shared/time.js'
import type { TextKey } from '../../texts/catalogue.js'
import type { Term } from '../glossary/terms.js'
import type { TemplateOffer } from './templates.js'

export type Option = { readonly value: string; readonly label: string }

type Shared = {
  /** The path of the command's field, so that a refusal finds its way back: `content.amountCents`. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** A hard word that the field asks about: its meaning stands beside the field. */
  readonly term?: Term
  readonly required?: boolean
  /** Its id on the page, where several forms on it have a field of this name. */
  readonly id?: string
  /** Stands in a row that may stay empty: then nothing in it is required. */
  readonly inRow?: boolean
  /** Stands, with its neighbours that name the same heading, under a heading that one opens: few need it. */
  readonly folded?: string
  /** Texts to begin with, where a long text is typed. */
  readonly templates?: TemplateOffer
}

/**
 * What is one text, typed in one control. `share` is a percentage, `document` a file of which the hash is kept, `attachment` a
 * file that is kept.
 */
type TextKind = 'line' | 'prose' | 'lines' | 'day' | 'time' | 'money' | 'share' | 'document' | 'attachment' | 'check'

export type Field = Shared &
  (
    | { readonly kind: TextKind; readonly value?: string }
    /** A whole number, from 0 unless said otherwise; within bounds where `most` gives one. */
    | { readonly kind: 'number'; readonly most?: number; readonly least?: number; readonly value?: string }
    | {
        readonly kind: 'select' | 'radio'
        readonly options: readonly Option[]
        readonly value?: string
        /** What leaving a select empty means; “none” when left out. */
        readonly empty?: string
        /** What a choice stands for in the command; the text itself when left out. */
        readonly decode?: (value: string) => unknown
      }
    | { readonly kind: 'checks'; readonly options: readonly Option[]; readonly decode?: (value: string) => unknown }
  )

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** A field at fault, or the form as a whole (`field` null), with the sentence that says what to do. */
export type FormError = { readonly field: string | null; readonly message: string }

type Read = { readonly value: unknown } | { readonly wrong: TextKey }

const LARGEST_AMOUNT = 13

/** Stands for a file that was sent and is too large to be read. */
export const TOO_LARGE = 'too-large'

/** “1.250,50”, “1250,5” or “€ 1 250” as whole cents; null when it is no amount. */
export const readCents = (text: string): number | null => {
  const plain = text.replace(/[€\s\u00a0\u202f]/g, '')
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(plain)
  if (match === null) return null
  const euros = (match[1] ?? '').replaceAll('.', '')
  return euros.length > LARGEST_AMOUNT ? null : Number(euros) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** An amount as someone would type it. */
export const typedAmount = (cents: number | null): string => {
  if (cents === null) return ''
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}

const valueOr = (value: string | number | null, wrong: TextKey): Read => (value === null ? { wrong } : { value })

/** “12,5” or “12,5 %” as hundredths of a percent; null when it is no percentage. */
const readShare = (text: string): number | null => readCents(text.replace(/\s*%$/, ''))

/** “9.30”, “19u30” or “19:30” as the ledger writes it; null when it is no time of day. */
export const readTime = (text: string): string | null => {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.uh](\d{2})$/.exec(text.replace(/\s/g, '')) ?? []
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return timeOfDay.safeParse(time).success ? time : null
}

/** The smallest and the largest number a field takes, for the sentence that says so. */
export const boundsOf = (field: Field): Readonly<Record<string, number>> =>
  field.kind === 'number' && field.most !== undefined ? { least: field.least ?? 0, most: field.most } : {}

/** A whole number of at most nine digits, within the bounds of the field where it has any. */
const readNumber = ({ least = 0, most }: { readonly least?: number; readonly most?: number }, text: string): Read => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : null
  if (most === undefined) return valueOr(value, 'form.error.whole-number')
  return valueOr(value !== null && value >= least && value <= most ? value : null, 'form.error.number')
}

const valuesOf = (typed: Typed, name: string): readonly string[] => {
  const given = typed[name]
  return given === undefined ? [] : typeof given === 'string' ? [given] : given
}

/** What was typed in one field; the value it starts with when the form is new. */
export const typedText = (typed: Typed | null, field: Field): string =>
  typed === null ? ('value' in field ? (field.value ?? '') : '') : (valuesOf(typed, field.name)[0] ?? '')

/** Ticked in what was typed; when the form is new, what it starts with. */
export const isChecked = (typed: Typed | null, field: Field, value: string): boolean =>
  typed === null ? 'value' in field && field.value === value : valuesOf(typed, field.name).includes(value)

/** A document by its name and hash, as typed or as worked out from the file that came with the form. */
const readDocument = (field: Field, typed: Typed): Read => {
  const said = (part: string): string => (valuesOf(typed, `${field.name}.${part}`)[0] ?? '').trim()
  const [name, sha256] = [said('name'), said('sha256').toLowerCase()]
  if (said('file') === TOO_LARGE) return { wrong: 'form.error.document-large' }
  if (name === '' && sha256 === '') return field.required === true ? { wrong: 'form.error.document' } : { value: null }
  if (!/^[0-9a-f]{64}$/.test(sha256)) return { wrong: 'form.error.document-hash' }
  return name === '' ? { wrong: 'form.error.document-name' } : { value: { name, sha256 } }
}

/** A document that was kept when the form came in, under its title, or else under the name of its file. */
const readAttachment = (field: Field, typed: Typed): Read => {
  const said = (part: string): string => (valuesOf(typed, `${field.name}.${part}`)[0] ?? '').trim()
  const [sha256, mediaType, size, title] = [said('sha256'), said('mediaType'), said('size'), said('title')]
  if (sha256 !== '')
    return { value: { sha256, mediaType, size: Number(size), title: title === '' ? said('name') : title } }
  return title === '' ? { value: null } : { wrong: 'form.error.attachment-file' }
}

const readText = (field: Field, text: string): Read => {
  switch (field.kind) {
    case 'day':
      return localDate.safeParse(text).success ? { value: text } : { wrong: 'form.error.day' }
    case 'time':
      return valueOr(readTime(text), 'form.error.time')
    case 'money':
      return valueOr(readCents(text), 'form.error.amount')
    case 'number':
      return readNumber(field, text)
    case 'share':
      return valueOr(readShare(text), 'form.error.share')
    // What a list offers can have changed since the form was shown: there the command says what is wrong.
    case 'select':
      return { value: field.decode?.(text) ?? text }
    case 'radio':
      return field.options.some(({ value }) => value === text)
        ? { value: field.decode?.(text) ?? text }
        : { wrong: 'form.error.choice' }
    default:
      return { value: text }
  }
}

/** What a field says, as the command wants it. */
export const readField = (field: Field, typed: Typed): Read => {
  if (field.kind === 'document') return readDocument(field, typed)
  if (field.kind === 'attachment') return readAttachment(field, typed)
  const given = valuesOf(typed, field.name).map((text) => text.replaceAll('\r\n', '\n').trim())
  const texts = given.filter((text) => text !== '')
  if (field.kind === 'check') return { value: texts.length > 0 }
  if (field.kind === 'checks') return { value: texts.map((text) => field.decode?.(text) ?? text) }
  if (field.kind === 'lines') {
    const lines = (texts[0] ?? '').split('\n').map((line) => line.trim())
    const value = lines.filter((line) => line !== '')
    return value.length === 0 && field.required === true ? { wrong: 'form.error.required' } : { value }
  }
  const [text] = texts
  if (text === undefined) return field.required === true ? { wrong: 'form.error.required' } : { value: null }
  return readText(field, text)
}

/** A copy of the body with the value under a path with dots. */
export const withValue = (
  body: Readonly<Record<string, unknown>>,
  path: string,
  value: unknown,
): Readonly<Record<string, unknown>> => {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...body, [first]: value }
  const inner = body[first]
  const below = typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>) : {}
  return { ...body, [first]: withValue(below, rest.join('.'), value) }
}
