import nodemailer from 'nodemailer'
import type { Delivery, SendMail } from './mail.js'

export type SmtpOptions = {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string
  /** What stands in From: an address, or a name with an address. */
  readonly from: string
  /** How long the server may be silent, in milliseconds. */
  readonly patience?: number
}

const PATIENCE = 20_000

/** Commands whose refusal concerns this mail alone; any other (signing in) concerns the set-up and may be mended. */
const ABOUT_THIS_MAIL = /^(MAIL FROM|RCPT TO|DATA)/

const textOf = (error: unknown, field: string): string | null => {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[field] : undefined
  return typeof value === 'string' ? value : null
}

const codeOf = (error: unknown): number | null => {
  const value =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>).responseCode : undefined
  return typeof value === 'number' ? value : null
}

/** What a failure of nodemailer comes to. */
const deliveryOf = (error: unknown): Delivery => {
  const code = codeOf(error)
  if (code === null) {
    return { kind: 'failed', reason: (textOf(error, 'code') ?? 'no-connection').slice(0, 60), reached: false }
  }
  const reason = `smtp-${code}`
  const final = code >= 500 && ABOUT_THIS_MAIL.test(textOf(error, 'command') ?? '')
  return final ? { kind: 'refused', reason } : { kind: 'failed', reason, reached: true }
}

/** Mails over SMTP, one connection a mail; TLS as the address and the server say. */
export const createSmtp = ({ url, from, patience = PATIENCE }: SmtpOptions): SendMail => {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // Nothing of the machine is read into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ messageId, to, subject, text, unsubscribe }) => {
    try {
      await transport.sendMail({
        messageId: `<${messageId}>`,
        from,
        to: { name: to.name ?? '', address: to.address },
        subject,
        text,
        headers: {
          // A machine wrote it: holiday replies stay away (RFC 3834).
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe === null
            ? {}
            : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      })
      return { kind: 'accepted' }
    } catch (error) {
      return deliveryOf(error)
    }
  }
}
