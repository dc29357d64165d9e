import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/documents/docx/write-docx.js'
import { writeHtml } from '../../src/documents/html/write-html.js'
import { exampleLogo, examplePaper } from './support.js'

const hostile = '<script>alert(1)</script> & "x" \u0007 \u202e'

describe('a document as a Word file', () => {
  test('is the same bytes for the same document, at whatever moment', async () => {
    const one = await writeDocx(examplePaper())
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await writeDocx(examplePaper())).equals(one)).toBe(true)
  })

  test('carries the logo of the house with what it says, the same bytes each time', async () => {
    const one = await writeDocx(examplePaper({ logo: exampleLogo }))
    expect((await writeDocx(examplePaper({ logo: exampleLogo }))).equals(one)).toBe(true)
    const file = await JSZip.loadAsync(one)
    const [picture] = file.file(/^word\/media\//)
    expect((await picture!.async('nodebuffer')).toString('base64')).toBe(exampleLogo.base64)
    expect(await file.file('word/document.xml')!.async('string')).toContain('descr="Huis van het &lt;Kind')
    const broken = { ...exampleLogo, base64: '' }
    expect((await writeDocx(examplePaper({ logo: broken }))).equals(await writeDocx(examplePaper()))).toBe(true)
  })

  test('holds every text, its language and its headings, and the moment of its newest event', async () => {
    const file = await JSZip.loadAsync(await writeDocx(examplePaper({ title: hostile })))
    const text = await file.file('word/document.xml')!.async('string')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ')
    expect(text).toContain('[U+0007] [U+202E]')
    expect(text).toContain('Voorzitter (Stad)')
    expect(text).toContain('<w:tblHeader/>')
    expect(text).toContain('w:val="Heading1"')
    expect(await file.file('word/styles.xml')!.async('string')).toContain('nl-BE')
    expect(await file.file('docProps/core.xml')!.async('string')).toContain(
      '2026-03-12T20:00:00.000Z</dcterms:created>',
    )
  })
})

describe('a document as a page', () => {
  test('carries the logo of the house with what it says', async () => {
    const html = await writeHtml(examplePaper({ logo: exampleLogo }), '/assets/x.css')
    expect(html).toContain(`src="data:image/png;base64,${exampleLogo.base64}" alt="Huis van het `)
    expect(await writeHtml(examplePaper(), '/assets/x.css')).not.toContain('paper-logo')
  })

  test('escapes every text and has header cells and a title', async () => {
    const html = await writeHtml(examplePaper({ title: hostile, house: hostile }), '/assets/x.css')
    expect(html).not.toContain('<script>')
    expect(html).toContain('<html lang="nl-BE">')
    expect(html).toContain('<th scope="col"')
    expect(html).toContain('<th scope="row">Voorzitter (Stad)</th>')
    expect(html).toContain('alt="QR-code met een adres"')
    expect(html).toContain('[U+0007] [U+202E]')
    const blank = await writeHtml(examplePaper({ blocks: [{ kind: 'paragraph', text: 'een\n\n \ntwee' }] }), '/x.css')
    expect(blank).toContain('<p>een</p><p>twee</p>')
  })
})
