import type { RowKey, Rows } from '../../src/projecting/projection.js'
import {
  ratificationOf,
  ratifyingOf,
  type Saying,
  saidBy,
  withConditionMet,
  withSaid,
} from '../decision-register/ratification.js'
import { existing, type Handler, type Handlers, type HouseEvent } from '../define.js'
import { findDossier, type WaitingDecisionRow, type WaitingDossierRow, type WaitingItemRow, wait } from './rows.js'

const bekrachtigingItem = (decision: string, organ: string): string => `bekrachtiging|${decision}|${organ}`
const conditionItem = (decision: string, organ: string): string => `condition|${decision}|${organ}`
/** Remarks of a dossier wait together: the next version answers them. */
export const remarksItem = (dossier: string): string => `remarks|${dossier}`

type AboutDecision = HouseEvent<
  'DecisionTaken' | Saying | 'BekrachtigingConditionMet' | 'DecisionAnnulled' | 'VerdictRecomputed'
>

/** Keeps what was said, and lets wait whoever is awaited now: organs in their turn, and those whose condition is open. */
export const putRatification = (
  rows: Rows,
  event: AboutDecision,
  before: WaitingDecisionRow,
  now: WaitingDecisionRow | null,
): void => {
  const { decision: about, ratifying, organ: from_organ } = before
  const was = ratificationOf(ratifying, before.said).awaited
  const { awaited, status } = ratificationOf(ratifying, now?.said ?? [])
  const waits = now === null ? [] : awaited
  for (const organ of was.filter((one) => !waits.includes(one))) {
    rows.remove('waiting_item', bekrachtigingItem(about, organ))
  }
  for (const organ of waits.filter((one) => event.type === 'DecisionTaken' || !was.includes(one))) {
    wait(rows, event, { item: bekrachtigingItem(about, organ), kind: 'bekrachtiging', organ, about, from_organ })
  }
  const said = now?.said ?? before.said
  const isOpen = status === 'conditional' || status === 'awaited'
  for (const { organ, conditions, on } of said) {
    const open = conditions.filter(({ metOn }) => metOn === null).length
    const item = conditionItem(about, organ)
    if (now === null || !isOpen || open === 0) rows.remove('waiting_item', item)
    else wait(rows, event, { item, kind: 'condition', organ, about, from_organ, open, since: on })
  }
  if (now !== null) rows.put('waiting_decision', now)
}

/** What one adopted decision makes others wait for. */
export const waitAfterDecision = (event: HouseEvent<'DecisionTaken'>, rows: Rows): void => {
  const { decision: about, dossier, organ: from_organ, standing } = event.data
  const row: WaitingDecisionRow = {
    decision: about,
    organ: from_organ,
    ratifying: ratifyingOf(standing),
    said: [],
  }
  putRatification(rows, event, row, row)
  switch (standing.kind) {
    case 'no-mandate':
      wait(rows, event, { item: `decision|${about}`, kind: 'healing', organ: from_organ, about, from_organ })
      break
    case 'proposal-to':
      wait(rows, event, {
        item: `proposal|${dossier}|${standing.organ}`,
        kind: 'proposal',
        organ: standing.organ,
        about,
        from_organ,
      })
      rows.put('waiting_dossier', {
        ...findDossier(event, rows),
        proposed_by: about,
        proposed_to: standing.organ,
      } satisfies WaitingDossierRow)
      break
    case 'awaits-bekrachtiging':
    case 'final':
    case 'advice-only':
      break
  }
}

/** Where what was said of a decision is kept. */
export const decisionKey = (decision: string): RowKey => ({ table: 'waiting_decision', key: decision })

const says = <Type extends Saying>(type: Type): Handler<Type> => ({
  needs: ({ data }) => [decisionKey(data.decision)],
  project: (event, rows) => {
    const { data, effectiveOn } = event
    const before = existing<WaitingDecisionRow>(rows, 'waiting_decision', data.decision)
    const said = withSaid(
      before.said,
      saidBy(type, data, effectiveOn).map((word) => ({ ...word, reasons: null })),
    )
    rows.remove('waiting_item', `decision|${data.decision}`)
    putRatification(rows, event, before, { ...before, said })
  },
})

/** Sent back with points: the organ that decided says in a next version what it did with each. */
const sentBack = says('DecisionSentBack')

/** How long an organ may take from the event's day on. */
const ratifiesWithin = <Type extends 'OrganEstablished' | 'DecisionRuleAdopted' | 'RuleSetAdopted'>(
  rule: (event: HouseEvent<Type>) => { readonly organ: string; readonly days: number | null },
): Handler<Type> => ({
  project: (event, rows) =>
    rows.put('waiting_rule', { ...rule(event), position: event.position, starts_on: event.effectiveOn }),
})

/** Who must still ratify, say that a condition is met, or answer remarks; and how long an organ may take. */
export const ratificationHandlers: Handlers = {
  BekrachtigingGranted: says('BekrachtigingGranted'),
  BekrachtigingRefused: says('BekrachtigingRefused'),
  BekrachtigingLapsed: says('BekrachtigingLapsed'),
  BekrachtigingDeemedGranted: says('BekrachtigingDeemedGranted'),
  DecisionSentBack: {
    needs: (event) => [
      ...(sentBack.needs?.(event) ?? []),
      { table: 'waiting_item', key: remarksItem(event.data.dossier) },
    ],
    project: (event, rows) => {
      sentBack.project(event, rows)
      const { dossier, decision: about, organ: from_organ, points } = event.data
      if (points.length === 0) return
      const { organ } = existing<WaitingDecisionRow>(rows, 'waiting_decision', about)
      const item = remarksItem(dossier)
      const earlier = rows.get('waiting_item', item) as WaitingItemRow | undefined
      const open = points.length + (earlier?.open ?? 0)
      wait(rows, event, { item, kind: 'remarks', organ, about, from_organ, open })
    },
  },
  BekrachtigingConditionMet: {
    needs: ({ data }) => [decisionKey(data.decision)],
    project: (event, rows) => {
      const before = existing<WaitingDecisionRow>(rows, 'waiting_decision', event.data.decision)
      const said = withConditionMet(before.said, event.data, event.effectiveOn)
      putRatification(rows, event, before, { ...before, said })
    },
  },
  ProposalRevised: {
    needs: ({ data }) => [{ table: 'waiting_item', key: remarksItem(data.dossier) }],
    project: ({ data }, rows) => {
      const item = rows.get('waiting_item', remarksItem(data.dossier)) as WaitingItemRow | undefined
      if (item === undefined) return
      const open = item.open - data.remarksAnswered.length
      if (open > 0) rows.put('waiting_item', { ...item, open })
      else rows.remove('waiting_item', item.item)
    },
  },
  DecisionAnnulled: {
    needs: ({ data }) => [decisionKey(data.decision)],
    project: (event, rows) => {
      const { decision } = event.data
      rows.remove('waiting_item', `decision|${decision}`)
      const before = rows.get('waiting_decision', decision) as WaitingDecisionRow | undefined
      if (before !== undefined) putRatification(rows, event, before, null)
    },
  },
  OrganEstablished: ratifiesWithin(({ data }) => ({ organ: data.organ, days: null })),
  DecisionRuleAdopted: ratifiesWithin(({ data }) => ({ organ: data.organ, days: null })),
  RuleSetAdopted: ratifiesWithin(({ data }) => ({
    organ: data.organ,
    days: data.rules.bekrachtiging?.days ?? null,
  })),
}
