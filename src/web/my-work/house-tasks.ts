import { agreedOn, isOver, partiesOn } from '../../domain/agreement/state.js'
import { delegatesSilent } from '../../domain/delegation/silent.js'
import { heldDuring } from '../../domain/goal/state.js'
import { workingGroupsPastEnd } from '../../domain/organ/past-end.js'
import { type LocalDate, toLocalDate, yearOf } from '../../domain/shared/time.js'
import { agreementsPage, candidaciesPage, goalsPage, workingGroupsPage } from '../frame/addresses.js'
import type { Capacity } from './own-tasks.js'
import type { Task } from './task.js'

/** Who was sent to a body outside the house, and did not report in time. */
const reports = ({ state, today, house, isMine }: Capacity): readonly Task[] =>
  delegatesSilent(state, today).flatMap(({ delegation, due }) => {
    const found = state.delegations.get(delegation)
    if (found === undefined || !isMine(found.seat)) return []
    return [
      {
        text: 'my-work.task.delegation-report' as const,
        about: found.body,
        as: state.organs.get(found.organ)?.name ?? found.organ,
        since: null,
        deadline: due,
        path: `${workingGroupsPage(house)}/afgevaardigden/${delegation}/verslag`,
      },
    ]
  })

/** The last day to look back on a year: the ledger notices from the day after (S2 “kwaliteitsbewaking”). */
const lastDayFor = (year: number): LocalDate => toLocalDate(`${year + 1}-03-31`)

/** A year that goals ask to be looked back on, for who records for a stuurgroep: it follows goals and actions (S0, S1). */
const yearEvaluation = ({ state, today, house, organs }: Capacity): readonly Task[] => {
  const year = yearOf(today) - 1
  const asked = [...state.goals.entries()].filter(([id, goal]) => {
    const content = goal.contents.findLast(({ from }) => from <= `${year}-12-31`)
    const done = state.evaluations.some((one) => one.year === year && one.goals.some(({ goal: of }) => of === id))
    return content?.evaluatedYearly === true && heldDuring(goal, year) && !done
  })
  if (asked.length === 0) return []
  return [...organs.entries()]
    .filter(([id]) => state.organs.get(id)?.kind === 'stuurgroep')
    .filter(([organ]) => !state.evaluations.some((one) => one.year === year && one.organ === organ))
    .map(([, as]) => ({
      text: 'my-work.task.year-evaluation' as const,
      about: String(year),
      as,
      since: null,
      deadline: lastDayFor(year),
      path: `${goalsPage(house)}/jaar-evalueren`,
    }))
}

/** Working groups whose time is over without a word: who records for one evaluates it, the administrator extends or ends it. */
const pastEnd = ({ state, today, house, organs, principal }: Capacity): readonly Task[] =>
  workingGroupsPastEnd(state, today).flatMap(({ organ, until }) => {
    const slug = organs.has(organ) ? 'evalueren' : principal?.kind === 'administrator' ? 'verlengen' : null
    const name = state.organs.get(organ)?.name ?? organ
    const shared = { text: 'my-work.task.group-past-end' as const, about: name, as: name, since: null, deadline: until }
    return slug === null ? [] : [{ ...shared, path: `${workingGroupsPage(house)}/${organ}/${slug}` }]
  })

/** For the administrator: candidates that wait for an answer, and agreements that wait for signatures. */
const administration = ({ state, today, house, principal }: Capacity): readonly Task[] => {
  if (principal?.kind !== 'administrator') return []
  const name = state.house?.name ?? ''
  return [
    ...[...state.candidacies.values()]
      .filter(({ outcome }) => outcome === null)
      .map((candidacy) => ({
        text: 'my-work.task.candidacy' as const,
        about: candidacy.name,
        as: name,
        since: candidacy.submittedOn,
        deadline: null,
        path: candidaciesPage(house),
      })),
    ...[...state.agreements.values()]
      .filter((agreement) => agreement.terminated === null && !isOver(agreement, today))
      .filter((agreement) => partiesOn(agreement, today).some(({ signed }) => signed === null))
      .map((agreement) => ({
        text: 'my-work.task.signatures' as const,
        about: agreement.title,
        as: name,
        since: agreement.draftedOn,
        deadline: agreedOn(agreement, today)?.until ?? null,
        path: agreementsPage(house),
      })),
  ]
}

/** What the yearly and other rhythms of the house ask of whoever is signed in. */
export const houseTasks = (capacity: Capacity): readonly Task[] => [
  ...reports(capacity),
  ...yearEvaluation(capacity),
  ...pastEnd(capacity),
  ...administration(capacity),
]
