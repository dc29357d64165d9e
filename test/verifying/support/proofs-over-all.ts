import type { Proofs } from '../../../src/application/proofs.js'
import type { StoredEvent } from '../../../src/ledger/event.js'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { canonical, exampleSigners, proven, type Signers } from './signed-log.js'

const leafOf = ({ position, ...event }: StoredEvent): string => canonical({ ...event, position: Number(position) })

export type ProofsOverAll = Proofs & {
  readonly signers: Required<Signers>
  /** Until it is called again with null, events after this position are not sealed yet. */
  readonly sealOnly: (until: bigint | null) => void
}

/** Proofs from a real signed tree over all that a store holds, made anew for every question: slow and plain. */
export const proofsOverAll = async (store: EventStore): Promise<ProofsOverAll> => {
  const signers = await exampleSigners()
  let sealed: bigint | null = null
  return {
    signers,
    sealOnly: (until) => {
      sealed = until
    },
    proofOf: async (eventId) => {
      const event = await store.readEvent(eventId)
      if (event === null) return 'unknown-event'
      if (sealed !== null && event.position > sealed) return 'not-yet-sealed'
      const events = await store.readAll({ after: 0n, limit: 10_000 })
      return proven(events.map(leafOf), Number(event.position) - 1, signers)
    },
  }
}
