import type { Language } from '../texts/catalogue.js'
import type { ToldNotice } from './composing.js'
import type { Mail } from './mail.js'
import { preferencesPath } from './paths.js'
import { voiceIn } from './words.js'

export type Writing = {
  /** The id of the mail in the outbox. */
  readonly id: string
  readonly to: Mail['to']
  readonly language: Language
  /** At least one, in the order of the log. */
  readonly told: readonly ToldNotice[]
  /** It holds what was gathered over a day. */
  readonly isDigest: boolean
  /** Where people reach this site, without a slash at the end. */
  readonly publicUrl: string
  /** Path of the link that ends mails for this person. */
  readonly unsubscribePath: string
}

/** Text of the log on one line: a subject, or a line of a list. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const partOf = ({
  told: one,
  say,
  publicUrl,
}: {
  told: ToldNotice
  say: ReturnType<typeof voiceIn>['say']
  publicUrl: string
}) =>
  [
    onOneLine(one.title),
    one.house.name,
    '',
    ...one.lines,
    '',
    one.because,
    ...(one.notice.legal ? [say('notice.legal')] : []),
    say('mail.read', { address: `${publicUrl}${one.path}` }),
  ].join('\n')

/** A mail in plain text. Its Message-ID follows from its id in the outbox, and so is the same each time it is sent. */
export const writeMail = ({ id, to, language, told, isDigest, publicUrl, unsubscribePath }: Writing): Mail => {
  const { say } = voiceIn(language)
  const [first] = told
  const subject =
    isDigest || first === undefined
      ? say('mail.digest.subject', { count: told.length, product: say('page.product') })
      : onOneLine(first.title)
  // What must be told cannot be ended: a mail of nothing else offers no link that would seem to do so.
  const unsubscribe = told.every(({ notice }) => notice.legal) ? null : `${publicUrl}${unsubscribePath}`
  return {
    messageId: `${id}@${new URL(publicUrl).hostname}`,
    to,
    subject,
    unsubscribe,
    text: [
      to.name === null ? say('mail.greeting.unnamed') : say('mail.greeting', { name: to.name }),
      '',
      told.map((one) => partOf({ told: one, say, publicUrl })).join('\n\n–––\n\n'),
      '',
      '-- ',
      say('mail.preferences', { address: `${publicUrl}${preferencesPath}` }),
      ...(unsubscribe === null ? [] : [say('mail.unsubscribe', { address: unsubscribe })]),
      say('mail.no-reply'),
      '',
    ].join('\n'),
  }
}
