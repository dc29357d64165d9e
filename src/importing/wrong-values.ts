import type { z } from 'zod'
import type { TextDetails } from '../texts/catalogue.js'

/**
 * What the schemas of the domain say of a value that is wrong, as they say it, with the end of the key under which the
 * catalogues say it to a reader (`import.wrong.own.…`).
 */
export const ownWords = {
  'lies before the first day of the period; give a day on or after "from"': 'end-before-start',
  'is not a day on the calendar; write it as year-month-day, for example 2026-02-28': 'day',
  'is not a time of day; write it as hours:minutes, for example 19:30': 'time-of-day',
  'contains characters that cannot be stored (a NUL or half a character)': 'characters',
  'must not be empty': 'empty',
  'is longer than 300 characters; shorten it': 'line-too-long',
  'is longer than 12,000 characters; attach the long text and summarise it here': 'prose-too-long',
  'must be a whole number of eurocents, for example 125000 for € 1.250,00': 'cents',
  'must not be negative': 'negative',
  'must be a whole number of eurocents': 'whole-cents',
  'is not a category; write it in lower case with dashes, for example activities': 'category',
  'must be at least one cent': 'one-cent',
  'is not a SHA-256 in lower case hexadecimal': 'sha256',
  'is not a kind of document that may be attached': 'media-type',
  'is not a PNG or a JPEG': 'picture',
  'names a language twice': 'language-twice',
  'is not an e-mail address; write it like voornaam@voorbeeld.be': 'email',
  'is longer than 254 characters; shorten it': 'email-too-long',
  'is not a telephone number; write digits, for example +32 9 000 00 00': 'telephone',
  'names no cost; give at least one': 'no-cost',
  'names no cost; give one answer for each': 'no-answer',
  'is not the letter of an action point; write it in lower case: a, b, c …': 'letter',
  'is not an IBAN; write it without spaces': 'iban',
  'moves nothing': 'moves-nothing',
  'has no movements': 'no-movements',
  'names fewer than two partners; a cost is shared by two at least': 'two-partners',
  'names no category; give at least one': 'no-category',
  'names nothing; give at least one line': 'no-line',
  'is not a KBO number: ten digits without dots, the first 0 or 1, the last two a correct check number': 'kbo',
  'is not a subject; write it in lower case with dots between levels, for example finances.use-of-subsidies': 'subject',
  'is longer than 60 characters': 'key-too-long',
  'must be a short name in lower case with hyphens, such as duffel': 'key',
  'is not a source; write S0, S1, S2, S3 or S4 (a chapter may follow: "S3 ch.1 §6"), or "assumed"': 'source',
} as const

type Said = (typeof ownWords)[keyof typeof ownWords]

/** What is wrong with a value: how the catalogues call it, and what the sentence speaks of. */
export type WrongValue = {
  readonly why: 'type' | 'one-of' | 'kind' | 'too-small' | 'too-big' | 'other' | `own.${Said}`
} & TextDetails

const isOwn = (message: string): message is keyof typeof ownWords => Object.hasOwn(ownWords, message)

const ownOrOther = (message: string): WrongValue =>
  isOwn(message) ? { why: `own.${ownWords[message]}` } : { why: 'other', value: message }

/** What a schema finds wrong with a value. */
export const wrongValue = (issue: z.core.$ZodIssue): WrongValue => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? { why: 'type', value: issue.expected }
        : ownOrOther(issue.message)
    case 'invalid_value':
      return { why: 'one-of', value: issue.values.map(String).join(', ') }
    case 'invalid_union':
      return { why: 'kind' }
    case 'too_small':
      return issue.message.startsWith('Too small')
        ? { why: 'too-small', unit: issue.origin, value: String(issue.minimum) }
        : ownOrOther(issue.message)
    case 'too_big':
      return issue.message.startsWith('Too big')
        ? { why: 'too-big', unit: issue.origin, value: String(issue.maximum) }
        : ownOrOther(issue.message)
    default:
      return ownOrOther(issue.message)
  }
}
