import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { importHouse } from '../../src/importing/import-house.js'
import { ledgerInMemory, today } from './support/ledger-in-memory.js'
import { acts, fileOf, house, withAct } from './support/small-house.js'

/** Imports a file that is wrong; gives `line:column path code` of every problem, after checking that nothing was sent. */
const problemsOf = async (raw: string) => {
  const ledger = ledgerInMemory()
  const result = await importHouse(raw, { send: ledger.send, today, newId: v7 })
  if (result.ok) throw new Error('The file was imported')
  expect(ledger.requests).toEqual([])
  expect(result.recorded).toBe(0)
  return result.problems
}

const shortly = async (raw: string): Promise<string[]> =>
  (await problemsOf(raw)).map(({ line, column, path, code }) => `${line}:${column} ${path} ${code}`)

/** `line:column` where the nth appearance of a text begins. */
const placeOf = (raw: string, text: string, nth = 1): string => {
  let offset = -1
  for (let count = 0; count < nth; count += 1) offset = raw.indexOf(text, offset + 1)
  if (offset < 0) throw new Error(`${text} does not stand in the file`)
  const before = raw.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

describe('a small right file', () => {
  it('is imported whole', async () => {
    const ledger = ledgerInMemory()
    const result = await importHouse(fileOf(), { send: ledger.send, today, newId: v7 })
    expect(result).toMatchObject({ ok: true, key: 'klein', total: acts.length + 1, recorded: acts.length + 1 })
    expect(ledger.events.at(-1)?.type).toBe('EntryRectified')
    expect(new Set(ledger.events.map(({ via }) => via))).toEqual(new Set(['import']))
  })
})

describe('the form of the file', () => {
  it('names the place where the text stops being JSON', async () => {
    const raw = fileOf().replace('"key": "klein",', '"key": "klein"')
    expect(await shortly(raw)).toEqual([`${placeOf(raw, '"house"')}  json.syntax`])
  })

  it('does not take an empty file, a comment or a trailing comma', async () => {
    expect(await shortly('')).toEqual(['1:1  json.syntax'])
    expect(await shortly(`// a house\n${fileOf()}`)).toEqual(['1:1  json.syntax'])
    expect(await shortly('{ "format": "besluitboek-house/1", }')).toEqual(['1:36  json.syntax'])
  })

  it('names a field that stands twice, at its second place', async () => {
    const raw = fileOf().replace('"key": "klein",', '"key": "klein",\n  "key": "klein",')
    expect(await shortly(raw)).toEqual([`${placeOf(raw, '"key"', 2)} key json.duplicate-key`])
  })

  it('counts lines also in a file with Windows line ends and a byte order mark', async () => {
    const raw = fileOf({ extra: { format: 'besluitboek-house/2' } })
    const windows = `\uFEFF${raw.replaceAll('\n', '\r\n')}`
    expect(await shortly(windows)).toEqual(await shortly(raw))
    expect(await shortly(windows)).toEqual(['2:13 format field.invalid'])
  })

  it('names a missing and an unknown field of the file', async () => {
    const raw = fileOf({ extra: { key: undefined, houses: [] } })
    expect(await shortly(raw)).toEqual(['1:1 key field.missing', `${placeOf(raw, '"houses"')} houses field.unknown`])
  })

  it('refuses a key that is not a short name', async () => {
    expect(await shortly(fileOf({ extra: { key: 'Huis Klein' } }))).toEqual(['3:10 key field.invalid'])
  })

  it('names what is wrong with the founding of the house', async () => {
    const raw = fileOf({ house: { ...house, legalForm: 'nv', workingArea: [], colour: 'red', source: 'S9' } })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '"S9"')} house.source field.invalid`,
      `${placeOf(raw, '"nv"')} house.legalForm field.invalid`,
      `${placeOf(raw, '[]')} house.workingArea field.invalid`,
      `${placeOf(raw, '"colour"')} house.colour field.unknown`,
    ])
  })
})

describe('the form of an act', () => {
  it('names an act without a command, with an unknown one, and one that is no object', async () => {
    const raw = fileOf({ acts: [...acts, { source: 'assumed' }, { do: 'Dance', source: 'assumed' }, 'EndSeat'] })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '{\n      "source": "assumed"\n')} acts[15].do field.missing`,
      `${placeOf(raw, '"Dance"')} acts[16].do act.unknown-command`,
      `${placeOf(raw, '"EndSeat"')} acts[17] field.invalid`,
    ])
  })

  it('shows an object that stands where a command is asked', async () => {
    const raw = fileOf({ acts: [{ do: { dance: true }, source: 'assumed' }] })
    expect((await problemsOf(raw)).map(({ message }) => message)).toEqual(['"{"dance":true}" is not a command.'])
  })

  it('does not found a house a second time', async () => {
    const raw = fileOf({ acts: [{ do: 'FoundHouse', ...house }] })
    expect(await shortly(raw)).toEqual([`${placeOf(raw, '"FoundHouse"')} acts[0].do act.unknown-command`])
  })

  it('names a missing, an unknown and a wrong field of a command, and a missing source', async () => {
    const spoil = { title: undefined, titel: 'Spel', effectiveOn: '2025-02-30', source: undefined }
    const raw = fileOf({ acts: withAct(7, spoil).slice(0, 8) })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '{\n      "do": "OpenDossier"')} acts[7].source field.missing`,
      `${placeOf(raw, '{\n      "do": "OpenDossier"')} acts[7].title field.missing`,
      `${placeOf(raw, '"2025-02-30"')} acts[7].effectiveOn field.invalid`,
      `${placeOf(raw, '"titel"')} acts[7].titel field.unknown`,
    ])
  })

  it('names a wrong field deep inside a command', async () => {
    const raw = fileOf({ acts: withAct(0, { basis: { kind: 'hearsay' } }).slice(0, 1) })
    expect(await shortly(raw)).toEqual([`${placeOf(raw, '"hearsay"')} acts[0].basis.kind field.invalid`])
    const euros = fileOf({
      acts: withAct(8, { content: { title: 'Spel', text: 'Kopen.', amountCents: 12.5, beneficiary: null } }).slice(
        0,
        9,
      ),
    })
    expect(await shortly(euros)).toEqual([`${placeOf(euros, '12.5')} acts[8].content.amountCents field.invalid`])
  })

  it('refuses an empty or overlong note', async () => {
    const raw = fileOf({ acts: withAct(0, { note: '' }).slice(0, 1) })
    expect(await shortly(raw)).toEqual([`${placeOf(raw, '""')} acts[0].note field.invalid`])
  })
})

describe('names and references', () => {
  it('refuses a name that is no name, of the wrong kind, or taken', async () => {
    const raw = fileOf({
      acts: [{ ...acts[0], as: 'de gemeente' }, { ...acts[1], as: 'partner:college' }, acts[2], { ...acts[2] }],
    })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '"de gemeente"')} acts[0].as name.form`,
      `${placeOf(raw, '"partner:college"')} acts[1].as name.wrong-kind`,
      `${placeOf(raw, '"organ:stuurgroep"', 2)} acts[3].as name.taken`,
    ])
    expect((await problemsOf(raw)).at(-1)?.message).toBe(
      `"organ:stuurgroep" was already named on line ${placeOf(raw, '{\n      "do": "EstablishOrgan",\n      "as": "organ:stuurgroep"').split(':')[0]}.`,
    )
  })

  it('refuses a reference that is no reference, or of another kind than the field asks', async () => {
    const raw = fileOf({ acts: withAct(3, { organ: 'stuurgroep', partner: 'organ:stuurgroep' }).slice(0, 4) })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '"stuurgroep"', 2)} acts[3].organ reference.form`,
      `${placeOf(raw, '"organ:stuurgroep"', 2)} acts[3].partner reference.wrong-kind`,
    ])
  })

  it('refuses an id in place of a reference: a file is readable', async () => {
    const raw = fileOf({ acts: withAct(3, { organ: v7() }).slice(0, 4) })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '"organ":')
        .split(':')
        .map((number, index) => (index === 0 ? number : Number(number) + '"organ": '.length))
        .join(':')} acts[3].organ reference.form`,
    ])
  })

  it('names a reference to nothing, and one to what comes later in the file', async () => {
    const [partner, college, stuurgroep, seat] = acts
    const raw = fileOf({ acts: [partner, seat, college, stuurgroep, { ...seat, as: 'seat:b', organ: 'organ:raad' }] })
    const problems = await problemsOf(raw)
    expect(problems.map(({ line, column, path, code }) => `${line}:${column} ${path} ${code}`)).toEqual([
      `${placeOf(raw, '"organ:stuurgroep"')} acts[1].organ reference.later`,
      `${placeOf(raw, '"organ:raad"')} acts[4].organ reference.unknown`,
    ])
    expect(problems[0]?.message).toContain(
      `on line ${placeOf(raw, '{\n      "do": "EstablishOrgan"', 2).split(':')[0]}`,
    )
    expect(problems[1]?.remedy).toContain('"as": "organ:raad"')
  })

  it('finds references inside lists and unions', async () => {
    const meeting = { do: 'ConveneMeeting', as: 'meeting:een', source: 'assumed', effectiveOn: '2025-02-03' }
    const raw = fileOf({
      acts: [
        ...acts,
        { ...meeting, organ: 'organ:stuurgroep', heldOn: '2025-02-03' },
        {
          do: 'RecordAttendance',
          source: 'assumed',
          effectiveOn: '2025-02-03',
          meeting: 'meeting:een',
          present: ['seat:voorzitter', 'seat:niemand'],
        },
        { ...acts[6], as: 'mandate:derde', grantor: { kind: 'organ', organ: 'organ:nergens' } },
      ],
    })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '"seat:niemand"')} acts[16].present[1] reference.unknown`,
      `${placeOf(raw, '"organ:nergens"')} acts[17].grantor.organ reference.unknown`,
    ])
  })
})

describe('the rules of the house', () => {
  it('names every refusal at the field the rule is about, with the rule and a remedy', async () => {
    const raw = fileOf({
      acts: [
        ...withAct(6, (act) => ({ ...act, subject: 'gardening' })).slice(0, 7),
        { ...acts[7], as: 'dossier:tuin', subject: 'garden' },
        { ...acts[7], as: 'dossier:later', effectiveOn: '2027-01-01' },
      ],
    })
    const problems = await problemsOf(raw)
    expect(problems.map(({ line, column, path, code }) => `${line}:${column} ${path} ${code}`)).toEqual([
      `${placeOf(raw, '"gardening"')} acts[6].subject rule.refused`,
      `${placeOf(raw, '"garden"')} acts[7].subject rule.refused`,
      `${placeOf(raw, '"2027-01-01"')} acts[8].effectiveOn rule.refused`,
    ])
    expect(problems[0]).toMatchObject({
      message:
        'GrantMandate is refused (subject.unknown): ' +
        'docs/mandates.md: a subject stands in the tree of the house (subject gardening).',
      remedy: 'Use a standard subject, or add it first with AddSubject.',
    })
  })

  it('points at the act when the field that is missing stands nowhere', async () => {
    const raw = fileOf({ acts: withAct(12, { outcome: 'rejected', ballot: undefined }).slice(0, 13) })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '{\n      "do": "TakeDecision"')} acts[12].ballot rule.refused`,
    ])
  })

  it('reports an act that failed once, and not what follows from it', async () => {
    const noDossier = fileOf({ acts: withAct(7, { subject: 'garden' }) })
    expect(await shortly(noDossier)).toEqual([`${placeOf(noDossier, '"garden"')} acts[7].subject rule.refused`])
    const noProposal = fileOf({ acts: withAct(8, { content: 'Speelgoed' }) })
    expect(await shortly(noProposal)).toEqual([`${placeOf(noProposal, '"Speelgoed"')} acts[8].content field.invalid`])
    const noMandate = fileOf({ acts: withAct(5, { source: 'S7' }) })
    expect(await shortly(noMandate)).toEqual([`${placeOf(noMandate, '"S7"')} acts[5].source field.invalid`])
  })

  it('finds errors of form and of rules in one go, in the order of the file, also when the founding is wrong', async () => {
    const raw = fileOf({
      house: { ...house, legalForm: 'bv' },
      acts: [
        ...acts,
        { ...acts[0], as: 'partner:x', sector: 'sport' },
        { ...acts[7], as: 'dossier:y', subject: 'garden' },
        { ...acts[10], seat: 'seat:tweede' },
      ],
    })
    expect(await shortly(raw)).toEqual([
      `${placeOf(raw, '"bv"')} house.legalForm field.invalid`,
      `${placeOf(raw, '"sport"')} acts[15].sector field.invalid`,
      `${placeOf(raw, '"garden"')} acts[16].subject rule.refused`,
      `${placeOf(raw, '"ballot:spel"', 5)} acts[17].ballot rule.refused`,
    ])
  })
})
