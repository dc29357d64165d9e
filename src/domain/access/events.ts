import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { accountId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'

/**
 * On whose word somebody holds a role: the id of a provider of identities in the configuration, or null for the house
 * itself and who manages accounts.
 */
export const wordOf = notPersonal(
  z.string().regex(/^[a-z0-9-]{1,30}$/, { error: 'is not the id of a provider' }),
  reasons.organisation,
).nullable()

/** Null, or a provider: see {@link wordOf}. */
export type WordOf = z.output<typeof wordOf>

const appointment = z.strictObject({ account: accountId, provider: wordOf })
/** `provider` null: on nobody's word any more. Else only what this provider gave ends. */
const dismissal = z.strictObject({ account: accountId, provider: wordOf })

export const administratorAppointed = defineEvent('AdministratorAppointed', appointment)
export const administratorDismissed = defineEvent('AdministratorDismissed', dismissal)
export const auditorAppointed = defineEvent('AuditorAppointed', appointment)
export const auditorDismissed = defineEvent('AuditorDismissed', dismissal)

/** An auditor looked into the house: once for each day and session. */
export const houseInspected = defineEvent('HouseInspected', z.strictObject({ account: accountId }))

export const accessEvents = [
  administratorAppointed,
  administratorDismissed,
  auditorAppointed,
  auditorDismissed,
  houseInspected,
] as const
