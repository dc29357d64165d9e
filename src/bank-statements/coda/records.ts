import { ibanOf } from '../account-number.js'
import type { Report } from '../problems.js'
import { type CodaLine, type Fields, fieldsOf } from './fields.js'

/**
 * The records of CODA version 2 (Febelfin, "Coded statement of account", version 2.6, annex I), with the fields that
 * are used here. `at` is the line of the file.
 */
type Read = { at: number; fields: Fields; line: CodaLine; report: Report }

/** The numbers that hold the parts of one movement together: its sequence number and its detail number. */
const numbers = ({ fields }: Read) => ({ sequence: fields.digits(3, 6), detail: fields.digits(7, 10) })

/** Does another part of this record follow; does information follow? */
const continuation = ({ fields }: Read) => ({ next: fields.code(126, '01'), link: fields.code(128, '01') })

const header = ({ at, fields, report }: Read) => {
  const version = fields.at(128, 128)
  if (version !== '2') report(at, 'coda.version', { found: version })
  fields.code(17, 'D ')
  return { kind: '0', at, createdOn: fields.day(6), application: fields.at(84, 88).trim() } as const
}

type AccountZone = { readonly number: string; readonly currency: string }

/** The account of a statement and its currency, in one of the four ways to write them (7.5). */
const accountZone = (structure: string, zone: string): AccountZone => {
  if (structure === '0') return { number: zone.slice(0, 12), currency: zone.slice(13, 16).trim() }
  return { number: zone.slice(0, structure === '2' ? 31 : 34).trim(), currency: zone.slice(34).trim() }
}

const accountOf = ({ number, currency }: AccountZone, at: number, report: Report): string => {
  if (currency !== '' && currency !== 'EUR') report(at, 'coda.currency', { found: currency })
  const iban = ibanOf(number)
  if (iban === null) report(at, 'coda.account', { found: number })
  return iban ?? ''
}

const oldBalance = ({ at, fields, report }: Read) => {
  const structure = fields.code(2, '0123')
  const zone = accountZone(structure, fields.at(6, 42))
  return {
    kind: '1',
    at,
    structure,
    paperNumber: fields.digits(3, 5),
    codedNumber: fields.at(126, 128),
    account: accountOf(zone, at, report),
    accountNumber: zone.number,
    cents: fields.signedAmount(43),
    on: fields.day(59),
  } as const
}

const movement = (read: Read) => {
  const { at, fields } = read
  const transaction = fields.digits(54, 61)
  return {
    kind: '21',
    at,
    ...numbers(read),
    bankReference: fields.at(11, 31),
    cents: fields.signedAmount(32),
    valueOn: fields.day(48),
    type: transaction.slice(0, 1),
    structured: fields.code(62, '01') === '1',
    communication: fields.at(63, 115),
    bookedOn: fields.day(116),
    ...continuation(read),
  } as const
}

const secondPart = (read: Read) =>
  ({
    kind: '22',
    at: read.at,
    ...numbers(read),
    communication: read.fields.at(11, 63),
    ...continuation(read),
  }) as const

const thirdPart = (read: Read) =>
  ({
    kind: '23',
    at: read.at,
    ...numbers(read),
    account: read.fields.at(11, 44),
    name: read.fields.at(48, 82),
    communication: read.fields.at(83, 125),
    ...continuation(read),
  }) as const

const information = (read: Read) =>
  ({
    kind: '31',
    at: read.at,
    ...numbers(read),
    structured: read.fields.code(40, '01') === '1',
    communication: read.fields.at(41, 113),
    ...continuation(read),
  }) as const

const secondInformation = (read: Read) =>
  ({
    kind: '32',
    at: read.at,
    ...numbers(read),
    communication: read.fields.at(11, 115),
    ...continuation(read),
  }) as const

const thirdInformation = (read: Read) =>
  ({
    kind: '33',
    at: read.at,
    ...numbers(read),
    communication: read.fields.at(11, 100),
    ...continuation(read),
  }) as const

const newBalance = ({ at, fields }: Read) =>
  ({
    kind: '8',
    at,
    /** Written in the way that the opening balance says. */
    accountNumber: (structure: string) => accountZone(structure, fields.at(5, 41)).number,
    cents: fields.signedAmount(42),
    on: fields.day(58),
    link: fields.code(128, '01'),
  }) as const

const message = ({ at, fields }: Read) => ({ kind: '4', at, link: fields.code(128, '01') }) as const

/**
 * Whether another statement follows (position 128) is not used: files with several statements are taken apart and put
 * together on their way, and then it is wrong. Each statement is complete by its own trailer.
 */
const trailer = ({ at, fields }: Read) => {
  fields.code(128, '12')
  return {
    kind: '9',
    at,
    records: fields.digits(17, 22),
    debitCents: fields.amount(23),
    creditCents: fields.amount(38),
  } as const
}

export type OldBalance = ReturnType<typeof oldBalance>
export type Movement = ReturnType<typeof movement>
export type ThirdPart = ReturnType<typeof thirdPart>
export type Information = ReturnType<typeof information>
export type CodaRecord =
  | ReturnType<typeof header>
  | OldBalance
  | Movement
  | ReturnType<typeof secondPart>
  | ThirdPart
  | Information
  | ReturnType<typeof secondInformation>
  | ReturnType<typeof thirdInformation>
  | ReturnType<typeof newBalance>
  | ReturnType<typeof message>
  | ReturnType<typeof trailer>

export type RecordKind = CodaRecord['kind']
export type RecordOf<Kind extends RecordKind> = Extract<CodaRecord, { kind: Kind }>

const readers: Readonly<Record<RecordKind, (read: Read) => CodaRecord>> = {
  '0': header,
  '1': oldBalance,
  '21': movement,
  '22': secondPart,
  '23': thirdPart,
  '31': information,
  '32': secondInformation,
  '33': thirdInformation,
  '8': newBalance,
  '4': message,
  '9': trailer,
}

const isKind = (text: string): text is RecordKind => Object.hasOwn(readers, text)

const LENGTH = 128

/** Reads one line; null when it is no record of CODA, which is reported. */
export const readRecord = (line: CodaLine, report: Report): CodaRecord | null => {
  const at = line.number
  const kind = line.text.slice(0, /^[23]/.test(line.text) ? 2 : 1)
  if (!isKind(kind)) {
    report(at, 'coda.unknown-record', { found: kind })
    return null
  }
  if (line.text.length !== LENGTH) {
    report(at, 'coda.length', { found: line.text.length })
    return null
  }
  return readers[kind]({ at, fields: fieldsOf(line, report), line, report })
}
