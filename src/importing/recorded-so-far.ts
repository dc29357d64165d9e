import type { CommandAnswer } from '../application/command.js'
import type { RecordedBefore, RepeatedRequest } from '../application/recorded-before.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { EventStore } from '../ledger/event-store.js'
import { withIds } from './check-act.js'
import { type CheckedFile, place } from './check-file.js'
import { commandKey, commandKeys, houseIdOf } from './command-keys.js'
import { foundingType } from './format.js'
import { namedThings } from './named-things.js'
import { type FoundProblem, faults } from './problems.js'

type AnswerOf = (request: RepeatedRequest) => Promise<CommandAnswer | null>

/**
 * Goes over the first commands of a file of which all are recorded, and compares each with what was recorded.
 *
 * @returns how many are the same before the first that is not, and the position of the last of those
 */
export const followRecorded = async (
  { key, founding, acts }: CheckedFile,
  count: number,
  answerOf: AnswerOf,
): Promise<{ readonly same: number; readonly position: bigint | null }> => {
  if (key === null || founding === null) return { same: 0, position: null }
  const house = houseIdOf(key)
  const founded = await answerOf({ house, type: foundingType, body: founding, key: commandKey(key, 0) })
  if (founded === null) return { same: 0, position: null }
  const named = namedThings()
  let { position } = founded
  for (const [index, act] of acts.slice(0, count - 1).entries()) {
    const stopped = { same: index + 1, position }
    // A name for something that did not come to be is a fault of the file, which is for the rules to say.
    if (act.type === null || act.references.some(({ name }) => !named.ids.has(name))) return stopped
    const body = withIds(act, named.ids)
    const answer = await answerOf({ house, type: act.type, body, key: commandKey(key, index + 1) })
    if (answer === null) return stopped
    named.learn(act, answer.created, answer.events[0]?.id ?? '')
    position = answer.position
  }
  return { same: count, position }
}

type Sources = {
  readonly store: Pick<EventStore, 'findCommand' | 'findCommands'>
  readonly recordedBefore: RecordedBefore
}

/** How many of these keys are in the ledger. Acts are recorded in order: after the first that is not there, none is. */
const countRecorded = async ({ store }: Sources, house: HouseId, keys: readonly string[]): Promise<number> => {
  const known = await store.findCommands?.(house, keys)
  if (known !== undefined) return known.size
  for (const [index, key] of keys.entries()) if ((await store.findCommand(house, key)) === null) return index
  return keys.length
}

/** How much of a file is in the ledger, and which act changed since it was recorded; null when none did. */
export const recordedSoFar = async (
  file: CheckedFile,
  sources: Sources,
): Promise<{ readonly recorded: number; readonly changed: FoundProblem | null }> => {
  const { key, acts, text } = file
  if (key === null) return { recorded: 0, changed: null }
  const house = houseIdOf(key)
  const keys = commandKeys(key, acts.length + 1)
  const recorded = await countRecorded(sources, house, keys)
  if (recorded === 0) return { recorded, changed: null }
  const answerOf = await sources.recordedBefore(house, keys.slice(0, recorded))
  if (answerOf === null) throw new Error(`${recorded} commands are in the ledger, and their answers are not`)
  const { same } = await followRecorded(file, recorded, answerOf)
  if (same === recorded) return { recorded, changed: null }
  const path = same === 0 ? ['house'] : ['acts', same - 1]
  const type = same === 0 ? foundingType : (acts[same - 1]?.type ?? '?')
  return { recorded: same, changed: place(text, { path, fault: faults.changed(type), onKey: false }) }
}
