import type { DomainCommandType } from '../domain/commands.js'
import type { Actor } from '../domain/shared/actor.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { Refusal } from '../domain/shared/refusal.js'
import type { Position } from '../ledger/event.js'
import type { InvalidField } from './command-definitions.js'
import type { NamedRequirement } from './needs.js'
import type { Principal } from './principal.js'
import type { Seen, Thing } from './seen.js'

export type CommandRequest = {
  readonly house: HouseId
  readonly type: DomainCommandType
  /** The command's fields as they came in; checked here. */
  readonly body: unknown
  readonly principal: Principal
  readonly via: Actor['via']
  /** Repeating a command under the same key gives the first answer. Null: every call is a new command. */
  readonly key: string | null
  /** Revision the sender saw of the dossier the command concerns (If-Match); null when it does not matter. */
  readonly dossierRevision: number | null
  /** What the sender saw of the things it changes: refused when another changed one of them since. */
  readonly seen?: readonly Seen[]
}

export type CommandAnswer = {
  readonly house: HouseId
  /** Reads with `minPosition` at least this see what the command did. */
  readonly position: Position
  /** Revision of the house's stream after the command; the new ETag of the dossier it concerned. */
  readonly revision: number
  readonly created: Readonly<Record<string, string>>
  readonly events: readonly { readonly id: string; readonly type: string }[]
}

/** Why a command did nothing. */
export type CommandProblem =
  | { readonly kind: 'invalid'; readonly fields: readonly InvalidField[] }
  | { readonly kind: 'forbidden'; readonly needs: readonly NamedRequirement[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The dossier changed since the sender saw it. */
  | { readonly kind: 'wrong-revision'; readonly expected: number; readonly actual: number }
  /** Another changed the very thing that this changes, since the sender saw it. */
  | { readonly kind: 'changed-meanwhile'; readonly things: readonly Thing[] }
  /** Others wrote to the house at the same time, and it matters for this command. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'key-reused' }
  /** The command weighs so much that its sender must first show again who they are. */
  | { readonly kind: 'recent-sign-in-needed' }

export type CommandResult =
  | { readonly ok: true; readonly answer: CommandAnswer; readonly repeated: boolean }
  | { readonly ok: false; readonly problem: CommandProblem }
