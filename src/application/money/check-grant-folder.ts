import canonicalize from 'canonicalize'
import { UnreadableEvent } from '../../ledger/registry.js'
import { isObject, type Json, readCanonical, writeCanonical } from '../../verifying/canonical-json.js'
import type { Cryptography } from '../../verifying/cryptography.js'
import { type ProvenReceipt, ReceiptNotProven, verifyReceipt } from '../../verifying/verify-receipt.js'
import { documentsCsv } from './documents-csv.js'
import type { GrantAccount } from './grant-account.js'
import { grantFolderFiles } from './grant-folder-files.js'
import { recountGrant } from './recount-grant.js'

/** What is not right in a folder with the account of a grant, and in which file. */
export type FolderFault = {
  readonly file: string
  readonly code:
    | 'missing'
    | 'malformed'
    | 'receipt-not-proven'
    | 'event-without-receipt'
    | 'receipt-without-event'
    | 'step-without-event'
    | 'documents-differ'
    | 'document-not-in-event'
    | 'amounts-differ'
    | 'event-not-understood'
  /** The event, receipt or document that it is about. */
  readonly about: string
}

export type CheckedFolder = {
  /** How many events have a receipt that proves them word for word. */
  readonly proven: number
  /** The keys that signed; one, unless the key of the log was changed. */
  readonly verifierKeys: readonly string[]
  readonly faults: readonly FolderFault[]
}

type Files = ReadonlyMap<string, string>
type Read<Value> = { readonly value: Value; readonly faults: readonly FolderFault[] }

const readJson = (files: Files, file: string): Read<unknown> => {
  const text = files.get(file)
  if (text === undefined) return { value: null, faults: [{ file, code: 'missing', about: file }] }
  try {
    return { value: JSON.parse(text), faults: [] }
  } catch {
    return { value: null, faults: [{ file, code: 'malformed', about: file }] }
  }
}

/** What was read from JSON holds nothing but JSON. */
const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)

/** The events in the file, each in its canonical form; those that have none are at fault. */
const readLeaves = (files: Files): Read<ReadonlySet<string>> => {
  const file = grantFolderFiles.events
  const { value, faults } = readJson(files, file)
  if (faults.length > 0) return { value: new Set(), faults }
  if (!isList(value)) return { value: new Set(), faults: [{ file, code: 'malformed', about: file }] }
  const leaves = value.map((one) => writeCanonical(one))
  const wrong = leaves.flatMap((leaf, at): readonly FolderFault[] =>
    leaf === null ? [{ file, code: 'malformed', about: String(at + 1) }] : [],
  )
  return { value: new Set(leaves.filter((leaf) => leaf !== null)), faults: wrong }
}

type ProvenFile = { readonly file: string; readonly leaf: string; readonly receipt: ProvenReceipt }

const leafOf = ({ event }: ProvenReceipt): string => writeCanonical({ ...event }) ?? ''

const checkReceipts = async (
  files: Files,
  vkey: string | null,
  cryptography: Cryptography,
): Promise<Read<readonly ProvenFile[]>> => {
  const given = vkey === null ? {} : { verifierKey: vkey }
  const value: ProvenFile[] = []
  const faults: FolderFault[] = []
  for (const [file, text] of files) {
    if (!file.startsWith(`${grantFolderFiles.proofs}/`)) continue
    try {
      const receipt = await verifyReceipt(new TextEncoder().encode(text), given, cryptography)
      value.push({ file, leaf: leafOf(receipt), receipt })
    } catch (error) {
      if (!(error instanceof ReceiptNotProven)) throw error
      faults.push({ file, code: 'receipt-not-proven', about: `${error.part}: ${error.code}` })
    }
  }
  return { value, faults }
}

const idIn = (leaf: string): string => {
  const event = readCanonical(leaf)
  const id = event !== null && isObject(event) ? event.id : null
  return typeof id === 'string' ? id : leaf.slice(0, 40)
}

/** Events and receipts must be the same, word for word. */
const compare = (leaves: ReadonlySet<string>, receipts: readonly ProvenFile[]): readonly FolderFault[] => {
  const proven = new Set(receipts.map(({ leaf }) => leaf))
  return [
    ...[...leaves].flatMap((leaf): readonly FolderFault[] =>
      proven.has(leaf) ? [] : [{ file: grantFolderFiles.events, code: 'event-without-receipt', about: idIn(leaf) }],
    ),
    ...receipts.flatMap(({ file, leaf }): readonly FolderFault[] =>
      leaves.has(leaf) ? [] : [{ file, code: 'receipt-without-event', about: idIn(leaf) }],
    ),
  ]
}

type Report = Pick<GrantAccount, 'grant' | 'trace' | 'documents'>

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 'besluitboek-grant-account/1' &&
  'grant' in value &&
  typeof value.grant === 'object' &&
  value.grant !== null &&
  'id' in value.grant &&
  typeof value.grant.id === 'string' &&
  'documents' in value &&
  Array.isArray(value.documents) &&
  'trace' in value &&
  typeof value.trace === 'object' &&
  value.trace !== null &&
  'steps' in value.trace &&
  Array.isArray(value.trace.steps)

/** What the report says of the grant must be what its events come to, by the rules of this program. */
const recount = ({ grant }: Report, receipts: readonly ProvenFile[]): readonly FolderFault[] => {
  const file = grantFolderFiles.report
  try {
    const again = recountGrant(
      receipts.map(({ receipt }) => receipt.event),
      grant.id,
    )
    const same = again !== null && canonicalize(again) === canonicalize(grant)
    return same ? [] : [{ file, code: 'amounts-differ', about: grant.id }]
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error
    return [{ file: grantFolderFiles.events, code: 'event-not-understood', about: error.event.id }]
  }
}

/** Each step must have a proven event, each document stand in one, and the list of documents be that of the report. */
const checkReport = (files: Files, receipts: readonly ProvenFile[]): readonly FolderFault[] => {
  const file = grantFolderFiles.report
  const { value, faults } = readJson(files, file)
  if (faults.length > 0) return faults
  if (!isReport(value)) return [{ file, code: 'malformed', about: file }]
  const leaves = new Map(receipts.map(({ leaf, receipt }) => [receipt.event.id, leaf]))
  const steps = value.trace.steps.flatMap(({ event }): readonly FolderFault[] =>
    leaves.has(event) ? [] : [{ file, code: 'step-without-event', about: event }],
  )
  const documents = value.documents.flatMap(({ event, sha256 }): readonly FolderFault[] =>
    leaves.get(event)?.includes(`"sha256":"${sha256}"`) === true
      ? []
      : [{ file, code: 'document-not-in-event', about: sha256 }],
  )
  const list = grantFolderFiles.documents
  const differs: readonly FolderFault[] =
    files.get(list) === documentsCsv(value.documents) ? [] : [{ file: list, code: 'documents-differ', about: list }]
  return [...steps, ...documents, ...differs, ...recount(value, receipts)]
}

/**
 * Checks a folder with the account of a grant by its files alone: that each event has a receipt which proves it, that
 * each step of the report has such an event, that the documents are those the events name, and that the account of the
 * grant comes to the same when it is worked out once more from those events. With the key of the log (`vkey`), got
 * elsewhere, it shows that this log signed them; without it, that whoever holds the key in the receipts did.
 *
 * The page is not compared with the report.
 */
export const checkGrantFolder = async (
  files: Files,
  vkey: string | null,
  cryptography: Cryptography,
): Promise<CheckedFolder> => {
  const events = readLeaves(files)
  const receipts = await checkReceipts(files, vkey, cryptography)
  return {
    proven: receipts.value.filter(({ leaf }) => events.value.has(leaf)).length,
    verifierKeys: [...new Set(receipts.value.map(({ receipt }) => receipt.verifierKey))],
    faults: [
      ...events.faults,
      ...receipts.faults,
      ...compare(events.value, receipts.value),
      ...checkReport(files, receipts.value),
    ],
  }
}
