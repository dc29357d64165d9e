import { v7 as uuidv7 } from 'uuid'
import type { Language } from '../texts/catalogue.js'
import type { Delivery, SendMail } from './mail.js'
import { voiceIn } from './words.js'

/** Whom an invitation is sent to, and what it leads to. */
export type MailedInvitation = {
  readonly address: string
  /** The house that it is for; null for who manages the accounts of all. */
  readonly house: string | null
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
    const oneLine = house?.replace(/\s+/g, ' ').trim()
    const about = oneLine === undefined ? null : { house: oneLine }
    return send({
      messageId: `${uuidv7()}@${host}`,
      to: { name: null, address },
      subject: about === null ? say('mail.invitation.manager.subject') : say('mail.invitation.subject', about),
      unsubscribe: null,
      text: [
        say('mail.greeting.unnamed'),
        '',
        about === null ? say('mail.invitation.manager') : say('mail.invitation.text', about),
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
