import type { CommandAnswer, CommandProblem, CommandResult, Execute } from '../application/execute.js'
import type { RecordedBefore } from '../application/recorded-before.js'
import type { DomainCommandType } from '../domain/commands.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { LocalDate } from '../domain/shared/time.js'
import { withIds } from './check-act.js'
import { type CheckedFile, checkFile, inFileOrder, place } from './check-file.js'
import { commandKey, commandKeys, houseIdOf } from './command-keys.js'
import { type DryRun, dryRun } from './dry-run.js'
import { foundingType } from './format.js'
import { namedThings } from './named-things.js'
import { type FoundProblem, faults, type ImportProblem, inEnglish } from './problems.js'
import { followRecorded } from './recorded-so-far.js'
import type { Path } from './text-places.js'

export type ImportDependencies = {
  /** The one way in: the application's `execute`. */
  readonly send: Execute
  /** Lets a file of which everything is recorded already be known at once; without it each of its acts is sent again. */
  readonly recordedBefore?: RecordedBefore
  readonly today: LocalDate
  /** A new UUID (version 7); for the dry run only. */
  readonly newId: () => string
  /** Called after each command, with how many of the total are recorded. */
  readonly onProgress?: (done: number, total: number) => void
}

export type ImportResult =
  | {
      readonly ok: true
      readonly key: string
      readonly house: HouseId
      /** How many commands the file has, its founding included. */
      readonly total: number
      /** How many of them were recorded now; the others were there from an earlier start. */
      readonly recorded: number
      /** Reads with `minPosition` at least this see the whole import. */
      readonly position: CommandAnswer['position']
    }
  | {
      readonly ok: false
      /** Everything that is wrong, from the top of the file to its end. */
      readonly problems: readonly ImportProblem[]
      /** How many commands were recorded now: 0 unless the ledger stopped an import under way. */
      readonly recorded: number
    }

/** How often a command is sent again when others write to the same house at the same moment. */
const attempts = 5

/** A house file as far as it can be read, what is wrong with its form and what the rules refuse, and what would come of it. */
export type CheckedHouse = {
  readonly file: CheckedFile
  /** From the top of the file to its end; empty when it can be imported. */
  readonly problems: readonly FoundProblem[]
  /** The house as it would be, so far as nothing is refused; null for a text that is no JSON. */
  readonly outcome: Pick<DryRun, 'state' | 'happened'> | null
}

/** Reads a house file and carries it out in memory. Nothing is sent or written. */
export const checkHouseFile = (raw: string, context: Pick<ImportDependencies, 'today' | 'newId'>): CheckedHouse =>
  carriedOut(checkFile(raw), context)

const carriedOut = (file: CheckedFile, context: Pick<ImportDependencies, 'today' | 'newId'>): CheckedHouse => {
  if (file.text.syntaxFaults.length > 0) return { file, problems: file.problems, outcome: null }
  const house = houseIdOf(file.key ?? '')
  const { problems, ...outcome } = dryRun(file, { ...context, house })
  return { file, problems: inFileOrder([...file.problems, ...problems]), outcome }
}

/**
 * What an earlier import of this same file came to, when every act of it is in the ledger just as it stands in the file;
 * null in any other case. The rules looked at each act when it was recorded, so they are not asked again.
 */
const importedBefore = async (
  file: CheckedFile,
  recordedBefore: RecordedBefore,
): Promise<Extract<ImportResult, { ok: true }> | null> => {
  const { key, problems } = file
  if (problems.length > 0 || key === null) return null
  const house = houseIdOf(key)
  const total = file.acts.length + 1
  const answerOf = await recordedBefore(house, commandKeys(key, total))
  const followed = answerOf === null ? null : await followRecorded(file, total, answerOf)
  if (followed === null || followed.same < total || followed.position === null) return null
  return { ok: true, key, house, total, recorded: 0, position: followed.position }
}

/**
 * Imports a house from the text of its file. Nothing is sent when anything at all is wrong with it. Each command has its
 * own idempotency key (`import:<file key>:<place>`, the founding at place 0), so that an import which was stopped goes on
 * where it was, and one that is repeated changes nothing. An act whose content changed after it was imported stops it.
 */
export const importHouse = async (raw: string, dependencies: ImportDependencies): Promise<ImportResult> => {
  const file = checkFile(raw)
  const { recordedBefore } = dependencies
  const before = recordedBefore === undefined ? null : await importedBefore(file, recordedBefore)
  if (before !== null) {
    dependencies.onProgress?.(before.total, before.total)
    return before
  }
  const { problems } = carriedOut(file, dependencies)
  if (problems.length > 0 || file.key === null || file.founding === null)
    return { ok: false, problems: problems.map(inEnglish), recorded: 0 }

  const { key } = file
  const house = houseIdOf(key)
  const named = namedThings()
  const total = file.acts.length + 1
  let recorded = 0
  const sendAt = async (done: number, type: DomainCommandType, body: unknown): Promise<CommandResult> => {
    const request = {
      house,
      type,
      body,
      principal: { kind: 'operator' as const },
      via: 'import' as const,
      key: commandKey(key, done),
      dossierRevision: null,
    }
    let result = await dependencies.send(request)
    for (let attempt = 2; attempt <= attempts && isConflict(result); attempt += 1)
      result = await dependencies.send(request)
    if (result.ok && !result.repeated) recorded += 1
    if (result.ok) dependencies.onProgress?.(done + 1, total)
    return result
  }
  const stoppedAt = (path: Path, type: DomainCommandType, why: CommandProblem): ImportResult => {
    const fault = why.kind === 'key-reused' ? faults.changed(type) : notAccepted(type, why)
    return { ok: false, recorded, problems: [inEnglish(place(file.text, { path, fault, onKey: false }))] }
  }

  const founded = await sendAt(0, foundingType, file.founding)
  if (!founded.ok) return stoppedAt(['house'], foundingType, founded.problem)
  let { position } = founded.answer
  for (const act of file.acts) {
    if (act.type === null) throw new Error(`Act ${act.index} was checked and has no type`)
    const result = await sendAt(act.index + 1, act.type, withIds(act, named.ids))
    if (!result.ok) return stoppedAt(['acts', act.index], act.type, result.problem)
    const { created, events } = result.answer
    named.learn(act, created, events[0]?.id ?? '')
    position = result.answer.position
  }
  return { ok: true, key, house, total, recorded, position }
}

const isConflict = (result: CommandResult): boolean => !result.ok && result.problem.kind === 'conflict'

const notAccepted = (type: DomainCommandType, why: Exclude<CommandProblem, { kind: 'key-reused' }>) => {
  switch (why.kind) {
    case 'refused':
      return faults.refused(type, why.refusal)
    case 'invalid':
      return faults.notAccepted(type, why.fields.map(({ field, message }) => `${field} ${message}`).join('; '))
    case 'forbidden':
    case 'recent-sign-in-needed':
      return faults.notAccepted(type, 'noRight')
    case 'wrong-revision':
    case 'changed-meanwhile':
    case 'conflict':
      return faults.notAccepted(type, 'busy')
  }
}
