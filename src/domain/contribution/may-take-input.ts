import { mustNotBeClosed } from '../dossier/closing.js'
import type { Dossier } from '../dossier/state.js'
import { type Refused, refuse } from '../shared/decider.js'

/** Refuses further input to a dossier that was closed, or whose proposal was withdrawn. */
export const mayTakeInput = (dossier: Dossier, field: string): Refused | null =>
  dossier.withdrawn ? refuse('proposal.withdrawn', field) : mustNotBeClosed(dossier, field)
