import type { HouseId } from '../domain/shared/identifiers.js'
import type { Instant } from '../domain/shared/time.js'
import type { CommandRecord, EventStore } from '../ledger/event-store.js'
import type { PersonalData } from '../ledger/personal-data/personal-data.js'
import type { CommandAnswer, CommandRequest } from './command.js'
import { createEarlierAnswers, readCommand } from './earlier-answer.js'

/** A command of the operator, who may do everything: no right has to be looked at before its answer is given again. */
export type RepeatedRequest = Pick<CommandRequest, 'house' | 'type' | 'body'> & { readonly key: string }

/**
 * Asks the ledger in one question what was recorded under these command keys of a house. Null unless something was
 * recorded under each of them; else a function that gives a command its first answer again, and null when it is not the
 * command that was recorded under its key.
 */
export type RecordedBefore = (
  house: HouseId,
  keys: readonly string[],
) => Promise<((request: RepeatedRequest) => Promise<CommandAnswer | null>) | null>

export type RecordedBeforeDependencies = {
  readonly store: Pick<EventStore, 'findCommand' | 'findCommands'>
  readonly personalData: Pick<PersonalData, 'read' | 'erase' | 'newKey'>
  readonly now: () => Instant
}

type Records = ReadonlyMap<string, CommandRecord>

/** Of a store that cannot answer for many keys at once, one after the other; to the first that is not there. */
const findSingly = async (
  store: Pick<EventStore, 'findCommand'>,
  house: HouseId,
  keys: readonly string[],
): Promise<Records> => {
  const records = new Map<string, CommandRecord>()
  for (const key of keys) {
    const record = await store.findCommand(house, key)
    if (record === null) break
    records.set(key, record)
  }
  return records
}

/** See {@link RecordedBefore}. */
export const createRecordedBefore = ({ store, personalData, now }: RecordedBeforeDependencies): RecordedBefore => {
  const { answerAgain } = createEarlierAnswers(personalData, now)
  return async (house, keys) => {
    const records = (await store.findCommands?.(house, keys)) ?? (await findSingly(store, house, keys))
    if (keys.some((key) => !records.has(key))) return null
    return async (request) => {
      const record = records.get(request.key)
      const given = readCommand(request, personalData.newKey)
      if (record === undefined || !given.ok) return null
      const result = await answerAgain(house, given, record)
      return result.ok ? result.answer : null
    }
  }
}
