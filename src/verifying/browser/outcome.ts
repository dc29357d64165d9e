import { encodeBase64 } from '../base64.js'
import type { PaperVerdict } from '../minutes-paper.js'
import { cosignedAt, type ProvenCosignature, type ProvenReceipt, type ReceiptNotProven } from '../verify-receipt.js'
import type { Ability } from './cryptography.js'
import { dayText, fill, momentText, part, sentence, showOnly } from './page-parts.js'

const cosignedText = (cosignature: ProvenCosignature): string => {
  const { witness, timestamp } = cosignature
  const at = cosignedAt(cosignature)
  const moment = at === null ? String(timestamp) : momentText(at)
  return sentence('witness.cosigned', { witness, moment }) ?? witness
}

const listWitnesses = ({ cosignatures, missingWitnesses }: ProvenReceipt): void => {
  const texts = [
    ...cosignatures.map(cosignedText),
    ...missingWitnesses.map((witness) => sentence('witness.missing', { witness }) ?? witness),
  ]
  const items = (texts.length === 0 ? [sentence('witness.none') ?? ''] : texts).map((text) => {
    const item = document.createElement('li')
    item.textContent = text
    return item
  })
  part('[data-list="witnesses"]', HTMLUListElement).replaceChildren(...items)
}

/** Where the reader was when a check began. */
let readerWas: Element | null = null

/** Notes where the reader is: who went on to another field in the meantime is left there. */
export const beginCheck = (): void => {
  readerWas = document.activeElement
}

/** Brings the outcome into view, and the reader who waits for it, and may not see it, to its heading. */
const bring = (outcome: 'proven' | 'refused' | 'unable' | 'no-file' | 'archive'): void => {
  showOnly('data-outcome', outcome)
  part('#uitkomst', HTMLElement).hidden = false
  const title = part('#uitkomst-titel', HTMLHeadingElement)
  if (document.activeElement === readerWas || document.activeElement === document.body) title.focus()
}

/** Tells what the receipt proves. */
export const showProven = (file: string, proven: ProvenReceipt): void => {
  const { event, checkpoint } = proven
  fill('file', file)
  fill('type', sentence(`event.${event.type}`) ?? event.type)
  fill('day', dayText(event.effectiveOn))
  fill('recorded', momentText(Date.parse(event.recordedAt)))
  fill('position', String(event.position))
  fill('size', String(checkpoint.size))
  fill('origin', checkpoint.origin)
  fill('root', encodeBase64(checkpoint.root))
  fill('key', proven.verifierKey)
  fill('house', event.house)
  fill('event', event.id)
  fill('content', JSON.stringify(event.data, null, 2))
  showOnly('data-key', proven.keyWasGiven ? 'given' : 'in-receipt')
  listWitnesses(proven)
  bring('proven')
}

/** Tells whether the file that was held against the receipt is the approved minutes; nothing when there was none. */
export const showPaper = (compared: { readonly file: string; readonly verdict: PaperVerdict } | null): void => {
  fill('paper', compared?.file ?? '')
  showOnly('data-paper', compared?.verdict ?? null)
}

/** Tells why and where the receipt is refused. */
export const showRefused = (file: string, { code, part: where, message }: ReceiptNotProven): void => {
  fill('file', file)
  fill('reason', sentence(`fault.${code}`) ?? message)
  fill('where', sentence(`part.${where}`) ?? where)
  bring('refused')
}

/** Tells why this browser cannot check. */
export const showUnable = (ability: Exclude<Ability, 'able'>): void => {
  fill('unable', sentence(`unable.${ability}`) ?? ability)
  bring('unable')
}

/** Tells how a file of a whole house, or of the log, is checked: it is too much for a page. */
export const showArchive = (file: string): void => {
  fill('archive', file)
  bring('archive')
}

/** Asks for a file first. */
export const showNoFile = (): void => bring('no-file')
