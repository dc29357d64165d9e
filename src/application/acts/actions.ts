import type { ActionOwner } from '../../domain/action/events.js'
import { type Action, dueOn, isOverdueOn } from '../../domain/action/state.js'
import { partnerNow } from '../../domain/partner/succession.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { ActionEntry, ActionOwnerNamed } from './answers.js'
import { byDay, dossierTitled, organNamed, partnerNamed, seatNamed } from './naming.js'
import { type ReadText, withTexts } from './texts.js'

const ownerNamed = (state: HouseState, owner: ActionOwner, on: LocalDate): ActionOwnerNamed => {
  switch (owner.kind) {
    case 'organ':
      return { kind: 'organ', organ: organNamed(state, owner.organ) }
    case 'partner':
      return { kind: 'partner', partner: partnerNamed(state, partnerNow(state, owner.partner, on)) }
    case 'seat':
      return { kind: 'seat', seat: seatNamed(state, owner.seat, on) }
  }
}

const statusOf = (action: Action, on: LocalDate): ActionEntry['status'] => {
  if (action.closed !== null && action.closed.on <= on) return action.closed.as
  return isOverdueOn(action, on) ? 'overdue' : 'open'
}

/** The actions that were planned by a day, as they stood then, the one due first in front. */
export const actionsOn = async (
  state: HouseState,
  on: LocalDate,
  readText: ReadText,
): Promise<readonly ActionEntry[]> => {
  const planned = [...state.actions.entries()].filter(([, { plannedOn }]) => plannedOn <= on)
  const entries = await Promise.all(
    planned.map(async ([id, action]): Promise<ActionEntry> => {
      const { title, owner, plannedOn, decision, dossier, goal, actionPoint, closed, event } = action
      const reports = await withTexts(
        action.reports.filter((report) => report.on <= on),
        readText,
      )
      return {
        id,
        title,
        owner: ownerNamed(state, owner, on),
        plannedOn,
        due: dueOn(action, on) ?? plannedOn,
        status: statusOf(action, on),
        closedOn: closed !== null && closed.on <= on ? closed.on : null,
        decision,
        dossier: dossier === null ? null : dossierTitled(state, dossier),
        goal: goal === null ? null : { id: goal, code: state.goals.get(goal)?.code ?? goal },
        actionPoint,
        reports: reports.map(({ on: day, text, event: report }) => ({ on: day, text, event: report })),
        event,
      }
    }),
  )
  return entries.sort(byDay(({ due }) => due))
}
