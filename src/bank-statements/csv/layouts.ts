import type { WayOfWriting } from '../amount.js'
import { folded } from '../text.js'

/** What a column of an export can say about a line. */
export type Column =
  | 'account'
  | 'statement'
  | 'bookedOn'
  | 'valueOn'
  | 'amount'
  | 'currency'
  | 'name'
  | 'counterparty'
  | 'structured'
  | 'communication'
  | 'description'
  | 'reference'
  | 'balance'
  | 'status'

/** The columns of one kind of export: under which names, and which of them must be there. */
export type Layout = {
  readonly name: string
  readonly columns: Readonly<Partial<Record<Column, readonly string[]>>>
  readonly optional: readonly Column[]
  /** How amounts are written; some banks changed from one to the other. */
  readonly decimals: readonly WayOfWriting[]
  /** Are quotes signs like any other in it, also around a column? */
  readonly quotesAreText: boolean
  /** In which order it has its lines, where their days and balances do not show it. */
  readonly newestFirst: boolean
}

/**
 * Our own layout, for whoever writes a statement out by hand or from a spreadsheet:
 *
 *     Rekening;Afschrift;Boekingsdatum;Valutadatum;Bedrag;Munt;Tegenpartij;Rekening tegenpartij;Mededeling;Referentie;Saldo
 *     BE68 5390 0754 7034;12;05/03/2026;05/03/2026;-1.250,00;EUR;Speelhuis vzw;BE71 0961 2345 6769;+++090/9337/55493+++;B1;350,00
 *
 * Semicolons or commas between the columns (a column with a comma in it stands in double quotes), columns in any order,
 * capitals do not matter. `Rekening` (IBAN), `Boekingsdatum`, `Bedrag`, `Tegenpartij`, `Rekening tegenpartij` and
 * `Mededeling` must be there, the others may. Days as dd/mm/jjjj or jjjj-mm-dd; amounts with a decimal comma, negative
 * when money leaves the account; `Saldo` is the balance after the line, on every line or on none.
 */
export const own: Layout = {
  name: 'Besluitboek',
  columns: {
    account: ['Rekening'],
    statement: ['Afschrift'],
    bookedOn: ['Boekingsdatum'],
    valueOn: ['Valutadatum'],
    amount: ['Bedrag'],
    currency: ['Munt'],
    name: ['Tegenpartij'],
    counterparty: ['Rekening tegenpartij'],
    communication: ['Mededeling'],
    reference: ['Referentie'],
    balance: ['Saldo'],
  },
  optional: ['statement', 'valueOn', 'currency', 'reference', 'balance'],
  decimals: ['comma'],
  quotesAreText: false,
  newestFirst: false,
}

/** The exports of Belgian banks in Dutch, by the header lines they have. */
const banks: readonly Layout[] = [
  {
    name: 'KBC',
    columns: {
      account: ['Rekeningnummer'],
      statement: ['Afschriftnummer'],
      bookedOn: ['Datum'],
      valueOn: ['Valuta'],
      amount: ['Bedrag'],
      currency: ['Munt'],
      name: ['Naam tegenpartij'],
      counterparty: ['Rekeningnummer tegenpartij', 'Rekening tegenpartij'],
      structured: ['Gestructureerde mededeling'],
      communication: ['Vrije mededeling'],
      description: ['Omschrijving'],
      balance: ['Saldo'],
    },
    optional: [],
    decimals: ['comma'],
    quotesAreText: false,
    newestFirst: true,
  },
  {
    name: 'Belfius',
    columns: {
      account: ['Rekening'],
      statement: ['Rekeninguittrekselnummer', 'Afschriftnummer'],
      bookedOn: ['Boekingsdatum'],
      valueOn: ['Valutadatum'],
      amount: ['Bedrag'],
      currency: ['Devies'],
      name: ['Naam tegenpartij bevat'],
      counterparty: ['Rekening tegenpartij'],
      communication: ['Mededelingen'],
      description: ['Transactie'],
      reference: ['Transactienummer'],
    },
    optional: [],
    decimals: ['comma'],
    quotesAreText: true,
    newestFirst: true,
  },
  {
    name: 'BNP Paribas Fortis',
    columns: {
      account: ['Rekeningnummer'],
      bookedOn: ['Uitvoeringsdatum'],
      valueOn: ['Valutadatum'],
      amount: ['Bedrag'],
      currency: ['Valuta rekening'],
      name: ['Naam van de tegenpartij'],
      counterparty: ['Tegenpartij'],
      communication: ['Mededeling'],
      description: ['Details'],
      reference: ['Volgnummer'],
      status: ['Status'],
    },
    optional: [],
    decimals: ['comma', 'point'],
    quotesAreText: false,
    newestFirst: true,
  },
  {
    name: 'ING',
    columns: {
      account: ['Rekeningnummer'],
      bookedOn: ['Boekingsdatum'],
      valueOn: ['Valutadatum'],
      amount: ['Bedrag'],
      currency: ['Munteenheid'],
      counterparty: ['Rekening tegenpartij'],
      communication: ['Bericht'],
      description: ['Omschrijving'],
      reference: ['Omzetnummer'],
    },
    optional: [],
    decimals: ['comma'],
    quotesAreText: false,
    newestFirst: true,
  },
]

export type Header = {
  readonly layout: Layout
  /** Where each column stands, from 0. */
  readonly places: Readonly<Partial<Record<Column, number>>>
  /** The names of columns that must be there and are not. */
  readonly missing: readonly string[]
  readonly width: number
}

const fitted = (layout: Layout, names: readonly string[]): Header => {
  const places: Partial<Record<Column, number>> = {}
  const missing: string[] = []
  for (const [column, accepted] of Object.entries(layout.columns) as [Column, readonly string[]][]) {
    const wanted = accepted.map(folded)
    const place = names.findIndex((name) => wanted.includes(name))
    if (place >= 0) places[column] = place
    else if (!layout.optional.includes(column)) missing.push(accepted[0] ?? column)
  }
  return { layout, places, missing, width: names.length }
}

const known = (header: Header): number => Object.keys(header.places).length

/** The layout that fits these column names best: the one that misses least, and of those the one that knows most. */
export const headerOf = (cells: readonly string[]): Header => {
  const names = cells.map(folded)
  const [best] = [own, ...banks]
    .map((layout) => fitted(layout, names))
    .toSorted((a, b) => a.missing.length - b.missing.length || known(b) - known(a))
  return best ?? fitted(own, names)
}
