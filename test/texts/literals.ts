import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Attributes and properties that hold what a reader sees or hears. */
const SAID = new Set(['alt', 'aria-label', 'caption', 'description', 'hint', 'label', 'placeholder', 'text', 'title'])

/** Two letters after each other: a sign, a number or a unit of one letter is the same in every language. */
const WORD = /\p{L}{2}/u

/** The key of a sentence, or what one begins with: it says nothing by itself. */
const isKey = (text: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]*)+$/.test(text)

const saysSomething = (text: string): boolean =>
  WORD.test(text.replace(/&[a-z]+;/g, '').replace('<!doctype html>', '')) && !isKey(text)

/** Names that programs read stand in `code` or `var`: they are the same in every language. */
const isCode = (parent: ts.Node): boolean =>
  ts.isJsxElement(parent) && ['code', 'var'].includes(parent.openingElement.tagName.getText())

const isText = (node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)

/** What a template says besides what is filled in. */
const partsOf = (node: ts.TemplateExpression): string =>
  [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('')

/** The literal that a node shows to a reader; null where it shows none. */
const shownBy = (node: ts.Node): string | null => {
  if (ts.isJsxText(node)) return isCode(node.parent) ? null : node.text
  const { parent } = node
  const inPage = ts.isJsxExpression(parent) && (ts.isJsxElement(parent.parent) || ts.isJsxFragment(parent.parent))
  const inSaid =
    (ts.isJsxAttribute(parent) && SAID.has(parent.name.getText())) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node && SAID.has(parent.name.getText()))
  if (!inPage && !inSaid) return null
  if (isText(node)) return node.text
  return ts.isTemplateExpression(node) ? partsOf(node) : null
}

/** Words for readers that stand in a source file itself, each with its line. */
export const literalsIn = (name: string, source: string): readonly string[] => {
  const file = ts.createSourceFile(
    name,
    source,
    ts.ScriptTarget.Latest,
    true,
    name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const shown = node.parent === undefined ? null : shownBy(node)
    if (shown !== null && saysSomething(shown)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${name}:${line + 1}: ${shown.trim()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Every source file of the pages. */
export const pageFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('browser'))
    .map((entry) => join(entry.parentPath, entry.name))

export const literalsInFile = (path: string): readonly string[] => literalsIn(path, readFileSync(path, 'utf8'))
