import type { Names } from '../names.js'
import type { Entries } from './entries.js'
import type { ClosingTold } from './story.js'

/** When the dossier was closed, with what was left open, and reopened. */
export const tellClosings = (entries: Entries, names: Names): readonly ClosingTold[] => {
  const reopenings = entries.of('DossierReopened')
  // A dossier is closed and reopened in turn: the first reopening belongs to the first closing.
  return entries.of('DossierClosed').map((entry, index) => {
    const { by, result, unanswered, unansweredBecause } = entry.data
    const reopening = reopenings[index]
    return {
      ...entries.told(entry),
      by: names.organ(by),
      result,
      unanswered,
      unansweredBecause,
      reopened:
        reopening === undefined
          ? null
          : { ...entries.told(reopening), by: names.organ(reopening.data.by), reason: reopening.data.reason },
    }
  })
}
