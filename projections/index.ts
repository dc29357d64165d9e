import type { Projection } from '../src/projecting/projection.js'
import { decisionRegister } from './decision-register/projection.js'
import { dossierHistory } from './dossier-history/projection.js'
import { findings } from './findings/projection.js'
import { houses } from './houses/projection.js'
import { mandateRegister } from './mandate-register/projection.js'
import { money } from './money/projection.js'
import { organsAndSeats } from './organs-and-seats/projection.js'
import { persons } from './persons/projection.js'
import { publicDecisions } from './public-decisions/projection.js'
import { waitingFor } from './waiting-for/projection.js'

/** Every projection of the program, one for each question. */
export const projections: readonly Projection[] = [
  houses,
  organsAndSeats,
  mandateRegister,
  dossierHistory,
  decisionRegister,
  waitingFor,
  persons,
  findings,
  money,
  publicDecisions,
]
