import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { create, type Font } from 'fontkit'
import { packageRoot } from '../../package-root.js'
import { codeOf } from '../code.js'
import { legible, paragraphsOf } from '../legible.js'
import { mapText } from '../map-text.js'
import type { Paper, PaperBlock } from '../paper.js'

const { resolve } = createRequire(import.meta.url)

const letters = [
  '400Regular/SourceSans3_400Regular',
  '600SemiBold/SourceSans3_600SemiBold',
  '700Bold/SourceSans3_700Bold',
].map((path) => readFileSync(resolve(`@expo-google-fonts/source-sans-3/${path}.ttf`)))

const shownByAll = (fonts: readonly Buffer[]): ReadonlySet<number> => {
  const [first, ...others] = fonts.map((font) => new Set((create(font) as Font).characterSet))
  return new Set([...(first ?? [])].filter((code) => others.every((other) => other.has(code))))
}

const shown = shownByAll(letters)
const shows = (character: string): boolean => shown.has(character.codePointAt(0) ?? 0)

/** The template, a plain file beside the sources also when the program runs from dist/. */
const workspace = join(packageRoot, 'src', 'documents', 'pdf')
const template = join(workspace, 'document.typ')

const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: letters }] })

/** How often a result of an earlier document may go unused before it is forgotten. */
const FORGET_AFTER = 2

const inLines = (block: PaperBlock): readonly PaperBlock[] =>
  block.kind === 'paragraph' ? paragraphsOf(block.text).map((text) => ({ ...block, text })) : [block]

/** What the template reads. */
const inputOf = (paper: Paper): string => {
  const printed = mapText({ ...paper, blocks: paper.blocks.flatMap(inLines) }, (text) => legible(text, shows))
  const region = paper.language === 'nl' ? 'BE' : 'GB'
  const { logo } = printed
  return JSON.stringify({
    ...printed,
    // Typst reads no base64, but bytes by their numbers.
    logo: logo === null ? null : { alternative: logo.alternative, bytes: [...Buffer.from(logo.base64, 'base64')] },
    region,
    code: codeOf(paper.origin.address),
  })
}

const compiledOf = (paper: Paper) => compiler.compile({ mainFilePath: template, inputs: { paper: inputOf(paper) } })

/** A picture that is damaged keeps nobody from the minutes: the document is then made without it. */
const compiledAnyway = (paper: Paper) => {
  const result = compiledOf(paper)
  return result.result === null && paper.logo !== null ? compiledOf({ ...paper, logo: null }) : result
}

/**
 * A tagged PDF (PDF/UA-1) of a document; the same bytes for the same document.
 *
 * @throws {Error} when Typst refuses it
 */
export const compilePdf = (paper: Paper): Buffer => {
  const result = compiledAnyway(paper)
  const { result: compiled } = result
  if (compiled === null) throw new Error(`Typst: ${JSON.stringify(result.takeError()?.shortDiagnostics)}`)
  const creationTimestamp = Math.floor(Date.parse(paper.writtenAt) / 1000)
  const pdf = compiler.pdf(compiled, { pdfStandard: 'ua-1', creationTimestamp })
  compiler.evictCache(FORGET_AFTER)
  return pdf
}
