import type { AgreementKind } from '../../src/domain/agreement/events.js'
import type { TableDefinition } from '../../src/projecting/projection.js'
import type { Handlers } from '../define.js'

export type AgreementRow = {
  readonly agreement: string
  readonly house: string
  readonly title: string
  readonly kind: AgreementKind
  readonly reference: string
  /** The first day on which it may be in force, as drafted. */
  readonly begins: string
}

/** What the agreements are from which mandates come; all else about them is asked of the state of the house. */
export const agreementTable: TableDefinition = {
  name: 'agreement',
  kind: 'keyed',
  columns: {
    agreement: { type: 'uuid' },
    house: { type: 'uuid' },
    title: { type: 'text' },
    kind: { type: 'text' },
    reference: { type: 'text' },
    begins: { type: 'date' },
  },
  primaryKey: ['agreement'],
  indexes: [],
}

export const agreementHandlers = {
  AgreementDrafted: {
    project: ({ data, house }, rows) => {
      const { agreement, title, kind, reference, from: begins } = data
      const row: AgreementRow = { agreement, house, title, kind, reference, begins }
      rows.put('agreement', row)
    },
  },
} satisfies Handlers
