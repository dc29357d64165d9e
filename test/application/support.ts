import type { CommandRequest, CommandResult, Execute } from '../../src/application/execute.js'
import type { DomainCommandType } from '../../src/domain/commands.js'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import type { FieldsOf } from '../http/support/house.js'

/** Sends commands as one person of a house. */
export const sender =
  (execute: Execute, house: string, person: string) =>
  <Type extends DomainCommandType>(
    type: Type,
    body: FieldsOf<Type>,
    more: Partial<Pick<CommandRequest, 'key' | 'dossierRevision'>> = {},
  ): Promise<CommandResult> =>
    execute({
      house: house as HouseId,
      type,
      body,
      principal: { kind: 'person', house: house as HouseId, person: person as PersonId },
      via: 'api',
      key: null,
      dossierRevision: null,
      ...more,
    })

/**
 * The same store, except that `before` runs once, after a command was decided and before it is appended: the moment at
 * which another process comes in between.
 */
export const interrupted = (store: EventStore, before: () => Promise<unknown>, times = 1): EventStore => {
  let left = times
  return {
    ...store,
    append: async (request) => {
      if (left > 0) {
        left -= 1
        await before()
      }
      return store.append(request)
    },
  }
}
