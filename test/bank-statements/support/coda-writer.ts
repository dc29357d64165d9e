import { type Booked, type BookedGroup, type BookedStatement, closingOf } from './booked.js'

/** Writes statements in CODA from the layout of the standard, position by position; shares nothing with the reader. */
type Field = readonly [from: number, text: string]

const record = (...fields: readonly Field[]): string => {
  const signs = Array.from({ length: 128 }, () => ' ')
  for (const [from, text] of fields) {
    for (const [index, sign] of [...text].entries()) signs[from - 1 + index] = sign
  }
  return signs.join('')
}

const digits = (number: number, width: number): string => String(number % 10 ** width).padStart(width, '0')
const thousandths = (cents: number): string => digits(Math.abs(cents) * 10, 15)
const sign = (cents: number): string => (cents < 0 ? '1' : '0')
const ddmmyy = (day: string | null): string =>
  day === null ? '000000' : `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(2, 4)}`

const zone = ({ said }: Booked): { type: string; text: string } =>
  said.kind === 'number' ? { type: '1', text: `101${said.text}` } : { type: '0', text: said.text }

type Place = { readonly sequence: number; readonly detail: number }

const numbers = ({ sequence, detail }: Place): Field => [3, `${digits(sequence, 4)}${digits(detail, 4)}`]

/** The records of one movement or detail; `next` is the detail number after it. */
const movement = (
  one: Booked,
  { place, type, closedOn, number }: { place: Place; type: string; closedOn: string; number: number },
): { records: string[]; next: number } => {
  const { type: structured, text } = zone(one)
  const third = one.name !== null || one.iban !== null || text.length > 106
  const second = third || text.length > 53
  const transaction = `${type}01${one.amountCents < 0 ? '01' : '50'}000`
  const informed = one.informed && one.name !== null
  const link = (last: boolean): Field => [128, last && informed ? '1' : '0']
  const records = [
    record(
      [1, '21'],
      numbers(place),
      [11, one.reference],
      [32, sign(one.amountCents)],
      [33, thousandths(one.amountCents)],
      [48, ddmmyy(one.valueOn)],
      [54, transaction],
      [62, structured],
      [63, text.slice(0, 53)],
      [116, ddmmyy(closedOn)],
      [122, digits(number, 3)],
      [125, '0'],
      [126, second ? '1' : '0'],
      link(!second),
    ),
  ]
  if (second) {
    records.push(record([1, '22'], numbers(place), [11, text.slice(53, 106)], [126, third ? '1' : '0'], link(!third)))
  }
  if (third) {
    const account: Field = [11, (one.iban ?? '').padEnd(34)]
    records.push(
      record(
        [1, '23'],
        numbers(place),
        account,
        [45, 'EUR'],
        [48, one.name ?? ''],
        [83, text.slice(106)],
        [126, '0'],
        link(true),
      ),
    )
  }
  if (!informed) return { records, next: place.detail + 1 }
  const about = { ...place, detail: place.detail + 1 }
  records.push(
    record(
      [1, '31'],
      numbers(about),
      [11, one.reference],
      [32, transaction],
      [40, '1'],
      [41, `001${one.name ?? ''}`],
      [126, '1'],
      [128, '0'],
    ),
    record([1, '32'], numbers(about), [11, 'KERKSTRAAT 1'], [46, '9620 ZOTTEGEM'], [126, '0'], [128, '0']),
  )
  return { records, next: place.detail + 2 }
}

const group = (
  { total, payments, parts }: BookedGroup,
  { sequence, ...rest }: { sequence: number; closedOn: string; number: number },
): string[] => {
  const type = payments.length > 0 ? (sequence % 2 === 0 ? '1' : '2') : parts.length > 0 ? '3' : '0'
  const details = [
    ...payments.map((payment) => ({ booked: payment, type: type === '1' ? '5' : '6' })),
    ...parts.map((amountCents) => ({
      booked: { ...total, amountCents, said: { kind: 'none', text: '' } as const, informed: false },
      type: '8',
    })),
  ]
  const first = movement(total, { place: { sequence, detail: 0 }, type, ...rest })
  const records = [...first.records]
  let detail = first.next
  for (const one of details) {
    const written = movement(one.booked, { place: { sequence, detail }, type: one.type, ...rest })
    records.push(...written.records)
    detail = written.next
  }
  return records
}

const statement = (one: BookedStatement, last: boolean): string[] => {
  const { account, number, openedOn, closedOn, openingCents, messages } = one
  const movements = one.groups.flatMap((each, index) => group(each, { sequence: index + 1, closedOn, number }))
  const sum = (wanted: (cents: number) => boolean): number =>
    one.groups
      .map(({ total }) => total.amountCents)
      .filter(wanted)
      .reduce((all, cents) => all + cents, 0)
  const closing = closingOf(one)
  return [
    record(
      [1, '00000'],
      [6, ddmmyy(closedOn)],
      [12, '734'],
      [15, '05'],
      [35, 'HUIS VAN HET KIND'],
      [61, 'KREDBEBB'],
      [72, '00123456749'],
      [84, '00000'],
      [128, '2'],
    ),
    record(
      [1, '12'],
      [3, digits(number, 3)],
      [6, account],
      [40, 'EUR'],
      [43, sign(openingCents)],
      [44, thousandths(openingCents)],
      [59, ddmmyy(openedOn)],
      [65, 'HUIS VAN HET KIND'],
      [91, 'ZICHTREKENING'],
      [126, digits(number, 3)],
    ),
    ...movements,
    record(
      [1, '8'],
      [2, digits(number, 3)],
      [5, account],
      [39, 'EUR'],
      [42, sign(closing)],
      [43, thousandths(closing)],
      [58, ddmmyy(closedOn)],
      [128, messages.length > 0 ? '1' : '0'],
    ),
    ...messages.map((text, index) =>
      record([1, '4'], [3, `${digits(index + 1, 4)}0000`], [33, text], [128, index < messages.length - 1 ? '1' : '0']),
    ),
    record(
      [1, '9'],
      [17, digits(movements.length + 2, 6)],
      [23, thousandths(sum((cents) => cents < 0))],
      [38, thousandths(sum((cents) => cents > 0))],
      [128, last ? '2' : '1'],
    ),
  ]
}

export const writeCoda = (statements: readonly BookedStatement[]): string =>
  `${statements.flatMap((one, index) => statement(one, index === statements.length - 1)).join('\r\n')}\r\n`
