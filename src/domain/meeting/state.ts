import type { DossierId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

export type Meeting = { readonly organ: OrganId; readonly heldOn: LocalDate; readonly agenda: readonly DossierId[] }
