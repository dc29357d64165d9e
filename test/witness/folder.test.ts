import { chmod, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { ConfigurationRefused } from '../../src/config.js'
import { newSigner, writeSigner } from '../../src/ledger/transparency/signing.js'
import { claimFolder } from '../../src/witness/claim-folder.js'
import { ensureWitnessKey } from '../../src/witness/key.js'
import { openRecords, type Recorded } from '../../src/witness/records.js'
import { WitnessRefused } from '../../src/witness/refused.js'
import { createWitness } from '../../src/witness/witness.js'
import { createLog, growth, hashOf, leavesOf, makeFolder, NOW, openWitness } from './support.js'

const recordOf = (folder: string, origin: string): string => join(folder, `${hashOf(origin)}.checkpoint`)

describe('the claim on a folder', () => {
  test('is given to one at a time, and given back', async () => {
    const folder = join(await makeFolder(), 'made at need')
    const claim = await claimFolder(folder)
    await expect(claimFolder(folder)).rejects.toThrow(/^Another witness already runs on .+made at need/)
    await expect(claimFolder(folder)).rejects.toThrow(WitnessRefused)
    await claim.release()
    expect(await readdir(folder)).toEqual([])
    await (await claimFolder(folder)).release()
  })

  test('of many at once, never two get it', async () => {
    const folder = await makeFolder()
    for (let time = 0; time < 20; time += 1) {
      const claims = await Promise.allSettled(Array.from({ length: 6 }, () => claimFolder(folder)))
      const given = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []))
      expect(given.length).toBeLessThanOrEqual(1)
      for (const claim of given) await claim.release()
    }
  })

  test('a path that is too long for it is refused with a remedy', async () => {
    const folder = join(await makeFolder(), 'x'.repeat(100))
    await expect(claimFolder(folder)).rejects.toThrow('set BESLUITBOEK_DATA to a folder with a shorter path')
  })

  test('a folder that cannot be made is not claimed', async () => {
    const file = join(await makeFolder(), 'file')
    await writeFile(file, '')
    await expect(claimFolder(join(file, 'witness'))).rejects.toThrow('ENOTDIR')
  })
})

describe('the records', () => {
  test('outlive the program; drafts that a kill left are cleared away', async () => {
    const folder = await makeFolder()
    const [signer, log] = [await newSigner('witness.example', 4), await createLog()]
    const first = await openWitness(folder, signer, [log])
    const { body } = await first.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5))))
    await writeFile(`${recordOf(folder, log.origin)}.${'0'.repeat(36)}`, 'half a fi')
    const second = await openWitness(folder, signer, [log])
    expect(await readdir(folder)).toEqual([recordOf(folder, log.origin).split('/').at(-1)])
    expect(await readFile(recordOf(folder, log.origin), 'utf8')).toBe(`${log.checkpoint(leavesOf(5))}${body}`)
    expect((await second.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5, 'b'))))).body).toBe('5\n')
  })

  test('hold on when log and witness have new keys', async () => {
    const folder = await makeFolder()
    const [log, renewed] = [await createLog(), await createLog()]
    const first = await openWitness(folder, await newSigner('witness.example', 4), [log])
    await first.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5))))
    const second = await openWitness(folder, await newSigner('witness.example', 4), [renewed])
    expect((await second.addCheckpoint(Buffer.from(growth(renewed, 5, leavesOf(6, 'b'))))).status).toBe(422)
    expect((await second.addCheckpoint(Buffer.from(growth(renewed, 5, leavesOf(6))))).status).toBe(200)
  })

  test.each([
    ['cut off', (text: string) => text.slice(0, -5)],
    ['empty', () => ''],
    ['of another size', (text: string) => text.replace('\n5\n', '\n6\n')],
    ['of another log', (text: string) => text.replaceAll('log.example', 'other.example')],
  ])(
    'that are damaged (%s) keep the witness from starting, as it would not know what it signed',
    async (_how, damage) => {
      const folder = await makeFolder()
      const [signer, log] = [await newSigner('witness.example', 4), await createLog()]
      await (await openWitness(folder, signer, [log])).addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5))))
      const file = recordOf(folder, log.origin)
      await writeFile(file, damage(await readFile(file, 'utf8')))
      await expect(openWitness(folder, signer, [log])).rejects.toThrow(
        /\.checkpoint is damaged .+put back that very file/,
      )
    },
  )
})

describe('a cosignature', () => {
  test('leaves, for the log and for monitors, only when its record is kept', async () => {
    const folder = await makeFolder()
    const [signer, log] = [await newSigner('witness.example', 4), await createLog()]
    const records = await openRecords(folder, [])
    let letThrough: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    const keep = vi.fn(async (record: Recorded) => {
      await gate
      await records.keep(record)
    })
    const logs = [log.signer.verifierKey]
    const witness = createWitness({ signer, logs, records: { ...records, keep }, now: () => NOW })
    let answered = false
    const answer = witness.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5)))).then(({ status }) => {
      answered = true
      return status
    })
    await vi.waitFor(() => expect(keep).toHaveBeenCalled())
    await sleep(50)
    expect([answered, witness.checkpointOf(hashOf(log.origin)).status]).toEqual([false, 404])
    letThrough()
    expect(await answer).toBe(200)
    expect(witness.checkpointOf(hashOf(log.origin)).status).toBe(200)
  })

  test('whose record could not be kept was never given, and the log can ask again', async () => {
    const folder = join(await makeFolder(), 'witness')
    await mkdir(folder)
    const [signer, log] = [await newSigner('witness.example', 4), await createLog()]
    const witness = await openWitness(folder, signer, [log])
    await rename(folder, `${folder} away`)
    await expect(witness.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5, 'b'))))).rejects.toThrow('ENOENT')
    expect(witness.checkpointOf(hashOf(log.origin)).status).toBe(404)
    await rename(`${folder} away`, folder)
    expect((await witness.addCheckpoint(Buffer.from(growth(log, 0, leavesOf(5))))).status).toBe(200)
    expect(await readdir(folder)).toHaveLength(1)
  })
})

describe('the key', () => {
  test('is made under the given name at first start, for its owner only, and stays', async () => {
    const folder = join(await makeFolder(), 'witness')
    const first = await ensureWitnessKey(folder, { name: 'witness.example', key: null })
    expect([first.verifierKey.name, first.verifierKey.type]).toEqual(['witness.example', 4])
    expect((await stat(join(folder, 'witness.key'))).mode & 0o777).toBe(0o600)
    const again = await ensureWitnessKey(folder, { name: null, key: null })
    expect(again.verifierKey.text).toBe(first.verifierKey.text)
  })

  test('two first starts at once get the same', async () => {
    const folder = await makeFolder()
    const keys = await Promise.all(
      Array.from({ length: 5 }, () => ensureWitnessKey(folder, { name: 'witness.example', key: null })),
    )
    expect(new Set(keys.map(({ verifierKey }) => verifierKey.text)).size).toBe(1)
  })

  test('without a name at first start is refused, and nothing is made', async () => {
    const folder = join(await makeFolder(), 'witness')
    await expect(ensureWitnessKey(folder, { name: null, key: null })).rejects.toThrow(
      'BESLUITBOEK_WITNESS_NAME must be set',
    )
    await expect(stat(folder)).rejects.toThrow('ENOENT')
  })

  test('under another name than it has is refused', async () => {
    const folder = await makeFolder()
    await ensureWitnessKey(folder, { name: 'witness.example', key: null })
    await expect(ensureWitnessKey(folder, { name: 'other.example', key: null })).rejects.toThrow(
      'BESLUITBOEK_WITNESS_NAME must be witness.example',
    )
  })

  test('given by a variable is used and not kept; one of a log is refused; neither is ever repeated', async () => {
    const folder = await makeFolder()
    const given = await newSigner('witness.example', 4)
    const { verifierKey } = await ensureWitnessKey(folder, { name: null, key: writeSigner(given) })
    expect(verifierKey.text).toBe(given.verifierKey.text)
    expect(await readdir(folder)).toEqual([])
    for (const key of [writeSigner(await newSigner('log.example', 1)), `${writeSigner(given)}x`]) {
      const refusal = await ensureWitnessKey(folder, { name: null, key }).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(ConfigurationRefused)
      expect(String(refusal)).toContain('BESLUITBOEK_WITNESS_KEY')
      expect(String(refusal)).not.toContain(key.slice(-20))
    }
  })

  test('that is damaged is refused and left as it is', async () => {
    const folder = await makeFolder()
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'witness.key'), 'not a key\n')
    await chmod(join(folder, 'witness.key'), 0o600)
    await expect(ensureWitnessKey(folder, { name: 'witness.example', key: null })).rejects.toThrow(WitnessRefused)
    expect(await readFile(join(folder, 'witness.key'), 'utf8')).toBe('not a key\n')
  })
})
