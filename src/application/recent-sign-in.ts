import type { DomainCommandType } from '../domain/commands.js'
import type { Execute } from './execute.js'

/**
 * What weighs so much that whoever does it must have shown a short while ago who they are: a vote, what makes a decision
 * final or sends it back, what is gone for good, and giving or taking access. A laptop left open in a meeting room does none
 * of these.
 */
export const needsRecentSignIn: ReadonlySet<DomainCommandType> = new Set<DomainCommandType>([
  'CastVote',
  'ConfirmVote',
  'GrantBekrachtiging',
  'GrantBekrachtigingBatch',
  'RefuseBekrachtiging',
  'SendDecisionBack',
  'MeetBekrachtigingCondition',
  'ErasePersonalData',
  'AppointAdministrator',
  'DismissAdministrator',
  'AppointAuditor',
  'DismissAuditor',
])

/** The one way in for people and programs: asks for a recent sign-in where a command weighs that much. */
export const withRecentSignIn =
  (execute: Execute): Execute =>
  async (request) => {
    const { principal, type } = request
    const recent = principal.kind === 'operator' || principal.recent === true
    if (needsRecentSignIn.has(type) && !recent) return { ok: false, problem: { kind: 'recent-sign-in-needed' } }
    return execute(request)
  }
