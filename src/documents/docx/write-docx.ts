import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import JSZip from 'jszip'
import { pictureSize } from '../../attachments/picture-size.js'
import { legible, linesOf, paragraphsOf } from '../legible.js'
import { mapText } from '../map-text.js'
import { languageTags, type Paper, type PaperBlock, type PaperColumn } from '../paper.js'

const run = (text: string, bold = false): TextRun => {
  const options: IRunOptions = { text, bold }
  return new TextRun(options)
}

const paragraphs = (text: string): readonly Paragraph[] =>
  paragraphsOf(text).map((line) => new Paragraph({ children: [run(line)], spacing: { after: 120 } }))

const cell = (text: string, column: PaperColumn | undefined, bold: boolean): TableCell =>
  new TableCell({
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: column?.number === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [run(text, bold)],
      }),
    ],
  })

const table = ({ caption, columns, rows }: Extract<PaperBlock, { kind: 'table' }>): readonly (Paragraph | Table)[] => [
  new Paragraph({ keepNext: true, children: [run(caption, true)], spacing: { before: 120 } }),
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map((column) => cell(column.text, column, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((text, index) => cell(text, columns[index], false)) })),
    ],
  }),
  new Paragraph({}),
]

const blockOf = (block: PaperBlock): readonly (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ]
    case 'paragraph':
      return paragraphs(block.text)
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
    case 'facts':
      return block.facts.map(({ name, value }) => new Paragraph({ children: [run(`${name}: `, true), run(value)] }))
    case 'table':
      return table(block)
  }
}

/** How high the logo stands, in the dots of a screen; it is as wide as it then has to be. */
const LOGO_HEIGHT = 68

const logoOf = ({ logo }: Paper): readonly Paragraph[] => {
  const data = logo === null ? null : Buffer.from(logo.base64, 'base64')
  const size = data === null ? null : pictureSize(data)
  if (logo === null || data === null || size === null) return []
  const transformation = { width: Math.round((size.width * LOGO_HEIGHT) / size.height), height: LOGO_HEIGHT }
  const altText = { name: 'logo', title: logo.alternative, description: logo.alternative, id: '1' }
  const type = logo.mediaType === 'image/png' ? 'png' : 'jpg'
  return [new Paragraph({ children: [new ImageRun({ type, data, transformation, altText })] })]
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** What the file says of itself; the library would write the moment at which it was made. */
const coreOf = ({ title, house, writtenAt, language }: Paper): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(house)}</dc:creator><dc:language>${languageTags[language]}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${writtenAt}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${writtenAt}</dcterms:modified></cp:coreProperties>`

/** The same archive with the moment of the document on every file in it, so that the same document is the same bytes. */
const dated = async (archive: Buffer, moment: Date): Promise<Buffer> => {
  const read = await JSZip.loadAsync(archive)
  const written = new JSZip()
  for (const name of Object.keys(read.files).sort()) {
    const file = read.file(name)
    if (file !== null) written.file(name, await file.async('nodebuffer'), { date: moment, createFolders: false })
  }
  return written.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** A document as a file that a word processor edits; the same bytes for the same document. */
export const writeDocx = async (given: Paper): Promise<Buffer> => {
  const paper = mapText(given, (text) =>
    linesOf(text)
      .map((line) => legible(line))
      .join('\n'),
  )
  const { title, house, blocks, origin, language } = paper
  const document = new Document({
    title,
    creator: house,
    styles: {
      default: {
        document: { run: { font: 'Source Sans 3', size: 21, language: { value: languageTags[language] } } },
      },
    },
    sections: [
      {
        children: [
          ...logoOf(paper),
          new Paragraph({ text: house }),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...blocks.flatMap(blockOf),
          new Paragraph({ text: origin.title, heading: HeadingLevel.HEADING_1 }),
          ...origin.lines.flatMap(paragraphs),
          ...paragraphs(origin.address),
        ],
      },
    ],
  })
  const archive = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreOf(paper) }])
  return dated(archive, new Date(paper.writtenAt))
}
