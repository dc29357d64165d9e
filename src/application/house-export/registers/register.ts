import type { BekrachtigingOutcome } from '../../../domain/bekrachtiging/events.js'
import { standardSubjects } from '../../../domain/house/subject.js'
import type { Grantee, Grantor } from '../../../domain/mandate/events.js'
import type { OrganId, PartnerId } from '../../../domain/shared/identifiers.js'
import type { Cents } from '../../../domain/shared/money.js'
import type { LocalDate } from '../../../domain/shared/time.js'
import type { HouseState } from '../../../domain/state.js'
import type { Say, TextKey } from '../../../texts/catalogue.js'
import type { ExportCell, ExportTable } from '../../money/export/table.js'
import type { ToldHouse } from '../told-house.js'

/** What a register is made of: what the events come to, the day it tells of, and the words. */
export type Telling = ToldHouse & {
  readonly say: Say
  readonly day: LocalDate
  /** What the documents that the events name are to whoever reads; see {@link HeldDocument}. */
  readonly held: ReadonlyMap<string, HeldDocument>
  /** Names of persons that were opened, by their id. */
  readonly names: ReadonlyMap<string, string>
}

/** `file`: it stands in the export, at this path. `removed`, `absent`: the ledger does not have it any more, or never had. */
export type HeldDocument =
  | { readonly state: 'file'; readonly path: string }
  | { readonly state: 'removed'; readonly at: string; readonly reason: string }
  | { readonly state: 'absent' }

type ColumnName<Key> = Key extends `house-export.column.${infer Name}` ? Name : never

/** A column of a register; its heading stands in the catalogues. */
export type Column = ColumnName<TextKey>

/** One register: each row has a cell for every column. */
export const register = (
  say: Say,
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly ExportCell[])[],
): ExportTable => ({ name, columns: columns.map((column) => say(`house-export.column.${column}`)), rows })

/** Entries of a persistent map in the order of the events that made them: their ids follow on each other in time. */
export const oldestFirst = <Key, Thing>(
  things: Iterable<readonly [Key, Thing]>,
  madeBy: (thing: Thing) => string,
): readonly (readonly [Key, Thing])[] =>
  [...things].sort(([, one], [, other]) => (madeBy(one) < madeBy(other) ? -1 : 1))

/** Several values in one cell. */
export const listed = (values: readonly string[]): string => values.join(', ')

type StandardSubject = (typeof standardSubjects)[number]

const isStandard = (subject: string): subject is StandardSubject =>
  (standardSubjects as readonly string[]).includes(subject)

/** What things are called in a register. */
export const namesOf = ({ state, say }: { readonly state: HouseState; readonly say: Say }) => {
  const organ = (id: OrganId | null): string => (id === null ? '' : (state.organs.get(id)?.name ?? id))
  return {
    organ,
    partner: (id: PartnerId | null): string => (id === null ? '' : (state.partners.get(id)?.name ?? id)),
    subject: (subject: string): string =>
      isStandard(subject)
        ? say(`word.subject.${subject}`)
        : ([...state.subjects].find(([path]) => path === subject)?.[1] ?? subject),
    grantor: (grantor: Grantor): string => {
      switch (grantor.kind) {
        case 'organ':
          return organ(grantor.organ)
        case 'agreement': {
          const title = state.agreements.get(grantor.agreement)?.title ?? grantor.agreement
          return say('chain.agreement', { title })
        }
        case 'founding-text': {
          const { textKind, reference, date } = grantor
          return say('chain.founding-text', { kind: say(`word.text-kind.${textKind}`), reference, day: date })
        }
      }
    },
    grantee: ({ organ: id, role }: Grantee): string =>
      role === null ? organ(id) : say('chain.grantee-role', { role: say(`word.seat-role.${role}`), organ: organ(id) }),
    bekrachtiging: (outcome: BekrachtigingOutcome): string => say(`word.bekrachtiging.${outcome}`),
  }
}

/** An amount of the wire, in cents. */
export const centsOf = (amount: number | null): Cents | null => (amount === null ? null : (BigInt(amount) as Cents))
