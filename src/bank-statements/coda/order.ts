import type { Report } from '../problems.js'
import type { CodaRecord, Information, Movement, OldBalance, RecordKind, RecordOf, ThirdPart } from './records.js'

/** Information about a movement: its parts are one text. */
export type InformationText = { readonly structured: boolean; readonly text: string }

/** A movement or a detail of one, with its parts as one. */
export type MovementParts = {
  readonly movement: Movement
  readonly communication: string
  readonly counterparty: ThirdPart | null
  readonly information: readonly InformationText[]
}

/** A movement of the account and, after it, the details that it is made of. */
export type MovementGroup = { readonly total: MovementParts; readonly details: readonly MovementParts[] }

export type CodaStatement = {
  readonly header: RecordOf<'0'>
  readonly opening: OldBalance
  readonly groups: readonly MovementGroup[]
  /** A file without movements may leave the new balance out. */
  readonly closing: RecordOf<'8'> | null
  readonly trailer: RecordOf<'9'>
}

type Part = RecordOf<'21' | '22' | '23' | '31' | '32' | '33'>

/** Which part may come after a part of the same record (5.5). */
const continues: Readonly<Record<Part['kind'], readonly RecordKind[]>> = {
  '21': ['22', '23'],
  '22': ['23'],
  '23': [],
  '31': ['32'],
  '32': ['33'],
  '33': [],
}

/** After 9999 comes 0000 (6). */
const numberAfter = (number: string): string => String((Number(number) + 1) % 10_000).padStart(4, '0')

const isPart = (record: CodaRecord): record is Part => record.kind.startsWith('2') || record.kind.startsWith('3')

/**
 * Puts the records of a file together to statements by the order, the continuation codes and the numbers that the
 * standard asks. After a record in a wrong place, reading goes on with the next statement.
 */
export const statementsOf = (records: readonly CodaRecord[], report: Report): readonly CodaStatement[] => {
  let index = 0
  const lastLine = records.at(-1)?.at ?? 0

  const peek = (): CodaRecord | undefined => records[index]

  const takeIf = <Kind extends RecordKind>(kind: Kind): RecordOf<Kind> | null => {
    const record = records[index]
    if (record?.kind !== kind) return null
    index += 1
    return record as RecordOf<Kind>
  }

  const misplaced = (expected: string): null => {
    const record = peek()
    if (record === undefined) report(lastLine, 'coda.ends-early', { expected })
    else report(record.at, 'coda.order', { found: record.kind, expected })
    return null
  }

  const take = <Kind extends RecordKind>(kind: Kind): RecordOf<Kind> | null => takeIf(kind) ?? misplaced(kind)

  const checkNumbers = (part: Part, expected: { sequence: string; detail: string }): void => {
    if (part.sequence === expected.sequence && part.detail === expected.detail) return
    report(part.at, 'coda.numbers', {
      found: `${part.sequence}-${part.detail}`,
      expected: `${expected.sequence}-${expected.detail}`,
    })
  }

  /** The further parts of a record that was just taken, by its next codes; checks the link code of the last. */
  const furtherParts = (first: Part): readonly Part[] => {
    const parts: Part[] = []
    let last = first
    for (;;) {
      const follower = peek()
      const follows = follower !== undefined && isPart(follower) && continues[last.kind].includes(follower.kind)
      if ((last.next === '1') !== follows) report(last.at, 'coda.next-code', { found: last.next })
      if (!follows) break
      checkNumbers(follower, first)
      parts.push(follower)
      last = follower
      index += 1
    }
    if ((last.link === '1') !== (peek()?.kind === '31')) report(last.at, 'coda.link-code', { found: last.link })
    return parts
  }

  const textOf = (first: Movement | Information, further: readonly Part[]): string =>
    [first, ...further].map(({ communication }) => communication).join('')

  /** A movement record that was just taken, with its parts and the information that belongs to it. */
  const movementParts = (movement: Movement): { parts: MovementParts; lastDetail: string } => {
    const further = furtherParts(movement)
    const information: InformationText[] = []
    let lastDetail = movement.detail
    for (let first = takeIf('31'); first !== null; first = takeIf('31')) {
      // The standard gives each a next detail number; some banks repeat the number of the movement.
      if (first.detail !== lastDetail) {
        checkNumbers(first, { sequence: movement.sequence, detail: numberAfter(lastDetail) })
      } else checkNumbers(first, { sequence: movement.sequence, detail: lastDetail })
      lastDetail = first.detail
      information.push({ structured: first.structured, text: textOf(first, furtherParts(first)) })
    }
    const counterparty = further.find((part): part is ThirdPart => part.kind === '23') ?? null
    return {
      parts: { movement, communication: textOf(movement, further), counterparty, information },
      lastDetail,
    }
  }

  const groups = (): readonly MovementGroup[] => {
    const found: MovementGroup[] = []
    let sequence = '0000'
    for (let first = takeIf('21'); first !== null; first = takeIf('21')) {
      sequence = numberAfter(sequence)
      checkNumbers(first, { sequence, detail: '0000' })
      sequence = first.sequence
      const total = movementParts(first)
      const details: MovementParts[] = []
      let lastDetail = total.lastDetail
      for (let next = peek(); next?.kind === '21' && next.sequence === sequence; next = peek()) {
        index += 1
        checkNumbers(next, { sequence, detail: numberAfter(lastDetail) })
        const detail = movementParts(next)
        details.push(detail.parts)
        lastDetail = detail.lastDetail
      }
      found.push({ total: total.parts, details })
    }
    return found
  }

  /** The free messages after a balance; a link code says whether another follows. */
  const skipMessages = (before: RecordOf<'8'>): void => {
    let last: RecordOf<'8' | '4'> = before
    for (;;) {
      const follows = peek()?.kind === '4'
      if ((last.link === '1') !== follows) report(last.at, 'coda.link-code', { found: last.link })
      const message = takeIf('4')
      if (message === null) return
      last = message
    }
  }

  const statement = (): CodaStatement | null => {
    const header = take('0')
    const opening = header && take('1')
    if (header === null || opening === null) return null
    const start = index
    const found = groups()
    const closing = takeIf('8')
    if (closing === null && (found.length > 0 || peek()?.kind !== '9')) {
      return misplaced(found.length > 0 ? '21, 8' : '21, 8, 9')
    }
    const afterBalance = index
    if (closing !== null) skipMessages(closing)
    const trailer = takeIf('9') ?? misplaced(closing === null ? '9' : '4, 9')
    if (trailer === null) return null
    // Everything counts but the header, the messages and the trailer (annex I, record 9).
    const counted = 1 + (afterBalance - start)
    if (Number(trailer.records) !== counted) {
      report(trailer.at, 'coda.record-count', { found: counted, expected: Number(trailer.records) })
    }
    return { header, opening, groups: found, closing, trailer }
  }

  const skipToNext = (): void => {
    while (index < records.length && takeIf('9') === null) index += 1
  }

  const statements: CodaStatement[] = []
  while (index < records.length) {
    const before = index
    const read = statement()
    if (read === null) {
      index = Math.max(index, before + 1)
      skipToNext()
      continue
    }
    statements.push(read)
  }
  return statements
}
