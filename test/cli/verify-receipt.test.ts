import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { receiptFileOf } from '../../src/application/receipt-file.js'
import { explain } from '../../src/cli/failure.js'
import { verifyReceiptFile } from '../../src/cli/verify-receipt.js'
import { newSigner } from '../../src/ledger/transparency/signing.js'
import { canonical, eventAt, exampleSigners, proven } from '../verifying/support/signed-log.js'

let folder: string
let file: string
let text: string
let vkey: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek-verify-'))
  const signers = await exampleSigners()
  vkey = signers.log.verifierKey.text
  const leaves = [1, 2, 3].map((position) => canonical(eventAt(position, { text: 'Liever in de voormiddag' })))
  const receipt = receiptFileOf(proven(leaves, 1, signers))
  text = receipt.text
  file = join(folder, receipt.name)
  await writeFile(file, text)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command as the program does; answers what it prints, what it says at the end, and its exit code. */
const run = async (path: string, options: { vkey?: string; paper?: string; json?: boolean } = {}) => {
  const written: string[] = []
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
  try {
    await verifyReceiptFile(path, {
      vkey: options.vkey ?? null,
      paper: options.paper ?? null,
      json: options.json ?? false,
    })
    return { out: written.join(''), says: '', exitCode: 0 }
  } catch (error) {
    const { text: says, exitCode } = explain(error)
    return { out: written.join(''), says, exitCode }
  } finally {
    writing.mockRestore()
  }
}

describe('besluitboek verify --receipt', () => {
  test('says in words what a good receipt proves, and what it does not', async () => {
    const { out, exitCode } = await run(file)
    expect(exitCode).toBe(0)
    expect(out).toContain('PROVEN: this event stands, word for word, in the signed log.')
    expect(out).toContain('whoever holds the key in the receipt signed it')
    expect(out).toContain('place in log   2 of 3')
    expect(out).toContain('cosigned by    getuige.gemeente.be at 2026-03-05T10:32:00.000Z')
    expect(out).toContain('not cosigned   getuige.vlaanderen.be')
    expect(out).toContain('Liever in de voormiddag')
    expect(out).toContain('It does not prove that what was recorded is true')
  })

  test('with the key of the log from elsewhere says that it fits', async () => {
    const { out } = await run(file, { vkey: `${vkey}\n` })
    expect(out).toContain('The log signed it with the key you gave.')
    expect(out).not.toContain('NOTE:')
  })

  test('tells whether a file is the approved minutes that the receipt speaks of', async () => {
    const paper = join(folder, 'verslag.pdf')
    await writeFile(paper, '%PDF-1.7 goedgekeurd')
    const sha256 = createHash('sha256').update('%PDF-1.7 goedgekeurd').digest('hex')
    const of = async (name: string, event: object) => {
      const receipt = receiptFileOf(proven([canonical(event)], 0, await exampleSigners()))
      await writeFile(join(folder, name), receipt.text)
      return join(folder, name)
    }
    const papers = [{ language: 'nl', sha256, size: 20 }]
    const fingerprint = await of('vingerafdruk.json', eventAt(1, { papers }, 'MinutesPaperRecorded'))
    const approved = await run(fingerprint, { paper })
    expect(approved.exitCode).toBe(0)
    expect(approved.out).toContain('APPROVED: this file is, byte for byte, the approved minutes.')
    expect(JSON.parse((await run(fingerprint, { paper, json: true })).out)).toMatchObject({
      ok: true,
      paper: 'approved',
    })
    await writeFile(paper, '%PDF-1.7 goedgekeurd, met een zin erbij')
    expect(await run(fingerprint, { paper })).toMatchObject({
      exitCode: 1,
      says: expect.stringContaining('NOT APPROVED'),
    })
    expect(JSON.parse((await run(fingerprint, { paper, json: true })).out)).toMatchObject({
      ok: false,
      paper: 'differs',
    })
    const other = await of('inbreng.json', eventAt(1, { papers }))
    expect(await run(other, { paper })).toMatchObject({ exitCode: 1, says: expect.stringContaining('NOT COMPARED') })
    expect((await run(fingerprint, { paper: join(folder, 'nergens.pdf') })).exitCode).toBe(2)
  })

  test('as JSON holds the same for programs', async () => {
    const good = JSON.parse((await run(file, { json: true, vkey })).out)
    expect(good).toMatchObject({
      ok: true,
      keyWasGiven: true,
      event: { position: 2, type: 'ContributionGiven' },
      checkpoint: { size: 3, origin: 'besluitboek.voorbeeld.be' },
      cosignatures: [{ witness: 'getuige.gemeente.be', timestamp: 1_772_706_720 }],
      missingWitnesses: ['getuige.vlaanderen.be'],
    })
  })

  test('refuses a changed receipt and another key with exit code 1, the reason and where', async () => {
    const changed = join(folder, 'veranderd.json')
    await writeFile(changed, text.replace('voormiddag', 'namiddag'))
    const refused = await run(changed)
    expect(refused).toMatchObject({ out: '', exitCode: 1 })
    expect(refused.says).toContain('NOT PROVEN (place: proof-wrong)')
    const json = await run(changed, { json: true })
    expect(json.exitCode).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, part: 'place', code: 'proof-wrong' })
    const other = await run(file, { vkey: (await newSigner('besluitboek.voorbeeld.be', 1)).verifierKey.text })
    expect(other).toMatchObject({ out: '', exitCode: 1 })
    expect(other.says).toContain('NOT PROVEN (given-keys: key-differs)')
  })

  test('refuses bytes that are no text', async () => {
    const binary = join(folder, 'beeld.json')
    await writeFile(binary, Buffer.from([0xff, 0xfe, 0x00]))
    expect((await run(binary)).says).toContain('NOT PROVEN (file: receipt-malformed)')
  })

  test('ends with exit code 2 for a file that is not there, a folder, and a key that is none', async () => {
    expect(await run(join(folder, 'nergens.json'))).toMatchObject({
      exitCode: 2,
      says: expect.stringContaining('no such file'),
    })
    expect(await run(folder)).toMatchObject({ exitCode: 2, says: expect.stringContaining('a folder') })
    expect(await run(file, { vkey: 'sleutel' })).toMatchObject({ exitCode: 2, says: expect.stringContaining('--vkey') })
  })
})
