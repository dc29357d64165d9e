import type { ContributionId } from '../../shared/identifiers.js'
import { addDays } from '../../shared/time.js'
import type { Signal } from '../../signal/state.js'
import { finding } from '../finding.js'
import { type Report, unlessInTime } from './rule.js'

/** So many days a signal may wait before somebody takes it up or answers it: about three meetings of a stuurgroep. */
export const SIGNAL_WAITS_DAYS = 90

/** Nobody took it up or answered it in time. */
export const signalFindings = (id: ContributionId, signal: Signal, report: Report): void => {
  const { givenOn, event, to, takenUp, answered } = signal
  const settled = takenUp ?? answered
  unlessInTime(report)(
    finding(
      'signal.unanswered',
      { kind: 'signal', id, dossier: null, organ: to },
      {
        since: addDays(givenOn, SIGNAL_WAITS_DAYS + 1),
        healedOn: settled?.on ?? null,
        events: settled === null ? [event] : [event, settled.event],
      },
    ),
  )
}
