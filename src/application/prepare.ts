import type { DomainCommand } from '../domain/commands.js'
import { decide } from '../domain/decide.js'
import type { Actor } from '../domain/shared/actor.js'
import type { Accepted, DecisionContext } from '../domain/shared/decider.js'
import type { DossierId } from '../domain/shared/identifiers.js'
import { type Refusal, refusals } from '../domain/shared/refusal.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import { authorise } from './authorise.js'
import type { CommandProblem, CommandRequest } from './command.js'
import { nameNeeds } from './needs.js'
import type { Requirement } from './requirements.js'
import { changedSince } from './seen.js'

export type Prepared =
  | { readonly ok: true; readonly decided: Accepted; readonly actor: Actor }
  | { readonly ok: false; readonly problem: CommandProblem }

const refused = (refusal: Refusal): CommandProblem => ({ kind: 'refused', refusal })

/**
 * A right hangs on what a command refers to. When that is not there, a member of the house hears so; whoever has no
 * part in the house is told nothing.
 */
const notAllowed = (
  { house, principal }: CommandRequest,
  needs: readonly Requirement[],
  state: HouseState,
  refusal: Refusal | null,
): CommandProblem => {
  const isMember = 'house' in principal && principal.house === house
  const refersToNothing = refusal !== null && refusals[refusal.code].kind === 'unknown'
  if (isMember && refersToNothing && needs.length === 0) return refused(refusal)
  return { kind: 'forbidden', needs: nameNeeds(needs, state) }
}

export type Admitted =
  | { readonly ok: true; readonly actor: Omit<Actor, 'via'> }
  | { readonly ok: false; readonly problem: CommandProblem }

/** May a command go on: may its sender do this, did the dossier or what it changes change meanwhile, and does a rule refuse it (`refusal`)? */
export const admit = (
  request: CommandRequest,
  command: DomainCommand,
  state: HouseState,
  today: LocalDate,
  refusal: Refusal | null,
): Admitted => {
  const authorisation = authorise(request.principal, request.house, command, state, today)
  if (!authorisation.allowed) return { ok: false, problem: notAllowed(request, authorisation.needs, state, refusal) }
  const { dossierRevision: expected } = request
  const dossier = 'dossier' in command ? state.dossiers.get(command.dossier as DossierId) : undefined
  if (dossier !== undefined && expected !== null && dossier.revision !== expected) {
    return { ok: false, problem: { kind: 'wrong-revision', expected, actual: dossier.revision } }
  }
  const things = changedSince(state, request.seen ?? [])
  if (things.length > 0) return { ok: false, problem: { kind: 'changed-meanwhile', things } }
  if (refusal !== null) return { ok: false, problem: refused(refusal) }
  return { ok: true, actor: authorisation.actor }
}

/** What a command comes to in this state of its house: may it go on, and what follows. */
export const prepareCommand = (
  request: CommandRequest,
  command: DomainCommand,
  state: HouseState,
  context: Omit<DecisionContext, 'house'>,
): Prepared => {
  const decided = decide(command, state, { house: request.house, ...context })
  const admitted = admit(request, command, state, context.today, decided.ok ? null : decided.refusal)
  if (!admitted.ok) return admitted
  if (!decided.ok) return { ok: false, problem: refused(decided.refusal) }
  return { ok: true, decided, actor: { ...admitted.actor, via: request.via } }
}
