import { describe, expect, test } from 'vitest'
import { literalsIn, literalsInFile, pageFiles } from './literals.js'

describe('words for readers', () => {
  test('stand in the catalogues, never in a page or a document itself', () => {
    const files = [...pageFiles('src/web'), ...pageFiles('src/documents')]
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap(literalsInFile)).toEqual([])
  })

  test.each([
    ['text in an element', 'const A = () => <p>Niets gevonden</p>'],
    ['text in braces', "const A = () => <p>{'Niets gevonden'}</p>"],
    ['a template', 'const A = (n: number) => <p>{`Nog $' + '{n} dagen`}</p>'],
    ['an attribute that is read out', 'const A = () => <svg aria-label="Tekening" />'],
    ['a label of a field', "const field = { name: 'x', label: 'Uw naam' }"],
  ])('are found where they do stand in a page: %s', (_what, source) => {
    expect(literalsIn('page.tsx', source)).toHaveLength(1)
  })

  test('are not what the catalogue says, a sign, the key of a sentence, or the name of a program', () => {
    const source = [
      "const A = () => <p safe>{say('page.nothing')}</p>",
      'const B = () => <td>–</td>',
      'const C = () => <p><code>client_id</code>: &nbsp;</p>',
      "const field = { label: 'money.what' }",
    ].join('\n')
    expect(literalsIn('page.tsx', source)).toEqual([])
  })
})
