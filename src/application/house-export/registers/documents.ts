import type { ExportTable } from '../../money/export/table.js'
import { type Column, type HeldDocument, register, type Telling } from './register.js'

const columns = ['sha256', 'title', 'event-type', 'event', 'held', 'file'] as const satisfies readonly Column[]

/** Every document that an event names, by its fingerprint, and where it is. */
export const documentsRegister = ({ documents, held, say }: Telling): ExportTable => {
  const heldText = (one: HeldDocument): string =>
    one.state === 'removed'
      ? say('house-export.held.removed', { moment: one.at, reason: one.reason })
      : say(`house-export.held.${one.state}`)
  return register(
    say,
    'documents',
    columns,
    [...documents.values()].map(({ sha256, title, type, event }) => {
      const one = held.get(sha256) ?? { state: 'absent' }
      return [sha256, title, type, event, heldText(one), one.state === 'file' ? one.path : null]
    }),
  )
}
