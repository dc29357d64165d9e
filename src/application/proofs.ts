import type { TransparencyLog } from '../ledger/transparency/transparency-log.js'

/** An event with the proof that it stands in the signed log. */
export type ProvenEvent = {
  /** The event as a leaf of the tree: canonical JSON. */
  readonly leaf: string
  /** C2SP tlog-proof, with a signed checkpoint. */
  readonly proof: string
  /** Public key of the log. */
  readonly vkey: string
  /** Public keys of the witnesses that the log asks to cosign, and of those that did. */
  readonly witnesses: readonly string[]
}

/** Proves that events stand in the signed log. */
export type Proofs = {
  /** `not-yet-sealed`: recorded, but no checkpoint covers it yet; that takes moments. */
  readonly proofOf: (eventId: string) => Promise<ProvenEvent | 'unknown-event' | 'not-yet-sealed'>
}

/** Proofs from the transparency log, which asks these witnesses (public keys) to cosign. */
export const createProofs = (log: Pick<TransparencyLog, 'proofOf'>, witnesses: readonly string[]): Proofs => ({
  proofOf: async (eventId) => {
    const found = await log.proofOf(eventId)
    if (typeof found === 'string') return found
    const { leaf, proof, verifierKey, cosignedBy } = found
    return { leaf, proof, vkey: verifierKey, witnesses: [...new Set([...cosignedBy, ...witnesses])] }
  },
})
