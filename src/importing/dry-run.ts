import { randomBytes } from 'node:crypto'
import { commitPersonalValues } from '../application/commit-personal-values.js'
import type { DomainCommandType, ReceivedCommand } from '../domain/commands.js'
import { decide } from '../domain/decide.js'
import type { DomainEvent } from '../domain/events.js'
import { evolve } from '../domain/evolve.js'
import type { Accepted } from '../domain/shared/decider.js'
import type { Happened } from '../domain/shared/event.js'
import type { EventId, HouseId } from '../domain/shared/identifiers.js'
import type { Refusal } from '../domain/shared/refusal.js'
import type { Instant, LocalDate } from '../domain/shared/time.js'
import { emptyHouse, type HouseState } from '../domain/state.js'
import { KEY_BYTES } from '../ledger/personal-data/commitment.js'
import type { CheckedAct } from './check-act.js'
import { withIds } from './check-act.js'
import { type CheckedFile, place } from './check-file.js'
import { type Failure, isFollowUp } from './follow-ups.js'
import { type ActType, foundingType, nameInFile } from './format.js'
import { schemaOf } from './house-schema.js'
import { type NamedThings, namedThings } from './named-things.js'
import { type FoundProblem, faults } from './problems.js'

export type DryRunContext = {
  readonly house: HouseId
  readonly today: LocalDate
  /** A new UUID (version 7). */
  readonly newId: () => string
}

/** Lets a file with a wrong founding be looked at further. */
const anyFounding = { effectiveOn: '1900-01-01', name: '?', legalForm: 'feitelijke-vereniging', workingArea: ['?'] }

type Event = Happened<DomainEvent>

/** A whole file, carried out in memory. */
export type DryRun = {
  readonly problems: readonly FoundProblem[]
  /** The house as it would be, without what is refused. */
  readonly state: HouseState
  /** What would happen, in order. */
  readonly happened: readonly Event[]
}

type Step =
  | {
      readonly ok: true
      readonly state: HouseState
      readonly happened: readonly Event[]
      readonly created: Accepted['created']
      readonly firstEvent: string
    }
  | { readonly ok: false; readonly refusal: Refusal }

const step = (
  type: DomainCommandType,
  fields: unknown,
  { state, revision }: { readonly state: HouseState; readonly revision: number },
  context: DryRunContext,
): Step => {
  // The schema belongs to this type: together they are the command.
  const received = { type, ...schemaOf(type).parse(fields) } as ReceivedCommand
  const { command } = commitPersonalValues(received, () => randomBytes(KEY_BYTES))
  const decided = decide(command, state, context)
  if (!decided.ok) return decided
  const happened = decided.events.map((event, index) => ({
    ...event,
    id: context.newId() as EventId,
    revision: revision + index,
    effectiveOn: command.effectiveOn,
    recordedAt: `${context.today}T12:00:00.000Z` as Instant,
    actor: { via: 'import' as const },
  }))
  const firstEvent = happened[0]?.id ?? context.newId()
  return { ok: true, state: happened.reduce(evolve, state), happened, created: decided.created, firstEvent }
}

const fieldPath = (type: ActType, field: string | null): readonly (string | number)[] =>
  field === null
    ? []
    : field
        .split('.')
        .map((part, depth) => (/^\d+$/.test(part) ? Number(part) : depth === 0 ? nameInFile(type, part) : part))

/** References to money of a plan of which nothing came so far; with an earlier failure that would be the cause. */
const notYet = (
  file: CheckedFile,
  act: CheckedAct,
  unknown: CheckedAct['references'],
  named: NamedThings,
): readonly FoundProblem[] =>
  unknown
    .filter(({ name }) => named.isAwaited(name))
    .map(({ path, name }) =>
      place(file.text, { path: ['acts', act.index, ...path], fault: faults.referenceNotYet(name), onKey: false }),
    )

const dossierOf = (act: CheckedAct): unknown => act.fields.dossier ?? null

/**
 * Carries out the whole file in memory and says what the rules refuse. After a refusal it goes on; what is refused only
 * because an earlier act failed is left out.
 */
export const dryRun = (file: CheckedFile, context: DryRunContext): DryRun => {
  const problems: FoundProblem[] = []
  const named = namedThings()
  const failures: Failure[] = []
  const founded = step(foundingType, file.founding ?? anyFounding, { state: emptyHouse, revision: 0 }, context)
  if (!founded.ok) {
    const fault = faults.refused(foundingType, founded.refusal)
    return { problems: [place(file.text, { path: ['house'], fault, onKey: false })], state: emptyHouse, happened: [] }
  }
  let { state } = founded
  const happened = [...founded.happened]
  for (const act of file.acts) {
    if (act.type === null) continue
    const failed = { type: act.type, dossier: dossierOf(act) }
    const unknown = act.references.filter(({ name }) => !named.ids.has(name))
    if (act.found.length > 0 || unknown.length > 0) {
      if (failures.length === 0) problems.push(...notYet(file, act, unknown, named))
      failures.push(failed)
      continue
    }
    const done = step(act.type, withIds(act, named.ids), { state, revision: happened.length }, context)
    if (done.ok) {
      state = done.state
      happened.push(...done.happened)
      named.learn(act, done.created, done.firstEvent)
      continue
    }
    if (!isFollowUp(done.refusal.code, failed.dossier, failures)) {
      const path = ['acts', act.index, ...fieldPath(act.type, done.refusal.field)]
      problems.push(place(file.text, { path, fault: faults.refused(act.type, done.refusal), onKey: false }))
    }
    failures.push(failed)
  }
  return { problems, state, happened }
}
