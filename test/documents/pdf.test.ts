import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { legible } from '../../src/documents/legible.js'
import { compilePdf } from '../../src/documents/pdf/compile.js'
import { createPdfWriter } from '../../src/documents/pdf/pdf-writer.js'
import { exampleLogo, examplePaper, readPdf } from './support.js'

const spaceless = (text: string): string => text.replace(/\s/g, '')

describe('a document as PDF', () => {
  test('says what it is, in which language, and is tagged in reading order', async () => {
    const read = await readPdf(compilePdf(examplePaper()))
    expect(read.language).toBe('nl-BE')
    expect(read.marked).toBe(true)
    expect(read.info).toMatchObject({ Title: 'Verslag van de stuurgroep, 12 maart 2026' })
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(read.metadata).toContain('/DisplayDocTitle true')
    expect(read.untagged).toEqual([])
    expect(read.alternatives).toEqual(['QR-code met een adres'])
    expect(read.roles.filter((role) => /^(H\d|Title|Table|TH|TD|L|Figure|Link)$/.test(role))).toEqual(
      expect.arrayContaining(['Table', 'TH', 'TD', 'L', 'Figure', 'Link']),
    )
    expect(read.roles.filter((role) => role === 'TH')).toHaveLength(2)
    expect(read.roles.filter((role) => role === 'TD')).toHaveLength(4)
    expect(read.text).toContain(spaceless('Eerste regel. Tweede regel.'))
    expect(read.text.indexOf('Raadzaal')).toBeLessThan(read.text.indexOf(spaceless('Controleer dit document')))
  })

  test('carries the logo of the house with what it says, and stays tagged and the same each time', async () => {
    const made = compilePdf(examplePaper({ logo: exampleLogo }))
    const read = await readPdf(made)
    expect(read.alternatives).toEqual(['Huis van het <Kind>', 'QR-code met een adres'])
    expect(read.untagged).toEqual([])
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(compilePdf(examplePaper({ logo: exampleLogo })).equals(made)).toBe(true)
    expect(compilePdf(examplePaper()).equals(made)).toBe(false)
  })

  test('is made without a logo that cannot be read', () => {
    const broken = { ...exampleLogo, base64: Buffer.from('geen plaatje').toString('base64') }
    expect(compilePdf(examplePaper({ logo: broken })).equals(compilePdf(examplePaper()))).toBe(true)
  })

  test.each([8, 400])('has columns beside each other, with texts of %i characters', async (length) => {
    const texts = ['Een', 'Twee', 'Drie'].map((text) => ({ text }))
    const long = 'woord '.repeat(length / 4)
    const table = { kind: 'table', caption: 'Tabel', columns: texts, rows: [['kort', 'lid', long]] } as const
    const { pieces } = await readPdf(compilePdf(examplePaper({ blocks: [table] })))
    const [one, two, three] = texts.map(({ text }) => pieces.find((piece) => piece.text === text)!)
    expect(one!.x + one!.width).toBeLessThan(two!.x)
    expect(two!.x + two!.width).toBeLessThan(three!.x)
    expect(new Set([one!.y, two!.y, three!.y]).size).toBe(1)
  })

  test('is the same bytes for the same document, in another process too', async () => {
    const writer = createPdfWriter()
    const here = compilePdf(examplePaper())
    expect(compilePdf(examplePaper()).equals(here)).toBe(true)
    expect((await writer.write(examplePaper())).equals(here)).toBe(true)
    writer.close()
    expect(compilePdf(examplePaper({ title: 'Een ander' })).equals(here)).toBe(false)
  })

  test.each([
    '#import "x": *',
    '#panic("weg")',
    '= Kop',
    '*vet* _schuin_ $x^2$ `code` @verwijzing <merk> // niets /* niets */',
    '\\u{41} #sys.inputs "aanhalingsteken" \'enkel\' -- --- ... ~',
    'ffi fl ﬁ é ë ĳ',
  ])('shows %s as it was written', async (text) => {
    const plain = await readPdf(compilePdf(examplePaper()))
    const read = await readPdf(
      compilePdf(examplePaper({ blocks: [...examplePaper().blocks, { kind: 'paragraph', text }] })),
    )
    expect(read.text.normalize('NFKC')).toContain(spaceless(text).normalize('NFKC'))
    expect(read.roles).toHaveLength(plain.roles.length + 1)
  })

  test('any text stands in it literally, and changes nothing else', async () => {
    const before = await readPdf(compilePdf(withText('x')))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const read = await readPdf(compilePdf(withText(text)))
        expect(read.roles).toEqual(before.roles)
        expect(read.untagged).toEqual([])
        const [, shown = ''] = /begin(.*)einde/su.exec(read.text) ?? []
        expect(numberedAs(shown, text)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('shows what its letters lack by number', async () => {
    const read = await readPdf(compilePdf(withText('漢 \u202e 😀')))
    expect(read.text).toContain('begin[U+6F22][U+202E][U+1F600]einde')
  })
})

/** A document with one text between two marks. */
const withText = (text: string) =>
  examplePaper({
    blocks: [
      { kind: 'list', items: [`begin${text}einde`] },
      { kind: 'facts', facts: [{ name: text, value: 'x' }] },
    ],
  })

/** Is this the text, with whatever could not be shown as its number? */
const numberedAs = (shown: string, text: string): boolean => {
  const compared = (written: string): string => spaceless(written).normalize('NFKC')
  const characters = [...legible(text)].map((character) => [character, legible(character, () => false)])
  let rest = compared(shown)
  for (const [character = '', number = ''] of characters) {
    const plain = compared(character)
    if (plain !== '' && rest.startsWith(plain)) rest = rest.slice(plain.length)
    else if (number.trim() !== '' && rest.startsWith(number)) rest = rest.slice(number.length)
    else if (plain !== '') return false
  }
  return rest === ''
}

describe('the process that writes PDFs', () => {
  const writer = createPdfWriter({ largest: 5_000, patience: 1, queue: 1 })
  afterAll(() => writer.close())

  test('refuses what is too large, and gives up on what takes too long', async () => {
    const large = examplePaper({ blocks: [{ kind: 'paragraph', text: 'x'.repeat(6_000) }] })
    await expect(writer.write(large)).rejects.toMatchObject({ reason: 'too-large' })
    const slow = writer.write(examplePaper())
    await expect(writer.write(examplePaper())).rejects.toMatchObject({ reason: 'too-many' })
    await expect(slow).rejects.toMatchObject({ reason: 'too-slow' })
  })
})
