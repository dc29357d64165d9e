import type { ChainLink, NamedGrantor } from '../../projections/mandate-register/answers.js'
import type { Grantor, MandateChain } from '../domain/mandate/events.js'
import type { OrganId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'

/** An organ with its name; one that the house does not have stands as its own id. */
export const nameOrgan = (state: HouseState, id: OrganId): { readonly id: OrganId; readonly name: string } => ({
  id,
  name: state.organs.get(id)?.name ?? id,
})

/** Who or what a mandate comes from, with its name. */
export const nameGrantor = (state: HouseState, grantor: Grantor): NamedGrantor => {
  switch (grantor.kind) {
    case 'organ':
      return { kind: 'organ', organ: nameOrgan(state, grantor.organ) }
    case 'agreement': {
      const name = state.agreements.get(grantor.agreement)?.title ?? grantor.agreement
      return { kind: 'agreement', agreement: { id: grantor.agreement, name } }
    }
    case 'founding-text':
      return grantor
  }
}

/** The chain of the domain with the names of its organs and agreements. */
export const nameChain = (state: HouseState, chain: MandateChain): readonly ChainLink[] =>
  chain.map(({ mandate, grantor, grantee, subject, level, from }) => ({
    mandate,
    subject,
    level,
    from,
    grantor: nameGrantor(state, grantor),
    grantee: { role: grantee.role, organ: nameOrgan(state, grantee.organ) },
  }))
