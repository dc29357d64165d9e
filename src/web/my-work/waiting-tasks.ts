import type { WaitingItem, WaitingKind } from '../../../projections/waiting-for/answers.js'
import { openConditions } from '../../domain/bekrachtiging/status.js'
import { adviceId, ballotId, decisionId, dossierId } from '../../domain/shared/identifiers.js'
import { localDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { address, dossierPage, signalsPage } from '../frame/addresses.js'
import type { Task } from './task.js'

/** The form in the dossier that does what is awaited. For `healing` there is none: another organ has to ratify. */
const slugs: Readonly<Record<Exclude<WaitingKind, 'healing' | 'signal-answer'>, string>> = {
  bekrachtiging: 'bekrachtiging',
  proposal: 'besluit',
  advice: 'advies',
  'contribution-answer': 'antwoord-inbreng',
  'advice-answer': 'antwoord-advies',
  ballot: 'stemming-sluiten',
  'vote-confirmation': 'stem-bevestigen',
  condition: 'voorwaarde-vervuld',
  remarks: 'nieuwe-versie',
}

/** The first point of an advice that has no answer. */
const openPoint = (state: HouseState, dossier: string, advice: string): number => {
  const id = adviceId.safeParse(advice)
  const found = id.success ? state.dossiers.get(dossierId.parse(dossier))?.advices.get(id.data) : undefined
  const points = Array.from({ length: found?.points ?? 1 }, (_, index) => index + 1)
  return points.find((point) => found?.answered.has(point) !== true) ?? 1
}

/** The first condition of an organ that is not met. */
const openCondition = (state: HouseState, dossier: string, decision: string, organ: string): number | null => {
  const id = decisionId.safeParse(decision)
  const found = id.success ? state.dossiers.get(dossierId.parse(dossier))?.decisions.get(id.data) : undefined
  return found === undefined ? null : (openConditions(found).find((one) => one.organ === organ)?.condition ?? null)
}

/** What the form is about, as its address says it; undefined where it is about the dossier itself. */
const overOf = (state: HouseState, item: WaitingItem, dossier: string): string | undefined => {
  const { kind, about, organ, seat } = item
  switch (kind) {
    case 'proposal':
    case 'remarks':
      return undefined
    case 'advice-answer':
      return `${about}:${openPoint(state, dossier, about)}`
    case 'vote-confirmation':
      return `${about}:${seat?.id ?? ''}`
    case 'condition':
      return `${about}:${organ.id}:${openCondition(state, dossier, about, organ.id) ?? ''}`
    default:
      return about
  }
}

/** A secret ballot that is held on paper is closed with its count; both forms say so. */
const slugOf = (state: HouseState, item: WaitingItem, dossier: string): string | null => {
  if (item.kind === 'healing' || item.kind === 'signal-answer') return null
  const ballot = ballotId.safeParse(item.about)
  const isSecret =
    item.kind === 'ballot' &&
    ballot.success &&
    state.dossiers.get(dossierId.parse(dossier))?.ballots.get(ballot.data)?.secret === true
  return isSecret ? 'telling' : slugs[item.kind]
}

const pathOf = (state: HouseState, house: string, item: WaitingItem): string => {
  if (item.dossier === null) return `${signalsPage(house)}/${item.about}/antwoorden`
  const page = dossierPage(house, item.dossier.id)
  const slug = slugOf(state, item, item.dossier.id)
  return slug === null ? page : address(`${page}/${slug}`, { over: overOf(state, item, item.dossier.id) })
}

const dayOrNull = (day: string | null): Task['deadline'] => {
  const parsed = localDate.safeParse(day)
  return parsed.success ? parsed.data : null
}

/**
 * What waits for an organ, as tasks. `acts`: whether the reader does it in the name of the organ; who only looks after
 * the house is sent to the dossier.
 */
export const waitingTasks = (
  state: HouseState,
  house: string,
  items: readonly WaitingItem[],
  acts: (organ: string) => boolean,
): readonly Task[] =>
  items.map((item) => {
    const elsewhere = item.dossier === null ? signalsPage(house) : dossierPage(house, item.dossier.id)
    return {
      text: `my-work.task.${item.kind}`,
      about: item.dossier?.title ?? '',
      as: item.organ.name,
      since: dayOrNull(item.since),
      deadline: dayOrNull(item.deadline),
      path: acts(item.organ.id) ? pathOf(state, house, item) : elsewhere,
    }
  })
