import type { DomainCommand } from '../domain/commands.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { Instant } from '../domain/shared/time.js'
import type { CommandRecord } from '../ledger/event-store.js'
import type { PersonalData } from '../ledger/personal-data/personal-data.js'
import type { CommandAnswer, CommandProblem, CommandRequest, CommandResult } from './command.js'
import { type InvalidField, parseCommand } from './command-definitions.js'
import { type CommandOpening, commitPersonalValues } from './commit-personal-values.js'
import { fingerprintOf } from './fingerprint.js'
import { sameValues, withoutPersonalValues, withPlainValues } from './personal-values.js'

/** What is kept with a command key. */
export type StoredAnswer = Pick<CommandAnswer, 'created' | 'events'>

/** A command as it came in, and by what it is known when it is repeated. */
export type ReadCommand = {
  readonly command: DomainCommand
  /** What the commitments in the command stand for, by commitment. */
  readonly openings: ReadonlyMap<string, CommandOpening>
  readonly fingerprint: string
  /** As it was made before personal values were committed to: commands of that time are repeated too. */
  readonly olderFingerprint: string
}

export const problem = (why: CommandProblem): CommandResult => ({ ok: false, problem: why })

/** The command in this request, or what is wrong with its fields. */
export const readCommand = (
  { house, type, body }: Pick<CommandRequest, 'house' | 'type' | 'body'>,
  newKey: PersonalData['newKey'],
): ({ readonly ok: true } & ReadCommand) | { readonly ok: false; readonly fields: readonly InvalidField[] } => {
  const parsed = parseCommand(type, body)
  if (!parsed.ok) return parsed
  const { command, openings } = commitPersonalValues(parsed.command, newKey)
  return {
    ok: true,
    command,
    openings,
    fingerprint: fingerprintOf(house, withoutPersonalValues(command)),
    olderFingerprint: fingerprintOf(house, withPlainValues(parsed.command)),
  }
}

const firstAnswer = (house: HouseId, record: CommandRecord): CommandResult => {
  const { created, events } = record.answer as StoredAnswer
  const answer = { house, created, events, position: record.lastPosition, revision: record.lastRevision }
  return { ok: true, repeated: true, answer }
}

export type EarlierAnswers = {
  /** Removes what the log now says is erased. It is safe to do again: a repeated command finishes what the first began. */
  readonly carryOutErasure: (house: HouseId, command: DomainCommand, result: CommandResult) => Promise<void>
  /** What a command under a key that was used before is answered. */
  readonly answerAgain: (house: HouseId, given: ReadCommand, record: CommandRecord) => Promise<CommandResult>
}

/** Answers commands that were recorded before, the same as then. */
export const createEarlierAnswers = (
  personalData: Pick<PersonalData, 'read' | 'erase'>,
  now: () => Instant,
): EarlierAnswers => {
  const carryOutErasure: EarlierAnswers['carryOutErasure'] = async (house, command, result) => {
    const event = result.ok ? result.answer.events[0]?.id : undefined
    if (command.type !== 'ErasePersonalData' || event === undefined) return
    await personalData.erase({ person: command.person, house, event, at: now(), reason: command.reason })
  }
  const answerAgain: EarlierAnswers['answerAgain'] = async (house, given, record) => {
    const { fingerprint, olderFingerprint, openings, command } = given
    const answer = firstAnswer(house, record)
    const sameFields = record.fingerprint === fingerprint || record.fingerprint === olderFingerprint
    const { events } = record.answer as StoredAnswer
    const ids = events.map(({ id }) => id)
    if (!sameFields || !(await sameValues(personalData, ids, openings))) return problem({ kind: 'key-reused' })
    await carryOutErasure(house, command, answer)
    return answer
  }
  return { carryOutErasure, answerAgain }
}
