import type { HouseId } from '../../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { EventStore } from '../../ledger/event-store.js'
import type { EventRegistry } from '../../ledger/registry.js'
import type { HouseStates } from '../house-states.js'
import { actionsOn } from './actions.js'
import { agreementsOn } from './agreements.js'
import type {
  ActionEntry,
  AgreementEntry,
  CandidacyEntry,
  DelegationEntry,
  GoalEntry,
  WorkingGroupEntry,
  YearEvaluationEntry,
} from './answers.js'
import { candidaciesOn } from './candidacies.js'
import { goalsOn, yearEvaluationsOn } from './goals.js'
import { createReadText } from './texts.js'
import { delegationsOn, workingGroupsOn } from './working-groups.js'

/** The day that is asked for, and from which knowledge; `knownAt` null: all that is known now. */
export type ActsTime = { readonly asOf: LocalDate; readonly knownAt: Instant | null }

type Question<Entry> = (house: HouseId, time: ActsTime) => Promise<readonly Entry[]>

/** Answers about the acts of a house beside its decisions, from the log itself. */
export type Acts = {
  readonly agreements: Question<AgreementEntry>
  readonly goals: Question<GoalEntry>
  readonly yearEvaluations: Question<YearEvaluationEntry>
  readonly actions: Question<ActionEntry>
  readonly candidacies: Question<CandidacyEntry>
  readonly delegations: Question<DelegationEntry>
  readonly workingGroups: Question<WorkingGroupEntry>
}

export const createActs = (
  houses: Pick<HouseStates, 'loadKnownAt'>,
  store: Pick<EventStore, 'readEvent'>,
  registry: EventRegistry,
): Acts => {
  const readText = createReadText(store, registry)
  const asked =
    <Entry>(
      answer: (state: HouseState, on: LocalDate, read: typeof readText) => readonly Entry[] | Promise<readonly Entry[]>,
    ): Question<Entry> =>
    async (house, { asOf, knownAt }) =>
      answer((await houses.loadKnownAt(house, knownAt)).state, asOf, readText)
  return {
    agreements: asked(agreementsOn),
    goals: asked(goalsOn),
    yearEvaluations: asked(yearEvaluationsOn),
    actions: asked(actionsOn),
    candidacies: asked(candidaciesOn),
    delegations: asked(delegationsOn),
    workingGroups: asked(workingGroupsOn),
  }
}
