import type { Past, Queries } from '../../projections/queries.js'
import type { Acts } from '../application/acts/acts.js'
import type { NamedAttachments } from '../application/attachments.js'
import type { BrowseEvents } from '../application/event-browser.js'
import type { Execute } from '../application/execute.js'
import type { ExportPerson } from '../application/export-person.js'
import type { HouseExport } from '../application/house-export/house-export.js'
import type { HouseStates } from '../application/house-states.js'
import type { Influence } from '../application/influence/influence.js'
import type { MayDecide } from '../application/may-decide.js'
import type { Meetings } from '../application/meetings.js'
import type { Money } from '../application/money/money.js'
import type { People } from '../application/people.js'
import type { Attachments } from '../attachments/attachments.js'
import type { LastBackup } from '../backup/last-backup.js'
import type { ApprovedMinutes } from '../documents/approved-minutes.js'
import type { Documents } from '../documents/documents.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { LogDependencies } from '../http/log-routes.js'
import type { ProvingDependencies } from '../http/proven-event.js'
import type { Identity } from '../identity/identity.js'
import type { HouseUploads } from '../importing/house-upload.js'
import type { SealingState } from '../ledger/transparency/sealing-state.js'
import type { InviteByMail } from '../notifying/invite-by-mail.js'
import type { Notifying } from '../notifying/notifying.js'
import type { TellAccount } from '../notifying/tell-account.js'
import type { EngineStatus } from '../projecting/status.js'
import type { StatementBy } from './accessibility/accessibility-page.js'

/** What the pages need: the one way in (`execute`), the one way out (`queries`), and the day it is. */
export type PageDependencies = ProvingDependencies & {
  readonly execute: Execute
  readonly houses: HouseStates
  readonly queries: Queries
  /** Dossiers, decisions and what waits, as of another day or as known at another moment. */
  readonly past: Past
  readonly people: People
  /** Accounts, and what they may act as. */
  readonly identity: Identity
  /** What persons are told, and how they want to be told. */
  readonly notifying: Notifying
  /** Houses that are set up from a file: first looked at, then recorded. */
  readonly uploads: HouseUploads
  /** Sends a one-time link to who is invited; null where no mail is sent. */
  readonly inviteByMail: InviteByMail | null
  /** Tells the owner of an account that what they sign in with changed; null where no mail is sent. */
  readonly tellAccount: TellAccount | null
  readonly exportPerson: ExportPerson
  readonly mayDecide: MayDecide
  readonly acts: Acts
  readonly meetings: Meetings
  readonly money: Money
  readonly influence: Influence
  /** What the ledger tells, as a document on paper. */
  readonly documents: Documents
  /** The files of approved minutes, as they were recorded and kept. */
  readonly approvedMinutes: Pick<ApprovedMinutes, 'find' | 'sameAs'>
  /** The documents that come with contributions and signals, and what the log says of them. */
  readonly attachments: Attachments
  readonly namedAttachments: NamedAttachments
  /** The events of a house, newest first, as an auditor looks for them. */
  readonly browseEvents: BrowseEvents
  /** Everything of one house as files, for an auditor to keep and to check. */
  readonly houseExport: HouseExport
  /** The signed log, and how far it is signed. */
  readonly log: LogDependencies['log']
  readonly sealing: () => Promise<SealingState>
  /** The newest backup that was made with this data folder; null when there is none. */
  readonly lastBackup: () => Promise<LastBackup | null>
  /** How far the tables that answer are. */
  readonly status: () => Promise<EngineStatus>
  /** Public keys of the witnesses that the log asks to cosign. */
  readonly witnessKeys: readonly string[]
  /** Resolves when the projections hold the position; throws when that takes too long. */
  readonly waitForPosition: (position: bigint) => Promise<void>
  readonly today: () => LocalDate
  /** A new UUID; also the hidden key of a form, so that sending it twice records once. */
  readonly newId: () => string
  /** Cookies travel over https only. */
  readonly secure: boolean
  /** Who answers for the accessibility of the site. */
  readonly statementBy: StatementBy
  /** Offer the sign-in without password. Only for a server that listens on loopback. */
  readonly developmentSignIn: boolean
}
