import type pg from 'pg'
import type { HouseStates } from '../application/house-states.js'
import type { People } from '../application/people.js'
import type { Instant } from '../domain/shared/time.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry } from '../ledger/registry.js'
import { type Compose, createCompose } from './composing.js'
import { createFeedAddresses, type FeedAddresses } from './feed-addresses.js'
import { createFeeding } from './feeding.js'
import { createInbox, type Inbox } from './inbox.js'
import type { SendMail } from './mail.js'
import { createMails, type Mails } from './mails.js'
import { createPreferences, type Preferences } from './preferences.js'
import { createSending, type FindAddress } from './sending.js'
import { createUnsubscribing, type Unsubscribing } from './unsubscribing.js'

/** What pages, feeds and measurements ask about what persons are told. */
export type Notifying = {
  readonly inbox: Inbox
  readonly compose: Compose
  readonly preferences: Preferences
  readonly unsubscribing: Unsubscribing
  readonly feedAddresses: FeedAddresses
  readonly mails: Mails
  /** Whether this program sends mails at all. */
  readonly mailing: boolean
  /** Where people reach this site, without a slash at the end; null where that was not said. */
  readonly publicUrl: string | null
}

export type NotifyingDependencies = {
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly houses: Pick<HouseStates, 'load'>
  /** Signs the links in mails. */
  readonly secret: string
  readonly publicUrl: string | null
  readonly mailing: boolean
}

export const createNotifying = ({
  pool,
  store,
  registry,
  houses,
  secret,
  publicUrl,
  mailing,
}: NotifyingDependencies): Notifying => ({
  inbox: createInbox(pool),
  compose: createCompose({ houses, store, registry }),
  preferences: createPreferences(pool),
  unsubscribing: createUnsubscribing(secret),
  feedAddresses: createFeedAddresses(pool),
  mails: createMails(pool),
  mailing,
  publicUrl,
})

/** How a person is reached now, from what the house recorded of them. */
export const addressIn =
  (people: Pick<People, 'findDetails'>): FindAddress =>
  async (person) => {
    const { name, email } = await people.findDetails(person)
    return email === null ? null : { name, address: email }
  }

export type NotifyingWork = {
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly people: Pick<People, 'findDetails'>
  readonly now: () => Instant
  /** Told of trouble that is tried again; never with an address in it. */
  readonly onTrouble: (error: unknown) => void
  /** How mails leave, and the address of the site that stands in them; null: no mails, the inbox only. */
  readonly mail: { readonly send: SendMail; readonly publicUrl: string } | null
}

/** Follows the log and sends mails beside the running server. Answers a function that stops it. */
export const startNotifying = (
  { compose, unsubscribing }: Pick<Notifying, 'compose' | 'unsubscribing'>,
  { pool, store, registry, people, now, onTrouble, mail }: NotifyingWork,
): (() => Promise<void>) => {
  const findAddress = addressIn(people)
  const sending =
    mail === null ? null : createSending({ pool, ...mail, compose, findAddress, unsubscribing, onTrouble })
  const onTold = (): void => sending?.wake()
  const feeding = createFeeding({ pool, store, registry, now, mailing: mail !== null, onTrouble, onTold })
  feeding.start()
  sending?.start()
  return async () => {
    await feeding.stop()
    await sending?.stop()
  }
}
