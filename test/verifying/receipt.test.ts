import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodeCryptography as cryptography } from '../../src/ledger/transparency/cryptography.js'
import { cosignText, newSigner, signText } from '../../src/ledger/transparency/signing.js'
import { readCanonical, writeCanonical } from '../../src/verifying/canonical-json.js'
import { parseNote, writeNote } from '../../src/verifying/note.js'
import { parseProof, writeProof } from '../../src/verifying/proof.js'
import { parseReceipt, type Receipt, receiptFileName, writeReceipt } from '../../src/verifying/receipt.js'
import {
  type GivenKeys,
  type ProvenReceipt,
  ReceiptNotProven,
  verifyReceipt,
} from '../../src/verifying/verify-receipt.js'
import { canonical, eventAt, exampleSigners, proven, type Signers } from './support/signed-log.js'

const leaves = [1, 2, 3, 4, 5, 6, 7].map((position) =>
  canonical(eventAt(position, { text: `Liever in de voormiddag — “${position}” \n <b>` })),
)

let signers: Required<Signers>
let receipt: Receipt
let good: string

const receiptAt = (index: number): Receipt => {
  const { leaf, proof, vkey, witnesses } = proven(leaves, index, signers)
  return { leaf, proof, verifierKey: vkey, witnessKeys: witnesses }
}

beforeAll(async () => {
  signers = await exampleSigners()
  receipt = receiptAt(4)
  good = writeReceipt(receipt)
})

const verify = (text: Uint8Array | string, given: GivenKeys = {}): Promise<ProvenReceipt> =>
  verifyReceipt(text, given, cryptography)

/** Why it was refused: the part and the code. */
const refusal = async (text: Uint8Array | string, given: GivenKeys = {}): Promise<string> => {
  try {
    await verify(text, given)
  } catch (error) {
    if (error instanceof ReceiptNotProven) return `${error.part}: ${error.code}`
    throw error
  }
  return 'proven'
}

const changed = (fields: Partial<Receipt>): string => {
  const { note } = JSON.parse(good)
  return JSON.stringify({ format: 'besluitboek-receipt/1', note, ...receipt, ...fields })
}

describe('a good receipt', () => {
  test('proves the event, its place, the checkpoint, the signature and who cosigned when', async () => {
    const result = await verify(good)
    expect(result.event).toEqual(eventAt(5, { text: 'Liever in de voormiddag — “5” \n <b>' }))
    expect(result.checkpoint).toMatchObject({ origin: 'besluitboek.voorbeeld.be', size: 7n })
    expect(result.verifierKey).toBe(signers.log.verifierKey.text)
    expect(result.cosignatures).toEqual([
      { witness: 'getuige.gemeente.be', timestamp: 1_772_706_720n, keyWasGiven: false },
    ])
    expect(result.missingWitnesses).toEqual(['getuige.vlaanderen.be'])
  })

  test('is proven wherever its event stands in the log', async () => {
    for (const [index] of leaves.entries()) {
      expect((await verify(writeReceipt(receiptAt(index)))).event.position).toBe(index + 1)
    }
  })

  test('tells whether the key was given by the reader or stands in the receipt only', async () => {
    expect((await verify(good)).keyWasGiven).toBe(false)
    expect((await verify(good, { verifierKey: receipt.verifierKey })).keyWasGiven).toBe(true)
    const witnessKeys = [signers.cosigning[0]!.witness.verifierKey.text]
    expect((await verify(good, { witnessKeys })).cosignatures).toMatchObject([{ keyWasGiven: true }])
  })

  test('is refused under another given key, and under one that is no key', async () => {
    const other = (await newSigner('besluitboek.voorbeeld.be', 1)).verifierKey.text
    expect(await refusal(good, { verifierKey: other })).toBe('given-keys: key-differs')
    expect(await refusal(good, { verifierKey: 'sleutel' })).toBe('given-keys: key-malformed')
    expect(await refusal(good, { verifierKey: receipt.witnessKeys[0]! })).toBe('given-keys: key-malformed')
  })

  test('counts a given witness that did not cosign as missing', async () => {
    const other = (await newSigner('getuige.elders.be', 4)).verifierKey
    const { missingWitnesses } = await verify(good, { witnessKeys: [other.text] })
    expect(missingWitnesses).toEqual(['getuige.vlaanderen.be', 'getuige.elders.be'])
  })

  test('may hold other space between its fields', async () => {
    const compact = JSON.stringify(JSON.parse(good))
    expect(await refusal(compact)).toBe('proven')
    expect(await refusal(`\r\n${JSON.stringify(JSON.parse(good), null, '\t')}\r\n`)).toBe('proven')
  })

  test('leaves out what it cannot check: signatures of others, bytes nobody signed', async () => {
    const stranger = await newSigner('vreemde.getuige.be', 4)
    const { index, hashes, checkpoint } = parseProof(receipt.proof)
    const { text, signatures } = parseNote(checkpoint)
    const lines = [...signatures.map(({ line }) => line), cosignText(stranger, text, 5n)]
    const proof = writeProof({ index, extra: Uint8Array.of(1), hashes, checkpoint: writeNote(text, lines) })
    expect(writeReceipt({ ...receipt, proof })).toBe(good)
    expect(await refusal(changed({ proof }))).toBe('proof: proof-malformed')
    const unknown = writeProof({ index, extra: null, hashes, checkpoint: writeNote(text, lines) })
    expect(await refusal(changed({ proof: unknown }))).toBe('signatures: signature-unknown')
  })

  test('has a file name with day, event type and the end of the id', async () => {
    const { event } = await verify(good)
    expect(receiptFileName(event)).toBe('2026-03-05-ContributionGiven-00000005.bewijs.json')
    expect(receiptFileName({ ...event, type: '../x', id: '..' })).toBe('2026-03-05-x-.bewijs.json')
  })
})

describe('a changed receipt', () => {
  const told = ({ event, checkpoint, cosignatures, verifierKey, missingWitnesses }: ProvenReceipt) => ({
    event,
    checkpoint: { ...checkpoint, root: Buffer.from(checkpoint.root).toString('hex') },
    cosignatures,
    verifierKey,
    missingWitnesses,
  })

  test('with any one byte changed is refused, or says the very same', async () => {
    const bytes = Buffer.from(good)
    const right = told(await verify(good))
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const other = Buffer.from(bytes)
        other[at] = other[at]! ^ flip
        try {
          expect(told(await verify(other))).toEqual(right)
          // Only space between the fields may have changed.
          expect(parseReceipt(other)).toEqual(receipt)
        } catch (error) {
          if (!(error instanceof ReceiptNotProven)) throw error
          refused += 1
        }
      }),
      { numRuns: 2000 },
    )
    expect(refused).toBeGreaterThan(1500)
  })

  test('cut off anywhere is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.trimEnd().length - 1), async (length) => {
        expect(await refusal(good.slice(0, length))).toBe('file: receipt-malformed')
      }),
    )
  })

  test('of any text at all is refused, never an error of another kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('['.repeat(100_000))),
        async (text) => {
          expect(await refusal(text)).toBe('file: receipt-malformed')
        },
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('['.repeat(100_000))),
        async (leaf) => {
          expect(await refusal(changed({ leaf }))).toBe('event: event-malformed')
        },
      ),
    )
  })

  test('with a field more, a field twice, or another order is refused', async () => {
    const parsed = JSON.parse(good)
    const { format, note, ...rest } = parsed
    for (const text of [
      JSON.stringify({ ...parsed, extra: 1 }),
      good.replace('{', '{"leaf": "{}",'),
      JSON.stringify({ ...rest, format, note }),
      JSON.stringify({ ...parsed, note: { nl: 'Dit bewijst dat wij gelijk hebben.', en: note.en } }),
      JSON.stringify({ ...parsed, format: 'besluitboek-receipt/2' }),
      JSON.stringify({ ...parsed, witnessKeys: 'x' }),
      JSON.stringify({ ...parsed, witnessKeys: [1] }),
      good.replace('besluitboek-receipt', '\\u0062esluitboek-receipt'),
      `\uFEFF${good}`,
      ' '.repeat(3 * 1024 * 1024) + good,
    ]) {
      expect(await refusal(text)).toBe('file: receipt-malformed')
    }
  })

  test('with another text in the event does not stand in the log', async () => {
    const leaf = receipt.leaf.replace('voormiddag', 'namiddag')
    expect(leaf).not.toBe(receipt.leaf)
    expect(await refusal(changed({ leaf }))).toBe('place: proof-wrong')
  })

  test('with the event of another position does not fit its proof', async () => {
    expect(await refusal(changed({ leaf: leaves[3]! }))).toBe('place: event-differs')
  })

  test('with the event written in another way is refused', async () => {
    const { actor, ...rest } = JSON.parse(receipt.leaf)
    for (const leaf of [
      ` ${receipt.leaf}`,
      JSON.stringify({ ...rest, actor }),
      receipt.leaf.replace('"revision":4', '"revision":4.0'),
      receipt.leaf.replace('voormiddag', '\\u0076oormiddag'),
      receipt.leaf.replace('"data":{', '"data":{"text":"Eerst",'),
    ]) {
      expect(await refusal(changed({ leaf }))).toBe('event: event-malformed')
    }
  })

  test('with a field of the event too many, too few or of another kind is refused', async () => {
    const event = JSON.parse(receipt.leaf)
    const { stream, ...less } = event
    for (const value of [
      { ...event, extra: 1 },
      less,
      { ...event, position: 0 },
      { ...event, position: '5' },
      { ...event, revision: -1 },
      { ...event, recordedAt: '2026-03-05' },
      { ...event, recordedAt: '2026-03-45T09:30:00.000Z' },
      { ...event, effectiveOn: 'vandaag' },
      { ...event, data: [] },
      { ...event, actor: null },
      { ...event, causation: 5 },
      [event],
      null,
    ]) {
      expect(await refusal(changed({ leaf: canonical(value) }))).toBe('event: event-malformed')
    }
    expect(stream).toBeDefined()
  })

  test('signed by another key than it names, or by none, is refused', async () => {
    const other = await newSigner('besluitboek.voorbeeld.be', 1)
    expect(await refusal(changed({ verifierKey: other.verifierKey.text }))).toBe('signatures: signature-missing')
    const { index, hashes, checkpoint } = parseProof(receipt.proof)
    const { text, signatures } = parseNote(checkpoint)
    const withLines = (lines: readonly string[]): string =>
      changed({ proof: writeProof({ index, extra: null, hashes, checkpoint: writeNote(text, lines) }) })
    const [own, witness] = signatures.map(({ line }) => line)
    const wrong = signText({ ...other, verifierKey: signers.log.verifierKey }, text)
    expect(await refusal(withLines([wrong]))).toBe('signatures: signature-wrong')
    expect(await refusal(withLines([witness!]))).toBe('signatures: signature-missing')
    expect(await refusal(withLines([own!, own!]))).toBe('signatures: signature-unknown')
    expect(await refusal(withLines([own!]))).toBe('proven')
  })

  test('with a cosignature that is not of its witness is refused', async () => {
    const { index, hashes, checkpoint } = parseProof(receipt.proof)
    const { text, signatures } = parseNote(checkpoint)
    const { witness } = signers.cosigning[0]!
    const forged = cosignText({ ...(await newSigner('x', 4)), verifierKey: witness.verifierKey }, text, 5n)
    const note = writeNote(text, [signatures[0]!.line, forged])
    const proof = writeProof({ index, extra: null, hashes, checkpoint: note })
    expect(await refusal(changed({ proof }))).toBe('signatures: signature-wrong')
  })

  test('of another log is refused: the key names the log', async () => {
    const elsewhere = await newSigner('elders.voorbeeld.be', 1)
    const { index, hashes, checkpoint } = parseProof(receipt.proof)
    const note = writeNote(parseNote(checkpoint).text, [signText(elsewhere, parseNote(checkpoint).text)])
    const proof = writeProof({ index, extra: null, hashes, checkpoint: note })
    expect(await refusal(changed({ proof, verifierKey: elsewhere.verifierKey.text }))).toBe(
      'signatures: origin-differs',
    )
  })

  test('with keys that are none is refused', async () => {
    expect(await refusal(changed({ verifierKey: 'x' }))).toBe('verifier-key: key-malformed')
    expect(await refusal(changed({ verifierKey: receipt.witnessKeys[0]! }))).toBe('verifier-key: key-malformed')
    expect(await refusal(changed({ witnessKeys: ['x'] }))).toBe('witness-keys: key-malformed')
    expect(await refusal(changed({ witnessKeys: [receipt.verifierKey] }))).toBe('witness-keys: key-malformed')
    expect(await refusal(changed({ proof: 'x' }))).toBe('proof: proof-malformed')
  })
})

describe('canonical JSON of the checking core', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
    ),
  })).value

  test('is what the library writes, for all that the ledger keeps', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value)
        expect(writeCanonical(value as never)).toBe(text)
        expect(writeCanonical(readCanonical(text))).toBe(text)
      }),
    )
  })

  test('is nothing for what the ledger does not keep', () => {
    for (const value of [1.5, Number.NaN, 2 ** 53, '\ud800', { '\udfff': 1 }]) expect(writeCanonical(value)).toBeNull()
    for (const text of ['-0', '1.0', '1e3', '9007199254740993', '"\\ud800"', '{"b":1,"a":2}', '{"a":1,"a":1}', '']) {
      expect(readCanonical(text)).toBeNull()
    }
  })
})
