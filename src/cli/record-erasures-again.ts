import type { HouseId } from '../domain/shared/identifiers.js'
import { dayInFlanders } from '../domain/shared/time.js'
import type { Runtime } from '../runtime.js'
import { CommandFailed } from './failure.js'

/** Nothing to record: the person is not in this log, or the log says already that they were erased. */
const NOTHING_TO_RECORD = new Set(['house.unknown', 'person.unknown', 'person.erased'])

/**
 * Records again every erasure of the journal that a restored, older log does not know: the values are gone, and
 * everyone who reads must see why. Answers how many were recorded.
 */
export const recordErasuresAgain = async ({ execute, personalData, now }: Runtime): Promise<number> => {
  let recorded = 0
  for (const { person, house, event, reason } of await personalData.erasures()) {
    const result = await execute({
      house: house as HouseId,
      type: 'ErasePersonalData',
      body: { effectiveOn: dayInFlanders(now()), person, reason },
      principal: { kind: 'operator' },
      via: 'system',
      key: `erased-before:${event}`,
      dossierRevision: null,
    })
    if (result.ok) {
      if (!result.repeated) recorded += 1
    } else if (result.problem.kind !== 'refused' || !NOTHING_TO_RECORD.has(result.problem.refusal.code)) {
      throw new CommandFailed(
        `The erasure of ${person} could not be recorded again; run restore once more into an empty ledger.`,
      )
    }
  }
  return recorded
}
