import { describe, expect, it } from 'vitest'
import { endingOf, examine } from '../../src/attachments/media-type.js'
import { attachmentMediaTypes, MAXIMUM_ATTACHMENT_BYTES } from '../../src/domain/contribution/attachment.js'
import { docx, jpeg, ods, odt, pdf, png, xlsx, zip } from './samples.js'

const text = (words: string): Buffer => Buffer.from(words)

const look = (bytes: Buffer, name: string | null = null, declaredType: string | null = null) =>
  examine({ bytes, name, declaredType })

const fits = (mediaType: string) => ({ ok: true, mediaType })
const unfit = (reason: string) => ({ ok: false, reason })

describe('What a file is', () => {
  it.each([
    ['verslag.pdf', pdf(), 'application/pdf'],
    ['brief.odt', odt(), 'application/vnd.oasis.opendocument.text'],
    ['cijfers.ods', ods(), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['brief.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['cijfers.xlsx', xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['nota.txt', text('Voorstel: één speelplein.\r\n\tMet bomen.'), 'text/plain'],
    ['lijst.csv', text('naam;aantal\nspelen;3\n'), 'text/csv'],
    ['foto.JPG', jpeg(), 'image/jpeg'],
    ['plan.png', png(), 'image/png'],
  ])('%s is told by its bytes, and fits its name', async (name, bytes, mediaType) => {
    expect(await look(bytes, name)).toEqual(fits(mediaType))
    expect(await look(bytes, name, mediaType)).toEqual(fits(mediaType))
    expect(await look(bytes, null, 'application/octet-stream')).toEqual(
      fits(mediaType === 'text/csv' ? 'text/plain' : mediaType),
    )
  })

  it('is the same for every kind that may be attached: each has its ending', () => {
    expect(attachmentMediaTypes.map(endingOf)).toEqual([
      'pdf',
      'odt',
      'ods',
      'docx',
      'xlsx',
      'txt',
      'csv',
      'jpg',
      'png',
    ])
  })

  it('is a csv when its name, or without an ending its sender, says so', async () => {
    expect(await look(text('a;b'), 'a.csv', 'application/vnd.ms-excel')).toEqual(fits('text/csv'))
    expect(await look(text('a;b'), 'a.csv', 'text/plain')).toEqual(fits('text/csv'))
    expect(await look(text('a;b'), null, 'text/csv; charset=utf-8')).toEqual(fits('text/csv'))
    expect(await look(text('a;b'), 'a.txt', 'text/csv')).toEqual(unfit('type-differs'))
  })

  it.each([
    ['a picture called a document', png(), 'verslag.pdf', null],
    ['a document declared as a picture', pdf(), null, 'image/png'],
    ['a text called a document', text('Dit is geen pdf.'), 'verslag.pdf', 'application/pdf'],
    ['a web page called a text by its name only', text('<html></html>'), 'pagina.txt', 'text/html'],
    ['a sheet called a letter', xlsx(), 'brief.docx', null],
  ])('is not believed from its name: %s', async (_, bytes, name, declared) => {
    expect(await look(bytes, name, declared)).toEqual(unfit('type-differs'))
  })

  it.each([
    ['a web page', text('<html><script>alert(1)</script></html>'), 'pagina.html', 'text/html'],
    [
      'a drawing that can hold a script',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.svg',
      null,
    ],
    ['the same called a text', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.txt', null],
    ['a program', Buffer.concat([text('MZ'), Buffer.alloc(200)]), 'programma.exe', null],
    ['a program called a text', Buffer.concat([text('MZ'), Buffer.alloc(200)]), 'programma.txt', null],
    ['a plain archive', zip({ 'a.txt': 'x' }), 'map.zip', null],
    ['a plain archive called a letter', zip({ 'a.txt': 'x' }), 'brief.docx', null],
    [
      'a letter with macros',
      zip({
        '[Content_Types].xml':
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
      'brief.docx',
      null,
    ],
    ['bytes that are no text', Buffer.from([0xc3, 0x28, 0x41]), 'nota.txt', null],
    ['text with control characters', text('a\u0000b'), 'nota.txt', null],
    ['text with escape codes of a terminal', text('a\u001b[31mb'), 'nota.txt', null],
  ])('may not be attached: %s', async (_, bytes, name, declared) => {
    expect(await look(bytes, name, declared)).toEqual(unfit('type-not-allowed'))
  })

  it('has at least one byte, and at most the limit', async () => {
    expect(await look(Buffer.alloc(0), 'nota.txt')).toEqual(unfit('empty'))
    expect(await look(Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES, 'a'), 'nota.txt')).toEqual(fits('text/plain'))
    expect(await look(Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES + 1, 'a'), 'nota.txt')).toEqual(unfit('too-large'))
  })
})
