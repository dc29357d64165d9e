import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Paper } from '../../src/documents/paper.js'
import { toInstant } from '../../src/domain/shared/time.js'
import { png } from '../attachments/samples.js'

/** The picture of a house, as a document holds it. */
export const exampleLogo = {
  mediaType: 'image/png',
  base64: png(300, 80).toString('base64'),
  alternative: 'Huis van het <Kind>',
} as const

/** A small document with every kind of block. */
export const examplePaper = (changed: Partial<Paper> = {}): Paper => ({
  language: 'nl',
  title: 'Verslag van de stuurgroep, 12 maart 2026',
  house: 'Huis van het Kind Voorbeeld',
  logo: null,
  blocks: [
    { kind: 'heading', level: 1, text: 'Wie er was' },
    {
      kind: 'table',
      caption: 'Aanwezigen',
      columns: [{ text: 'Zetel' }, { text: 'Bedrag', number: true }],
      rows: [
        ['Voorzitter (Stad)', '€ 1.250,00'],
        ['Lid (School)', '€ 3,50'],
      ],
    },
    { kind: 'heading', level: 2, text: 'Punt 1' },
    { kind: 'paragraph', text: 'Eerste regel.\nTweede regel.' },
    { kind: 'list', items: ['een', 'twee'] },
    { kind: 'facts', facts: [{ name: 'Plaats', value: 'Raadzaal' }] },
  ],
  origin: {
    title: 'Controleer dit document',
    lines: ['Stand op 12 maart 2026.'],
    address: 'https://huis.example/verifieer?gebeurtenis=0195',
    codeText: 'QR-code met een adres',
  },
  writtenAt: toInstant(new Date('2026-03-12T20:00:00Z')),
  ...changed,
})

type Tree = {
  readonly role?: string
  readonly children?: readonly Tree[]
  readonly alt?: string
  readonly lang?: string
}

export type ReadPdf = {
  readonly language: string | null
  readonly marked: boolean
  readonly info: Readonly<Record<string, unknown>>
  /** The XMP metadata as it stands there. */
  readonly metadata: string
  /** The text as it is drawn, in its order, without any space. */
  readonly text: string
  /** The roles of the structure tree, in reading order, without pages and contents. */
  readonly roles: readonly string[]
  readonly alternatives: readonly string[]
  /** Every piece of text with where it stands on its page, in points from the left and from below. */
  readonly pieces: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[]
  /** Pieces of text that stand outside marked content. */
  readonly untagged: readonly string[]
}

const rolesIn = ({ role, children = [] }: Tree): readonly string[] => [
  ...(role === undefined || role === 'Root' ? [] : [role]),
  ...children.flatMap(rolesIn),
]
const alternativesIn = ({ alt, children = [] }: Tree): readonly string[] => [
  ...(alt === undefined ? [] : [alt]),
  ...children.flatMap(alternativesIn),
]

/** What Mozilla's PDF library reads of a file. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  const pdf = await loading.promise
  const metadata = await pdf.getMetadata()
  const marks = await pdf.getMarkInfo()
  const found = {
    text: '',
    roles: [] as string[],
    alternatives: [] as string[],
    untagged: [] as string[],
    pieces: [] as ReadPdf['pieces'][number][],
  }
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as Tree | null
    if (tree !== null) {
      found.roles.push(...rolesIn(tree))
      found.alternatives.push(...alternativesIn(tree))
    }
    let depth = 0
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if (!('str' in item)) {
        depth += item.type === 'endMarkedContent' ? -1 : 1
        continue
      }
      if (depth === 0 && item.str.trim() !== '') found.untagged.push(item.str)
      found.text += item.str
      const [, , , , x = 0, y = 0] = item.transform as readonly number[]
      if (item.str.trim() !== '') found.pieces.push({ text: item.str, x, y, width: item.width })
    }
  }
  const result = {
    ...found,
    text: found.text.replace(/\s/g, ''),
    language: (metadata.info as { Language?: string }).Language ?? null,
    marked: (marks as { Marked?: boolean } | null)?.Marked === true,
    info: metadata.info as Readonly<Record<string, unknown>>,
    metadata: Buffer.from(bytes).toString('latin1'),
  }
  await loading.destroy()
  return result
}
