import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CheckedExport, checkHouseExport } from '../application/house-export/check-house-export.js'
import { exportFiles } from '../application/house-export/manifest.js'
import { NotProven } from '../verifying/not-proven.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null

/** Is this the folder of an export of a house, also one of which the list of its files was taken out? */
export const isHouseExport = async (folder: string): Promise<boolean> =>
  (await isThere(join(folder, exportFiles.manifest))) || (await isThere(join(folder, 'events')))

const registersSay = {
  'follow-from-events': 'made again from the events: the same, byte for byte',
  'other-version': 'NOT COMPARED: another version of this program wrote them; use that version to compare them',
  'not-compared': 'NOT COMPARED: the events must be right first',
} as const

const describe = (shown: string, found: CheckedExport): string => {
  const { house, log, verifierKey, keyFrom, signedAt, witnesses, proven, last, persons, registers, faults } = found
  const key =
    keyFrom === 'given' ? 'the key you gave' : 'the key in the export itself; compare it with one you got elsewhere'
  return [
    ...(house === null ? [] : [`house      ${house.name} (${house.id})`]),
    ...(log === null ? [] : [`log        ${log.origin}, ${log.size} events of all houses`, `root       ${log.root}`]),
    ...(verifierKey === null ? [] : [`key        ${verifierKey} (${key})`]),
    ...(signedAt === null ? [] : [`signed     ${signedAt}, as the ledger says`]),
    ...witnesses.map(
      ({ name, cosignedAt }) =>
        `witness    ${name}: ${cosignedAt === null ? 'did not cosign this checkpoint' : `cosigned at ${cosignedAt}`}`,
    ),
    ...(last === null
      ? []
      : [
          `events     ${proven} proven; the last one at position ${last.lastPosition}, recorded at ${last.lastRecordedAt}`,
          '           Compare that number with the page Toezicht of the house: later events are not in this export.',
        ]),
    ...(persons === null
      ? []
      : [`persons    ${persons.named} names are those the log speaks of; ${persons.erased} persons were erased`]),
    ...(log === null ? [] : [`registers  ${registersSay[registers]}`]),
    ...faults.map(
      ({ code, file, line, says }) => `WRONG      ${file}${line === null ? '' : `, line ${line}`}: ${says} [${code}]`,
    ),
    faults.length === 0
      ? `VERIFIED   every event of this house in ${shown} stands as it was signed: nothing altered, dropped or moved`
      : `NOT VERIFIED ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} found`,
    '',
  ].join('\n')
}

/**
 * Checks an unpacked export of a house: needs its files only, no server and no database.
 *
 * @param shown the file or folder as it was given
 * @throws {CommandFailed} exit code 1 when something in it is not as it was signed; 2 when a key is none
 */
export const verifyHouseExport = async (
  folder: string,
  shown: string,
  {
    vkey,
    witness,
    json,
  }: { readonly vkey: string | null; readonly witness: readonly string[]; readonly json: boolean },
): Promise<void> => {
  const progress = startProgress('verify')
  let found: CheckedExport
  try {
    const witnessKeys = witness.length === 0 ? null : witness
    found = await checkHouseExport(folder, { verifierKey: vkey, witnessKeys }, progress.update)
  } catch (error) {
    if (error instanceof NotProven) throw new CommandFailed(error.message, 2)
    throw error
  } finally {
    progress.stop()
  }
  process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : describe(shown, found))
  if (!found.ok) throw new CommandFailed(`${shown} is not a sound export of a house. Do not trust it.`)
}
