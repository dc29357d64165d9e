import { v7 as uuidv7 } from 'uuid'
import type { FactorChange } from '../identity/factor-change.js'
import type { Language } from '../texts/catalogue.js'
import type { Delivery, SendMail } from './mail.js'
import { voiceIn } from './words.js'

export type ToldAccount = {
  /** The login of the account. */
  readonly address: string
  readonly name: string
  readonly change: FactorChange
  readonly language: Language
}

/**
 * Tells the owner of an account by mail that something changed in how they sign in, now. It does not pass through the outbox,
 * which is for persons of houses: an account may be of none.
 */
export type TellAccount = (told: ToldAccount) => Promise<Delivery>

/** `publicUrl`: where people reach this site. */
export const createTellAccount = (send: SendMail, publicUrl: string): TellAccount => {
  const host = new URL(publicUrl).hostname
  return ({ address, name, change, language }) => {
    const { say } = voiceIn(language)
    const oneLine = name.replace(/\s+/g, ' ').trim()
    return send({
      messageId: `${uuidv7()}@${host}`,
      to: { name: oneLine, address },
      subject: say('mail.factor.subject'),
      unsubscribe: null,
      text: [
        say('mail.greeting', { name: oneLine }),
        '',
        say(`mail.factor.${change}`),
        '',
        say('mail.factor.unexpected'),
        `${publicUrl}/mijn-account`,
        '',
        '-- ',
        say('mail.no-reply'),
        '',
      ].join('\n'),
    })
  }
}
