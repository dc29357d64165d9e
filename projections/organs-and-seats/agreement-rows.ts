import type { AgreementKind } from '../../src/domain/agreement/events.js'
import type { TableDefinition } from '../../src/projecting/projection.js'
import { existing, type Handlers } from '../define.js'
import { firstKnown, type KnownRow, knownColumns, newest, supersede } from '../known.js'

/** What decides on which days an agreement is in force. */
type AgreementFacts = {
  readonly from: string
  /** The day each signed, and its last day in the agreement. */
  readonly parties: readonly {
    readonly partner: string
    readonly signed: string | null
    readonly left: string | null
  }[]
  /** By first day, oldest first. */
  readonly ends: readonly { readonly from: string; readonly until: string | null }[]
  readonly terminated: string | null
}

export type AgreementRow = KnownRow & {
  readonly agreement: string
  readonly house: string
  readonly kind: AgreementKind
  readonly title: string
  readonly facts: AgreementFacts
}

/** Agreements, as far as the register of mandates needs them: their names, and when they are in force. */
export const agreementTable: TableDefinition = {
  name: 'agreement',
  kind: 'keyed',
  columns: {
    agreement: { type: 'uuid' },
    house: { type: 'uuid' },
    kind: { type: 'text' },
    title: { type: 'text' },
    facts: { type: 'jsonb' },
    ...knownColumns,
  },
  primaryKey: ['agreement', 'superseded'],
  indexes: [{ columns: ['house'] }],
}

/** Has it begun, is it not over, and has every party that is left by that day signed it? It takes two. */
export const inForceOn = ({ from, parties, ends, terminated }: AgreementFacts, day: string): boolean => {
  const there = parties.filter(({ left }) => left === null || day <= left)
  const until = (ends.findLast((end) => end.from <= day) ?? ends[0])?.until ?? null
  return (
    from <= day &&
    there.length > 1 &&
    there.every(({ signed }) => signed !== null && signed <= day) &&
    (until === null || day <= until) &&
    (terminated === null || day <= terminated)
  )
}

export const agreementHandlers = {
  AgreementDrafted: {
    project: ({ data, house, effectiveOn, recordedAt }, rows) => {
      const row: AgreementRow = {
        agreement: data.agreement,
        house,
        kind: data.kind,
        title: data.title,
        facts: {
          from: data.from,
          parties: data.parties.map((partner) => ({ partner, signed: null, left: null })),
          ends: [{ from: effectiveOn, until: data.until }],
          terminated: null,
        },
        ...firstKnown(recordedAt),
      }
      rows.put('agreement', row)
    },
  },
  AgreementSigned: {
    needs: ({ data }) => [newest('agreement', data.agreement)],
    project: ({ data, effectiveOn, recordedAt }, rows) => {
      const agreement = existing<AgreementRow>(rows, 'agreement', `${data.agreement}|0`)
      const signing: readonly string[] = data.parties
      const parties = agreement.facts.parties.map((party) =>
        signing.includes(party.partner) ? { ...party, signed: effectiveOn } : party,
      )
      supersede(rows, 'agreement', agreement, recordedAt, { facts: { ...agreement.facts, parties } })
    },
  },
  AgreementAmended: {
    needs: ({ data }) => [newest('agreement', data.agreement)],
    project: ({ data, effectiveOn, recordedAt }, rows) => {
      const agreement = existing<AgreementRow>(rows, 'agreement', `${data.agreement}|0`)
      const ends = [...agreement.facts.ends, { from: effectiveOn as string, until: data.until }].sort((a, b) =>
        a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
      )
      supersede(rows, 'agreement', agreement, recordedAt, { facts: { ...agreement.facts, ends } })
    },
  },
  AgreementTerminated: {
    needs: ({ data }) => [newest('agreement', data.agreement)],
    project: ({ data, effectiveOn, recordedAt }, rows) => {
      const agreement = existing<AgreementRow>(rows, 'agreement', `${data.agreement}|0`)
      const { facts } = agreement
      const leaving: readonly string[] | null = data.parties
      const changed: AgreementFacts =
        leaving === null
          ? { ...facts, terminated: effectiveOn }
          : {
              ...facts,
              parties: facts.parties.map((party) =>
                leaving.includes(party.partner) ? { ...party, left: effectiveOn } : party,
              ),
            }
      supersede(rows, 'agreement', agreement, recordedAt, { facts: changed })
    },
  },
} satisfies Handlers
