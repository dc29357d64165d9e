import type { HouseStates } from '../application/house-states.js'
import type { DomainEvent } from '../domain/events.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import type { Language } from '../texts/catalogue.js'
import type { KeptNotice, NoticeKind } from './notice.js'
import { pathOf } from './paths.js'
import { type Matter, matterOf } from './told-matter.js'
import { type Voice, voiceIn } from './words.js'

/** A notice in words, as it is shown or sent; made anew each time, never kept. */
export type ToldNotice = {
  readonly notice: KeptNotice
  readonly house: { readonly id: string; readonly name: string }
  readonly title: string
  readonly lines: readonly string[]
  /** Why this person is told. */
  readonly because: string
  /** Where on the site the matter is. */
  readonly path: string
}

export type Compose = {
  /** A notice in words, in one language, from the log and the house as they are now. */
  readonly notice: (notice: KeptNotice, language: Language) => Promise<ToldNotice>
  /** A decision in words, by the event that took it. */
  readonly decision: (house: HouseId, event: string, language: Language) => Promise<Matter>
}

export const createCompose = ({
  houses,
  store,
  registry,
}: {
  readonly houses: Pick<HouseStates, 'load'>
  readonly store: Pick<EventStore, 'readEvent'>
  readonly registry: EventRegistry
}): Compose => {
  const matter = async (house: HouseId, id: string, kind: NoticeKind, voice: Voice): Promise<Matter> => {
    const { state } = await houses.load(house)
    const stored = await store.readEvent(id)
    // The registry gives the newest shape of each type; the stream of a house holds domain events only.
    const event = stored === null ? null : (registry.read(stored) as Pick<DomainEvent, 'type' | 'data'> as DomainEvent)
    const found = event === null ? null : matterOf({ voice, house: state }, kind, event)
    return found ?? { title: voice.say('notice.unknown'), lines: [] }
  }
  return {
    notice: async (notice, language) => {
      const voice = voiceIn(language)
      const { title, lines } = await matter(notice.house, notice.event, notice.kind, voice)
      const { state } = await houses.load(notice.house)
      return {
        notice,
        house: { id: notice.house, name: state.house?.name ?? notice.house },
        title,
        lines,
        because: voice.say(`notice.because.${notice.because}`),
        path: pathOf(notice),
      }
    },
    decision: (house, event, language) => matter(house, event, 'decision-taken', voiceIn(language)),
  }
}
