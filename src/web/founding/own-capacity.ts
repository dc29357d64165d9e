import type { HouseId, PersonId } from '../../domain/shared/identifiers.js'
import type { Identity } from '../../identity/identity.js'
import type { Invited } from '../../identity/one-time-links.js'

type Giving = Pick<Identity, 'links' | 'joining'>

/** Makes an invitation and accepts it at once for this account: the way everybody else comes by a role too. */
const accept = async ({ links, joining }: Giving, account: string, invited: Invited): Promise<boolean> =>
  (await joining.accept(await links.make({ purpose: 'invitation', invited }), account)).ok

/** Whoever founded a house sets it up as well: false when the account could not be given that. */
export const becomeAdministrator = (identity: Giving, account: string, house: HouseId): Promise<boolean> =>
  accept(identity, account, { role: 'administrator', house })

/** Whoever sets a house up is one of the people in it; false when the account stands for somebody of the house already. */
export const becomePerson = (identity: Giving, account: string, house: HouseId, person: PersonId): Promise<boolean> =>
  accept(identity, account, { role: 'person', house, person })
