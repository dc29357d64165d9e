import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Execute } from '../../src/application/execute.js'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { importHouse } from '../../src/importing/import-house.js'
import { ledgerInMemory, today, withoutIds } from './support/ledger-in-memory.js'
import { acts, fileOf, withAct } from './support/small-house.js'

const duffel = readFileSync(new URL('../../houses/duffel.json', import.meta.url), 'utf8')

const importInto = (ledger: { send: Execute }, raw: string, onProgress?: (done: number, total: number) => void) =>
  importHouse(raw, { send: ledger.send, today, newId: v7, ...(onProgress === undefined ? {} : { onProgress }) })

/** A door that is lost after so many commands: before the last one is recorded, or after it but before the answer. */
const lostAfter = (send: Execute, commands: number, recordedBeforeLoss: boolean): Execute => {
  let sent = 0
  return async (request) => {
    sent += 1
    if (sent <= commands) return send(request)
    if (recordedBeforeLoss) await send(request)
    throw new Error('the machine stopped')
  }
}

describe('importing a house', () => {
  it.each([
    ['a small house', fileOf(), 40],
    ['Duffel', duffel, 3],
  ])('gives the same events however often it is stopped and started again: %s', async (_, raw, numRuns) => {
    const whole = ledgerInMemory()
    const result = await importInto(whole, raw)
    if (!result.ok) throw new Error('The house was not imported')
    const expected = withoutIds(whole.events)

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(result.total - 1), fc.boolean()), { minLength: 1, maxLength: 3 }),
        async (losses) => {
          const ledger = ledgerInMemory()
          for (const [commands, recordedBeforeLoss] of losses) {
            const send = lostAfter(ledger.send, commands, recordedBeforeLoss)
            await expect(importInto({ send }, raw)).rejects.toThrow('the machine stopped')
          }
          const before = ledger.recordedCommands()
          const last = await importInto(ledger, raw)
          expect(last).toMatchObject({ ok: true, house: result.house, total: result.total, position: result.position })
          expect(last.recorded).toBe(result.total - before)
          expect(withoutIds(ledger.events)).toEqual(expected)
        },
      ),
      { numRuns, verbose: 1 },
    )
  })

  it('writes nothing the second time', async () => {
    const ledger = ledgerInMemory()
    const first = await importInto(ledger, fileOf())
    const events = [...ledger.events]
    expect(await importInto(ledger, fileOf())).toEqual({ ...first, recorded: 0 })
    expect(ledger.events).toEqual(events)
  })

  it('sends every command once, in the order of the file, each under its own key', async () => {
    const ledger = ledgerInMemory()
    await importInto(ledger, fileOf())
    expect(ledger.requests.map(({ key }) => key)).toEqual([...acts, null].map((_, index) => `import:klein:${index}`))
    expect(ledger.requests.map(({ type }) => type)).toEqual(['FoundHouse', ...acts.map((act) => act.do)])
    expect(new Set(ledger.requests.map(({ house }) => house))).toEqual(new Set([houseIdOf('klein')]))
  })

  it('tells how far it is after each command', async () => {
    const progress: string[] = []
    await importInto(ledgerInMemory(), fileOf(), (done, total) => progress.push(`${done}/${total}`))
    expect(progress).toEqual([...acts, null].map((_, index) => `${index + 1}/${acts.length + 1}`))
  })

  it('goes on with acts that were added at the end', async () => {
    const ledger = ledgerInMemory()
    await importInto(ledger, fileOf({ acts: acts.slice(0, 9) }))
    expect(await importInto(ledger, fileOf())).toMatchObject({ ok: true, recorded: acts.length - 9 })
  })

  it('stops at an act that changed after it was imported, names it, and writes nothing more', async () => {
    const ledger = ledgerInMemory()
    await importInto(ledger, fileOf())
    const before = ledger.events.length
    const changed = fileOf({ acts: [...withAct(7, { title: 'Ander spel' }), { ...acts[7], as: 'dossier:nieuw' }] })
    const line = changed.slice(0, changed.indexOf('{\n      "do": "OpenDossier"')).split('\n').length
    expect(await importInto(ledger, changed)).toMatchObject({
      ok: false,
      recorded: 0,
      problems: [{ code: 'import.changed', path: 'acts[7]', line, message: expect.stringContaining('OpenDossier') }],
    })
    expect(ledger.events).toHaveLength(before)
  })

  it('stops at a changed founding of the house', async () => {
    const ledger = ledgerInMemory()
    await importInto(ledger, fileOf())
    const changed = fileOf().replace('Huis van het Kind Klein', 'Huis van het Kind Groot')
    expect(await importInto(ledger, changed)).toMatchObject({
      ok: false,
      problems: [{ code: 'import.changed', path: 'house' }],
    })
  })

  it('says at which act the ledger stopped it, and how much was recorded by then', async () => {
    const ledger = ledgerInMemory()
    const send: Execute = async (request) =>
      request.type === 'OpenBallot'
        ? { ok: false, problem: { kind: 'forbidden', needs: [] } }
        : await ledger.send(request)
    expect(await importInto({ send }, fileOf())).toMatchObject({
      ok: false,
      recorded: 10,
      problems: [{ code: 'import.not-accepted', path: 'acts[9]' }],
    })
  })

  it('sends a command again when others wrote to the house at the same moment, but not for ever', async () => {
    const ledger = ledgerInMemory()
    let conflicts = 0
    const busy = (times: number): Execute => {
      return async (request) => {
        if (request.type !== 'OpenDossier' || conflicts >= times) return ledger.send(request)
        conflicts += 1
        return { ok: false, problem: { kind: 'conflict' } }
      }
    }
    expect(await importInto({ send: busy(Number.POSITIVE_INFINITY) }, fileOf())).toMatchObject({
      ok: false,
      problems: [{ code: 'import.not-accepted', path: 'acts[7]' }],
    })
    expect(conflicts).toBe(5)
    conflicts = 0
    expect(await importInto({ send: busy(4) }, fileOf())).toMatchObject({ ok: true })
  })

  it('gives two houses with the same acts but another key their own ids', async () => {
    expect(houseIdOf('klein')).not.toBe(houseIdOf('groot'))
    expect(houseIdOf('klein')).toBe(houseIdOf('klein'))
  })
})
