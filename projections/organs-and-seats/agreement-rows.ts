import type { TableDefinition } from '../../src/projecting/projection.js'
import type { Handlers } from '../define.js'

export type AgreementRow = { readonly agreement: string; readonly house: string; readonly title: string }

/** What the agreements are called from which mandates come; all else about them is asked of the state of the house. */
export const agreementTable: TableDefinition = {
  name: 'agreement',
  kind: 'keyed',
  columns: { agreement: { type: 'uuid' }, house: { type: 'uuid' }, title: { type: 'text' } },
  primaryKey: ['agreement'],
  indexes: [],
}

export const agreementHandlers = {
  AgreementDrafted: {
    project: ({ data, house }, rows) => {
      const row: AgreementRow = { agreement: data.agreement, house, title: data.title }
      rows.put('agreement', row)
    },
  },
} satisfies Handlers
