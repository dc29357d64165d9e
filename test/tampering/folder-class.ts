import type { Chance } from '../../bench/chance.js'
import type { VerifyOptions } from '../../src/ledger/transparency/verify-folder.js'
import type { Files, LogCopy } from './log-copy.js'

/** A copy that was tampered with, and what its auditor must be told. */
export type Tampered = {
  readonly files: Files
  /** What the auditor has beside the folder. */
  readonly options?: Partial<Pick<VerifyOptions, 'verifierKey' | 'since' | 'witnessKeys'>>
  /** The check that is meant to find it; one of these codes must be among the faults. */
  readonly codes: readonly string[]
  /** The first place named, as an index of entries; null when the check that finds it names none. */
  readonly index: number | null
}

/** One way to tamper with an exported log. */
export type FolderClass = {
  readonly name: string
  /** For the table: what the attacker changed. */
  readonly changed: string
  /** For the table: what finds it. */
  readonly foundBy: string
  /** Fewest entries it needs. */
  readonly fewest: number
  readonly tamper: (log: LogCopy, chance: Chance) => Tampered | Promise<Tampered>
}

/** The files of a log with some of them changed; null takes one away. */
export const withFiles = (files: Files, changes: Iterable<readonly [string, Buffer | null]>): Files => {
  const changed = new Map(files)
  for (const [path, content] of changes) {
    if (content === null) changed.delete(path)
    else changed.set(path, content)
  }
  return changed
}

/** Any of these but the last few. */
export const anyPlace = (chance: Chance, { leaves }: Pick<LogCopy, 'leaves'>, butLast = 0): number =>
  chance.between(0, leaves.length - 1 - butLast)

/** The leaf with a field of its envelope, or several, set to another value; still canonical JSON. */
export const withFields = (leaf: Buffer | undefined, fields: Readonly<Record<string, unknown>>): Buffer => {
  const envelope: unknown = JSON.parse(String(leaf))
  // Envelopes and the data of made events have their names in order, and keep that order when a value is replaced.
  return Buffer.from(JSON.stringify({ ...(envelope as Record<string, unknown>), ...fields }))
}

/** A leaf with one byte changed into another. */
export const withFlippedByte = (content: Buffer, chance: Chance): Buffer => {
  const flipped = Buffer.from(content)
  const place = chance.between(0, flipped.length - 1)
  flipped[place] = (flipped[place] ?? 0) ^ chance.between(1, 255)
  return flipped
}

export const replaced = <Item>(items: readonly Item[], place: number, item: Item): readonly Item[] =>
  items.with(place, item)
