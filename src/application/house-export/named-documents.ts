import type { RecordedEvent } from '../../ledger/registry.js'

/** A document that an event names: its bytes stand outside the log, and its SHA-256 recognises them. */
export type NamedDocument = {
  /** In lower case hexadecimal. */
  readonly sha256: string
  /** What it is called; null where the event does not say. */
  readonly title: string | null
  /** The first event that names it. */
  readonly event: string
  readonly type: string
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const textAt = (value: object, name: string): string | null => {
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : null
}

type Found = Pick<NamedDocument, 'sha256' | 'title'>

/** `file` is how the lines of a bank statement name the statement they came in. */
const within = (value: unknown): readonly Found[] => {
  if (!isRecord(value)) return []
  const [own, statement] = [textAt(value, 'sha256'), textAt(value, 'file')]
  return [
    ...(isHash(own) ? [{ sha256: own, title: textAt(value, 'title') ?? textAt(value, 'name') }] : []),
    ...(isHash(statement) ? [{ sha256: statement, title: null }] : []),
    ...Object.values(value).flatMap(within),
  ]
}

/** The documents that an event names, whatever its type. */
export const documentsIn = ({ id, type, data }: RecordedEvent): readonly NamedDocument[] =>
  within(data).map((found) => ({ ...found, event: id, type }))
