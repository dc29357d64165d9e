import type { OrganId, PartnerId, SeatId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import type { Requirement } from './requirements.js'

/** What a command asks of its sender, with the names that a sentence about it needs. */
export type NamedRequirement =
  | { readonly kind: 'administrator' | 'is-person' }
  /** `alone`: the organ is one person, who records for it without being chair or secretary. */
  | { readonly kind: 'records-for'; readonly organ: OrganId; readonly name: string; readonly alone: boolean }
  | { readonly kind: 'represents'; readonly partner: PartnerId; readonly name: string }
  | { readonly kind: 'holds'; readonly seat: SeatId; readonly function: string; readonly organ: string }

const named = (requirement: Requirement, state: HouseState): NamedRequirement | null => {
  switch (requirement.kind) {
    case 'administrator':
      return requirement
    case 'is-person':
      return { kind: requirement.kind }
    case 'manager':
      return null
    case 'records-for': {
      const organ = state.organs.get(requirement.organ)
      return organ === undefined ? null : { ...requirement, name: organ.name, alone: organ.kind === 'coordinator' }
    }
    case 'represents': {
      const partner = state.partners.get(requirement.partner)
      return partner === undefined ? null : { ...requirement, name: partner.name }
    }
    case 'holds': {
      const seat = state.seats.get(requirement.seat)
      const organ = seat && state.organs.get(seat.organ)
      return organ === undefined ? null : { ...requirement, function: seat?.function ?? '', organ: organ.name }
    }
  }
}

/** The requirements with their names in this house, without those about things the house does not have. */
export const nameNeeds = (needs: readonly Requirement[], state: HouseState): readonly NamedRequirement[] =>
  needs.map((requirement) => named(requirement, state)).filter((one) => one !== null)
