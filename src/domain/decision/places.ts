import { Map as ImmutableMap } from 'immutable'
import type { Dossier } from '../dossier/state.js'
import type { DecisionId, DossierId, MandateId } from '../shared/identifiers.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Decision } from './state.js'

/** Where decisions are found without a look at every dossier: a house has hundreds after ten years. */
export type DecisionPlaces = {
  /** The dossier in which a decision was taken. */
  readonly dossierOf: ImmutableMap<DecisionId, DossierId>
  /**
   * By mandate and by the calendar year they counted in: the dossiers with a decision that rests on it, or did before
   * it was healed by another. So each of them is still to be looked at.
   */
  readonly underMandate: ImmutableMap<MandateId, ReadonlyMap<number, readonly DossierId[]>>
}

export const noPlaces: DecisionPlaces = { dossierOf: ImmutableMap(), underMandate: ImmutableMap() }

const withYear = (
  years: ReadonlyMap<number, readonly DossierId[]> | undefined,
  year: number,
  dossier: DossierId,
): ReadonlyMap<number, readonly DossierId[]> => {
  const known = years?.get(year) ?? []
  return years !== undefined && known.includes(dossier) ? years : new Map(years).set(year, [...known, dossier])
}

/** The state in which it is known that this decision of this dossier rests on a chain of mandates from a day on. */
export const placeDecision = (
  state: HouseState,
  dossier: DossierId,
  decision: DecisionId,
  chain: readonly MandateId[],
  countsOn: LocalDate,
): HouseState => {
  const { dossierOf, underMandate } = state.decisionPlaces
  const year = yearOf(countsOn)
  return {
    ...state,
    decisionPlaces: {
      dossierOf: dossierOf.set(decision, dossier),
      underMandate: chain.reduce(
        (all, mandate) => all.update(mandate, (years) => withYear(years, year, dossier)),
        underMandate,
      ),
    },
  }
}

/** A decision of any dossier, with the dossier it was taken in; null when the house has no such decision. */
export const findDecision = (
  state: HouseState,
  id: DecisionId,
): { readonly id: DossierId; readonly dossier: Dossier; readonly decision: Decision } | null => {
  const place = state.decisionPlaces.dossierOf.get(id)
  const dossier = place === undefined ? undefined : state.dossiers.get(place)
  const decision = dossier?.decisions.get(id)
  return place === undefined || dossier === undefined || decision === undefined
    ? null
    : { id: place, dossier, decision }
}

/** What may be looked for under a mandate: everything, or only what counts in one year, or in it and after it. */
export type UnderMandate = { readonly year?: number; readonly fromYear?: number }

/** The dossiers with a decision that rests on this mandate, each once, in the order they came to it. */
export const dossiersUnder = (
  { decisionPlaces, dossiers }: HouseState,
  mandate: MandateId,
  { year, fromYear }: UnderMandate = {},
): readonly (readonly [DossierId, Dossier])[] => {
  const found = new Set<DossierId>()
  for (const [counts, ids] of decisionPlaces.underMandate.get(mandate) ?? []) {
    if ((year !== undefined && counts !== year) || (fromYear !== undefined && counts < fromYear)) continue
    for (const id of ids) found.add(id)
  }
  return [...found].flatMap((id) => {
    const dossier = dossiers.get(id)
    return dossier === undefined ? [] : [[id, dossier] as const]
  })
}

/** The decisions that rest on this mandate now. */
export const decisionsUnder = (
  state: HouseState,
  mandate: MandateId,
  among?: UnderMandate,
): readonly { readonly id: DecisionId; readonly dossier: Dossier; readonly decision: Decision }[] =>
  dossiersUnder(state, mandate, among).flatMap(([, dossier]) =>
    [...dossier.decisions].flatMap(([id, decision]) =>
      decision.chain.includes(mandate) ? [{ id, dossier, decision }] : [],
    ),
  )
