import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { checkHouseFile } from '../../src/importing/import-house.js'
import { sayFault } from '../../src/importing/say-fault.js'
import { ownWords } from '../../src/importing/wrong-values.js'
import { sentence } from '../../src/texts/catalogue.js'
import { today } from './support/ledger-in-memory.js'
import { acts, fileOf, withAct } from './support/small-house.js'

const dutch = (raw: string): readonly string[] =>
  checkHouseFile(raw, { today, newId: v7 }).problems.map((found) => {
    const { message, remedy } = sayFault(sentence('nl'), found)
    return `${message} ${remedy}`
  })

describe('what is wrong in a file, in Dutch', () => {
  test.each([
    ['no JSON', '{ "format": ', ['Dit is geen JSON (hier hoort een waarde).']],
    ['another kind of value', fileOf({ acts: 3 as never }), ['"acts" moet een lijst [ … ] zijn.']],
    ['no object at all', '[]', ['"het bestand" moet een object { … } zijn.']],
    [
      'fields that are not right',
      fileOf({
        acts: [
          5 as never,
          { ...acts[0], sector: 'sport', effectiveOn: '2025-02-30' },
          { ...acts[1], name: '' },
          { ...acts[2], colour: 'red', kind: undefined },
        ],
      }),
      [
        '"act 1" moet een object { … } zijn.',
        'is geen dag van de kalender; schrijf hem als jaar-maand-dag, bijvoorbeeld 2026-02-28.',
        '"sector" moet één van deze zijn: ',
        '"name" mag niet leeg zijn.',
        '"kind" ontbreekt in EstablishOrgan.',
        '"colour" is geen veld van EstablishOrgan.',
      ],
    ],
    [
      'a refusal, with the words of the pages and its own remedy',
      fileOf({ acts: withAct(7, { subject: 'garden' }) }),
      [
        'OpenDossier wordt geweigerd: Het onderwerp "garden" bestaat niet in dit huis. Kies een bestaand onderwerp of voeg het eerst toe. Gebruik een standaardonderwerp, of voeg het eerst toe met AddSubject.',
      ],
    ],
    [
      'a refusal without a remedy of its own',
      fileOf({ acts: [...acts, { ...acts[10], seat: 'seat:tweede' }] }),
      ['Laat deze handeling weg, of verander de eerdere handeling waarmee ze botst.'],
    ],
    [
      'references',
      fileOf({ acts: [acts[0], { ...acts[3], organ: 'organ:raad', partner: 'partner:stad' }, { do: 'Dance' }] }),
      ['Geen enkele handeling heet "organ:raad".', '"Dance" is geen handeling die bestaat.'],
    ],
  ])('%s', (_, raw, expected) => {
    const told = dutch(raw)
    for (const text of expected) expect(told.join('\n')).toContain(text)
    expect(told.join('\n')).not.toMatch(/must|is not a|klopt niet/)
  })
})

/** What the fields of commands say when they are wrong; of ids, of access and of what is kept apart no file speaks. */
const notInFiles = /is not the id of|is not a commitment|is larger than/

test('everything that a schema of the domain says of a wrong value is known in both languages', () => {
  const folder = 'src/domain'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const said = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\berror:\s*(['`])(.*?)\1/gs)].map(([, , text]) => text!),
  )
  expect(said.length).toBeGreaterThan(25)
  const unknown = said.filter((text) => !notInFiles.test(text) && !Object.hasOwn(ownWords, text))
  expect(unknown).toEqual([])
})
