import { parseRecordedEvent } from '../../verifying/recorded-event.js'
import type { Proofs, ProvenEvent } from '../proofs.js'
import { receiptFileOf } from '../receipt-file.js'
import { documentsCsv } from './documents-csv.js'
import type { GrantAccount } from './grant-account.js'
import { grantFolderFiles } from './grant-folder-files.js'

/** An event of the account has no proof yet, or no event of that name is recorded. */
export class EventNotProven extends Error {
  override readonly name = 'EventNotProven'
  constructor(
    readonly event: string,
    readonly why: 'unknown-event' | 'not-yet-sealed',
  ) {
    super(`Event ${event} has no proof: ${why}.`)
  }
}

type Proven = ProvenEvent & { readonly position: number }

const TOGETHER = 8

/** The proof of each event, in the order of the log. */
const proveAll = async (events: readonly string[], { proofOf }: Proofs): Promise<readonly Proven[]> => {
  const proven: Proven[] = []
  for (let at = 0; at < events.length; at += TOGETHER) {
    const some = events.slice(at, at + TOGETHER).map(async (event): Promise<Proven> => {
      const found = await proofOf(event)
      if (typeof found === 'string') throw new EventNotProven(event, found)
      return { ...found, position: parseRecordedEvent(found.leaf).position }
    })
    proven.push(...(await Promise.all(some)))
  }
  return proven.toSorted((one, other) => one.position - other.position)
}

/** The events as one JSON list, each on a line of its own in its canonical form (RFC 8785). */
const eventsJson = (proven: readonly Proven[]): string => `[\n${proven.map(({ leaf }) => leaf).join(',\n')}\n]\n`

export type GrantFolderTexts = {
  /** A page that needs nothing else. */
  readonly page: (account: GrantAccount) => string | Promise<string>
  readonly readMe: (account: GrantAccount, vkeys: readonly string[]) => string
}

/** The account of a grant as JSON, for programs. */
export const reportJson = ({ house, grant, trace, documents }: GrantAccount): string =>
  `${JSON.stringify({ format: 'besluitboek-grant-account/1', house, grant, trace, documents }, null, 2)}\n`

/**
 * Every file of the folder with the account of a grant, by its path in there: report, documents, events, and a receipt
 * of each event. The number before the name of a receipt is the place of its event in the log.
 *
 * @throws {EventNotProven} when an event is not in the signed log
 */
export const grantFolder = async (
  account: GrantAccount,
  proofs: Proofs,
  texts: GrantFolderTexts,
): Promise<ReadonlyMap<string, string>> => {
  const proven = await proveAll(account.events, proofs)
  const receipts = proven.map((one): readonly [string, string] => {
    const { name, text } = receiptFileOf(one)
    return [`${grantFolderFiles.proofs}/${one.position}-${name}`, text]
  })
  return new Map([
    [grantFolderFiles.readMe, texts.readMe(account, [...new Set(proven.map(({ vkey }) => vkey))])],
    [grantFolderFiles.page, await texts.page(account)],
    [grantFolderFiles.report, reportJson(account)],
    [grantFolderFiles.documents, documentsCsv(account.documents)],
    [grantFolderFiles.events, eventsJson(proven)],
    ...receipts,
  ])
}
