import pg from 'pg'
import pino from 'pino'
import type { LogLevel } from './config.js'

/** What a log line says of an error. Words that may repeat what someone recorded are left out. */
type LoggedError = {
  readonly type: string
  readonly message: string
  readonly code?: string
  /** Where in the program: the frames, without the message that a stack begins with. */
  readonly stack: string
  readonly cause?: LoggedError
  readonly errors?: readonly LoggedError[]
  readonly schema?: string
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
  readonly routine?: string
}

const DEEPEST = 5

const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

/**
 * PostgreSQL quotes values in its messages, details and context, the JSON parser quotes its text, and checks of values
 * list what they were given: of those only what they are is told.
 */
const messageOf = (error: Error): string => {
  if (error instanceof pg.DatabaseError)
    return `PostgreSQL refuses with ${error.severity ?? 'ERROR'} ${error.code ?? ''}`
  if (error instanceof SyntaxError) return 'A text cannot be parsed'
  if (error.name.includes('Zod')) return 'A value does not fit its schema'
  return error.message
}

const databaseFields = (error: Error): Partial<LoggedError> => {
  if (!(error instanceof pg.DatabaseError)) return {}
  const { schema, table, column, constraint, routine } = error
  return Object.fromEntries(
    Object.entries({ schema, table, column, constraint, routine }).filter(([, value]) => value !== undefined),
  )
}

/** An error for a log line, field by field: what drivers hang on their errors (query, parameters, detail) never comes along. */
export const loggedError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is no error was thrown', stack: '' }
  const { code } = error as { code?: unknown }
  const deeper = (inner: unknown): LoggedError => loggedError(inner, depth + 1)
  return {
    type: error.name,
    message: messageOf(error),
    ...(typeof code === 'string' ? { code } : {}),
    ...databaseFields(error),
    stack: framesOf(error),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: deeper(error.cause) }),
    ...(error instanceof AggregateError && depth < DEEPEST ? { errors: error.errors.map(deeper) } : {}),
  }
}

/** Names of fields that hold personal values or may: whatever is logged under them is left out. */
const PERSONAL_FIELDS = ['name', 'email', 'phone', 'reason', 'value', 'body', 'key', 'parameters', 'query', 'detail']

/** The program's own messages, one JSON object a line. */
export const createLogger = (level: LogLevel, destination: pino.DestinationStream): pino.Logger =>
  pino(
    {
      level,
      serializers: { err: loggedError, error: loggedError },
      redact: {
        paths: [
          ...PERSONAL_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
          'req.headers.cookie',
          'req.headers.authorization',
          'res.headers["set-cookie"]',
        ],
        censor: '[left out]',
      },
    },
    destination,
  )
