import type { CommandOf, DomainCommandType } from '../domain/commands.js'
import type { DossierId, OrganId, PartnerId, PersonId, SeatId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'

/** What a command asks of whoever sends it; any one of the list is enough. An empty list: nobody but the operator. */
export type Requirement =
  | { readonly kind: 'administrator' }
  /** Who manages the accounts of this installation. */
  | { readonly kind: 'manager' }
  /** Chair or secretary of the organ, or the one person of a coordinator. */
  | { readonly kind: 'records-for'; readonly organ: OrganId }
  | { readonly kind: 'represents'; readonly partner: PartnerId }
  | { readonly kind: 'holds'; readonly seat: SeatId }
  /** The person it is about, with or without a seat today. */
  | { readonly kind: 'is-person'; readonly person: PersonId }

/** What each command asks, by its type. */
export type Policies = {
  readonly [T in Exclude<DomainCommandType, 'RenewMandates'>]: (
    command: CommandOf<T>,
    state: HouseState,
  ) => readonly Requirement[]
}

/** The administrator of the house, and nobody else. */
export const administrator: readonly Requirement[] = [{ kind: 'administrator' }]
export const setUp = (): readonly Requirement[] => administrator
/** Whoever records for the organ; nobody when there is no such organ. */
export const recordsFor = (organ: OrganId | undefined): readonly Requirement[] =>
  organ === undefined ? [] : [{ kind: 'records-for', organ }]

export const represents = (partner: PartnerId): readonly Requirement[] => [{ kind: 'represents', partner }]

/** Whoever records for the organ that opened the dossier. */
export const opener = (state: HouseState, dossier: DossierId): readonly Requirement[] =>
  recordsFor(state.dossiers.get(dossier)?.openedBy)

/** Whoever records for the organ that took the decision. */
export const decider = (
  state: HouseState,
  about: Pick<CommandOf<'PublishDecision'>, 'dossier' | 'decision'>,
): readonly Requirement[] => recordsFor(state.dossiers.get(about.dossier)?.decisions.get(about.decision)?.organ)
