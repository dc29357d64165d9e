import { keyOf, type RegisterRow } from './register.js'

/** What can differ between two days for the same subject and organ. What is used of a limit is no change of mandate. */
export const registerFields = [
  'level',
  'perDecisionCents',
  'perYearCents',
  'conditions',
  'conditionsMustBeConfirmed',
  'ratifyingOrgan',
  'addressee',
  'mayBeSubDelegated',
  'mandate',
  'chain',
] as const

export type RegisterField = (typeof registerFields)[number]

/** The parts of a row that a register is compared by; `Row` may carry names besides. */
type Comparable = Pick<
  RegisterRow,
  | 'subject'
  | 'organ'
  | 'role'
  | 'level'
  | 'limits'
  | 'conditionsMustBeConfirmed'
  | 'mayBeSubDelegated'
  | 'standing'
  | 'mandate'
  | 'chain'
>

export type RegisterDifference<Row> = {
  readonly added: readonly Row[]
  readonly ended: readonly Row[]
  readonly changed: readonly {
    readonly before: Row
    readonly after: Row
    readonly fields: readonly RegisterField[]
  }[]
}

const organsOf = ({ standing }: Comparable, kind: 'awaits-bekrachtiging' | 'proposal-to' | 'advice-only'): unknown =>
  standing?.kind === kind ? standing : null

const comparedBy = (row: Comparable, field: RegisterField): unknown => {
  switch (field) {
    case 'perDecisionCents':
    case 'perYearCents':
    case 'conditions':
      return row.limits[field]
    case 'ratifyingOrgan':
      return organsOf(row, 'awaits-bekrachtiging')
    case 'addressee':
      return organsOf(row, 'proposal-to') ?? organsOf(row, 'advice-only')
    case 'chain':
      return row.chain.slice(1).map(({ mandate }) => mandate)
    default:
      return row[field]
  }
}

/** The fields in which two rows about the same subject and organ differ. */
const differing = (before: Comparable, after: Comparable): readonly RegisterField[] =>
  registerFields.filter(
    (field) => JSON.stringify(comparedBy(before, field)) !== JSON.stringify(comparedBy(after, field)),
  )

/** What was added, ended and changed between two registers of one house. */
export const compareRegisters = <Row extends Comparable>(
  before: readonly Row[],
  after: readonly Row[],
): RegisterDifference<Row> => {
  const earlier = new Map(before.map((row) => [keyOf(row), row]))
  const later = new Map(after.map((row) => [keyOf(row), row]))
  return {
    added: after.filter((row) => !earlier.has(keyOf(row))),
    ended: before.filter((row) => !later.has(keyOf(row))),
    changed: before.flatMap((row) => {
      const now = later.get(keyOf(row))
      const fields = now === undefined ? [] : differing(row, now)
      return now === undefined || fields.length === 0 ? [] : [{ before: row, after: now, fields }]
    }),
  }
}
