import { domainEvents } from '../../src/domain/events.js'
import { type Instant, toInstant } from '../../src/domain/shared/time.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createFeeding } from '../../src/notifying/feeding.js'
import { propose, type SmallHouse } from '../web/support/house.js'
import type { Ledger } from '../web/support/ledger.js'

const registry = createEventRegistry(domainEvents)

/** Follows the log of this ledger as the program does. `now` is when it believes it is. */
export const feedingOf = (ledger: Ledger, options: { mailing?: boolean; now?: () => string } = {}) =>
  createFeeding({
    pool: ledger.pool,
    store: ledger.store,
    registry,
    now: () => (options.now === undefined ? toInstant(new Date()) : (options.now() as Instant)),
    mailing: options.mailing ?? false,
    onTrouble: (error) => {
      throw error
    },
  })

/** Every notice that is kept, as short lines: kind, recipient, connection. */
export const keptIn = async ({ pool }: Ledger, kind?: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT kind || ' ' || recipient || ' ' || because AS line FROM notifying.notice
     WHERE $1::text IS NULL OR kind = $1 ORDER BY position, line`,
    [kind ?? null],
  )
  return rows.map(({ line }) => line)
}

/** Gives a person a name and an e-mail address. */
export const reachable = async ({ record }: SmallHouse, person: string, email: string): Promise<void> => {
  await record('RecordPersonDetails', { effectiveOn: '2026-03-01', person, name: 'Naam Voorbeeld', email, phone: null })
}

/** The stuurgroep proposes and adopts; answers the dossier and the decision. */
export const decide = async (
  small: SmallHouse,
  title = 'Speelstraat',
): Promise<{ dossier: string; decision: string }> => {
  const dossier = await propose(small, { title })
  const { decision } = await small.record('TakeDecision', {
    effectiveOn: '2026-03-05',
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
    reasons: 'Het kan binnen het actieplan.',
  })
  return { dossier, decision: decision! }
}
