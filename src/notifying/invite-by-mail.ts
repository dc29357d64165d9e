import { v7 as uuidv7 } from 'uuid'
import type { Language } from '../texts/catalogue.js'
import type { Delivery, SendMail } from './mail.js'
import { voiceIn } from './words.js'

/** Whom an invitation is sent to, and what it leads to. */
export type MailedInvitation = {
  readonly address: string
  readonly house: string
  /** The whole address of the one-time link. */
  readonly link: string
  /** How many days the link can be used. */
  readonly days: number
  readonly language: Language
}

/**
 * Sends a one-time link by mail, now. It does not pass through the outbox: what stands there is kept, and whoever has the
 * link can use it. When the mail is not taken, the sender must be given the link.
 */
export type InviteByMail = (invitation: MailedInvitation) => Promise<Delivery>

/** `publicUrl`: where people reach this site. */
export const createInviteByMail = (send: SendMail, publicUrl: string): InviteByMail => {
  const host = new URL(publicUrl).hostname
  return ({ address, house, link, days, language }) => {
    const { say } = voiceIn(language)
    const oneLine = house.replace(/\s+/g, ' ').trim()
    return send({
      messageId: `${uuidv7()}@${host}`,
      to: { name: null, address },
      subject: say('mail.invitation.subject', { house: oneLine }),
      unsubscribe: null,
      text: [
        say('mail.greeting.unnamed'),
        '',
        say('mail.invitation.text', { house: oneLine }),
        '',
        link,
        '',
        say('mail.invitation.once', { days }),
        say('mail.invitation.unexpected'),
        '',
        '-- ',
        say('mail.no-reply'),
        '',
      ].join('\n'),
    })
  }
}
