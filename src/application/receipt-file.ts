import { receiptFileName, writeReceipt } from '../verifying/receipt.js'
import { parseRecordedEvent } from '../verifying/recorded-event.js'
import type { ProvenEvent } from './proofs.js'

/** The receipt of an event as a file. */
export const receiptFileOf = ({
  leaf,
  proof,
  vkey,
  witnesses,
}: ProvenEvent): { readonly name: string; readonly text: string } => ({
  name: receiptFileName(parseRecordedEvent(leaf)),
  text: writeReceipt({ leaf, proof, verifierKey: vkey, witnessKeys: witnesses }),
})
