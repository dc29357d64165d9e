import type { DomainCommand } from '../domain/commands.js'
import { decide } from '../domain/decide.js'
import type { Actor } from '../domain/shared/actor.js'
import type { Accepted, DecisionContext } from '../domain/shared/decider.js'
import type { DossierId } from '../domain/shared/identifiers.js'
import { type Refusal, refusals } from '../domain/shared/refusal.js'
import type { HouseState } from '../domain/state.js'
import { authorise, type Requirement } from './authorise.js'
import type { CommandProblem, CommandRequest } from './command.js'
import { nameNeeds } from './needs.js'

export type Prepared =
  | { readonly ok: true; readonly decided: Accepted; readonly actor: Actor }
  | { readonly ok: false; readonly problem: CommandProblem }

const refused = (refusal: Refusal): Prepared => ({ ok: false, problem: { kind: 'refused', refusal } })

/**
 * A right hangs on what a command refers to. When that is not there, a member of the house hears so; whoever has no
 * part in the house is told nothing.
 */
const notAllowed = (
  { house, principal }: CommandRequest,
  needs: readonly Requirement[],
  state: HouseState,
  refusal: Refusal | null,
): Prepared => {
  const isMember = 'house' in principal && principal.house === house
  const refersToNothing = refusal !== null && refusals[refusal.code].kind === 'unknown'
  if (isMember && refersToNothing && needs.length === 0) return refused(refusal)
  return { ok: false, problem: { kind: 'forbidden', needs: nameNeeds(needs, state) } }
}

/** What a command comes to in this state of its house: may its sender do this, did the dossier change, what follows. */
export const prepareCommand = (
  request: CommandRequest,
  command: DomainCommand,
  state: HouseState,
  context: Omit<DecisionContext, 'house'>,
): Prepared => {
  const { house, principal, via, dossierRevision: expected } = request
  const authorisation = authorise(principal, house, command, state, context.today)
  const decided = decide(command, state, { house, ...context })
  if (!authorisation.allowed) {
    return notAllowed(request, authorisation.needs, state, decided.ok ? null : decided.refusal)
  }
  const dossier = 'dossier' in command ? state.dossiers.get(command.dossier as DossierId) : undefined
  if (dossier !== undefined && expected !== null && dossier.revision !== expected) {
    return { ok: false, problem: { kind: 'wrong-revision', expected, actual: dossier.revision } }
  }
  if (!decided.ok) return refused(decided.refusal)
  return { ok: true, decided, actor: { ...authorisation.actor, via } }
}
