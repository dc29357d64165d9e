import { changeMeeting } from '../meeting/change.js'
import type { Minutes } from '../meeting/state.js'
import type { EvolversOf } from '../shared/decider.js'

/** Changes minutes that are there. */
const change = (
  minutes: Minutes | null,
  changed: (minutes: Minutes) => Partial<Minutes>,
): { minutes: Minutes | null } => ({
  minutes: minutes === null ? null : { ...minutes, ...changed(minutes) },
})

export const minutesEvolvers: EvolversOf<
  'MinutesDrafted' | 'MinutesRemarked' | 'MinutesApproved' | 'MinutesRectified' | 'MinutesPaperRecorded'
> = {
  MinutesDrafted: (state, event) =>
    changeMeeting(state, event, event.data.meeting, ({ minutes }) => ({
      minutes: {
        draftedOn: event.effectiveOn,
        firstDraftedOn: minutes?.firstDraftedOn ?? event.effectiveOn,
        approvedOn: null,
        version: event.data.version,
        remarks: 0,
        approvedIn: null,
        approval: null,
        paper: null,
        event: event.id,
      },
    })),
  MinutesRemarked: (state, event) =>
    changeMeeting(state, event, event.data.meeting, ({ minutes }) =>
      change(minutes, ({ remarks }) => ({ remarks: remarks + 1 })),
    ),
  MinutesApproved: (state, event) =>
    changeMeeting(state, event, event.data.meeting, ({ minutes }) =>
      change(minutes, () => ({
        approvedOn: event.effectiveOn,
        approvedIn: event.data.inMeeting,
        approval: event.id,
      })),
    ),
  MinutesRectified: (state, event) => changeMeeting(state, event, event.data.meeting, () => ({})),
  MinutesPaperRecorded: (state, event) =>
    changeMeeting(state, event, event.data.meeting, ({ minutes }) =>
      change(minutes, () => ({ paper: { event: event.id, files: event.data.papers } })),
    ),
}
