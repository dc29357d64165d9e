import type { ExportTable } from '../../money/export/table.js'
import { decisionsRegister } from './decisions.js'
import { documentsRegister } from './documents.js'
import { dossiersRegister, inputRegister } from './dossiers.js'
import { findingsRegister } from './findings.js'
import { mandatesRegister } from './mandates.js'
import { allocationsRegister, commitmentsRegister, grantsRegister, paymentsRegister } from './money.js'
import type { Telling } from './register.js'
import { seatsRegister } from './seats.js'

/** The registers of an export by their name, each made only when it is asked for. */
export const registers: Readonly<Record<string, (telling: Telling) => ExportTable>> = {
  mandates: mandatesRegister,
  decisions: decisionsRegister,
  dossiers: dossiersRegister,
  input: inputRegister,
  grants: grantsRegister,
  allocations: allocationsRegister,
  commitments: commitmentsRegister,
  payments: paymentsRegister,
  findings: findingsRegister,
  seats: seatsRegister,
  documents: documentsRegister,
}
