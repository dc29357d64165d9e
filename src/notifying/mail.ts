/** A mail as it leaves: plain text, to one person. */
export type Mail = {
  /** Without angle brackets; the same each time this mail is sent. */
  readonly messageId: string
  readonly to: { readonly name: string | null; readonly address: string }
  readonly subject: string
  readonly text: string
  /** Where one click, without signing in, ends what can be ended; null when all in it is legal. */
  readonly unsubscribe: string | null
}

/**
 * How it went. `refused`: the server will never take this mail for this person. `failed`: later it may. The reason is a code
 * (`smtp-550`, `ECONNREFUSED`), never the words of the server, which may hold an address. `reached`: there was a server
 * that answered; when there was none, other mails need not be tried now.
 */
export type Delivery =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly reached: boolean }

/** Sends a mail now. Never throws. */
export type SendMail = (mail: Mail) => Promise<Delivery>
