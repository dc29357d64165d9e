import { erasureReason, erasureReasons } from '../domain/person/events.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { dayInFlanders } from '../domain/shared/time.js'
import { problemOfCommand } from '../http/problem.js'
import { CommandFailed } from './failure.js'
import { checkPersonId, knownPerson } from './known-person.js'
import { withRuntime } from './with-runtime.js'

/** Erases the personal data of a person for good. A person who was erased before stays so, and it is said when. */
export const erase = async (
  person: string,
  { reason, json }: { readonly reason: string; readonly json: boolean },
): Promise<void> => {
  checkPersonId(person)
  const why = erasureReason.safeParse(reason)
  if (!why.success) throw new CommandFailed(`--reason must be one of ${erasureReasons.join(', ')}.`, 2)
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const { reference } = await knownPerson(runtime, person)
    const { house, erased } = reference
    const tell = (position: number, before: boolean): void => {
      if (json) process.stdout.write(`${JSON.stringify({ person, house, position, erasedBefore: before }, null, 2)}\n`)
      else if (before) process.stdout.write(`${person} was erased before, at position ${position}; nothing is left.\n`)
      else process.stdout.write(`${person} is erased; the log says so at position ${position}.\n`)
    }
    if (erased !== null) {
      await runtime.personalData.replayErasures()
      return tell(erased.position, true)
    }
    const result = await runtime.execute({
      house: house as HouseId,
      type: 'ErasePersonalData',
      body: { effectiveOn: dayInFlanders(runtime.now()), person, reason: why.data },
      principal: { kind: 'operator' },
      via: 'system',
      key: null,
      dossierRevision: null,
    })
    if (!result.ok) throw new CommandFailed(problemOfCommand(result.problem, 'en').detail)
    tell(Number(result.answer.position), false)
  })
}
