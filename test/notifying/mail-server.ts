import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as a server got it. */
export type Received = {
  readonly to: readonly string[]
  readonly source: string
  /** The first value of a header, unfolded. */
  readonly header: (name: string) => string | null
  /** The text, decoded. */
  readonly text: string
}

const headerOf = (source: string, name: string): string | null => {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? null
}

const decodeQuotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const textOf = (source: string): string => {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4)
  const encoding = headerOf(source, 'Content-Transfer-Encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body
}

export type MailServer = {
  readonly url: string
  readonly received: Received[]
  readonly close: () => Promise<void>
}

/**
 * A real SMTP server on a port of this machine. `onMail` is awaited before the server answers that it took the mail; what it
 * throws, the server answers.
 */
export const startMailServer = async (
  options: { port?: number; onMail?: (mail: Received) => Promise<void>; rules?: SMTPServerOptions } = {},
): Promise<MailServer> => {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        const mail: Received = {
          to: session.envelope.rcptTo.map(({ address }) => address),
          source,
          header: (name) => headerOf(source, name),
          text: textOf(source),
        }
        received.push(mail)
        ;(options.onMail?.(mail) ?? Promise.resolve()).then(
          () => callback(),
          (error: Error) => callback(error),
        )
      })
    },
    ...options.rules,
  })
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const bound = server.server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What a server answers instead of taking a mail. */
export const refusal = (code: number, words: string): Error => Object.assign(new Error(words), { responseCode: code })
