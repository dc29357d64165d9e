/** An event with the proof that it stands in the signed log. */
export type ProvenEvent = {
  /** The event as a leaf of the tree: canonical JSON. */
  readonly leaf: string
  /** C2SP tlog-proof, with the newest signed checkpoint. */
  readonly proof: string
  /** Public key of the log. */
  readonly vkey: string
  /** Public keys of the witnesses that the log asks to cosign. */
  readonly witnesses: readonly string[]
}

/** Proves that events stand in the signed log. */
export type Proofs = {
  /** `not-yet-sealed`: recorded, but no checkpoint covers it yet; that takes moments. */
  readonly proofOf: (eventId: string) => Promise<ProvenEvent | 'unknown-event' | 'not-yet-sealed'>
}
