import type { Chance } from '../../bench/chance.js'
import { folderFiles } from '../../src/ledger/transparency/folder.js'
import { asCosigner, newSigner } from '../../src/ledger/transparency/signing.js'
import { parseNote, writeNote } from '../../src/verifying/note.js'
import { anyPlace, type FolderClass, withFields, withFiles } from './folder-class.js'
import { type Files, filesOf, type Keys, type LogCopy, signTree, type Tree, treeOf } from './log-copy.js'

/** Another history from this place on, sound in itself. */
const rewrittenFrom = ({ leaves }: LogCopy, place: number, size = leaves.length): Tree =>
  treeOf(leaves.slice(0, size).map((leaf, index) => (index < place ? leaf : withFields(leaf, { id: `new ${index}` }))))

/** The folder of a tree as its owner would export it, signed with these keys. */
const signedWith = (tree: Tree, keys: Keys, note = signTree(tree, keys, { cosigned: false })): Files =>
  filesOf({ files: tree.files, note }, keys)

const checkpointFile = (note: string): readonly [string, Buffer] => [folderFiles.checkpoint, Buffer.from(note)]

/** The checkpoint of the first `size` entries, as the ledger signed it when it had no more. */
const olderCheckpoint = ({ leaves, keys }: LogCopy, size: number): string =>
  signTree(treeOf(leaves.slice(0, size)), keys)

const witnessKey = ({ keys }: LogCopy): string => keys.witness.verifierKey.text

const isWitnessLine = (line: string, { witness }: Keys): boolean => line.startsWith(`— ${witness.verifierKey.name} `)

/** The lines of the signatures, some of them changed. */
const withLines = (note: string, change: (line: string) => readonly string[]): string => {
  const { text, signatures } = parseNote(note)
  return writeNote(
    text,
    signatures.flatMap(({ line }) => change(line)),
  )
}

/** A line with one character of its signature changed; the name and the key id stay. */
const withChangedSignature = (line: string, chance: Chance): string => {
  const start = line.lastIndexOf(' ') + 1
  // Six characters of base64 are the key id and a part of the next byte; the last ones may be padding.
  const at = start + chance.between(8, 60)
  return `${line.slice(0, at)}${line[at] === 'A' ? 'B' : 'A'}${line.slice(at + 1)}`
}

export const checkpointClasses: readonly FolderClass[] = [
  {
    name: 'change the count',
    changed: 'the size, the root or the origin in the checkpoint',
    foundBy: '`verify`: the signature is not right',
    fewest: 1,
    tamper: (log, chance) => {
      const { text, signatures } = parseNote(log.note)
      const [origin = '', size = '', root = ''] = text.split('\n')
      const changed = chance.pick([
        [origin, String(Number(size) + chance.between(1, 9)), root],
        [origin, size, `${root[0] === 'A' ? 'B' : 'A'}${root.slice(1)}`],
        [`${origin}s`, size, root],
      ])
      const note = writeNote(
        `${changed.join('\n')}\n`,
        signatures.map(({ line }) => line),
      )
      return { files: withFiles(log.files, [checkpointFile(note)]), codes: ['signature-wrong'], index: null }
    },
  },
  {
    name: 'change the signature',
    changed: "one character of the ledger's signature",
    foundBy: '`verify`: the signature is not right',
    fewest: 1,
    tamper: (log, chance) => {
      const note = withLines(log.note, (line) => [
        isWitnessLine(line, log.keys) ? line : withChangedSignature(line, chance),
      ])
      return { files: withFiles(log.files, [checkpointFile(note)]), codes: ['signature-wrong'], index: null }
    },
  },
  {
    name: 'rewrite a suffix and sign it with the stolen key',
    changed: 'another history from some place on, sound in itself, signed by the ledger',
    foundBy: '`verify --since` an older checkpoint: history was rewritten',
    fewest: 1,
    tamper: (log, chance) => {
      const place = anyPlace(chance, log)
      const size = chance.between(place + 1, log.leaves.length)
      return {
        files: signedWith(rewrittenFrom(log, place), log.keys),
        options: { since: [olderCheckpoint(log, size)] },
        codes: ['older-checkpoint-differs'],
        index: size - 1,
      }
    },
  },
  {
    name: 'sign with the stolen key what no witness saw',
    changed: 'another history from some place on, signed by the ledger only',
    foundBy: '`verify --witness`: the witness did not cosign it',
    fewest: 1,
    tamper: (log, chance) => ({
      files: signedWith(rewrittenFrom(log, anyPlace(chance, log)), log.keys),
      options: { witnessKeys: [witnessKey(log)] },
      codes: ['cosignature-missing'],
      index: null,
    }),
  },
  {
    name: 'keep the cosignature under another history',
    changed: "another history signed with the stolen key, the witness' line of the real one put under it",
    foundBy: '`verify --witness`: the cosignature is not right',
    fewest: 1,
    tamper: (log, chance) => {
      const tree = rewrittenFrom(log, anyPlace(chance, log))
      const { text, signatures } = parseNote(signTree(tree, log.keys, { cosigned: false }))
      const kept = parseNote(log.note).signatures.filter(({ line }) => isWitnessLine(line, log.keys))
      const note = writeNote(
        text,
        [...signatures, ...kept].map(({ line }) => line),
      )
      return {
        files: signedWith(tree, log.keys, note),
        options: { witnessKeys: [witnessKey(log)] },
        codes: ['signature-wrong'],
        index: null,
      }
    },
  },
  {
    name: 'fork with the stolen key',
    changed: 'a second checkpoint of the same size over other entries',
    foundBy: '`verify --since` the other checkpoint: history was rewritten',
    fewest: 1,
    tamper: (log, chance) => ({
      files: signedWith(rewrittenFrom(log, anyPlace(chance, log)), log.keys),
      options: { since: [log.note] },
      codes: ['older-checkpoint-differs'],
      index: log.leaves.length - 1,
    }),
  },
  {
    name: 'back-date with the stolen key',
    changed: 'an entry recorded before the one in front of it, all of it signed again',
    foundBy: '`verify`: recorded earlier than the entry in front of it',
    fewest: 2,
    tamper: (log, chance) => {
      const index = chance.between(1, log.leaves.length - 1)
      const dated = withFields(log.leaves[index], { recordedAt: '2025-12-31T23:59:59.999Z' })
      const tree = treeOf(log.leaves.with(index, dated))
      return { files: signedWith(tree, log.keys), codes: ['recorded-earlier'], index }
    },
  },
  {
    name: 'drop an entry and sign with the stolen key',
    changed: 'an entry taken out, the positions behind it counted anew, all of it signed again',
    foundBy: '`verify`: a revision of its stream is missing; at the end of a stream `--since` an older checkpoint',
    fewest: 2,
    tamper: (log, chance) => {
      const place = anyPlace(chance, log, 1)
      const streamOf = (leaf: Buffer | undefined): string => /"stream":"([^"]+)"/.exec(String(leaf))?.[1] ?? ''
      const stream = streamOf(log.leaves[place])
      const next = log.leaves.findIndex((leaf, index) => index > place && streamOf(leaf) === stream)
      const leaves = log.leaves
        .toSpliced(place, 1)
        .map((leaf, index) => (index < place ? leaf : withFields(leaf, { position: index + 1 })))
      const files = signedWith(treeOf(leaves), log.keys)
      if (next > 0) return { files, codes: ['revision-differs'], index: next - 1 }
      const since = [olderCheckpoint(log, place + 1)]
      return { files, options: { since }, codes: ['older-checkpoint-differs'], index: place }
    },
  },
  {
    name: 'replay an old checkpoint with the newer tiles',
    changed: 'the checkpoint set back to an older one, the tiles left as they are',
    foundBy: '`verify --since` a newer checkpoint: entries were dropped, or this is an older copy',
    fewest: 2,
    tamper: (log, chance) => {
      const old = olderCheckpoint(log, chance.between(1, log.leaves.length - 1))
      return {
        files: withFiles(log.files, [checkpointFile(old)]),
        options: { since: [log.note] },
        codes: ['older-checkpoint-larger'],
        index: null,
      }
    },
  },
  {
    name: 'cut the log off at an old checkpoint',
    changed: 'the whole folder set back to an older state, sound in itself',
    foundBy: '`verify --since` a newer checkpoint: entries were dropped, or this is an older copy',
    fewest: 2,
    tamper: (log, chance) => {
      const tree = treeOf(log.leaves.slice(0, chance.between(1, log.leaves.length - 1)))
      return {
        files: signedWith(tree, log.keys, signTree(tree, log.keys)),
        options: { since: [log.note] },
        codes: ['older-checkpoint-larger'],
        index: null,
      }
    },
  },
  {
    name: 'remove a cosignature',
    changed: "the witness' line taken out of the checkpoint",
    foundBy: '`verify --witness`: the witness did not cosign it',
    fewest: 1,
    tamper: (log) => ({
      files: withFiles(log.files, [
        checkpointFile(withLines(log.note, (line) => (isWitnessLine(line, log.keys) ? [] : [line]))),
      ]),
      options: { witnessKeys: [witnessKey(log)] },
      codes: ['cosignature-missing'],
      index: null,
    }),
  },
  {
    name: 'change a cosignature',
    changed: "one character of the witness' signature, or of its time",
    foundBy: '`verify --witness`: the cosignature is not right',
    fewest: 1,
    tamper: (log, chance) => ({
      files: withFiles(log.files, [
        checkpointFile(
          withLines(log.note, (line) => [isWitnessLine(line, log.keys) ? withChangedSignature(line, chance) : line]),
        ),
      ]),
      options: { witnessKeys: [witnessKey(log)] },
      codes: ['signature-wrong'],
      index: null,
    }),
  },
  {
    name: 'swap in another key',
    changed: 'everything signed anew with a key of the attacker under the name of the log, the key in the folder too',
    foundBy: '`verify --vkey` the key got elsewhere: it did not sign this',
    fewest: 1,
    tamper: async (log, chance) => {
      const stranger = await newSigner(log.keys.log.verifierKey.name, 1)
      const keys = { ...log.keys, log: stranger, timestamper: await asCosigner(stranger) }
      return {
        files: signedWith(rewrittenFrom(log, anyPlace(chance, log)), keys),
        options: { verifierKey: log.keys.log.verifierKey.text },
        codes: ['signature-missing'],
        index: null,
      }
    },
  },
  {
    name: 'follow on with a key nobody handed over to',
    changed: 'a new key in the list of keys with a handover signed by that key only, everything signed with it',
    foundBy: '`verify --vkey` the key got elsewhere: it did not sign this',
    fewest: 1,
    tamper: async (log, chance) => {
      const stranger = await newSigner(log.keys.log.verifierKey.name, 1)
      const keys = { ...log.keys, log: stranger, timestamper: await asCosigner(stranger) }
      const tree = rewrittenFrom(log, anyPlace(chance, log))
      const handover = signTree(tree, keys, { cosigned: false })
      const list = `${log.keys.log.verifierKey.text}\n${stranger.verifierKey.text}\n`
      return {
        files: withFiles(signedWith(tree, keys), [
          [folderFiles.verifierKeys, Buffer.from(list)],
          ['handover-2', Buffer.from(handover)],
        ]),
        options: { verifierKey: log.keys.log.verifierKey.text },
        codes: ['signature-missing'],
        index: null,
      }
    },
  },
]
