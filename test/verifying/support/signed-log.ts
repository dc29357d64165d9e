import canonicalize from 'canonicalize'
import type { ProvenEvent } from '../../../src/application/proofs.js'
import { cosignText, newSigner, type Signer, signText } from '../../../src/ledger/transparency/signing.js'
import { writeCheckpoint } from '../../../src/verifying/checkpoint.js'
import { writeNote } from '../../../src/verifying/note.js'
import { writeProof } from '../../../src/verifying/proof.js'
import { leaf as hashLeaf, inclusion, root } from '../reference-tree.js'

export const canonical = (value: unknown): string => canonicalize(value)!

/** An event as the ledger would record it at this position. */
export const eventAt = (
  position: number,
  data: object = { text: `Nummer ${position}` },
  type = 'ContributionGiven',
) => ({
  actor: { organ: null, partner: null, person: null, via: 'web' },
  causation: null,
  correlation: '00000000-0000-7000-8000-00000000c000',
  data,
  effectiveOn: '2026-03-05',
  house: '00000000-0000-7000-8000-000000000001',
  id: `00000000-0000-7000-8000-${position.toString().padStart(12, '0')}`,
  position,
  recordedAt: '2026-03-05T09:30:00.000Z',
  revision: position - 1,
  schemaVersion: 1,
  stream: 'house-00000000-0000-7000-8000-000000000001',
  type,
})

export type Signers = {
  readonly log: Signer
  /** Those that cosign, each at its own moment (seconds since 1970). */
  readonly cosigning?: readonly { readonly witness: Signer; readonly at: bigint }[]
  /** Witnesses the log asks, but that did not answer. */
  readonly silent?: readonly Signer[]
}

/** The log of the examples with one witness that cosigned on 5 March 2026 and one that did not. */
export const exampleSigners = async (): Promise<Required<Signers>> => ({
  log: await newSigner('besluitboek.voorbeeld.be', 1),
  cosigning: [{ witness: await newSigner('getuige.gemeente.be', 4), at: 1_772_706_720n }],
  silent: [await newSigner('getuige.vlaanderen.be', 4)],
})

/** The signed checkpoint over these leaves. */
export const checkpointOf = (leaves: readonly string[], { log, cosigning = [] }: Signers): string => {
  const text = writeCheckpoint({
    origin: log.verifierKey.name,
    size: BigInt(leaves.length),
    root: root(leaves.map(hashLeaf)),
  })
  return writeNote(text, [signText(log, text), ...cosigning.map(({ witness, at }) => cosignText(witness, text, at))])
}

/** Proves the leaf at this index (from 0) in the signed tree of these leaves. */
export const proven = (leaves: readonly string[], index: number, signers: Signers): ProvenEvent => ({
  leaf: leaves[index]!,
  proof: writeProof({
    index: BigInt(index),
    extra: null,
    hashes: inclusion(index, leaves.map(hashLeaf)),
    checkpoint: checkpointOf(leaves, signers),
  }),
  vkey: signers.log.verifierKey.text,
  witnesses: [...(signers.cosigning ?? []).map(({ witness }) => witness), ...(signers.silent ?? [])].map(
    ({ verifierKey }) => verifierKey.text,
  ),
})
