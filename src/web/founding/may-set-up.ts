import type { PartnerId } from '../../domain/shared/identifiers.js'
import { type Asker, may } from '../forms/permissions.js'

/** May the asker set the house up? Asked of the rules of authorisation, with a command that takes exactly that right. */
export const maySetUp = (asker: Asker): boolean =>
  may(asker, { type: 'DesignateLeadPartner', effectiveOn: asker.today, partner: '' as PartnerId })
