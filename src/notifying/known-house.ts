import { Map as ImmutableMap } from 'immutable'
import type { Requester } from '../domain/advice/events.js'
import type { Contributor } from '../domain/contribution/events.js'
import type { Proposer } from '../domain/dossier/events.js'
import type { DomainEvent } from '../domain/events.js'
import { evolve } from '../domain/evolve.js'
import type { Happened } from '../domain/shared/event.js'
import type { AdviceRequestId, ContributionId, DossierId } from '../domain/shared/identifiers.js'
import { emptyHouse, type HouseState } from '../domain/state.js'
import type { Fold } from '../projecting/projection.js'

/** A house, and who gave which input and asked which advice: the rules need not know that, whoever is to be told of it must. */
export type KnownHouse = {
  readonly house: HouseState
  /** Of contributions and of signals, which share their ids. */
  readonly givers: ImmutableMap<ContributionId, Contributor>
  readonly askers: ImmutableMap<AdviceRequestId, Requester>
  /** Everyone who put forward a version, in order. */
  readonly proposers: ImmutableMap<DossierId, readonly Proposer[]>
}

export const nothingKnown: KnownHouse = {
  house: emptyHouse,
  givers: ImmutableMap(),
  askers: ImmutableMap(),
  proposers: ImmutableMap(),
}

/** The house after one more event. */
export const knowing = (known: KnownHouse, event: Happened<DomainEvent>): KnownHouse => {
  const house = evolve(known.house, event)
  switch (event.type) {
    case 'SignalGiven':
      return { ...known, house, givers: known.givers.set(event.data.signal, event.data.from) }
    case 'AdviceRequested':
      return { ...known, house, askers: known.askers.set(event.data.adviceRequest, event.data.by) }
    case 'ContributionGiven':
      return { ...known, house, givers: known.givers.set(event.data.contribution, event.data.from) }
    case 'ProposalSubmitted':
    case 'ProposalRevised': {
      const { dossier, by } = event.data
      return { ...known, house, proposers: known.proposers.set(dossier, [...(known.proposers.get(dossier) ?? []), by]) }
    }
    default:
      return { ...known, house }
  }
}

/** {@link knowing} as the engine folds. */
export const knownHouse: Fold = {
  initial: nothingKnown,
  // The registry gives the newest shape of each type; the stream of a house holds domain events only.
  evolve: (state, event) => knowing(state as KnownHouse, event as Happened<DomainEvent>),
}
