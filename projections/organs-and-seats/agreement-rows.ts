import type { AgreementKind } from '../../src/domain/agreement/events.js'
import type { TableDefinition } from '../../src/projecting/projection.js'
import type { Handlers } from '../define.js'

export type AgreementRow = {
  readonly agreement: string
  readonly house: string
  readonly kind: AgreementKind
  readonly title: string
  /** The first day on which it may be in force. */
  readonly holds_from: string
}

/** What the agreements are from which mandates come, as a founding text is named; all else about them is asked of the state of the house. */
export const agreementTable: TableDefinition = {
  name: 'agreement',
  kind: 'keyed',
  columns: {
    agreement: { type: 'uuid' },
    house: { type: 'uuid' },
    kind: { type: 'text' },
    title: { type: 'text' },
    holds_from: { type: 'date' },
  },
  primaryKey: ['agreement'],
  indexes: [],
}

export const agreementHandlers = {
  AgreementDrafted: {
    project: ({ data, house }, rows) => {
      const { agreement, kind, title, from } = data
      const row: AgreementRow = { agreement, house, kind, title, holds_from: from }
      rows.put('agreement', row)
    },
  },
} satisfies Handlers
