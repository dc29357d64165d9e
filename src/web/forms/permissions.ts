import { authorise } from '../../application/authorise.js'
import type { Principal } from '../../application/principal.js'
import type { CommandOf, DomainCommand } from '../../domain/commands.js'
import type { Dossier } from '../../domain/dossier/state.js'
import {
  type DossierId,
  type HouseId,
  mandateId,
  type OrganId,
  type PartnerId,
  seatId,
} from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'

/** Who asks, in which house, as it stands today. */
export type Asker = {
  readonly principal: Principal | null
  readonly house: HouseId
  readonly state: HouseState
  readonly today: LocalDate
}

/** May the asker send this command? */
export const may = ({ principal, house, state, today }: Asker, command: DomainCommand): boolean =>
  principal !== null && authorise(principal, house, command, state, today).allowed

/** May the asker renew this mandate, whoever granted it? */
export const mayRenew = (asker: Asker, id: string): boolean => {
  const mandate = mandateId.safeParse(id)
  return (
    mandate.success &&
    may(asker, { type: 'RenewMandate', effectiveOn: asker.today, mandate: mandate.data, until: null })
  )
}

/** May the asker lengthen this seat? */
export const mayExtend = (asker: Asker, id: string): boolean => {
  const seat = seatId.safeParse(id)
  return seat.success && may(asker, { type: 'ExtendSeats', effectiveOn: asker.today, seats: [seat.data], until: null })
}

type Choice<Id> = { readonly id: Id; readonly name: string }

/**
 * The organs the asker records for today: asked of the rules of authorisation themselves, with a command that needs
 * exactly that right. What a page offers follows from it; whether a command is accepted is decided when it comes.
 */
export const recordsFor = (asker: Asker): readonly Choice<OrganId>[] =>
  [...asker.state.organs.entries()]
    .filter(([, { period }]) => covers(period, asker.today))
    .filter(([openedBy]) =>
      may(asker, {
        type: 'OpenDossier',
        effectiveOn: asker.today,
        title: '-',
        subject: 'all' as CommandOf<'OpenDossier'>['subject'],
        openedBy,
      }),
    )
    .map(([id, { name }]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))

export const mayRecordForSome = (asker: Asker): boolean => recordsFor(asker).length > 0

/**
 * The dossiers that were not withdrawn and with which the asker may send this command, where that hangs on who opened the
 * dossier alone: asked once for each organ, as a house has hundreds of dossiers.
 */
export const dossiersToChange = (
  asker: Asker,
  command: (dossier: DossierId) => DomainCommand,
): readonly (readonly [DossierId, Dossier])[] => {
  const allowed = new Map<OrganId, boolean>()
  return [...asker.state.dossiers.entries()].filter(([id, { withdrawn, openedBy }]) => {
    if (withdrawn) return false
    const known = allowed.get(openedBy) ?? may(asker, command(id))
    allowed.set(openedBy, known)
    return known
  })
}

/** The partners the asker represents today. */
export const represents = (asker: Asker): readonly Choice<PartnerId>[] =>
  [...asker.state.partners.entries()]
    .filter(([, { period }]) => covers(period, asker.today))
    .filter(([partner]) =>
      may(asker, {
        type: 'GiveContribution',
        effectiveOn: asker.today,
        dossier: '' as CommandOf<'GiveContribution'>['dossier'],
        from: { kind: 'partner', partner },
        text: '-',
        about: { kind: 'whole' },
        given: { kind: 'writing' },
        attachments: [],
      }),
    )
    .map(([id, { name }]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
